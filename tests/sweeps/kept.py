"""A world that was built once, kept, and laid down again for the next module: filling three spaces takes seconds."""

from io import BytesIO
from typing import Any

from django.db import connections

from tests.servers.emptying import KEPT
from tests.sweeps.marks import Administrator


def _tables() -> list[str]:
    return [table for table in connections["default"].introspection.table_names() if table not in KEPT]


def take() -> dict[str, Any]:
    """Every row of every table, as the database gives it out."""
    found: dict[str, Any] = {}
    sqlite = connections["default"].vendor == "sqlite"
    with Administrator() as cursor:
        for table in _tables():
            if sqlite:
                cursor.execute(f'SELECT * FROM "{table}"')
                found[table] = cursor.fetchall()
            else:
                held = BytesIO()
                cursor.copy_expert(f'COPY "{table}" TO STDOUT', held)
                found[table] = held.getvalue()
    return {table: rows for table, rows in found.items() if rows}


def lay_down(kept: dict[str, Any]) -> None:
    """Put those rows into an empty database, past triggers and policies."""
    connection = connections["default"]
    if connection.vendor == "sqlite":
        with connection.constraint_checks_disabled(), Administrator() as cursor:
            for table, rows in kept.items():
                places = ", ".join(["%s"] * len(rows[0]))
                cursor.executemany(f'INSERT INTO "{table}" VALUES ({places})', rows)
        return
    with Administrator() as cursor:
        for table, rows in kept.items():
            cursor.copy_expert(f'COPY "{table}" FROM STDIN', BytesIO(rows))
