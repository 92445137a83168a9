"""The files: which rows of the database name them, copying them out, and putting them back."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from django.conf import settings
from django.utils.module_loading import import_string

from hscp.record.backup import Problem
from hscp.record.backup.archive import AT_ONCE
from hscp.record.backup.snapshot import Snapshot

FOLDER = "files/"


def named(snapshot: Snapshot) -> dict[str, str]:
    """The files that rows name: path below ``MEDIA_ROOT``, and SHA-256 (``FILES_NAMED_BY``: each app says its own)."""
    found: dict[str, str] = {}
    for where in settings.FILES_NAMED_BY:
        found.update(dict(snapshot.rows(import_string(where))))
    return found


def stored() -> Iterator[tuple[str, Path]]:
    """Every file below ``MEDIA_ROOT``, by its path there; one that is just being written (hidden) is not there yet."""
    root = Path(settings.MEDIA_ROOT)
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
            yield path.relative_to(root).as_posix(), path


def lacking(wanted: dict[str, str], copied: dict[str, str]) -> dict[str, str]:
    """What is wrong with each file that a row names: it was not there, or its content is another."""
    missing = {path: "it is missing" for path in wanted if path not in copied}
    other = {
        path: "its content is not what was stored" for path in wanted if copied.get(path, wanted[path]) != wanted[path]
    }
    return missing | other


def put_back(name: str, stream: IO[bytes]) -> None:
    """Write one file below ``MEDIA_ROOT``, whole or not at all; one that is there is replaced."""
    path = Path(settings.MEDIA_ROOT) / name
    part = path.with_name(f".restoring-{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as target:
            shutil.copyfileobj(stream, target, AT_ONCE)
            target.flush()
            os.fsync(target.fileno())
        part.chmod(0o640)
        part.replace(path)
    except OSError as problem:
        raise Problem(f"{path} could not be written: {problem.strerror}. The database has not been touched.") from None
    finally:
        part.unlink(missing_ok=True)


def sum_of(path: Path) -> str:
    """The SHA-256 of a file; empty where it cannot be read."""
    try:
        with path.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except OSError:
        return ""
