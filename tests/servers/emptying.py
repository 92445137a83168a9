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
        _empty_postgres()


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


class _Sweeper:
    """A connection of the server's own administrator, whom no trigger and no policy stops, for as long as tests run.

    A new one would have to learn all tables first, which takes far longer than asking which of them hold rows.
    """

    def __init__(self) -> None:
        settings, tables = connections["default"].settings_dict, connections["default"].introspection.table_names()
        self.connection = psycopg2.connect(host=settings["HOST"], user="postgres", dbname=settings["NAME"])
        self.connection.autocommit = True
        held = (f"SELECT '{each}' WHERE EXISTS (SELECT FROM \"{each}\")" for each in tables if each not in KEPT)
        with self.connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")  # triggers and foreign keys rest meanwhile
            cursor.execute(f"PREPARE held AS {' UNION ALL '.join(held)}")

    def sweep(self) -> None:
        """Only what holds rows is touched."""
        with self.connection.cursor() as cursor:
            cursor.execute("EXECUTE held")
            for (table,) in cursor.fetchall():
                cursor.execute(f'DELETE FROM "{table}"')


SWEEPERS: list[_Sweeper] = []


def _empty_postgres() -> None:
    if SWEEPERS and SWEEPERS[0].connection.info.dbname != connections["default"].settings_dict["NAME"]:
        let_go()
    if SWEEPERS:
        try:
            SWEEPERS[0].sweep()
        except psycopg2.Error:  # a test has made tables anew, or shut connections
            let_go()
        else:
            return
    SWEEPERS.append(_Sweeper())
    SWEEPERS[0].sweep()


def let_go() -> None:
    """Nobody sweeps any more: a database in use cannot be taken away."""
    while SWEEPERS:
        SWEEPERS.pop().connection.close()
