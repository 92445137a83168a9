"""Rows brought to what a file says: added, changed where they differ, ended where the file no longer has them."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db import models, transaction

from hscp.lib.verdicts import Refused
from hscp.spaces.models import Space
from partnership.operations.arrangements.changes import Change, Log
from partnership.rules.arrangements import Place

Row = TypeVar("Row", bound=models.Model)
NAMING = ("name", "title")  # a change of these is called a renaming


@dataclass(slots=True)
class Desk:
    """Where the rows of one space are written, or the rows of no space: ``space`` is None."""

    space: Space | None
    day: date
    log: Log

    def say(self, verb: str, thing: str, name: str, detail: str = "") -> None:
        """Note a change."""
        self.log.changes.append(Change(self.space.slug if self.space else "", verb, thing, name, detail))

    @contextmanager
    def asking(self, place: Place, expected: str) -> Iterator[None]:
        """Ask other operations within; what they refuse becomes a problem of the load, said in their words."""
        try:
            with transaction.atomic():
                yield
        except Refused as refused:
            self.log.problem(place, str(refused), expected)

    def put(
        self, model: type[Row], row: Row | None, values: dict[str, Any], *, thing: str, name: str, place: Place
    ) -> Row:
        """Make ``row`` say ``values``, or make a new one of them; nothing is saved where nothing differs.

        Texts longer than their column become problems of the load.
        """
        values = self._cut(model, values, place)
        if row is None:
            row = model(**values, **({"from_file": True} if hasattr(model, "from_file") else {}))
            row.save()
            self.say("adds", thing, name)
            return row
        if hasattr(model, "from_file"):
            values = {**values, "from_file": True}
        differing = [field for field, value in values.items() if getattr(row, field) != value]
        if not differing:
            return row
        before = {field: getattr(row, field) for field in differing}
        for field in differing:
            setattr(row, field, values[field])
        row.save(update_fields=[model._meta.get_field(field).name for field in differing])
        self._say_changed(model, before, values, thing, name)
        return row

    def _say_changed(
        self, model: type[models.Model], before: dict[str, Any], after: dict[str, Any], thing: str, name: str
    ) -> None:
        if before.get("ends_on") is not None and after["ends_on"] is None:
            self.say("reopens", thing, name)
        named = next((field for field in NAMING if field in before), None)
        if named:
            self.say("renames", thing, str(before[named]), f"now “{after[named]}”")
        rest = [field for field in before if field not in ("ends_on", named)]
        if before.get("ends_on", self) is None or (before.get("ends_on") and after["ends_on"]):
            rest.append("ends_on")
        if rest:
            words = sorted(_field_words(model, field) for field in rest)
            self.say("changes", thing, name, ", ".join(words))

    def _cut(self, model: type[models.Model], values: dict[str, Any], place: Place) -> dict[str, Any]:
        """Report texts longer than their column; cut, so that the load can go on and find the rest."""
        fitting = dict(values)
        for field, value in values.items():
            most = getattr(model._meta.get_field(field), "max_length", None)
            if most and isinstance(value, str) and len(value) > most:
                short = f"“{value[:40]}…” has {len(value)} characters."
                self.log.problem(place, short, f"at most {most} characters.")
                fitting[field] = value[:most]
        return fitting

    def end(self, row: Any, *, thing: str, name: str, on: date | None = None) -> None:
        """End a row on a day (the load's), the first on which it no longer holds; never before it began."""
        day = on or self.day
        begun = getattr(row, "starts_on", None)
        row.ends_on = max(day, begun) if begun else day
        row.save(update_fields=["ends_on"])
        self.say("ends", thing, name, f"on {row.ends_on.day} {row.ends_on:%B %Y}")

    def end_missing(self, rows: Iterable[Any], kept: Collection[int], *, thing: str) -> list[Any]:
        """End every row that came from a file, still holds and is not among ``kept``. Returns those ended."""
        ended = []
        for row in rows:
            holds = row.ends_on is None or row.ends_on > self.day
            if holds and row.pk not in kept and getattr(row, "from_file", True):
                self.end(row, thing=thing, name=name_of(row))
                ended.append(row)
        return ended


def _field_words(model: type[models.Model], name: str) -> str:
    field: Any = model._meta.get_field(name)
    return str(field.verbose_name)


def name_of(row: Any) -> str:
    """What a change calls a row."""
    return str(getattr(row, "title", "") or getattr(row, "name", "") or row)
