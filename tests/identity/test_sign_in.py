"""Signing in and out, changing and resetting a password: over HTTP, as a browser would."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client

from hscp.identity.models import User
from tests.factories.people import PASSWORD

pytestmark = pytest.mark.django_db
NEW = "seven purple kettles at dawn"


def sign_in(client: Client, email: str, password: str, **more: str) -> object:
    return client.post("/account/login/", {"login": email, "password": password, **more})


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_sign_in_with_any_spelling_of_the_address(client: Client, user: User) -> None:
    response = sign_in(client, " SomeBody@Example.org ", PASSWORD)
    assert response.status_code == 302
    assert response["Location"] == "/"
    assert signed_in(client)
    assert client.session.get_expire_at_browser_close()


@pytest.mark.parametrize("email", ["somebody@example.org", "nobody@example.org"])
def test_a_wrong_password_and_an_unknown_address_are_answered_alike(client: Client, user: User, email: str) -> None:
    response = sign_in(client, email, "not this one at all")
    page = response.content.decode()
    assert response.status_code == 200
    assert "account/login.html" in {template.name for template in response.templates}
    assert "The e-mail address or the password is not right. Check both and try again." in page
    assert f'value="{email}"' in page
    assert "not this one at all" not in page
    assert not signed_in(client)


def test_many_tries_from_one_address_of_the_network_end_in_429(client: Client, user: User) -> None:
    statuses = [client.get("/account/login/").status_code for _ in range(1)]
    statuses += [sign_in(client, f"x{n}@example.org", "wrong").status_code for n in range(35)]
    assert statuses[0] == 200
    assert statuses[-1] == 429


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [("/accessibility/", "/accessibility/"), ("https://elsewhere.example.org/", "/"), ("//elsewhere.example.org", "/")],
)
def test_only_our_own_pages_are_led_to_after_signing_in(client: Client, user: User, asked: str, led_to: str) -> None:
    assert sign_in(client, user.email, PASSWORD, next=asked)["Location"] == led_to


def test_a_closed_account_does_not_get_in(client: Client, user: User) -> None:
    user.is_active = False
    user.save(update_fields=["is_active"])
    response = sign_in(client, user.email, PASSWORD)
    assert not signed_in(client)
    assert response.status_code == 302
    assert "This account is closed" in client.get(response["Location"]).content.decode()


def test_signing_out_asks_and_wants_a_post(client: Client, user: User) -> None:
    client.force_login(user)
    page = client.get("/account/logout/")
    assert "account/logout.html" in {template.name for template in page.templates}
    assert signed_in(client)
    response = client.post("/account/logout/", follow=True)
    assert response.redirect_chain == [("/account/login/", 302)]
    assert "You have signed out." in response.content.decode()
    assert not signed_in(client)


def test_pages_seen_signed_in_stay_out_of_caches(client: Client, user: User) -> None:
    client.force_login(user)
    assert "no-store" in client.get("/").headers["Cache-Control"]
    assert "no-store" in client.get("/accessibility/").headers["Cache-Control"]
    assert "no-store" not in Client().get("/accessibility/").headers.get("Cache-Control", "")


def test_nobody_signs_themselves_up(client: Client) -> None:
    for response in (
        client.get("/account/signup/"),
        client.post("/account/signup/", {"email": "new@example.org", "password1": NEW, "password2": NEW}),
    ):
        assert "account/signup_closed.html" in {template.name for template in response.templates}
        assert "Accounts come by invitation" in response.content.decode()
    assert not User.objects.exists()


def test_change_password(client: Client, user: User) -> None:
    client.force_login(user)
    refused = client.post(
        "/account/password/change/", {"oldpassword": "wrong", "password1": "short", "password2": "other"}
    )
    page = refused.content.decode()
    assert "This is not your current password." in page
    assert "It must contain at least 12 characters." in page
    done = client.post(
        "/account/password/change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}, follow=True
    )
    assert "Your password is changed." in done.content.decode()
    assert signed_in(client)
    user.refresh_from_db()
    assert user.check_password(NEW)


def test_changing_the_password_ends_other_sessions(user: User) -> None:
    here, elsewhere = Client(), Client()
    here.force_login(user)
    elsewhere.force_login(user)
    here.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert here.get("/").status_code == 200
    assert elsewhere.get("/").status_code == 302


def asked_link(client: Client, email: str) -> str:
    response = client.post("/account/password/reset/", {"email": email}, follow=True)
    assert "account/password_reset_done.html" in {template.name for template in response.templates}
    (sent,) = mail.outbox
    assert sent.to == [email]
    (link,) = re.findall(r"http://testserver(/account/password/reset/key/\S+)", sent.body)
    return str(link)


def test_reset_by_mail(client: Client, user: User) -> None:
    link = asked_link(client, user.email)
    assert mail.outbox[0].subject == "Set a new password"
    form = client.get(link, follow=True)
    assert "account/password_reset_from_key.html" in {template.name for template in form.templates}
    address = form.redirect_chain[-1][0]
    assert link not in address, "the key leaves the address bar"
    refused = client.post(address, {"password1": "short", "password2": "short"})
    assert "It must contain at least 12 characters." in refused.content.decode()
    done = client.post(address, {"password1": NEW, "password2": NEW}, follow=True)
    assert "account/password_reset_from_key_done.html" in {template.name for template in done.templates}
    assert not signed_in(client), "the new password is used once at the door"
    user.refresh_from_db()
    assert user.check_password(NEW)
    used = Client().get(link, follow=True)
    assert "This link does not work any more" in used.content.decode()


def test_the_link_ends_after_an_hour(client: Client, user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    link = asked_link(client, user.email)
    assert "for one hour" in mail.outbox[0].body
    moment = datetime.now()  # noqa: DTZ005 - as Django counts them
    for minutes, works in ((59, True), (61, False)):
        later = moment + timedelta(minutes=minutes)
        monkeypatch.setattr(PasswordResetTokenGenerator, "_now", lambda self, later=later: later)
        assert ("Set a new password</h1>" in Client().get(link, follow=True).content.decode()) is works


def test_the_link_names_our_address_whatever_the_request_says(user: User, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    Client(headers={"host": "elsewhere.example.org"}).post("/account/password/reset/", {"email": user.email})
    assert "http://testserver/account/" in mail.outbox[0].body
    assert "elsewhere" not in mail.outbox[0].body


def test_an_unknown_address_is_answered_alike_and_gets_a_mail_that_says_so(client: Client) -> None:
    response = client.post("/account/password/reset/", {"email": "nobody@example.org"}, follow=True)
    assert "account/password_reset_done.html" in {template.name for template in response.templates}
    (sent,) = mail.outbox
    assert sent.subject == "There is no account with this address"
    assert "signup" not in sent.body


def test_a_mail_server_that_is_away_is_said_and_breaks_nothing(
    client: Client, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*args: object) -> int:
        raise ConnectionRefusedError("no server there")

    monkeypatch.setattr(EmailBackend, "send_messages", away)
    response = client.post("/account/password/reset/", {"email": user.email}, follow=True)
    assert response.status_code == 200
    assert "The mail could not be sent just now." in response.content.decode()
