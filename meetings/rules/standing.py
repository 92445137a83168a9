"""At which of a group's meetings something is due that the arrangements promise it will hear, and by which day.

Once in each quarter comes to the quarter's first meeting, twice a year to the first of each half; what has a day of
its own comes to the last meeting before that day; what rolls on comes to the last meeting at which it is not late. A
promise without a frequency is due at no meeting: whoever plans chooses.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from itertools import pairwise

from partnership.rules.promises import ByDate, Cadence, Each, Interval, TimesAYear, Window, due_windows
from partnership.rules.promises.cadence import next_due

_AHEAD = timedelta(days=731)  # a window that began before the last meeting and ends after it is looked at too


def due_at(cadence: Cadence, coming: Sequence[date], taken: Collection[date]) -> dict[date, date]:
    """The days of ``coming`` meetings at which it is due, each with the day by which it is.

    ``taken`` are the days at which it was heard, or stands on the agenda already; those among ``coming`` are not
    given again.
    """
    days = sorted(set(coming))
    if not days:
        return {}
    match cadence:
        case Interval():
            return _rolling(cadence, days, set(taken))
        case Each() | TimesAYear():
            return _windows(cadence, days, sorted(taken))
        case ByDate(day=day):
            if taken:
                return {}
            before = [each for each in days if each <= day]
            return {before[-1] if before else days[0]: day}
    return {}


def _rolling(cadence: Interval, days: Sequence[date], taken: set[date]) -> dict[date, date]:
    found: dict[date, date] = {}
    tolerance = timedelta(days=cadence.tolerance_days)
    stops = sorted({*days, *taken})
    last: date | None = None
    for day, following in zip(stops, [*stops[1:], None], strict=True):
        by = next_due(last, cadence) if last is not None else day
        if day not in taken:
            if last is None or day >= by:
                due = True
            elif following is None:  # nobody knows when the next one is: due once half the time has gone
                due = (day - last) * 2 >= by - last
            else:
                due = following > by + tolerance
            if not due:
                continue
            found[day] = by
        last = day
    return found


def _windows(cadence: Each | TimesAYear, days: Sequence[date], taken: Sequence[date]) -> dict[date, date]:
    found: dict[date, date] = {}
    named = isinstance(cadence, Each) and cadence.due is not None
    for window in due_windows(cadence, days[0] - _AHEAD, days[-1] + _AHEAD):
        owed = window.times - sum(window.start <= day < window.end for day in taken)
        for part in _parts(window):
            if owed < 1 or any(part.start <= day < part.end for day in taken):
                continue
            inside = [day for day in days if part.start <= day < part.end]
            in_time = [day for day in inside if day <= part.due]
            if not inside:
                continue
            found[in_time[-1] if named and in_time else inside[0]] = part.due
            owed -= 1
    return found


def _parts(window: Window) -> list[Window]:
    """A window in which something is owed several times, in as many parts of the same length."""
    if window.times == 1:
        return [window]
    length = (window.end - window.start) / window.times
    edges = [window.start + length * number for number in range(window.times)] + [window.end]
    return [Window(start, end, end - timedelta(days=1)) for start, end in pairwise(edges)]
