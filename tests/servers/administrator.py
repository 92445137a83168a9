"""The database as its administrator, whom no fence stops: for laying out and sweeping away, never for a test's acts."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg2
from django.db import connections

from hscp.spaces.fences.sqlite import PREFIX

OURS = f"type = 'trigger' AND name LIKE '{PREFIX}%'"


@contextmanager
def triggers_down(connection: Any) -> Iterator[None]:
    """A SQLite database without our triggers for a while; then the very same stand again.

    Each of some thousand dropped and made takes seconds: their rows are taken out of the schema and put back into it.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT type, name, tbl_name, rootpage, sql FROM sqlite_master WHERE {OURS}")
        standing = cursor.fetchall()
        _rewrite(cursor, [])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            _rewrite(cursor, standing)


def _rewrite(cursor: Any, triggers: list[tuple[Any, ...]]) -> None:
    cursor.execute("PRAGMA writable_schema = ON")
    cursor.execute(f"DELETE FROM sqlite_master WHERE {OURS}")
    cursor.executemany("INSERT INTO sqlite_master VALUES (%s, %s, %s, %s, %s)", triggers)
    cursor.execute("PRAGMA writable_schema = RESET")


class Administrator:
    """A cursor of the database's administrator, whom no trigger and no policy stops; on SQLite ours, fences down."""

    def __enter__(self) -> Any:
        connection = connections["default"]
        if connection.vendor == "sqlite":
            self.down = triggers_down(connection)
            self.down.__enter__()
            self.cursor = connection.cursor()
            return self.cursor
        settings = connection.settings_dict
        self.raw = psycopg2.connect(host=settings["HOST"], user="postgres", dbname=settings["NAME"])
        cursor = self.raw.cursor()
        cursor.execute("SET session_replication_role = replica")
        return cursor

    def __exit__(self, *error: object) -> None:
        if connections["default"].vendor == "sqlite":
            self.cursor.close()
            self.down.__exit__(None, None, None)
            return
        if error[0] is None:
            self.raw.commit()
        self.raw.close()
