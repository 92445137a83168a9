"""What is planned for a group held against what is asked of it: how many meetings, and where too long goes by.

The published promise that a group meets (with its paragraph) counts first, else the frequency in its terms.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from hscp.lib.words import date_words, number, plural
from hscp.lib.workdays import add_months
from partnership.rules.promises import Cadence, Each, Interval, TimesAYear
from partnership.rules.terms import Frequency, Period, frequency_words

TOLERANCE = 7  # days, where a promise names none: a date moved clear of a bank holiday is no gap
_EACH = {
    "month": (1, Period.MONTH),
    "quarter": (3, Period.MONTH),
    "half_year": (6, Period.MONTH),
    "year": (1, Period.YEAR),
}
_UNITS = {"days": Period.DAY, "weeks": Period.WEEK, "months": Period.MONTH}


@dataclass(frozen=True, slots=True)
class Asked:
    """How often a group is to meet, and where that is said ("§5.1"); days of tolerance soften it."""

    frequency: Frequency
    section: str = ""
    tolerance_days: int = TOLERANCE

    @property
    def words(self) -> str:
        """ "every six weeks (§5.1)"."""
        cite = f" ({self.section})" if self.section else ""
        return f"{frequency_words(self.frequency)}{cite}"


@dataclass(frozen=True, slots=True)
class Gap:
    """Two days next to each other with no meeting between them, further apart than is asked for."""

    after: date
    before: date

    @property
    def days(self) -> int:
        """How many days lie between."""
        return (self.before - self.after).days


@dataclass(frozen=True, slots=True)
class Outlook:
    """How a group's next twelve months stand: planned, and needed where something is asked; the sentence says both."""

    asked: Asked | None
    planned: int
    needed: int | None
    gaps: tuple[Gap, ...]
    sentence: str

    @property
    def nothing_asked(self) -> bool:
        """Whether nobody says how often the group is to meet."""
        return self.asked is None

    @property
    def short(self) -> bool:
        """Whether less is planned than is asked for."""
        return bool(self.gaps) or (self.needed is not None and self.planned < self.needed)


def frequency_of(cadence: Cadence) -> Frequency | None:
    """The cadence of a promise as a frequency; None for one that is owed once, or without a frequency."""
    match cadence:
        case Interval(length=length, unit=unit):
            return Frequency(1, length, _UNITS[unit])
        case Each(period=period):
            every, unit_of = _EACH[period]
            return Frequency(1, every, unit_of)
        case TimesAYear(times=times):
            return Frequency(times, 1, Period.YEAR)
    return None


def after_one(day: date, frequency: Frequency) -> date:
    """The last day for the next meeting of a group that meets once in so many periods, after one on ``day``."""
    every = frequency.every
    match frequency.period:
        case Period.DAY:
            return day + timedelta(days=every)
        case Period.WEEK:
            return day + timedelta(weeks=every)
        case Period.MONTH:
            return add_months(day, every)
    return add_months(day, 12 * every)


def outlook(asked: Asked | None, planned: Iterable[date], start: date, end: date, last: date | None) -> Outlook:
    """How [start, end) stands with meetings on the days ``planned``; ``last`` is the last one held before.

    Once in so many weeks or months is asked from meeting to meeting, and from the last one held; so many a year is a
    number. Where the group never met, it is counted from ``start``.
    """
    days = sorted({day for day in planned if start <= day < end})
    count = len(days)
    if asked is None:
        return Outlook(asked, count, None, (), f"{_planned(count)}. The arrangements name no frequency for this group.")
    frequency = asked.frequency
    if frequency.times > 1:
        needed = _in_a_year(frequency)
        missing = needed - count
        tail = f"; {number(missing)} {'is' if missing == 1 else 'are'} missing" if missing > 0 else ""
        return Outlook(asked, count, needed, (), f"Asked for: {asked.words}. {_planned(count)}{tail}.")
    tolerance = timedelta(days=asked.tolerance_days)
    begin = last if last is not None else start
    stops = [begin, *days, end]
    gaps = tuple(
        Gap(max(one, start) if one == begin else one, other)
        for one, other in pairwise(stops)
        if other > after_one(one, frequency) + tolerance and other > start
    )
    gaps = tuple(gap for gap in gaps if gap.before > gap.after)
    return Outlook(asked, count, None, gaps, f"Asked for: {asked.words}. {_planned(count)}.")


def gap_words(gap: Gap, end: date) -> str:
    """ "Nothing from 3 August to 2 November 2026 (13 weeks)." """
    weeks, days = divmod(gap.days, 7)
    long = plural(weeks, "week") if weeks else plural(days, "day")
    until = "the end of these twelve months" if gap.before == end else date_words(gap.before, weekday=False)
    return f"Nothing planned between {date_words(gap.after, weekday=False)} and {until} ({long})."


def _planned(count: int) -> str:
    return f"{number(count).capitalize()} {'meeting is' if count == 1 else 'meetings are'} planned"


def _in_a_year(frequency: Frequency) -> int:
    """How many meetings in twelve months, rounded down: what cannot be missed."""
    years = {Period.DAY: 365, Period.WEEK: 52, Period.MONTH: 12, Period.YEAR: 1}
    return max(1, frequency.times * years[frequency.period] // frequency.every)
