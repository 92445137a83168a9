"""Copies an SQLite database while it is in use, and puts a copy in its place."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from typing import IO, Any

from django.apps import apps
from django.db import connections

from hscp.record.backup import Problem
from hscp.record.backup.manifest import Manifest, Table
from hscp.record.backup.snapshot import Snapshot, packed, unpacked
from hscp.spaces.fences.sqlite import take_down

ENGINE = "sqlite"
PART = "database.sqlite3.gz"
RESTORING = "restoring"  # the alias under which the copy is made ready before it takes the database's place

FENCES = "SELECT 'trigger ' || name FROM sqlite_master WHERE type = 'trigger' ORDER BY 1"
SCHEMA = "SELECT sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL ORDER BY 1"


class SqliteSnapshot(Snapshot):
    """A copy of the database, made by SQLite's own online backup."""

    engine = ENGINE
    server = sqlite3.sqlite_version

    def __init__(self, copy: Path, name: str) -> None:
        self.copy, self.name = copy, name
        self.connection = sqlite3.connect(copy)
        names = self.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1")
        self.tables = {table: Table(self._count(table), self._columns(table)) for (table,) in names}
        self.sequences = {}
        self.fences = [name for (name,) in self.rows(FENCES)]
        self.schema = [line for (line,) in self.rows(SCHEMA)]

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        return self.connection.execute(sql).fetchall()

    def _count(self, table: str) -> int:
        ((number,),) = self.rows(f'SELECT count(*) FROM "{table}"')  # noqa: S608 - named by the database
        return int(number)

    def _columns(self, table: str) -> list[str]:
        return [row[1] for row in self.rows(f'PRAGMA table_info("{table}")')]

    def parts(self, folder: Path) -> Iterator[tuple[str, IO[bytes], int]]:
        with self.copy.open("rb") as source:
            content, size = packed(lambda out: shutil.copyfileobj(source, out, 1024 * 1024), folder)
        with content:
            yield PART, content, size


@contextmanager
def snapshot(folder: Path) -> Iterator[SqliteSnapshot]:
    """The database at this moment, copied into ``folder`` for as long as it is looked at."""
    path = Path(connections["default"].settings_dict["NAME"])
    if not path.is_file():
        raise Problem(f"There is no database {path}.")
    with tempfile.TemporaryDirectory(prefix=".hscp-", dir=folder) as own:
        copy = Path(own) / "copy.sqlite3"
        try:
            with (
                closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=60)) as source,
                closing(sqlite3.connect(copy)) as target,
            ):
                source.backup(target)
            found = SqliteSnapshot(copy, str(path))
        except sqlite3.Error as problem:
            raise Problem(f"The database could not be copied: {problem}.") from None
        with closing(found.connection):
            yield found


# --- writing ------------------------------------------------------------------------------------------------------


def holds_something() -> bool:
    """Whether the database in place holds anybody's rows: a space, an account, or a table that is not the product's."""
    path = Path(connections["default"].settings_dict["NAME"])
    if not path.exists():
        return False
    known = {model._meta.db_table for model in apps.get_models(include_auto_created=True)} | {"django_migrations"}
    with closing(sqlite3.connect(path)) as there:
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        names = {name for (name,) in there.execute(query)}
        held = [
            there.execute(f'SELECT EXISTS (SELECT 1 FROM "{name}")').fetchone()[0]  # noqa: S608 - one of two names
            for name in {"spaces_space", "identity_user"} & names
        ]
    return any(held) or bool(names - known)


@contextmanager
def loaded(manifest: Manifest, parts: Iterable[tuple[str, IO[bytes]]]) -> Iterator[str]:
    """The alias of a copy of the backup beside the database; when the block ends well, the copy takes its place.

    What was there before is kept under a name of its own. Raises ``Problem`` for a copy that is not whole.
    """
    place = Path(connections["default"].settings_dict["NAME"])
    place.parent.mkdir(parents=True, exist_ok=True)
    copy = place.with_name(f".{place.name}.restoring")
    _forget(copy)
    try:
        for _, stream in parts:
            try:
                with copy.open("wb") as target:
                    unpacked(stream, target)
            except OSError as problem:
                raise Problem(f"{place.parent} cannot take the database: {problem.strerror}.") from None
        _proved(copy, manifest)
        connections.databases[RESTORING] = {**connections.databases["default"], "NAME": str(copy)}
        try:
            yield RESTORING
            with connections[RESTORING].cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connections[RESTORING].close()
            del connections[RESTORING]
            del connections.databases[RESTORING]
        _put_in_place(copy, place, manifest)
    finally:
        _forget(copy)


def take_down_triggers(alias: str) -> None:
    """Before rows are changed past them; the migration that follows puts them up again."""
    take_down(connections[alias])


def _proved(copy: Path, manifest: Manifest) -> None:
    if not copy.exists():
        raise Problem("This backup holds no database.")
    try:
        with closing(sqlite3.connect(copy)) as there:
            (found,) = there.execute("PRAGMA integrity_check").fetchone()
            if found != "ok":
                raise Problem(f"SQLite finds the database of this backup damaged: {found}.")
            for name, table in manifest.tables.items():
                (rows,) = there.execute(f'SELECT count(*) FROM "{name}"').fetchone()  # noqa: S608 - signed by us
                if rows != table.rows:
                    raise Problem(f"{name} should hold {table.rows} rows and holds {rows}.")
    except sqlite3.Error as problem:
        raise Problem(f"The database of this backup cannot be opened: {problem}.") from None


def _put_in_place(copy: Path, place: Path, manifest: Manifest) -> None:
    connections["default"].close()
    with copy.open("rb+") as handle:
        os.fsync(handle.fileno())
    if place.exists():
        with closing(sqlite3.connect(place)) as old:
            old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        place.rename(_unused(place))
    for more in ("-wal", "-shm"):
        place.with_name(place.name + more).unlink(missing_ok=True)
    copy.rename(place)


def _unused(place: Path) -> Path:
    """Where the database that was there is kept. One that an earlier restore has put there is left alone."""
    kept = place.with_name(f"{place.name}.before-restore")
    later = (kept.with_name(f"{kept.name}-{number}") for number in count(2))
    return kept if not kept.exists() else next(path for path in later if not path.exists())


def _forget(copy: Path) -> None:
    for more in ("", "-wal", "-shm", "-journal"):
        copy.with_name(copy.name + more).unlink(missing_ok=True)
