"""The agenda with what came of it, and the promises that belong on it."""

from datetime import date
from functools import lru_cache

from django.db.models import F, Q, QuerySet

from hscp.spaces.composed import ask
from hscp.ui.markdown import render_markdown
from meetings.enums import Assurance, MeetingState, Outcome
from meetings.models import Action, AgendaItem, Decision, Meeting
from meetings.queries.conduct import Taken, conduct_of, declarations_told, declared_of
from meetings.queries.decisions import OUTCOME_TAGS
from meetings.queries.drafts import unsaved_of
from meetings.queries.paper_owed import owed_told
from meetings.queries.papers import papers_of, papers_told
from meetings.queries.proposals import came_of, raised_of, raised_told
from meetings.queries.referrals import referrals_told, referred_of
from partnership.models import Promise, Seat


def _items(meeting_id: int) -> "QuerySet[AgendaItem]":
    items: QuerySet[AgendaItem] = AgendaItem.objects.filter(meeting=meeting_id).order_by("number")
    return items.annotate(
        promise_section=F("promise__section"),
        owner_title=F("owner__title"),
        told=papers_told(),
        told_conduct=declarations_told(),
        told_owed=owed_told(),
        **raised_told(),
        told_referrals=referrals_told(),
        assurance_id=F("assurance__id"),
        assurance_outcome=F("assurance__outcome"),
    )


def _items_and_drafts(meeting_id: int, writer_id: int) -> "QuerySet[AgendaItem]":
    return _items(meeting_id).annotate(**unsaved_of(writer_id))


def _decisions(meeting_id: int) -> "QuerySet[Decision]":
    rows: QuerySet[Decision] = Decision.objects.filter(meeting=meeting_id).order_by("number")
    rows = rows.exclude(outcome=Outcome.TAKEN_OUT)
    return rows.defer("quoracy", "room", "terms", "reasons")


def _actions(meeting_id: int) -> "QuerySet[Action]":
    rows: QuerySet[Action] = Action.objects.filter(item__meeting=meeting_id).select_related("owner").order_by("pk")
    return rows.filter(taken_out=False)


def items_of(meeting: Meeting, *, writer_id: int | None = None) -> list[AgendaItem]:
    """The items in their order. One query; three once the meeting was opened.

    Each has ``promise_section``, ``owner_title``, ``listed_papers``, ``taken`` and ``declared``: when it was taken and
    who declared an interest; ``raised`` and ``came``: to which groups it was raised and where it came from;
    ``assurance_id``, ``assurance_words`` and ``referred``: the session it is and its referrals; ``decided`` and
    ``acted``: its decisions, each with its ``tag``, and its actions with their owners; and for a ``writer_id`` that
    account's unsaved draft, by ``draft_at`` (None: there is none) and ``draft_id``.
    """
    if writer_id is None:
        items = ask(_items, meeting_id=meeting.pk)
    else:
        items = ask(_items_and_drafts, meeting_id=meeting.pk, writer_id=writer_id)
    times: dict[int, list[Taken]] = {}
    for taken in conduct_of(meeting).times:
        times.setdefault(taken.item_id, []).append(taken)
    decided: dict[int, list[Decision]] = {}
    acted: dict[int, list[Action]] = {}
    if meeting.state in (MeetingState.OPEN, MeetingState.CLOSED):
        for decision in ask(_decisions, meeting_id=meeting.pk):
            decision.tag = OUTCOME_TAGS[decision.outcome]
            decided.setdefault(decision.item_id, []).append(decision)
        for action in ask(_actions, meeting_id=meeting.pk):
            acted.setdefault(action.item_id, []).append(action)
    for item in items:
        item.meeting, item.listed_papers = meeting, papers_of(item.told)
        item.taken, item.declared = times.get(item.pk, []), declared_of(item.told_conduct)
        item.raised, item.came = raised_of(item.told_raised), came_of(item.told_came)
        item.referred = referred_of(item.told_referrals)
        item.assurance_words = Assurance(item.assurance_outcome).label if item.assurance_outcome else ""
        item.decided, item.acted = decided.get(item.pk, []), acted.get(item.pk, [])
        if writer_id is None:
            item.draft_at = None
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
