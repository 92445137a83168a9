"""Keeps what a signed-in person has seen out of every cache, the browser's own included."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control

Answer = Callable[[HttpRequest], HttpResponseBase]


def keep_out_of_caches(get_response: Answer) -> Answer:
    """Middleware: answers to a browser that has a session, or is given one, say ``no-store``.

    The back button after signing out then shows the sign-in page, and no proxy keeps a copy.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        session = getattr(request, "session", None)
        if settings.SESSION_COOKIE_NAME in request.COOKIES or (session is not None and session.modified):
            patch_cache_control(response, no_store=True, private=True)
        return response

    return answer
