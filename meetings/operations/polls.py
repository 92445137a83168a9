"""People are asked which date suits them, they answer, one date is taken: the meeting is moved and all are told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core import signing
from django.db import transaction

from hscp.lib.verdicts import no
from hscp.lib.workdays import uk_date
from hscp.record.mail import write_mail
from hscp.record.mail_letter import mail_text, whole_address
from hscp.spaces.acting import current
from hscp.spaces.models import Space
from meetings.enums import MeetingState
from meetings.models import (
    DatePoll,
    DatePollAnswer,
    DatePollDate,
    DatePollEnd,
    DatePollMail,
    InvitationSent,
    Meeting,
)
from meetings.operations.meeting import locked, reschedule_meeting
from meetings.operations.telling_people import tell_people
from meetings.queries import attending
from meetings.queries.inviting import Addressee, invitees
from meetings.queries.polls import (
    answers_of,
    beginnings_taken,
    dates_of,
    facts_of,
    mail_failed,
    open_poll,
    poll_mails,
    polls,
)
from meetings.rules.polls import (
    PollMail,
    Times,
    check_offers,
    check_words,
    is_open,
    may_ask_dates,
    may_take,
)
from partnership.models import Seat

SALT = "meetings.dates"
SUBJECTS = {
    PollMail.ASKED: "Which date suits you",
    PollMail.AGAIN: "Which date suits you",
    PollMail.TAKEN: "New date",
    PollMail.WITHDRAWN: "No longer asked about dates",
}


def dates_token(poll: DatePoll, line: int, number: int) -> str:
    """The signed text that the link in a mail carries: which space, question, line and mail to that line."""
    return signing.dumps([poll.space_id, poll.pk, line, number], salt=SALT)


def read_token(token: str) -> tuple[int, int, int, int]:
    """Space, question, line and number of the mail. Raises ``signing.BadSignature`` for a text that we did not sign."""
    space_id, poll_id, line, number = signing.loads(token, salt=SALT)
    return int(space_id), int(poll_id), int(line), int(number)


@transaction.atomic
def ask_dates(
    *, meeting: Meeting, offers: Sequence[Times], note: str = "", seat: Seat | None, at: datetime
) -> tuple[DatePoll, int]:
    """Ask everybody on a meeting's list, who has an address, which of these dates suit. Returns how many mails too.

    Raises ``Refused`` once the meeting has begun, while another question is open, and for dates that make no sense.
    """
    meeting = locked(meeting)
    may_ask_dates(meeting.state, asked_already=open_poll(meeting) is not None).require()
    stands = None if meeting.state == MeetingState.POSTPONED else (meeting.starts_at, meeting.ends_at)
    check_offers(offers, stands=stands, taken=beginnings_taken(meeting), now=at).require()
    poll = DatePoll(
        meeting=meeting, note=note.strip(), for_start=meeting.starts_at, for_end=meeting.ends_at, seat=seat, at=at
    )
    poll.save()
    for start, end in sorted(offers):
        DatePollDate(poll=poll, starts_at=start, ends_at=end).save()
    dates = dates_of(poll)
    to = [each for each in invitees(meeting, attending(meeting.pk)) if each.listed and each.address]
    for invitee in to:
        _write(_Told(poll, dates, PollMail.ASKED, note=poll.note), invitee, number=1, at=at)
    return poll, len(to)


@transaction.atomic
def ask_again(*, poll: DatePoll, at: datetime) -> int:
    """Ask once more whoever has not answered, and whoever came on the list or got an address since; how many mails.

    Nobody is asked twice within a day, unless the mail before did not go out. Raises ``Refused`` once it is over.
    """
    poll = _held(poll)
    is_open(facts_of(poll)).require()
    answered, mails, dates = answers_of(poll), poll_mails(poll), dates_of(poll)
    count = 0
    for each in invitees(poll.meeting, attending(poll.meeting_id)):
        before = mails.get(each.line, [])
        if not each.listed or not each.address or each.line in answered:
            continue
        last = before[-1] if before else None
        if last is not None and not mail_failed(last) and uk_date(last.at) == uk_date(at):
            continue
        kind = PollMail.AGAIN if before else PollMail.ASKED
        _write(_Told(poll, dates, kind, note=poll.note), each, number=len(before) + 1, at=at)
        count += 1
    return count


@transaction.atomic
def answer_dates(
    *,
    poll: DatePoll,
    line: int,
    said: Mapping[int, str],
    remarks: str = "",
    came_by: str = "",
    seat: Seat | None,
    at: datetime,
) -> DatePollAnswer:
    """Write down what somebody says of each date. The newest answer counts, the ones before stay to be read.

    ``seat`` is whoever enters it (None: the link in the mail), ``came_by`` how it came where its sender did not.
    Raises ``Refused`` once the question is over, for somebody who is off the list, and for words that are none.
    """
    poll = _held(poll)
    is_open(facts_of(poll)).require()
    person = next((each for each in attending(poll.meeting_id) if each.pk == line and not each.is_vacant), None)
    if person is None:
        no("not_listed", "They are no longer on the list of this meeting.").require()
    check_words(said, offered=[each.pk for each in dates_of(poll)]).require()
    row = DatePollAnswer(
        poll=poll,
        line=line,
        replier_id=person.seat_id if person else None,
        said={str(key): str(word) for key, word in said.items()},
        remarks=remarks.strip(),
        came_by=came_by,
        seat=seat,
        at=at,
    )
    row.save()
    return row


@transaction.atomic
def take_date(
    *, poll: DatePoll, date: int, reason: str, version: int, tell: bool, seat: Seat | None, at: datetime
) -> tuple[Meeting, int]:
    """Take one of the dates: the meeting is moved to it, or planned again if it was postponed, and all are told.

    The meeting was seen in ``version``. Side effects: as ``reschedule_meeting``; the question is over; with ``tell``
    everybody on the list, and whoever was asked and holds no seat, is told by mail. Returns how many were told. Raises
    ``Refused`` once the question is over or the date has passed, ``EditConflict`` where the meeting was changed since.
    """
    poll = _held(poll)
    offered = {each.pk: each for each in dates_of(poll)}
    if date not in offered:
        no("no_date", "This date is not among those that were offered.").require()
    chosen = offered[date]
    may_take(facts_of(poll), chosen.starts_at, at).require()
    moved = reschedule_meeting(
        meeting=poll.meeting,
        starts_at=chosen.starts_at,
        ends_at=chosen.ends_at,
        reason=reason,
        version=version,
        seat=seat,
        at=at,
    )
    DatePollEnd(poll=poll, date=chosen, reason=reason.strip(), seat=seat, at=at).save()
    if not tell:
        return moved, 0
    told = len(tell_people(meeting=moved, reason=reason, seat=seat, at=at))
    by_invitation = set(InvitationSent.objects.filter(meeting=moved, at__gte=at).values_list("line", flat=True))
    guests = [rows[-1] for rows in poll_mails(poll).values() if rows[-1].seat_id is None]
    poll.meeting = moved
    return moved, told + _tell(
        _Told(poll, [chosen], PollMail.TAKEN, note=reason),
        [each for each in guests if each.line not in by_invitation],
        at,
    )


@transaction.atomic
def withdraw_poll(*, poll: DatePoll, reason: str, seat: Seat | None, at: datetime) -> int:
    """Ask nobody any more: the meeting stays as it is. Whoever was asked is told, with the reason. Returns how many.

    Raises ``Refused`` once the question is over, and without a reason.
    """
    poll = _held(poll)
    is_open(facts_of(poll)).require()
    if not reason.strip():
        no("reason", "Say why nobody is asked any more.").require()
    DatePollEnd(poll=poll, reason=reason.strip(), seat=seat, at=at).save()
    asked = [rows[-1] for rows in poll_mails(poll).values()]
    return _tell(_Told(poll, [], PollMail.WITHDRAWN, note=reason), asked, at)


def _held(poll: DatePoll) -> DatePoll:
    """The question as it is now, its meeting held until the transaction ends."""
    meeting = locked(poll.meeting)
    found: DatePoll = polls().get(pk=poll.pk)
    found.meeting = meeting
    return found


@dataclass(frozen=True, slots=True)
class _Told:
    """What a mail says, to whomever it goes."""

    poll: DatePoll
    dates: Sequence[DatePollDate]
    kind: PollMail
    note: str = ""


def _tell(told: _Told, asked: Iterable[DatePollMail], at: datetime) -> int:
    count = 0
    for row in asked:
        who = Addressee(row.line, row.name, row.capacity, row.email, row.seat_id, True, (), (), None)
        _write(told, who, number=0, at=at)
        count += 1
    return count


def _write(told: _Told, to: Addressee, *, number: int, at: datetime) -> None:
    """One mail to one line, and that it was written; ``number`` counts those with a link to answer."""
    meeting, space = told.poll.meeting, Space.objects.get(pk=current().space_id)
    token = dates_token(told.poll, to.line, number) if number else ""
    words = {
        "space": space,
        "name": to.name,
        "capacity": to.capacity,
        "meeting": meeting,
        "postponed": meeting.state == MeetingState.POSTPONED,
        "kind": told.kind.value,
        "dates": told.dates,
        "note": told.note,
        "answer_url": whole_address("dates_by_link", token) if token else "",
        "signs_in": to.seat_id is not None,
        "url": whole_address("date_poll_answer", space.slug, meeting.pk),
    }
    mail = write_mail(
        to=to.address,
        subject=f"{SUBJECTS[told.kind]}: {meeting.group.called}",
        text=mail_text("emails/date_poll.txt", words),
        key=f"dates:{told.poll.pk}:{to.line}:{told.kind}:{number}",
        at=at,
    )
    DatePollMail(
        poll=told.poll,
        line=to.line,
        seat_id=to.seat_id,
        name=to.name,
        capacity=to.capacity,
        email=to.address,
        kind=told.kind,
        mail=mail,
        at=at,
    ).save()
