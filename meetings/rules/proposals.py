"""Items that members propose and that groups raise to others: when, and which meeting hears them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from hscp.lib.verdicts import YES, Verdict, no
from hscp.lib.words import date_words
from meetings.rules.agenda import AgendaState
from meetings.rules.moments import may_write_agenda
from meetings.rules.states import MEETING, MeetingState

LATER = "Propose it for the next meeting, or ask the chair for a late item."


@dataclass(frozen=True, slots=True)
class Coming:
    """A meeting of the group that is planned or open: its key and when it begins."""

    key: int
    starts_at: datetime
    state: str = MeetingState.PLANNED


def meeting_that_hears(asked: int | None, after: datetime | None, coming: Sequence[Coming]) -> int | None:
    """The meeting that a waiting proposal comes before, by key; None while none is planned.

    The one that it was made for, while that is planned or open; where that was held or cancelled without an answer, or
    where the proposal was put off, the next that is planned, after the one that put it off.
    """
    if any(each.key == asked for each in coming):
        return asked
    later = [
        each for each in coming if each.state == MeetingState.PLANNED and (after is None or each.starts_at > after)
    ]
    return min(later, key=lambda each: (each.starts_at, each.key)).key if later else None


def may_propose(meeting_state: str, agenda: AgendaState, items_until: date | None, today: date) -> Verdict:
    """Whether a member may propose an item for a meeting: while it is planned, until the last day for items, and until
    the chair has approved its agenda. Later only the chair can still let one in."""
    if meeting_state != MeetingState.PLANNED:
        return no(
            "not_planned", f"This meeting is {MEETING.state(meeting_state).label}: items are proposed before it begins."
        )
    if agenda is AgendaState.APPROVED:
        return no("approved", f"The chair has approved this agenda. {LATER}")
    if items_until is not None and today > items_until:
        return no("over", f"The last day for items was {date_words(items_until)}. {LATER}")
    return YES


def may_raise(*, restricted: bool, withdrawn: bool, same_group: bool, already: bool) -> Verdict:
    """Whether an item may be raised to another group's agenda."""
    if restricted:
        return no(
            "restricted",
            "This item belongs to a case file, and other groups’ agendas are read by more people than its list. Add an "
            "item of the same case file to their agenda instead.",
        )
    if withdrawn:
        return no("withdrawn", "This item was withdrawn.")
    if same_group:
        return no("same", "An item is raised to another group. Choose which.")
    if already:
        return no("already", "This item has been raised to that group already, and waits for its answer.")
    return YES


def still_waits(source_withdrawn: str | None) -> Verdict:
    """Whether a raised proposal still waits: not once the item that it comes from was withdrawn (the reason why, empty
    while it stands; None for one that was not raised)."""
    if source_withdrawn:
        return no(
            "source",
            f"The item that it was raised from was withdrawn: {source_withdrawn} It waits for no answer any more.",
        )
    return YES


def may_accept(meeting_state: str | None) -> Verdict:
    """Whether a proposal may be put on the agenda of the meeting that hears it; ``None`` where none is planned."""
    if meeting_state is None:
        return no("none", "No meeting of this group is planned that could hear it. Plan one first.")
    return may_write_agenda(meeting_state)
