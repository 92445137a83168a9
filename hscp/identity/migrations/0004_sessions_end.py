"""Every session ends: its key lay in the database as the browser sends it. From now on the database holds its digest."""

from typing import Any

from django.db import migrations


def end_all(apps: Any, schema_editor: Any) -> None:
    """Drop the rows; whoever it was signs in again."""
    alias = schema_editor.connection.alias
    for app, name in (("sessions", "Session"), ("usersessions", "UserSession")):
        apps.get_model(app, name).objects.using(alias).all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("identity", "0003_accounts_record"),
        ("sessions", "0001_initial"),
        ("usersessions", "0001_initial"),
    ]

    operations = [migrations.RunPython(end_all, end_all)]
