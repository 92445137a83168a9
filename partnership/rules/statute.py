"""Deadlines that law and guidance set, as rows keyed by edition. The rows themselves are data: `arrangements/national`.

Rules change, so no deadline is a constant of the code: a record keeps the edition in force on its trigger date, and
its deadlines are that edition's. `verified` is False for what is commonly stated but was not read in the
source; pages print it as such.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hscp.lib import clocks
from hscp.lib.clocks import Clock, Unit
from hscp.lib.workdays import Holidays
from partnership.rules.arrangements.national import National


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of the guidance, in force from `in_force_from` (included) to `in_force_to` (excluded; None: open)."""

    key: str
    name: str
    in_force_from: date
    in_force_to: date | None = None
    verified: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class StatuteClock:
    """One deadline: from an event, so long, until an event.

    `starts_on` and `stops_on` are words for the events. `length` is in `unit`; negative counts back from the start
    ("at least seven working days before publication"). `in_force_from`–`in_force_to` as for an edition.
    """

    key: str
    name: str
    starts_on: str
    length: int
    unit: Unit
    stops_on: str
    citation: str
    edition: str
    in_force_from: date
    in_force_to: date | None = None
    verified: bool = False
    note: str = ""

    @property
    def words(self) -> str:
        """ "5 working days from becoming aware", "7 working days before publication"."""
        return f"{self.unit.words(abs(self.length))} {'before' if self.length < 0 else 'from'} {self.starts_on}"

    def clock(self, start: date, stopped: date | None = None) -> Clock:
        """The running clock of a record whose start event was on `start` (a UK date)."""
        return Clock(start, self.length, self.unit, stopped)


def due_date(clock: StatuteClock, start: date, holidays: Holidays) -> date:
    """The last day in time, for a start event on the UK date `start`. Month-end clamps; only working days skip days."""
    return clocks.due_date(start, clock.length, clock.unit, holidays)


def edition_on(editions: Iterable[Edition], day: date) -> Edition:
    """The edition in force on a day; the latest to have begun, should two overlap.

    Raises `LookupError` when there is none: no edition may be invented for an early record.
    """
    found = [each for each in editions if _in_force(each, day)]
    if not found:
        raise LookupError(f"No edition of the guidance is on file for {day:%d %B %Y}.")
    return max(found, key=lambda each: each.in_force_from)


def editions_in(editions: Iterable[Edition], start: date, end: date) -> tuple[Edition, ...]:
    """The editions in force at some time in [start, end), oldest first: more than one means that the year's report asks
    which checklist applies."""
    found = [e for e in editions if e.in_force_from < end and (e.in_force_to is None or start < e.in_force_to)]
    return tuple(sorted(found, key=lambda each: each.in_force_from))


def clock_on(rows: Iterable[StatuteClock], key: str, day: date) -> StatuteClock:
    """The row of that key in force on the trigger date; the latest to have begun, should two overlap.

    Raises `LookupError` when there is none.
    """
    found = [each for each in rows if each.key == key and _in_force(each, day)]
    if not found:
        raise LookupError(f"No rule “{key}” is on file for {day:%d %B %Y}.")
    return max(found, key=lambda each: each.in_force_from)


def _in_force(row: Edition | StatuteClock, day: date) -> bool:
    return row.in_force_from <= day and (row.in_force_to is None or day < row.in_force_to)


def editions_of(national: National) -> tuple[Edition, ...]:
    """The editions that the national tables hold, oldest first."""
    rows = [
        Edition(each.key, each.title, each.starts_on, each.ends_on, each.verified, each.citation)
        for each in national.editions
    ]
    return tuple(sorted(rows, key=lambda each: each.in_force_from))


def clocks_of(national: National) -> tuple[StatuteClock, ...]:
    """The national tables' deadlines, one row for each edition that a deadline holds for."""
    editions = {each.key: each for each in editions_of(national)}
    return tuple(
        StatuteClock(
            key=row.key,
            name=row.title,
            starts_on=_event(row.starts),
            length=-months_or_days if row.direction == "before" else months_or_days,
            unit=unit,
            stops_on=_event(row.stops),
            citation=row.citation,
            edition=key,
            in_force_from=editions[key].in_force_from,
            in_force_to=editions[key].in_force_to,
            verified=row.verified,
            note=row.note,
        )
        for row in national.clocks
        for unit, months_or_days in [_length(row.unit, row.length)]
        for key in row.editions
    )


def _event(key: str) -> str:
    return key.replace("-", " ")


def _length(unit: str, length: int) -> tuple[Unit, int]:
    return (Unit.MONTHS, 12 * length) if unit == "years" else (Unit(unit), length)
