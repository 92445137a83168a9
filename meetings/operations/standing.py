"""What the arrangements promise that a group will hear comes onto the agenda of the meeting at which it is due."""

from datetime import datetime, timedelta

from django.db import transaction

from meetings.models import AgendaItem, Meeting
from meetings.operations.agenda import add_standing_items
from meetings.queries.due import coming_meetings, due_here, due_items

NEAR = timedelta(weeks=6)  # how long before a meeting its agenda takes up by itself what is due at it


@transaction.atomic
def bring_due_items(
    *, at: datetime, group_id: int | None = None, meeting: Meeting | None = None, near: bool = False
) -> list[AgendaItem]:
    """Put on coming agendas – of one meeting, of one group or of all – the promises that are due there. Repeatable.

    What stands on an agenda already, or was taken off it, is not put on it again. With ``near`` only meetings of the
    next weeks (``NEAR``) are written to, for what is due further on may change. Side effects: those of
    ``add_standing_items``. Three queries where nothing is due.
    """
    if meeting is not None:
        due = due_here(meeting, at=at)
        return add_standing_items(meeting=meeting, promises=[each.promise for each in due]) if due else []
    meetings = coming_meetings(at=at, group_id=group_id)
    found = due_items(meetings)
    added: list[AgendaItem] = []
    for each in meetings:
        promises = [due.promise for due in found.get(each.pk, []) if due.number is None]
        if promises and not (near and each.starts_at > at + NEAR):
            added += add_standing_items(meeting=each, promises=promises)
    return added
