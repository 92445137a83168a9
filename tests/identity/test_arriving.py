"""Who arrives: the account comes along with the session, and is believed only as far as the session goes."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from hscp.identity.models import User
from hscp.spaces import arriving
from tests.factories.people import make_user
from tests.identity.conftest import signed_in

pytestmark = pytest.mark.django_db


def whose(client: Client) -> str:
    """The address under which a page says that one is signed in; empty for nobody."""
    answer = client.get("/account/")
    return answer.wsgi_request.user.email if answer.status_code == 200 else ""  # type: ignore[attr-defined]


def test_a_session_that_is_not_listed_is_as_good(client: Client, user: User) -> None:
    client.force_login(user)
    assert UserSession.objects.filter(session_key=client.session.session_key).delete()[0] == 1
    assert whose(client) == user.email


def test_an_account_counts_only_where_the_session_names_it(client: Client, user: User) -> None:
    client.force_login(user)
    UserSession.objects.update(user=make_user("another@example.org"))
    assert whose(client) == user.email


def test_a_listed_session_that_is_over_opens_nothing(client: Client, user: User) -> None:
    client.force_login(user)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert UserSession.objects.exists()
    assert whose(client) == "" and not signed_in(client)


def test_a_listed_account_that_is_closed_or_has_another_password_is_out(client: Client, user: User) -> None:
    other = make_user("other@example.org")
    client.force_login(user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert whose(client) == ""
    client.force_login(other)
    other.set_password("another battery staple horse")
    other.save()
    assert whose(client) == ""


def test_nobody_is_left_behind_for_the_next_request(client: Client, user: User, monkeypatch: Any) -> None:
    client.force_login(user)
    assert whose(client) == user.email
    assert arriving._came_along.get() is None
    monkeypatch.setattr(arriving.auth, "get_user", lambda request: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        client.get("/account/")
    assert arriving._came_along.get() is None
