"""Assurance and challenge sessions: what one needs before it has an outcome, and what is missing."""

from __future__ import annotations

from enum import StrEnum

from hscp.lib.verdicts import YES, Reason, Verdict, verdict_from
from meetings.rules.minutes import may_write_minutes
from meetings.rules.moments import may_write_agenda
from meetings.rules.states import MeetingState

TOPIC = "assurance-and-challenge"  # what a promise of such sessions names as its evidence


class Assurance(StrEnum):
    """What a session came to."""

    ASSURED = "assured"
    PARTLY = "partly"
    NOT = "not"


def may_write_session(meeting_state: str, minutes_state: str | None, *, begun: bool) -> Verdict:
    """Whether a session may be written: an item becomes one while its agenda is written; of one that it is (``begun``)
    evidence, challenge and outcome are written as the minutes are, until these are issued."""
    if begun and meeting_state == MeetingState.CLOSED:
        return may_write_minutes(meeting_state, minutes_state)
    return may_write_agenda(meeting_state)


def may_conclude(outcome: str, *, evidence: str, challenge: str, follows: str, invited: int) -> Verdict:
    """Whether a session may have that outcome; every reason why not. Without an outcome it is still going on.

    Whoever is assured was given evidence and challenged it; and where they are not, or in part, the record says what
    follows.
    """
    if not outcome:
        return YES
    found = []
    if not invited:
        found.append(Reason("invited", "Write down first who was invited: a session hears somebody."))
    if not evidence.strip():
        found.append(Reason("evidence", "Say what evidence was given, or that none was."))
    if not challenge.strip():
        found.append(Reason("challenge", "Say how it was challenged: what was asked, and what was answered."))
    if outcome != Assurance.ASSURED and not follows.strip():
        found.append(Reason("follows", "Say what follows: the group is not, or not wholly, assured."))
    return verdict_from(found)
