"""How often something is owed: the cadences, their windows, their words, and their plain form for storing.

An interval rolls on from the last time (``Interval``); ``Each`` is once in each month, quarter, half-year or year;
``TimesAYear`` has no spacing; ``ByDate`` is once; ``NoFrequency`` is a duty. Windows are half-open: [start, end).
"""

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any, Literal

YearKind = Literal["calendar", "financial", "academic"]
YEAR_STARTS: dict[str, int] = {"calendar": 1, "financial": 4, "academic": 9}
"""The month in which each kind of year begins, on its first day."""

PERIOD_MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


@dataclass(frozen=True, slots=True)
class Interval:
    """Every ``length`` days, weeks or months, counted from the last time; late only after the tolerance."""

    length: int
    unit: Literal["days", "weeks", "months"]
    tolerance_days: int = 0


@dataclass(frozen=True, slots=True)
class Each:
    """Once in each period of a kind of year. ``due`` is the (month, day) of a yearly one, else its last day."""

    period: Literal["month", "quarter", "half_year", "year"]
    year: YearKind = "calendar"
    due: tuple[int, int] | None = None
    tolerance_days: int = 0


@dataclass(frozen=True, slots=True)
class TimesAYear:
    """``times`` in each year of a kind, at any spacing."""

    times: int
    year: YearKind = "calendar"
    tolerance_days: int = 0


@dataclass(frozen=True, slots=True)
class ByDate:
    """Once, by the end of a day."""

    day: date
    tolerance_days: int = 0


@dataclass(frozen=True, slots=True)
class NoFrequency:
    """A duty for which the arrangements name no frequency."""


Cadence = Interval | Each | TimesAYear | ByDate | NoFrequency


@dataclass(frozen=True, slots=True)
class Window:
    """Time in which something is owed: within [start, end), by the end of ``due``, ``times`` times."""

    start: date
    end: date
    due: date
    times: int = 1


_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_YEARS = {"calendar": "calendar year", "financial": "financial year", "academic": "academic year"}


def words_for_day(day: date) -> str:
    """``date(2026, 6, 5)`` → "5 June 2026"."""
    return f"{day.day} {day:%B %Y}"


def words_for_number(number: int) -> str:
    """Words up to twelve, figures above."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def words_for_times(number: int) -> str:
    """1 → "once", 2 → "twice", 8 → "8 times"."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def words_for_cadence(cadence: Cadence) -> str:
    """How a sentence names the cadence: "every six weeks", "once each quarter", "twice a year"."""
    match cadence:
        case Interval(length=length, unit=unit):
            return f"every {unit[:-1]}" if length == 1 else f"every {words_for_number(length)} {unit}"
        case Each(period="year", year=year, due=(month, day)):
            return f"once each {_YEARS[year]}, by {day} {date(2001, month, 1):%B}"
        case Each(period="year", year=year):
            return f"once each {_YEARS[year]}"
        case Each(period=period):
            return f"once each {period.replace('_', '-')}"
        case TimesAYear(times=times, year=year):
            count = words_for_times(times) if times < 3 else f"{words_for_number(times)} times"
            return f"{count} each {_YEARS[year]}"
        case ByDate(day=day):
            return f"once, by {words_for_day(day)}"
    return "without a frequency"


def add_months(day: date, months: int) -> date:
    """The same day so many months on; a day that month lacks becomes its last (31 August + 6 → 28 February)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first_after = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), first_after - timedelta(days=1))


def next_due(day: date, cadence: Interval) -> date:
    """The day on which the next one is due when the last was on ``day``."""
    if cadence.unit == "months":
        return add_months(day, cadence.length)
    return day + timedelta(days=cadence.length * (7 if cadence.unit == "weeks" else 1))


def _year_start(day: date, year: str) -> date:
    month = YEAR_STARTS[year]
    return date(day.year if day.month >= month else day.year - 1, month, 1)


def due_windows(cadence: Cadence, start: date, end: date) -> tuple[Window, ...]:
    """The windows whose due day falls in [start, end), in order.

    An ``Interval`` is laid out from ``start`` on, as a plan would be; what really happened is judged by its gaps, in
    :func:`verdict`. ``NoFrequency`` has no windows. A window may begin before ``start`` (a school year's duty that is
    due inside a financial year).

    Raises ``ValueError`` when the period ends before it starts.
    """
    if end < start:
        raise ValueError("A period ends after it starts.")
    match cadence:
        case Interval():
            found, here = [], start
            while (due := next_due(here, cadence)) < end:
                found.append(Window(here, due + timedelta(days=1), due))
                here = due
            return tuple(found)
        case Each(period=period, year=year, due=due_on):
            return _year_windows(year, PERIOD_MONTHS[period], 1, due_on, start, end)
        case TimesAYear(times=times, year=year):
            return _year_windows(year, 12, times, None, start, end)
        case ByDate(day=day):
            return (Window(date.min, day + timedelta(days=1), day),) if start <= day < end else ()
    return ()


def _year_windows(
    year: str, months: int, times: int, due_on: tuple[int, int] | None, start: date, end: date
) -> tuple[Window, ...]:
    found, here = [], _year_start(start, year)
    while here < end:
        after = add_months(here, months)
        due = after - timedelta(days=1)
        if due_on is not None:
            month, day = due_on
            due = date(here.year if month >= here.month else here.year + 1, month, day)
        if start <= due < end:
            found.append(Window(here, after, due, times))
        here = after
    return tuple(found)


# --- the plain form ---


def cadence_to_json(cadence: Cadence) -> dict[str, Any]:
    """A plain mapping of texts and numbers with the cadence's class under ``kind``; dates in ISO form."""
    plain = {"kind": type(cadence).__name__, **asdict(cadence)}
    if isinstance(cadence, ByDate):
        plain["day"] = cadence.day.isoformat()
    if isinstance(cadence, Each) and cadence.due is not None:
        plain["due"] = list(cadence.due)
    return plain


def cadence_from_json(plain: dict[str, Any]) -> Cadence:
    """The inverse of :func:`cadence_to_json`. Raises ``ValueError`` for a kind that is none of the five."""
    kinds: dict[str, type] = {kind.__name__: kind for kind in (Interval, Each, TimesAYear, ByDate, NoFrequency)}
    values = dict(plain)
    kind = kinds.get(values.pop("kind", ""))
    if kind is None:
        raise ValueError(f"No cadence is called {plain.get('kind')!r}.")
    if kind is ByDate:
        values["day"] = date.fromisoformat(values["day"])
    if kind is Each and values.get("due") is not None:
        values["due"] = tuple(values["due"])
    cadence: Cadence = kind(**values)
    return cadence
