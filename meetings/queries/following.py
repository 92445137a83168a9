"""What of a case file is followed in the open: as which, and from which."""

from django.db.models import Q, QuerySet

from meetings.models import Action, ActionStage, Recommendation
from meetings.rules.following import InFile

FOLLOWED_ELSEWHERE = Q(followed_as__isnull=False)
"""Recommendations of case files that go on as another: whoever counts leaves them out, so that none counts twice."""


def followed_reference(row: Recommendation | Action) -> str:
    """The reference by which it is followed in the open; empty where it is not. One query at most."""
    if row.followed_as_id is None:
        return ""
    return row.followed_as.reference if row.followed_as is not None else "another"


def facts_of(row: Recommendation | Action) -> InFile:
    """It as the rules of following see it. One query at most."""
    return InFile(
        reference=row.reference,
        in_file=row.file_id is not None,
        followed=followed_reference(row),
        closed=row.closed_on is not None,
    )


def origin_of(row: Recommendation | Action) -> int | None:
    """The key of what it was opened from, for whoever its case file opens to; no look into the file. One query."""
    rows: QuerySet[Recommendation | Action] = type(row).objects.filter(followed_as=row.pk)
    found: int | None = rows.order_by().values_list("pk", flat=True).first()
    return found


def stays_of(actions: list[int]) -> dict[int, ActionStage]:
    """Of these actions those of which somebody said that they stay in their case file: the last word. One query."""
    rows = ActionStage.objects.filter(action__in=actions, move="stay_in_file").select_related("seat__person")
    return {each.action_id: each for each in rows.order_by("at", "pk")}
