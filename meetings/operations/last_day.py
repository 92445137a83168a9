"""The last day for items of a meeting, where its meeting moves."""

from datetime import date

from hscp.lib.words import date_words
from hscp.lib.workdays import uk_date
from meetings.models import Meeting
from meetings.rules.agenda import last_day_moved


def move_last_day(meeting: Meeting, was_on: date, today: date) -> str:
    """The last day for items moves with its meeting, which was on another day and is held by who calls.

    Returns what the record of the move says of it; empty where nothing changed.
    """
    moved = last_day_moved(meeting.items_until, was_on=was_on, now_on=uk_date(meeting.starts_at), today=today)
    if moved == meeting.items_until:
        return ""
    meeting.items_until = moved
    meeting.save(update_fields=["items_until"])
    return f" Last day for items: {date_words(moved) if moved else 'none any more, it would be past'}."
