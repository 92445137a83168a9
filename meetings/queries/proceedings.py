"""What the chair said of items while the meeting was inquorate."""

from typing import Any

from meetings.models import AgendaItem, ItemProceeding, Meeting
from meetings.queries.room import day_of, terms_data
from meetings.rules.proceedings import Said


def chair_may_decide(meeting: Meeting) -> bool:
    """Whether the terms of the meeting's day leave it to the chair which items proceed. No query for one from the
    door."""
    data: Any = meeting.terms_data if hasattr(meeting, "terms_data") else terms_data(meeting.group_id, day_of(meeting))
    rule = data.get("quoracy") if isinstance(data, dict) else None
    return isinstance(rule, dict) and bool(rule.get("otherwise_chair_decides"))


def proceedings_of(meeting: Meeting, *, of_files: bool = False) -> list[ItemProceeding]:
    """What was said, in its order, of items; with ``of_files`` also of those of case files that are open to who looks.

    What everybody follows on open screens says nothing of these. One query; none where the terms say no such thing.
    """
    if not chair_may_decide(meeting):
        return []
    rows = ItemProceeding.objects.filter(item__meeting=meeting).select_related("item")
    rows = rows if of_files else rows.filter(file__isnull=True)
    return list(rows.order_by("said_at", "pk"))


def said_of(item: AgendaItem) -> list[Said]:
    """What was said of one item. One query."""
    rows = ItemProceeding.objects.filter(item=item.pk).order_by("said_at", "pk")
    return [Said(at, proceeds, reason) for at, proceeds, reason in rows.values_list("said_at", "proceeds", "reason")]
