from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules


class RecordConfig(AppConfig):
    name = "hscp.record"
    label = "record"
    verbose_name = "The record"

    def ready(self) -> None:
        autodiscover_modules("tasks")  # every app's handlers: what is asked for must be known wherever it is asked
        post_migrate.connect(begin_shared_history, dispatch_uid="record.shared")


def begin_shared_history(sender: Any, app_config: Any, using: str, **rest: Any) -> None:
    """After the last app's migrations, once the fences stand: first rows for what was there before its history."""
    from django.apps import apps  # noqa: PLC0415 - models must be loaded first

    from hscp.record.sharing import SharedChange, begin_where_nothing_is_kept  # noqa: PLC0415 - as above

    if app_config is not [each for each in apps.get_app_configs() if each.models_module is not None][-1]:
        return
    if SharedChange._meta.db_table in connections[using].introspection.table_names():
        begin_where_nothing_is_kept(using)
