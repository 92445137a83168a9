"""A theme over everything that carries it: recommendations and cases, those in one's reach."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from meetings.models import RecommendationTheme
from meetings.queries.said_before import earlier_of
from partnership.models import Theme
from partnership.queries.themes import carrying, counted_by_theme, themes
from partnership.rules.themes import is_in_use
from reviews.models import IncidentTheme
from reviews.queries.incidents import incidents

NOT_ELSEWHERE = {"recommendation__followed_as__isnull": True}  # one that is followed in the open is found there alone


@dataclass(frozen=True, slots=True)
class CountedTheme:
    """A theme with how many recommendations and cases carry it, of those in one's reach."""

    theme: Theme
    recommendations: int
    cases: int
    in_use: bool


def themes_counted(day: date) -> list[CountedTheme]:
    """Every theme, those in use first, with what carries it. Three queries."""
    said, cases = counted_by_theme(RecommendationTheme, **NOT_ELSEWHERE), counted_by_theme(IncidentTheme)
    found = [
        CountedTheme(each, said.get(each.pk, 0), cases.get(each.pk, 0), is_in_use(each.starts_on, each.ends_on, day))
        for each in themes()
    ]
    return sorted(found, key=lambda each: not each.in_use)


def recommendation_keys(theme: Theme) -> list[int]:
    """The recommendations that carry a theme, the latest first, as keys. One query."""
    rows = RecommendationTheme.objects.filter(theme=theme, ended_at__isnull=True, **NOT_ELSEWHERE)
    keys: list[int] = list(
        rows.order_by("-recommendation__made_on", "-recommendation_id").values_list("recommendation_id", flat=True)
    )
    return keys


def shown_recommendations(keys: list[int], day: date) -> list[Any]:
    """These recommendations in this order, as earlier ones are shown. Five queries."""
    found = earlier_of(keys, day)
    return [found[key] for key in keys if key in found]


def cases_on(theme: Theme) -> list[Any]:
    """The cases that carry a theme and open to one, the latest first. Two queries."""
    keys = carrying(IncidentTheme, "incident", [theme.pk])
    return list(incidents().filter(pk__in=list(keys)).order_by("-opened_at", "-pk"))
