"""Signing in through a partner organisation that runs the certified OpenID provider."""

from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
import requests
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from hscp.identity.models import User
from tests.factories.factors import APP, code_of
from tests.identity.conftest import signed_in
from tests.servers.oidc import CLIENT, SECRET
from tests.servers.openid import certified

pytestmark = [pytest.mark.django_db, pytest.mark.once]
BACK = "/account/organisation/police/back/"


def led_there_and_back(url: str) -> str:
    """What the browser does at the provider, cookies and all, until it is sent back to us."""
    with requests.Session() as browser:
        for _ in range(6):
            url = urljoin(url, browser.get(url, allow_redirects=False, timeout=5).headers["Location"])
            if urlsplit(url).netloc == "testserver":
                return url.removeprefix("http://testserver")
    raise AssertionError("The provider sends nobody back.")


@pytest.mark.parametrize(("inside_token", "says_a_factor"), [(True, False), (False, True)])
def test_a_certified_provider_signs_in_whom_it_knows(
    client: Client, user: User, settings: Any, inside_token: bool, says_a_factor: bool
) -> None:
    """Code with PKCE, signature, nonce, user's page; the factor is asked here unless the provider says it had one."""
    TOTP.activate(user, APP)
    person = {"sub": "officer-7", "email": user.email, "email_verified": True, "name": "An Officer"}
    person |= {"amr": ["pwd", "mfa"] if says_a_factor else ["pwd"]}
    asked = {"back": f"http://testserver{BACK}", "client": CLIENT, "secret": SECRET, "inside_token": inside_token}
    with certified(person=person, **asked) as url:
        settings.SIGN_IN_PROVIDERS = [
            {
                "id": "police",
                "name": "the police",
                "server_url": url,
                "origin": url,
                "client_id": CLIENT,
                "secret": SECRET,
                "domains": ["example.org"],
                "second_factor": {"amr": ["mfa"]},
            }
        ]
        back = led_there_and_back(client.post("/account/organisation/police/")["Location"])
        done = client.get(back)
        if not says_a_factor:
            assert done["Location"] == "/account/second-step/code/" and not signed_in(client)
            client.post("/account/second-step/code/", {"code": code_of(APP)})
        assert client.session["_auth_user_id"] == str(user.pk)
        assert client.get("/").status_code == 200
        assert Client().get(back).status_code == 403, "nobody else's browser gets in by it"
