"""A meeting's list of people follows the seats, memberships and chair of its day until the meeting is closed."""

from datetime import datetime

from django.db import transaction

from meetings.enums import MeetingState
from meetings.models import Meeting
from meetings.operations.expected import fill_list
from meetings.operations.meeting import locked
from meetings.operations.rejudging import rejudge_decisions


@transaction.atomic
def refresh_people(*, meeting: Meeting, at: datetime) -> None:
    """Bring the list of a planned or open meeting up to the seats, memberships and chair of its day. Repeatable.

    Nobody who was there, or of whom something is written down, is taken off while the meeting is open; decisions that
    the change touches are judged again.
    """
    meeting = locked(meeting)
    if meeting.state in (MeetingState.PLANNED, MeetingState.OPEN):
        fill_list(meeting)
        rejudge_decisions(meeting=meeting, at=at)
