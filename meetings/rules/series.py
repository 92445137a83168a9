"""The dates of a series of meetings: proposed from a first day and a rhythm, clear of weekends and bank holidays.

A date that is moved does not move those after it: they are counted on from the day it would have been.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hscp.lib.verdicts import YES, Verdict, no
from hscp.lib.words import date_words, number
from hscp.lib.workdays import add_months, is_working_day, next_working_day, previous_working_day
from partnership.rules.terms import Frequency, Period

MOST = 60  # dates of one series at a time: two years of fortnightly meetings
_WEEK = timedelta(days=7)
_LAST = 4  # the fifth of its weekday in a month: meant is the last, which most months have as the fourth
_YEAR_WEEKS, _YEAR_MONTHS = 52, 12


class Unit(StrEnum):
    """What a rhythm counts in."""

    WEEKS = "weeks"
    MONTHS = "months"


class Shift(StrEnum):
    """Where a date goes that is no working day."""

    LATER = "later"
    EARLIER = "earlier"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Every so many weeks, or every so many months on the same weekday of the month (the second Tuesday)."""

    every: int
    unit: Unit

    @property
    def words(self) -> str:
        """ "every six weeks", "every month"."""
        noun = self.unit.value
        return f"every {noun[:-1]}" if self.every == 1 else f"every {number(self.every)} {noun}"


@dataclass(frozen=True, slots=True)
class Proposed:
    """One date of a series: the day that the rhythm gives, the day it is proposed for, and why these differ.

    ``against`` says why it would be left out: the group meets on that day already.
    """

    nominal: date
    day: date
    why: str = ""
    against: str = ""


def rhythm_of(frequency: Frequency) -> Rhythm | None:
    """The rhythm that keeps what terms ask for: twice a year is every six months, eight times every six weeks.

    What does not come out even is rounded to the shorter time, so that no meeting is missing. None for a group that
    meets more often than weekly.
    """
    times, every = frequency.times, frequency.every
    if frequency.period is Period.DAY:
        weeks, rest = divmod(every, 7 * times)
        return Rhythm(weeks, Unit.WEEKS) if weeks and not rest else None
    if frequency.period is Period.WEEK:
        return Rhythm(every // times, Unit.WEEKS) if every >= times else None
    months = every * (_YEAR_MONTHS if frequency.period is Period.YEAR else 1)
    if months % times == 0:
        return Rhythm(months // times, Unit.MONTHS)
    weeks = months * _YEAR_WEEKS // (_YEAR_MONTHS * times)
    return Rhythm(weeks, Unit.WEEKS) if weeks else None


def nominal_days(first: date, rhythm: Rhythm, until: date, after: date | None = None) -> Iterator[date]:
    """The days that the rhythm gives from ``first`` up to and including ``until``; only those after ``after``."""
    step, day = 0, first
    while day <= until:
        if after is None or day > after:
            yield day
        step += 1
        day = _nth(first, rhythm, step)


def _nth(first: date, rhythm: Rhythm, step: int) -> date:
    if rhythm.unit is Unit.WEEKS:
        return first + rhythm.every * step * _WEEK
    start = add_months(first.replace(day=1), rhythm.every * step)
    ahead = (first.weekday() - start.weekday()) % 7
    day = start + timedelta(days=ahead) + (first.day - 1) // 7 * _WEEK
    return day if day.month == start.month else day - _WEEK  # that month has no fifth: its last


def weekday_words(first: date, rhythm: Rhythm) -> str:
    """On which days a series meets: "Mondays", or "the second Monday of the month"."""
    name = f"{first:%A}"
    if rhythm.unit is Unit.WEEKS:
        return f"{name}s"
    place = (first.day - 1) // 7
    words = "last" if place == _LAST else ("first", "second", "third", "fourth")[place]
    return f"the {words} {name} of the month"


def why_not_on(day: date, holidays: Mapping[date, str]) -> str:
    """Why a day is no working day: "a Saturday", "Easter Monday"; empty for one that is."""
    if is_working_day(day, holidays):
        return ""
    return holidays.get(day) or f"a {day:%A}"


def may_be_on(day: date, holidays: Mapping[date, str]) -> Verdict:
    """Whether a date of a series may be on that day: on a working day alone."""
    why = why_not_on(day, holidays)
    if not why:
        return YES
    return no("no_working_day", f"{date_words(day)} is no working day ({why}). Choose another day, or leave it out.")


def moved(day: date, shift: Shift, holidays: Mapping[date, str]) -> date:
    """The working day that a date goes to; the day itself where it is one."""
    if is_working_day(day, holidays):
        return day
    if shift is Shift.EARLIER:
        return previous_working_day(day, holidays)
    if shift is Shift.WEEK and day.weekday() < 5:  # a Saturday is one next week too
        while not is_working_day(day, holidays):
            day += _WEEK
        return day
    return next_working_day(day, holidays)


def propose(
    first: date,
    rhythm: Rhythm,
    until: date,
    *,
    shift: Shift,
    holidays: Mapping[date, str],
    taken: Collection[date] = (),
    after: date | None = None,
) -> tuple[Proposed, ...]:
    """The dates of a series, at most ``MOST``, each with what was moved and why.

    ``taken`` are the days on which the group meets already; ``after`` goes on with a series that was planned up to
    then. Nothing is left out silently: what should not be planned says so (``against``).
    """
    found: list[Proposed] = []
    days = set(taken)
    for nominal in nominal_days(first, rhythm, until, after):
        if len(found) == MOST:
            break
        day = moved(nominal, shift, holidays)
        why = ""
        if day != nominal:
            why = f"Moved from {date_words(nominal)}: {why_not_on(nominal, holidays)}."
        against = f"The group meets on {date_words(day)} already." if day in days else ""
        days.add(day)
        found.append(Proposed(nominal, day, why, against))
    return tuple(found)


def may_plan_days(days: Collection[date], taken: Collection[date], holidays: Mapping[date, str]) -> Verdict:
    """Whether these dates may be planned in one act: some, each on a working day, once, and free."""
    if not days:
        return no("none", "Nothing would be planned: every date is left out.")
    seen: set[date] = set()
    for day in days:
        allowed = may_be_on(day, holidays)
        if not allowed:
            return allowed
        if day in seen:
            return no("twice", f"{date_words(day)} is there twice. Change one of the two, or leave it out.")
        if day in taken:
            return no("already", f"The group meets on {date_words(day)} already. Change that date, or leave it out.")
        seen.add(day)
    return YES
