"""How often somebody may try, so counted that nobody can lock somebody else out.

Tries count against an account *together with* the network address they come from. What comes from many addresses at
once is held back by a wider limit for the account, and that one spares every browser in which its holder has signed
in before: those have a counter of their own. Such a browser is known to this limit only; it is spared no factor.
"""

import hashlib
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.core.internal.ratelimit import truncate_ip
from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest, HttpResponseBase
from redis.exceptions import RedisError

from hscp.identity.events import digest, note

HERE = (5, 5 * 60)  # tries, seconds: one account from one address, or from one browser known to it
EVERYWHERE = (50, 60 * 60)  # one account from all browsers that it has not signed in from before
SALT = "identity.known_browser"
KNOWN_FOR = 180 * 24 * 3600  # seconds
ACCOUNTS_KEPT = 5  # of one browser


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def _of_account(email: str) -> str:
    return _digest(email.strip().lower())


def _known_to(request: HttpRequest) -> list[str]:
    try:
        found = signing.loads(request.COOKIES.get(settings.KNOWN_BROWSER_COOKIE, ""), salt=SALT, max_age=KNOWN_FOR)
    except signing.BadSignature:
        return []
    return found if isinstance(found, list) else []


def remember_browser(request: HttpRequest, response: HttpResponseBase, email: str) -> None:
    """Let this browser be known to the limits of an account that has just signed in from it."""
    accounts = [_of_account(email), *(one for one in _known_to(request) if one != _of_account(email))]
    response.set_cookie(
        settings.KNOWN_BROWSER_COOKIE,
        signing.dumps(accounts[:ACCOUNTS_KEPT], salt=SALT),
        max_age=KNOWN_FOR,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Lax",
    )


def _count(key: str, seconds: int) -> int:
    """One more under ``key``, which is forgotten ``seconds`` after the first. How many that makes."""
    cache.add(key, 0, timeout=seconds)
    try:
        return int(cache.incr(key))
    except ValueError:  # it ran out in between
        return 1


def too_fast(request: HttpRequest, what: str, who: str = "") -> bool:
    """Count one of ``what`` (a key of ``settings.PACE``) for whoever is signed in; True where it is one too many.

    ``who`` is counted instead where nobody signs in: an address, or a key, of which only a digest is remembered.
    """
    most, seconds = settings.PACE[what]
    try:
        tries = _count(f"pace:{what}:{_digest(who) if who else request.user.pk}", seconds)
    except RedisError:  # nobody is kept from their work because the counter is away; tries at the door are
        return False
    if tries == most + 1:  # said once, not once for every request that follows
        note("pace.exceeded", request, grave=True, what=what, most=most, seconds=seconds)
    return tries > most


class Attempt:
    """One try at a ``step`` ("password", "factor") of an account's sign-in."""

    def __init__(self, request: Any, email: str, step: str) -> None:
        self.request, self.email, self.step = request, email.strip().lower(), step
        account = _of_account(email)
        if account in _known_to(request):
            browser = request.COOKIES[settings.KNOWN_BROWSER_COOKIE]
            self.counters = [(_digest(step, account, "browser", browser), HERE)]
        else:
            address = truncate_ip(get_adapter(request).get_client_ip(request))
            self.counters = [
                (_digest(step, account, "address", address), HERE),
                (_digest(step, account, "everywhere"), EVERYWHERE),
            ]
        self.counted: list[str] = []

    def allowed(self) -> bool:
        """Count the try; False where there were too many, and then the wider counter is left as it was."""
        for name, (most, seconds) in self.counters:
            key = f"tries:{name}"
            if _count(key, seconds) > most:
                note("sign-in.held-back", self.request, grave=True, account=digest(self.email), step=self.step)
                return False
            self.counted.append(key)
        return True

    def give_back(self) -> None:
        """The try was right: it does not count."""
        for key in self.counted:
            try:
                cache.decr(key)
            except ValueError:
                continue
        self.counted = []
