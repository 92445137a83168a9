"""Other days for a meeting that is planned: working days nearby, what is asked of its group, who could come."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from hscp.lib.workdays import Holidays, add_months, add_working_days, is_working_day
from partnership.rules.terms import Frequency, Period

AROUND = 10
"""How many working days before and after the planned day are looked at. The product's choice."""
NOTICE = 5
"""No day sooner than so many working days from today, where the terms ask for no notice. The product's choice."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A day on which a meeting could be held instead.

    ``late``: after the day by which the group is asked to meet again. ``suits`` and ``busy`` are the names of
    people who said that they could come, or who are expected elsewhere at that time.
    """

    day: date
    late: bool
    suits: tuple[str, ...] = ()
    busy: tuple[str, ...] = ()


def latest_day(last: date | None, frequency: Frequency | None) -> date | None:
    """The day by which a group is to meet again after it met on ``last``; None where nothing says so.

    Twice a year is within six months; six-weekly within six weeks.
    """
    if last is None or frequency is None:
        return None
    if frequency.period in (Period.MONTH, Period.YEAR):
        months = frequency.every * (12 if frequency.period is Period.YEAR else 1)
        return add_months(last, max(1, months // frequency.times))
    days = frequency.every * (7 if frequency.period is Period.WEEK else 1)
    return last + timedelta(days=max(1, days // frequency.times))


def candidates(
    planned: date,
    today: date,
    holidays: Holidays,
    *,
    notice: int = NOTICE,
    taken: Collection[date] = (),
    latest: date | None = None,
    suits: Mapping[date, tuple[str, ...]] | None = None,
    busy: Mapping[date, tuple[str, ...]] | None = None,
) -> tuple[Candidate, ...]:
    """Working days around the planned one, the best first: not late, most who said it suits, fewest busy, nearest.

    Never the planned day, a day on which the group meets already (``taken``), or one sooner than ``notice`` working
    days from today.
    """
    suits, busy = suits or {}, busy or {}
    first = max(add_working_days(planned, -AROUND, holidays), add_working_days(today, notice, holidays))
    last = max(add_working_days(planned, AROUND, holidays), add_working_days(first, AROUND, holidays))
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    found = [
        Candidate(day, latest is not None and day > latest, suits.get(day, ()), busy.get(day, ()))
        for day in days
        if day != planned and day not in taken and is_working_day(day, holidays)
    ]
    found.sort(key=lambda each: (each.late, -len(each.suits), len(each.busy), abs(each.day - planned), each.day))
    return tuple(found)
