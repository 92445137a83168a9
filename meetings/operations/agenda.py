"""The agenda: items are added, worded, put in order, withdrawn. A number is given once and never again."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from hscp.lib.verdicts import no
from hscp.lib.words import date_words
from hscp.record.versions import save_upon
from meetings.enums import ItemPurpose
from meetings.models import AgendaItem, Decision, Meeting
from meetings.operations.meeting import locked
from meetings.queries import day_of
from meetings.rules.moments import may_reorder, may_write_agenda
from partnership.models import CaseFile, Post, Promise, Seat

TITLE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Late:
    """Why an item comes late: the chair's reason, who wrote it down, and how it came where that is not the chair."""

    because: str
    seat: Seat | None
    came_by: str = ""


@transaction.atomic
def add_item(
    *,
    meeting: Meeting,
    title: str,
    purpose: str = ItemPurpose.DISCUSS,
    minutes_planned: int | None = None,
    introduced_by: str = "",
    owner: Post | None = None,
    confidential: bool = False,
    promise: Promise | None = None,
    file: CaseFile | None = None,
    returns: Decision | None = None,
    late: Late | None = None,
) -> AgendaItem:
    """Add an item at the end, with the next number. ``returns`` is a provisional decision to be taken again under it.

    Whether it is late is judged where people add items (``put_on_agenda``); what follows from the record is not.

    Side effects: the meeting remembers the number it gave last, and the id of the item's case file.
    """
    meeting = locked(meeting)
    may_write_agenda(meeting.state).require()
    item = AgendaItem(
        meeting=meeting,
        number=next_item_number(meeting),
        title=title.strip(),
        purpose=purpose,
        minutes_planned=minutes_planned,
        introduced_by=introduced_by.strip(),
        owner=owner,
        confidential=confidential,
        promise=promise,
        file=file,
        returns=returns,
    )
    if late is not None:
        item.late_because, item.late_by, item.late_came_by = late.because.strip(), late.seat, late.came_by
    item.save()
    if file is not None and file.pk not in meeting.file_ids:
        meeting.file_ids = sorted({*meeting.file_ids, file.pk})
        meeting.save(update_fields=["file_ids"])
    return item


@transaction.atomic
def add_standing_items(*, meeting: Meeting, promises: Iterable[Promise]) -> list[AgendaItem]:
    """Add an item for each promise that is the group's to hear (``Promise.agenda_group``) and not on the agenda yet.

    Raises ``Refused`` for a promise of another group, or one that did not hold on the meeting's day.
    """
    meeting = locked(meeting)
    may_write_agenda(meeting.state).require()
    day = day_of(meeting)
    there = set(AgendaItem.objects.filter(meeting=meeting).values_list("promise_id", flat=True))
    added = []
    for promise in promises:
        if promise.agenda_group_id != meeting.group_id:
            no("not_ours", f"{promise.section} does not come to {meeting.group}.").require()
        if (promise.starts_on and promise.starts_on > day) or (promise.ends_on and promise.ends_on <= day):
            no("not_then", f"{promise.section} was not promised on {date_words(day, weekday=False)}.").require()
        if promise.pk in there:
            continue
        item = AgendaItem(
            meeting=meeting, number=next_item_number(meeting), title=standing_title(promise), promise=promise
        )
        item.save()
        added.append(item)
    return added


def standing_title(promise: Promise) -> str:
    """The title of a promise's item: its words, cut at a word's end where they are long."""
    text = promise.text.strip().rstrip(".")
    if len(text) <= TITLE_LENGTH:
        return text
    return f"{text[: TITLE_LENGTH - 1].rsplit(' ', 1)[0]}…"


@transaction.atomic
def edit_item(
    *,
    item: AgendaItem,
    title: str,
    purpose: str,
    minutes_planned: int | None,
    introduced_by: str,
    owner: Post | None = None,
    confidential: bool = False,
    version: int | None,
) -> AgendaItem:
    """Word an item anew that was written on ``version`` of its wording. Its number and its minutes stay.

    Raises ``EditConflict`` when somebody else worded it since, ``Refused`` for a withdrawn item or an agenda that
    stands.
    """
    found: AgendaItem = save_upon(
        _held(item),
        version or 0,
        "worded",
        title=title.strip(),
        purpose=purpose,
        minutes_planned=minutes_planned,
        introduced_by=introduced_by.strip(),
        owner=owner,
        confidential=confidential,
    )
    return found


@transaction.atomic
def move_item(*, item: AgendaItem, up: bool, past: int | None = None) -> AgendaItem:
    """Let an item and its neighbour change numbers. Does nothing at the end of the list. Before the meeting opens.

    ``past`` is the neighbour's key as the page showed the order: where another stands there now, somebody else has
    changed the order since, and ``Refused`` is raised.
    """
    meeting = locked(item.meeting)
    may_reorder(meeting.state).require()
    beside = AgendaItem.objects.filter(meeting=meeting)
    item = beside.get(pk=item.pk)
    if up:
        neighbour = beside.filter(number__lt=item.number).order_by("-number").first()
    else:
        neighbour = beside.filter(number__gt=item.number).order_by("number").first()
    if past is not None and (neighbour is None or neighbour.pk != past):
        no("moved", "Somebody else has changed the order meanwhile. It is below as it stands now.").require()
    if neighbour is None:
        return item
    mine, theirs = item.number, neighbour.number
    item.number = 0  # out of the way: no two items of a meeting have one number, not even for a moment
    item.skip_history_when_saving = True  # type: ignore[attr-defined]
    item.save(update_fields=["number"])
    del item.skip_history_when_saving  # type: ignore[attr-defined]
    neighbour.number, item.number = mine, theirs
    neighbour.save(update_fields=["number"])
    item.save(update_fields=["number"])
    return item


@transaction.atomic
def withdraw_item(*, item: AgendaItem, reason: str) -> AgendaItem:
    """Take an item off the agenda, with the reason. It stays to be read, and its number is not given again."""
    item = _held(item)
    if not reason.strip():
        no("reason", "Say why the item is withdrawn.").require()
    if item.minutes:
        no("has_minutes", f"Item {item.number} has minutes, so it was discussed: it cannot be withdrawn.").require()
    if item.times.exists():
        no("taken", f"Item {item.number} was taken, so it was discussed: it cannot be withdrawn.").require()
    if item.decisions.exists() or item.actions.exists():
        no("has_results", f"Item {item.number} has decisions or actions: it cannot be withdrawn.").require()
    item.withdrawn_because = reason.strip()
    item.save(update_fields=["withdrawn_because"])
    return item


def next_item_number(meeting: Meeting) -> int:
    """The next number of a meeting that is held; none is given twice. Side effect: the meeting remembers it."""
    meeting.last_number += 1
    meeting.save(update_fields=["last_number"])
    return meeting.last_number


def _held(item: AgendaItem) -> AgendaItem:
    """The item as it is now, its meeting held, once it is sure that its agenda may be written and it stands on it."""
    meeting = locked(item.meeting)
    may_write_agenda(meeting.state).require()
    now: AgendaItem = AgendaItem.objects.get(pk=item.pk)
    now.meeting = meeting
    if now.withdrawn_because:
        no("withdrawn", f"Item {now.number} was withdrawn: {now.withdrawn_because}").require()
    return now
