"""Deadlines that law and guidance set, as rows keyed by edition: the table that a person corrects in one place.

Rules change, so nothing here is a constant of the code elsewhere: a record keeps the edition in force on its trigger
date, and its deadlines are that edition's. `verified` is False for what is commonly stated but was not read in the
source; pages print it as such.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hscp.lib import clocks
from hscp.lib.clocks import Clock, Unit
from hscp.lib.workdays import Holidays


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


EDITIONS = (
    Edition(
        "WT2018", "Working Together to Safeguard Children 2018", date(2018, 7, 4), date(2023, 12, 15), verified=True,
        note="Published 4 July 2018.",
    ),
    Edition(
        "WT2023", "Working Together to Safeguard Children 2023", date(2023, 12, 15), date(2026, 3, 1),
        note="Published 15 December 2023. The day on which the 2026 edition replaced it is to be confirmed.",
    ),
    Edition(
        "WT2026", "Working Together to Safeguard Children 2026", date(2026, 3, 1),
        note="Published in March 2026; the day is to be confirmed.",
    ),
)  # fmt: skip

_CARRIED = "Carried over from the 2023 edition; to be checked against the 2026 text."

# key, name, starts on, length, unit, stops on, citation, note
_DEADLINES: tuple[tuple[str, str, str, int, Unit, str, str, str], ...] = (
    (
        "notification", "Serious incident notification", "becoming aware", 5, Unit.WORKING_DAYS,
        "notification sent to the Panel", "Children Act 2004 s.16C; Working Together", "",
    ),
    (
        "rapid_review", "Rapid review to the Panel", "the notification", 15, Unit.WORKING_DAYS,
        "rapid review sent to the Panel", "Working Together; Panel practice guidance", "",
    ),
    (
        "rapid_review_from_awareness", "Rapid review to the Panel", "becoming aware", 15, Unit.WORKING_DAYS,
        "rapid review sent to the Panel", "Working Together", "Used by partnerships that count from becoming aware.",
    ),
    (
        "practice_review", "Practice review published", "the decision to initiate the review", 6, Unit.MONTHS,
        "review published", "Working Together", "",
    ),
    (
        "advance_copies", "Full report to the Panel and the Secretary of State", "publication", -7, Unit.WORKING_DAYS,
        "advance copies sent", "Working Together", "At least seven working days before; the day of sending counts.",
    ),
    (
        "yearly_report", "Yearly report published", "the end of the report's year, 31 March", 6, Unit.MONTHS,
        "yearly report published", "Working Together", "By the end of September.",
    ),
    (
        "yearly_report_copies", "Copies of the yearly report to the Panel and the What Works centre", "publication", 7,
        Unit.DAYS, "copies sent", "Working Together", "",
    ),
)  # fmt: skip

CLOCKS = tuple(
    StatuteClock(
        key=key,
        name=name,
        starts_on=starts_on,
        length=length,
        unit=unit,
        stops_on=stops_on,
        citation=citation,
        edition=edition.key,
        in_force_from=edition.in_force_from,
        in_force_to=edition.in_force_to,
        note=f"{note} {_CARRIED}".strip() if edition.key == "WT2026" else note,
    )
    for edition in EDITIONS
    if edition.key != "WT2018"
    for key, name, starts_on, length, unit, stops_on, citation, note in _DEADLINES
)
