"""Who acts, where: the one way into the data of a space.

``acting(context)`` opens a transaction, tells the ORM's fence and the database's fence the same thing in one go, and
closes both. Requests, jobs and commands use it; nothing else may touch a row that belongs to a space.
"""

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper


class NoContext(RuntimeError):
    """Data of a space was asked for while nobody was acting. It is a fault in the code, never in the input."""


class WrongSpace(RuntimeError):
    """A row was about to be written to a space outside the write set. It is a fault in the code, never in the input."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the one who acts may reach.

    ``read`` and ``write`` are ids of spaces, ``files`` ids of case files; an empty set means nothing, never everything.
    ``files_only_read`` are those of ``files`` whose list lets one read and not write.
    ``user_id`` is the account that acts, ``seat_id`` the seat (the capacity) it acts from; both are None for the
    timetable. ``worker`` lets the job runner see the queue of every space, and nothing else of them. ``loads`` lets
    whatever loads published files write the tables that belong to no space (see ``loading``).
    """

    user_id: int | None
    read: frozenset[int] = frozenset()
    write: frozenset[int] = frozenset()
    files: frozenset[int] = frozenset()
    seat_id: int | None = None
    worker: bool = False
    files_only_read: frozenset[int] = frozenset()
    loads: bool = False

    def only_reading(self) -> "Context":
        """The same, with nothing to write."""
        return replace(self, write=frozenset())

    @property
    def files_written(self) -> frozenset[int]:
        """The case files in which rows may be written, where the space may be."""
        return self.files - self.files_only_read

    @property
    def space_id(self) -> int:
        """The one space written to. Raises ``WrongSpace`` when there is not exactly one."""
        if len(self.write) != 1:
            raise WrongSpace("A new row does not say its space, and the context does not write to exactly one.")
        return next(iter(self.write))


def in_space(space_id: int, *, user_id: int | None = None, seat_id: int | None = None) -> Context:
    """The context of the timetable or a command: one space, read and written, no case file."""
    one = frozenset({space_id})
    return Context(user_id=user_id, read=one, write=one, seat_id=seat_id)


_current: ContextVar[Context | None] = ContextVar("hscp_acting", default=None)


def current() -> Context:
    """The context in force. Raises ``NoContext`` when nobody acts."""
    context = _current.get()
    if context is None:
        raise NoContext("Data of a space may be touched only inside acting(context).")
    return context


def current_or_none() -> Context | None:
    """The context in force, or None."""
    return _current.get()


@contextmanager
def as_if(context: Context | None) -> Iterator[None]:
    """Compile SQL as ``context`` would have it, or as when nobody acts.

    The database is told nothing: nothing can be read or written by it.
    """
    token = _current.set(context)
    try:
        yield
    finally:
        _current.reset(token)


def act_from(seat_id: int) -> None:
    """Name the seat that the act is done from, once it is known what is done; until the ``acting`` in force ends.

    An account may hold several seats in a space; which of them an act was done from is told by what it was allowed by.
    """
    _current.set(replace(current(), seat_id=seat_id))


def signed(context: Context | None, backend_pid: int) -> str:
    """The context as the database reads it: ids, bound to one connection and signed, so that SQL cannot forge it."""
    if context is None:
        return ""

    def ids(them: frozenset[int]) -> str:
        return ",".join(str(one) for one in sorted(them))

    payload = ";".join(
        (
            str(backend_pid),
            str(context.user_id or ""),
            ids(context.read),
            ids(context.write),
            ids(context.files),
            "worker" if context.worker else "",
            ids(context.files_written),
            "loads" if context.loads else "",
        )
    )
    mac = hmac.new(settings.SPACE_SIGNING_KEY.encode(), payload.encode(), hashlib.sha256).hexdigest()
    return f"{payload}.{mac}"


def _tell(connection: BaseDatabaseWrapper, context: Context | None) -> None:
    if connection.vendor != "postgresql":
        return  # SQLite's write triggers ask `current_or_none` itself
    with connection.cursor() as cursor:
        pid = connection.connection.info.backend_pid
        cursor.execute("SELECT set_config('app.context', %s, true)", [signed(context, pid)])


@contextmanager
def _sqlite_mode(connection: Any, context: Context, *, sent: bool) -> Iterator[None]:
    """Let a transaction that only reads start without the write lock; the default takes it at once."""
    # The job runner writes to the queue, in every space; whoever opens a case file has every look at it written down;
    # and who only reads may send that they saw something.
    writes = sent or context.write or context.worker or context.files or context.loads
    if connection.vendor != "sqlite" or writes or connection.in_atomic_block:
        yield
        return
    connection.ensure_connection()
    usual = connection.transaction_mode
    connection.transaction_mode = "DEFERRED"
    try:
        yield
    finally:
        connection.transaction_mode = usual


def _as_told(context: Context) -> Context:
    """What of a context the database is told: the seat is the ORM's alone."""
    return replace(context, seat_id=None)


@contextmanager
def acting(context: Context, *, using: str = DEFAULT_DB_ALIAS, sent: bool = False) -> Iterator[Context]:
    """Act within ``context`` for one transaction (a savepoint when one is open already).

    ``sent``: for a form, of which something may be written down though the context only reads.

    An exception rolls everything back. Within an ``acting`` of the same reach the database is not told again. What is
    registered with ``transaction.on_commit`` runs after the outermost ``acting`` has ended, when nobody acts any more:
    it must open a context of its own.
    """
    connection: Any = connections[using]
    outer = _current.get()
    # What this connection was told by the `acting` around this one: `as_if` changes what is in force and tells nothing.
    before = getattr(connection, "told", None) if connection.in_atomic_block else None
    told = _as_told(context)
    with _sqlite_mode(connection, context, sent=sent), transaction.atomic(using=using):
        if told != before:
            _tell(connection, context)
        token, connection.told = _current.set(context), told
        try:
            yield context
        finally:
            _current.reset(token)
            connection.told = before
    if connection.in_atomic_block and told != before:  # a savepoint that is rolled back restores the setting itself
        _tell(connection, outer)
        connection.told = None if outer is None else _as_told(outer)


@contextmanager
def loading() -> Iterator[Context]:
    """Write the tables that spaces share as well, until it ends: for what loads published files, and for no page."""
    with acting(replace(current_or_none() or Context(user_id=None), loads=True)) as context:
        yield context
