"""What a space's own page puts first: the next meetings, what is late, what is not settled, where the report stands."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q

from meetings.enums import ActionState, MeetingState, Outcome
from meetings.models import Action, Decision, Meeting
from meetings.queries.listed import meetings_listed
from reporting.models import YearlyReport


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts and rows for the page; ``report`` is the latest yearly report, None before the first."""

    meetings: tuple[Meeting, ...]
    more_meetings: bool
    open_actions: int
    late_actions: int
    provisional: int
    report: YearlyReport | None


def overview(today: date, now: datetime, *, meetings: int = 4) -> Overview:
    """The overview of the open space. Four queries."""
    dated = meetings_listed(when="upcoming", now=now).exclude(state=MeetingState.POSTPONED)
    upcoming = list(dated[: meetings + 1])
    actions = Action.objects.aggregate(
        open=Count("pk", filter=Q(state=ActionState.OPEN)),
        late=Count("pk", filter=Q(state=ActionState.OPEN, due_on__lt=today)),
    )
    return Overview(
        meetings=tuple(upcoming[:meetings]),
        more_meetings=len(upcoming) > meetings,
        open_actions=actions["open"],
        late_actions=actions["late"],
        provisional=Decision.objects.filter(outcome=Outcome.PROVISIONAL, taken_again_as__isnull=True).count(),
        report=YearlyReport.objects.defer("content").order_by("-starts_on").first(),
    )
