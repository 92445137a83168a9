"""Which items proceed while a meeting is inquorate: only terms that say so leave that to the chair."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from hscp.lib.verdicts import YES, Reason, Verdict, no, verdict_from
from hscp.lib.words import time_words
from meetings.rules.decisions import DecisionKind
from meetings.rules.quorum import QuoracyVerdict
from partnership.rules.terms import Terms

TAKES = (DecisionKind.AGREE, DecisionKind.REFUSE)
"""The kinds of decision that an item must proceed for; to note or defer it is no decision on it."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the chair said of an item at a moment."""

    at: datetime
    proceeds: bool
    reason: str = ""


def may_say(terms: Terms, verdict: QuoracyVerdict, *, number: int, withdrawn: bool, reason: str) -> Verdict:
    """Whether the chair may say at a moment of that verdict whether the item proceeds; every reason why not."""
    if not terms.otherwise_chair_decides:
        return no("terms", "The terms of this group do not let the chair decide which items proceed when inquorate.")
    if verdict.quorate:
        return no("quorate", "The meeting is quorate then: every item proceeds.")
    found = []
    if not verdict.chair_decides:
        found.append(Reason("nobody", "Neither the chair nor the vice-chair is there then: nobody decides it."))
    if withdrawn:
        found.append(Reason("withdrawn", f"Item {number} was withdrawn."))
    if not reason.strip():
        found.append(Reason("reason", "Say why it proceeds, or why it does not."))
    return verdict_from(found)


def last_said(said: Iterable[Said], at: datetime) -> Said | None:
    """What counts at a moment: what was said last until then; None where nothing was."""
    return max((each for each in said if each.at <= at), key=lambda each: each.at, default=None)


def may_decide_under(kind: DecisionKind, verdict: QuoracyVerdict, said: Said | None, number: int) -> Verdict:
    """Whether something may be decided under an item: not while inquorate, once the chair said that it waits."""
    if verdict.quorate or kind not in TAKES or said is None or said.proceeds:
        return YES
    return no(
        "does_not_proceed",
        f"At {time_words(said.at)} the chair decided that item {number} does not proceed while the meeting is not "
        f"quorate ({said.reason}). Record first that it proceeds, or decide it once the meeting is quorate.",
    )
