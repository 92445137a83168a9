"""Who arrives: a session and the account it is listed for, in one query, for every page asks for both.

What a session says is believed as ever: the account that came along counts only where the sealed session names it, and
Django still compares what the session is bound to (password and round) with it.
"""

from contextvars import ContextVar
from datetime import datetime
from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from allauth.usersessions.models import UserSession
from django.contrib import auth
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from hscp.identity.models import User
from hscp.identity.session_keys import stored_key
from hscp.identity.sessions import moved
from hscp.spaces.composed import ask

_came_along: ContextVar[User | None] = ContextVar("hscp_came_along", default=None)


def _listed(key: str, moment: datetime) -> "QuerySet[UserSession]":
    alive = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=moment)
    rows: Any = UserSession.objects.filter(session_key=key).select_related("user")
    found: QuerySet[UserSession] = rows.annotate(held=Subquery(alive.values("session_data")))
    return found


class SessionStore(db.SessionStore):
    """Django's sessions in the database (``SESSION_ENGINE``). A listed one brings its account; others are as ever.

    The cookie carries a session's key, its row the key's digest; what a session holds is bound to that.
    """

    account: User | None = None

    @property
    def key_salt(self) -> str:
        """What Django signs a session's content with: copied to the row of another key, it is nobody's."""
        return f"hscp.session:{stored_key(self.session_key or '')}"

    def _get_session_from_db(self) -> Any:
        key, moment = stored_key(self.session_key or ""), timezone.now()
        for row in ask(_listed, key=str(key), moment=moment):
            if row.held is not None:
                self.account = row.user
                return Session(session_key=row.session_key, session_data=row.held)
        found = self.model.objects.filter(session_key=key, expire_date__gt=moment).first()
        if found is None:
            self._session_key = None
        return found

    def create_model_instance(self, data: Any) -> Any:
        """The row: its key hashed."""
        row = super().create_model_instance(data)
        row.session_key = stored_key(row.session_key)
        return row

    def exists(self, session_key: str) -> bool:
        """Whether there is a session of this key."""
        return super().exists(stored_key(session_key))

    def delete(self, session_key: str | None = None) -> None:
        """End the session of this key, else this one."""
        key = session_key or self.session_key
        if key is not None:
            super().delete(stored_key(key))


class AccountBackend(AuthenticationBackend):
    """allauth's backend (``AUTHENTICATION_BACKENDS``), which asks for no account that has come along."""

    def get_user(self, user_id: Any) -> User | None:
        """The account that a session names, or None where it may not sign in."""
        account = _came_along.get()
        if account is None or str(account.pk) != str(user_id):
            found: User | None = super().get_user(user_id)
            return found
        return account if self.user_can_authenticate(account) else None


class ArrivingMiddleware(AuthenticationMiddleware):
    """Django's middleware of that name, with `account_of` in place of its own."""

    def process_request(self, request: HttpRequest) -> None:
        """Put ``request.user`` there; nothing is fetched before somebody asks who it is."""
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: account_of(request))  # type: ignore[assignment]


def account_of(request: Any) -> Any:
    """The account that is signed in, or Django's anonymous one; found once a request.

    A session that moves from a ``SECRET_KEY`` of before to the new one gets a new key, and stays listed under it.
    """
    if not hasattr(request, "_cached_user"):
        session = request.session
        session.get(auth.SESSION_KEY)  # fetches the session, and with it the account
        key, token = session.session_key, _came_along.set(getattr(session, "account", None))
        try:
            request._cached_user = auth.get_user(request)
        finally:
            _came_along.reset(token)
        if session.session_key not in (key, None):
            moved(key, session.session_key)
    return request._cached_user
