"""A second factor for everybody: no address, no reset link and no browser that was here before goes round it."""

import re
from typing import Any

import pytest
from allauth.mfa.internal.flows.trust import trust_browser
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings as current
from django.core import mail
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from hscp.identity.middleware import SETTING_UP
from hscp.identity.models import User
from tests.factories.factors import APP, code_of, set_up_app
from tests.factories.people import PASSWORD
from tests.identity.conftest import grow_older, sign_in, signed_in
from tests.sweeps.objects import ABSENT
from tests.sweeps.table import ROWS, SPACE

pytestmark = pytest.mark.django_db
SET_UP = "/account/second-step/"
NEW = "seven purple kettles at dawn"


@pytest.fixture
def with_app(user: User) -> User:
    TOTP.activate(user, APP)
    return user


def test_with_the_password_alone_every_address_leads_to_setting_one_up(client: Client, user: User) -> None:
    assert {
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "account_reauthenticate",
        "account_logout",
        "accessibility",
        "health",
        "health_web",
    } == SETTING_UP
    wrong = []
    client.force_login(user, factor=False)
    for row in ROWS:
        kwargs: dict[str, Any] = {name: ABSENT.get(kind, 1) for name, kind in row.objects.items()}
        url = reverse(row.name, kwargs={**kwargs, "space": "herefordshire"} if row.who == SPACE else kwargs)
        for method in ("get", "post"):
            answer = getattr(client, method)(url)
            stopped = answer.status_code == 302 and answer.headers["Location"] == SET_UP
            if not stopped:  # it may have been signed out; who is not signed in is led elsewhere
                client.force_login(user, factor=False)
            if stopped == (row.name in SETTING_UP):
                wrong.append((method, url, answer.status_code))
    assert wrong == []


def test_setting_one_up_wants_the_password_of_the_last_quarter_of_an_hour(client: Client, user: User) -> None:
    client.force_login(user, factor=False)
    page = f"{SET_UP}app/set-up/"
    assert client.get(page).status_code == 200
    grow_older(client, 16 * 60)
    asked = client.get(page)["Location"]
    assert asked.startswith("/account/password/again/?next=")
    assert "This is not your password." in client.post(asked, {"password": "wrong"}).content.decode()
    assert client.post(asked, {"password": PASSWORD})["Location"] == page
    assert client.get(page).status_code == 200


def test_a_piece_of_a_page_leads_there_as_a_whole(client: Client, user: User) -> None:
    client.force_login(user, factor=False)
    assert client.get("/", headers={"HX-Request": "true"}).headers["HX-Redirect"] == SET_UP


def test_a_session_from_before_the_factor_is_over(client: Client, with_app: User) -> None:
    client.force_login(with_app, factor=False)
    assert client.get(SET_UP)["Location"] == "/account/login/"
    assert not signed_in(client)


def test_signing_in_asks_for_the_code_each_time_and_takes_each_once(client: Client, with_app: User) -> None:
    asked = sign_in(client, with_app.email)
    assert asked["Location"] == "/account/second-step/code/"
    assert not signed_in(client)
    assert client.get("/")["Location"].startswith("/account/login/")
    wrong = client.post("/account/second-step/code/", {"code": "000000"})
    assert "This code is not right" in wrong.content.decode()
    code = code_of(APP)
    assert client.post("/account/second-step/code/", {"code": f"{code[:3]} {code[3:]}"})["Location"] == "/"
    assert client.get("/").status_code == 200
    client.post("/account/logout/")
    assert current.KNOWN_BROWSER_COOKIE in client.cookies, "this browser is known, and is asked all the same"
    assert sign_in(client, with_app.email)["Location"] == "/account/second-step/code/"
    cache.delete(f"allauth.mfa.totp.used?user={with_app.pk}&code={code}")  # it forgets after half a minute; we do not
    again = client.post("/account/second-step/code/", {"code": code})
    assert "was used before" in again.content.decode()
    assert not signed_in(client)


def test_no_browser_is_ever_excused_from_it(client: Client, with_app: User) -> None:
    """Not even one that brings what the sign-in package remembers trusted browsers by."""
    answer = HttpResponse()
    trust_browser(RequestFactory().get("/"), with_app, answer)
    client.cookies.update(answer.cookies)
    assert sign_in(client, with_app.email)["Location"] == "/account/second-step/code/"
    assert not signed_in(client)


def test_a_recovery_code_stands_in_once(client: Client, with_app: User) -> None:
    code = RecoveryCodes.activate(with_app).generate_codes()[0]
    for expected in (True, False):
        cache.clear()
        sign_in(client, with_app.email)
        client.post("/account/second-step/code/", {"code": code})
        assert signed_in(client) is expected
        client.post("/account/logout/")


def test_a_reset_link_signs_nobody_in_and_leaves_the_factor(client: Client, with_app: User) -> None:
    client.post("/account/password/reset/", {"email": with_app.email})
    (link,) = re.findall(r"http://testserver(/account/password/reset/key/\S+)", mail.outbox[0].body)
    page = client.get(link, follow=True)
    client.post(page.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})
    assert not signed_in(client)
    assert sign_in(client, with_app.email, NEW)["Location"] == "/account/second-step/code/"
    assert mail.outbox[-1].subject == "The way you sign in was changed"
    assert mail.outbox[-1].to == [with_app.email]


@pytest.mark.django_db(transaction=True)
def test_from_the_password_to_an_app_and_its_codes(client: Client, user: User) -> None:
    sign_in(client, user.email)
    assert client.get("/p/herefordshire/people/")["Location"] == SET_UP
    secret = set_up_app(client)
    assert "An authenticator app was set up" in mail.outbox[-1].body
    codes = client.get("/account/second-step/recovery-codes/").content.decode()
    assert len(re.findall(r"<code class=\"hscp-code\">\d{10}</code>", codes)) == 10
    assert client.get("/").status_code == 200
    (stored,) = Authenticator.objects.filter(type="totp").values_list("data", flat=True)
    assert secret not in str(stored)
    only = client.post("/account/second-step/app/remove/", follow=True).content.decode()
    assert Authenticator.objects.filter(type="totp").exists(), only
    elsewhere = Client()
    sign_in(elsewhere, user.email)
    elsewhere.post("/account/second-step/code/", {"code": code_of(secret)})
    assert signed_in(elsewhere)


def test_a_demonstration_asks_for_none_and_only_a_demonstration(client: Client, user: User, settings: Any) -> None:
    sign_in(client, user.email)
    assert client.get("/")["Location"] == SET_UP
    settings.HSCP_DEMO = True
    home = client.get("/")
    assert home.status_code == 200 and "Nobody is asked for a second step." in home.content.decode()


def test_a_passkey_is_renamed_and_removed_the_app_too_and_codes_are_had_as_a_file(client: Client, user: User) -> None:
    """The pages that stand behind the list of second steps, each as it is seen and as it is sent."""
    TOTP.activate(user, APP)
    RecoveryCodes.activate(user)
    key = Authenticator.objects.create(user=user, type="webauthn", data={"name": "A key", "credential": {}})
    client.force_login(user)
    codes = client.get("/account/second-step/recovery-codes/file/")
    assert (
        codes["Content-Disposition"].startswith("attachment") and len(re.findall(rb"\b\d{10}\b", codes.content)) == 10
    )
    rename, remove = (f"/account/second-step/passkeys/{key.pk}/{what}/" for what in ("rename", "remove"))
    assert "Rename a passkey" in client.get(rename).content.decode()
    client.post(rename, {"name": "The blue one"})
    assert "The blue one" in client.get(SET_UP).content.decode()
    assert "emove" in client.get("/account/second-step/app/remove/").content.decode()
    gone = client.post("/account/second-step/app/remove/", follow=True).content.decode()
    assert "The authenticator app is removed." in gone and not Authenticator.objects.filter(type="totp").exists()
    client.force_login(user)
    assert client.get(remove).status_code == 200
    TOTP.activate(user, APP)
    client.force_login(user)
    assert "The passkey is removed." in client.post(remove, follow=True).content.decode()
    assert not Authenticator.objects.filter(type="webauthn").exists()
