"""The forecast of a planned meeting, from its list, what was answered and the planned lengths of its items.

Read with the whole record of the meeting: an item of a case file takes its time whoever looks. Of such an item nothing
comes out but its number and that it needs a decision; who declared an interest in it is left out, as everywhere that
everybody reads.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zlib import crc32

from django.db import transaction

from hscp.lib.verdicts import Refused, no
from meetings.enums import ItemPurpose, MeetingState
from meetings.models import AgendaItem, Declaration, Meeting, OwnedSlot
from meetings.operations.meeting import locked
from meetings.operations.reach import closed_to_one, whole_record_of
from meetings.operations.telling_owners import let_owners_know
from meetings.queries import Attending, group_terms, planned_people, presences_of, terms_of
from meetings.queries.inviting import Replied, SentRow, coming, replies_of, sent_to
from meetings.queries.owned import owned_of
from meetings.rules.forecast import Forecast, Planned, better_order, forecast, in_order
from meetings.rules.foretold import Foretold, foretold
from meetings.rules.moments import may_reorder


@dataclass(frozen=True, slots=True)
class Expectation:
    """What is expected of a meeting: if all come who have not answered, and if only those come who said so.

    ``promised`` is None where everybody has answered. ``lines`` are the lines of the people, by their keys to the rule.
    """

    forecast: Forecast
    promised: Forecast | None
    unanswered: int
    lines: dict[str, int]
    replies: dict[int, list[Replied]]
    sent: dict[int, list[SentRow]]

    @property
    def foretold(self) -> Foretold:
        """The one statement of what is expected, for the head of the page."""
        return foretold(self.forecast, self.promised, unanswered=self.unanswered)

    @property
    def bar(self) -> list[dict[str, Any]]:
        """The periods as the quoracy bar takes them."""
        return [
            {
                "start": period.start,
                "end": period.end,
                "quorate": period.verdict.quorate,
                "reason": " ".join(reason.sentence for reason in period.verdict.reasons),
            }
            for period in self.forecast.periods
        ]


def planned_items(meeting: Meeting, people: Sequence[Attending]) -> list[Planned]:
    """The items that are not withdrawn, as the rule sees them, in their order; places that belong to one owner of a
    joint group take their time too. Three queries, two for a meeting from the door."""
    keys = {person.pk: person.key for person in people}
    recused: dict[int, set[str]] = {}
    declared = Declaration.objects.filter(item__meeting=meeting, recused=True, file__isnull=True, withdrawn_because="")
    for item, line in declared.values_list("item_id", "attendee_id"):
        recused.setdefault(item, set()).add(keys.get(line, ""))
    with whole_record_of(meeting):
        rows = AgendaItem.objects.filter(meeting=meeting, withdrawn_because="").order_by("number")
        found = list(rows.values_list("pk", "number", "minutes_planned", "purpose"))
    items = [
        Planned(number, minutes, purpose == ItemPurpose.DECIDE, frozenset(recused.get(pk, ())))
        for pk, number, minutes, purpose in found
    ]
    places = [Planned(each.number, each.minutes_planned) for each in owned_of(meeting) if not each.withdrawn_because]
    return sorted([*items, *places], key=lambda each: each.number)


def titles_of(meeting: Meeting) -> dict[int, str]:
    """What the items are called for whoever looks, by number: of one that is closed to them no title is known."""
    titles = dict(AgendaItem.objects.filter(meeting=meeting).values_list("number", "title"))
    titles |= {each.number: f"Case file {each.reference}" for each in closed_to_one(meeting)}
    return titles | {each.number: f"Item of {each.owner}" for each in owned_of(meeting)}


def planned_from(shown: Iterable[Any], people: Sequence[Attending]) -> list[Planned]:
    """The same, from the items that a page shows, those that are closed to who looks among them. No query."""
    keys = {person.pk: person.key for person in people}
    return [
        Planned(
            item.number,
            item.minutes_planned,
            item.purpose == ItemPurpose.DECIDE,
            frozenset()
            if item.is_closed or item.file_id
            else frozenset(
                keys.get(each.attendee, "") for each in item.declared if each.recused and not each.withdrawn_because
            ),
        )
        for item in shown
        if not item.withdrawn_because
    ]


def expectation(
    meeting: Meeting, people: Sequence[Attending], shown: Iterable[Any] | None = None
) -> Expectation | None:
    """The forecast; None for a meeting that is not planned, has no agenda yet, or whose group has no terms.

    ``shown`` are the items where a page has read them already. Two queries then, else four, whatever the number of
    people and items.
    """
    if meeting.state != MeetingState.PLANNED:
        return None
    try:
        terms = group_terms(terms_of(meeting), people)
    except Refused:
        return None
    items = planned_items(meeting, people) if shown is None else planned_from(shown, people)
    if not items:
        return None
    replies, sent = replies_of(meeting), sent_to(meeting)
    span = (items, meeting.starts_at, meeting.ends_at)
    come = coming(people, replies, sent, meeting.starts_at)
    sure = coming(people, replies, sent, meeting.starts_at, only_promised=True)
    likely = forecast(terms, presences_of(come), *span)
    answered = {line for line, rows in replies.items() if rows[-1].comes}
    unanswered = sum(person.pk not in answered for person in come)
    promised = forecast(terms, presences_of(sure), *span) if unanswered and replies else None
    return Expectation(likely, promised, unanswered, {person.key: person.pk for person in come}, replies, sent)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Another order of the items: the numbers as they stand now, in the order proposed; how each order does.

    ``mark`` tells this proposal from any other, so that what is applied is what was seen.
    """

    order: tuple[int, ...]
    now: Forecast
    then: Forecast
    mark: str


def proposed_order(meeting: Meeting, people: Sequence[Attending]) -> Proposal | None:
    """An order in which fewer decisions fall outside quoracy; None where none is needed or none was found."""
    items = planned_items(meeting, people)
    terms = group_terms(terms_of(meeting), people)
    replies, sent = replies_of(meeting), sent_to(meeting)
    presences = presences_of(coming(people, replies, sent, meeting.starts_at))
    span = (meeting.starts_at, meeting.ends_at)
    order = better_order(terms, presences, items, *span)
    if order is None:
        return None
    then = in_order(items, order)
    told = [(each.number, each.minutes, each.decides, sorted(each.recused)) for each in items]
    mark = f"{crc32(repr((meeting.pk, told, order)).encode()):08x}"  # no secret: only whether it is the same
    return Proposal(order, forecast(terms, presences, items, *span), forecast(terms, presences, then, *span), mark)


@transaction.atomic
def apply_order(*, meeting: Meeting, mark: str, at: datetime) -> Proposal:
    """Give the items the numbers of the proposal that was seen (``mark``), before the meeting opens.

    Items of case files and places of one owner move with the others, whoever acts: only their number changes. Side
    effect: owners of places are told. Raises ``Refused`` once the meeting has begun, and where the agenda or the
    answers have changed since, so that another order is proposed now.
    """
    meeting = locked(meeting)
    may_reorder(meeting.state).require()
    found = proposed_order(meeting, planned_people(meeting)[0])
    if found is None or found.mark != mark:
        raise Refused(no("changed", "The agenda or the answers have changed meanwhile. Look at the order again."))
    with whole_record_of(meeting):
        standing: list[Any] = [*AgendaItem.objects.filter(meeting=meeting, withdrawn_because="")]
        standing += OwnedSlot.objects.filter(meeting=meeting, withdrawn_because="")
        rows = {row.number: row for row in standing}
        places = sorted(rows)
        moved = [(rows[old], new) for old, new in zip(found.order, places, strict=True) if old != new]
        for row, _ in moved:  # out of the way: no two items of a meeting have one number, not even for a moment
            row.number += OUT_OF_THE_WAY
            row.skip_history_when_saving = True
            row.save(update_fields=["number"])
            del row.skip_history_when_saving
        for row, new in moved:
            row.number = new
            row.save(update_fields=["number"])
    let_owners_know(meeting, at)
    return found


OUT_OF_THE_WAY = 10_000  # more than any agenda has
