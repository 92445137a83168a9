"""The partnership's year: 1 April to 31 March, written 2025-26, kept as [1 April, 1 April). Pure dates, no clock."""

from datetime import date

FIRST_MONTH = 4


def year_from(first: int) -> tuple[date, date]:
    """The year that begins in April of ``first``: its first day and the first day after it."""
    return date(first, FIRST_MONTH, 1), date(first + 1, FIRST_MONTH, 1)


def year_of(day: date) -> date:
    """The first day of the year in which a day lies; its ``.year`` names the year in lists and addresses."""
    return date(day.year if day.month >= FIRST_MONTH else day.year - 1, FIRST_MONTH, 1)


def years_between(first: date, last: date) -> list[int]:
    """The years from that of one day to that of another, the latest first, each by its first part."""
    return list(range(year_of(last).year, year_of(first).year - 1, -1))


def year_words(starts_on: date) -> str:
    """How people write the year that begins on that day: 2025-26."""
    return f"{starts_on.year}-{(starts_on.year + 1) % 100:02d}"


def year_from_words(words: str) -> tuple[date, date]:
    """The first day of a year written 2025-26 and the first day after it. Raises ``ValueError`` for anything else."""
    first, _, second = words.partition("-")
    if not (first.isascii() and first.isdigit() and len(first) == 4 and second.isascii() and second.isdigit()):
        raise ValueError(f"“{words}” is not a year: write it like 2025-26.")
    if len(second) != 2:
        raise ValueError(f"“{words}” is not a year: write it like 2025-26.")
    if (int(first) + 1) % 100 != int(second):
        raise ValueError(f"“{words}” is not one year: {first} is followed by {(int(first) + 1) % 100:02d}.")
    if not 2000 <= int(first) <= 2098:
        raise ValueError(f"“{words}” is too far away.")
    return year_from(int(first))
