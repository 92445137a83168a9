"""Which keys tell whether a form takes what it never offered: those of the tables that its field may choose from.

A key of another table says nothing about a field. What a field chooses from is read when its page is made, and holds
every key that it offers in rows that the team may see: of each table where that is so a foreign, a joint and a closed
row are tried.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection

from hscp.spaces.fences import fenced_tables
from tests.servers.administrator import Administrator
from tests.sweeps.world import NOWHERE, Swept

WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Rows:
    """The keys of a table: what the team may be offered, and what not: of another space, of the joint one, closed."""

    open: frozenset[int]
    shut: tuple[frozenset[int], ...]


class StrangeKeys:
    """The keys of every table, as the administrator sees them: asked once for all fields."""

    def __init__(self, swept: Swept) -> None:
        self.tables = dict(_rows(swept))
        kinds = (swept.foreign, swept.joint, swept.closed)
        self.of_everything = {key for kind in kinds for key in kind.values() if isinstance(key, int)}

    def of_field(self, offered: list[str], read: set[str]) -> list[str]:
        """The keys to try in a field that offers these, on a page for which those tables were read.

        Of every kind of object where no such table holds all that is offered.
        """
        keys = frozenset(int(key) for key in offered)
        tables = [rows for name, rows in self.tables.items() if name in read and keys <= rows.open]
        found = self.of_everything - keys
        if tables:
            found = fewest([kind - keys for rows in tables for kind in rows.shut], rather=self.of_everything)
        return [str(key) for key in sorted({*found, NOWHERE})]


def fewest(sets: list[frozenset[int]], *, rather: set[int]) -> set[int]:
    """Keys, few of them, one at least of every set that holds any; of those that do as well ``rather`` these."""
    found: set[int] = set()
    while waiting := [each for each in sets if each and not each & found]:
        hits = {key: sum(key in each for each in waiting) for key in frozenset().union(*waiting)}
        found.add(min(hits, key=lambda key: (-hits[key], key not in rather, key)))
    return found


@contextmanager
def tables_read() -> Iterator[set[str]]:
    """Fills with the words of every statement that runs meanwhile, the names of its tables among them."""
    words: set[str] = set()

    def listen(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        words.update(WORD.findall(sql))
        return execute(sql, *rest)

    with connection.execute_wrapper(listen):
        yield words
    with connection.cursor() as cursor:  # what was prepared before is run by its name alone
        cursor.execute("SELECT statement FROM pg_prepared_statements WHERE name = ANY (%s)", [list(words)])
        words.update(word for (statement,) in cursor.fetchall() for word in WORD.findall(statement))


def _rows(swept: Swept) -> Iterator[tuple[str, Rows]]:
    """Of each table of ours, by its name; history is offered by no form."""
    here, there, joint = (space.pk for space in swept.spaces)
    closed = swept.files[swept.here.slug].other
    guarded = {table.name: table for table in fenced_tables()}
    with Administrator() as cursor:
        for model in apps.get_models():
            name, key = model._meta.db_table, model._meta.pk.column
            if hasattr(model, "instance_type") or model.__module__.startswith("django."):
                continue
            if name not in guarded:  # shared by every space: what is not offered is all that is strange
                every = frozenset(key for (key,) in _asked(cursor, f'SELECT "{key}" FROM "{name}"') if type(key) is int)
                yield name, Rows(every, (every,))
                continue
            found: dict[tuple[int, bool], set[int]] = {}
            columns = f'"{key}", space_id, {guarded[name].file_column or "NULL"}'
            for row, space, file in _asked(cursor, f'SELECT {columns} FROM "{name}"'):
                if type(row) is int:
                    found.setdefault((space, file == closed), set()).add(row)
            kinds = (found.get(kind, ()) for kind in ((there, False), (joint, False), (here, True)))
            yield name, Rows(frozenset(found.get((here, False), ())), tuple(frozenset(kind) for kind in kinds))


def _asked(cursor: Any, sql: str) -> list[tuple[Any, ...]]:
    cursor.execute(sql)
    rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
