"""Themes and what carries them, made by the real operations."""

from typing import Any

from hscp.spaces.clock import now, today
from meetings.models import Recommendation
from meetings.operations.recommendations import tag_recommendation
from partnership.models import Seat, Theme
from partnership.operations.themes import add_theme, end_theme
from reviews.models import Incident
from reviews.operations.themes import tag_incident


def make_theme(seat: Seat, name: str = "Sharing information in time", **facts: Any) -> Theme:
    """A theme in use from today."""
    said = {"meaning": f"What {name.lower()} means", "source": "A report", "starts_on": today(), **facts}
    return add_theme(name=name, **said, seat=seat, at=now())


def make_theme_of_all(seat: Seat) -> Theme:
    """A theme that the latest open recommendation carries, and one that ended."""
    theme = make_theme(seat)
    end_theme(theme=make_theme(seat, "Of old"), ends_on=today(), because="Merged", version=1)
    last = Recommendation.objects.order_by("pk").last()
    if last is not None:
        tag_recommendation(recommendation=last, themes=[theme], shown=(), seat=seat, at=now())
    return theme


def hang_theme_on(incident: Incident, seat: Seat) -> None:
    """The first theme on a case whose file is open: one row of its table."""
    theme = Theme.objects.order_by("pk").first() or make_theme(seat)
    tag_incident(incident=incident, themes=[theme], shown=(), seat=seat, at=now())


def tag_again(recommendation: Recommendation, seat: Seat) -> None:
    """The first theme on a recommendation, taken off and chosen again: a row that ended and one that stands."""
    theme = Theme.objects.order_by("pk").first() or make_theme(seat)
    for themes, shown in (([theme], ()), ([], (theme.pk,)), ([theme], ())):
        tag_recommendation(recommendation=recommendation, themes=themes, shown=shown, seat=seat, at=now())
