"""SQL that every request asks: composed once and kept, for composing it takes longer than its answer."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from hscp.spaces.acting import Context, acting
from partnership.rules.cases import CONFIRMED_FOR

# They stand for the account, the day and the moment; below, for spaces and case files.
ANYBODY, ANY_DAY, ANY_MOMENT = -1, date(1, 1, 1), datetime(1900, 1, 1, tzinfo=UTC)
Question = Callable[[int, date, datetime], QuerySet[Any, Any]]


def rows_of(question: Question, *, user_id: int, day: date, moment: datetime) -> list[tuple[Any, ...]]:
    """What ``question`` answers about an account, asked by itself: ``Context(user_id=…)``, which must be in force."""
    return _run(question, 0, 0, _known(user_id, day, moment))


def rows_in_files(
    question: Question, *, user_id: int, day: date, moment: datetime, spaces: frozenset[int], files: frozenset[int]
) -> list[tuple[Any, ...]]:
    """The same within some spaces and case files of theirs, as that account; opens the context by itself."""
    known = (
        _known(user_id, day, moment)
        | dict(zip(_any_spaces(len(spaces)), spaces, strict=True))
        | dict(zip(_any_files(len(files)), files, strict=True))
    )
    with acting(Context(user_id=user_id, read=spaces, files=files)):
        return _run(question, len(spaces), len(files), known)


def _run(question: Question, spaces: int, files: int, known: Mapping[Any, Any]) -> list[tuple[Any, ...]]:
    sql, params = _composed(question, spaces, files)
    with connection.cursor() as cursor:
        cursor.execute(sql, [known.get(param, param) for param in params])
        return cursor.fetchall()


@lru_cache(maxsize=64)
def _composed(question: Question, spaces: int, files: int) -> tuple[str, tuple[Any, ...]]:
    """What the question compiles to, fence included, with stand-ins; one text for each number of spaces and files."""
    context = Context(user_id=ANYBODY, read=frozenset(_any_spaces(spaces)), files=frozenset(_any_files(files)))
    with acting(context):
        sql, params = question(ANYBODY, ANY_DAY, ANY_MOMENT).query.sql_with_params()
    return sql, tuple(params)


def _any_spaces(number: int) -> range:
    return range(-2, -2 - number, -1)


def _any_files(number: int) -> range:
    return range(-100_000, -100_000 - number, -1)


def _known(user_id: int, day: date, moment: datetime) -> dict[Any, Any]:
    written, written_moment = connection.ops.adapt_datefield_value, connection.ops.adapt_datetimefield_value
    return {
        ANYBODY: user_id,
        written(ANY_DAY): written(day),
        written_moment(ANY_MOMENT): written_moment(moment),
        written_moment(ANY_MOMENT - CONFIRMED_FOR): written_moment(moment - CONFIRMED_FOR),
    }
