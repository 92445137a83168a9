from typing import Any

from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX as NONE
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from hscp.identity.entries import AccountEventKind
from hscp.identity.factor_seals import SECRETS, sealed_to
from hscp.identity.ledger import enter
from hscp.identity.models import User
from hscp.identity.models import sealed_to as password_sealed_to
from hscp.identity.seals import seal_anew
from hscp.lib.words import listing


class Command(BaseCommand):
    help = (
        "Seal the passwords and second factors of all accounts anew under the first of SEALING_KEYS. Run it after "
        "putting a new key in front; the old one may go when the sessions of the day are over."
    )

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Rewrite each row that holds a secret. Where no key opens one it raises ``CommandError``, all undone."""
        done, shut = 0, set[str]()
        rows = Authenticator.objects.select_for_update().order_by("pk")
        for pk, account_id, kind, data in rows.values_list("pk", "user_id", "type", "data"):
            try:
                held = {name: seal_anew(data[name], to=sealed_to(kind, account_id)) for name in SECRETS if name in data}
            except InvalidToken:
                shut.add(f"the second step of account {account_id}")
                continue
            if held:
                Authenticator.objects.filter(pk=pk).update(data=data | held)
                done += 1
        for user in User.objects.select_for_update().exclude(password__startswith=NONE).order_by("pk"):
            try:
                sealed = seal_anew(user.password, to=password_sealed_to(user.pk))
            except InvalidToken:
                shut.add(f"the password of account {user.pk}")
                continue
            User.objects.filter(pk=user.pk).update(password=sealed)  # no change of the password
            done += 1
        if shut:
            raise CommandError(
                f"Nothing is changed: no key of SEALING_KEYS opens {listing(sorted(shut))}. Either a key is missing, "
                "or it was written past HSCP: then have two people reset the second step, or have a new password set, "
                "and run this again."
            )
        for user in User.objects.order_by("pk"):
            enter(user, AccountEventKind.SEALED_ANEW)
        self.stdout.write(f"{done} sealed anew.")
