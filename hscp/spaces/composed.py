"""Questions that a page asks each time it is shown: composed once and kept, for composing takes longer than the answer.

A question is a function that makes a queryset of what it is given by name. It is compiled once for each shape of the
context – so many spaces, so many case files – with stand-ins for whatever differs; the fence is compiled with it. Each
run puts in what the context in force reaches and what was given. The database's own fence is there as ever.
"""

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from itertools import chain
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet

from hscp.spaces.acting import Context, as_if, current_or_none
from hscp.spaces.prepared import Statement, execute, statement

Question = Callable[..., QuerySet[Any, Any]]
Rows = Callable[[], QuerySet[Any, Any]]
Given = int | str | date | datetime

_NUMBERS, _DAYS = -1_000_000_000, date(1, 1, 1)  # stand-ins begin here; nothing in the database is so low or so early
_MOMENTS = datetime(1, 1, 2, tzinfo=UTC)
_FILES = 100_000  # more spaces than that nobody reads
_TOO_LARGE = 2**63  # no row has such a number, and a database takes none; an address may


class Derived(ValueError):
    """A question computes something from what it was given, so that a stand-in cannot be replaced. Give the result."""


def ask(question: Question, **given: Given) -> list[Any]:
    """The rows that ``question(**given)`` finds in the context in force, as its queryset would bring them. One query.

    ``question`` is a function of a module, always the same one. Raises ``Derived`` for one that does not use a value as
    it was given, ``NoContext`` for one about a space while nobody acts.
    """
    context = current_or_none()
    shape = context and (len(context.read), len(context.files), context.user_id is not None, context.worker)
    kept = _composed(question, tuple((name, _kind(value)) for name, value in given.items()), shape)
    if kept is None or any(isinstance(value, int) and abs(value) >= _TOO_LARGE for value in given.values()):
        return []
    run = _Run(kept, _known(context, given))
    return list(kept.rows(_Answered(kept.queryset, run)))


def the_one(rows: Rows, **values: Given) -> Any | None:
    """The row of ``rows()`` that has these values, or None: what a door asks for. One query.

    ``rows`` is a function of a module or the ``all`` of a manager, and at most one of its rows has the values.
    """
    return next(iter(ask(_with_values(rows), **values)), None)


@cache
def _with_values(rows: Rows) -> Question:
    def question(**values: Given) -> QuerySet[Any, Any]:
        return rows().filter(**values).order_by()

    question.__name__ = getattr(rows, "__name__", "rows")
    return question


@dataclass(frozen=True, slots=True)
class _Kept:
    queryset: Any
    compiler: Any
    sql: str
    params: tuple[Any, ...]
    converters: Any
    rows: Any
    prepared: Statement | None


class _Run:
    """Stands in for the compiler of one run: what it selects is known, and the SQL is there."""

    def __init__(self, kept: _Kept, known: Mapping[Any, Any]) -> None:
        self.kept, self.known = kept, known
        compiler = kept.compiler
        self.select, self.klass_info = compiler.select, compiler.klass_info
        self.annotation_col_map = compiler.annotation_col_map

    def execute_sql(self, *_: Any, **__: Any) -> Any:
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            asked, known = self.kept.prepared, self.known
            if asked is None or not execute(cursor, asked, [known[each] for each in asked.given]):
                cursor.execute(self.kept.sql, [known.get(param, param) for param in self.kept.params])
            rows = cursor.fetchall()
        compiler = self.kept.compiler
        return [[row[: compiler.col_count] for row in rows] if compiler.has_extra_select else rows]

    def results_iter(self, results: Any = None, tuple_expected: bool = False, **_: Any) -> Any:
        rows = chain.from_iterable(self.execute_sql() if results is None else results)
        if self.kept.converters:
            rows = self.kept.compiler.apply_converters(rows, self.kept.converters)
        return map(tuple, rows) if tuple_expected else rows


class _Answered:
    """Stands in for a queryset and its query while Django makes rows of what came."""

    def __init__(self, queryset: Any, run: _Run) -> None:
        self.run, self.query, self.db, self.model = run, self, DEFAULT_DB_ALIAS, queryset.model
        self._fields, self._known_related_objects = queryset._fields, queryset._known_related_objects

    def get_compiler(self, *_: Any, **__: Any) -> _Run:
        return self.run


@lru_cache(maxsize=256)
def _composed(
    question: Question, names: tuple[tuple[str, type], ...], shape: tuple[int, int, bool, bool] | None
) -> _Kept | None:
    stand_in = {name: _stand_in(kind, index) for index, (name, kind) in enumerate(names, 1)}
    context = None
    if shape is not None:
        spaces, files, somebody, worker = shape
        context = Context(
            user_id=_NUMBERS if somebody else None,
            read=frozenset(_numbers(len(names) + 1, spaces)),
            files=frozenset(_numbers(_FILES, files)),
            worker=worker,
        )
    connection = connections[DEFAULT_DB_ALIAS]
    with as_if(context):
        queryset = question(**stand_in)
        compiler = queryset.query.get_compiler(connection=connection)
        try:
            sql, params = compiler.as_sql()
        except EmptyResultSet:
            return None
    values = set(_adapted(connection, stand_in.values()))
    known = values | ({*context.read, *context.files, context.user_id} - {None} if context else set())
    _refuse_derived(params, values, known)
    converters = compiler.get_converters([each[0] for each in compiler.select[: compiler.col_count]])
    rows: Any = queryset._iterable_class
    prepared = statement(connection, question.__name__.strip("_"), sql, params, known)
    return _Kept(queryset, compiler, sql, tuple(params), converters, rows, prepared)


def _refuse_derived(params: Any, given: Set[Any], known: Set[Any]) -> None:
    strange = [each for each in params if each not in known and _looks_like_one(each)]
    if strange or not given <= set(params):
        raise Derived("A question uses what it is given as it is: compute before, and give the result.")


def _looks_like_one(param: Any) -> bool:
    if isinstance(param, str):
        return param.startswith("00")  # such a text, or a day or moment of the first years as SQLite is told
    return param.year < 1000 if isinstance(param, date) else isinstance(param, int) and param <= _NUMBERS + 2 * _FILES


def _kind(value: Given) -> type:
    return next(kind for kind in (datetime, date, int, str) if isinstance(value, kind))


def _stand_in(kind: type, index: int) -> Given:
    if kind is int:
        return _NUMBERS + index
    if kind is str:
        return f"00-{index}"
    return (_MOMENTS if kind is datetime else _DAYS) + timedelta(days=index)


def _numbers(first: int, count: int) -> range:
    return range(_NUMBERS + first, _NUMBERS + first + count)


def _adapted(connection: Any, values: Any) -> list[Any]:
    """The values as a parameter holds them."""
    written = {
        datetime: connection.ops.adapt_datetimefield_value,
        date: connection.ops.adapt_datefield_value,
        int: lambda number: number,
        str: lambda text: text,
    }
    return [written[_kind(value)](value) for value in values]


def _known(context: Context | None, given: Mapping[str, Given]) -> dict[Any, Any]:
    """What to put in for each stand-in."""
    connection = connections[DEFAULT_DB_ALIAS]
    stand_ins = [_stand_in(_kind(value), index) for index, value in enumerate(given.values(), 1)]
    known = dict(zip(_adapted(connection, stand_ins), _adapted(connection, given.values()), strict=True))
    if context is None:
        return known
    known |= dict(zip(_numbers(len(given) + 1, len(context.read)), context.read, strict=True))
    known |= dict(zip(_numbers(_FILES, len(context.files)), context.files, strict=True))
    return known | {_NUMBERS: context.user_id}
