"""The files: which rows of the database name them, copying them out, and putting them back.

All of it goes through the storage that everything else goes through, wherever that keeps them.
"""

import hashlib
from collections.abc import Iterator
from typing import IO

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.utils.module_loading import import_string

from hscp.record.backup import Problem
from hscp.record.backup.snapshot import Snapshot

FOLDER = "files/"


def named(snapshot: Snapshot) -> dict[str, str]:
    """The files that rows name: path in the storage, and SHA-256 (``FILES_NAMED_BY``: each app says its own)."""
    found: dict[str, str] = {}
    for where in settings.FILES_NAMED_BY:
        found.update(dict(snapshot.rows(import_string(where))))
    return found


def stored(folder: str = "") -> Iterator[str]:
    """Every file of the storage, by its path there; one that is just being written (hidden) is not there yet.

    A folder that we may not look into holds nothing of ours, or its files are missed by the rows that name them.
    """
    try:
        folders, names = default_storage.listdir(folder)
    except (FileNotFoundError, PermissionError):
        return
    below = f"{folder}/" if folder else ""
    yield from (f"{below}{name}" for name in sorted(names) if not name.startswith("."))
    for each in sorted(folders):
        yield from stored(f"{below}{each}")


def lacking(wanted: dict[str, str], copied: dict[str, str]) -> dict[str, str]:
    """What is wrong with each file that a row names: it was not there, or its content is another."""
    missing = {path: "it is missing" for path in wanted if path not in copied}
    other = {
        path: "its content is not what was stored" for path in wanted if copied.get(path, wanted[path]) != wanted[path]
    }
    return missing | other


def put_back(name: str, stream: IO[bytes]) -> None:
    """Write one file into the storage, whole or not at all; one that is there is replaced. Raises ``Problem``."""
    try:
        put = default_storage.save(name, File(stream))
    except OSError as problem:
        why = problem.strerror or str(problem)
        raise Problem(f"{name} could not be written: {why}. The database has not been touched.") from None
    if put != name:
        default_storage.delete(put)
        raise Problem(f"{name} is there already, and the storage does not replace it. The database is untouched.")


def sum_of(name: str) -> str:
    """The SHA-256 of a file; empty where it cannot be read."""
    found = hashlib.sha256()
    try:
        with default_storage.open(name) as content:
            for piece in content.chunks():
                found.update(piece)
    except OSError:
        return ""
    return found.hexdigest()
