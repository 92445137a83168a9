"""Who arrives: the account comes along with the session, and is believed only as far as the session goes."""

from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.utils import timezone

from hscp.identity.models import User
from hscp.identity.session_keys import stored_key
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
    assert UserSession.objects.filter(session_key=stored_key(client.session.session_key)).delete()[0] == 1
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


def test_the_database_holds_no_key_that_a_browser_could_send(client: Client, user: User) -> None:
    """Whoever reads the tables of sessions opens none: a cookie is always hashed, also one that looks hashed."""
    client.force_login(user)
    sent = client.session.session_key
    (row,) = Session.objects.values_list("session_key", flat=True)
    (listed,) = UserSession.objects.values_list("session_key", flat=True)
    assert row == listed == stored_key(sent) != sent and len(row) == 40
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = row
    assert whose(thief) == "" and whose(client) == user.email
    thief.post("/account/logout/")
    assert whose(client) == user.email, "nor ends any"


def test_what_a_session_holds_is_no_use_under_another_key(client: Client, user: User) -> None:
    """A row that an injection copies to a key of its own choosing, or over its own session."""
    client.force_login(user)
    (held,) = Session.objects.values_list("session_data", flat=True)
    until = timezone.now() + timedelta(hours=1)
    Session.objects.create(session_key=stored_key("chosen by a thief"), session_data=held, expire_date=until)
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = "chosen by a thief"
    assert whose(thief) == "" and whose(client) == user.email


def test_sessions_of_before_end_with_the_migration(client: Client, user: User) -> None:
    client.force_login(user)
    migration: Any = import_module("hscp.identity.migrations.0004_sessions_end")
    migration.end_all(apps, SimpleNamespace(connection=connection))
    assert whose(client) == "" and not UserSession.objects.exists()
