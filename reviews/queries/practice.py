"""A practice review, what the partners decided of it, and what happened to it."""

from typing import Any

from django.db.models import QuerySet

from meetings.queries.timeline import timeline_of
from reviews.enums import DecisionState
from reviews.models import Incident, PracticeReview, PracticeStage, ReviewDecision
from reviews.rules.states import PRACTICE

MOVES = {
    "begin": "Begun",
    "propose": "Proposed to lead it",
    "interest": "Interests looked at",
    "engage": "Engaged to lead it",
    "end_reviewer": "No longer leads it",
    "scope": "Terms of reference written",
    "agree_scope": "Terms of reference agreed by the group",
    "draft": "A draft begun",
    "freeze": "A draft frozen",
    "signature": "Signed",
    "refuse": "Not signed",
    "delay": "Delayed",
    "check": "Time and quality checked",
    **{each.name: each.label for each in PRACTICE.moves},
}


def practices() -> "QuerySet[PracticeReview]":
    """Practice reviews with their incident, case file and who worded the report last."""
    found: QuerySet[PracticeReview] = PracticeReview.objects.select_related("incident__file", "edited_by", "decision")
    return found


def practice_of(incident: Incident) -> PracticeReview | None:
    """The practice review of a case, where it has begun. One query."""
    found: PracticeReview | None = practices().filter(incident=incident).first()
    if found is not None:
        found.incident = incident
    return found


def decided_of(incident: Incident) -> list[ReviewDecision]:
    """What the partners decided in a case, the first first. One query."""
    rows = ReviewDecision.objects.filter(rapid__incident=incident, state=DecisionState.DECIDED)
    return list(rows.order_by("number"))


def outcomes_of(incident: Incident) -> list[str]:
    """The outcomes of what the partners decided, the last last. One query."""
    return [each.outcome for each in decided_of(incident)]


def story_of_practice(practice: PracticeReview) -> list[dict[str, Any]]:
    """Every move of a practice review, the latest first. One query."""
    return timeline_of(PracticeStage.objects.filter(practice=practice), MOVES)
