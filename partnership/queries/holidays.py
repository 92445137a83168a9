"""England's bank holidays: those of the calendar library, and what our own table adds to them or takes back."""

from datetime import date
from functools import lru_cache

from holidays import country_holidays

from partnership.models import BankHoliday


@lru_cache(maxsize=64)
def _of_year(year: int) -> dict[date, str]:
    return dict(country_holidays("GB", subdiv="ENG", years=year))


def bank_holidays(first: date, last: date) -> dict[date, str]:
    """The bank holidays from ``first`` to ``last``, both included, with their names. One query.

    A day in our table (`BankHoliday`) counts over the library: proclaimed besides, or not proclaimed after all.
    """
    found = {
        day: name
        for year in range(first.year, last.year + 1)
        for day, name in _of_year(year).items()
        if first <= day <= last
    }
    for row in BankHoliday.objects.filter(day__gte=first, day__lte=last):
        if row.is_holiday:
            found[row.day] = row.name
        else:
            found.pop(row.day, None)
    return found
