"""Finds what was changed without a row of history: each live row must say what its newest history row says."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Max

from hscp.record.chain import whole_record
from hscp.record.entries import DifferenceKind
from hscp.record.sharing import KEPT, SharedChange, said, shared_in
from hscp.spaces.acting import acting

AT_ONCE = 1000
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One object that its history does not explain; ``fields`` are the names of those that differ."""

    model: str
    row_key: int
    kind: DifferenceKind
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many objects were compared, and those that differ, in the order of the models."""

    compared: int
    found: tuple[Found, ...]


def with_history() -> list[type[models.Model]]:
    """Every model that keeps a history in a space."""
    return [model for model in apps.get_models() if hasattr(model._meta, "simple_history_manager_attribute")]


def compare(space_id: int) -> Comparison:
    """Compare every object of a space, restricted ones included, with its history. Mends nothing.

    What belongs to no space is compared where its changes are kept. Two queries for each model; what seems to differ is
    looked at a second time, for somebody may have saved it between the two.
    """
    compared, found = 0, []
    for model in with_history():
        with acting(whole_record(space_id)):
            number, first = _compared(model, None)
        compared += number
        if first:
            with acting(whole_record(space_id)):
                _, second = _compared(model, [each.row_key for each in first])
            found += [each for each in second if each in first]
    for model in KEPT:
        number, first = _shared(model, space_id)
        compared += number
        if first:
            second = _shared(model, space_id)[1]
            found += [each for each in second if each in first]
    return Comparison(compared, tuple(found))


def _compared(model: Any, keys: list[int] | None) -> tuple[int, list[Found]]:
    past = getattr(model, model._meta.simple_history_manager_attribute).model
    columns = [field.attname for field in past.tracked_fields if not field.primary_key]
    key = model._meta.pk.attname
    live, rows = model.objects.order_by(key), past.objects.order_by(key)
    newest = past.objects.order_by().values(key)
    if keys is not None:
        live, newest = live.filter(pk__in=keys), newest.filter(**{f"{key}__in": keys})
    rows = rows.filter(history_id__in=newest.annotate(newest=Max("history_id")).values("newest"))
    number, found = 0, []
    pairs = _pairs(_stream(live, key, *columns), _stream(rows, key, "history_type", *columns))
    for row_key, now, then in pairs:
        number += 1
        difference = _difference(now, then, columns)
        if difference:
            found.append(Found(model._meta.label, row_key, *difference))
    return number, found


def _shared(model: type[models.Model], space_id: int) -> tuple[int, list[Found]]:
    """Shared rows beside what the space last kept of them. Few: they are held in memory. Two queries."""
    with acting(whole_record(space_id)):
        kept = SharedChange.objects.filter(space_id=space_id, model=model._meta.label).order_by("pk")
        then = {change.row_key: change for change in kept}
        now = {row.pk: said(row) for row in shared_in(model, space_id)}
    found = []
    for key in sorted(now.keys() | then.keys()):
        change = then.get(key)
        columns = sorted(now.get(key, {}).keys() & change.values.keys()) if change else []  # not one added since
        difference = _difference(
            (key, *(now[key][each] for each in columns)) if key in now else None,
            (key, change.kind, *(change.values[each] for each in columns)) if change else None,
            columns,
        )
        if difference:
            found.append(Found(model._meta.label, key, *difference))
    return len(now.keys() | then.keys()), found


def _stream(rows: Any, *columns: str) -> Iterator[Row]:
    stream: Iterator[Row] = rows.values_list(*columns).iterator(chunk_size=AT_ONCE)
    return stream


def _pairs(live: Iterator[Row], past: Iterator[Row]) -> Iterator[tuple[int, Row | None, Row | None]]:
    """The two streams, both in the order of their keys, side by side."""
    now, then = next(live, None), next(past, None)
    while now is not None or then is not None:
        if then is None or (now is not None and now[0] < then[0]):
            assert now is not None  # noqa: S101 - one of the two is there
            yield now[0], now, None
            now = next(live, None)
        elif now is None or then[0] < now[0]:
            yield then[0], None, then
            then = next(past, None)
        else:
            yield now[0], now, then
            now, then = next(live, None), next(past, None)


def _difference(now: Row | None, then: Row | None, columns: list[str]) -> tuple[DifferenceKind, tuple[str, ...]] | None:
    if then is None:
        return DifferenceKind.UNRECORDED, ()
    deleted = then[1] == "-"
    if now is None:
        return None if deleted else (DifferenceKind.VANISHED, ())
    if deleted:
        return DifferenceKind.RETURNED, ()
    differing = tuple(name for name, is_now, was in zip(columns, now[1:], then[2:], strict=True) if is_now != was)
    return (DifferenceKind.CHANGED, differing) if differing else None
