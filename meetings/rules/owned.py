"""Items of a joint meeting that belong to one partnership: when one may be added, taken off and written."""

from __future__ import annotations

from hscp.lib.verdicts import YES, Verdict, no
from meetings.rules.moments import may_write_agenda
from meetings.rules.states import NOT_BEGUN, MeetingState


def may_add_owned(meeting_state: str, *, is_joint: bool, shares: bool, late: str) -> Verdict:
    """Whether a partnership's own item may come onto this agenda. ``shares``: that partnership shares the joint space;
    ``late`` is why an item that is added now is late, as a sentence."""
    if not is_joint:
        return no("not_joint", "Only meetings of a joint group have items that belong to one of its partnerships.")
    if not shares:
        return no("owner", "Choose one of the partnerships that share this group.")
    if not (verdict := may_write_agenda(meeting_state)):
        return verdict
    if late:
        return no("late", f"{late} Return the agenda to draft first, or bring it to the next meeting.")
    return YES


def may_take_off(meeting_state: str, withdrawn_because: str) -> Verdict:
    """Whether such an item may be taken off the agenda: once, and before the meeting begins."""
    if withdrawn_because:
        return no("withdrawn", f"This item was withdrawn: {withdrawn_because}")
    if meeting_state not in NOT_BEGUN:
        return no("begun", "An item is taken off before the meeting begins. What became of it is written by its owner.")
    return YES


def may_write_owned(meeting_state: str, *, withdrawn: bool, said: str, decided: str) -> Verdict:
    """Whether that may be written of one's own item: what was said and decided once the meeting was open, in any case
    what it is about. It is written until the meeting is cancelled or the item is taken off."""
    if withdrawn:
        return no("withdrawn", "This item was taken off the joint agenda.")
    if meeting_state == MeetingState.CANCELLED:
        return no("cancelled", "This meeting was cancelled.")
    if meeting_state in NOT_BEGUN and (said.strip() or decided.strip()):
        return no("not_yet", "The meeting has not begun: what was said and decided is written once it has.")
    return YES
