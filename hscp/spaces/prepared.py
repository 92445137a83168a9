"""A composed question as PostgreSQL keeps it: read and planned once for a connection, for planning takes longer than
answering – each table of a question brings the conditions of its policies.

A plan is made anew by PostgreSQL itself whenever it may not be used as it is: another role, a table or policy changed.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

# Of those a connection keeps so many, each some hundred kilobytes in its server process; further ones are just asked.
_MOST = 150

_numbers = count(1)
_kept: WeakKeyDictionary[Any, dict["Statement", str]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """What to call it, the text to prepare, which of its ``params`` to give, in their order, and their types.

    Numbers are as large as a number may be, whatever they are compared with; the rest PostgreSQL finds out.
    """

    called: str
    text: str
    given: tuple[Any, ...]
    types: str


def statement(
    connection: Any, called: str, sql: str, params: Sequence[Any], differing: Container[Any]
) -> Statement | None:
    """``sql`` with a place for each of ``params`` that is among ``differing``, the others written out.

    ``called`` is how the database's log names it.
    None for an engine that prepares by itself (SQLite does).
    """
    if connection.vendor != "postgresql":
        return None
    given = [each for each in dict.fromkeys(params) if each in differing]
    with connection.cursor() as cursor:
        pieces = [
            f"${given.index(each) + 1}" if each in given else cursor.mogrify("%s", [each]).decode() for each in params
        ]
    types = ", ".join("bigint" if isinstance(each, int) else "unknown" for each in given)
    return Statement(called, sql % tuple(pieces), tuple(given), types and f"({types})")


def execute(cursor: Any, asked: Statement, values: Sequence[Any]) -> bool:
    """Run it with ``values``; the first time on this connection it is prepared in the same breath.

    False, and nothing was run, on a connection that keeps as many as it may.
    """
    ours = _kept.setdefault(cursor.connection, {})
    known = ours.get(asked)
    if not known and len(ours) >= _MOST:
        return False
    name = known or f"asked_{asked.called}_{next(_numbers)}"
    run = f"EXECUTE {name} ({', '.join(['%s'] * len(values))})" if values else f"EXECUTE {name}"
    if known:
        cursor.execute(run, values)
        return True
    cursor.execute(f"PREPARE {name}{asked.types} AS {asked.text.replace('%', '%%')}; {run}", values)
    ours[asked] = name  # only now: where it failed, the next one takes another name
    return True
