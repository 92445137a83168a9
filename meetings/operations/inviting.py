"""Invitations are sent and answered: by a link, after signing in, or by the team for somebody."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from hscp.lib.verdicts import Refused, no
from hscp.lib.words import time_words
from hscp.spaces.acting import current
from hscp.spaces.models import Space
from meetings.enums import Attendance, ToldBy
from meetings.models import Attendee, InvitationSent, Meeting, MeetingReply
from meetings.operations.expected import named_in
from meetings.operations.meeting import locked
from meetings.operations.presence import add_deputy, record_apologies, remove_guest, withdraw_apologies
from meetings.operations.refreshing import refresh_people
from meetings.operations.summons import Part, sendings, summon
from meetings.queries import Attending, attending
from meetings.queries.inviting import Addressee, added_by, replies_of
from meetings.rules.inviting import Reply, Said, Sending, check_reply, may_invite, may_reply
from partnership.models import Seat


@transaction.atomic
def send_invitations(
    *,
    meeting: Meeting,
    addresses: Mapping[int, str] | None = None,
    again: int | None = None,
    seat: Seat | None,
    at: datetime,
) -> int:
    """Invite everybody on the list who was not, and tell whoever was and is off it. Returns how many mails.

    ``addresses`` are those typed for lines that have none on record, ``again`` the line of one who is to get the same
    mail once more. Side effects: the list is brought up to its day first. Raises ``Refused`` once the meeting has begun
    or was cancelled, and for an address that is none.
    """
    meeting = locked(meeting)
    may_invite(meeting.state, meeting.starts_at, at).require()
    refresh_people(meeting=meeting, at=at)
    typed, count = addresses or {}, 0
    space = Space.objects.get(pk=current().space_id)
    for each in sendings(meeting):
        address = _address(each, typed.get(each.line, ""))
        kind = each.due
        if each.needs_address and address and address.lower() != each.address.lower():
            kind = Sending.INVITED
        if each.line == again and kind is None and each.last is not None and address:
            kind = each.last.facts.kind
        if again is not None and each.line != again:
            continue
        if kind is None or not (address or each.address):
            continue
        part = each.last.facts.part if each.last else (None, None)
        summon(meeting, each, kind, address=address, part=part, space=space, seat=seat, at=at)
        count += 1
    return count


def _address(each: Addressee, typed: str) -> str:
    typed = typed.strip()
    if not each.needs_address or not typed:
        return each.address
    try:
        validate_email(typed)
    except ValidationError:
        no("address", f"Enter an e-mail address for {each.name}, like name@example.org.").require()
    return typed


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody answers, as it was typed. ``deputy_seat`` is a deputy who holds a post in this partnership."""

    answer: str
    reason: str = ""
    comes_at: datetime | None = None
    leaves_at: datetime | None = None
    deputy_name: str = ""
    deputy_capacity: str = ""
    deputy_seat: Seat | None = None
    delegated_from: date | None = None
    delegated_to: date | None = None
    suits: tuple[date, ...] = field(default=())
    remarks: str = ""


@transaction.atomic
def answer_invitation(
    *, meeting: Meeting, line: int, said: Answer, came_by: str = "", seat: Seat | None, at: datetime
) -> MeetingReply:
    """Write down what somebody answers. The newest answer counts, the ones before stay to be read.

    ``seat`` is whoever enters it (None: the link in the mail), ``came_by`` how it came where its sender did not.
    Side effects: apologies stand in the list of people, with their reason and how they came; a deputy is put on the
    list, the one whom an answer put there before is taken off; who comes after all is expected again. Nobody is
    recorded as present. Raises ``Refused`` once the meeting has begun, and for an answer that makes no sense.
    """
    meeting = locked(meeting)
    may_reply(meeting.state, meeting.starts_at, at).require()
    people = {each.pk: each for each in attending(meeting.pk)}
    if line not in people:
        no("not_listed", "They are no longer on the list of this meeting.").require()
    person, answer = people[line], Reply(said.answer)
    named = said.deputy_seat.person.name if said.deputy_seat else said.deputy_name.strip()
    check_reply(
        Said(answer, said.reason, said.comes_at, said.leaves_at, named),
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        is_member=person.is_member,
        vacant=person.is_vacant,
    ).require()
    before = replies_of(meeting).get(line, [])
    if before and (answer is not Reply.DEPUTY or before[-1].deputy_name.lower() != named.lower()):
        _no_deputy_any_more(meeting, before[-1].deputy_line, added_by(before))
    deputy, added = _flow(meeting, person, answer, said, named, came_by)
    comes = answer is not Reply.APOLOGIES
    row = MeetingReply(
        meeting=meeting,
        line=line,
        replier_id=person.seat_id,
        answer=answer,
        reason=said.reason.strip() if answer is Reply.APOLOGIES else "",
        comes_at=said.comes_at if comes else None,
        leaves_at=said.leaves_at if comes else None,
        deputy_name=named if answer is Reply.DEPUTY else "",
        deputy_line=deputy.pk if deputy else None,
        deputy_added=added,
        suits=sorted({each.isoformat() for each in said.suits}),
        remarks=said.remarks.strip(),
        for_start=meeting.starts_at,
        for_end=meeting.ends_at,
        came_by=came_by,
        seat=seat,
        at=at,
    )
    row.save()
    if deputy is not None and comes and (said.comes_at or said.leaves_at):
        _times_of_deputy(row, deputy, seat)
    return row


def _flow(
    meeting: Meeting, person: Attending, answer: Reply, said: Answer, named: str, came_by: str
) -> tuple[Attendee | None, bool]:
    """What an answer means for the list of people. Returns the deputy's line, and whether it is a new one."""
    told = came_by if came_by in ToldBy.values else ""
    if answer is Reply.ATTENDING:
        if person.attendance == Attendance.APOLOGIES:
            withdraw_apologies(meeting=meeting, attendee_id=person.pk)
        return None, False
    reason = said.reason.strip() if answer is Reply.APOLOGIES else f"Sends a deputy: {named}."
    record_apologies(meeting=meeting, attendee_id=person.pk, reason=reason[:300], came_by=told)
    if answer is Reply.APOLOGIES:
        return None, False
    there = [
        each
        for each in attending(meeting.pk)
        if each.deputising_for_id == person.post_id and each.called.lower() == named.lower()
    ]
    if there:
        return Attendee.objects.get(pk=there[0].pk), False
    added = add_deputy(
        meeting=meeting,
        deputised_id=person.pk,
        seat=said.deputy_seat,
        name=named,
        capacity=said.deputy_capacity,
        delegated_from=said.delegated_from,
        delegated_to=said.delegated_to,
    )
    return added, True


def _no_deputy_any_more(meeting: Meeting, line: int | None, added: frozenset[int]) -> None:
    """Take the deputy whom an earlier answer put on the list off it, unless the record names them or they were there.

    One whom the team put there by hand stays: that is for the team to undo.
    """
    if line is None or line not in added:
        return
    person = next((each for each in attending(meeting.pk) if each.pk == line), None)
    if person is not None and not person.stays and person.pk not in named_in(meeting):
        remove_guest(meeting=meeting, attendee_id=line)


def _times_of_deputy(row: MeetingReply, deputy: Attendee, seat: Seat | None) -> None:
    """The times that a member gave for their deputy are the deputy's."""
    MeetingReply(
        meeting=row.meeting,
        line=deputy.pk,
        replier_id=deputy.seat_id,
        answer=Reply.ATTENDING,
        comes_at=row.comes_at,
        leaves_at=row.leaves_at,
        remarks="As the member wrote who sends them.",
        for_start=row.for_start,
        for_end=row.for_end,
        came_by=row.came_by,
        seat=seat,
        at=row.at,
    ).save()


@transaction.atomic
def ask_deputy(
    *,
    meeting: Meeting,
    line: int,
    deputy: int | None = None,
    seat_of: Seat | None = None,
    name: str = "",
    capacity: str = "",
    address: str = "",
    delegated_from: date | None = None,
    delegated_to: date | None = None,
    part: Part,
    seat: Seat | None,
    at: datetime,
) -> InvitationSent:
    """Ask a deputy of the member on ``line`` to come for a part of the meeting, by mail.

    ``deputy`` is one who is on the list already; else they are put there, by seat or by name. Until they have said
    that they come, the forecast does not count them. Raises ``Refused`` for times outside the meeting, without an
    address, and for what they were asked already.
    """
    meeting = locked(meeting)
    may_invite(meeting.state, meeting.starts_at, at).require()
    check_part(part, meeting.starts_at, meeting.ends_at)
    if deputy is None:
        added = add_deputy(
            meeting=meeting,
            deputised_id=line,
            seat=seat_of,
            name=name,
            capacity=capacity,
            delegated_from=delegated_from,
            delegated_to=delegated_to,
        )
        deputy = added.pk
    found = next((each for each in sendings(meeting) if each.line == deputy and each.listed), None)
    if found is None:
        raise Refused(no("gone", "This deputy is no longer on the list."))
    to = _address(found, address)
    if not to:
        no("address", f"Enter an e-mail address for {found.name}: the request goes there.").require()
    last = found.last.facts if found.last is not None and found.last.facts.invites else None
    if last is not None and (last.email.lower(), last.part, last.version, last.failed) == (
        to.lower(),
        part,
        meeting.version,
        False,
    ):
        no("asked", f"{found.name} was asked for this part already.").require()
    space = Space.objects.get(pk=current().space_id)
    kind = Sending.CHANGED if last is not None else Sending.INVITED
    return summon(meeting, found, kind, address=to, part=part, space=space, seat=seat, at=at)


def check_part(part: Part, starts_at: datetime, ends_at: datetime) -> None:
    """Raise ``Refused`` unless the part lies within the meeting and ends after it begins."""
    begins, ends = part[0] or starts_at, part[1] or ends_at
    if not (starts_at <= begins < ends <= ends_at):
        no("part", f"The part must lie between {time_words(starts_at)} and {time_words(ends_at)}.").require()
