"""Recommendations: the register, and which of them stand still."""

from collections.abc import Collection
from datetime import date

from django.db.models import Count, F, Prefetch, Q, QuerySet

from hscp.lib.workdays import uk_date
from meetings.enums import ActionState
from meetings.models import Action, ActionUpdate, Recommendation, RecommendationStage, RecommendationTheme
from meetings.queries.following import FOLLOWED_ELSEWHERE
from meetings.queries.timeline import timeline_of
from meetings.rules.progress import (
    STANDSTILL_MONTHS,
    ActionProgress,
    LittleProgress,
    RecommendationProgress,
    standing_still,
)

SORTS: dict[str, tuple[str, ...]] = {
    "reference": ("reference", "pk"),
    "made": ("made_on", "pk"),
    "source": ("source", "-made_on"),
}


def recommendations_listed(
    *, text: str = "", source: str = "", state: str = "", theme: str = "", sort: str = ""
) -> "QuerySet[Recommendation]":
    """Recommendations, the latest first, with ``given`` actions (not withdrawn) and ``to_do`` of them (open).

    ``state`` is "open", "closed", "followed" (in the open, as another) or "" for all; ``theme`` the key of one that
    they carry.
    """
    counted = ~Q(actions__state=ActionState.WITHDRAWN)
    found: QuerySet[Recommendation] = Recommendation.objects.select_related("followed_as").annotate(
        given=Count("actions", filter=counted & Q(actions__isnull=False)),
        to_do=Count("actions", filter=Q(actions__state=ActionState.OPEN)),
    )
    if text:
        found = found.filter(Q(text__icontains=text) | Q(reference__icontains=text) | Q(source_title__icontains=text))
    if source:
        found = found.filter(source=source)
    if state == "followed":
        found = found.filter(FOLLOWED_ELSEWHERE)
    elif state:
        found = found.filter(closed_on__isnull=state == "open").exclude(FOLLOWED_ELSEWHERE)
    if theme:
        carried = RecommendationTheme.objects.filter(theme=theme, ended_at__isnull=True)
        found = found.filter(pk__in=carried.order_by().values("recommendation"))
    key = sort if sort.removeprefix("-") in SORTS else "-made"
    first, second = SORTS[key.removeprefix("-")]
    return found.order_by(F(first).desc() if key.startswith("-") else F(first).asc(), second)


def progress_facts(*, on: date, keys: Collection[int] | None = None) -> list[RecommendationProgress]:
    """Every recommendation made by a day, or these of them, as the rule of progress sees it. Three queries.

    One of a case file that is followed in the open is left out: how it goes shows there.
    """
    actions = Action.objects.prefetch_related(
        Prefetch("updates", queryset=ActionUpdate.objects.only("action", "at", "space", "file"))
    ).order_by("pk")
    return [
        RecommendationProgress(
            key=str(each.pk),
            made_on=each.made_on,
            closed_on=each.closed_on,
            actions=tuple(_progress(action) for action in each.actions.all()),
        )
        for each in _made_by(on, keys).prefetch_related(Prefetch("actions", queryset=actions))
    ]


def _made_by(on: date, keys: Collection[int] | None) -> "QuerySet[Recommendation]":
    rows: QuerySet[Recommendation] = Recommendation.objects.filter(made_on__lte=on).exclude(FOLLOWED_ELSEWHERE)
    return rows if keys is None else rows.filter(pk__in=list(keys))


def _progress(action: Action) -> ActionProgress:
    return ActionProgress(
        given_on=uk_date(action.given_at),
        reported_on=tuple(uk_date(update.at) for update in action.updates.all()),
        withdrawn_on=action.closed_on if action.state == ActionState.WITHDRAWN else None,
    )


def little_or_no_progress(*, on: date, months: int = STANDSTILL_MONTHS) -> list[tuple[Recommendation, LittleProgress]]:
    """The recommendations that show little or no progress on a day (§19.1b), the longest standstill first.

    Four queries, three where there is none.
    """
    found = standing_still(progress_facts(on=on), on, months)
    if not found:
        return []
    rows = {str(row.pk): row for row in Recommendation.objects.filter(pk__in=[each.key for each in found])}
    return [(rows[each.key], each) for each in found]


MOVES = {
    "add": "Written down",
    "respond": "Answered by the partners",
    "close": "Closed with evidence of impact",
    "reopen": "Opened again",
    "follow_on": "Followed in the open from here on",
    "source_withdrawn": "The review that it stands in was withdrawn",
    "source_public": "The review that it stands in is public again",
}


def story_of(recommendation: Recommendation) -> list[dict[str, object]]:
    """Every move of a recommendation, the latest first, for a timeline. One query."""
    return timeline_of(RecommendationStage.objects.filter(recommendation=recommendation), MOVES)
