"""The notice that was given of a meeting, by the terms of its day."""

from datetime import date

from hscp.lib.workdays import uk_date
from meetings.models import Meeting, MeetingStage
from meetings.queries.room import day_of, terms_data
from meetings.rules.notice import NoticeGiven, notice_given
from partnership.queries.holidays import bank_holidays
from partnership.rules.terms import parse_terms


def called_on(meeting: Meeting) -> date | None:
    """The day on which an extraordinary meeting was called; None for any other. One query, none for any other."""
    if not meeting.extraordinary:
        return None
    at = MeetingStage.objects.filter(meeting=meeting, move="call").values_list("at", flat=True).first()
    return uk_date(at) if at else None


def notice_of(meeting: Meeting, on: date) -> NoticeGiven:
    """The notice of a meeting that was called on that day. Two queries, one for a meeting from the door."""
    day = day_of(meeting)
    data = meeting.terms_data if hasattr(meeting, "terms_data") else terms_data(meeting.group_id, day)
    first, last = min(on, day), max(on, day)
    terms = parse_terms(data).notice if data else None
    return notice_given(on, day, bank_holidays(first, last), terms, extraordinary=meeting.extraordinary)
