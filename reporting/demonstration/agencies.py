"""Plays what single agencies were asked of recommendations, and what they showed."""

from datetime import date
from typing import Any

from hscp.spaces.acting import acting, in_space
from meetings.models import Recommendation
from meetings.operations.agency_evidence import ask_agencies, show_impact
from partnership.models import Organisation, Seat
from partnership.queries.cases import live_on
from reporting.demonstration.reading import HOME, afternoon, story
from reporting.demonstration.sittings import Stage


def tell_agencies(stage: Stage) -> None:
    """Agencies are asked by the manager; each shows its own, or the manager writes down what came."""
    for told in story("thread")["agencies"]:
        found = stage.recommendations[told["recommendation"]]
        with acting(stage.writing(HOME)):
            ask_agencies(
                recommendation=found,
                agencies=[Organisation.objects.get(key=key) for key in told["of"]],
                due_on=told["by"],
                seat=stage.minute_taker(HOME),
                at=afternoon(told["asked"]),
            )
        for each in told["shown"]:
            _show(stage, found, each)


def _show(stage: Stage, found: Recommendation, each: dict[str, Any]) -> None:
    seat = _seat(stage, each["post"], each["on"]) if "post" in each else stage.minute_taker(HOME)
    with acting(in_space(stage.spaces[HOME].pk, user_id=seat.user_id, seat_id=seat.pk)):
        show_impact(
            recommendation=found,
            agency=Organisation.objects.get(key=each["agency"]),
            improved=each["improved"],
            impact=each["impact"],
            kind=each["kind"],
            seen_from=each["from"],
            seen_to=each["to"],
            came_by=each.get("came_by", ""),
            seat=seat,
            at=afternoon(each["on"]),
        )


def _seat(stage: Stage, post: str, day: date) -> Seat:
    with acting(in_space(stage.spaces[HOME].pk)):
        found: Seat = Seat.objects.get(live_on(day), post__key=post)
        return found
