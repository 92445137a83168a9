"""What was built once, kept, and laid down again for the next module: building it takes seconds."""

from io import BytesIO
from typing import Any

from django.db import connections

from tests.servers.administrator import Administrator
from tests.servers.emptying import KEPT, copied, put_back


def _tables() -> list[str]:
    return [table for table in connections["default"].introspection.table_names() if table not in KEPT]


def take() -> Any:
    """Every row of every table, as the database gives it out; of SQLite the whole database."""
    if connections["default"].vendor == "sqlite":
        return copied(connections["default"])
    found: dict[str, bytes] = {}
    with Administrator() as cursor:
        for table in _tables():
            held = BytesIO()
            cursor.copy_expert(f'COPY "{table}" TO STDOUT', held)
            found[table] = held.getvalue()
    return {table: rows for table, rows in found.items() if rows}


def lay_down(kept: Any) -> None:
    """Put those rows into an empty database, past triggers and policies."""
    if connections["default"].vendor == "sqlite":
        put_back(connections["default"], kept)
        return
    with Administrator() as cursor:
        for table, rows in kept.items():
            cursor.copy_expert(f'COPY "{table}" FROM STDIN', BytesIO(rows))
