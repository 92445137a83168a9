"""The account: one for each address, no rights of its own."""

import pytest
from django.db import IntegrityError, transaction

from hscp.identity.models import User
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


def test_one_account_for_an_address_however_it_is_spelt() -> None:
    make_user("somebody@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_user("Somebody@Example.ORG")
    with pytest.raises(IntegrityError), transaction.atomic():
        User(email="SOMEBODY@example.org").save()


def test_an_account_needs_an_address() -> None:
    with pytest.raises(ValueError, match="e-mail address"):
        User.objects.create_user("")


def test_without_a_password_nothing_opens_it() -> None:
    user = User.objects.create_user("new@example.org")
    assert not user.has_usable_password()
    assert not user.check_password("")


def test_an_account_holds_no_right() -> None:
    user = make_user()
    assert not user.has_perm("partnership.see_record")
    assert not user.has_module_perms("partnership")
