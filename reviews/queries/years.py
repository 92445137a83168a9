"""What the picture over years is counted of, and the years that were counted."""

from collections.abc import Iterable
from datetime import date

from meetings.models import Recommendation, RecommendationTheme
from meetings.queries.recommendations import progress_facts
from meetings.rules.progress import standing_still
from partnership.queries.themes import standing_tags
from reviews.enums import DecisionState, IncidentState, RequestState
from reviews.models import AgencyRequest, Incident, IncidentTheme, ReviewDecision, ReviewYear
from reviews.queries.clocks import times_of
from reviews.rules.clocks import PRACTICE, RAPID, Event
from reviews.rules.years import (
    REVIEWS,
    CaseOfYear,
    RecommendationOfYear,
    YearShown,
    followed_of,
    rapid_of,
    recommendation_state,
    year_shown,
)

YEARS_SHOWN = 10


def cases_to_count(today: date) -> list[CaseOfYear]:
    """Every notified case in one's reach as figures see it. Twelve queries, however many there are."""
    notified = (IncidentState.NOTIFIED, IncidentState.NOT_REQUIRED)
    rows = list(Incident.objects.filter(state__in=notified).order_by("pk"))
    if not rows:
        return []
    keys = [each.pk for each in rows]
    decisions = ReviewDecision.objects.filter(rapid__incident__in=keys, state=DecisionState.DECIDED)
    outcomes = dict(decisions.order_by("number").values_list("rapid__incident_id", "outcome"))  # the last one stays
    asked = AgencyRequest.objects.filter(rapid__incident__in=keys, organisation__isnull=False).exclude(
        state=RequestState.WITHDRAWN
    )
    agencies = _sets(asked.order_by().values_list("rapid__incident_id", "organisation__name"))
    tags = standing_tags(IncidentTheme, incident__in=keys)
    themes = _sets(tags.order_by().values_list("incident_id", "theme__name"))
    found = []
    for key, time in times_of(rows, today).items():
        event = time.events.get(Event.NOTIFIED)
        if event is None or event.on is None:
            continue
        clocks = {each.clock.limit.key: each.clock for each in time.shown}
        not_required = time.incident.state == IncidentState.NOT_REQUIRED
        found.append(
            CaseOfYear(
                notified_on=event.on,
                rapid=rapid_of(clocks.get(RAPID), not_required=not_required),
                followed=followed_of(outcomes.get(key, ""), clocks.get(PRACTICE)),
                agencies=agencies.get(key, frozenset()),
                themes=themes.get(key, frozenset()),
            )
        )
    return found


def recommendations_to_count(today: date) -> list[RecommendationOfYear]:
    """Every recommendation of a review in one's reach as figures see it. Five queries.

    One of a case file that is followed in the open is one with that: it counts in the year in which it was made, as the
    open one stands.
    """
    rows = list(
        Recommendation.objects.filter(source__in=REVIEWS, made_on__lte=today)
        .select_related("followed_as")
        .order_by("pk")
    )
    opened = {each.followed_as_id for each in rows} - {None}
    pairs = [(each, each.followed_as or each) for each in rows if each.pk not in opened]
    keys = [stands.pk for _, stands in pairs]
    still = {int(each.key) for each in standing_still(progress_facts(on=today, keys=keys), today)}
    tags = standing_tags(RecommendationTheme, recommendation__in=keys)
    themes = _sets(tags.order_by().values_list("recommendation_id", "theme__name"))
    return [
        RecommendationOfYear(
            made_on=each.made_on,
            state=recommendation_state(closed=stands.closed_on is not None, stands_still=stands.pk in still),
            themes=themes.get(stands.pk, frozenset()),
            in_case=stands.file_id is not None,  # one that is followed in the open is listed there
        )
        for each, stands in pairs
    ]


def _sets(pairs: Iterable[tuple[int, str]]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for key, name in pairs:
        found.setdefault(key, set()).add(name)
    return {key: frozenset(names) for key, names in found.items()}


def years_counted() -> list[ReviewYear]:
    """The years that were counted, the earliest of those shown first. One query."""
    return list(ReviewYear.objects.order_by("-starts_on")[:YEARS_SHOWN])[::-1]


def years_shown(rows: Iterable[ReviewYear], *, exact: bool) -> list[YearShown]:
    """The years as somebody may see them."""
    return [year_shown(each.starts_on.year, each.figures, exact=exact) for each in rows]
