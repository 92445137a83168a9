"""The agenda with what came of it, and the promises that belong on it."""

from datetime import date
from functools import lru_cache

from django.db.models import Prefetch, Q

from hscp.ui.markdown import render_markdown
from meetings.enums import MeetingState
from meetings.models import Action, AgendaItem, Decision, Meeting
from partnership.models import Promise


def items_of(meeting: Meeting) -> list[AgendaItem]:
    """The items in their order, each with its promise, decisions and actions. One query; three once it was opened.

    ``decided`` and ``acted`` say whether an item has any.
    """
    items = AgendaItem.objects.filter(meeting=meeting).select_related("promise").order_by("number")
    if meeting.state in (MeetingState.OPEN, MeetingState.CLOSED):
        items = items.prefetch_related(
            Prefetch("decisions", queryset=Decision.objects.order_by("number")),
            Prefetch("actions", queryset=Action.objects.select_related("owner").order_by("pk")),
        )
    found = list(items)
    held = meeting.state in (MeetingState.OPEN, MeetingState.CLOSED)
    for item in found:
        item.meeting = meeting
        item.decided, item.acted = held and bool(item.decisions.all()), held and bool(item.actions.all())
    return found


@lru_cache(maxsize=2048)
def minutes_html(text: str) -> str:
    """Minutes as safe HTML to stand under an item's h3. Remembered: fifty texts cost more to render than the page."""
    return render_markdown(text, shift=3)


def standing_promises(meeting: Meeting, day: date) -> list[Promise]:
    """What the group has promised to hear, in force that day, and not on this agenda yet. One query."""
    return list(
        Promise.objects.filter(
            Q(starts_on__isnull=True) | Q(starts_on__lte=day),
            Q(ends_on__isnull=True) | Q(ends_on__gt=day),
            agenda_group=meeting.group_id,
        )
        .exclude(agenda_items__in=AgendaItem.objects.filter(meeting=meeting))
        .order_by("position", "key")
    )
