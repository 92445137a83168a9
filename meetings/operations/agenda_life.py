"""An agenda's life: the last day for items, the chair's approval, back to draft, and items that come late."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from hscp.lib.verdicts import Refused, no
from hscp.lib.words import date_words
from hscp.lib.workdays import uk_date
from hscp.record.versions import held
from meetings.models import AgendaApproval, AgendaItem, Meeting
from meetings.operations.agenda import Late, add_item
from meetings.operations.meeting import locked, record_stage
from meetings.operations.reach import whole_record_of
from meetings.queries import day_of
from meetings.queries.agenda_standing import (
    AgendaStanding,
    InTheChair,
    Numbered,
    in_the_chair,
    lateness,
    standing_of,
)
from meetings.queries.owned import owned_of
from meetings.rules.agenda import AgendaState, content_of, may_approve, may_close_items_on, may_return, may_set_last_day
from partnership.models import Seat


def standing_now(meeting: Meeting) -> AgendaStanding:
    """How an agenda stands at this moment. Of restricted items nothing is read but their numbers. Three queries."""
    with whole_record_of(meeting):
        restricted = AgendaItem.objects.filter(meeting=meeting, file__isnull=False)
        numbers = [Numbered(number) for number in restricted.values_list("number", flat=True)]
    items = AgendaItem.objects.filter(meeting=meeting, file__isnull=True).order_by("number")
    return standing_of(meeting, [*items, *numbers, *owned_of(meeting)])


@transaction.atomic
def put_on_agenda(
    *, meeting: Meeting, late_because: str = "", late_came_by: str = "", seat: Seat | None, at: datetime, **item: Any
) -> AgendaItem:
    """Add an item as somebody asks for it; ``item`` is what ``add_item`` takes. A late one needs the chair's reason.

    Side effects: as ``add_item``. Raises ``Refused`` for a late item without a reason; a reason for one that is not
    late is passed over.
    """
    meeting = locked(meeting)
    why = lateness(meeting, standing_now(meeting), uk_date(at))
    if not why:
        return add_item(meeting=meeting, **item)
    if not late_because.strip():
        no("late", f"{why} Give the chair’s reason for a late item.").require()
    return add_item(meeting=meeting, late=Late(late_because, seat, late_came_by), **item)


@transaction.atomic
def approve_agenda(
    *, meeting: Meeting, chair: Seat, came_by: str = "", seen: str, seat: Seat | None, at: datetime
) -> AgendaApproval:
    """Approve the agenda in the name of ``chair``, who chairs or vice-chairs the group that day; the next version.

    ``seen`` is the hash of the agenda that was read. ``came_by`` says how the approval came where ``seat`` enters it
    for the chair. Side effects: a stage record. Raises ``Refused`` as ``may_approve``, for another agenda than was
    read, and for somebody who is not in the chair.
    """
    meeting = locked(meeting)
    standing, today = standing_now(meeting), uk_date(at)
    chairs = in_the_chair(meeting.group, today)
    holds = standing.state is AgendaState.APPROVED
    may_approve(
        meeting.state,
        items=len(standing.lines),
        holds=holds,
        added=bool(standing.differs.added or standing.differs.altered),
        chairs=bool(chairs),
    ).require()
    if seen != standing.hash:
        no(
            "other", "The agenda has changed since you opened it. It is below as it stands now: read it again."
        ).require()
    who = _who(chairs, chair)
    approval = AgendaApproval(
        meeting=meeting,
        number=standing.last.number + 1 if standing.last else 1,
        content=content_of(standing.lines),
        content_hash=standing.hash,
        approved_at=at,
        approved_by=chair,
        capacity=who.capacity,
        came_by=came_by,
        entered_by=seat if came_by else None,
    )
    approval.save()
    said = f"Version {approval.number}, by {who.words}" + (
        f", entered for them, {approval.get_came_by_display()}" * bool(came_by)
    )
    record_stage(meeting, "approve_agenda", meeting.state, seat=seat, at=at, reason=f"{said}.")
    return approval


def _who(chairs: list[InTheChair], chair: Seat) -> InTheChair:
    for each in chairs:
        if each.seat.pk == chair.pk:
            return each
    raise Refused(no("not_chair", "Only whoever chairs or vice-chairs this group today can approve its agenda."))


@transaction.atomic
def return_agenda(*, meeting: Meeting, reason: str, seat: Seat | None, at: datetime) -> AgendaApproval:
    """Return an approved agenda to draft, with the reason. What was approved stays to be read.

    Side effect: a stage record. Raises ``Refused`` as ``may_return`` and without a reason.
    """
    meeting = locked(meeting)
    standing = standing_now(meeting)
    may_return(meeting.state, standing.state).require()
    if not reason.strip():
        no("reason", "Say why the agenda is returned to draft.").require()
    approval: AgendaApproval = held(standing.last)
    approval.returned_at, approval.returned_by, approval.returned_because = at, seat, reason.strip()
    approval.save(update_fields=["returned_at", "returned_by", "returned_because"])
    record_stage(meeting, "return_agenda", meeting.state, seat=seat, at=at, reason=reason)
    return approval


@transaction.atomic
def close_items_on(
    *, meeting: Meeting, items_until: date | None, was: date | None, seat: Seat | None, at: datetime
) -> Meeting:
    """Say until which day items may be proposed, None for no such day; ``was`` is the day that the page showed.

    Side effect: a stage record. Raises ``Refused`` as ``may_set_last_day`` and ``may_close_items_on``, and
    where somebody else has set another day since.
    """
    meeting = locked(meeting)
    may_set_last_day(meeting.state).require()
    if meeting.items_until != was:
        now = date_words(meeting.items_until) if meeting.items_until else "no day"
        no("other", f"Somebody else has set it to {now} meanwhile. Look, and save again if yours is meant.").require()
    if items_until is not None:
        may_close_items_on(items_until, today=uk_date(at), meeting_on=day_of(meeting)).require()
    if items_until == meeting.items_until:
        return meeting
    meeting.items_until = items_until
    meeting.save(update_fields=["items_until"])
    said = f"Until {date_words(items_until)}." if items_until else "No last day."
    record_stage(meeting, "close_items_on", meeting.state, seat=seat, at=at, reason=said)
    return meeting
