"""Links in mail that are used without signing in: how often one may, and the page that says why one cannot."""

from collections.abc import Callable
from typing import TypeVar

from allauth.account.adapter import get_adapter
from allauth.core.internal.ratelimit import truncate_ip
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hscp.identity.limits import too_fast
from hscp.spaces.acting import acting, in_space
from meetings.rules.inviting import TELL

Mailed = TypeVar("Mailed")

SLOWER = "This link was used a great many times in a short while. Nothing was changed. Try again in an hour."
SECONDS = "3600"


def opened(
    request: HttpRequest,
    token: str,
    read: Callable[[str], tuple[int, int, int, int]],
    find: Callable[[int, int, int], Mailed | None],
    answer: Callable[[HttpRequest, Mailed], HttpResponse],
) -> HttpResponse:
    """Open what a mail's link leads to, inside its space and outside every sign-in: to write only where it is sent.

    ``read`` gives space, question, line and number of a token that we signed; ``find`` the mail, None where it leads to
    nothing; ``answer`` the page. A token that is not ours, or leads to nothing, is answered 404, too much use 429.
    """
    try:
        space_id, asked, line, number = read(token)
    except (BadSignature, ValueError, TypeError):
        return opens_nothing(request, f"The link is not complete: a part of it was lost on the way. {TELL}")
    if held_back := used_too_often(request, token):
        return held_back
    context = in_space(space_id)
    with acting(context if request.method == "POST" else context.only_reading()):
        sent = find(asked, line, number)
        if sent is None:
            return opens_nothing(request, f"There is nothing to answer here. {TELL}")
        return answer(request, sent)


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
