"""Tells the browser what our pages never do, so that it refuses it for them."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

Answer = Callable[[HttpRequest], HttpResponseBase]


def say_what_the_browser_may(get_response: Answer) -> Answer:
    """Middleware: no device is asked for (Permissions-Policy), and no other site embeds what we answer.

    The other headers of this kind come from Django's security middleware and from django-csp.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return answer
