"""What a bank holiday more, or one less, would mean for the planned meetings of the open space. Nothing is moved."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hscp.lib.workdays import uk_midnight
from meetings.enums import MeetingState
from meetings.models import Meeting
from meetings.queries.papers_due import deadlines_of
from meetings.queries.room import day_of
from partnership.queries.holidays import bank_holidays

AHEAD = timedelta(days=400)  # no deadline is counted over a longer stretch


@dataclass(frozen=True, slots=True)
class Moved:
    """A planned meeting that is on that very day, or the papers of which become due on another day."""

    meeting: Any
    is_on_it: bool
    due_before: date
    due_after: date

    @property
    def papers_move(self) -> bool:
        return self.due_before != self.due_after


def moved_by(day: date) -> list[Moved]:
    """What changes once ``day`` becomes a bank holiday, or is one no more. Four queries."""
    rows: list[Any] = list(
        Meeting.objects.filter(
            state=MeetingState.PLANNED, starts_at__gte=uk_midnight(day), starts_at__lt=uk_midnight(day + AHEAD)
        )
        .select_related("group")
        .order_by("starts_at", "pk")
    )
    now = frozenset(bank_holidays(day - AHEAD, day + AHEAD))
    before, after = deadlines_of(rows, now), deadlines_of(rows, now ^ {day})
    found = [Moved(row, day_of(row) == day, before[row.pk].due_on, after[row.pk].due_on) for row in rows]
    return [each for each in found if each.is_on_it or each.papers_move]
