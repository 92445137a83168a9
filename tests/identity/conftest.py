"""What the sign-in tests share: an account, a browser that types, and a session made older."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from hscp.identity.models import User
from tests.factories.people import PASSWORD, make_user

Sign = Callable[..., Any]


@pytest.fixture(autouse=True)
def no_attempts_counted() -> None:
    """Rate limits count in the cache, which outlives a test."""
    cache.clear()


@pytest.fixture
def user(db: Any) -> User:
    """Somebody with a password and no second factor."""
    return make_user("somebody@example.org")


def sign_in(client: Client, email: str, password: str = PASSWORD, **more: Any) -> Any:
    """Type address and password into the sign-in page."""
    return client.post("/account/login/", {"login": email, "password": password}, **more)


def signed_in(client: Client) -> bool:
    """Whether the browser's session is somebody's."""
    return "_auth_user_id" in client.session


def grow_older(client: Client, seconds: float) -> None:
    """As if so much time had gone by since the session's last note and last factor."""
    session = client.session
    for name in ("began", "seen"):
        session[name] -= seconds
    session["account_authentication_methods"] = [
        {**record, "at": record["at"] - seconds} for record in session["account_authentication_methods"]
    ]
    session.save()
