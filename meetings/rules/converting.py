"""What was recorded as a decision or an action and was none: when it may still be recorded as something else.

Until the minutes are issued, and only while nothing else rests on it: what others have answered to, reported on or
built upon is corrected or withdrawn, never turned into something else behind their backs.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hscp.lib.verdicts import Reason, Verdict, verdict_from
from meetings.rules.decisions import Outcome
from meetings.rules.minutes import may_write_minutes
from meetings.rules.states import ActionState


class Into(StrEnum):
    """What it becomes."""

    NOTE = "note"
    DECISION = "decision"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class DecisionRecorded:
    """A decision, as far as converting it goes. ``rests_on_it`` says in words what else was built upon it."""

    meeting_state: str
    minutes_state: str | None
    outcome: str
    circulated: bool = False
    approves_minutes: bool = False
    takes_again: bool = False
    taken_again: bool = False
    consented_to: bool = False
    rests_on_it: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionRecorded:
    """An action, as far as converting it goes. ``meeting_state`` is empty where it was not given at a meeting."""

    meeting_state: str
    minutes_state: str | None
    state: str
    follows_recommendation: bool = False
    reports: int = 0
    sighted: bool = False


def may_convert_decision(facts: DecisionRecorded) -> Verdict:
    """Whether a decision may be recorded as a note or an action instead; with every reason why not."""
    writing = may_write_minutes(facts.meeting_state, facts.minutes_state)
    if not writing:
        return writing
    found = []
    if facts.outcome == Outcome.TAKEN_OUT:
        found.append(Reason("taken_out", "This was recorded as something else already."))
    if facts.circulated:
        found.append(
            Reason("circulated", "This was decided by circulation: what was answered to stands as it was sent.")
        )
    if facts.approves_minutes:
        found.append(Reason("approves", "Earlier minutes are approved by this decision: correct it instead."))
    if facts.takes_again:
        found.append(Reason("takes_again", "This decision takes an earlier one again: correct it instead."))
    if facts.taken_again:
        found.append(Reason("taken_again", "A later meeting has taken this decision again."))
    if facts.consented_to:
        found.append(Reason("consented", "Partners who were missing have answered to this decision."))
    found += [Reason("rests", f"{words} rests on this decision.") for words in facts.rests_on_it]
    return verdict_from(found)


def may_convert_action(facts: ActionRecorded) -> Verdict:
    """Whether an action may be recorded as a note or a decision instead; with every reason why not."""
    found = []
    if not facts.meeting_state:
        found.append(Reason("no_meeting", "This action was not given at a meeting: withdraw it instead."))
    elif not (writing := may_write_minutes(facts.meeting_state, facts.minutes_state)):
        return writing
    if facts.state != ActionState.OPEN:
        found.append(Reason("not_open", "Only an open action is recorded as something else."))
    if facts.follows_recommendation:
        found.append(Reason("recommended", "This action follows a recommendation: withdraw it instead."))
    if facts.reports:
        found.append(Reason("reported", "Its owner has reported on this action: withdraw it instead."))
    if facts.sighted:
        found.append(Reason("sighted", "A later meeting has looked at this action: withdraw it instead."))
    return verdict_from(found)
