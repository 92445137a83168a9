"""Requests for information: who has answered, and what is owed."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from meetings.queries.timeline import timeline_of
from partnership.models import Seat
from partnership.queries.cases import live_on
from reviews.models import AgencyRequest, AgencyRequestStage, AgencyReturn, RapidReview, RequestTicket
from reviews.queries.clocks import STEPS_OF_STATUTE, CaseTime
from reviews.rules.requests import is_late
from reviews.rules.states import REQUEST, WAITS_FOR_AGENCY

MOVES = {"ask": "Asked", "chase": "Reminded by mail", **{each.name: each.label for each in REQUEST.moves}}
SUMMARIES = STEPS_OF_STATUTE[1]


def requests() -> "QuerySet[AgencyRequest]":
    """Requests with whom they were put to."""
    found: QuerySet[AgencyRequest] = AgencyRequest.objects.select_related(
        "seat__person", "seat__post", "organisation", "rapid", "draft"
    )
    return found


def requests_of(rapid: RapidReview, today: date) -> list[AgencyRequest]:
    """All requests of a rapid review: the overdue first, then those that are owed, by their day. One query.

    Each has ``late``.
    """
    rows: list[Any] = list(requests().filter(rapid=rapid).order_by("due_on", "pk"))
    for row in rows:
        row.late = is_late(row.state, row.due_on, today)
    rows.sort(key=lambda row: (not row.late, row.state not in WAITS_FOR_AGENCY, row.due_on, row.pk))
    return rows


def returns_of(request: AgencyRequest) -> list[AgencyReturn]:
    """What was returned, the latest first. One query."""
    rows = AgencyReturn.objects.filter(request=request).select_related("returned_by__person")
    return list(rows.order_by("-number"))


def story_of_request(request: AgencyRequest) -> list[dict[str, Any]]:
    """Every move of a request, the latest first. One query."""
    return timeline_of(AgencyRequestStage.objects.filter(request=request), MOVES)


def latest_words(request: AgencyRequest) -> str:
    """The questions with which it was sent back last; empty where it was not. One query."""
    rows = AgencyRequestStage.objects.filter(request=request, move__in=["query", "reopen", "ask_again"])
    last = rows.order_by("-at", "-pk").first()
    return last.reason if last is not None else ""


def contacts_on(day: date) -> "QuerySet[Seat]":
    """Live seats of people who may be asked: they can sign in, or have an address to be told by."""
    found: QuerySet[Seat] = (
        Seat.objects.filter(live_on(day))
        .filter(Q(user__isnull=False) | ~Q(person__email=""))
        .select_related("person", "post__organisation", "user")
        .order_by("person__name", "post__title")
    )
    return found


def tickets_waiting(seats: Iterable[int]) -> "QuerySet[RequestTicket]":
    """What is still owed from these seats, by its day."""
    found: QuerySet[RequestTicket] = (
        RequestTicket.objects.filter(seat__in=list(seats), waits=True)
        .select_related("reference")
        .order_by("due_on", "pk")
    )
    return found


def due_by_step(time: CaseTime) -> tuple[date | None, str]:
    """The day by which agencies' information is due by the partnership's internal steps, and which step says so.

    The step for summaries where it runs; else the first step that runs; else nothing is said.
    """
    steps = [each.clock for each in time.open if each.clock.limit.is_internal and each.clock.due is not None]
    chosen = next((each for each in steps if each.limit.key == SUMMARIES), steps[0] if steps else None)
    return (chosen.due, chosen.limit.name) if chosen is not None else (None, "")
