"""Inviting to a meeting and what is answered: who is to be sent what, which link counts, what an answer must say.

An answer is for the times that the meeting had when it was given: moved to another time, it is asked for anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hscp.lib.verdicts import YES, Reason, Verdict, no, verdict_from
from hscp.lib.words import date_words, time_words
from meetings.rules.states import MEETING, MeetingState
from partnership.rules.terms import Deputies

TELL = "Tell the Partnership Team instead."


class Sending(StrEnum):
    """What a mail says of a meeting."""

    INVITED = "invited"
    CHANGED = "changed"
    CANCELLED = "cancelled"


class Reply(StrEnum):
    """What somebody answers to an invitation."""

    ATTENDING = "attending"
    APOLOGIES = "apologies"
    DEPUTY = "deputy"


@dataclass(frozen=True, slots=True)
class Sent:
    """One mail that went to somebody about a meeting. ``failed``: the mail server did not take it.

    ``version`` is that of the meeting's plan it told, ``part`` the times it asked for, None for the whole meeting.
    """

    kind: Sending
    email: str
    version: int
    sequence: int
    at: datetime
    part: tuple[datetime | None, datetime | None] = (None, None)
    failed: bool = False

    @property
    def invites(self) -> bool:
        return self.kind is not Sending.CANCELLED


def may_invite(state: str, starts_at: datetime, now: datetime) -> Verdict:
    """Whether invitations may be sent: to a planned meeting whose time has not come."""
    if state != MeetingState.PLANNED:
        return no(
            "not_planned", f"This meeting is {MEETING.state(state).label}: invitations are sent before it begins."
        )
    if now >= starts_at:
        return no("begun", "The time of this meeting has come. Record who is here instead.")
    return YES


def to_send(sent: Iterable[Sent], *, address: str, version: int, listed: bool = True) -> Sending | None:
    """What somebody is to be sent now, from what they were sent before (oldest first); None when nothing.

    Whoever is no longer on the list is told that they are no longer asked to come.
    """
    last = max(sent, key=lambda each: each.at, default=None)
    if not listed:
        return Sending.CANCELLED if last is not None and last.invites and not last.failed else None
    if not address:
        return None
    if last is None or not last.invites or last.email.lower() != address.lower():
        return Sending.INVITED
    if last.version < version:
        return Sending.CHANGED
    return last.kind if last.failed else None


def sequence_of(sent: Iterable[Sent], *, version: int, changed: bool) -> int:
    """The number that a calendar entry carries (RFC 5545 §3.8.7.4): it rises with each change, and not otherwise.

    ``changed``: what this mail says differs from the one before it to the same person.
    """
    before = [each.sequence for each in sent]
    if not before:
        return version - 1
    return max(version - 1, max(before) + (1 if changed else 0))


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """A link in somebody's mail as the rule sees it.

    ``newest_email`` is where the last mail to the same line went, ``listed`` whether the line is still on the list,
    ``seat_live`` whether the seat it is of still holds (guests have none: true).
    """

    email: str
    newest_email: str
    meeting_state: str
    starts_at: datetime
    listed: bool
    seat_live: bool
    uninvited: bool = False


def may_reply(state: str, starts_at: datetime, now: datetime) -> Verdict:
    """Whether answers are taken still: until the planned start of a planned meeting."""
    if state == MeetingState.CANCELLED:
        return no("cancelled", "This meeting was cancelled: there is nothing to answer.")
    if state == MeetingState.POSTPONED:
        return no("postponed", "This meeting is postponed. You will be invited again once its new date is fixed.")
    if state != MeetingState.PLANNED or now >= starts_at:
        return no("begun", f"This meeting began on {date_words(starts_at, weekday=False)}. {TELL}")
    return YES


def may_use_link(facts: LinkFacts, now: datetime) -> Verdict:
    """Whether the link in a mail still counts; the sentence says what to do when it does not."""
    legal = may_reply(facts.meeting_state, facts.starts_at, now)
    if not legal:
        return legal
    if not facts.listed or not facts.seat_live or facts.uninvited:
        return no("not_listed", f"You are no longer on the list of this meeting. {TELL}")
    if facts.email.lower() != facts.newest_email.lower():
        return no(
            "another_address", f"A newer invitation went to another address. Use the link in that one, or: {TELL}"
        )
    return YES


@dataclass(frozen=True, slots=True)
class Said:
    """An answer as it is given. Times are moments of the meeting's day; None: from its start, to its end."""

    answer: Reply
    reason: str = ""
    comes_at: datetime | None = None
    leaves_at: datetime | None = None
    deputy: str = ""


def check_reply(said: Said, *, starts_at: datetime, ends_at: datetime, is_member: bool, vacant: bool) -> Verdict:
    """Whether an answer makes sense; every reason why not."""
    found = []
    if vacant:
        found.append(Reason("vacant", "This post is vacant: nobody can answer for it."))
    if said.answer is Reply.APOLOGIES and not said.reason.strip():
        found.append(Reason("reason", "Say why you cannot come. Absence without a reason is reported to the agency."))
    if said.answer is Reply.DEPUTY:
        if not is_member:
            found.append(Reason("no_member", "Only a member of this group sends a deputy."))
        if not said.deputy.strip():
            found.append(Reason("deputy", "Say who comes for you."))
    if said.answer is not Reply.APOLOGIES:
        found += _times(said.comes_at, said.leaves_at, starts_at, ends_at)
    return verdict_from(found)


def _times(comes: datetime | None, leaves: datetime | None, start: datetime, end: datetime) -> list[Reason]:
    if comes is not None and not start <= comes < end:
        return [
            Reason("comes_at", f"Come between {time_words(start)} and {time_words(end)}, when the meeting is held.")
        ]
    if leaves is not None and not start < leaves <= end:
        return [Reason("leaves_at", f"Leave between {time_words(start)} and {time_words(end)}.")]
    if comes is not None and leaves is not None and leaves <= comes:
        return [Reason("leaves_at", "Leave after you come.")]
    return []


def deputy_words(deputies: Deputies, *, delegated: bool) -> str:
    """What a deputy is worth under a group's terms, for whoever sends one; empty where they simply count."""
    if deputies is Deputies.NOT_ALLOWED:
        return "Under this group’s terms a deputy attends, but does not count towards quoracy."
    if deputies is Deputies.WITH_DELEGATION and not delegated:
        return "Under this group’s terms a deputy counts only with a written delegation that is valid on the day."
    return ""
