"""Which passwords are taken: long ones of any kind, and none that others would try first (OWASP ASVS 5.0, 6.2)."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from lxml import html

from hscp.identity.models import User
from hscp.identity.passwords import often_used, stands_in, without_names
from tests.factories.people import PASSWORD
from tests.identity.conftest import grow_older, sign_in, signed_in

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2]
NEW = "lantern ferry quartz"
CHANGE = "/account/password/change/"


def refused(password: str, user: User | None = None) -> bool:
    try:
        validate_password(password, user)
    except ValidationError:
        return True
    return False


@pytest.mark.parametrize(
    "password",
    [
        "elevenchars",
        *("password1234", "Password!Password", "qwertyuiop123", "QWERTYqwerty1!", "iloveyou123456", "letmein-welcome"),
        *("123456789012", "abcdefghijklm", "aaaaaaaaaaaa", "abcabcabcabc", "lkjhgfdsapoiu", "1q2w3e4r5t6y7u"),
        *("safeguarding2026", "Partnership-2026!", "hscp-admin-2026", "Children's Board 1"),
    ],
)
def test_what_is_tried_first_is_refused(password: str) -> None:
    assert refused(password)


def test_names_of_the_partnership_and_its_organisations_count_for_nothing(world: Any) -> None:
    assert without_names("Herefordshire2026!", ["Herefordshire Council"]) == (1, 4)
    assert refused("Herefordshire2026!") and refused("worcestershire board 26")
    assert not refused("herefordshire lantern ferry")


@pytest.mark.parametrize(
    "password",
    [
        *(
            "lantern ferry quartz",
            "839201749203",
            "UPPERCASENOTHINGELSE",
            "κόκκινη ομπρέλα πλοίο",
            "🦉🦉🌧🚲🪁🫖🧦🥁🪵🎈🧭🪗",
        ),
        "  spaces at both ends  ",
        "lantern ferry " * 20,
    ],
)
def test_any_kind_of_character_and_any_length_will_do(user: User, client: Client, password: str) -> None:
    """Nothing is cut off, turned to small letters or stripped: what was typed is the password, and nothing else is."""
    assert not refused(password, user)
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    client.force_login(user)
    done = client.post(CHANGE, {"oldpassword": PASSWORD, "password1": password, "password2": password})
    assert done.status_code == 302
    user.refresh_from_db()
    assert user.check_password(password)
    for other in {password.strip(), password.lower(), password.upper(), password[:64], password[:-1]} - {password}:
        assert not user.check_password(other)


def test_the_address_over_again_is_refused(user: User) -> None:
    assert refused("somebody@example.org", user)


def test_stolen_passwords_are_looked_up_in_a_file_and_nowhere_else(tmp_path: Path, settings: Any) -> None:
    stolen = ["marmalade sundial", "copper kettle moon", "a third one of them"]
    digests = [
        hashlib.sha1(word.encode(), usedforsecurity=False).hexdigest().upper()
        for word in (*stolen, *map(str, range(997)))
    ]
    path = tmp_path / "breached.txt"
    path.write_text("".join(f"{one}:{at}\r\n" for at, one in enumerate(sorted(digests))))
    assert all(stands_in(path, word) for word in (*stolen, *map(str, range(997))))
    assert not any(stands_in(path, f"not stolen {at}") for at in range(300))
    assert not refused(stolen[0])
    settings.BREACHED_PASSWORDS_FILE = str(path)
    assert refused(stolen[0]) and not refused(NEW)
    settings.BREACHED_PASSWORDS_FILE = str(tmp_path / "not-there.txt")
    with pytest.raises(OSError):
        validate_password(NEW)


def test_a_change_wants_the_current_password_and_a_fresh_factor(client: Client, user: User) -> None:
    client.force_login(user)
    wrong = client.post(CHANGE, {"oldpassword": "not the one", "password1": NEW, "password2": NEW})
    assert "This is not your current password" in wrong.content.decode()
    grow_older(client, 16 * 60)
    late = client.post(CHANGE, {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert late.status_code == 302 and late["Location"].startswith("/account/second-step/again/")
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
    assert NEW not in str(dict(client.session)), "a password is typed again, never kept"


@pytest.mark.parametrize("address", ["/account/login/", CHANGE])
def test_fields_of_passwords_are_masked_and_filled_in_by_the_browser(client: Client, user: User, address: str) -> None:
    if address == CHANGE:
        client.force_login(user)
    page = html.fromstring(client.get(address).content)
    fields = page.xpath("//input[contains(@name, 'password')]")
    assert fields
    for field in fields:
        assert field.get("type") == "password" and not field.get("value")
        assert field.get("autocomplete") in ("current-password", "new-password")
        assert field.get("maxlength") is None
        assert not any(name.startswith("on") for name in field.attrib), "nothing stops a paste"


def test_a_password_that_was_typed_is_not_sent_back(client: Client, user: User) -> None:
    assert "wrong but typed" not in sign_in(client, user.email, "wrong but typed").content.decode()
    assert not signed_in(client)


def test_no_account_comes_with_the_product() -> None:
    """No migration and no file of data makes one; the first comes by a command, with a link to choose a password."""
    migrations = sorted((ROOT / "hscp" / "identity" / "migrations").glob("0*.py"))
    assert migrations
    makers = ("create(", "create_user(", "RunSQL", "User(")
    assert [path.name for path in migrations if any(maker in path.read_text() for maker in makers)] == []
    assert not list(ROOT.glob("*/fixtures"))


def test_passwords_are_stored_slowly() -> None:
    """The settings that run, not those of the tests: 600,000 rounds of PBKDF2-HMAC-SHA-256 are the least."""
    from hscp.settings import base  # noqa: PLC0415 - the settings of the tests hash quickly

    assert base.PASSWORD_HASHERS == ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    assert PBKDF2PasswordHasher.iterations >= 600_000 and PBKDF2PasswordHasher.algorithm == "pbkdf2_sha256"
    assert configured.PASSWORD_HASHERS != base.PASSWORD_HASHERS
    assert len(often_used()) > 3_000
