"""Empties the test database after a test that really committed, on either engine, without loosening its fences."""

from typing import Any

import psycopg2
from django.db import connections

from hscp.spaces.fences import put_up, sqlite

# Rows that migrations write once and tests read: they stay.
KEPT = {"django_migrations", "django_content_type", "auth_permission", "record_chainshape"}


def empty() -> None:
    """Delete every row but the kept tables'. On PostgreSQL as its administrator, which no test ever is."""
    connection = connections["default"]
    tables = [table for table in connection.introspection.table_names() if table not in KEPT]
    if connection.vendor == "sqlite":
        _empty_sqlite(connection, tables)
    else:
        _empty_postgres(tables)


def _empty_sqlite(connection: Any, tables: list[str]) -> None:
    sqlite.take_down(connection)
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'DELETE FROM "{table}"')
    put_up("default")


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
