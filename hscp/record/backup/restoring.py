"""Restores a backup: proves the file, then the files, then the database in one go, then proves what came of it."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import DatabaseError, connections, transaction
from django.db.migrations.loader import MigrationLoader

from hscp.record.backup import Problem, files, postgres, sqlite
from hscp.record.backup.aftermath import end_what_was_under_way, put_on_record
from hscp.record.backup.archive import reading, sums
from hscp.record.backup.manifest import Manifest, other_keys, read
from hscp.record.backup.proving import Finding, prove

OWNER = "owner"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: which file, and whose content may go for it (``replace``: the database's name, typed)."""

    path: Path
    replace: str = ""
    with_other_keys: bool = False


def checked(path: Path) -> Manifest:
    """Read a backup from end to end. Raises ``Problem`` unless every part is there, as it was made."""
    raw, found = sums(path, settings.BACKUP_KEY)
    manifest = read(raw)
    for name in sorted(set(found) | set(manifest.parts)):
        if name not in found:
            raise Problem(f"This backup is not as it was made: {name} is missing from it.")
        if found[name] != manifest.parts.get(name):
            raise Problem(f"This backup is not as it was made: {name} has been changed. Use another backup.")
    return manifest


def restore(wanted: Wanted, *, at: datetime) -> tuple[Manifest, list[Finding]]:
    """Put a backup in place, and prove it. Raises ``Problem`` where it is refused or fails; see each step."""
    manifest = checked(wanted.path)
    _may(wanted, manifest)
    with _parts(wanted.path, files.FOLDER) as found:
        for name, stream in found:
            files.put_back(name.removeprefix(files.FOLDER), stream)
    try:
        _load(wanted.path, manifest, at)
    except DatabaseError as problem:
        said = " ".join(str(problem).split())
        raise Problem(f"The database could not be restored, and is as it was before: {said}") from None
    return manifest, prove(manifest)


def _may(wanted: Wanted, manifest: Manifest) -> None:
    """Raise ``Problem`` unless this backup may be restored here, now. Nothing has been touched then."""
    vendor = connections["default"].vendor
    if manifest.engine != vendor:
        raise Problem(f"This is a backup of {manifest.engine} and cannot be restored into {vendor}.")
    known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    if unknown := [f"{app}.{name}" for app, name in manifest.migrations if (app, name) not in known]:
        raise Problem(
            f"The backup was made by another version of the product ({manifest.product}): this one does not know the "
            f"migration {unknown[0]}. Restore it with that version or a later one."
        )
    others = other_keys(manifest)
    if others and not wanted.with_other_keys:
        raise Problem(" ".join(others) + " Set the keys as they were, or say --with-other-keys.")
    on_postgres = vendor == "postgresql"
    if on_postgres and OWNER not in connections:
        raise Problem("DATABASE_OWNER_URL is not set: only the owner of the tables can restore them.")
    name = str(connections["default"].settings_dict["NAME"])
    if wanted.replace and wanted.replace != name:
        raise Problem(f"The database is called {name}, not {wanted.replace}. Nothing has been touched.")
    try:
        held = postgres.holds_something(OWNER) if on_postgres else sqlite.holds_something()
        connections["default"].close()
        others_there = postgres.others_connected(OWNER) if on_postgres else 0
    except DatabaseError as problem:
        raise Problem(f"The database cannot be reached: {' '.join(str(problem).split())}") from None
    if held and not wanted.replace:
        raise Problem(
            f"The database {name} is not empty. To throw away what it holds, say --replace {name} "
            "instead of --into-empty."
        )
    if others_there:
        raise Problem(
            f"The database has {others_there} other connections. Stop everything that uses it first: web, worker, beat."
        )
    _room(manifest)


def _room(manifest: Manifest) -> None:
    try:
        root = Path(default_storage.path(""))
    except NotImplementedError:
        return  # a store elsewhere: it says by itself when it is full
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    wanted = sum(part["size"] for part in manifest.files.values())
    free = shutil.disk_usage(root).free
    if free < wanted:
        raise Problem(f"The files need {wanted} bytes and {root} has {free} left. Nothing has been touched.")


@contextmanager
def _parts(path: Path, folder: str = "") -> Iterator[Iterable[tuple[str, IO[bytes]]]]:
    """The files of a backup, or with no ``folder`` the parts of its database."""
    with reading(path, settings.BACKUP_KEY) as found:
        begins = (folder,) if folder else (postgres.FOLDER, sqlite.PART)
        yield ((name, stream) for name, stream in found if name.startswith(begins))


def _load(path: Path, manifest: Manifest, at: datetime) -> None:
    with _parts(path) as found:
        if connections["default"].vendor == "postgresql":
            with transaction.atomic(using=OWNER):
                postgres.load(OWNER, manifest, found)
                _bring_up(OWNER, manifest, at)
        else:
            with sqlite.loaded(manifest, found) as alias:
                sqlite.take_down_triggers(alias)
                _bring_up(alias, manifest, at)


def _bring_up(alias: str, manifest: Manifest, at: datetime) -> None:
    """Nobody signed in, no mail under way; migrated to today's version, fences up; and on the record."""
    end_what_was_under_way(alias, at=at)
    call_command("migrate", database=alias, interactive=False, verbosity=0, skip_checks=True)
    put_on_record(alias, manifest, at=at)
