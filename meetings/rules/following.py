"""What of a case file may be followed in the open once its review is published: a recommendation, then its actions.

The rules know that something lies in a file and what became of it; whether its words are public is for the review.
"""

from __future__ import annotations

from dataclasses import dataclass

from hscp.lib.verdicts import YES, Verdict, no
from meetings.rules.states import ActionState

GOES_ON = frozenset({ActionState.OPEN, ActionState.DONE, ActionState.CONFIRMED})


@dataclass(frozen=True, slots=True)
class InFile:
    """A recommendation or an action as far as following it in the open goes.

    ``followed`` is the reference by which it is followed already, empty where it is not.
    """

    reference: str
    in_file: bool
    followed: str = ""
    closed: bool = False


def may_follow_on(row: InFile) -> Verdict:
    """Whether a recommendation of a case file may be followed in the open: once, and not while it is closed."""
    if not row.in_file:
        return no("open", f"{row.reference} is open to the partnership already.")
    if row.followed:
        return no("followed", f"{row.reference} is followed in the open already, as {row.followed}.")
    if row.closed:
        return no(
            "closed",
            f"{row.reference} is closed with evidence of impact in its case file. Open it again there first, if the "
            "partnership is to follow it.",
        )
    return YES


def may_follow_action_on(row: InFile, *, state: str, source_followed: str) -> Verdict:
    """Whether an action of a case file may go on in the open: its recommendation does, and it is not over.

    ``source_followed`` is the reference by which its recommendation is followed, empty where it is not.
    """
    if not row.in_file:
        return no("open", f"{row.reference} is open to the partnership already.")
    if row.followed:
        return no("followed", f"{row.reference} goes on in the open already, as {row.followed}.")
    if state not in GOES_ON:
        return no("over", f"{row.reference} is over: it stays on record in its case file.")
    if not source_followed:
        return no("source", f"Open the recommendation first that {row.reference} follows.")
    return YES


def still_here(reference: str, followed: str) -> Verdict:
    """Whether a recommendation is still worked on where it is; refused where it is followed in the open."""
    if followed:
        return no("followed", f"{reference} is followed in the open, as {followed}: go on there.")
    return YES
