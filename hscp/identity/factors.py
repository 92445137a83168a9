"""Second factors: what allauth is told about ours, and the stage of signing in that asks for one."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

from hscp.identity.providers import asserted_second_factor


def is_the_only_one(factor: Authenticator) -> bool:
    """Whether the account would be left without a second factor; recovery codes are not one, they stand in for one."""
    others = Authenticator.objects.filter(user_id=factor.user_id).exclude(pk=factor.pk)
    return not others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()


class FactorAdapter(DefaultMFAAdapter):
    """Nobody takes their last factor away. Secrets are sealed elsewhere, as rows are saved (`factor_seals`)."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "This code is not right, or it was used before. Wait for the next one and type that.",
        "cannot_delete_authenticator": "This is your only second step. Add another before you remove it.",
        "cannot_generate_recovery_codes": "Set up an app or a passkey first.",
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last."""
        return not is_the_only_one(authenticator)

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        """What a new passkey is called until its holder gives it a better name."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return "Passkey" if number == 1 else f"Passkey {number}"


class SecondFactorStage(AuthenticateStage):
    """Asks for the second factor, except where a provider that is declared to assert one has just done so."""

    def _should_handle(self, request: HttpRequest) -> bool:
        social = (self.login.signal_kwargs or {}).get("sociallogin")
        if social is not None and asserted_second_factor(social):
            record_authentication(request, self.login.user, "mfa", type="provider", provider=social.account.provider)
            return False
        return bool(super()._should_handle(request))
