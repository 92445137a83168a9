"""A rapid review with what belongs to it, and what the rules ask of it."""

from typing import Any

from django.db.models import QuerySet

from meetings.models import Decision
from meetings.queries.timeline import timeline_of
from reviews.models import AtOnce, CriterionJudged, Incident, RapidReview, RapidStage, Recusal
from reviews.rules.criteria import CRITERIA, Criterion
from reviews.rules.rapid import Judgement
from reviews.rules.states import RAPID

MOVES = {
    "begin": "Begun",
    "panel": "People put on the panel",
    "recuse": "An interest declared",
    "propose": "Put to the partners",
    "sign": "Signed",
    "refuse": "Not agreed",
    "disputed": "The partners do not agree",
    "overtaken": "Put to the partners anew",
    **{each.name: each.label for each in RAPID.moves},
}


def rapids() -> "QuerySet[RapidReview]":
    """Rapid reviews with their incident, case file and who edited last."""
    found: QuerySet[RapidReview] = RapidReview.objects.select_related(
        "incident__file", "edited_by", "finalised_as__meeting__group"
    )
    return found


def rapid_of(incident: Incident) -> RapidReview | None:
    """The rapid review of an incident, where it has begun. One query."""
    found: RapidReview | None = rapids().filter(incident=incident).first()
    if found is not None:
        found.incident = incident
    return found


def criteria_of(rapid: RapidReview) -> list[tuple[Criterion, CriterionJudged | None]]:
    """Each criterion of the table with how it is judged. One query."""
    rows = {each.criterion: each for each in CriterionJudged.objects.filter(rapid=rapid)}
    return [(each, rows.get(each.key)) for each in CRITERIA]


def at_once_of(rapid: RapidReview) -> list[AtOnce]:
    """What was done and shared at once, in the order of its days. One query."""
    return list(AtOnce.objects.filter(rapid=rapid).select_related("noted_by__person").order_by("on", "pk"))


def recusals_of(rapid: RapidReview) -> list[Recusal]:
    """Interests declared, also those that ended. One query."""
    rows = Recusal.objects.filter(rapid=rapid).select_related("person", "organisation", "declared_by__person")
    return list(rows.order_by("declared_at", "pk"))


def judgement_of(
    rapid: RapidReview, criteria: list[tuple[Criterion, CriterionJudged | None]], at_once: int
) -> Judgement:
    """What the rules ask of a rapid review."""
    return Judgement(
        family=rapid.family,
        racism=rapid.racism,
        disability=rapid.disability,
        inequalities=rapid.inequalities,
        at_once=at_once,
        nothing_at_once=rapid.nothing_at_once,
        criteria={each.key: row.because for each, row in criteria if row is not None},
        recommendation=rapid.recommendation,
        recommendation_because=rapid.recommendation_because,
    )


def story_of_rapid(rapid: RapidReview) -> list[dict[str, Any]]:
    """Every move of a rapid review, the latest first. One query."""
    return timeline_of(RapidStage.objects.filter(rapid=rapid), MOVES)


def decisions_of_case(incident: Incident) -> list[Decision]:
    """Decisions of meetings under items of this case's file, the latest first: the group's among them. One query."""
    rows = Decision.objects.filter(file=incident.file_id).select_related("meeting__group").order_by("-at", "-pk")
    return list(rows)
