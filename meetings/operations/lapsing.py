"""A meeting is moved to another time: what people answered for the old one counts no more."""

from datetime import datetime

from hscp.record.bulk import update_many
from meetings.enums import Attendance
from meetings.models import Attendee, Meeting
from meetings.operations.expected import named_in
from meetings.queries.inviting import added_by, replies_of
from meetings.rules.inviting import Reply


def let_answers_lapse(meeting: Meeting, was: tuple[datetime, datetime]) -> None:
    """Whoever answered apologies or a deputy for the old times is expected again, and their deputy is off the list.

    Nothing where the times are the same. Apologies that nobody answered, but the team wrote down, stay, and so do
    deputies whom the team put on the list. The answers stay to be read. Two queries at least.
    """
    if was == (meeting.starts_at, meeting.ends_at):
        return
    replies = replies_of(meeting)
    newest = {line: rows[-1] for line, rows in replies.items()}
    away = [line for line, reply in newest.items() if reply.answer != Reply.ATTENDING]
    lines = list(Attendee.objects.filter(meeting=meeting, pk__in=away, attendance=Attendance.APOLOGIES)) if away else []
    for line in lines:
        line.attendance, line.absence_reason, line.apologies_by = Attendance.EXPECTED, "", ""
    update_many(lines, ["attendance", "absence_reason", "apologies_by"])
    deputies = {reply.deputy_line for reply in newest.values()}
    deputies &= added_by(each for rows in replies.values() for each in rows)
    if deputies:
        for row in Attendee.objects.filter(meeting=meeting, pk__in=deputies - named_in(meeting)):
            row.delete()
