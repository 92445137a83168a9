"""Each account gets a record of what is changed about it; those that are there are taken over as they stand. Secrets of
second factors, which were sealed before, are bound to their account."""

import json
from types import SimpleNamespace
from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX as NONE
from django.db import migrations, models
from django.utils import timezone

from hscp.identity.entries import bound_to
from hscp.identity.ledger import standing
from hscp.identity.seals import open_seal, seal

SECRETS = ("secret", "seed")


def bind(apps: Any, schema_editor: Any) -> None:
    """Bind the seal of each factor's secret to its account and kind. Raises ``InvalidToken`` where no key fits."""
    for factor, to in _factors(apps, schema_editor):
        factor.data |= {name: seal(open_seal(factor.data[name]), to=to) for name in SECRETS if name in factor.data}
        factor.save(update_fields=["data"])


def loosen(apps: Any, schema_editor: Any) -> None:
    """Seal them as before, bound to nothing."""
    for factor, to in _factors(apps, schema_editor):
        factor.data |= {name: seal(open_seal(factor.data[name], to=to)) for name in SECRETS if name in factor.data}
        factor.save(update_fields=["data"])


def _factors(apps: Any, schema_editor: Any) -> Any:
    rows = apps.get_model("mfa", "Authenticator").objects.using(schema_editor.connection.alias)
    return [(factor, f"factor:{factor.type}:{factor.user_id}") for factor in rows.order_by("pk")]


def take_over(apps: Any, schema_editor: Any) -> None:
    """The first row of every account's record."""
    alias = schema_editor.connection.alias

    def rows(app: str, name: str) -> Any:
        return apps.get_model(app, name).objects.using(alias)

    recorded = rows("identity", "AccountEvent").values("account_id")
    for user in rows("identity", "User").exclude(pk__in=recorded).order_by("pk"):
        usable = user.password and not user.password.startswith(NONE)
        hashed = open_seal(user.password, to=f"password:{user.pk}") if usable else user.password
        account = SimpleNamespace(email=user.email, is_active=user.is_active, hashed_password=hashed)
        factors = [_opened(each) for each in rows("mfa", "Authenticator").filter(user_id=user.pk)]
        ties = rows("socialaccount", "SocialAccount").filter(user_id=user.pk)
        event = apps.get_model("identity", "AccountEvent")(
            account_id=user.pk, number=1, at=timezone.now(), kind="taken-over", what="", by_id=None, on_page=False
        )
        event.state = seal(json.dumps(standing(account, factors, ties)), to=bound_to(event))
        event.save(using=alias)


def _opened(factor: Any) -> Any:
    to = f"factor:{factor.type}:{factor.user_id}"
    held = {name: open_seal(factor.data[name], to=to) for name in SECRETS if name in factor.data}
    return SimpleNamespace(pk=factor.pk, type=factor.type, created_at=factor.created_at, data=factor.data | held)


class Migration(migrations.Migration):
    dependencies = [
        ("identity", "0002_sealed_passwords"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("socialaccount", "0006_alter_socialaccount_extra_data"),
    ]

    operations = [
        migrations.CreateModel(
            name="AccountEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(help_text="From 1, without a gap for each account.")),
                ("at", models.DateTimeField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("taken-over", "Taken over as it stood"),
                            ("made", "Account made"),
                            ("address", "Address changed"),
                            ("password", "Password set"),
                            ("closed", "Account closed"),
                            ("reopened", "Account opened again"),
                            ("factor-added", "Second step set up"),
                            ("factor-changed", "Second step changed"),
                            ("factor-removed", "Second step removed"),
                            ("reset", "Second step reset by two people"),
                            ("tie-added", "Tied to an organisation’s sign-in"),
                            ("tie-removed", "Tie to an organisation’s sign-in removed"),
                            ("sessions-ended", "Every session ended"),
                            ("sealed-anew", "Sealed under a new key"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "what",
                    models.CharField(blank=True, help_text="Of what kind the second step is, say.", max_length=100),
                ),
                ("on_page", models.BooleanField(help_text="Done on a page; else by a command or the timetable.")),
                ("state", models.TextField(help_text="How the account stands after it, sealed.")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="events", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("account", "number"), name="identity_accountevent_once")
                ],
            },
        ),
        migrations.RunPython(bind, loosen),
        migrations.RunPython(take_over, migrations.RunPython.noop),
    ]
