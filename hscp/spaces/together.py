"""Models that a migration creates at once, where Django's own operations create them one by one."""

from collections.abc import Sequence
from typing import Any

from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation


class CreateTogether(Operation):
    """Create tables that refer to each other in one step, with what the same migration adds to them.

    After each operation Django makes anew every model class that is related to what changed, and here everything is
    related to a space and an account: created one by one, the tables of a new database took twice as long. Their
    foreign keys are made after all of them (PostgreSQL) or may name what comes later (SQLite), so their order is free.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = operations
        self.created = [each.name for each in operations if isinstance(each, CreateModel)]
        others = {getattr(each, "model_name", "") for each in operations if not isinstance(each, CreateModel)}
        if not {name.lower() for name in others} <= {name.lower() for name in self.created}:
            raise ValueError(f"What is created together may be added to; these are not: {sorted(others)}")

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, [], {"operations": self.operations}

    def state_forwards(self, app_label: str, state: Any) -> None:
        state.__dict__.pop("apps", None)  # its classes are made once, when they are asked for next
        for each in self.operations:
            each.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for model in self._models(app_label, schema_editor, to_state):
            schema_editor.create_model(model)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for model in reversed(self._models(app_label, schema_editor, from_state)):
            schema_editor.delete_model(model)

    def _models(self, app_label: str, schema_editor: Any, state: Any) -> list[Any]:
        models = [state.apps.get_model(app_label, name) for name in self.created]
        alias = schema_editor.connection.alias
        return [model for model in models if self.allow_migrate_model(alias, model)]

    def describe(self) -> str:
        return "Create models " + ", ".join(self.created)

    @property
    def migration_name_fragment(self) -> str:
        return "_".join(self.created).lower()
