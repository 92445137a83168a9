"""Signing in through a partner organisation, with a real provider: who is let in, as whom, and who is not."""

from collections.abc import Iterator
from http.client import HTTPConnection
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.core.cache import cache
from django.test import Client
from requests import TooManyRedirects

from hscp.identity.models import User
from hscp.identity.providers import ProviderAdapter
from hscp.identity.sessions import drop_factors
from tests.factories.factors import APP, code_of
from tests.factories.people import PASSWORD, make_user
from tests.identity.conftest import signed_in
from tests.servers.oidc import CLIENT, SECRET, Provider, new_key, start

pytestmark = pytest.mark.django_db
DOOR = "/account/organisation/police/"


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    provider, server = start()
    yield provider
    server.shutdown()
    server.server_close()


@pytest.fixture
def provider(running: Provider, settings: Any, user: User) -> Provider:
    """The provider of ``example.org``, at which ``user`` signs in with a checked address."""
    fresh = Provider(url=running.url, key=running.key)
    for name in ("spoil", "cancels", "email_on_page_only", "sign_with", "asked", "called", "algorithm"):
        setattr(running, name, getattr(fresh, name))
    running.person = {"sub": "officer-7", "email": user.email.upper(), "email_verified": True, "amr": ["pwd"]}
    settings.SIGN_IN_PROVIDERS = [
        {
            "id": "police",
            "name": "the police",
            "server_url": running.url,
            "origin": running.url,
            "client_id": CLIENT,
            "secret": SECRET,
            "domains": ["example.org"],
            "second_factor": {"amr": ["mfa"], "acr": ["gold"]},
        }
    ]
    return running


def over_there(url: str) -> str:
    """What the browser does at the provider: one GET, which sends it back."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.netloc, timeout=5)
    connection.request("GET", f"{parts.path}?{parts.query}")
    back = str(connection.getresponse().headers["Location"])
    connection.close()
    assert back.startswith(f"http://testserver{DOOR}back/?")
    return back.removeprefix("http://testserver")


def come_through(client: Client, **more: Any) -> Any:
    """From the button on the sign-in page, over there, and back."""
    return client.get(over_there(client.post(DOOR, more)["Location"]))


def test_the_second_factor_is_asked_as_ever(client: Client, provider: Provider, user: User) -> None:
    TOTP.activate(user, APP)
    page = client.get("/account/login/?next=/accessibility/").content.decode()
    assert "Sign in through the police" in page and f'action="{DOOR}"' in page
    back = come_through(client, next="/accessibility/")
    assert back["Location"] == "/account/second-step/code/"
    assert not signed_in(client)
    done = client.post("/account/second-step/code/", {"code": code_of(APP)})
    assert done["Location"] == "/accessibility/"
    assert client.session["_auth_user_id"] == str(user.pk)
    asked = provider.asked[-1]
    assert asked["code_challenge_method"] == "S256" and asked["code_challenge"]
    assert asked["redirect_uri"] == f"http://testserver{DOOR}back/"
    assert set(asked["scope"].split()) == {"openid", "profile", "email"}
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
    (tie,) = SocialAccount.objects.values_list("provider", "uid", "extra_data")
    assert tie[0] == "police" and len(tie[1]) == 64 and tie[2] == {}
    assert not SocialToken.objects.exists()


@pytest.mark.parametrize("claims", [{"amr": ["pwd", "mfa"]}, {"acr": "gold"}])
def test_unless_the_provider_is_declared_to_assert_one_and_does(
    client: Client, provider: Provider, user: User, claims: dict[str, Any]
) -> None:
    TOTP.activate(user, APP)
    provider.person |= claims
    come_through(client)
    assert client.get("/").status_code == 200


def test_without_a_factor_anywhere_one_is_set_up_first(
    client: Client, provider: Provider, user: User, settings: Any
) -> None:
    come_through(client)
    assert client.get("/")["Location"] == "/account/second-step/"
    settings.SIGN_IN_PROVIDERS = [{**settings.SIGN_IN_PROVIDERS[0], "second_factor": None}]
    provider.person["amr"] = ["mfa"]
    other = Client()
    come_through(other)
    assert other.get("/")["Location"] == "/account/second-step/", "it says so, and is not declared to"


@pytest.mark.parametrize(
    "change",
    [
        {"email_verified": False},
        {"email_verified": "true"},
        {"email": "nobody@example.org"},
        {"email": "somebody@elsewhere.example"},
        {"email": "somebody@example.org@elsewhere.example"},
    ],
)
def test_no_account_is_made_and_no_other_is_opened(
    client: Client, provider: Provider, user: User, change: dict[str, Any]
) -> None:
    User.objects.create_user("somebody@elsewhere.example", PASSWORD)
    before = User.objects.count()
    provider.person |= change
    answer = come_through(client)
    assert answer.status_code == 403
    assert "there is no account here" in answer.content.decode()
    assert not signed_in(client) and User.objects.count() == before


def test_a_disabled_account_stays_shut(client: Client, provider: Provider, user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert come_through(client).status_code == 403
    assert not signed_in(client)


@pytest.mark.parametrize(
    "spoil",
    [
        {"aud": "another"},
        {"iss": "https://elsewhere.example"},
        {"exp": 1},
        {"nonce": "of another sign-in"},
        "signature",
    ],
)
def test_a_token_that_is_not_right_opens_nothing(client: Client, provider: Provider, user: User, spoil: Any) -> None:
    if spoil == "signature":
        provider.sign_with = new_key()
    else:
        provider.spoil = spoil
    answer = come_through(client)
    assert answer.status_code == 403 and "did not confirm that it was you" in answer.content.decode()
    assert not signed_in(client)


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_a_token_that_nobody_signed_opens_nothing(
    client: Client, provider: Provider, user: User, algorithm: str
) -> None:
    """Neither a token without a signature nor one signed with the secret that the two share."""
    provider.algorithm = algorithm
    assert come_through(client).status_code == 403
    assert not signed_in(client)


@pytest.mark.parametrize(("algorithm", "opens"), [("PS256", True), ("ES256", True), ("ES256K", False)])
def test_a_sound_signature_opens_by_an_algorithm_of_the_list_alone(
    client: Client, provider: Provider, monkeypatch: pytest.MonkeyPatch, algorithm: str, opens: bool
) -> None:
    """Each is signed with the very key that the provider publishes for that algorithm: nothing else refuses it."""
    monkeypatch.setattr(provider, "key", new_key(algorithm))
    provider.algorithm = algorithm
    provider.person["amr"] = ["mfa"]
    assert come_through(client).status_code == (302 if opens else 403)
    assert signed_in(client) is opens


def test_a_token_of_another_sign_in_of_the_same_person_opens_nothing(
    client: Client, provider: Provider, user: User
) -> None:
    """A provider's token is good for the one sign-in in the one browser that asked for it."""
    first, second = (parse_qs(urlsplit(client.post(DOOR)["Location"]).query)["nonce"][0] for _ in range(2))
    assert first != second and len(first) == 64
    provider.spoil = {"nonce": first}
    assert come_through(client).status_code == 403
    assert not signed_in(client)


def test_an_address_that_passed_to_somebody_else_opens_nothing(client: Client, provider: Provider, user: User) -> None:
    provider.person["amr"] = ["mfa"]
    come_through(client)
    assert signed_in(client)
    successor = Client()
    provider.person["sub"] = "officer-8"
    assert come_through(successor).status_code == 403
    assert not signed_in(successor)
    drop_factors(user=user)
    come_through(successor)
    assert signed_in(successor), "two people have confirmed who it is now"


def test_an_address_written_past_us_leads_nobody_to_anothers_account(
    client: Client, provider: Provider, user: User
) -> None:
    """One's own address on somebody else's account, whose tie is deleted: the provider would vouch for both steps."""
    victim = make_user("victim@elsewhere.example")
    User.objects.filter(pk=user.pk).update(email="given-up@example.org")
    User.objects.filter(pk=victim.pk).update(email=user.email)
    provider.person["amr"] = ["mfa"]
    assert come_through(client).status_code == 403
    assert not signed_in(client) and not SocialAccount.objects.exists(), "and no tie is made"


def test_a_provider_without_a_name_for_the_person_is_not_believed(
    client: Client, provider: Provider, user: User
) -> None:
    del provider.person["sub"]
    assert come_through(client).status_code == 403
    assert not signed_in(client)


def test_a_provider_that_calls_itself_something_else_is_not_asked(
    client: Client, provider: Provider, user: User, settings: Any
) -> None:
    provider.called = "https://elsewhere.example"
    assert client.post(DOOR).status_code == 403
    assert not provider.asked
    settings.SIGN_IN_PROVIDERS = [{**settings.SIGN_IN_PROVIDERS[0], "issuer": "https://elsewhere.example"}]
    assert client.post(DOOR).status_code == 302


def test_a_state_of_one_provider_is_no_state_of_another(
    client: Client, provider: Provider, user: User, settings: Any
) -> None:
    """Mixing up two providers: what one sends back does not count at the other's address."""
    settings.SIGN_IN_PROVIDERS = [settings.SIGN_IN_PROVIDERS[0], {**settings.SIGN_IN_PROVIDERS[0], "id": "icb"}]
    back = over_there(client.post(DOOR)["Location"])
    assert client.get(back.replace("/police/", "/icb/")).status_code == 403
    assert not signed_in(client)
    assert client.get(f"{over_there(client.post(DOOR)['Location'])}&iss=https://elsewhere.example").status_code == 403
    assert not signed_in(client)


def test_a_provider_sends_us_nowhere_else(provider: Provider, rf: Any) -> None:
    with pytest.raises(TooManyRedirects):
        ProviderAdapter(rf.get("/")).get_requests_session().get(
            f"{provider.url}/authorize?redirect_uri={provider.url}/jwks&state=1"
        )


def test_a_provider_that_is_away_is_said(client: Client, provider: Provider, user: User, settings: Any) -> None:
    settings.SIGN_IN_PROVIDERS = [{**settings.SIGN_IN_PROVIDERS[0], "server_url": "http://127.0.0.1:9"}]
    assert client.post(DOOR).status_code == 403
    assert client.get("/account/login/").status_code == 200


def test_the_address_may_come_from_the_page_of_the_same_person(client: Client, provider: Provider, user: User) -> None:
    provider.email_on_page_only = True
    provider.person["amr"] = ["mfa"]
    come_through(client)
    assert signed_in(client)
    provider.spoil = {"sub": "another"}
    other = Client()
    assert come_through(other).status_code == 403
    assert not signed_in(other)


def test_a_code_and_a_state_are_good_once_and_for_one_browser(client: Client, provider: Provider, user: User) -> None:
    back = over_there(client.post(DOOR)["Location"])
    elsewhere = Client()
    assert elsewhere.get(back).status_code == 403
    assert not signed_in(elsewhere)
    client.get(back)
    assert signed_in(client)
    client.post("/account/logout/")
    cache.clear()
    assert client.get(back).status_code == 403
    assert not signed_in(client)


def test_whoever_cancels_is_told_and_a_get_asks_first(client: Client, provider: Provider, user: User) -> None:
    provider.cancels = True
    answer = come_through(client)
    assert answer.status_code == 403 and "you stopped half-way" in answer.content.decode()
    page = client.get(DOOR)
    assert page.status_code == 200 and "Sign in through the police" in page.content.decode()
    assert parse_qs(urlsplit(client.post(DOOR)["Location"]).query)["client_id"] == [CLIENT]
    assert client.get("/account/organisation/nobody/").status_code == 404
