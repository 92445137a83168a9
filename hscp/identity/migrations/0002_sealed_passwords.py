"""Passwords' hashes are sealed, each bound to its account. What is not sealed opens no account from then on."""

from typing import Any

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX as NONE
from django.db import migrations, models

from hscp.identity.seals import open_seal, seal


def seal_all(apps: Any, schema_editor: Any) -> None:
    """Seal the hash of every account that has a password."""
    for user in _with_password(apps, schema_editor):
        user.password = seal(user.password, to=f"password:{user.pk}")
        user.save(update_fields=["password"])


def open_all(apps: Any, schema_editor: Any) -> None:
    """Put the hashes back as they were. Raises ``InvalidToken`` for one that no key opens, and changes nothing."""
    for user in _with_password(apps, schema_editor):
        user.password = open_seal(user.password, to=f"password:{user.pk}")
        user.save(update_fields=["password"])


def _with_password(apps: Any, schema_editor: Any) -> Any:
    users = apps.get_model("identity", "User").objects.using(schema_editor.connection.alias)
    return users.exclude(password__startswith=NONE).exclude(password="").order_by("pk").iterator()


class Migration(migrations.Migration):
    dependencies = [("identity", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="user",
            name="password",
            field=models.CharField(max_length=255, verbose_name="password"),
        ),
        migrations.RunPython(seal_all, open_all),
    ]
