"""Asking owners before a meeting: whose action is asked about, when, and when the link in the mail still counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from hscp.lib.verdicts import YES, Verdict, no
from hscp.lib.words import date_words
from meetings.rules.states import NOT_BEGUN, ActionState, MeetingState

NUDGE_DAYS = 7
"""How many days before a meeting owners are asked by the timetable. The product's choice."""
LINK_DAYS = 60
"""A link ends at the beginning of its meeting, and after so many days at the latest, wherever the meeting moves to."""
SIGN_IN = "Sign in to report on it, or tell the Partnership Team."


class Answer(StrEnum):
    """What an owner says of an action."""

    DONE = "done"
    ON_TRACK = "on_track"
    BLOCKED = "blocked"


class Way(StrEnum):
    """How a report came that its owner did not enter after signing in."""

    LINK = "link"
    TELEPHONE = "telephone"
    MAIL = "mail"
    MEETING = "meeting"


def is_asked(state: str, due_on: date, meeting_on: date) -> bool:
    """Whether the owner of an action is asked before a meeting: it is open, and due by the meeting's day."""
    return state == ActionState.OPEN and due_on <= meeting_on


def may_ask(state: str, starts_at: datetime, now: datetime) -> Verdict:
    """Whether owners may be asked before a meeting: while it is planned and has not begun."""
    if state != MeetingState.PLANNED:
        return no("not_planned", f"This meeting is {state}: owners are asked before it begins.")
    if now >= starts_at:
        return no("begun", "The time of this meeting has come: owners are asked before it begins.")
    return YES


def is_nudged(state: str, starts_at: datetime, now: datetime) -> bool:
    """Whether the timetable asks the owners now: from seven days before a planned meeting until it begins."""
    return bool(may_ask(state, starts_at, now)) and starts_at - now <= timedelta(days=NUDGE_DAYS)


@dataclass(frozen=True, slots=True)
class AskFacts:
    """An asking as a rule sees it: its meeting and action as they stand now, and whether the seat still owns it."""

    asked_at: datetime
    starts_at: datetime
    meeting_state: str
    action_state: str
    still_owner: bool
    answered_at: datetime | None = None

    @property
    def expires_at(self) -> datetime:
        """The moment from which the link no longer counts."""
        return min(self.starts_at, self.asked_at + timedelta(days=LINK_DAYS))


def may_answer(facts: AskFacts, now: datetime) -> Verdict:
    """Whether the link in the mail may be used at ``now``; the sentence says what to do when it may not."""
    if facts.answered_at is not None:
        return no("used", f"This link has been used: what was answered is on record. To say more: {SIGN_IN}")
    if facts.meeting_state == MeetingState.CANCELLED:
        return no("cancelled", f"The meeting that this was asked for was cancelled. {SIGN_IN}")
    if facts.meeting_state not in NOT_BEGUN or now >= facts.expires_at:
        return no("expired", f"This link ended on {date_words(facts.expires_at, weekday=False)}. {SIGN_IN}")
    if not facts.still_owner:
        return no("owner", "Somebody else is to answer for this action now.")
    if facts.action_state != ActionState.OPEN:
        return no("not_open", "This action is not open any more: there is nothing to answer.")
    return YES
