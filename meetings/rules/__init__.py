"""Pure rules of meetings: presence, quoracy, decisions, states. Facts in, verdict out; no Django, no clock, no I/O."""

from meetings.rules.decisions import (
    DecisionFacts,
    DecisionKind,
    DecisionOutcome,
    Outcome,
    Rejudgement,
    level_of,
    may_decide_by_circulation,
    may_ratify,
    may_take_again,
    may_take_at,
    outcome_of,
    ratified_outcome,
    rejudge,
    with_consents,
)
from meetings.rules.frozen import verdict_data, verdict_from_data
from meetings.rules.presence import Deputising, Item, Mode, Presence
from meetings.rules.quorum import Period, QuoracyVerdict, Representation, judge_of, quoracy, quoracy_timeline
from meetings.rules.states import ACTION, MEETING, ActionState, MeetingState

__all__ = [
    "ACTION",
    "MEETING",
    "ActionState",
    "DecisionFacts",
    "DecisionKind",
    "DecisionOutcome",
    "Deputising",
    "Item",
    "MeetingState",
    "Mode",
    "Outcome",
    "Period",
    "Presence",
    "QuoracyVerdict",
    "Rejudgement",
    "Representation",
    "judge_of",
    "level_of",
    "may_decide_by_circulation",
    "may_ratify",
    "may_take_again",
    "may_take_at",
    "outcome_of",
    "quoracy",
    "quoracy_timeline",
    "ratified_outcome",
    "rejudge",
    "verdict_data",
    "verdict_from_data",
    "with_consents",
]
