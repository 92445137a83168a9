"""Empties the test database after a test that really committed, on either engine, without loosening its fences."""

import sqlite3
from typing import Any

import psycopg2
from django.db import connections

# SQLite databases as they stood before anything was in them, by their name.
EMPTY: dict[Any, sqlite3.Connection] = {}
# Rows that migrations write once and tests read: they stay.
KEPT = {"django_migrations", "django_content_type", "auth_permission", "record_chainshape"}


def empty() -> None:
    """Delete every row but the kept tables'. On PostgreSQL as its administrator, which no test ever is."""
    connection = connections["default"]
    if connection.vendor == "sqlite":
        put_back(connection, EMPTY[connection.settings_dict["NAME"]])
    else:
        _empty_postgres([table for table in connection.introspection.table_names() if table not in KEPT])


def copied(connection: Any) -> sqlite3.Connection:
    """A SQLite database as it stands, fences included, in memory."""
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    connection.ensure_connection()
    connection.connection.backup(copy)
    return copy


def put_back(connection: Any, copy: sqlite3.Connection) -> None:
    """Make a SQLite database what it was: page by page, which takes milliseconds where deleting took a second."""
    connection.ensure_connection()
    copy.backup(connection.connection)


def stands_empty(connection: Any) -> None:
    """Remember how a SQLite database stands before anything is in it."""
    if connection.vendor == "sqlite":
        EMPTY[connection.settings_dict["NAME"]] = copied(connection)


def _empty_postgres(tables: list[str]) -> None:
    """As the server's own administrator, whom no trigger and no policy stops; only what holds rows is touched."""
    settings = connections["default"].settings_dict
    connection = psycopg2.connect(host=settings["HOST"], user="postgres", dbname=settings["NAME"])
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")  # triggers and foreign keys rest meanwhile
            held = " UNION ALL ".join(f"SELECT '{table}' WHERE EXISTS (SELECT FROM \"{table}\")" for table in tables)
            cursor.execute(held)
            for (table,) in cursor.fetchall():
                cursor.execute(f'DELETE FROM "{table}"')
    finally:
        connection.close()
