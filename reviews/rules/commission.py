"""Commissioning a practice review: when a lead reviewer is engaged, who is told, what the group agrees (§15.4, §15.6).

Trust [check]: who is told of a commission is what partnerships say is asked. It is corrected here, in one place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hscp.lib.verdicts import YES, Reason, Verdict, no, verdict_from
from hscp.lib.words import date_words

CITATION = "Working Together, practice reviews: who is told which reviewers are commissioned; to be checked"


@dataclass(frozen=True, slots=True)
class Body:
    """A body that is told who was commissioned."""

    key: str
    words: str


TOLD = (
    Body("panel", "The Child Safeguarding Practice Review Panel"),
    Body("dfe", "The Department for Education"),
    Body("ofsted", "Ofsted"),
)
BODY_BY_KEY = {each.key: each for each in TOLD}


class Judged(StrEnum):
    """What was made of a lead reviewer's interests."""

    NONE = "none"
    MANAGED = "managed"
    BARS = "bars"


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A lead reviewer as the rules see one. ``judged``: what was made of their interests, "" for not looked at."""

    name: str
    suitability: str = ""
    why_chosen: str = ""
    judged: str = ""
    contract_from: date | None = None
    contract_to: date | None = None
    engaged: bool = False
    ended: bool = False
    told: frozenset[str] = frozenset()

    @property
    def leads(self) -> bool:
        """Whether they lead the review now."""
        return self.engaged and not self.ended


def may_judge(*, interest: str, declared_on: date | None, judged: str, because: str, today: date) -> Verdict:
    """Whether it may be put on record what was made of a reviewer's declaration: what was declared, and why."""
    found = []
    if declared_on is None:
        found.append(
            Reason("declared_on", "Enter the day on which they declared their interests, or that they have none.")
        )
    elif declared_on > today:
        found.append(Reason("declared_on", f"{date_words(declared_on)} has not come yet."))
    if judged == Judged.NONE and interest.strip():
        found.append(Reason("judged", "They declared an interest: say whether it is managed, or bars them."))
    if judged in (Judged.MANAGED, Judged.BARS) and not interest.strip():
        found.append(Reason("interest", "Say what they declared."))
    if judged == Judged.MANAGED and not because.strip():
        found.append(Reason("because", "Say how it is managed."))
    return verdict_from(found)


def may_contract(contract_from: date | None, contract_to: date | None) -> Verdict:
    """Whether these can be the days of a contract."""
    if contract_to is not None and contract_from is None:
        return no("contract_from", "Enter the first day of the contract.")
    if contract_from is not None and contract_to is not None and contract_to < contract_from:
        return no("contract_to", "A contract does not end before it begins.")
    return YES


def may_engage(reviewer: Reviewer) -> Verdict:
    """Whether somebody may be engaged as lead reviewer; every reason why not."""
    if reviewer.ended:
        return no("ended", "Their part in this review has ended.")
    if reviewer.engaged:
        return no("engaged", "They are engaged already.")
    found = []
    if not reviewer.suitability.strip():
        found.append(Reason("suitability", "Not on record yet: what makes them suitable."))
    if not reviewer.why_chosen.strip():
        found.append(Reason("why_chosen", "Not on record yet: why they were chosen."))
    if not reviewer.judged:
        found.append(Reason("judged", "Nobody has looked at their interests yet."))
    elif reviewer.judged == Judged.BARS:
        found.append(Reason("judged", "An interest bars them from leading this review."))
    if reviewer.contract_from is None:
        found.append(Reason("contract_from", "Not on record yet: from when the contract runs."))
    return verdict_from(found)


def contract_words(reviewer: Reviewer, today: date) -> str:
    """How a contract stands on a day, for people; empty where nothing has to be said."""
    if not reviewer.leads or reviewer.contract_from is None:
        return ""
    if today < reviewer.contract_from:
        return f"The contract begins on {date_words(reviewer.contract_from)}."
    if reviewer.contract_to is not None and today > reviewer.contract_to:
        return f"The contract ended on {date_words(reviewer.contract_to)}."
    return ""


def commission_gaps(reviewers: Iterable[Reviewer], *, agreed: bool, today: date) -> tuple[Reason, ...]:
    """What commissioning still wants, each as a sentence."""
    leading = [each for each in reviewers if each.leads]
    found = []
    if not leading:
        found.append(Reason("reviewers", "No lead reviewer is engaged."))
    if not agreed:
        found.append(Reason("scope", "The group has not agreed the terms of reference as they read now."))
    for each in leading:
        missing = [body.words for body in TOLD if body.key not in each.told]
        if missing:
            found.append(Reason("told", f"Not told yet that {each.name} was commissioned: {'; '.join(missing)}."))
        if words := contract_words(each, today):
            found.append(Reason("contract", f"{each.name}: {words}"))
    return tuple(found)


def may_end(*, ended: bool, on: date, because: str, today: date) -> Verdict:
    """Whether a reviewer's part may end on a day, with the reason: that they are replaced, or done."""
    if ended:
        return no("ended", "Their part in this review has ended already.")
    found = []
    if on > today:
        found.append(Reason("on", f"{date_words(on)} has not come yet: record it once it is so."))
    if not because.strip():
        found.append(Reason("because", "Say why: it stays on record."))
    return verdict_from(found)


def may_tell(*, body: str, on: date, engaged_on: date | None, known: Collection[str], today: date) -> Verdict:
    """Whether it may be put on record that a body was told whom the partnership commissioned."""
    found = []
    if engaged_on is None:
        return no("engaged", "They are not engaged yet, so there is nothing to tell.")
    if body not in known:
        found.append(Reason("body", "Choose one of the bodies offered."))
    if on > today:
        found.append(Reason("told_on", f"{date_words(on)} has not come yet: record it once they are told."))
    return verdict_from(found)


def may_scope(
    *, first: bool, questions: str, methodology: str, because: str, starts: date | None, ends: date | None
) -> Verdict:
    """Whether a version of the terms of reference may stand: what is asked, how it is looked at, which time."""
    found = []
    if not questions.strip():
        found.append(Reason("questions", "Enter what the review is to answer."))
    if not methodology.strip():
        found.append(Reason("methodology", "Say how it is looked at."))
    if starts is None:
        found.append(Reason("span_from", "Enter the first day that is looked at."))
    if starts is not None and ends is not None and ends < starts:
        found.append(Reason("span_to", "The time looked at does not end before it begins."))
    if not first and not because.strip():
        found.append(Reason("because", "Say why they change: the group agrees the change."))
    return verdict_from(found)
