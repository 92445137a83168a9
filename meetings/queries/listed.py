"""Lists of meetings: what is shown, narrowed and in which order."""

from datetime import datetime
from typing import Any

from django.db.models import Count, F, Max, Min, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform

from hscp.lib.workdays import uk_date, uk_midnight
from hscp.lib.years import year_from, years_between
from meetings.enums import MeetingState
from meetings.models import Meeting

SORTS = {"date": ("starts_at", "pk"), "group": ("group__name", "starts_at"), "state": ("state", "starts_at")}


def meetings_listed(
    *, when: str, now: datetime, group: str = "", state: str = "", year: str = "", sort: str = ""
) -> "QuerySet[Meeting]":
    """Meetings with their group, how many attended and the frozen summary of quoracy, in the order asked for.

    ``when`` is "upcoming" (planned, postponed or open, the next first), "past" (closed, cancelled, or planned for a day
    that has gone; the last first) or "all". An unknown sort is the list's own.
    """
    today = uk_midnight(uk_date(now))
    found: QuerySet[Meeting] = (
        Meeting.objects.select_related("group")
        .defer("quoracy")
        .annotate(
            quorate=KeyTextTransform("summary", "quoracy"),
            attended=Count("attendees", filter=Q(attendees__attendance="attended")),
        )
    )
    upcoming = Q(state__in=(MeetingState.OPEN, MeetingState.POSTPONED)) | Q(
        state=MeetingState.PLANNED, starts_at__gte=today
    )
    if when == "upcoming":
        found = found.filter(upcoming)
    elif when == "past":
        found = found.exclude(upcoming)
    if group:
        found = found.filter(group_id=int(group))
    if state:
        found = found.filter(state=state)
    if year:
        starts_on, ends_on = year_from(int(year))
        found = found.filter(starts_at__gte=uk_midnight(starts_on), starts_at__lt=uk_midnight(ends_on))
    usual = "date" if when == "upcoming" else "-date"
    key = sort if sort.removeprefix("-") in SORTS else usual
    order: list[Any] = [
        F(field).desc() if key.startswith("-") else F(field).asc() for field in SORTS[key.removeprefix("-")]
    ]
    return found.order_by(*order)


def years_with_meetings() -> list[int]:
    """The years, April to March, in which there are meetings, the latest first. One query."""
    ends = Meeting.objects.order_by().aggregate(first=Min("starts_at"), last=Max("starts_at"))
    if ends["first"] is None:
        return []
    return years_between(uk_date(ends["first"]), uk_date(ends["last"]))
