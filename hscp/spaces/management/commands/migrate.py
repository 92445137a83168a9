"""Migrates. Fences that are not as they should be do not stop it: it is what puts them up."""

from typing import Any

from django.core.management.commands.migrate import Command as Migrate

from hscp.spaces.migrating import only_what_refers


class Command(Migrate):
    """Django's, without the check of the database: an update changes what the fences should be before they are."""

    def get_check_kwargs(self, options: Any) -> Any:
        """What the checks are asked beforehand."""
        return {**super().get_check_kwargs(options), "databases": None}

    def handle(self, *args: Any, **options: Any) -> None:
        with only_what_refers():
            super().handle(*args, **options)
