"""Tells the browser what our pages never do, so that it refuses it for them; refuses what is too large to take in."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers

from hscp.ui.views.refusals import method_refused

Answer = Callable[[HttpRequest], HttpResponseBase]


def say_what_the_browser_may(get_response: Answer) -> Answer:
    """Middleware: no device is asked for (Permissions-Policy), and no other site embeds what we answer.

    The other headers of this kind come from Django's security middleware and from django-csp.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("X-Frame-Options", settings.X_FRAME_OPTIONS)  # Django's own is not always reached
        return response

    return answer


DRAINED = 4  # times the limit: what is read and thrown away, so that the browser comes to reading our answer
PIECE = 1 << 16


def refuse_what_is_too_large(get_response: Answer) -> Answer:
    """Middleware: a request of more than ``REQUEST_LIMIT`` bytes is not taken in. The page (413) says the limit."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        length = str(request.META.get("CONTENT_LENGTH") or "0")
        size = int(length) if length.isdecimal() else 0
        if size <= settings.REQUEST_LIMIT:
            return get_response(request)
        left = min(size, DRAINED * settings.REQUEST_LIMIT)
        while left > 0 and (piece := request.read(min(PIECE, left))):
            left -= len(piece)
        context = {"limit": settings.UPLOAD_LIMIT // 1_000_000}
        response = HttpResponse(render_to_string("413.html", context), status=413)
        add_never_cache_headers(response)
        return response

    return answer


def say_why_not(get_response: Answer) -> Answer:
    """Middleware: whoever opens an address that answers only a button is told so, and led back (405)."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            return method_refused(request, response)
        return response

    return answer


def refuse_other_methods(get_response: Answer) -> Answer:
    """Middleware: we use GET, HEAD and POST; every other method (TRACE, OPTIONS, PUT, …) is answered 405."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if request.method in settings.METHODS:
            return get_response(request)
        return HttpResponseNotAllowed(settings.METHODS)

    return answer
