"""The history of one object in plain words: what each change did, field by field, before and after."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models

from hscp.lib.differences import Part, shortened, words_changed
from hscp.lib.words import date_words, time_words

# Fields that say nothing to a reader.
TECHNICAL = frozenset({"space", "key", "version", "worded", "from_file", "sole", "content_hash"})
LONG = 80  # characters; a longer text is compared word by word
UNKNOWN = "Not open to you, or no longer there"
WHAT = {"+": "Recorded", "~": "Changed", "-": "Deleted"}

Names = Mapping[tuple[type[models.Model], Any], str]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field. ``parts`` compare two long texts word by word; where it is empty, ``before`` and ``after`` stand."""

    label: str
    before: str
    after: str
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One row of history. ``fields`` of the first row seen show what stood then."""

    what: str
    at: datetime
    user_id: int | None
    seat_id: int | None
    fields: tuple[FieldChange, ...]
    is_first: bool


def changes_of(rows: Sequence[Any], before: Any, *, hidden: Iterable[str] = (), names: Names) -> list[Change]:
    """``rows`` of one object's history, newest first, each beside the one before it; ``before`` is that of the last.

    ``names`` say what related rows are called (`names_for`).
    """
    shown = fields_shown(rows[0], hidden) if rows else []
    found = []
    for row, older in zip(rows, [*rows[1:], before], strict=True):
        first = older is None or older.history_type == "-"
        base = None if first else older
        fields = () if row.history_type == "-" else _fields(shown, base, row, names)
        found.append(
            Change(
                what=WHAT[row.history_type] if not first or row.history_type != "~" else "As it stood",
                at=row.history_date,
                user_id=row.history_user_id,
                seat_id=row.acted_seat_id,
                fields=fields,
                is_first=first,
            )
        )
    return found


def change_of_values(model: type[models.Model], row: Any, before: Any, *, names: Names) -> Change:
    """One change of a shared row (`hscp.record.sharing`), kept as JSON; ``before``: the one before it."""
    first = before is None or before.kind == "-"
    fields = []
    for field in model._meta.concrete_fields:
        if field.primary_key or field.name in TECHNICAL or field.attname not in row.values or row.kind == "-":
            continue
        value = field.to_python(row.values[field.attname])
        was = None if first else field.to_python(before.values.get(field.attname))
        if value == was or (first and value in (None, "", [], {})):
            continue
        label = str(field.verbose_name)
        said_before = "" if first else in_words(field, was, names)
        fields.append(FieldChange(label[0].upper() + label[1:], said_before, in_words(field, value, names)))
    return Change(WHAT[row.kind], row.at, row.by_id, row.seat, tuple(fields), first)


def fields_shown(row: Any, hidden: Iterable[str] = ()) -> list[Any]:
    """The fields of an object that a reader is shown."""
    left_out = TECHNICAL | set(hidden)
    return [field for field in row.tracked_fields if not field.primary_key and field.name not in left_out]


def names_for(rows: Iterable[Any], hidden: Iterable[str] = ()) -> dict[tuple[type[models.Model], Any], str]:
    """What the rows that these rows of history point to are called. One query for each kind of row; accounts apart."""
    wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
    for row in rows:
        for field in fields_shown(row, hidden):
            if field.is_relation and (key := getattr(row, field.attname)) is not None:
                wanted[field.related_model].add(key)
    wanted.pop(get_user_model(), None)
    names: dict[tuple[type[models.Model], Any], str] = {}
    for model, keys in wanted.items():
        meta = model._meta
        joined = [field.name for field in meta.concrete_fields if field.is_relation and field.name != "space"]
        found = model._default_manager.select_related(*joined) if joined else model._default_manager.all()
        names.update({(model, each.pk): str(each) for each in found.filter(pk__in=keys)})
    return names


def _fields(shown: list[Any], older: Any, row: Any, names: Names) -> tuple[FieldChange, ...]:
    found = []
    for field in shown:
        value = getattr(row, field.attname)
        was = getattr(older, field.attname) if older is not None else None
        if value == was or (older is None and value in (None, "", [], {})):
            continue
        before, after = in_words(field, was, names) if older is not None else "", in_words(field, value, names)
        label = str(field.verbose_name)
        parts: tuple[Part, ...] = ()
        if before and after and max(len(before), len(after)) > LONG:
            parts = shortened(words_changed(before, after))
        found.append(FieldChange(label[0].upper() + label[1:], before, after, parts))
    return tuple(found)


def in_words(field: Any, value: Any, names: Names) -> str:
    """A stored value as a reader says it; an empty text for nothing."""
    if value is None or value == "":
        return ""
    if field.is_relation:
        return names.get((field.related_model, value), UNKNOWN)
    if field.flatchoices:
        return str(dict(field.flatchoices).get(value, value))
    return plain_words(value)


def plain_words(value: Any) -> str:
    """A value without a field: yes or no, days and moments as they are written, lists and tables line by line."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return f"{date_words(value, weekday=False)} at {time_words(value)}"
    if isinstance(value, date):
        return date_words(value, weekday=False)
    if isinstance(value, Decimal):
        return f"{value:,.2f}"
    if isinstance(value, Mapping):
        told = {key: each for key, each in value.items() if each not in (None, "", [], {})}
        return "\n".join(f"{_label(key)}: {_inline(each)}" for key, each in told.items())
    if isinstance(value, list | tuple):
        return "\n".join(_inline(each) for each in value)
    return str(value)


def _label(key: str) -> str:
    words = str(key).replace("_", " ")
    return words[:1].upper() + words[1:]


def _inline(value: Any) -> str:
    return "; ".join(plain_words(value).split("\n"))
