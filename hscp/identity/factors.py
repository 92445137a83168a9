"""Second factors: what allauth is told about ours, and the stage of signing in that asks for one."""

import base64
import os
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from cryptography.fernet import InvalidToken
from django.http import HttpRequest

from hscp.identity.providers import asserted_second_factor
from hscp.identity.seals import open_seal, seal

SECRETS = ("secret", "seed")  # of what a factor holds: of an app, of recovery codes


def sealed_to(kind: str, account_id: int) -> str:
    """What the seal of a factor's secret is bound to."""
    return f"factor:{kind}:{account_id}"


def on_factor_read(sender: Any, instance: Authenticator, **rest: Any) -> None:
    """Django says that a row became an object: its secret is opened, where it is sealed for this account and kind.

    What is not – planted, copied from another account – becomes a secret that nobody knows: pages show nothing of
    anybody's, and no code is right.
    """
    if instance.pk is None or not isinstance(instance.__dict__.get("data"), dict):
        return  # being made, its secret fresh; or read without it
    for name in SECRETS:
        if name in instance.data:
            try:
                instance.data[name] = open_seal(str(instance.data[name]), to=sealed_to(instance.type, instance.user_id))
            except InvalidToken:
                instance.data[name] = base64.b32encode(os.urandom(40)).decode()


def before_factor_saved(sender: Any, instance: Any, **rest: Any) -> None:
    """Django says that an object is about to become a row: its secret is sealed for its account and kind."""
    to = sealed_to(instance.type, instance.user_id)
    instance.as_used = instance.data
    instance.data = {name: seal(held, to=to) if name in SECRETS else held for name, held in instance.data.items()}


def after_factor_saved(sender: Any, instance: Any, **rest: Any) -> None:
    """It is one now, and the object goes on as it was."""
    instance.data = instance.as_used


def is_the_only_one(factor: Authenticator) -> bool:
    """Whether the account would be left without a second factor; recovery codes are not one, they stand in for one."""
    others = Authenticator.objects.filter(user_id=factor.user_id).exclude(pk=factor.pk)
    return not others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()


class FactorAdapter(DefaultMFAAdapter):
    """Nobody takes their last factor away. Secrets are sealed below, where it is known whose they are."""

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
