"""The meeting that hears the findings of a review (§15.9), and leaders’ reflection (§15.11): what each must say."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from hscp.lib.verdicts import Reason, Verdict, verdict_from
from hscp.lib.words import date_words


class Came(StrEnum):
    """Whether somebody who was invited came."""

    INVITED = "invited"
    CAME = "came"
    SENT = "sent"
    AWAY = "away"


def may_hear(*, held_on: date, met_on: date | None, words: str) -> Verdict:
    """Whether a meeting may be named as that which hears the findings: one on record on its day, or one in words."""
    found = []
    if met_on is not None and met_on != held_on:
        found.append(Reason("meeting", f"It meets on {date_words(met_on)}: choose that day, or no meeting."))
    if met_on is None and not words.strip():
        found.append(Reason("words", "Choose a meeting on record, or say which one it is."))
    return verdict_from(found)


def may_note_guest(
    *, name: str, capacity: str, came: str, views: str, invited_on: date, held_on: date, today: date
) -> Verdict:
    """Whether it may be put on record that a leader or stakeholder was invited, and whether they came."""
    found = []
    if not name.strip():
        found.append(Reason("name", "Enter who is invited."))
    if not capacity.strip():
        found.append(Reason("capacity", "Say for which agency, and in which post."))
    if invited_on > today:
        found.append(Reason("invited_on", f"{date_words(invited_on)} has not come yet."))
    elif invited_on > held_on:
        found.append(Reason("invited_on", f"The meeting is on {date_words(held_on)}: not after that day."))
    if came != Came.INVITED and held_on > today:
        found.append(Reason("came", "The meeting has not been held yet."))
    if came == Came.INVITED and views.strip() and held_on > today:
        found.append(Reason("views", "Final views are heard at the meeting."))
    return verdict_from(found)


def lines_of(text: str) -> list[str]:
    """The posts that took part, a line each; no line twice."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        if words := " ".join(line.split()):
            found.setdefault(words.casefold(), words)
    return list(found.values())


def may_reflect(*, on: date, took_part: str, takeaways: str, today: date) -> Verdict:
    """Whether leaders’ reflection may be put on record: its day, who took part by post, what they take away."""
    found = []
    if on > today:
        found.append(Reason("on", f"{date_words(on)} has not come yet."))
    if not lines_of(took_part):
        found.append(Reason("took_part", "Say who took part: a post on each line."))
    if not takeaways.strip():
        found.append(Reason("takeaways", "Say what they take away from it."))
    return verdict_from(found)
