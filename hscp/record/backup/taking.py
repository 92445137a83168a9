"""Takes a backup: the database at one moment, then the files, then the manifest."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from errno import EDQUOT, ENOSPC
from pathlib import Path
from typing import IO, cast

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connections

from hscp.lib.version import VERSION
from hscp.record.backup import Problem, files, postgres, sqlite
from hscp.record.backup.archive import PREFIX, Writing, leftovers, whole_backups
from hscp.record.backup.manifest import Manifest, fingerprints, written
from hscp.record.backup.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Taken:
    """A backup that is whole: where it is, what it says of itself, what was thrown away for it."""

    path: Path
    manifest: Manifest
    dropped: tuple[Path, ...]


def take(folder: Path, *, at: datetime, keep: int = 0) -> Taken:
    """Write a backup into ``folder``. With ``keep`` only so many of the newest are left there, this one among them.

    Raises ``Problem``, and then leaves nothing behind.
    """
    if not folder.is_dir():
        raise Problem(f"There is no folder {folder}. Make it first; only whoever takes backups should read it.")
    try:
        with _alone(folder):
            for left in leftovers(folder):
                shutil.rmtree(left) if left.is_dir() else left.unlink()
            with _snapshot(folder) as snapshot:
                path, manifest = _write(snapshot, folder, at)
            whole = whole_backups(folder)
            dropped = tuple(whole[:-keep]) if keep else ()
            for old in dropped:
                old.unlink()
    except OSError as problem:
        raise Problem(_words(problem, folder)) from None
    return Taken(path, manifest, dropped)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold a folder, so that nobody clears away what another is writing. The system lets go of it if we are killed."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise Problem(f"Another backup is being taken into {folder}. Wait for it to end.") from None
    finally:
        os.close(handle)


@contextmanager
def _snapshot(folder: Path) -> Iterator[Snapshot]:
    on_postgres = connections["default"].vendor == "postgresql"
    with postgres.snapshot() if on_postgres else sqlite.snapshot(folder) as found:
        yield found


def _write(snapshot: Snapshot, folder: Path, at: datetime) -> tuple[Path, Manifest]:
    wanted = files.named(snapshot)
    writing = Writing(folder, f"{PREFIX}{at.astimezone(UTC):%Y%m%dT%H%M%SZ}", settings.BACKUP_KEY)
    try:
        for name, stream, size in snapshot.parts(folder):
            writing.add(name, stream, size)
        gone = copy_files(writing)  # after the database: files are written once, and before the row that names them
        copied = {
            name.removeprefix(files.FOLDER): part["sha256"]
            for name, part in writing.parts.items()
            if name.startswith(files.FOLDER)
        }
        manifest = Manifest(
            product=VERSION,
            taken_at=at.isoformat(),
            engine=snapshot.engine,
            server=snapshot.server,
            database=snapshot.name,
            migrations=snapshot.migrations(),
            tables=snapshot.tables,
            sequences=snapshot.sequences,
            heads=snapshot.heads(),
            fences=snapshot.fences,
            schema=snapshot.schema,
            parts=writing.parts,
            lacking=files.lacking(wanted, copied) | gone,
            keys=fingerprints(),
        )
        return writing.finish(written(manifest)), manifest
    except BaseException:
        writing.abandon()
        raise


def copy_files(writing: Writing) -> dict[str, str]:
    """Write every file of the storage into a backup. Returns those that could not be read, each with the reason."""
    gone: dict[str, str] = {}
    for name in files.stored():
        try:
            with default_storage.open(name) as stream:
                writing.add(f"{files.FOLDER}{name}", cast(IO[bytes], stream), stream.size)
        except FileNotFoundError:
            continue  # destroyed meanwhile, and ``lacking`` says so where a row names it
        except PermissionError as problem:
            gone[name] = f"it cannot be read ({problem.strerror})"
    return gone


def _words(problem: OSError, folder: Path) -> str:
    if problem.errno in (ENOSPC, EDQUOT):
        return f"There is no room left in {folder}. Nothing has been kept of this backup; the earlier ones are there."
    return f"{problem.filename or folder} could not be written or read: {problem.strerror}. There is no new backup."
