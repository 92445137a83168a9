"""Dates before a practice review is published: the day that is wanted, advance copies, delays and who was told.

At least so many working days before publication the full report is with the Panel and the Secretary of State: how many
is a row of the table of statute, to be checked. Days count as `hscp.lib.workdays` says: the day of sending counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hscp.lib.verdicts import YES, Reason, Verdict, no, verdict_from
from hscp.lib.words import date_words
from hscp.lib.workdays import Holidays, add_working_days, subtract_working_days

PANEL, SECRETARY, OTHER = "panel", "secretary", "other"
BOTH_BODIES = {PANEL: "the Panel", SECRETARY: "the Secretary of State"}


def advance_copies_by(publishes_on: date, working_days: int, holidays: Holidays) -> date:
    """The last day on which advance copies go, for a wanted day of publication."""
    return subtract_working_days(publishes_on, working_days, holidays)


def published_from(sent_on: date, working_days: int, holidays: Holidays) -> date:
    """The first day on which a report may be published whose advance copies went on a day."""
    return add_working_days(sent_on, working_days, holidays)


def all_sent_on(copies: Iterable[tuple[str, date]]) -> date | None:
    """The day on which both bodies had the copy: the first of each; None while one has none."""
    rows = list(copies)
    first = {body: min((on for each, on in rows if each == body), default=None) for body in BOTH_BODIES}
    days = [each for each in first.values() if each is not None]
    return max(days) if len(days) == len(BOTH_BODIES) else None


def may_plan(
    publishes_on: date, *, working_days: int, sent_on: date | None, today: date, holidays: Holidays
) -> Verdict:
    """Whether a day may be planned for publication: ahead, and with time left for advance copies, or after theirs."""
    found = []
    if publishes_on < today:
        found.append(Reason("publishes_on", f"{date_words(publishes_on)} has passed."))
    elif sent_on is not None and publishes_on < published_from(sent_on, working_days, holidays):
        first = date_words(published_from(sent_on, working_days, holidays))
        found.append(Reason("publishes_on", f"Advance copies went on {date_words(sent_on)}: not before {first}."))
    elif sent_on is None and advance_copies_by(publishes_on, working_days, holidays) < today:
        by = date_words(advance_copies_by(publishes_on, working_days, holidays))
        found.append(Reason("publishes_on", f"Advance copies would have had to go by {by}: choose a later day."))
    return verdict_from(found)


def may_leave_to_publication(set_on: date | None) -> Verdict:
    """Whether the planned day may be another: not once the day of publication is set, which it is then."""
    if set_on is None:
        return YES
    words = f"The day of publication is set for {date_words(set_on)}: set another, or take it back, on “Publication”."
    return no("publishes_on", words)


def may_delay(*, original_on: date | None, expected_on: date, because: str, today: date) -> Verdict:
    """Whether a delay may be put on record: past the day it is due, which stays, and with its reason."""
    if original_on is None:
        return no("original", "The clock of this practice review does not run, so there is no day to be late for.")
    found = []
    if expected_on <= original_on:
        found.append(Reason("expected_on", f"It is due {date_words(original_on)}: that is no delay."))
    if expected_on < today:
        found.append(Reason("expected_on", f"{date_words(expected_on)} has passed."))
    if not because.strip():
        found.append(Reason("because", "Say why: it stays on record, and the Panel is told."))
    return verdict_from(found)


def may_tell(*, on: date, delayed_on: date, reference: str, has_document: bool, today: date) -> Verdict:
    """Whether it may be put on record that a body was told of a delay: the day, and what shows it."""
    found = []
    if not delayed_on <= on <= today:
        found.append(Reason("told_on", "Enter a day from when the delay was put on record until today."))
    if not reference.strip() and not has_document:
        found.append(Reason("reference", "Enter the reference, or name the document that shows it."))
    return verdict_from(found)


def untold(told: Iterable[str]) -> list[str]:
    """The bodies that were not told of a delay yet, in words."""
    rows = set(told)
    return [words for body, words in BOTH_BODIES.items() if body not in rows]


def may_copy(*, on: date, signed_on: date | None, to_whom: str, today: date) -> Verdict:
    """Whether it may be put on record that an advance copy went: of the signed text, and to whom."""
    if signed_on is None:
        return no("signed", "The partners have not signed the report, so there is nothing to send.")
    found = []
    if on > today:
        found.append(Reason("sent_on", f"{date_words(on)} has not come yet: record it once it is sent."))
    elif on < signed_on:
        found.append(Reason("sent_on", f"The partners signed on {date_words(signed_on)}: not before that day."))
    if not to_whom.strip():
        found.append(Reason("to_whom", "Say to whom it went."))
    return verdict_from(found)
