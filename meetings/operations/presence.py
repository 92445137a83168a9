"""Who is there: stays [arrived, left), apologies, guests and deputies. Recorded live or typed afterwards alike.

Whatever changes who was there judges the meeting's decisions again, each by its own moment.
"""

from datetime import date, datetime

from django.db import transaction

from hscp.lib.intervals import Interval
from hscp.lib.verdicts import no
from hscp.record.bulk import create_many
from meetings.enums import Attendance, Mode
from meetings.models import Attendee, Meeting, Presence
from meetings.operations.expected import named_in
from meetings.operations.meeting import locked
from meetings.operations.rejudging import rejudge_decisions
from meetings.queries import Attending, attending
from meetings.rules.moments import may_leave, may_list, may_record, may_stay, to_the_second
from partnership.enums import Standing
from partnership.models import Organisation, Seat


@transaction.atomic
def arrive(*, meeting: Meeting, attendee_id: int, when: datetime, mode: str = "", at: datetime) -> Presence:
    """Somebody arrives, or returns, at ``when``. ``mode`` says how, where it differs from before.

    Side effect: apologies that were sent no longer stand. Raises ``Refused`` for a time that makes no sense, an
    overlap, a vacant post, or a meeting that is not open.
    """
    meeting = locked(meeting)
    person = _person(meeting, attendee_id)
    _may_come(meeting, person, Interval(when), at=at)
    stay = Presence(attendee_id=person.pk, arrived_at=when)
    stay.save()
    _now_here(person, mode)
    rejudge_decisions(meeting=meeting, at=at)
    return stay


@transaction.atomic
def leave(*, meeting: Meeting, attendee_id: int, when: datetime, at: datetime) -> Presence:
    """Somebody leaves at ``when``. Raises ``Refused`` where they are not there, or for a time before they came."""
    meeting = locked(meeting)
    may_record(meeting.state).require()
    person = _person(meeting, attendee_id)
    last = person.stays[-1] if person.stays else None
    may_leave(person.called, last.interval if last else None, when, now=at).require()
    stay = Presence.objects.get(pk=person.stays[-1].pk)
    stay.left_at = when
    stay.save(update_fields=["left_at"])
    rejudge_decisions(meeting=meeting, at=at)
    return stay


@transaction.atomic
def all_here(*, meeting: Meeting, when: datetime, at: datetime, everybody: bool = False) -> int:
    """All statutory partners' members arrive at one time, in one step; with ``everybody`` all who are expected.

    Whoever is there already, or sent apologies, is left as they are. Returns how many arrived.
    """
    meeting = locked(meeting)
    may_record(meeting.state).require()
    coming = [
        person
        for person in attending(meeting.pk)
        if not person.is_vacant
        and not person.is_here
        and person.attendance == Attendance.EXPECTED
        and (everybody or (person.is_member and person.counts_as == Standing.STATUTORY))
    ]
    for person in coming:
        _may_come(meeting, person, Interval(when), at=at)
    create_many(Presence(attendee_id=person.pk, arrived_at=when, space_id=meeting.space_id) for person in coming)
    rejudge_decisions(meeting=meeting, at=at)
    return len(coming)


@transaction.atomic
def correct_stay(
    *, meeting: Meeting, stay_id: int, arrived_at: datetime, left_at: datetime | None, at: datetime
) -> Presence:
    """Put the times of one stay right, typed to the minute: one whose minute stands keeps its second.

    Raises ``Refused`` for times that make no sense or overlap another stay.
    """
    meeting = locked(meeting)
    may_record(meeting.state).require()
    person, stay = _stay(meeting, stay_id)
    arrived_at, left_at = to_the_second(arrived_at, stay.arrived_at), to_the_second(left_at, stay.left_at)
    if left_at is not None and left_at <= arrived_at:
        no("times", f"{person.called} must leave after arriving.").require()
    others = [each.interval for each in person.stays if each.pk != stay_id]
    may_stay(person.called, Interval(arrived_at, left_at), others, opened_at=meeting.opened_at or at, now=at).require()
    stay.arrived_at, stay.left_at = arrived_at, left_at
    stay.save(update_fields=["arrived_at", "left_at"])
    rejudge_decisions(meeting=meeting, at=at)
    return stay


@transaction.atomic
def remove_stay(*, meeting: Meeting, stay_id: int, at: datetime) -> None:
    """Take back a stay that was recorded by mistake. Its history stays."""
    meeting = locked(meeting)
    may_record(meeting.state).require()
    _, stay = _stay(meeting, stay_id)
    stay.delete()
    rejudge_decisions(meeting=meeting, at=at)


@transaction.atomic
def record_apologies(*, meeting: Meeting, attendee_id: int, reason: str, came_by: str = "") -> Attendee:
    """Somebody sends apologies, with the reason. Before the meeting or while it is open; not for one who came.

    ``came_by`` says how they came where somebody else enters them for their sender.
    """
    meeting = _listing(meeting)
    person = _person(meeting, attendee_id)
    if person.is_vacant:
        no("vacant", f"{person.capacity} is vacant: nobody can send apologies for it.").require()
    if person.stays:
        no("came", f"{person.called} is recorded as present, so there is nothing to apologise for.").require()
    if not reason.strip():
        no("reason", "Say why they cannot come. Absence without a reason is reported to the agency.").require()
    return _attendance(person, Attendance.APOLOGIES, reason.strip(), came_by)


@transaction.atomic
def withdraw_apologies(*, meeting: Meeting, attendee_id: int) -> Attendee:
    """Somebody will come after all."""
    meeting = _listing(meeting)
    return _attendance(_person(meeting, attendee_id), Attendance.EXPECTED, "")


@transaction.atomic
def add_guest(
    *,
    meeting: Meeting,
    name: str,
    capacity: str,
    represents: Organisation | None = None,
    mode: str = Mode.IN_PERSON,
) -> Attendee:
    """Put a guest on the list, by name. A guest never counts towards quoracy, whomever they come from.

    Raises ``Refused`` for a guest of that name and capacity who is on the list.
    """
    meeting = _listing(meeting)
    same = Attendee.objects.filter(
        meeting=meeting, guest_name__iexact=name.strip(), capacity__iexact=capacity.strip(), deputising_for=None
    )
    if same.exists():
        no("already", f"{name.strip()} is on the list already, as {capacity.strip()}.").require()
    guest = Attendee(
        meeting=meeting, guest_name=name.strip(), capacity=capacity.strip(), represents=represents, mode=mode
    )
    guest.save()
    return guest


@transaction.atomic
def add_deputy(
    *,
    meeting: Meeting,
    deputised_id: int,
    seat: Seat | None = None,
    name: str = "",
    capacity: str = "",
    delegated_from: date | None = None,
    delegated_to: date | None = None,
    mode: str = Mode.IN_PERSON,
) -> Attendee:
    """Put a deputy on the list for a member's post (``deputised_id``, their line), by seat or by name.

    The delegation holds from ``delegated_from`` until the day before ``delegated_to``. Whether a deputy counts is for
    the group's terms to say. Raises ``Refused`` for a line that is no member's, or for standing in for oneself.
    """
    meeting = _listing(meeting)
    member = _person(meeting, deputised_id)
    if not member.is_member:
        no("no_member", f"{member.called} is not a member of this group: nobody deputises for them.").require()
    if seat is not None and seat.person_id == member.person_id:
        no("self", f"{member.called} cannot deputise for themselves.").require()
    if delegated_from and delegated_to and delegated_to <= delegated_from:
        no("dates", "The delegation must end after it begins.").require()
    if seat is None and not name.strip():
        no("who", "Say who deputises.").require()
    if seat is not None and Attendee.objects.filter(meeting=meeting, seat=seat, deputising_for=member.post_id).exists():
        no("already", f"{seat.person.name} already deputises for {member.capacity}.").require()
    by_name = Attendee.objects.filter(meeting=meeting, guest_name__iexact=name.strip(), deputising_for=member.post_id)
    if seat is None and by_name.exists():
        no("already", f"{name.strip()} already deputises for {member.capacity}.").require()
    deputy = Attendee(
        meeting=meeting,
        post=seat.post if seat else None,
        seat=seat,
        guest_name="" if seat else name.strip(),
        capacity=(capacity or (seat.post.title if seat else "")).strip() or "Deputy",
        represents_id=member.body_id,
        counts_as=member.counts_as,
        mode=mode,
        deputising_for_id=member.post_id,
        delegated_from=delegated_from,
        delegated_to=delegated_to,
    )
    deputy.save()
    return deputy


@transaction.atomic
def deputy_arrives(*, meeting: Meeting, deputised_id: int, name: str, when: datetime, mode: str, at: datetime) -> None:
    """Somebody arrives as a member's deputy, by name: on the list and in the room in one step, or neither."""
    added = add_deputy(meeting=meeting, deputised_id=deputised_id, name=name, mode=mode)
    arrive(meeting=meeting, attendee_id=added.pk, when=when, at=at)


@transaction.atomic
def remove_guest(*, meeting: Meeting, attendee_id: int) -> None:
    """Take a guest or deputy off the list who was put there by mistake. Not one who came."""
    meeting = _listing(meeting)
    person = _person(meeting, attendee_id)
    if not (person.is_guest or person.deputising_for_id):
        no("expected", f"{person.called} holds a seat in this group and stays on its list.").require()
    if person.stays:
        no("came", f"{person.called} was there. Take back the times first.").require()
    if person.pk in named_in(meeting):
        no("named", f"{person.called} is named in the record of this meeting and stays on its list.").require()
    Attendee.objects.get(pk=person.pk).delete()


def _listing(meeting: Meeting) -> Meeting:
    """The meeting, held, once it is sure that its list may be changed: while it is planned or open."""
    meeting = locked(meeting)
    may_list(meeting.state).require()
    return meeting


def _may_come(meeting: Meeting, person: Attending, stay: Interval[datetime], *, at: datetime) -> None:
    may_record(meeting.state).require()
    if person.is_vacant:
        no("vacant", f"{person.capacity} is vacant: nobody can be recorded in it.").require()
    if person.is_here:
        no("here", f"{person.called} is already recorded as present.").require()
    others = [each.interval for each in person.stays]
    may_stay(person.called, stay, others, opened_at=meeting.opened_at or at, now=at).require()


def _now_here(person: Attending, mode: str) -> None:
    mode = mode or person.mode
    if (person.attendance, person.mode) == (Attendance.EXPECTED, mode):
        return
    row = Attendee.objects.get(pk=person.pk)
    row.attendance, row.absence_reason, row.mode = Attendance.EXPECTED, "", mode
    row.save(update_fields=["attendance", "absence_reason", "mode"])


def _attendance(person: Attending, attendance: str, reason: str, came_by: str = "") -> Attendee:
    row: Attendee = Attendee.objects.get(pk=person.pk)
    row.attendance, row.absence_reason, row.apologies_by = attendance, reason, came_by
    row.save(update_fields=["attendance", "absence_reason", "apologies_by"])
    return row


def _person(meeting: Meeting, attendee_id: int) -> Attending:
    for person in attending(meeting.pk):
        if person.pk == attendee_id:
            return person
    raise Attendee.DoesNotExist(f"No line {attendee_id} on this meeting's list.")


def _stay(meeting: Meeting, stay_id: int) -> tuple[Attending, Presence]:
    for person in attending(meeting.pk):
        if any(stay.pk == stay_id for stay in person.stays):
            return person, Presence.objects.get(pk=stay_id)
    raise Presence.DoesNotExist(f"No stay {stay_id} in this meeting.")
