"""Pages for everybody."""

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hscp.record.pulse import AWAY, Trouble, troubles, words


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement: what works, what is known not to, how it is tested."""
    return render(request, "reporting/accessibility.html", {"title": "Accessibility statement"})


@require_safe
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """For whoever watches over the site: "ok", or 503 and a word for what is wrong. Nothing more for strangers.

    Two queries by an index, and no session for somebody who brings none.
    """
    return _said(troubles(timezone.now()))


@require_safe
@never_cache
def health_web(request: HttpRequest) -> HttpResponse:
    """For whoever sends visitors here: "ok" while this process and its database answer, whatever else has stopped."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except Error:
        return _said([AWAY])
    return _said([])


def _said(found: list[Trouble]) -> HttpResponse:
    response = HttpResponse(words(found), status=503 if found else 200, content_type="text/plain")
    # The alarm writes its ERROR once a period; Django would write one each time that a monitor asks.
    response._has_been_logged = True  # type: ignore[attr-defined]
    return response
