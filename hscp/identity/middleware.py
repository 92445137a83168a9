"""What holds for every request of somebody signed in: caches, the ends of a session, and the second factor."""

import time
from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control

from hscp.identity.events import note_refusal
from hscp.identity.fresh import factor_used_at
from hscp.identity.ledger import shut_unless_as_recorded
from hscp.identity.limits import remember_browser, too_fast
from hscp.identity.session_keys import stored_key
from hscp.identity.sessions import BEGAN, IDLE_FOR, LASTS, SEEN, SEEN_ANEW_AFTER, SET_UP_THEN

Answer = Callable[[HttpRequest], HttpResponseBase]
# What somebody reaches who has given a password and has no second factor yet: setting one up, and leaving.
SETTING_UP = frozenset(
    {
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "account_reauthenticate",
        "account_logout",
        "accessibility",
        "health",
        "health_web",
    }
)
BY_ITSELF = "X-By-Itself"
READING = ("GET", "HEAD")


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


class SignedInMiddleware:
    """Ends sessions that are too old, and keeps everybody without a second factor at the pages that set one up.

    Stands behind the session, the account and the messages, and before the space: what it ends goes on as a visitor
    who is signed out, so that the page of a form that comes too late still shows what was typed. No query of its own,
    except once a minute, when it notes that the session was seen.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            self.end_or_note(request)
        if request.user.is_authenticated and too_fast(request, "requests"):
            response: HttpResponseBase = render(request, "429.html", status=429)
        else:
            response = self.get_response(request)
        note_refusal(request, response.status_code)
        if getattr(request, "signed_out", False) and request.is_secure():
            # What pages left in the browser goes; the cookies stay, for one of them spares a limit.
            response["Clear-Site-Data"] = '"cache", "storage"'
        signed_in = getattr(request, "signed_in_as", "")
        if signed_in:
            remember_browser(request, response, signed_in)
        return response

    def end_or_note(self, request: HttpRequest) -> None:
        """Sign out whose session is over; else remember, once a minute, that it was used.

        What a page asks for by itself every few seconds, with nobody at it, is no use of the session: it says so in a
        header, which can only make its own session shorter.
        """
        moment = time.time()
        began, seen = request.session.get(BEGAN), request.session.get(SEEN)
        if began is None or seen is None:  # not begun by signing in
            logout(request)
        elif moment - began >= LASTS:
            logout(request)
            messages.info(request, "You were signed in for 12 hours, so you have been signed out. Sign in again.")
        elif moment - seen >= IDLE_FOR:
            logout(request)
            messages.info(request, "Nothing happened for 30 minutes, so you have been signed out. Sign in again.")
        elif moment - seen >= SEEN_ANEW_AFTER and BY_ITSELF not in request.headers:
            request.session[SEEN] = moment
            listed = UserSession.objects.filter(session_key=stored_key(request.session.session_key or ""))
            listed.update(last_seen_at=timezone.now())

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        user: Any = request.user
        if not user.is_authenticated or settings.HSCP_DEMO or factor_used_at(request) is not None:
            return None
        if Authenticator.objects.filter(user_id=user.pk).exists():
            # There is a factor, and this session came about without it: set up elsewhere in the meantime, say.
            logout(request)
            messages.info(request, "Your account has a second step now. Sign in again and use it.")
            return self.go(request, reverse("account_login"))
        if shut := shut_unless_as_recorded(request, user):  # it had one, which somebody took away past us
            return shut
        match = request.resolver_match
        if match is not None and match.url_name in SETTING_UP:
            return None
        if request.method in READING and not request.headers.get("HX-Request"):
            request.session[SET_UP_THEN] = request.get_full_path()
        return self.go(request, reverse("mfa_index"))

    def go(self, request: HttpRequest, url: str) -> HttpResponse:
        """There, also for a piece of a page, which cannot show another."""
        if request.headers.get("HX-Request"):
            return HttpResponse(headers={"HX-Redirect": url})
        return HttpResponseRedirect(url)
