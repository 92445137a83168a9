"""Secrets of second factors lie sealed in the database, each to its account and kind; objects hold them open.

Apart from `hscp.identity.factors`, which brings all of signing in along: every process listens to these.
"""

import base64
import os
from typing import Any

from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken

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
