"""What was built once, kept, and laid down again for the next module: building it takes seconds."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections

from tests.servers.administrator import Administrator
from tests.servers.emptying import KEPT, copied, empty, put_back


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
    """Let those rows be all there are, past triggers and policies."""
    if connections["default"].vendor == "sqlite":
        put_back(connections["default"], kept)
        return
    empty()
    with Administrator() as cursor:
        for table, rows in kept.items():
            cursor.copy_expert(f'COPY "{table}" FROM STDIN', BytesIO(rows))


def files() -> Iterator[Path]:
    """Every file that is stored."""
    return (path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())


def put_files_back(kept: Mapping[Path, bytes]) -> None:
    """No test takes from the next what it did to a file."""
    for path, data in kept.items():
        if not path.is_file() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
