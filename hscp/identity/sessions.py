"""Sessions: how long they last, where they are listed, and what ends them at once."""

import time
from datetime import datetime, timedelta
from importlib import import_module
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.core.internal.sessionkit import get_session_user
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.http import HttpRequest
from django.utils import timezone

from hscp.identity.entries import AccountEventKind
from hscp.identity.events import address_of
from hscp.identity.ledger import enter, recorded_factors
from hscp.identity.models import User
from hscp.identity.session_keys import StoredKey, stored_key

IDLE_FOR = 30 * 60  # seconds without a request
LASTS = 12 * 60 * 60  # seconds since the sign-in, whatever happens
SEEN_ANEW_AFTER = 60  # seconds between two notes that a session is in use
BEGAN, SEEN = "began", "seen"  # seconds since 1970, by the machine's clock: no demonstration shifts it
SEATED = "seated"  # whether the session has entered a space
# Marks in what a browser says of itself; the first that fits, for most claim to be several.
BROWSERS = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("CriOS", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)
SET_UP_THEN = "set_up_then"  # where to go once a second factor is set up


def on_signed_in(sender: Any, request: Any, user: User, **rest: Any) -> None:
    """Django says that somebody has signed in: the session begins, and the browser becomes known to the limits."""
    request.session[BEGAN] = request.session[SEEN] = time.time()
    request.signed_in_as = user.email


def on_factor_added(sender: Any, request: Any, user: User, authenticator: Any, **rest: Any) -> None:
    """allauth says that a factor was set up: its code or key was just shown, so the session has used it."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)


def on_factor_used(sender: Any, request: Any, user: User, **rest: Any) -> None:
    """allauth says that a factor was right. Where it was asked for again, the session goes on under a new key."""
    if rest.get("reauthenticated"):
        renew(request)


def on_signed_out(sender: Any, request: Any, user: Any, **rest: Any) -> None:
    """Django says that a session is over: the answer tells the browser to drop what pages left in it."""
    request.signed_out = user is not None


def renew(request: HttpRequest) -> None:
    """Give a session a new key after somebody has shown again who they are; the old key opens nothing any more."""
    old = request.session.session_key
    request.session.cycle_key()
    moved(old, request.session.session_key)


def moved(old: str | None, new: str | None) -> None:
    """Keep a session in the list under its new key."""
    UserSession.objects.filter(session_key=stored_key(old or "")).update(session_key=stored_key(new or ""))


def on_let_in(sender: Any, request: Any, user: User, **rest: Any) -> None:
    """allauth says that somebody is in, by whatever way: the session is listed, and those that are over are not."""
    listed(user)
    put_on_list(request)


def on_password_set(sender: Any, request: Any, **rest: Any) -> None:
    """allauth says that a password was changed: the session goes on under a new key."""
    put_on_list(request)


def put_on_list(request: HttpRequest) -> None:
    """List a session for its account: since when, from where, with what."""
    if not request.session.session_key:
        request.session.save()
    longest = UserSession._meta.get_field("user_agent").max_length
    seen = {
        "user": request.user,
        "ip": address_of(request),
        "user_agent": request.META.get("HTTP_USER_AGENT", "")[:longest],
        "last_seen_at": timezone.now(),
    }
    UserSession.objects.update_or_create(session_key=stored_key(request.session.session_key or ""), defaults=seen)


def listed(user: User) -> list[UserSession]:
    """The sessions of an account that are not over, latest seen first; the others are dropped from the list."""
    found = []
    for row in UserSession.objects.filter(user_id=user.pk).order_by("-last_seen_at"):
        session = import_module(settings.SESSION_ENGINE).SessionStore(StoredKey(row.session_key))
        if get_session_user(session):
            found.append(row)
        else:
            row.delete()
    return found


def end_session(row: UserSession) -> None:
    """End one session that is listed, at once."""
    Session.objects.filter(session_key=row.session_key).delete()
    row.delete()


def sessions_of(user: User, at: datetime) -> list[UserSession]:
    """Where an account is signed in at ``at``, the last used first. One query, however many there are.

    What is listed of sessions that are over goes in the night (``forget_sessions``).
    """
    alive = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=at)
    rows: Any = UserSession.objects.filter(Exists(alive), user_id=user.pk)
    return list(rows.order_by("-last_seen_at", "-pk"))


@transaction.atomic
def end_sessions(*, user: User) -> None:
    """End every session of an account, now, wherever it runs.

    The round on the account is part of what each session is bound to, so that one which is being written at this very
    moment is dead as well; the rows are taken away besides.
    """
    User.objects.filter(pk=user.pk).update(session_round=F("session_round") + 1)
    user.refresh_from_db(fields=["session_round"])
    for session in UserSession.objects.filter(user_id=user.pk):
        end_session(session)


@transaction.atomic
def close_account(*, user: User, reopen: bool = False, as_it_stands: bool = False) -> None:
    """Let an account sign in no more and end its sessions, or let it sign in again.

    ``as_it_stands``: its record takes over whatever was written past us; whoever says so has looked.
    """
    User.objects.filter(pk=user.pk).update(is_active=reopen)
    kind = AccountEventKind.REOPENED if reopen else AccountEventKind.CLOSED
    enter(user, kind, "As it stood" if as_it_stands else "", whole=as_it_stands, open=reopen)
    end_sessions(user=user)


@transaction.atomic
def drop_factors(*, user: User) -> int:
    """Take an account's second factors and its ties to providers away, end its sessions. How many factors it had.

    The account's record says from then on that it has none, so that one can be set up with the password alone; what
    else differs from the record goes on doing so. A record of which no row is ours begins anew with what stands now.
    """
    gone, _ = Authenticator.objects.filter(user_id=user.pk).delete()
    SocialAccount.objects.filter(user_id=user.pk).delete()  # whom an organisation's provider knows the person as
    whole = recorded_factors(user.pk) is None
    none_left: dict[str, Any] = {} if whole else {"factors": {}, "ties": {}}
    enter(user, AccountEventKind.RESET, whole=whole, **none_left)
    end_sessions(user=user)
    return gone


def forget_sessions(at: datetime) -> None:
    """Drop the rows of sessions that can not be used any more at ``at``, and what was listed about them."""
    Session.objects.filter(expire_date__lt=at).delete()
    UserSession.objects.filter(last_seen_at__lt=at - timedelta(seconds=LASTS)).delete()


def note_seat(request: HttpRequest, *, seated: bool) -> None:
    """Remember that a session has entered a space, or end it where its account holds no live seat any more."""
    if seated:
        if SEATED not in request.session:
            request.session[SEATED] = True
    elif request.session.get(SEATED):
        logout(request)


def browser_words(user_agent: str) -> str:
    """What a browser calls itself, in a person's words: "Firefox on Windows". Unknown ones in their own."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), "")
    system = next((name for mark, name in SYSTEMS if mark in user_agent), "")
    return " on ".join(part for part in (browser, system) if part) or user_agent or "Not said"
