from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX as NONE
from django.core.management.base import BaseCommand
from django.db import transaction

from hscp.identity.entries import AccountEventKind
from hscp.identity.factors import SECRETS, sealed_to
from hscp.identity.ledger import enter
from hscp.identity.models import User
from hscp.identity.models import sealed_to as password_sealed_to
from hscp.identity.seals import seal_anew


class Command(BaseCommand):
    help = (
        "Seal the passwords and second factors of all accounts anew under the first of SEALING_KEYS. Run it after "
        "putting a new key in front; the old one may go when the sessions of the day are over."
    )

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Rewrite each row that holds a secret. Raises ``InvalidToken`` where no key fits, and then changes nothing."""
        done = 0
        rows = Authenticator.objects.select_for_update().order_by("pk")
        for pk, account_id, kind, data in rows.values_list("pk", "user_id", "type", "data"):
            held = {name: seal_anew(data[name], to=sealed_to(kind, account_id)) for name in SECRETS if name in data}
            if held:
                Authenticator.objects.filter(pk=pk).update(data=data | held)
                done += 1
        for user in User.objects.select_for_update().exclude(password__startswith=NONE).order_by("pk"):
            sealed = seal_anew(user.password, to=password_sealed_to(user.pk))
            User.objects.filter(pk=user.pk).update(password=sealed)  # no change of the password
            done += 1
        for user in User.objects.order_by("pk"):
            enter(user, AccountEventKind.SEALED_ANEW)
        self.stdout.write(f"{done} sealed anew.")
