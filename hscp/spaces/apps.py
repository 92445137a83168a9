from typing import Any

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate


class SpacesConfig(AppConfig):
    name = "hscp.spaces"
    label = "spaces"
    verbose_name = "Spaces"

    def ready(self) -> None:
        from hscp.spaces import checks  # noqa: PLC0415 - models must be loaded first

        connection_created.connect(checks.on_connection, dispatch_uid="spaces.connection")
        pre_migrate.connect(take_down_triggers, sender=self, dispatch_uid="spaces.triggers")
        post_migrate.connect(put_up_fences, dispatch_uid="spaces.fences")


def take_down_triggers(sender: Any, using: str, **rest: Any) -> None:
    """Before migrations on SQLite: a trigger that names a table would stop that table from being altered or dropped."""
    from django.db import connections  # noqa: PLC0415 - as below

    from hscp.spaces.fences import sqlite  # noqa: PLC0415 - as below

    if connections[using].vendor == "sqlite":
        sqlite.take_down(connections[using])


def put_up_fences(sender: Any, app_config: Any, using: str, **rest: Any) -> None:
    """After the last app's migrations: renew every fence of that database."""
    from django.apps import apps  # noqa: PLC0415 - as above

    from hscp.spaces.fences import put_up  # noqa: PLC0415 - as above

    if app_config is [each for each in apps.get_app_configs() if each.models_module is not None][-1]:
        put_up(using)
