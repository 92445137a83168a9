from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class RecordConfig(AppConfig):
    name = "hscp.record"
    label = "record"
    verbose_name = "The record"

    def ready(self) -> None:
        autodiscover_modules("tasks")  # every app's handlers: what is asked for must be known wherever it is asked
