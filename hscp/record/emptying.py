"""The words of a record taken out of it: of what stands now, and of everything that its history ever said.

What stands loses its words by an ordinary save, so that its newest history row agrees with it; the older rows, and rows
that are only added to, go by name (`hscp.record.erasure`). References, dates, states and keys stay. Which columns hold
words is read off the models, so that a column added later is emptied as well. Repeatable: what is empty is left alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models, transaction

from hscp.record.erasure import erase
from hscp.spaces.guard import Writes, class_of, fence_of

ERASED = "[erased]"
TEXTS = ("CharField", "TextField", "SlugField", "EmailField", "URLField", "FileField")
# What the product gives by itself and what holds no words: it stays in every table.
ALWAYS_STAY = frozenset({"reference", "key", "acted_seat_id", "content_hash", "sha256", "history_type"})


@dataclass(slots=True)
class Emptied:
    """How many rows lost their words, and how many were erased by name, of which kind."""

    emptied: dict[str, int] = field(default_factory=dict)
    erased: dict[str, int] = field(default_factory=dict)

    def add(self, other: "Emptied") -> None:
        """Count the other's rows as well."""
        for mine, theirs in ((self.emptied, other.emptied), (self.erased, other.erased)):
            for kind, number in theirs.items():
                mine[kind] = mine.get(kind, 0) + number


def words_in(model: Any) -> list[Any]:
    """The fields of a model that hold words somebody typed or that tell of somebody."""
    source = getattr(model, "instance_type", model)
    stay = ALWAYS_STAY | source.words_that_stay
    return [
        each
        for each in source._meta.concrete_fields
        if each.name not in stay
        and not each.choices
        and not each.remote_field
        and (each.get_internal_type() in TEXTS or each.get_internal_type() == "JSONField")
    ]


def past_of(model: Any) -> Any:
    """The history table of a model, or None where it keeps none."""
    name = getattr(model._meta, "simple_history_manager_attribute", "")
    return getattr(model, name).model if name else None


def _emptied(each: Any, value: Any) -> Any:
    """What stands in a field once its words are gone."""
    if each.get_internal_type() == "JSONField":
        return None if value is None else type(value)()
    if not value or each.get_internal_type() in ("EmailField", "URLField"):
        return ""
    return ERASED[: each.max_length] if each.max_length else ERASED


def _speaking(row: Any, fields: Iterable[Any]) -> list[Any]:
    """Those of the fields in which a row holds words."""
    return [each for each in fields if getattr(row, each.attname) != _emptied(each, getattr(row, each.attname))]


@transaction.atomic
def empty_object(
    model: Any, key: int, *, reason: str, at: datetime, only: Iterable[str] = (), past: Any = None
) -> Emptied:
    """Take the words out of one object, and out of its past. ``only`` names fields, else all. What keeps no history is
    no record, and goes whole.

    ``past`` narrows which rows of its history go (those of a case file that it has left since); then what stands is
    left alone. Raises ``Refused`` under a legal hold, with nothing done.
    """
    found, kept = Emptied(), past_of(model)
    if kept is None:
        gone, _ = model.objects.filter(pk=key).delete()
        found.emptied |= {_called(model): gone} if gone else {}
        return found
    names = set(only)
    fields = [each for each in words_in(model) if not names or each.name in names]
    rows = kept.objects.filter(**{model._meta.pk.attname: key}).order_by("-history_id")
    live = model.objects.select_for_update(of=("self",)).filter(pk=key).first() if past is None else None
    if live is not None:
        changed = _speaking(live, fields)
        for each in changed:
            setattr(live, each.attname, _emptied(each, getattr(live, each.attname)))
        if changed:
            live.save(update_fields=[each.name for each in changed])
            found.emptied[_called(model)] = 1
    going = list(rows if past is None else rows.filter(past))
    if live is not None:
        going = [row for row in going[1:] if _speaking(row, fields)]
    for row in going:
        erase(table=kept._meta.db_table, row_key=row.pk, reason=reason, at=at)
    if going:
        found.erased[f"{_called(model)}: history"] = len(going)
    return found


@transaction.atomic
def erase_rows(model: Any, rows: Any, *, reason: str, at: datetime, whole: bool = False) -> Emptied:
    """Erase those of ``rows``, of a table that is only added to, that hold words; with ``whole`` the others as well."""
    found, fields = Emptied(), words_in(model)
    going = [row for row in rows if whole or _speaking(row, fields)]
    for row in going:
        erase(table=model._meta.db_table, row_key=row.pk, reason=reason, at=at)
    if going:
        found.erased[_called(model)] = len(going)
    return found


def is_added_to_only(model: Any) -> bool:
    """Whether rows of a table go by name alone."""
    return fence_of(model).writes in (Writes.INSERT_ONLY, Writes.READ_LOG)


def _called(model: type[models.Model]) -> str:
    assert class_of(model) is not None, model  # noqa: S101 - every table says what it is kept as
    return str(model._meta.verbose_name)
