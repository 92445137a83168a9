"""The states of meetings, actions, minutes, letters about absences, proposed items and referrals, as tables."""

from __future__ import annotations

from enum import StrEnum

from hscp.lib.moves import Move, State, Table
from meetings.rules.agency_evidence import EVIDENCE_ASK


class MeetingState(StrEnum):
    """A meeting is planned, open while it is held, and closed. Postponed is one whose new date is to be fixed."""

    PLANNED = "planned"
    POSTPONED = "postponed"
    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


NOT_BEGUN = (MeetingState.PLANNED, MeetingState.POSTPONED)  # its agenda and its list are still in the making
FREE = (MeetingState.CANCELLED, MeetingState.POSTPONED)  # a meeting in these leaves its time to another


class ActionState(StrEnum):
    """Done is what the owner says, confirmed what a second person says, closed when nothing more is awaited."""

    OPEN = "open"
    DONE = "done"
    CONFIRMED = "confirmed"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class MinutesState(StrEnum):
    """The minutes of a closed meeting. A correction is no state: it stands beside what it corrects, with its reason."""

    DRAFT = "draft"
    CIRCULATED = "circulated"
    ISSUED = "issued"
    APPROVED = "approved"


class LetterState(StrEnum):
    """A letter about an absence is held until the Partnership Team sends it or sets it aside."""

    HELD = "held"
    SENT = "sent"
    SET_ASIDE = "set_aside"


class ItemProposalState(StrEnum):
    """A proposed item waits for an answer, also where it is put off to a later meeting, until it is on an agenda."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class ReferralState(StrEnum):
    """A referral to another board waits for its answer. Whether it is overdue is derived of its date."""

    SENT = "sent"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


MEETING = Table(
    noun="meeting",
    initial=MeetingState.PLANNED,
    states=(
        State(MeetingState.PLANNED, "planned"),
        State(MeetingState.POSTPONED, "postponed, its new date to be fixed"),
        State(MeetingState.OPEN, "open"),
        State(MeetingState.CLOSED, "closed", final=True),
        State(MeetingState.CANCELLED, "cancelled", final=True),
    ),
    moves=(
        Move("open", MeetingState.PLANNED, MeetingState.OPEN, "Open the meeting"),
        Move("postpone", MeetingState.PLANNED, MeetingState.POSTPONED, "Postpone the meeting", needs_reason=True),
        Move("fix", MeetingState.POSTPONED, MeetingState.PLANNED, "Fix a new date", needs_reason=True),
        Move("cancel", MeetingState.PLANNED, MeetingState.CANCELLED, "Cancel the meeting", needs_reason=True),
        Move("cancel", MeetingState.POSTPONED, MeetingState.CANCELLED, "Cancel the meeting", needs_reason=True),
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

MINUTES = Table(
    noun="set of minutes",
    initial=MinutesState.DRAFT,
    states=(
        State(MinutesState.DRAFT, "draft"),
        State(MinutesState.CIRCULATED, "circulated for comments"),
        State(MinutesState.ISSUED, "issued"),
        State(MinutesState.APPROVED, "approved"),
    ),
    moves=(
        Move("circulate", MinutesState.DRAFT, MinutesState.CIRCULATED, "Circulate for comments"),
        Move("circulate", MinutesState.CIRCULATED, MinutesState.CIRCULATED, "Circulate for comments"),
        Move("issue", MinutesState.CIRCULATED, MinutesState.ISSUED, "Issue the minutes"),
        Move(
            "not_approve",
            MinutesState.ISSUED,
            MinutesState.ISSUED,
            "Find them not approved: the meeting was not quorate",
        ),
        Move("approve", MinutesState.ISSUED, MinutesState.APPROVED, "Approve the minutes"),
        Move(
            "not_approve",
            MinutesState.APPROVED,
            MinutesState.ISSUED,
            "Find them not approved: the meeting was not quorate",
        ),
        Move("correct", MinutesState.ISSUED, MinutesState.ISSUED, "Correct the minutes", needs_reason=True),
        Move("correct", MinutesState.APPROVED, MinutesState.APPROVED, "Correct the minutes", needs_reason=True),
    ),
)

LETTER = Table(
    noun="letter",
    initial=LetterState.HELD,
    states=(
        State(LetterState.HELD, "held"),
        State(LetterState.SENT, "sent", final=True),
        State(LetterState.SET_ASIDE, "set aside", final=True),
    ),
    moves=(
        Move("send", LetterState.HELD, LetterState.SENT, "Send the letter"),
        Move("set_aside", LetterState.HELD, LetterState.SET_ASIDE, "Set the letter aside", needs_reason=True),
    ),
)

ITEM_PROPOSAL = Table(
    noun="proposed item",
    initial=ItemProposalState.WAITING,
    states=(
        State(ItemProposalState.WAITING, "waiting for an answer"),
        State(ItemProposalState.ACCEPTED, "on an agenda", final=True),
        State(ItemProposalState.DECLINED, "declined", final=True),
        State(ItemProposalState.WITHDRAWN, "withdrawn", final=True),
    ),
    moves=(
        Move("accept", ItemProposalState.WAITING, ItemProposalState.ACCEPTED, "Put it on the agenda"),
        Move(
            "defer",
            ItemProposalState.WAITING,
            ItemProposalState.WAITING,
            "Put it off to the next meeting",
            needs_reason=True,
        ),
        Move("decline", ItemProposalState.WAITING, ItemProposalState.DECLINED, "Decline it", needs_reason=True),
        Move("withdraw", ItemProposalState.WAITING, ItemProposalState.WITHDRAWN, "Withdraw it"),
    ),
)

REFERRAL = Table(
    noun="referral",
    initial=ReferralState.SENT,
    states=(
        State(ReferralState.SENT, "sent"),
        State(ReferralState.ANSWERED, "answered"),
        State(ReferralState.WITHDRAWN, "withdrawn", final=True),
    ),
    moves=(
        Move("remind", ReferralState.SENT, ReferralState.SENT, "Record a reminder", needs_reason=True),
        Move("answer", ReferralState.SENT, ReferralState.ANSWERED, "Record the answer"),
        Move("ask_again", ReferralState.ANSWERED, ReferralState.SENT, "Ask again", needs_reason=True),
        Move("withdraw", ReferralState.SENT, ReferralState.WITHDRAWN, "Withdraw the referral", needs_reason=True),
    ),
)

TABLES = (MEETING, ACTION, MINUTES, LETTER, ITEM_PROPOSAL, REFERRAL, EVIDENCE_ASK)
