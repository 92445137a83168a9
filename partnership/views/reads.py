"""Put around every view below a space: what it shows of case files is written down before the page goes out.

A page that would show something of one to somebody who has not used a second factor lately asks for it instead, a list
or a search as much as the file's own pages.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpResponseBase

from hscp.identity.fresh import ask_first
from hscp.spaces.clock import now
from hscp.spaces.looks import looking
from hscp.spaces.middleware import READING
from partnership.enums import ReadKind
from partnership.operations.cases import record_reads

FILE_FORMATS = ("csv", "xlsx", "pdf")


def reads_recorded(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Record, in the transaction of the view, that the one who asked was shown rows of these case files.

    One row for each file and page, in one query; nothing where no row of a file was read, and nothing where the
    answer shows none (a redirect). Costs those who open no case file nothing.
    """

    @wraps(view)
    def wrapper(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.acting.files:
            return view(request, *args, **kwargs)
        with looking() as seen:
            response: Any = view(request, *args, **kwargs)
            if hasattr(response, "render") and not response.is_rendered:
                response = response.render()
        opened = seen & request.acting.files
        if opened and request.method in READING and not 300 <= response.status_code < 400 and not request.rights.fresh:
            waiting: Any = get_messages(request)
            waiting.used = False  # they were on the page that is not shown
            return ask_first(request, download="attachment" in response.headers.get("Content-Disposition", ""))
        if opened and not 300 <= response.status_code < 400:
            page = request.resolver_match.url_name or ""
            kind = kind_of(page, request, response)
            record_reads(file_ids=opened, kind=kind, page=page, path=request.path, at=now())
        return response

    return wrapper


def kind_of(page: str, request: Any, response: HttpResponseBase) -> ReadKind:
    """How it was seen: taken out as a file, on paper, in a history, among the hits of a search, or on a page."""
    if request.GET.get("format") in FILE_FORMATS or "attachment" in response.headers.get("Content-Disposition", ""):
        return ReadKind.EXPORT
    if page.endswith("_print"):
        return ReadKind.PRINT
    if page.endswith("_history"):
        return ReadKind.HISTORY
    if request.GET.get("q", "").strip():
        return ReadKind.SEARCH
    return ReadKind.PAGE
