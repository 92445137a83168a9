"""Reader of a cadence.

none                                               a duty without a frequency
{every: 6, unit: weeks, tolerance_days: 7}         rolling on from the last time
{each: quarter, year: financial}                   once in each month, quarter, half_year or year
{each: year, year: financial, due: 30 September}   a yearly one with its own day
{times: 2, per: year, year: calendar}              at any spacing
{by: 2025-09-30}                                   once
"""

from datetime import date

from partnership.rules.arrangements.fields import Fields
from partnership.rules.arrangements.problems import Problems, choices
from partnership.rules.arrangements.source import Mapped, Simple, Value
from partnership.rules.promises import (
    PERIOD_MONTHS,
    YEAR_STARTS,
    ByDate,
    Cadence,
    Each,
    Interval,
    NoFrequency,
    TimesAYear,
)

_UNIT_DAYS = {"days": 1, "weeks": 7, "months": 28}
_MONTHS = [f"{date(2001, month, 1):%B}" for month in range(1, 13)]
_FORMS = {"every": "unit", "each": "", "times": "per", "by": ""}
_EXTRAS = {"every": "", "each": "year due", "times": "year", "by": ""}

EXPECTED = "none, or one of {every: 6, unit: weeks}, {each: quarter}, {times: 2, per: year} and {by: 2025-09-30}."


def read_cadence(value: Value, problems: Problems) -> Cadence:
    """The cadence; a duty without frequency, with problems reported, when it makes no sense."""
    if isinstance(value, Simple) and value.value == "none":
        return NoFrequency()
    forms = [form for form in _FORMS if isinstance(value, Mapped) and form in value.items]
    if len(forms) != 1:
        problems.add(value.place, "This is no cadence.", EXPECTED)
        return NoFrequency()
    form = forms[0]
    f = Fields(
        value,
        f"the cadence “{form}”",
        problems,
        required=f"{form} {_FORMS[form]}",
        optional=f"{_EXTRAS[form]} tolerance_days",
    )
    tolerance = f.number("tolerance_days", most=366)
    if form == "by":
        day = f.day("by")
        return ByDate(day, tolerance) if day else NoFrequency()
    if form == "every":
        return _interval(f, tolerance)
    year = f.word("year", YEAR_STARTS, "calendar")
    if form == "times":
        f.word("per", ("year",))
        return _within(f, TimesAYear(f.number("times", least=1, most=366, default=1), year, tolerance), 366)  # type: ignore[arg-type]
    period = f.word("each", PERIOD_MONTHS, "year")
    due = _due(f)
    if due and period != "year":
        problems.add(
            f.place_of("due"), f"A day is named for something due each {period}.", "“due” with each: year only."
        )
    return _within(f, Each(period, year, due, tolerance), PERIOD_MONTHS[period] * 28)  # type: ignore[arg-type]


def _interval(f: Fields, tolerance: int) -> Cadence:
    unit = f.word("unit", _UNIT_DAYS, "weeks")
    length = f.number("every", least=1, most=1000, default=1000)
    return _within(f, Interval(length, unit, tolerance), length * _UNIT_DAYS[unit])  # type: ignore[arg-type]


def _within(f: Fields, cadence: Interval | Each | TimesAYear, days: int) -> Cadence:
    """A tolerance as long as the time itself would make every second one superfluous."""
    if cadence.tolerance_days >= days:
        f.problems.add(
            f.place_of("tolerance_days"),
            f"A tolerance of {cadence.tolerance_days} days is as long as the time it softens ({days} days).",
            f"fewer than {days} days.",
        )
    return cadence


def _due(f: Fields) -> tuple[int, int] | None:
    """“30 September” → (9, 30)."""
    written = f.text("due")
    if not written:
        return None
    number, _, name = written.partition(" ")
    month = _MONTHS.index(name) + 1 if name in _MONTHS else 0
    try:
        day = date(2001, month, int(number))
    except ValueError:
        expected = f"a day of every year, such as 30 September; {choices(_MONTHS, name)}"
        f.problems.add(f.place_of("due"), f"“{written}” is no day of every year.", expected)
        return None
    return day.month, day.day
