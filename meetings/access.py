"""The one door to meetings: fetch and check together. Absent, foreign and restricted are 404; without the right, 403.

A chair's rights are asked for in their group; items of a case file are narrowed away by the guarded manager already.
"""

from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import TruncDate
from django.http import Http404

from hscp.lib.workdays import LONDON
from meetings.models import AgendaItem, Attendee, Meeting
from partnership.access import Rights
from partnership.models import Group, Seat, Terms
from partnership.rules.roles import Right


def meetings_of_day() -> "QuerySet[Meeting]":
    """Meetings with their group and, as ``terms_data``, the data of the terms of their day."""
    day = TruncDate(OuterRef("starts_at"), tzinfo=LONDON)
    in_force = Terms.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=day), group=OuterRef("group_id"), starts_on__lte=day
    )
    return Meeting.objects.select_related("group").annotate(
        terms_data=Subquery(in_force.order_by("-starts_on").values("data")[:1])
    )


def meeting_for(rights: Rights, pk: int, *, to: Right = Right.SEE) -> Meeting:
    """A meeting with its group and terms, once it is sure that this may be done in it.

    Raises ``Http404`` where there is none in this space, ``PermissionDenied`` (403) without the right. One query.
    """
    meeting: Meeting | None = meetings_of_day().filter(pk=pk).first()
    if meeting is None:
        raise Http404("No such meeting here.")
    rights.must(to, on=meeting.group)
    return meeting


def item_for(rights: Rights, meeting_pk: int, pk: int, *, to: Right = Right.SEE) -> AgendaItem:
    """An item of that meeting; raises as ``meeting_for`` does. An item of a case file not open to one is absent."""
    item: AgendaItem | None = (
        AgendaItem.objects.select_related("meeting__group").filter(pk=pk, meeting=meeting_pk).first()
    )
    if item is None:
        raise Http404("No such item here.")
    rights.must(to, on=item.meeting.group)
    return item


def attendee_for(rights: Rights, meeting_pk: int, pk: int, *, to: Right = Right.SEE) -> Attendee:
    """A line of that meeting's list of people; raises as ``meeting_for`` does."""
    attendee: Attendee | None = (
        Attendee.objects.select_related("meeting__group", "seat__person").filter(pk=pk, meeting=meeting_pk).first()
    )
    if attendee is None:
        raise Http404("No such person in this meeting.")
    rights.must(to, on=attendee.meeting.group)
    return attendee


def groups_that_meet(rights: Rights, *, to: Right) -> list[Group]:
    """The groups whose record is kept in this space, in which this may be done. One query."""
    groups = Group.objects.filter(located_in__isnull=True, as_needed=False)
    return [group for group in groups if rights.may(to, on=group)]


def acting_seat(request: Any) -> Seat | None:
    """The seat that the request acts from, for the record; None for the timetable."""
    seat_id = request.acting.seat_id
    return Seat(pk=seat_id, space_id=request.space.pk) if seat_id else None
