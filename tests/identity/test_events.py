"""What the log says about sign-in and refusals, and what it must not say (OWASP ASVS 5.0, 16.2–16.4)."""

import logging
import re
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.core.management import CommandError, call_command
from django.test import Client

from hscp.identity.events import digest
from hscp.identity.models import User
from hscp.lib.lines import Line
from tests.factories.factors import APP, code_of, set_up_app
from tests.factories.fixtures import World
from tests.factories.people import PASSWORD
from tests.identity.conftest import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(caplog: pytest.LogCaptureFixture) -> Any:
    """The events since the last look, as dictionaries."""
    caplog.set_level(logging.INFO, logger="hscp.security")

    def look() -> list[dict[str, str]]:
        lines = [each for each in caplog.records if each.name == "hscp.security"]
        found = [dict(re.findall(r'(\w+)="((?:[^"\\]|\\.)*)"', each.getMessage())) for each in lines]
        caplog.clear()
        return found

    return look


def test_a_sign_in_from_the_first_wrong_try_to_the_end(client: Client, user: User, said: Any) -> None:
    TOTP.activate(user, APP)
    sign_in(client, user.email, "not the password")
    (wrong,) = said()
    assert wrong["event"] == "sign-in.failed" and wrong["from"] == "127.0.0.1"
    assert wrong["account"] == digest(user.email) and wrong["by"] == "password"
    sign_in(client, user.email)
    client.post("/account/second-step/code/", {"code": "000000"})
    assert [each["event"] for each in said()] == ["factor.failed"]
    client.post("/account/second-step/code/", {"code": code_of(APP)})
    used, done = said()
    assert used["event"] == "factor.used" and used["factor"] == "totp" and used["user"] == str(user.pk)
    assert done["event"] == "sign-in.done" and done["by"] == "password,totp" and done["user"] == str(user.pk)
    client.post("/account/logout/")
    (left,) = said()
    assert left["event"] == "sign-out" and left["user"] == str(user.pk)


def test_changes_of_how_somebody_signs_in(
    client: Client, user: User, said: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(user)
    said()
    new = "lantern ferry quartz"
    client.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    monkeypatch.setattr("django.db.transaction.on_commit", lambda then, **rest: then())  # a test commits nothing
    set_up_app(client)
    client.post("/account/second-step/recovery-codes/new/")
    call_command("end_sessions", user.email)
    found = said()
    assert all(each["user"] == str(user.pk) for each in found)
    assert {each["event"] for each in found} == {"password.changed", "factor.added", "factor.renewed", "sessions.ended"}
    assert {each.get("factor") for each in found if each["event"] == "factor.added"} == {"totp", "recovery_codes"}


def test_too_many_tries_are_said(client: Client, user: User, said: Any) -> None:
    for _ in range(6):
        sign_in(client, user.email, "not the password")
    assert [each["event"] for each in said()].count("sign-in.held-back") == 1


def test_who_was_refused_what(world: World, said: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.user("member"))
    client.get(f"/p/{world.here.slug}/people/add/?q=typed")
    client.get(f"/p/{world.there.slug}/people/")
    client.post(f"/p/{world.here.slug}/people/add/", {"name": "Somebody"})
    client.put(f"/p/{world.here.slug}/people/")
    found = [each for each in said() if each["event"] == "refused"]
    assert [(each["status"], each["user"]) for each in found] == [
        (status, str(world.user("member").pk)) for status in ("403", "404", "403")
    ]
    assert found[0]["path"] == f"/p/{world.here.slug}/people/add/" and "typed" not in str(found)
    assert "Somebody" not in str(found)


def test_a_visitor_who_looks_for_what_is_not_there_is_no_event(client: Client, said: Any) -> None:
    client.get("/wp-login.php")
    assert said() == []


def test_nothing_typed_and_no_key_is_written(
    client: Client, user: User, caplog: pytest.LogCaptureFixture, settings: Any
) -> None:
    caplog.set_level(logging.INFO)
    sign_in(client, user.email, "a password in the wrong place")
    sign_in(client, user.email)
    key = client.session.session_key
    client.get("/account/password/reset/key/2-SECRETKEY/")
    lines = " ".join(each.getMessage() for each in caplog.records if each.name == "hscp.security")
    assert lines and key
    for secret in ("a password in the wrong place", PASSWORD, key, user.email, "SECRETKEY"):
        assert secret not in lines


def test_all_sessions_are_ended_by_an_administrator(user: User) -> None:
    client = Client()
    client.force_login(user)
    assert client.get("/account/").status_code == 200
    with pytest.raises(CommandError):
        call_command("end_sessions")
    with pytest.raises(CommandError):
        call_command("end_sessions", "nobody@example.org")
    call_command("end_sessions", all=True)
    assert client.get("/account/").status_code == 302


def test_an_account_is_closed_and_opened_again_by_an_administrator(user: User, said: Any) -> None:
    """Out at once and not let in again; opened, the old session stays dead and one signs in as before."""
    client = Client()
    client.force_login(user)
    said()
    call_command("close_account", user.email.upper())
    assert client.get("/account/").status_code == 302
    turned_away = Client()
    sign_in(turned_away, user.email, PASSWORD)
    assert turned_away.get("/account/").status_code == 302
    for words in ([user.email], ["nobody@example.org"], ["nobody@example.org", "--reopen"]):
        with pytest.raises(CommandError):
            call_command("close_account", *words)
    call_command("close_account", user.email, reopen=True)
    with pytest.raises(CommandError, match="already"):
        call_command("close_account", user.email, reopen=True)
    assert client.get("/account/").status_code == 302
    found = [each["event"] for each in said()]
    assert found.count("account.closed") == found.count("account.reopened") == 1
    again = Client()
    again.force_login(User.objects.get(pk=user.pk))
    assert again.get("/account/").status_code == 200


def test_a_line_has_its_moment_in_utc_and_cannot_be_forged() -> None:
    record = logging.LogRecord("hscp", logging.WARNING, "", 0, "typed: %s", ("a\n2026-01-01 INFO x\rb\x1b[2J",), None)
    record.created, record.msecs = 1_781_514_000.25, 250
    text = Line().format(record)
    assert text.startswith("2026-06-15T09:00:00.250Z WARNING hscp typed: a\n    2026-01-01")
    assert "\r" not in text and "\x1b" not in text and "\\x1b[2J" in text
    assert [line for line in text.splitlines() if not line.startswith("    ")] == [text.splitlines()[0]]
