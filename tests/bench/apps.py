from django.apps import AppConfig


class BenchConfig(AppConfig):
    """The yardsticks' tables. Installed by the bench's own settings only."""

    name = "tests.bench"
    label = "bench"
