"""A fresh second factor for acts that matter: used within the last quarter of an hour, or asked for again.

``fresh_factor`` guards a view. Whoever has not shown a second factor lately is asked for it and comes back to the same
address. A form that was sent meanwhile is kept in the session, which is sealed, and sent with one press afterwards.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast, overload
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.http.response import HttpResponseRedirectBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from hscp.identity.limits import too_fast

FRESH_FOR = 15 * 60  # seconds
KEPT = "kept_request"  # where the session keeps what waits for the factor
UNKEPT = ("csrfmiddlewaretoken",)
View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class NotFresh(Exception):
    """A door was opened to something that asks for a factor of the last 15 minutes, and there is none.

    Raised before anything is read or written; `asked_again` makes the question of it.
    """


class AskedFirst(HttpResponseRedirectBase):
    """Not an `HttpResponseRedirect`: `hscp.record.once` takes those for an act that was done, and nothing was."""

    status_code = 302


def factor_used_at(request: HttpRequest) -> float | None:
    """When this session last used a second factor, in seconds since 1970; None if it never has."""
    user: Any = request.user
    if not user.is_authenticated:
        return None
    used = [record["at"] for record in get_authentication_records(request, user) if record.get("method") == "mfa"]
    return max(used, default=None)


def is_fresh(request: HttpRequest) -> bool:
    """Whether a second factor was used in this session within ``FRESH_FOR``.

    In demonstration mode an account that has none, and never showed one in this session, is not asked.
    """
    used = factor_used_at(request)
    if used is None:
        return settings.HSCP_DEMO
    return time.time() - used < FRESH_FOR


@overload
def fresh_factor(view: View) -> View: ...


@overload
def fresh_factor(
    *, when: Callable[[HttpRequest], bool] | None = None, keeps: bool = True
) -> Callable[[View], View]: ...


def fresh_factor(view: Any = None, *, when: Callable[[HttpRequest], bool] | None = None, keeps: bool = True) -> Any:
    """Decorator: the view answers only who has used a second factor within the last 15 minutes.

    ``when`` says of a request whether it needs one: ``fresh_factor(when=asks_for_a_file)`` for a page of which only
    the download does; ``keeps=False`` for a form that must not be kept, a password's say. The door of the view
    still decides who may; this asks only whether it is really them.
    """

    def guard(guarded: Any) -> Any:
        @wraps(guarded)
        def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            asked_for = when is None or when(request)
            if asked_for and not is_fresh(request):
                return ask_first(request, download=when is not None, keeps=keeps)
            if asked_for and when is not None and too_fast(request, "files"):
                return render(request, "429.html", status=429)
            answer: HttpResponseBase = guarded(request, *args, **kwargs)
            return answer

        return wrapper

    return guard if view is None else guard(view)


def asked_again(view: View) -> View:
    """Decorator: where a door says ``NotFresh``, the factor is asked for and the same request is carried on with."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except NotFresh:
            return ask_first(request)

    return cast("View", wrapper)


def asks_for_a_file(request: HttpRequest) -> bool:
    """Whether a register is asked for as a file (``?format=csv``): a whole list leaves the house at once."""
    return bool(request.GET.get("format"))


def ask_first(request: HttpRequest, *, download: bool = False, keeps: bool = True) -> HttpResponse:
    """To the page that asks for the factor, and from there back: a form through a page that sends it again."""
    back = request.get_full_path()
    if request.method not in ("GET", "HEAD") and keeps:
        request.session[KEPT] = {
            "path": back,
            "page": page_before(request),
            "fields": [[name, text] for name, texts in request.POST.lists() if name not in UNKEPT for text in texts],
            "files": sorted(request.FILES),
        }
        back = reverse("carry_on")
    elif download:
        request.session[KEPT] = {"path": back, "page": page_before(request), "download": True}
        back = reverse("carry_on")
    asked = f"{reverse('confirm_factor')}?{urlencode({'next': back})}"
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": asked})  # a piece of a page cannot show another
    return AskedFirst(asked)


def page_before(request: HttpRequest) -> str:
    """The page of ours that a form or a link stood on; home where that is not known."""
    page = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    if page and url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure()):
        return page
    return reverse("home")
