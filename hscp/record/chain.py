"""The chain of a space: its head, and the proof that nothing sealed in it was changed (docs/adr/0008)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from django.db import connection

from hscp.lib.chain import digest, next_head
from hscp.record.entries import ChainEntry, ChainShape, Erasure
from hscp.spaces.acting import Context, acting, current_or_none
from hscp.spaces.fences import FencedTable, fenced_tables, sealed_tables
from hscp.spaces.fences.chain import text_of

AT_ONCE = 1000  # entries and rows held in memory together


@dataclass(frozen=True, slots=True)
class Head:
    """How far a chain reaches, and the hash that seals all of it."""

    number: int
    value: str

    def __str__(self) -> str:
        return f"{self.number}:{self.value}"


@dataclass(frozen=True, slots=True)
class Fault:
    """The first thing that is wrong: which entry (0 for a row that has none), which row, and what, as a sentence."""

    number: int
    table: str
    row_key: int
    what: str

    def __str__(self) -> str:
        place = f"Entry {self.number}" if self.number else "A row without an entry"
        row = f", {self.table} row {self.row_key}" if self.table else ""
        return f"{place}{row}: {self.what}"


@dataclass(frozen=True, slots=True)
class Proof:
    """What a look through one chain found."""

    head: Head | None
    erased: int
    fault: Fault | None

    @property
    def entries(self) -> int:
        """How many entries there are."""
        return self.head.number if self.head else 0


def head_of(space_id: int) -> Head | None:
    """The newest head of a space that is read; None while nothing has been sealed. One query."""
    newest = ChainEntry.objects.filter(space_id=space_id).order_by("-number").values_list("number", "head").first()
    return Head(*newest) if newest else None


def entry_with(space_id: int, value: str) -> Head | None:
    """The entry of a space whose head a printed seal is; None where no entry has it. One query."""
    found = ChainEntry.objects.filter(space_id=space_id, head=value).values_list("number", "head").first()
    return Head(*found) if found else None


def whole_record(space_id: int, *, writes: bool = False) -> Context:
    """The context of whoever checks a whole record: every case file of the space is within reach, read or written."""
    one = frozenset({space_id})
    outer = current_or_none()
    user_id = outer.user_id if outer else None
    with acting(Context(user_id=user_id, read=one)):
        files = _files_of(space_id)
    return Context(user_id=user_id, read=one, write=one if writes else frozenset(), files=files)


def _files_of(space_id: int) -> frozenset[int]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT unnest(fence.files_in(%s))", [space_id])
            return frozenset(pk for (pk,) in cursor.fetchall())
        found: set[int] = set()
        for name in _tables_of_files():
            cursor.execute(f"SELECT id FROM {name} WHERE space_id = %s", [space_id])  # noqa: S608 - our names
            found.update(pk for (pk,) in cursor.fetchall())
        return frozenset(found)


@cache
def _tables_of_files() -> tuple[str, ...]:
    """The tables whose rows are case files, their history too: a file that is gone has a past.

    Found once: the nightly comparison opens the whole record anew for each model.
    """
    return tuple(table.name for table in fenced_tables() if table.file_column == "id")


def verify(space_id: int, heads: Iterable[Head] = ()) -> Proof:
    """Follow the chain of a space from its first entry, recomputing every digest and head from the rows themselves.

    ``heads`` are ones kept outside the database (printed, mailed): only they show that the end was cut off or that all
    was computed anew. Opens contexts of its own, which reach the whole record: one for each 1,000 entries, with two
    queries and one for each table in them; then one query for each table.
    """
    outside = {head.number: head.value for head in heads}
    context = whole_record(space_id)
    walk = _Walk(space_id, outside, context)
    fault = walk.first_fault()
    if fault is None and outside and max(outside) > walk.number:
        cut = f"The chain ends with entry {walk.number}, but a head of entry {max(outside)} was given out. "
        fault = Fault(max(outside), "", 0, cut + "Its end has been cut off.")
    if fault is None:
        with acting(context):
            fault = _unsealed(space_id)
    return Proof(Head(walk.number, walk.head) if walk.number else None, walk.erased, fault)


class _Walk:
    """Goes along one chain; ``number`` and ``head`` are those of the last entry that was good."""

    def __init__(self, space_id: int, outside: dict[int, str], context: Context) -> None:
        self.space_id = space_id
        self.outside = outside
        self.context = context
        self.number, self.head, self.erased = 0, "", 0
        self.tables = sealed_tables()
        self.shapes = {row.pk: row.columns.split(",") for row in ChainShape.objects.all()}
        self.named: set[tuple[str, int]] = set()

    def first_fault(self) -> Fault | None:
        while True:
            with acting(self.context):  # one transaction a batch: nobody waits for the whole walk
                rows = ChainEntry.objects.filter(space_id=self.space_id, number__gt=self.number)
                entries = list(rows.order_by("number")[:AT_ONCE])
                texts = self._texts(entries)
                named = Erasure.objects.filter(space_id=self.space_id)  # last: a row may go while we look
                self.named = set(named.values_list("of_table", "row_key"))
            if not entries:
                return None
            for entry in entries:
                what = self._chained(entry) or self._sealed(entry, texts)
                if what:
                    return Fault(entry.number, entry.of_table, entry.row_key, what)
                self.number, self.head = entry.number, entry.head

    def _chained(self, entry: ChainEntry) -> str:
        """What is wrong with an entry's place in the chain."""
        if entry.number != self.number + 1:
            return f"It should be entry {self.number + 1}: entries are missing."
        expected = next_head(
            self.head, self.space_id, entry.number, entry.of_table, entry.row_key, entry.shape, entry.digest
        )
        if entry.head != expected:
            return "Its head does not follow from the one before it: the entry, or its place, was changed."
        if self.outside.get(entry.number, entry.head) != entry.head:
            return "Its head is not the one that was given out: the chain has been computed anew."
        return ""

    def _sealed(self, entry: ChainEntry, texts: dict[tuple[str, int, int], str]) -> str:
        """What is wrong with the row that an entry seals."""
        text = texts.get((entry.of_table, entry.row_key, entry.shape))
        named = (entry.of_table, entry.row_key) in self.named
        if text is None:
            if not named:
                return "The row is missing."
            self.erased += 1
            return ""
        if digest(entry.salt, text) != entry.digest:
            return "The row is not what was sealed."
        return ""

    def _texts(self, entries: list[ChainEntry]) -> dict[tuple[str, int, int], str]:
        """The text of each row that the entries seal, by table, key and shape; without those that are not there."""
        wanted: dict[tuple[str, int], list[int]] = defaultdict(list)
        for entry in entries:
            wanted[entry.of_table, entry.shape].append(entry.row_key)
        texts: dict[tuple[str, int, int], str] = {}
        for (name, shape), keys in wanted.items():
            table = self.tables.get(name)
            if table is None or shape not in self.shapes:
                continue
            for key, text in self._rows(table, shape, keys):
                texts[name, key, shape] = text
        return texts

    def _rows(self, table: FencedTable, shape: int, keys: list[int]) -> Iterator[tuple[int, str]]:
        kinds = {column.name: column for column in table.columns}
        if not set(self.shapes[shape]) <= set(kinds):
            return  # a column that was sealed has been dropped: nothing can be shown of these rows
        columns = tuple(kinds[name] for name in self.shapes[shape])
        names = ", ".join(f'"{column.name}"' for column in columns)
        with connection.cursor() as cursor:
            cursor.execute(
                f'SELECT "{table.key}", {names} FROM {table.name} WHERE space_id = %s '  # noqa: S608 - our own names
                f'AND "{table.key}" IN ({", ".join(["%s"] * len(keys))})',
                [self.space_id, *keys],
            )
            for key, *values in cursor.fetchall():
                yield key, text_of(columns, values)


def _unsealed(space_id: int) -> Fault | None:
    """A row of an append-only table that no entry seals: it was put there while the triggers were down."""
    for name, table in sorted(sealed_tables().items()):
        with connection.cursor() as cursor:
            cursor.execute(
                f'SELECT t."{table.key}" FROM {name} t WHERE t.space_id = %s AND NOT EXISTS ('  # noqa: S608 - our names
                "SELECT 1 FROM record_chainentry e WHERE e.space_id = t.space_id AND e.of_table = %s "
                f'AND e.row_key = t."{table.key}") ORDER BY 1 LIMIT 1',
                [space_id, name],
            )
            found = cursor.fetchone()
        if found:
            return Fault(0, name, found[0], "No entry seals it: it was put there past the database's triggers.")
    return None
