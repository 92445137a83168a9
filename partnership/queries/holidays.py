"""England's bank holidays: those of the calendar library, and what our own table adds to them or takes back."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from holidays import country_holidays

from partnership.models import BankHoliday


@lru_cache(maxsize=64)
def _of_year(year: int) -> dict[date, str]:
    return dict(country_holidays("GB", subdiv="ENG", years=year))


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
