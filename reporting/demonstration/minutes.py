"""Plays what becomes of minutes: sent round for comments, answered, issued, approved by the group's next meeting."""

from datetime import date, datetime, timedelta
from typing import Any

from hscp.lib.workdays import add_working_days
from meetings.enums import MinutesState, ToldBy
from meetings.models import AgendaItem, Attendee, Meeting, Minutes, MinutesComment
from meetings.operations.agenda import edit_item
from meetings.operations.approving import approve_minutes
from meetings.operations.circulating import answer_comment, circulate_minutes, comment_on_minutes, issue_minutes
from partnership.models import Seat
from reporting.demonstration.reading import ItemTold, MeetingTold, afternoon, story

INTO_THE_MEETING = timedelta(minutes=5)  # when a meeting comes to the minutes of the last one
AN_HOUR = timedelta(hours=1)
CLOSED = frozenset({date(2025, 12, 25), date(2025, 12, 26), date(2026, 1, 1)})  # the holidays that it might fall upon


def send_round(meeting: Meeting, told: MeetingTold, seat: Seat) -> None:
    """Circulate the minutes of a meeting just closed, where the story circulates those of its group."""
    life = story("minutes")
    if told.group not in life["groups"]:
        return
    sent = add_working_days(told.day, life["sent_after_working_days"], CLOSED)
    until = add_working_days(sent, life["open_for_working_days"], CLOSED)
    circulate_minutes(meeting=meeting, until=until, seat=seat, at=afternoon(sent))
    for each in life["comments"]:
        if (each["group"], each["day"]) == (told.group, told.day):
            item = AgendaItem.objects.get(meeting=meeting, title=each["item"])
            for number, said in enumerate(each["comments"]):
                _comment(item, said, afternoon(add_working_days(sent, 1, CLOSED)) + timedelta(minutes=number), seat)


def _comment(item: AgendaItem, told: dict[str, Any], at: datetime, seat: Seat) -> None:
    """One comment, written down by the minute-taker as it came by mail; answered an hour later, or not yet."""
    line = Attendee.objects.get(meeting=item.meeting_id, post__key=told["by"])
    comment: MinutesComment = comment_on_minutes(
        item=item, line=line, text=told["text"], came_by=ToldBy.MAIL, seat=seat, at=at
    )
    if "answer" in told:
        answer_comment(
            comment=comment,
            answer=told["answer"],
            because=told.get("because", ""),
            version=comment.version,
            seat=seat,
            at=at + AN_HOUR,
        )


def issue_last(meeting: Meeting, seat: Seat) -> None:
    """Issue what the group has circulated, after its closing date: this puts it on the agenda of ``meeting``."""
    rows = Minutes.objects.filter(meeting__group=meeting.group_id, state=MinutesState.CIRCULATED)
    for minutes in rows.select_related("meeting__group"):
        assert minutes.comments_until is not None  # noqa: S101 - circulated minutes have a closing date
        at = afternoon(add_working_days(minutes.comments_until, 1, CLOSED))
        issue_minutes(meeting=minutes.meeting, seat=seat, at=at)


def waiting_in(meeting: Meeting) -> list[Minutes]:
    """The minutes that ``meeting`` is asked to approve, the oldest first."""
    rows = Minutes.objects.filter(approval_item__meeting=meeting, approval_item__withdrawn_because="")
    return list(rows.select_related("meeting", "approval_item").order_by("meeting__starts_at"))


def word_as_told(meeting: Meeting, told: ItemTold) -> AgendaItem | None:
    """The item under which ``meeting`` approves the last minutes, in the words of the story; None where none wait."""
    waiting = waiting_in(meeting)
    if not waiting or waiting[0].approval_item is None:
        return None
    return edit_item(
        item=waiting[0].approval_item,
        title=told.title,
        purpose=told.purpose,
        minutes_planned=told.minutes_planned,
        introduced_by=told.by,
        version=waiting[0].approval_item.worded,
    )


def approve_last(meeting: Meeting, told: MeetingTold, seat: Seat) -> None:
    """Put what waits to the meeting: approved where it is quorate then, else it waits for the next."""
    at = told.moment(told.start) + INTO_THE_MEETING
    for number, minutes in enumerate(waiting_in(meeting)):
        when = at + timedelta(minutes=number)
        approve_minutes(meeting=minutes.meeting, taken_at=when, seat=seat, at=when)
