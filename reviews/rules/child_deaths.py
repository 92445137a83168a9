"""The child death overview panel's annual report (§16): what is put on record of it, never a case."""

from __future__ import annotations

from datetime import date

from hscp.lib.verdicts import Reason, Verdict, verdict_from
from hscp.lib.words import date_words


def may_receive(
    *,
    panel: str,
    starts_on: date,
    ends_on: date,
    received_on: date,
    considered_on: date | None,
    met_on: date | None,
    words: str,
    considered: str,
    taken: bool,
    today: date,
) -> Verdict:
    """Whether a report may stand so on record. ``met_on`` is the day of the meeting that it names.

    ``taken``: there is one of that panel and year already.
    """
    found = []
    if not panel.strip():
        found.append(Reason("panel", "Say which panel it is from."))
    if ends_on <= starts_on:
        found.append(Reason("ends_on", "The year ends after it begins."))
    if taken:
        found.append(Reason("starts_on", "The report of that panel and year is on record already."))
    if received_on > today:
        found.append(Reason("received_on", f"{date_words(received_on)} has not come yet."))
    elif received_on < ends_on:
        found.append(Reason("received_on", f"The year ended on {date_words(ends_on)}: it came after that day."))
    if considered_on is not None and considered_on < received_on:
        found.append(Reason("considered_on", f"It was received on {date_words(received_on)}: not before that day."))
    if met_on is not None and met_on != considered_on:
        found.append(Reason("meeting", f"It meets on {date_words(met_on)}: say that day, or no meeting."))
    if considered_on is not None and met_on is None and not words.strip():
        found.append(Reason("words", "Choose a meeting on record, or say which one considers it."))
    if considered.strip() and (considered_on is None or considered_on > today):
        found.append(Reason("considered", "What was decided is written once a meeting has considered it."))
    return verdict_from(found)


def may_note_theme(*, theme: str, words: str) -> Verdict:
    """Whether a theme of a report may be put on record."""
    found = [] if theme.strip() else [Reason("theme", "Enter the theme.")]
    if not words.strip():
        found.append(Reason("words", "Say what was found, and what it asks of us."))
    return verdict_from(found)
