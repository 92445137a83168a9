"""The agenda with what came of it, and the promises that belong on it."""

from datetime import date
from functools import lru_cache

from django.db.models import F, Q

from hscp.ui.markdown import render_markdown
from meetings.enums import MeetingState
from meetings.models import Action, AgendaItem, Decision, Meeting
from meetings.queries.drafts import unsaved_of
from meetings.queries.papers import papers_of, papers_told
from partnership.models import Promise, Seat


def items_of(meeting: Meeting, *, writer_id: int | None = None) -> list[AgendaItem]:
    """The items in their order. One query; three once the meeting was opened.

    Each has ``promise_section``, ``listed_papers``, and ``decided`` and ``acted``: its decisions and its actions with
    their owners. For a ``writer_id`` that account's unsaved drafts show as well: ``draft_at`` and ``draft_id``.
    """
    rows = AgendaItem.objects.filter(meeting=meeting).order_by("number")
    if writer_id is not None:
        rows = rows.annotate(**unsaved_of(writer_id))
    items = list(rows.annotate(promise_section=F("promise__section"), told=papers_told()))
    decided: dict[int, list[Decision]] = {}
    acted: dict[int, list[Action]] = {}
    if meeting.state in (MeetingState.OPEN, MeetingState.CLOSED):
        decisions = Decision.objects.filter(meeting=meeting).defer("quoracy", "room", "terms", "reasons")
        for decision in decisions.order_by("number"):
            decided.setdefault(decision.item_id, []).append(decision)
        for action in Action.objects.filter(item__in=items).select_related("owner").order_by("pk"):
            acted.setdefault(action.item_id, []).append(action)
    for item in items:
        item.meeting, item.listed_papers = meeting, papers_of(item.told)
        item.decided, item.acted = decided.get(item.pk, []), acted.get(item.pk, [])
    return items


@lru_cache(maxsize=2048)
def minutes_html(text: str) -> str:
    """Minutes as safe HTML to stand under an item's h3. Remembered: fifty texts cost more to render than the page."""
    return render_markdown(text, shift=3)


def item_after(item: AgendaItem) -> AgendaItem | None:
    """The next item of the same agenda that is not withdrawn. One query."""
    rest = AgendaItem.objects.filter(meeting=item.meeting_id, number__gt=item.number, withdrawn_because="")
    found: AgendaItem | None = rest.order_by("number").first()
    return found


def writer_of(item: AgendaItem) -> str:
    """The name of whoever saved the item's minutes last; empty where nobody has. One query."""
    seat = Seat.objects.select_related("person").filter(pk=item.minutes_by_id).first()
    return seat.person.name if seat else ""


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
