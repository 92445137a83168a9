"""Single sign-on through partner organisations: OpenID Connect with PKCE, into accounts that are there already.

A provider is believed about the addresses of its own domains only, and only where it says that they are verified:
one organisation cannot sign in another's people. Each sign-in is matched anew; all that is kept is a digest of whom the
provider means, so that an address which passes to somebody else does not open the account.
"""

import hashlib
import secrets
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

import jwt
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.crypto import constant_time_compare, salted_hmac

from hscp.identity.events import note
from hscp.identity.ledger import differences
from hscp.identity.models import User

# Signed with the provider's private key: never "none", never a secret that two share.
ALGORITHMS = frozenset({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"})
NONCES = "nonces"  # where the session keeps what nonces are made from
CLAIMS = ("email", "email_verified")  # what may come from the user's page of a provider instead of its token


def _claims(social: SocialLogin) -> dict[str, Any]:
    found = social.account.extra_data.get("id_token")
    return found if isinstance(found, dict) else {}


def asserted_second_factor(social: SocialLogin) -> bool:
    """Whether the provider is declared to assert a second factor (``amr`` or ``acr``), and this token does."""
    declared = social.provider.app.settings.get("second_factor") or {}
    claims = _claims(social)
    methods = claims.get("amr")
    by_method = isinstance(methods, list) and bool(set(declared.get("amr", ())) & set(map(str, methods)))
    return by_method or claims.get("acr") in declared.get("acr", ())


def account_of(social: SocialLogin) -> User | None:
    """The account of the one address that the provider says is verified and that is of its domains; else None."""
    claims = _claims(social)
    email = str(claims.get("email") or "").strip().lower()
    domains = [domain.lower() for domain in social.provider.app.settings.get("domains", ())]
    if claims.get("email_verified") is not True or email.count("@") != 1 or email.partition("@")[2] not in domains:
        return None
    found: User | None = User.objects.filter(email__iexact=email, is_active=True).first()
    return found


def tied(user: User, social: SocialLogin) -> bool:
    """Whether this is the person whom the provider has always meant by the account; the first time ties the two.

    An address may be given to somebody else, a provider's number for a person (``sub``) is not. Only a digest is kept.
    The tie goes when two people reset the account's second factors.
    """
    provider, sub = social.provider.app.provider_id, str(_claims(social).get("sub") or "")
    if not sub:
        return False
    key = hashlib.sha256(f"identity.providers.tie:{provider}:{sub}".encode()).hexdigest()  # outlasts any key of ours
    made, _ = SocialAccount.objects.get_or_create(user=user, provider=provider, defaults={"uid": key})
    return made.uid == key


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Providers come from the environment; accounts never come from a provider."""

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """Those of the settings that fit. The database holds none."""
        return [
            _app(each)
            for each in settings.SIGN_IN_PROVIDERS
            if provider in (None, "openid_connect", each["id"]) and client_id in (None, each["client_id"])
        ]

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Always no."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find the account, or say that there is none. Nothing else of allauth's matching is used."""
        user = account_of(sociallogin)
        if user is None or differences(user) or not tied(user, sociallogin):
            note("sign-in.refused", request, user=user, grave=True, by="provider", provider=sociallogin.provider.name)
            self.refuse(request, sociallogin.provider.name, 403)
        sociallogin.user = user

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Any = None,
        extra_context: Any = None,
    ) -> None:
        """Our page, also where somebody pressed "cancel" over there."""
        name = getattr(provider, "name", "")
        note("sign-in.failed", request, grave=True, by="provider", provider=name, why=type(exception).__name__)
        self.refuse(request, name, 403, failed=True)

    def get_requests_session(self) -> Any:
        """For talking to a provider: it answers at the address that it gave, and sends us nowhere else."""
        session = super().get_requests_session()
        session.max_redirects = 0
        return session

    def refuse(self, request: HttpRequest, name: str, status: int, *, failed: bool = False) -> None:
        """Raise the page that says so."""
        context = {"title": "You are not signed in", "provider": name, "failed": failed}
        raise ImmediateHttpResponse(render(request, "identity/provider_refused.html", context, status=status))


def _app(declared: dict[str, Any]) -> SocialApp:
    return SocialApp(
        provider="openid_connect",
        provider_id=declared["id"],
        name=declared["name"],
        client_id=declared["client_id"],
        secret=declared.get("secret", ""),
        settings={
            "server_url": declared["server_url"],
            "issuer": declared.get("issuer", ""),
            "domains": declared["domains"],
            "second_factor": declared.get("second_factor"),
        },
    )


def with_nonce(request: HttpRequest, answer: HttpResponseBase) -> HttpResponseBase:
    """The way to a provider, with a number that its token must repeat: made from this session and this one sign-in."""
    parts = urlsplit(answer.headers.get("Location", ""))
    state = parse_qs(parts.query).get("state")
    if not state:
        return answer
    request.session.setdefault(NONCES, secrets.token_urlsafe(32))
    query = f"{parts.query}&{urlencode({'nonce': nonce_of(request, state[0])})}"
    answer.headers["Location"] = urlunsplit(parts._replace(query=query))
    return answer


def nonce_of(request: HttpRequest, state: str) -> str:
    """What the token of the sign-in ``state`` must carry in this session."""
    key = request.session.get(NONCES, "")
    return salted_hmac("identity.providers.nonce", f"{key}:{state}", algorithm="sha256").hexdigest()


class ProviderClient(OpenIDConnectOAuth2Adapter):
    """Talks to a provider. Unlike allauth it checks the signature and the nonce of every token, however it came."""

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the provider says of itself. Raises ``OAuth2Error`` where it is not called as we were told."""
        found: dict[str, Any] = super().openid_config
        declared = self.get_provider().app.settings
        expected = declared["issuer"] or declared["server_url"].partition("/.well-known/")[0].rstrip("/")
        if str(found.get("issuer", "")).rstrip("/") != expected.rstrip("/"):
            raise OAuth2Error("The provider calls itself something else.")
        return found

    def claims_of(self, raw: str, audience: str) -> dict[str, Any]:
        """What a token says, once its signature, issuer, audience and time are right. Raises ``OAuth2Error`` else."""
        config = self.openid_config
        try:
            if jwt.get_unverified_header(raw).get("alg") not in ALGORITHMS:
                raise OAuth2Error("The token is not signed with a key of the provider's own.")
            found: dict[str, Any] = jwtkit.verify_and_decode(
                credential=raw,
                keys_url=config["jwks_uri"],
                issuer=config["issuer"],
                audience=audience,
                lookup_kid=jwtkit.lookup_kid_jwk,
            )
        except (jwt.PyJWTError, KeyError, TypeError, ValueError) as error:
            raise OAuth2Error("The token cannot be read.") from error
        return found

    def complete_login(self, request: HttpRequest, app: SocialApp, token: Any, **kwargs: Any) -> SocialLogin:
        """What the signed token says; the address may come from the user's page, of the same subject only.

        Raises ``OAuth2Error`` for a token that is absent, not signed by the provider, not for us, out of date, about
        nobody, or made for another sign-in.
        """
        raw = kwargs["response"].get("id_token")
        if not raw:
            raise OAuth2Error("The provider sent no id_token.")
        claims = self.claims_of(raw, app.client_id)
        if not claims.get("sub"):
            raise OAuth2Error("The provider does not say who it is.")
        expected = nonce_of(request, request.GET.get("state", ""))
        if not constant_time_compare(str(claims.get("nonce", "")), expected):
            raise OAuth2Error("The token was made for another sign-in.")
        if request.GET.get("iss", self.openid_config["issuer"]) != self.openid_config["issuer"]:
            raise OAuth2Error("Another provider answered.")
        if "email" not in claims:
            page = self._fetch_user_info(token.token)
            if page.get("sub") != claims.get("sub"):
                raise OAuth2Error("The user's page is another's.")
            claims |= {name: page[name] for name in CLAIMS if name in page}
        found: SocialLogin = self.get_provider().sociallogin_from_response(request, {"id_token": claims})
        return found
