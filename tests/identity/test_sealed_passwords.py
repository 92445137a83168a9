"""Hashes of passwords are sealed in the database and bound to accounts: read, copied or planted they are no use."""

from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from django.db import connection
from django.test import Client

from hscp.identity.models import User
from hscp.identity.seals import seal
from tests.factories.people import PASSWORD, make_user
from tests.identity.conftest import sign_in, signed_in

pytestmark = pytest.mark.django_db


def again(user: User) -> User:
    """The account as the database has it."""
    return User.objects.get(pk=user.pk)


def plant(user: User, password: str) -> User:
    """Write ``password`` into the account's row as an injection would."""
    User.objects.filter(pk=user.pk).update(password=password)
    return again(user)


def test_no_hash_lies_open_and_the_password_is_still_right(client: Client, user: User) -> None:
    stored = again(user).password
    assert stored.startswith("2.") and "md5" not in stored and user.hashed_password not in stored
    assert again(user).check_password(PASSWORD) and not again(user).check_password(PASSWORD + "x")
    sign_in(client, user.email)
    assert signed_in(client)


def test_a_hash_that_was_planted_or_copied_opens_nothing(client: Client, user: User) -> None:
    """What the planted injection of an audit did: another's hash, one of one's own making, one sealed for elsewhere."""
    other = make_user()
    for planted in (
        make_password(PASSWORD),
        again(other).password,
        seal(make_password(PASSWORD)),
        seal(make_password(PASSWORD), to=f"password:{other.pk}"),
        "",
    ):
        assert not plant(user, planted).check_password(PASSWORD), planted
        sign_in(client, user.email)
        assert not signed_in(client), planted
    assert again(other).check_password(PASSWORD)


def test_an_account_without_a_password_has_none_until_one_is_set(user: User) -> None:
    invited = User.objects.create_user("invited@example.org")
    assert not again(invited).has_usable_password() and not again(invited).check_password("")
    invited.set_password(PASSWORD)
    invited.save(update_fields=["password"])
    assert again(invited).has_usable_password() and again(invited).check_password(PASSWORD)
    invited.set_unusable_password()
    invited.save(update_fields=["password"])
    assert not again(invited).check_password(PASSWORD)
    (many,) = User.objects.bulk_create([User(email="many@example.org", password="!")])
    assert not again(many).check_password("")


def test_whoever_signs_in_is_moved_to_a_newer_hash_and_stays_signed_in(user: User, settings: Any) -> None:
    bound = again(user).get_session_auth_hash()
    md5, pbkdf2 = (f"django.contrib.auth.hashers.{name}PasswordHasher" for name in ("MD5", "PBKDF2"))
    settings.PASSWORD_HASHERS = [pbkdf2, md5]
    assert again(user).check_password(PASSWORD)
    assert again(user).hashed_password.startswith("pbkdf2_sha256$") and again(user).check_password(PASSWORD)
    assert again(user).get_session_auth_hash() != bound, "as in Django: other sessions are bound to the hash before"


def test_a_new_key_ends_no_session_and_costs_nobody_a_password(user: User, settings: Any) -> None:
    old, bound, stored = settings.SEALING_KEYS[0], again(user).get_session_auth_hash(), again(user).password
    settings.SEALING_KEYS = ["a new key, in front", old]
    call_command("reseal", verbosity=0)
    settings.SEALING_KEYS = ["a new key, in front"]
    assert again(user).password != stored
    assert again(user).check_password(PASSWORD) and again(user).get_session_auth_hash() == bound
    settings.SEALING_KEYS = [old]
    assert not again(user).check_password(PASSWORD)


def test_accounts_of_before_are_sealed_and_can_be_opened_again(user: User) -> None:
    migration: Any = import_module("hscp.identity.migrations.0002_sealed_passwords")
    hashed, nobody = user.hashed_password, User.objects.create_user("invited@example.org")
    unusable = again(nobody).password
    assert not plant(user, hashed).check_password(PASSWORD)
    editor = SimpleNamespace(connection=connection)  # all that the migration asks of one
    migration.seal_all(apps, editor)
    assert again(user).password.startswith("2.") and again(user).check_password(PASSWORD)
    migration.open_all(apps, editor)
    assert again(user).password == hashed and again(nobody).password == unusable
