"""Which case files the rows that were read belong to: noted while somebody listens, so that the look can be recorded.

Rows that become objects note themselves (``Guarded.from_db``); a query for bare values says so with ``looked_into``.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_seen: ContextVar[set[int] | None] = ContextVar("hscp_looks", default=None)


@contextmanager
def looking() -> Iterator[set[int]]:
    """Listen: the set that is handed out fills with the ids of the case files that are looked into."""
    seen: set[int] = set()
    token = _seen.set(seen)
    try:
        yield seen
    finally:
        _seen.reset(token)


def listening() -> set[int] | None:
    """The set of whoever listens, or None."""
    return _seen.get()


def looked_into(file_ids: Iterable[int | None]) -> None:
    """Say that rows of these case files were read; None, a row of no file, is passed over."""
    seen = _seen.get()
    if seen is not None:
        seen.update(each for each in file_ids if each is not None)
