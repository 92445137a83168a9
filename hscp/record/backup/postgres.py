"""Reads a PostgreSQL database at one moment, and writes one anew. By COPY, through the driver the product has anyway.

Reading takes a role that no row is hidden from (``DATABASE_BACKUP_URL``). Writing takes the owner; it is one
transaction, so that a restore that fails leaves the database as it was.
"""

import gzip
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import IO, Any

import psycopg2  # type: ignore[import-untyped]
from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connections

from hscp.record.backup import Problem
from hscp.record.backup.manifest import Manifest, Table
from hscp.record.backup.snapshot import Snapshot, packed
from hscp.record.backup.steps import make, without_squashed

ENGINE = "postgresql"
FOLDER = "database/"

# What the role may not read, or reads with rows left out.
HIDDEN = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND (c.relkind IN ('r', 'p') AND (NOT has_table_privilege(c.oid, 'SELECT')
OR row_security_active(c.oid)) OR c.relkind = 'S' AND NOT has_sequence_privilege(c.oid, 'SELECT')) ORDER BY 1
"""
COLUMNS = """
SELECT c.relname, array_agg(a.attname::text ORDER BY a.attnum) FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
GROUP BY 1 ORDER BY 1
"""
FENCES = """
SELECT 'policy ' || tablename || '.' || policyname FROM pg_policies WHERE schemaname = 'public'
UNION ALL SELECT 'trigger ' || c.relname || '.' || t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND NOT t.tgisinternal
UNION ALL SELECT 'forced row security ' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relrowsecurity AND c.relforcerowsecurity ORDER BY 1
"""

# Columns, keys, checks and indexes, as the database itself writes them down.
SCHEMA = """
SELECT concat_ws(' ', 'column', c.relname || '.' || a.attname, format_type(a.atttypid, a.atttypmod),
CASE WHEN a.attnotnull THEN 'required' END, pg_get_expr(d.adbin, d.adrelid), a.attidentity) FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
UNION ALL SELECT concat_ws(' ', 'constraint', k.conname, c.relname, pg_get_constraintdef(k.oid)) FROM pg_constraint k
JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND k.contype <> 't'
UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1
"""


def connect() -> Any:
    """A connection as the backup's role. Raises ``Problem`` where none is set, or the database does not answer."""
    given = settings.DATABASE_BACKUP
    if not given:
        raise Problem(
            "DATABASE_BACKUP_URL is not set. It names the role that reads everything and changes nothing "
            "(docs/backup.md): the product's own role and the owner see no rows."
        )
    try:
        return psycopg2.connect(
            dbname=given["NAME"],
            user=given.get("USER") or None,
            password=given.get("PASSWORD") or None,
            host=given.get("HOST") or None,
            port=given.get("PORT") or None,
            client_encoding="UTF8",
            **given.get("OPTIONS", {}),
        )
    except psycopg2.OperationalError as problem:
        raise Problem(f"The database cannot be reached: {' '.join(str(problem).split())}") from None


def hidden(cursor: Any) -> list[str]:
    """Tables of which the connected role does not see every row."""
    cursor.execute(HIDDEN)
    return [name for (name,) in cursor.fetchall()]


class PostgresSnapshot(Snapshot):
    """One transaction that reads, and sees nothing of what others commit meanwhile."""

    engine = ENGINE

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self.cursor = connection.cursor()
        # The database's own word besides ours: a question that would leave rows out is refused instead.
        self.cursor.execute("SET LOCAL row_security = off")
        self.cursor.execute("SELECT current_database(), current_user, current_setting('server_version')")
        self.name, role, self.server = self.cursor.fetchone()
        if out_of_sight := hidden(self.cursor):
            some = ", ".join(out_of_sight[:3]) + (" and others" if len(out_of_sight) > 3 else "")
            raise Problem(
                f"The role {role} does not see every row of {len(out_of_sight)} tables ({some}), so nothing has been "
                "written. DATABASE_BACKUP_URL must name a role that bypasses row-level security and may read all."
            )
        columns = dict(self.rows(COLUMNS))
        if strange := sorted(set(columns) - _known()):
            raise Problem(
                f"There are tables that are not the product's: {', '.join(strange)}. A restore could not make them "
                "again. Move them out of the schema public first."
            )
        self.tables = {name: Table(self._count(name), named) for name, named in columns.items()}
        sequences = self.rows("SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1")
        self.sequences = {name: list(self._sequence(name)) for (name,) in sequences}
        self.fences = [name for (name,) in self.rows(FENCES)]
        self.schema = [line for (line,) in self.rows(SCHEMA)]

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        self.cursor.execute(sql)
        found: list[tuple[Any, ...]] = self.cursor.fetchall()
        return found

    def _count(self, table: str) -> int:
        ((number,),) = self.rows(f'SELECT count(*) FROM public."{table}"')  # noqa: S608 - named by the database
        return int(number)

    def _sequence(self, name: str) -> tuple[Any, ...]:
        (row,) = self.rows(f'SELECT last_value, is_called FROM public."{name}"')  # noqa: S608 - as above
        return row

    def parts(self, folder: Path) -> Iterator[tuple[str, IO[bytes], int]]:
        for name, table in self.tables.items():
            copy = f"COPY public.{_named(name, table.columns)} TO STDOUT"
            with_rows, size = packed(lambda out, sql=copy: self.cursor.copy_expert(sql, out), folder)  # type: ignore[misc]
            with with_rows:
                if self.cursor.rowcount != table.rows:
                    raise Problem(f"Of {table.rows} rows of {name} {self.cursor.rowcount} were read.")
                yield f"{FOLDER}{name}.copy.gz", with_rows, size


@contextmanager
def snapshot() -> Iterator[PostgresSnapshot]:
    """The database at this moment. Raises ``Problem``, before anything is written, where rows would be left out."""
    connection = connect()
    try:
        connection.set_session(isolation_level="REPEATABLE READ", readonly=True)
        yield PostgresSnapshot(connection)
    except psycopg2.Error as problem:
        raise Problem(f"The database could not be read: {' '.join(str(problem).split())}") from None
    finally:
        connection.close()


def _named(table: str, columns: list[str]) -> str:
    quoted = ", ".join(f'"{column}"' for column in columns)
    return f'"{table}" ({quoted})'


def _known() -> set[str]:
    return {model._meta.db_table for model in apps.get_models(include_auto_created=True)} | {"django_migrations"}


# --- writing ------------------------------------------------------------------------------------------------------


def holds_something(alias: str) -> bool:
    """Whether the owner's database holds anybody's rows: a space, an account, or a table that is not the product's.

    Rows of a space cannot be counted by the owner, from whom they are hidden; but none can be without its space.
    """
    there = set(connections[alias].introspection.table_names())
    with connections[alias].cursor() as cursor:
        for table in {"spaces_space", "identity_user"} & there:
            cursor.execute(f'SELECT EXISTS (SELECT FROM "{table}")')  # noqa: S608 - one of two names
            if cursor.fetchone()[0]:
                return True
    return bool(there - _known())


def others_connected(alias: str) -> int:
    """How many other connections the database has, a moment later too: one just closed is listed for some more."""
    number = 0
    with connections[alias].cursor() as cursor:
        for wait in (0.2, 0.4, 0.8, 0):
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                "AND pid <> pg_backend_pid() AND usesysid IS NOT NULL"  # the server's own workers are nobody
            )
            number = cursor.fetchone()[0]
            if not number:
                break
            sleep(wait)
    return number


def load(alias: str, manifest: Manifest, parts: Iterable[tuple[str, IO[bytes]]]) -> None:
    """In the open transaction: throw away what is there, build the tables as they were, fill them, count them.

    Tables that are exactly as they were are only emptied. No fence stands then: whoever calls brings the database up
    to date, which puts them up. Raises ``Problem``.
    """
    connection = connections[alias]
    with connection.cursor() as cursor:
        if stands_as(connection, manifest):
            _take_fences_down(cursor)
        else:
            _drop_all(connection, cursor)
            _build(connection, manifest)
        there = set(connection.introspection.table_names(cursor))
        if lacking := sorted(set(manifest.tables) - there):
            raise Problem(f"This version of the product has no table {', '.join(lacking)}.")
        cursor.execute("TRUNCATE " + ", ".join(f'"{name}"' for name in sorted(there)))
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")  # building them may have left some that check at once
        for part, stream in parts:
            name = part.removeprefix(FOLDER).removesuffix(".copy.gz")
            with gzip.GzipFile(fileobj=stream, mode="rb") as content, connection.wrap_database_errors:
                cursor.cursor.copy_expert(
                    f"COPY public.{_named(name, manifest.tables[name].columns)} FROM STDIN", content
                )
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # every key is checked; with checks left no table can change
        for name, (value, called) in manifest.sequences.items():
            cursor.execute("SELECT setval(%s::regclass, %s, %s)", [f'public."{name}"', value, called])
        for name, table in manifest.tables.items():
            cursor.execute(f'SELECT count(*) FROM public."{name}"')  # noqa: S608 - a table of ours, as just looked up
            if (found := cursor.fetchone()[0]) != table.rows:
                raise Problem(f"{name} should hold {table.rows} rows and holds {found}.")


def stands_as(connection: Any, manifest: Manifest) -> bool:
    """Whether the tables are exactly those of the backup: every migration, column, key, check and index."""
    if "django_migrations" not in connection.introspection.table_names():
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        if without_squashed(cursor.fetchall()) != without_squashed(manifest.migrations):
            return False
        cursor.execute(SCHEMA)
        return [line for (line,) in cursor.fetchall()] == manifest.schema


def _take_fences_down(cursor: Any) -> None:
    cursor.execute("DROP SCHEMA IF EXISTS fence CASCADE")  # with every trigger and policy that asks it
    cursor.execute("SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'public'")
    for table, policy in cursor.fetchall():
        cursor.execute(f'DROP POLICY "{policy}" ON public."{table}"')
    cursor.execute(
        "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE n.nspname = 'public' AND c.relrowsecurity"
    )
    for (table,) in cursor.fetchall():
        cursor.execute(f'ALTER TABLE public."{table}" DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY')


def _drop_all(connection: Any, cursor: Any) -> None:
    cursor.execute("DROP SCHEMA IF EXISTS fence CASCADE")
    names = connection.introspection.table_names(cursor)
    if names:
        cursor.execute("DROP TABLE " + ", ".join(f'public."{name}"' for name in names) + " CASCADE")


def _build(connection: Any, manifest: Manifest) -> None:
    """Make the tables as they were, by the migrations that had been applied."""
    make(connection, manifest.migrations)
    ContentType.objects.clear_cache()
