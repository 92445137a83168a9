"""England's bank holidays: those of the calendar library, and what our own table adds to them or takes back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.metadata import version
from typing import Any

from partnership.models import BankHoliday


@lru_cache(maxsize=64)
def _of_year(year: int) -> dict[date, str]:
    import holidays as library  # noqa: PLC0415 - slow to load: it works out the calendars of the whole world

    return dict(library.country_holidays("GB", subdiv="ENG", years=year))


def bank_holidays(first: date, last: date, told: Iterable[Mapping[str, Any]] | None = None) -> dict[date, str]:
    """The bank holidays from ``first`` to ``last``, both included, with their names. One query; none with ``told``.

    A day in our table (`BankHoliday`) counts over the library: proclaimed besides, or not proclaimed after all.
    ``told`` are the rows of that table where another query brought them along (``day`` as written in JSON).
    """
    found = {
        day: name
        for year in range(first.year, last.year + 1)
        for day, name in _of_year(year).items()
        if first <= day <= last
    }
    rows: Iterable[Any] = (
        BankHoliday.objects.filter(day__gte=first, day__lte=last).values("day", "name", "is_holiday")
        if told is None
        else ({**row, "day": date.fromisoformat(row["day"])} for row in told)
    )
    for row in rows:
        if row["is_holiday"] and first <= row["day"] <= last:
            found[row["day"]] = row["name"]
        else:
            found.pop(row["day"], None)
    return found


@dataclass(frozen=True, slots=True)
class Listed:
    """A bank holiday with where it is from; one that was taken back is listed too, and does not hold."""

    day: date
    name: str
    source: str
    holds: bool
    is_ours: bool


def holidays_listed(first: date, last: date) -> list[Listed]:
    """The bank holidays from ``first`` to ``last``, both included, the earliest first; our own table over the
    calendar's. One query."""
    calendar = f"Calendar library “holidays”, edition {version('holidays')}"
    found = {
        day: Listed(day, name, calendar, holds=True, is_ours=False)
        for year in range(first.year, last.year + 1)
        for day, name in _of_year(year).items()
        if first <= day <= last
    }
    for row in BankHoliday.objects.filter(day__gte=first, day__lte=last):
        found[row.day] = Listed(row.day, row.name, row.source, holds=row.is_holiday, is_ours=True)
    return [found[day] for day in sorted(found)]
