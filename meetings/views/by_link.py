"""Links in mail that are used without signing in: how often one may, and the page that says why one cannot."""

from allauth.account.adapter import get_adapter
from allauth.core.internal.ratelimit import truncate_ip
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hscp.identity.limits import too_fast

SLOWER = "This link was used a great many times in a short while. Nothing was changed. Try again in an hour."
SECONDS = "3600"


def closed(request: HttpRequest, why: str, status: int, *, sign_in: bool = False) -> HttpResponse:
    """The page of a link that cannot be used, with the sentence that says why; ``sign_in``: and where to sign in."""
    context = {"title": "This link cannot be used", "why": why, "sign_in": sign_in}
    response = render(request, "meetings/link_closed.html", context, status=status)
    if status == 429:
        response["Retry-After"] = SECONDS
    return response


def opens_nothing(request: HttpRequest, why: str, *, sign_in: bool = False) -> HttpResponse:
    """The answer to a link that we did not sign, or that leads to nothing: too many from one address are held back."""
    if too_fast(request, "no_link", truncate_ip(get_adapter(request).get_client_ip(request))):
        return closed(request, SLOWER, 429)
    return closed(request, why, 404, sign_in=sign_in)


def used_too_often(request: HttpRequest, token: str) -> HttpResponse | None:
    """The page that asks for patience where one link, opened or answered, was used too often; else None."""
    return closed(request, SLOWER, 429) if too_fast(request, "link", token) else None
