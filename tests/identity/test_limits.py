"""Guessing is stopped; and nobody can stop the holder of an account by guessing."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache
from django.test import Client

from hscp.identity import limits
from hscp.identity.models import User
from tests.factories.factors import APP, code_of
from tests.identity.conftest import sign_in, signed_in

pytestmark = pytest.mark.django_db
THERE, HERE = {"REMOTE_ADDR": "203.0.113.9"}, {"REMOTE_ADDR": "198.51.100.7"}
TOO_MANY = "There were too many tries from here."


def test_five_wrong_tries_stop_the_address_and_not_the_holder(user: User) -> None:
    for _ in range(5):
        sign_in(Client(), user.email, "wrong", **THERE)
    guesser, holder = Client(), Client()
    assert TOO_MANY in sign_in(guesser, user.email, **THERE).content.decode()
    assert not signed_in(guesser)
    sign_in(holder, user.email, **HERE)
    assert signed_in(holder)


def test_right_tries_do_not_count(user: User) -> None:
    for _ in range(7):
        client = Client()
        sign_in(client, user.email, **HERE)
        assert signed_in(client)


def test_many_addresses_together_are_stopped_and_a_browser_that_is_known_is_not(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "EVERYWHERE", (6, 3600))
    holder, stranger = Client(), Client()
    sign_in(holder, user.email, **HERE)
    holder.post("/account/logout/")
    for number in range(6):
        sign_in(Client(), user.email, "wrong", REMOTE_ADDR=f"203.0.113.{number}")
    assert TOO_MANY in sign_in(stranger, user.email, **THERE).content.decode()
    sign_in(holder, user.email, REMOTE_ADDR="192.0.2.77")
    assert signed_in(holder)
    other = User.objects.create_user("other@example.org", "correct horse battery staple")
    for number in range(6):
        sign_in(Client(), other.email, "wrong", REMOTE_ADDR=f"203.0.113.{number}")
    holder.post("/account/logout/")
    assert TOO_MANY in sign_in(holder, other.email, **THERE).content.decode(), "known to its own account only"


def test_a_known_browser_may_not_guess_for_ever_either(user: User) -> None:
    client = Client()
    sign_in(client, user.email, **HERE)
    client.post("/account/logout/")
    for number in range(5):
        sign_in(client, user.email, "wrong", REMOTE_ADDR=f"203.0.113.{number}")
    assert TOO_MANY in sign_in(client, user.email, **THERE).content.decode()


def test_codes_are_counted_apart_and_as_passwords_are(user: User) -> None:
    TOTP.activate(user, APP)
    guesser, holder = Client(), Client()
    sign_in(guesser, user.email, **THERE)
    for _ in range(5):
        guesser.post("/account/second-step/code/", {"code": "000000"}, **THERE)
    refused = guesser.post("/account/second-step/code/", {"code": code_of(APP)}, **THERE)
    assert TOO_MANY in refused.content.decode()
    assert not signed_in(guesser)
    sign_in(holder, user.email, **HERE)
    holder.post("/account/second-step/code/", {"code": code_of(APP)}, **HERE)
    assert signed_in(holder)


def test_the_window_ends(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(6):
        sign_in(Client(), user.email, "wrong", **THERE)
    cache.clear()  # what the cache does by itself after five minutes
    client = Client()
    sign_in(client, user.email, **THERE)
    assert signed_in(client)
