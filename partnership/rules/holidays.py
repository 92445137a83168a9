"""When a bank holiday may be added to those of the calendar, or one taken back. Neither for a day that is over."""

from __future__ import annotations

from datetime import date

from hscp.lib.verdicts import Reason, Verdict, verdict_from
from hscp.lib.words import date_words


def may_proclaim(day: date, *, name: str, source: str, holds: str, today: date) -> Verdict:
    """Whether a bank holiday may be added; ``holds`` is the name of one that the day is already, empty where none."""
    found = _over(day, today)
    if holds:
        found.append(Reason("holds", f"{date_words(day)} is a bank holiday already: {holds}."))
    if not name.strip():
        found.append(Reason("name", "Say what the bank holiday is called."))
    if not source.strip():
        found.append(Reason("source", "Say where it is proclaimed, such as the London Gazette with its date."))
    return verdict_from(found)


def may_take_back(day: date, *, reason: str, holds: str, today: date) -> Verdict:
    """Whether the bank holiday of that day may be taken back."""
    found = _over(day, today)
    if not holds:
        found.append(Reason("none", f"{date_words(day)} is no bank holiday: there is nothing to take back."))
    if not reason.strip():
        found.append(Reason("reason", "Say why it is taken back."))
    return verdict_from(found)


def _over(day: date, today: date) -> list[Reason]:
    if day >= today:
        return []
    return [Reason("over", f"{date_words(day)} is over: what was due then stays as it was counted.")]
