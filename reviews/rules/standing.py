"""Where the review of an incident stands, in one word for lists: from the rapid review to what is public."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reviews.rules.rapid import Outcome
from reviews.rules.states import CopyState, PracticeState, RapidState


class Stands(StrEnum):
    """How far the review of an incident has come."""

    NO_REVIEW_YET = "none"
    GATHERING = "gathering"
    DRAFTED = "drafted"
    TO_DECIDE = "to_decide"
    DECIDED_AGAINST = "decided_against"
    OTHER_LEARNING = "other_learning"
    DECIDED_FOR = "decided_for"
    COMMISSIONING = "commissioning"
    UNDER_WAY = "under_way"
    IN_DRAFT = "in_draft"
    TO_SIGN = "to_sign"
    SIGNED = "signed"
    STOPPED = "stopped"
    COPY_WRITING = "copy_writing"
    DAY_SET = "day_set"
    PUBLISHED = "published"
    NOT_PUBLISHED = "not_published"
    WITHDRAWN = "withdrawn"


STANDS_WORDS: dict[Stands, str] = {
    Stands.NO_REVIEW_YET: "No rapid review begun",
    Stands.GATHERING: "Rapid review: gathering information",
    Stands.DRAFTED: "Rapid review drafted",
    Stands.TO_DECIDE: "Rapid review before the partners",
    Stands.DECIDED_AGAINST: "Rapid review decided: no review",
    Stands.OTHER_LEARNING: "Rapid review decided: other learning",
    Stands.DECIDED_FOR: "Rapid review decided: practice review to be begun",
    Stands.COMMISSIONING: "Practice review being commissioned",
    Stands.UNDER_WAY: "Practice review under way",
    Stands.IN_DRAFT: "Practice review in draft",
    Stands.TO_SIGN: "Practice review to be signed",
    Stands.SIGNED: "Practice review signed",
    Stands.STOPPED: "Practice review stopped",
    Stands.COPY_WRITING: "Publication being prepared",
    Stands.DAY_SET: "To be published on its day",
    Stands.PUBLISHED: "Published",
    Stands.NOT_PUBLISHED: "Not to be published",
    Stands.WITHDRAWN: "Publication withdrawn",
}
DONE = frozenset({Stands.DECIDED_AGAINST, Stands.OTHER_LEARNING, Stands.PUBLISHED})
STILL = frozenset({Stands.NO_REVIEW_YET, Stands.STOPPED, Stands.NOT_PUBLISHED, Stands.WITHDRAWN})
ASKS = frozenset({Stands.TO_DECIDE, Stands.DECIDED_FOR, Stands.TO_SIGN, Stands.SIGNED})


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """What is on record of the reviews of an incident: states, empty where there is no such thing.

    ``outcome`` is the partners' last decision; ``drafted``: the practice review's report has been begun.
    """

    rapid: str = ""
    outcome: str = ""
    practice: str = ""
    drafted: bool = False
    copy: str = ""


_COPY = {
    CopyState.WRITING: Stands.COPY_WRITING,
    CopyState.SET: Stands.DAY_SET,
    CopyState.PUBLISHED: Stands.PUBLISHED,
    CopyState.NOT_PUBLISHING: Stands.NOT_PUBLISHED,
    CopyState.WITHDRAWN: Stands.WITHDRAWN,
}
_PRACTICE = {
    PracticeState.COMMISSIONING: Stands.COMMISSIONING,
    PracticeState.BEFORE_PARTNERS: Stands.TO_SIGN,
    PracticeState.SIGNED: Stands.SIGNED,
    PracticeState.STOPPED: Stands.STOPPED,
}
_DECIDED = {
    Outcome.REVIEW: Stands.DECIDED_FOR,
    Outcome.NO_REVIEW: Stands.DECIDED_AGAINST,
    Outcome.OTHER: Stands.OTHER_LEARNING,
}
_RAPID = {
    RapidState.GATHERING: Stands.GATHERING,
    RapidState.DRAFTED: Stands.DRAFTED,
    RapidState.RECOMMENDED: Stands.TO_DECIDE,
}


def stands(facts: ReviewFacts) -> Stands:
    """Where a review stands: the last thing that was begun says it."""
    if facts.practice == PracticeState.STOPPED:
        return Stands.STOPPED
    if facts.copy:
        return _COPY[CopyState(facts.copy)]
    if facts.practice == PracticeState.UNDER_WAY:
        return Stands.IN_DRAFT if facts.drafted else Stands.UNDER_WAY
    if facts.practice:
        return _PRACTICE[PracticeState(facts.practice)]
    if not facts.rapid:
        return Stands.NO_REVIEW_YET
    if facts.rapid in _RAPID:
        return _RAPID[RapidState(facts.rapid)]
    return _DECIDED[Outcome(facts.outcome)] if facts.outcome else Stands.TO_DECIDE


def stands_tag(where: Stands) -> tuple[str, str]:
    """Its words, with a tone."""
    tone = "good" if where in DONE else "neutral" if where in STILL else "warn" if where in ASKS else "active"
    return STANDS_WORDS[where], tone
