"""When a practice review may begin, and when it is under way (§15.4, §15.6)."""

from __future__ import annotations

from collections.abc import Sequence

from hscp.lib.verdicts import YES, Reason, Verdict, no, verdict_from
from reviews.rules.rapid import Outcome
from reviews.rules.states import PracticeState

WORDED_WHILE = (PracticeState.COMMISSIONING, PracticeState.UNDER_WAY)


def may_begin(decided: Sequence[str], *, begun: bool) -> Verdict:
    """Whether the practice review of a case may begin. ``decided``: the outcomes the partners decided, the last last.

    What they decided last counts: the Panel's challenge may have led to another decision.
    """
    if begun:
        return no("begun", "The practice review of this case has begun already.")
    if not decided:
        return no("undecided", "A practice review begins once the partners have decided for one.")
    if decided[-1] != Outcome.REVIEW:
        return no("other", "The partners decided last that no practice review is held.")
    return YES


def still_decided(decided: Sequence[str]) -> bool:
    """Whether what the partners decided last is still a practice review."""
    return bool(decided) and decided[-1] == Outcome.REVIEW


def may_work(state: str) -> Verdict:
    """Whether commissioning, involvement and the report may be worked on: until the report is before the partners."""
    if state in WORDED_WHILE:
        return YES
    if state == PracticeState.BEFORE_PARTNERS:
        return no("before_partners", "The report is before the partners. Take it back first, with the reason.")
    if state == PracticeState.SIGNED:
        return no("signed", "The partners have signed the report. Word it again first, with the reason.")
    return no("stopped", "The practice review was stopped. Take it up again first, with the reason.")


def may_commission(*, reviewers: int, agreed: bool) -> Verdict:
    """Whether the review is under way: somebody leads it under contract, and the group agreed what it looks into."""
    found = []
    if not reviewers:
        found.append(Reason("reviewers", "No lead reviewer is engaged yet."))
    if not agreed:
        found.append(Reason("scope", "The group has not agreed the terms of reference as they read now."))
    return verdict_from(found)
