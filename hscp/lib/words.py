"""Plain British words for lists, numbers, dates and times. Pure text: no markup, no translation, no clock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from hscp.lib.workdays import LONDON, uk_date

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def listing(items: Iterable[str], conjunction: str = "and") -> str:
    """ "a", "a and b", "a, b and c"; nothing for no items. No Oxford comma, as on GOV.UK."""
    words = list(items)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"


def number(n: int) -> str:
    """ "no", "one" … "twelve", then figures: the number before a noun in a sentence. Negative numbers are figures."""
    return _NUMBERS[n] if 0 <= n < len(_NUMBERS) else f"{n:,}"


def plural(n: int, one: str, many: str | None = None) -> str:
    """ "1 day", "2 days", "0 days", "1,000 days", "2 agencies"; `many` for nouns that follow no rule."""
    return f"{n:,} {one if abs(n) == 1 else many or many_of(one)}"


def many_of(noun: str) -> str:
    """The plural of an English noun by its ending: "districts", "agencies", "bodies", "keys"."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}s"


def ordinal(n: int) -> str:
    """ "1st", "2nd", "3rd", "4th", "11th", "21st", "112th"."""
    if 10 <= n % 100 <= 20:
        return f"{n}th"
    return f"{n}{({1: 'st', 2: 'nd', 3: 'rd'}).get(n % 10, 'th')}"


def date_words(day: date, weekday: bool = True) -> str:
    """ "Thursday 25 March 2027", or "25 March 2027" without the weekday. A moment is shown as its UK date."""
    if isinstance(day, datetime):
        day = uk_date(day)
    text = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{_DAYS[day.weekday()]} {text}" if weekday else text


def time_words(moment: datetime | time) -> str:
    """ "10:00", the 24-hour clock. An aware moment is shown in UK time; a plain time as it stands."""
    if isinstance(moment, datetime) and moment.utcoffset() is not None:
        moment = moment.astimezone(LONDON)
    return f"{moment:%H:%M}"


def time_range(start: datetime | time, end: datetime | time | None) -> str:
    """ "10:00 to 11:42"; "from 10:00" while the end is open."""
    if end is None:
        return f"from {time_words(start)}"
    return f"{time_words(start)} to {time_words(end)}"


def sentence(text: str) -> str:
    """The text with a capital first letter and one full stop at its end; empty stays empty."""
    text = text.strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in ".?!" else ".")
