"""England's working days, months that clamp, and the UK's local date.

A working day is Monday to Friday and not in `holidays`. `holidays` is always given by the caller (bank holidays plus
one-off days, from the partnership's own table): any set, mapping or iterable of `date`. Nothing here knows today.

How days are counted (domain: "day 1 is the next working day"):

- the day of the event is never counted, whether it is a working day or not. Aware on Thursday 25 March 2027, five
  working days: Friday is Good Friday and Monday is Easter Monday, so day 1 is Tuesday 30 March, day 5 Monday 5 April;
- backwards it is the mirror image: day 1 is the working day before. "At least seven working days before" publication
  on Thursday 8 April 2027 is Tuesday 30 March: 7, 6, 5, 2 and 1 April, 31 and 30 March. The day of publication is not
  counted, the day of sending is; so sending day + 7 working days is the day of publication again. The stricter reading
  with seven *clear* days between would be one working day earlier (Thursday 25 March) and is not the one used.

A `datetime` in place of a `date` raises `TypeError`: it would compare unequal to every holiday in silence. Turn it into
a date with `uk_date` first.
"""

from __future__ import annotations

import calendar
from collections.abc import Collection, Iterable, Mapping, Set
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
_ONE_DAY = timedelta(days=1)
_SATURDAY = 5

Holidays = Iterable[date]


def uk_date(moment: datetime) -> date:
    """The calendar date in the United Kingdom at `moment` (an aware datetime); 23:30 UTC in July is the next day.

    Raises `ValueError` for a naive datetime, whose zone nobody knows.
    """
    if moment.utcoffset() is None:
        raise ValueError("A moment needs its time zone.")
    return moment.astimezone(LONDON).date()


def uk_midnight(day: date) -> datetime:
    """The moment, in UTC, at which `day` begins in the United Kingdom."""
    return datetime(day.year, day.month, day.day, tzinfo=LONDON).astimezone(UTC)


def is_working_day(day: date, holidays: Holidays) -> bool:
    """Whether `day` is a Monday to Friday that is not a holiday."""
    return _works(_plain(day), _days(holidays))


def next_working_day(day: date, holidays: Holidays) -> date:
    """The first working day after `day` (never `day` itself)."""
    return add_working_days(day, 1, holidays)


def previous_working_day(day: date, holidays: Holidays) -> date:
    """The last working day before `day` (never `day` itself)."""
    return add_working_days(day, -1, holidays)


def add_working_days(day: date, n: int, holidays: Holidays) -> date:
    """The `n`-th working day after `day`; day 1 is the next working day.

    `n == 0` gives `day` back unchanged, working day or not. A negative `n` counts backwards (the -n-th working day
    before). A start on a weekend or holiday counts like any other: day 1 is the next working day, so Friday, Saturday
    and Sunday all have Monday as day 1.
    """
    found, left = _plain(day), abs(n)
    step, days = (_ONE_DAY if n > 0 else -_ONE_DAY), _days(holidays)
    while left:
        found += step
        if _works(found, days):
            left -= 1
    return found


def subtract_working_days(day: date, n: int, holidays: Holidays) -> date:
    """The `n`-th working day before `day`; the latest day on which something due "n working days before" may be done.

    `subtract_working_days(date(2027, 4, 8), 7, …)` is 30 March 2027 (see the module's text).
    """
    return add_working_days(day, -n, holidays)


def working_days_between(start: date, end: date, holidays: Holidays) -> int:
    """How many working days lie after `start` up to and including `end`: the inverse of `add_working_days`.

    The same day twice is 0. `end` before `start` gives the negative of the way back, so that a deadline passed on
    Friday is -1 on Monday and still 0 on Saturday.
    """
    if end < start:
        return -working_days_between(end, start, holidays)
    day, last, days, count = _plain(start), _plain(end), _days(holidays), 0
    while day < last:
        day += _ONE_DAY
        count += _works(day, days)
    return count


def add_months(day: date, n: int) -> date:
    """The same day of the month `n` calendar months later (earlier when negative), clamped to the month's last day.

    31 August 2026 + 6 is 28 February 2027; 29 February 2028 + 12 is 28 February 2029. Clamping forgets: adding one
    month twice to 31 January is not always adding two.
    """
    year, month = divmod(_plain(day).year * 12 + day.month - 1 + n, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _plain(day: date) -> date:
    if isinstance(day, datetime):
        raise TypeError("Working days are counted in dates: give uk_date(moment), not a moment.")
    return day


def _days(holidays: Holidays) -> Collection[date]:
    # A mapping may fill itself when asked for a day (the `holidays` package does), so it is asked, never copied.
    return holidays if isinstance(holidays, (Set, Mapping)) else frozenset(holidays)


def _works(day: date, holidays: Collection[date]) -> bool:
    return day.weekday() < _SATURDAY and day not in holidays
