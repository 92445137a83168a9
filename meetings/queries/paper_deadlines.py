"""When papers of a meeting are due, which items want one, who owes it, who was reminded."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from hscp.lib.verdicts import Refused
from hscp.lib.workdays import uk_date
from meetings.enums import MeetingState
from meetings.models import AgendaItem, Meeting, PaperNudge, PaperOwed, PaperVersion
from meetings.queries.paper_owed import wants_paper
from meetings.queries.room import day_of, terms_of
from meetings.rules.paper_deadlines import Deadline, Light, Step, deadline_of, light_of, step_due
from partnership.models import Seat
from partnership.queries.cases import live_on
from partnership.queries.holidays import bank_holidays


def holidays_around(day: date, told: Iterable[Mapping[str, Any]] | None = None) -> frozenset[date]:
    """England's bank holidays of the year of a day and those beside it. One query, none with ``told``
    (`partnership.queries.holidays`)."""
    return frozenset(bank_holidays(date(day.year - 1, 1, 1), date(day.year + 1, 12, 31), told))


def deadline_for(meeting: Meeting, holidays: frozenset[date]) -> Deadline:
    """When papers of a meeting are due, by the terms of its day. One query, or none (``terms_of``)."""
    try:
        terms = terms_of(meeting)
        days, citation = terms.papers_days, terms.papers_citation
    except Refused:  # a group without terms on that day: the product's own choice holds
        days, citation = None, ""
    return deadline_of(day_of(meeting), days=days, citation=citation, holidays=holidays)


def light_on(item: Any, deadline: Deadline, today: date, holidays: frozenset[date]) -> Light | None:
    """The light of an item that brought ``told_owed`` and ``listed_papers``; none for a withdrawn one."""
    if item.withdrawn_because:
        return None
    said: dict[str, Any] = item.told_owed[0] if item.told_owed else {}
    return light_of(
        expected=wants_paper(item),
        has_paper=any(not each.paper.withdrawn_because for each in item.listed_papers),
        due_on=deadline.due_on,
        today=today,
        owner=said.get("title") or "",
        holidays=holidays,
    )


def owed_of(item: AgendaItem) -> PaperOwed | None:
    """What was said of the paper that an item wants. One query."""
    found: PaperOwed | None = PaperOwed.objects.select_related("owner").filter(item=item).first()
    return found


def nudges_of(item: AgendaItem) -> list[PaperNudge]:
    """Who was reminded of an item's paper, and when. One query."""
    return list(PaperNudge.objects.filter(item=item).select_related("seat__person"))


@dataclass(frozen=True, slots=True)
class ToNudge:
    """A paper that is owed, one who holds the post that owes it, and the step that is due."""

    item: AgendaItem
    seat: Seat
    step: Step
    deadline: Deadline


def to_nudge(at: datetime) -> list[ToNudge]:
    """Whom there is to remind now of papers of planned meetings, as far as one sees, and was not for this step.

    The timetable opens no case file, so that nobody is reminded by mail of what belongs to one. A few queries for each
    meeting whose first reminder has come.
    """
    today = uk_date(at)
    found: list[ToNudge] = []
    holidays = holidays_around(today)
    meetings = Meeting.objects.filter(state=MeetingState.PLANNED, starts_at__gt=at).select_related("group")
    for meeting in meetings.order_by("starts_at", "pk"):
        deadline = deadline_for(meeting, holidays)
        step = step_due(deadline.due_on, day_of(meeting), today, holidays)
        if step is not None:
            found += _of_meeting(meeting, deadline, step, today)
    return found


def _of_meeting(meeting: Meeting, deadline: Deadline, step: Step, today: date) -> Iterable[ToNudge]:
    owed = list(
        PaperOwed.objects.filter(
            item__meeting=meeting, item__withdrawn_because="", owner__isnull=False, file__isnull=True
        )
        .select_related("item")
        .order_by("item__number")
    )
    standing = PaperVersion.objects.filter(paper__item__meeting=meeting, paper__withdrawn_because="")
    there = set(standing.values_list("paper__item_id", flat=True))
    sent = set(
        PaperNudge.objects.filter(item__meeting=meeting, step=step.value, due_on=deadline.due_on).values_list(
            "item_id", "seat_id"
        )
    )
    holders: dict[int, list[Seat]] = {}
    seats = Seat.objects.filter(live_on(today), post__in={each.owner_id for each in owed})
    for seat in seats.select_related("person", "user", "post").order_by("starts_on", "pk"):
        holders.setdefault(seat.post_id, []).append(seat)
    for each in owed:
        each.item.meeting = meeting
        if each.item_id in there:
            continue
        for seat in holders.get(each.owner_id or 0, []):
            if (each.item_id, seat.pk) not in sent:
                yield ToNudge(each.item, seat, step, deadline)
