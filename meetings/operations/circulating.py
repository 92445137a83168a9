"""Minutes go out for comments, comments are answered, minutes are issued. One way to write each."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from hscp.lib.verdicts import no
from hscp.lib.words import date_words
from hscp.lib.workdays import uk_date
from hscp.record.mail import write_mail
from hscp.record.mail_letter import mail_text, whole_address
from hscp.record.versions import held, save_upon
from hscp.spaces.acting import current
from hscp.spaces.models import Space
from meetings.enums import MinutesState
from meetings.models import AgendaItem, Attendee, Meeting, Minutes, MinutesComment, MinutesStage
from meetings.operations.last_minutes import held_minutes, place_minutes, record_minutes_stage
from meetings.operations.meeting import locked
from meetings.operations.reach import whole_record_of
from meetings.queries.minutes import Recipient, recipients_of, sheets_of, unanswered_of
from meetings.rules.minutes import CommentAnswer, may_answer_comment, may_circulate, may_comment, may_issue
from partnership.models import Seat


@transaction.atomic
def circulate_minutes(*, meeting: Meeting, until: date, seat: Seat, at: datetime) -> int:
    """Send the minutes of a closed meeting to those who were there or expected, for comments until the end of a day.

    Again, with another day, while they are circulated. Returns how many mails were written: one to each who holds a
    seat and has an address, without a word of the minutes; it leads to sign-in. Side effects: a stage record, the
    mails.
    """
    meeting = locked(meeting)
    minutes = held_minutes(meeting) or Minutes(meeting=meeting)
    before = minutes.state
    may_circulate(meeting.state, minutes.state, until, uk_date(at)).require()
    minutes.state, minutes.comments_until = MinutesState.CIRCULATED, until
    minutes.save()
    said = f"Until the end of {date_words(until, weekday=False)}."
    record_minutes_stage(minutes, "circulate", before, seat=seat, at=at, reason=said)
    time = MinutesStage.objects.filter(minutes=minutes, move="circulate").count()
    people = [each for each in recipients_of(meeting) if each.address]
    space = Space.objects.get(pk=current().space_id)
    for person in people:
        _mail(
            space,
            meeting,
            person,
            "circulated",
            f"Minutes for comments: {_called(meeting)}",
            at,
            time=time,
            until=until,
        )
    return len(people)


@transaction.atomic
def comment_on_minutes(
    *, item: AgendaItem, line: Attendee, text: str, came_by: str = "", seat: Seat, at: datetime
) -> MinutesComment:
    """Comment on the minutes of an item, as who stands on ``line`` of the meeting's list.

    ``came_by`` says how the comment came where somebody else enters it for its sender. Raises ``Refused`` unless the
    minutes are circulated and their closing date has not passed, for a withdrawn item, and for the same once more.
    """
    meeting = locked(item.meeting)
    minutes = held_minutes(meeting)
    may_comment(
        meeting.state, minutes.state if minutes else None, minutes.comments_until if minutes else None, uk_date(at)
    ).require()
    if item.withdrawn_because:
        no("withdrawn", f"Item {item.number} was withdrawn: it has no minutes.").require()
    if not text.strip():
        no("text", "Say what should be changed, and why.").require()
    if line.meeting_id != meeting.pk:
        no("line", "Comments are from those who were there or expected.").require()
    if MinutesComment.objects.filter(item=item, line=line, text=text.strip()).exists():
        no("twice", "This comment is on record already.").require()
    made = MinutesComment(
        item=item, file_id=item.file_id, line=line, seat=seat, came_by=came_by, at=at, text=text.strip()
    )
    made.save()
    return made


@transaction.atomic
def answer_comment(
    *, comment: MinutesComment, answer: str, because: str = "", version: int, seat: Seat, at: datetime
) -> MinutesComment:
    """Say what was made of a comment: taken up, or not and why. It may be answered otherwise until minutes are issued.

    Raises ``EditConflict`` when somebody else answered since ``version``; ``Refused`` once the minutes were issued, and
    without a reason where it is not taken up.
    """
    because = because.replace("\r\n", "\n")
    meeting = locked(comment.item.meeting)
    minutes = held_minutes(meeting)
    may_answer_comment(meeting.state, minutes.state if minutes else None).require()
    if answer == CommentAnswer.NOT_TAKEN_UP and not because.strip():
        no("because", "Say why the comment is not taken up.").require()
    row: MinutesComment = held(comment)
    found: MinutesComment = save_upon(
        row, version, answer=answer, answer_because=because.strip(), **_by(row, answer, because, seat, at)
    )
    return found


def _by(row: MinutesComment, answer: str, because: str, seat: Seat, at: datetime) -> dict[str, Any]:
    """Who answers and when, unless nothing changes: the same once more is no new answer."""
    if (row.answer, row.answer_because) == (answer, because.strip()):
        return {}
    return {"answered_at": at, "answered_by": seat}


@transaction.atomic
def issue_minutes(*, meeting: Meeting, seat: Seat, at: datetime) -> int:
    """Issue the minutes: from here on they stand. Returns how many mails were written.

    Side effects: a stage record; the item "Minutes of the last meeting" on the agenda of the group's next meeting;
    one mail to each who was there or expected, and to each other owner of an action, with their actions by reference
    alone. Comments of case files count too, whoever issues. Raises ``Refused`` with everything that is in the way.
    """
    meeting = locked(meeting)
    minutes = held_minutes(meeting)
    day = uk_date(at)
    with whole_record_of(meeting):  # judged and written to as a whole; nothing but numbers and references comes out
        unanswered, sheets = unanswered_of(meeting), sheets_of(meeting, at, day)
    may_issue(
        meeting.state,
        minutes.state if minutes else None,
        minutes.comments_until if minutes else None,
        day,
        unanswered=unanswered,
    ).require()
    assert minutes is not None  # noqa: S101 - only what was circulated is issued
    before = minutes.state
    minutes.state, minutes.issued_at = MinutesState.ISSUED, at
    minutes.save(update_fields=["state", "issued_at"])
    record_minutes_stage(minutes, "issue", before, seat=seat, at=at)
    place_minutes(group_id=meeting.group_id, seat=seat, at=at)
    told = [sheet for sheet in sheets if sheet.recipient.address]
    space, subject = Space.objects.get(pk=current().space_id), f"Minutes issued: {_called(meeting)}"
    for sheet in told:
        _mail(space, meeting, sheet.recipient, "issued", subject, at, actions=sheet.actions)
    return len(told)


def _called(meeting: Meeting) -> str:
    return f"{meeting.group.called}, {date_words(uk_date(meeting.starts_at), weekday=False)}"


def _mail(
    space: Space, meeting: Meeting, person: Recipient, what: str, subject: str, at: datetime, **more: Any
) -> None:
    context = {
        "space": space,
        "name": person.name,
        "meeting": meeting,
        "url": whole_address("minutes", space.slug, meeting.pk),
        **more,
    }
    time = f":{more['time']}" if "time" in more else ""
    write_mail(
        to=person.address,
        subject=subject,
        text=mail_text(f"emails/minutes_{what}.txt", context),
        key=f"minutes:{meeting.pk}:{what}{time}:{person.person_id}",
        at=at,
    )
