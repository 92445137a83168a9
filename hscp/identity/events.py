"""What the log says about security: who signed in how, what was refused to whom, and from where.

One line each under ``hscp.security``, as ``name="value"`` pairs: ``event="sign-in.failed" from="192.0.2.7" …``. An
account stands there by its number, a session by a digest, an address that is no account by a digest too; nothing that
was typed, no password, no code and no key does. What each event means: `docs/security.md`.
"""

import hashlib
import json
import logging
from typing import Any

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from hscp.lib.masks import masked

log = logging.getLogger("hscp.security")
REFUSALS = frozenset({400, 403, 404, 405, 413, 429})


def digest(text: str) -> str:
    """A short name for what the log must not hold itself; the same text has the same name."""
    return hashlib.sha256(f"hscp.log:{text}".encode()).hexdigest()[:12]


def address_of(request: HttpRequest) -> str:
    """The visitor's network address, as far as ``TRUSTED_PROXIES`` lets us believe it; "?" where nobody said one."""
    try:
        return str(get_adapter(request).get_client_ip(request))
    except PermissionDenied:
        return "?"


def note(event: str, request: HttpRequest | None, *, user: Any = None, grave: bool = False, **facts: object) -> None:
    """Write one event. ``user`` is who it is about, else whoever is signed in; ``grave`` makes it a warning."""
    found: dict[str, object] = {"event": event}
    if request is not None:
        user = user or getattr(request, "user", None)
        found["from"] = address_of(request)
        session = getattr(request, "session", None)
        if session is not None and session.session_key:
            found["session"] = digest(session.session_key)
        found |= {"method": request.method or "", "path": masked(request.path)}
    if user is not None and user.pk:
        found["user"] = user.pk
    line = " ".join(f"{name}={json.dumps(str(value))}" for name, value in (found | facts).items())
    log.log(logging.WARNING if grave else logging.INFO, line)


def note_refusal(request: HttpRequest, status: int) -> None:
    """Write that a request was refused. An address that a visitor who is not signed in did not find is no event."""
    if status in REFUSALS and (request.user.is_authenticated or status not in (404, 405)):
        note("refused", request, grave=status != 404, status=status)


# --- what Django and allauth tell ----------------------------------------------------------------------------------


def on_signed_in(sender: Any, request: Any, user: Any, **rest: Any) -> None:
    """Somebody is in: by what, in the order it was shown."""
    used = request.session.get("account_authentication_methods") or []
    shown = [str(each.get("type") or each.get("method")) for each in used if isinstance(each, dict)]
    note("sign-in.done", request, user=user, by=",".join(shown) or "password")


def on_sign_in_failed(sender: Any, credentials: dict[str, Any], request: Any = None, **rest: Any) -> None:
    """A password was not right, or there is no such account."""
    account = digest(str(credentials.get("email") or credentials.get("username") or "").strip().lower())
    note("sign-in.failed", request, grave=True, account=account, by="password")


def on_signed_out(sender: Any, request: Any, user: Any, **rest: Any) -> None:
    """Somebody has left, or was made to."""
    if user is not None:
        note("sign-out", request, user=user)


def on_factor_used(sender: Any, request: Any, user: Any, authenticator: Any, **rest: Any) -> None:
    """A second factor was right, at the door or when it was asked for again."""
    again = bool(rest.get("reauthenticated"))
    note("factor.used", request, user=user, factor=authenticator.type, again=again)


def on_factor_failed(sender: Any, request: Any, user: Any, **rest: Any) -> None:
    """A second factor was not right."""
    note("factor.failed", request, user=user, grave=True)


def on_factor_added(sender: Any, request: Any, user: Any, authenticator: Any, **rest: Any) -> None:
    """A second factor was set up."""
    note("factor.added", request, user=user, factor=authenticator.type)


def on_factor_removed(sender: Any, request: Any, user: Any, authenticator: Any, **rest: Any) -> None:
    """A second factor was taken away."""
    note("factor.removed", request, user=user, factor=authenticator.type)


def on_codes_renewed(sender: Any, request: Any, user: Any, authenticator: Any, **rest: Any) -> None:
    """Recovery codes were made anew."""
    note("factor.renewed", request, user=user, factor=authenticator.type)


def on_password_changed(sender: Any, request: Any, user: Any, **rest: Any) -> None:
    """A password was changed by who knew the old one."""
    note("password.changed", request, user=user)


def on_password_reset(sender: Any, request: Any, user: Any, **rest: Any) -> None:
    """A password was set through a link in a mail."""
    note("password.reset", request, user=user)
