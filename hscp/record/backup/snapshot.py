"""The database as it stands at one moment, on either engine: what a backup reads, and nothing that comes later."""

import gzip
import shutil
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from hscp.record.backup import Problem
from hscp.record.backup.manifest import Table

IN_MEMORY = 8 * 1024 * 1024  # bytes of one part that are kept in memory before they go to a file without a name

HEADS = """
SELECT s.slug, e.number, e.head FROM spaces_space s LEFT JOIN record_chainentry e ON e.space_id = s.id
AND e.number = (SELECT max(x.number) FROM record_chainentry x WHERE x.space_id = s.id) ORDER BY s.slug
"""


class Snapshot(ABC):
    """One moment of a database. ``tables`` are all of the product's, counted at that moment."""

    engine: str
    server: str
    name: str
    tables: dict[str, Table]
    sequences: dict[str, list[Any]]
    fences: list[str]
    schema: list[str]

    @abstractmethod
    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What a question yields at that moment."""

    @abstractmethod
    def parts(self, folder: Path) -> Iterator[tuple[str, IO[bytes], int]]:
        """The content: names, streams and sizes in bytes. ``folder`` has room for what is too big for memory."""

    def migrations(self) -> list[list[str]]:
        """The migrations that have been applied, in their order."""
        return [list(row) for row in self.rows("SELECT app, name FROM django_migrations ORDER BY id")]

    def heads(self) -> dict[str, str]:
        """Of each space the head of its chain; empty where nothing is sealed."""
        return {slug: f"{number}:{head}" if number else "" for slug, number, head in self.rows(HEADS)}


def packed(write: Callable[[IO[bytes]], None], folder: Path) -> tuple[IO[bytes], int]:
    """What ``write`` writes, compressed; wound back, with its size. Too big for memory it lies in a nameless file."""
    spool = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY, dir=str(folder))  # noqa: SIM115 - the caller closes it
    with gzip.GzipFile(fileobj=spool, mode="wb", compresslevel=6, mtime=0) as out:
        write(out)  # type: ignore[arg-type]
    size = spool.tell()
    spool.seek(0)
    return spool, size


def unpacked(stream: IO[bytes], target: IO[bytes]) -> None:
    """The other way. Raises ``Problem`` for what is not as it was packed."""
    try:
        with gzip.GzipFile(fileobj=stream, mode="rb") as content:
            shutil.copyfileobj(content, target, 1024 * 1024)
    except (EOFError, gzip.BadGzipFile):
        raise Problem("A part of this backup cannot be unpacked: it is not as it was made.") from None
