"""Matters arising: which actions and decisions come before a meeting, and who is told of what is overdue again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from hscp.lib.verdicts import YES, Verdict, no
from meetings.rules.decisions import Outcome
from meetings.rules.states import ActionState, MeetingState


class Why(StrEnum):
    """Why an action comes before a meeting."""

    OVERDUE = "overdue"
    DUE = "due"
    ASKED = "asked for"


class Step(StrEnum):
    """Who is told of an action that was overdue again: the move's name in the action's story."""

    CHAIR = "raise_chair"
    PARTNER = "raise_partner"


TOLD_AFTER: dict[Step, int] = {Step.CHAIR: 2, Step.PARTNER: 3}


def comes_back(outcome: str, *, taken_again: bool, meeting_state: str) -> bool:
    """Whether a decision returns to the next meeting by itself: provisional, not taken again, of a closed meeting."""
    return outcome == Outcome.PROVISIONAL and not taken_again and meeting_state == MeetingState.CLOSED


def why_not_back(outcome: str, *, taken_again: bool) -> str:
    """Why a decision need not come back to a meeting any more; empty while it must."""
    if taken_again:
        return "The decision has been taken again meanwhile."
    if outcome == Outcome.TAKEN_OUT:
        return "It was no decision: its words were recorded as something else meanwhile."
    return "" if outcome == Outcome.PROVISIONAL else "The decision has been ratified meanwhile."


def is_overdue(state: str, due_on: date, meeting_on: date) -> bool:
    """Whether an action is overdue on the day of a meeting: still open, and due on an earlier day."""
    return state == ActionState.OPEN and due_on < meeting_on


def why_arising(state: str, due_on: date, meeting_on: date, *, asked_for: bool) -> Why | None:
    """Why an action comes before the meeting of a day, or None: overdue, due by that day, or somebody asked for it."""
    if is_overdue(state, due_on, meeting_on):
        return Why.OVERDUE
    if state == ActionState.OPEN and due_on == meeting_on:
        return Why.DUE
    return Why.ASKED if asked_for and state != ActionState.WITHDRAWN else None


def may_ask_for(meeting_state: str, *, sighted: bool, asked_for: bool) -> Verdict:
    """Whether an action may be asked for: before the meeting is closed, not sighted, and not asked for already."""
    return no("asked", "Somebody has asked for this action already.") if asked_for else _may(meeting_state, sighted)


def may_leave_out(meeting_state: str, *, sighted: bool, left_out: bool) -> Verdict:
    """Whether an action may be left out of a meeting: before it is closed, not sighted, and not left out already."""
    return (
        no("left_out", "This action is left out of this meeting already.") if left_out else _may(meeting_state, sighted)
    )


def _may(meeting_state: str, sighted: bool) -> Verdict:
    if meeting_state not in (MeetingState.PLANNED, MeetingState.OPEN):
        return no("over", f"This meeting is {meeting_state}: what came before it stands.")
    if sighted:
        return no("sighted", "This action has been sighted in this meeting already.")
    return YES


def may_sight(meeting_state: str, *, arises: bool, left_out: bool, sighted: bool) -> Verdict:
    """Whether a meeting may sight an action now: while it is open, once, and not one that was left out."""
    if meeting_state != MeetingState.OPEN:
        return no("not_open", f"This meeting is {meeting_state}: an action is sighted while the meeting is open.")
    if sighted:
        return no("sighted", "This action has been sighted in this meeting already.")
    if left_out:
        return no("left_out", "This action was left out of this meeting. Ask for it first.")
    if not arises:
        return no("not_arising", "This action does not come before this meeting. Ask for it first.")
    return YES


def steps_due(overdue_sightings: int, taken: Collection[str]) -> tuple[Step, ...]:
    """Who is to be told now of an action that meetings sighted overdue so many times, and is not told yet.

    Counted is each meeting that sighted the action while it was overdue on that meeting's day, whichever group met. A
    meeting that left it out, or was never held, does not count; a due date that is moved afterwards takes nothing off,
    because what was overdue then was overdue. From the second on the chair of the meeting's group is told, from the
    third on the partner of the owner's agency, once each in the life of the action.
    """
    return tuple(step for step, times in TOLD_AFTER.items() if overdue_sightings >= times and step not in taken)
