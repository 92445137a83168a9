"""Annual reports on child deaths, with themes and what answers them. Constant queries."""

from typing import Any

from django.db.models import Case, Count, QuerySet, When

from meetings.enums import RecommendationSource
from meetings.models import Action, Recommendation
from reviews.models import ChildDeathAnswer, ChildDeathReport, ChildDeathTheme

OFFERED = 200


def reports() -> "QuerySet[ChildDeathReport]":
    """The reports with the meeting that considered each, and the file."""
    found: QuerySet[ChildDeathReport] = ChildDeathReport.objects.select_related(
        "meeting__group", "joint_meeting__joint", "stored", "added_by__person"
    )
    return found


def reports_listed() -> "QuerySet[ChildDeathReport]":
    """The same, the latest year first, each with ``found`` (themes) and ``answered`` (actions, recommendations)."""
    counted = reports().annotate(found=Count("themes", distinct=True), answered=Count("answers", distinct=True))
    return counted.order_by("-starts_on", "panel", "pk")


def themes() -> "QuerySet[ChildDeathTheme]":
    """Themes with their report."""
    found: QuerySet[ChildDeathTheme] = ChildDeathTheme.objects.select_related("report")
    return found


def themes_of(report: ChildDeathReport) -> list[ChildDeathTheme]:
    """The themes of a report. One query."""
    return list(ChildDeathTheme.objects.filter(report=report).order_by("pk"))


def answers_of(report: ChildDeathReport) -> list[ChildDeathAnswer]:
    """What answers a report, in the order in which it was linked. One query."""
    return list(ChildDeathAnswer.objects.filter(report=report).select_related("action__owner", "recommendation"))


def answers_to_choose() -> list[tuple[str, str]]:
    """Open actions and recommendations of no case file; keys begin with "a" or "r".

    What came from the child death overview stands first. Two queries.
    """
    own = RecommendationSource.CHILD_DEATHS
    actions = Action.objects.filter(file__isnull=True, closed_on__isnull=True).order_by(
        Case(When(recommendation__source=own, then=0), default=1), "-given_at", "-pk"
    )
    recommended = Recommendation.objects.filter(file__isnull=True, closed_on__isnull=True).order_by(
        Case(When(source=own, then=0), default=1), "-made_on", "-pk"
    )
    return [
        *((f"r{row.pk}", f"Recommendation {row}") for row in recommended[:OFFERED]),
        *((f"a{row.pk}", f"Action {row}") for row in actions[:OFFERED]),
    ]


def answer_of(key: str) -> Any:
    """The action or recommendation that a key of that list names; of no case file. One query."""
    model: Any = Action if key.startswith("a") else Recommendation
    return model.objects.get(pk=int(key[1:]), file__isnull=True)
