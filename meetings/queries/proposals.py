"""Items that were proposed or raised: which meeting hears them, and what became of each."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from meetings.enums import ItemProposalState, MeetingState, Outcome
from meetings.models import AgendaItem, Decision, ItemProposal, ItemProposalStage, Meeting
from meetings.queries.timeline import timeline_of
from meetings.queries.told import Together, moment_told
from meetings.rules.proposals import Coming, meeting_that_hears
from partnership.models import Chairing, Group, Membership, Seat
from partnership.queries.posts import holds_on

MOVES = {
    "propose": "Proposed",
    "raise": "Raised",
    "accept": "Put on the agenda",
    "defer": "Put off to the next meeting",
    "decline": "Declined",
    "withdraw": "Withdrawn",
}


# What waits for an answer: not what was raised from an item that was withdrawn since.
STILL_WAITS = Q(state=ItemProposalState.WAITING) & (Q(raised_from__isnull=True) | Q(raised_from__withdrawn_because=""))


def coming_of(group_id: int) -> list[Coming]:
    """The meetings of a group that are planned or open. One query."""
    rows = Meeting.objects.filter(group=group_id, state__in=[MeetingState.PLANNED, MeetingState.OPEN])
    return [Coming(*row) for row in rows.order_by("starts_at").values_list("pk", "starts_at", "state")]


def proposals_before(meeting: Meeting) -> list[ItemProposal]:
    """The waiting proposals that come before a meeting, in the order in which they were made. Two queries."""
    waiting = ItemProposal.objects.filter(STILL_WAITS, group=meeting.group_id)
    rows = list(_with_people(waiting).order_by("proposed_at", "pk"))
    coming = coming_of(meeting.group_id) if rows else []
    return [row for row in rows if meeting_that_hears(row.meeting_id, row.after, coming) == meeting.pk]


def answered_for(meeting: Meeting) -> list[ItemProposal]:
    """What became of the proposals that were made for a meeting, or came onto its agenda. One query."""
    for_it = Q(meeting=meeting.pk) | Q(item__meeting=meeting.pk)
    rows = ItemProposal.objects.filter(for_it).exclude(state=ItemProposalState.WAITING)
    return list(_with_people(rows).order_by("proposed_at", "pk"))


def _with_people(rows: "QuerySet[ItemProposal]") -> "QuerySet[ItemProposal]":
    return rows.select_related("proposed_by__person", "raised_from__meeting__group", "item__meeting__group", "group")


def hears(proposal: ItemProposal) -> Meeting | None:
    """The meeting that a waiting proposal comes before; None while none is planned. Two queries."""
    key = meeting_that_hears(proposal.meeting_id, proposal.after, coming_of(proposal.group_id))
    return Meeting.objects.select_related("group").get(pk=key) if key is not None else None


def members_on(group: Group, day: date) -> list[Seat]:
    """Whoever may propose items to a group on a day: those who sit in it or chair it. Two queries."""
    posts = {
        *Membership.objects.filter(holds_on(day), group=group).values_list("post", flat=True),
        *Chairing.objects.filter(holds_on(day), group=group).values_list("post", flat=True),
    }
    seats = Seat.objects.filter(holds_on(day), post__in=posts).select_related("person", "post")
    return list(seats.order_by("person__name", "pk"))


def groups_to_raise_to(group: Group) -> list[Group]:
    """The other groups whose meetings are kept here. One query."""
    rows = Group.objects.filter(located_in__isnull=True, as_needed=False).exclude(pk=group.pk)
    return list(rows.filter(ends_on__isnull=True).order_by("position", "name"))


def places_before(meeting: Meeting) -> list[AgendaItem]:
    """The items before which a proposed one may come: all that stand and belong to no case file. One query."""
    rows = AgendaItem.objects.filter(meeting=meeting, file__isnull=True, withdrawn_because="")
    return list(rows.order_by("number"))


def story_of(proposal: ItemProposal) -> list[dict[str, Any]]:
    """What happened to a proposal, the earliest first. One query."""
    return timeline_of(ItemProposalStage.objects.filter(proposal=proposal), MOVES, earliest_first=True)


def decisions_under(item_id: int) -> list[Decision]:
    """The decisions taken under an item, without what was recorded as something else since. One query."""
    rows = Decision.objects.filter(item=item_id).exclude(outcome=Outcome.TAKEN_OUT)
    return list(rows.defer("quoracy", "room", "terms").order_by("number"))


def proposals_to_answer(posts: Iterable[int], day: date, *, everywhere: bool) -> list[tuple[int, str, str]]:
    """The waiting proposals that somebody may answer: key, title, group's name. ``everywhere`` is for the team, else
    those of groups that one of ``posts`` chairs. One query."""
    rows = ItemProposal.objects.filter(STILL_WAITS)
    if not everywhere:
        chaired = Chairing.objects.filter(holds_on(day), post__in=list(posts)).values("group")
        rows = rows.filter(group__in=chaired)
    found = rows.select_related("group").order_by("proposed_at", "pk")
    return [(row.pk, row.title, row.group.called) for row in found]


def raised_told() -> dict[str, Together]:
    """For a query of agenda items: to which groups each was raised and what came of it, and where it came from itself.

    They cost no query of their own.
    """
    under = Decision.objects.filter(item=OuterRef("item")).exclude(outcome=Outcome.TAKEN_OUT).order_by()
    decided = Together(under.annotate(told=JSONObject(number=F("number"), outcome=F("outcome"))).values("told"))
    to = JSONObject(
        id=F("id"),
        group=F("group__name"),
        state=F("state"),
        number=F("item__number"),
        starts_at=F("item__meeting__starts_at"),
        decided=F("decided"),
    )
    came = JSONObject(
        id=F("id"),
        note=F("note"),
        who=F("proposed_by__person__name"),
        capacity=F("capacity"),
        number=F("raised_from__number"),
        group=F("raised_from__meeting__group__name"),
        starts_at=F("raised_from__meeting__starts_at"),
    )
    raised = ItemProposal.objects.filter(raised_from=OuterRef("pk")).order_by()
    become = ItemProposal.objects.filter(item=OuterRef("pk")).order_by()
    return {
        "told_raised": Together(raised.annotate(decided=decided, told=to).values("told")),
        "told_came": Together(become.annotate(told=came).values("told")),
    }


@dataclass(frozen=True, slots=True)
class RaisedTo:
    """That an item was raised to another group: which proposal, how it stands, on which agenda, what was decided."""

    proposal: int
    group: str
    state: str
    number: int | None
    on: Any
    outcomes: tuple[str, ...]

    @property
    def state_words(self) -> str:
        return str(ItemProposalState(self.state).label)


@dataclass(frozen=True, slots=True)
class CameFrom:
    """Where an item of an agenda came from: who proposed it, or which item of which group raised it, with a note."""

    proposal: int
    note: str
    who: str
    capacity: str
    number: int | None
    group: str | None
    on: Any


def raised_of(told: Iterable[dict[str, Any]] | None) -> list[RaisedTo]:
    """To which groups an item was raised, in the order in which it was."""
    return [
        RaisedTo(
            row["id"],
            row["group"],
            row["state"],
            row["number"],
            moment_told(row["starts_at"]),
            tuple(Outcome(each["outcome"]).label for each in _inner(row["decided"])),
        )
        for row in sorted(told or (), key=lambda row: row["id"])
    ]


def _inner(value: Any) -> list[dict[str, Any]]:
    """A list within what was told: SQLite gives it as a text."""
    found = json.loads(value) if isinstance(value, str) else value
    return sorted(found or (), key=lambda each: each["number"])


def came_of(told: Iterable[dict[str, Any]] | None) -> CameFrom | None:
    """Where an item came from that somebody proposed or raised; None for any other."""
    for row in told or ():
        on = moment_told(row["starts_at"])
        return CameFrom(row["id"], row["note"], row["who"], row["capacity"], row["number"], row["group"], on)
    return None
