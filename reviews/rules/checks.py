"""Regular checks of a practice review's time and quality (SI 2018/789 reg 14): what one says, what was mended."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from hscp.lib.verdicts import Reason, Verdict, no, verdict_from
from hscp.lib.words import date_words

USUAL_WEEKS = 4
WEEKS_AT_MOST = 26


class Time(StrEnum):
    """Whether the review is in time."""

    IN_TIME = "in_time"
    AT_RISK = "at_risk"
    LATE = "late"


class Quality(StrEnum):
    """Whether its quality is as it should be."""

    GOOD = "good"
    WANTING = "wanting"


class Mended(StrEnum):
    """Whether what was asked was mended."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


def counted_from(commissioned_on: date, last_on: date | None) -> date:
    """The day from which the next check is counted: the last one, or since when the review is under way."""
    return max(commissioned_on, last_on) if last_on is not None else commissioned_on


def may_check(
    *,
    on: date,
    commissioned_on: date,
    last_on: date | None,
    time: str,
    time_words: str,
    quality: str,
    quality_words: str,
    asked: str,
    mend_by: date | None,
    today: date,
) -> Verdict:
    """Whether a check may be put on record; every reason why not."""
    found = []
    earliest = counted_from(commissioned_on, last_on)
    if on > today:
        found.append(Reason("checked_on", f"{date_words(on)} has not come yet."))
    elif on < earliest:
        found.append(Reason("checked_on", f"Not before {date_words(earliest)}: the last check, or the beginning."))
    if not time_words.strip():
        found.append(Reason("time_words", "Say how the review stands in time."))
    if not quality_words.strip():
        found.append(Reason("quality_words", "Say what was looked at, and what was found."))
    if (time != Time.IN_TIME or quality != Quality.GOOD) and not asked.strip():
        found.append(Reason("asked", "Say what is asked to be mended, or why nothing can be."))
    if mend_by is not None and not asked.strip():
        found.append(Reason("mend_by", "Nothing is asked, so no day is set for it."))
    if mend_by is not None and mend_by < on:
        found.append(Reason("mend_by", "It cannot be wanted before the check."))
    return verdict_from(found)


def may_mend(*, asked: str, on: date, checked_on: date, mended: str, words: str, today: date) -> Verdict:
    """Whether it may be put on record whether what a check asked was mended."""
    if not asked.strip():
        return no("asked", "This check asked for nothing.")
    found = []
    if not checked_on <= on <= today:
        found.append(Reason("mended_on", "Enter a day from the check until today."))
    if mended != Mended.YES and not words.strip():
        found.append(Reason("mended_words", "Say what is left, or why it was not mended."))
    return verdict_from(found)


def mending_words(*, asked: str, mended: str, mend_by: date | None, today: date) -> tuple[str, str]:
    """How what a check asked stands, with a tone; empty where it asked for nothing."""
    if not asked.strip():
        return ("", "")
    if mended == Mended.YES:
        return ("Mended", "good")
    if mend_by is not None and today > mend_by:
        return ("Past the day it was wanted", "bad")
    return ("Mended in part", "warn") if mended == Mended.PARTLY else ("To be mended", "active")
