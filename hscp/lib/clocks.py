"""A deadline as something derived, never stored: start, length and unit give the due date; a stop says how it ended.

Nothing here keeps a state. "Running", "met" and "missed" are read off the dates whenever somebody looks, so that a
mistaken date corrected, or a bank holiday proclaimed, needs no repair. There is no pause: none of the clocks that the
guidance sets stops for one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hscp.lib.words import date_words, plural
from hscp.lib.workdays import Holidays, add_months, add_working_days, working_days_between


class Unit(StrEnum):
    """In what a clock's length is counted."""

    WORKING_DAYS = "working_days"
    DAYS = "days"
    MONTHS = "months"

    def words(self, n: int) -> str:
        """ "5 working days", "6 months", "1 day"."""
        return plural(n, {"working_days": "working day", "days": "day", "months": "month"}[self.value])


class Standing(StrEnum):
    """How a clock stands: still running, met, or missed (stopped late, or not stopped though the day has passed)."""

    RUNNING = "running"
    MET = "met"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Clock:
    """From the UK date `start`, `length` units long; `stopped` is the UK date of the event that ends it, if it came.

    A negative length counts back from the start: advance copies seven working days before publication are
    `Clock(publication, -7, Unit.WORKING_DAYS)`.
    """

    start: date
    length: int
    unit: Unit
    stopped: date | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a clock shows on a day.

    `days_left` is in working days: 0 on the due day, negative once a working day has passed since; it is None when the
    clock has stopped. `days_late` is in working days too: 0 unless missed by a working day or more.
    """

    due: date
    standing: Standing
    days_left: int | None
    days_late: int

    @property
    def sentence(self) -> str:
        """ "Due Monday 5 April 2027, 3 working days left." """
        due = date_words(self.due)
        if self.standing is Standing.MET:
            return f"Met: it was due {due}."
        if self.standing is Standing.MISSED:
            late = f" by {plural(self.days_late, 'working day')}" if self.days_late else ""
            return f"Missed{late}: it was due {due}."
        left = self.days_left or 0
        return f"Due {due}, {plural(left, 'working day')} left." if left else f"Due {due}: no working days left."


def due_date(start: date, length: int, unit: Unit, holidays: Holidays) -> date:
    """The last day on which the event is in time. Months clamp to the month's end; only working days skip holidays.

    A due date counted in days or months may fall on a weekend and stays there.
    """
    if unit is Unit.WORKING_DAYS:
        return add_working_days(start, length, holidays)
    if unit is Unit.MONTHS:
        return add_months(start, length)
    return start + timedelta(days=length)


def read(clock: Clock, today: date, holidays: Holidays) -> Reading:
    """How `clock` stands on `today` (a UK date). The due day itself is in time.

    For a stopped clock give the holidays that were known when it stopped: a bank holiday proclaimed later moves open
    deadlines only.
    """
    due = due_date(clock.start, clock.length, clock.unit, holidays)
    seen = clock.stopped or today
    late = max(0, working_days_between(due, seen, holidays))
    in_time = Standing.MET if clock.stopped else Standing.RUNNING
    standing = in_time if seen <= due else Standing.MISSED
    left = None if clock.stopped else working_days_between(today, due, holidays)
    return Reading(due, standing, left, late)
