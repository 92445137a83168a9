"""The states of a meeting and of an action, as tables."""

from __future__ import annotations

from enum import StrEnum

from hscp.lib.moves import Move, State, Table


class MeetingState(StrEnum):
    """A meeting is planned, open while it is held, and closed. A postponement is a new date, not a state."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class ActionState(StrEnum):
    """Done is what the owner says, confirmed what a second person says, closed when nothing more is awaited."""

    OPEN = "open"
    DONE = "done"
    CONFIRMED = "confirmed"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


MEETING = Table(
    noun="meeting",
    initial=MeetingState.PLANNED,
    states=(
        State(MeetingState.PLANNED, "planned"),
        State(MeetingState.OPEN, "open"),
        State(MeetingState.CLOSED, "closed", final=True),
        State(MeetingState.CANCELLED, "cancelled", final=True),
    ),
    moves=(
        Move("open", MeetingState.PLANNED, MeetingState.OPEN, "Open the meeting"),
        Move("cancel", MeetingState.PLANNED, MeetingState.CANCELLED, "Cancel the meeting", needs_reason=True),
        Move("close", MeetingState.OPEN, MeetingState.CLOSED, "Close the meeting"),
    ),
)

ACTION = Table(
    noun="action",
    initial=ActionState.OPEN,
    states=(
        State(ActionState.OPEN, "open"),
        State(ActionState.DONE, "done"),
        State(ActionState.CONFIRMED, "confirmed"),
        State(ActionState.CLOSED, "closed"),
        State(ActionState.WITHDRAWN, "withdrawn", final=True),
    ),
    moves=(
        Move("finish", ActionState.OPEN, ActionState.DONE, "Report the action as done"),
        Move("withdraw", ActionState.OPEN, ActionState.WITHDRAWN, "Withdraw the action", needs_reason=True),
        Move("confirm", ActionState.DONE, ActionState.CONFIRMED, "Confirm that it was done"),
        Move("close", ActionState.DONE, ActionState.CLOSED, "Close the action"),
        Move("close", ActionState.CONFIRMED, ActionState.CLOSED, "Close the action"),
        Move("return", ActionState.DONE, ActionState.OPEN, "Return the action to its owner", needs_reason=True),
        Move("return", ActionState.CONFIRMED, ActionState.OPEN, "Return the action to its owner", needs_reason=True),
        Move("reopen", ActionState.CLOSED, ActionState.OPEN, "Reopen the action", needs_reason=True),
    ),
)

TABLES = (MEETING, ACTION)
