"""What a rapid review must say before its draft is complete, and when the group's recommendation may be recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from hscp.lib.verdicts import Reason, Verdict, no, verdict_from
from hscp.lib.words import date_words
from reviews.rules.criteria import CRITERIA
from reviews.rules.states import IncidentState, RapidState


class Outcome(StrEnum):
    """What may be recommended and decided."""

    REVIEW = "review"
    NO_REVIEW = "no_review"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is on record of the panel's judgement. ``criteria`` are the rationales by the criterion's key.

    ``at_once`` says how many immediate actions and pieces of learning are on record, ``nothing_at_once`` why there are
    none.
    """

    family: str = ""
    racism: str = ""
    disability: str = ""
    inequalities: str = ""
    at_once: int = 0
    nothing_at_once: str = ""
    criteria: Mapping[str, str] = field(default_factory=dict)
    recommendation: str = ""
    recommendation_because: str = ""


ASKED = (
    ("family", "the family’s context"),
    ("racism", "what part race and racism played, or that it was considered and found to play none"),
    ("disability", "what part disability played, or that it was considered and found to play none"),
    ("inequalities", "what part other inequalities played, or that they were considered and found to play none"),
)


def gaps(judgement: Judgement) -> tuple[Reason, ...]:
    """What the draft still wants, each as a sentence."""
    found = [
        Reason(name, f"Not on record yet: {words}.") for name, words in ASKED if not getattr(judgement, name).strip()
    ]
    if not judgement.at_once and not judgement.nothing_at_once.strip():
        found.append(Reason("at_once", "Say what was done or shared at once, or why nothing had to be."))
    for criterion in CRITERIA:
        if not judgement.criteria.get(criterion.key, "").strip():
            found.append(Reason("criteria", f"No rationale yet for: {criterion.words}"))
    if not judgement.recommendation:
        found.append(Reason("recommendation", "Not on record yet: what is recommended."))
    elif not judgement.recommendation_because.strip():
        found.append(Reason("recommendation_because", "Not on record yet: why that is recommended."))
    return tuple(found)


def may_begin(incident: str) -> Verdict:
    """Whether a rapid review may begin: the incident has been notified, and none was found not to be required."""
    if incident == IncidentState.NOTIFIED:
        return Verdict(True)
    if incident == IncidentState.NOT_REQUIRED:
        return no("not_required", "No rapid review is required here. Record first that one is after all.")
    return no("not_notified", "A rapid review begins once the notification is on record.")


def may_word(state: str) -> Verdict:
    """Whether the judgement may be worded: until the group has finalised it."""
    if state in (RapidState.GATHERING, RapidState.DRAFTED):
        return Verdict(True)
    return no("finalised", "The group has finalised it. Take the recommendation back first, with the reason.")


def may_draft(judgement: Judgement) -> Verdict:
    """Whether the draft is complete; every reason why not."""
    return verdict_from(list(gaps(judgement)))


def may_recommend(
    judgement: Judgement, *, outcome: str, on: date | None, words: str, quorate: bool, today: date
) -> Verdict:
    """Whether the group's recommendation may be recorded: finalised at a quorate meeting (§14.2).

    ``outcome`` is the state of a decision of that meeting ("" where the meeting is not on record here): one that is
    provisional was taken while inquorate. Without one, ``words`` say which meeting it was and who was there, and
    ``quorate`` that it was.
    """
    return verdict_from(
        [*gaps(judgement), *at_a_meeting(outcome=outcome, on=on, words=words, quorate=quorate, today=today)]
    )


def at_a_meeting(*, outcome: str, on: date | None, words: str, quorate: bool, today: date) -> list[Reason]:
    """Why something may not be recorded as agreed by the group at a quorate meeting; see ``may_recommend``."""
    found = []
    if on is None:
        found.append(Reason("on", "Enter the day of the meeting."))
    elif on > today:
        found.append(Reason("on", f"{date_words(on)} has not come yet."))
    if outcome and outcome not in ("agreed", "ratified"):
        found.append(Reason("decision", "That decision does not stand: it was not agreed at a quorate meeting."))
    if not outcome and not words.strip():
        found.append(Reason("words", "Say which meeting it was and who was there, or choose its decision."))
    if not outcome and not quorate:
        found.append(Reason("quorate", "It is finalised at a quorate meeting. Say that it was one."))
    return found
