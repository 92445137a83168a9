"""Single sign-on through partner organisations: OpenID Connect with PKCE, into accounts that are there already.

A provider is believed about the addresses of its own domains only, and only where it says that they are verified:
one organisation cannot sign in another's people. Nothing of it is stored; each sign-in is matched anew.
"""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render

from hscp.identity.models import User

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
        if user is None:
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
        self.refuse(request, getattr(provider, "name", ""), 403, failed=True)

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
            "domains": declared["domains"],
            "second_factor": declared.get("second_factor"),
        },
    )


class ProviderClient(OpenIDConnectOAuth2Adapter):
    """Talks to a provider. Unlike allauth it checks the signature of every token, however it came."""

    def complete_login(self, request: HttpRequest, app: SocialApp, token: Any, **kwargs: Any) -> SocialLogin:
        """What the signed token says; the address may come from the user's page, of the same subject only.

        Raises ``OAuth2Error`` for a token that is absent, not signed by the provider, not for us or out of date.
        """
        raw = kwargs["response"].get("id_token")
        if not raw:
            raise OAuth2Error("The provider sent no id_token.")
        claims = jwtkit.verify_and_decode(
            credential=raw,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )
        if "email" not in claims:
            page = self._fetch_user_info(token.token)
            if page.get("sub") != claims.get("sub"):
                raise OAuth2Error("The user's page is another's.")
            claims |= {name: page[name] for name in CLAIMS if name in page}
        found: SocialLogin = self.get_provider().sociallogin_from_response(request, {"id_token": claims})
        return found
