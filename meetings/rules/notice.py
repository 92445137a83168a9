"""The notice given of a meeting, in working days, held against what the group's terms say about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hscp.lib.words import plural
from hscp.lib.workdays import Holidays, working_days_between
from partnership.rules.terms import Notice


@dataclass(frozen=True, slots=True)
class NoticeGiven:
    """How many working days lie after the day a meeting was called up to its own; ``short`` by the terms."""

    days: int
    short: bool
    sentence: str


def asked_notice(terms: Notice | None, *, extraordinary: bool) -> int | None:
    """The working days of notice that terms ask for; None where they name none."""
    if terms is None:
        return None
    return terms.extraordinary if extraordinary else terms.working_days


def notice_given(
    called_on: date, day: date, holidays: Holidays, terms: Notice | None, *, extraordinary: bool
) -> NoticeGiven:
    """The notice of a meeting on ``day`` that is called on ``called_on``. Terms that are silent make none too short.

    The day of calling is not counted, the day of the meeting is.
    """
    days = working_days_between(called_on, day, holidays)
    given = f"{plural(max(days, 0), 'working day')} of notice"
    asked = asked_notice(terms, extraordinary=extraordinary)
    if asked is None:
        what = "an extraordinary meeting" if extraordinary else "a meeting"
        return NoticeGiven(days, False, f"{given}. The terms name no notice for {what}.")
    cite = f" ({terms.citation})" if terms is not None and terms.citation else ""
    short = days < asked
    said = f"{given}: short notice" if short else given
    return NoticeGiven(days, short, f"{said}. The terms ask for {plural(asked, 'working day')}{cite}.")
