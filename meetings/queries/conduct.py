"""How a meeting was conducted, as the rules see it: items' times and recusals, adjournments, who was chosen to preside.

Under an item of a case file it is as restricted as the item: a meeting's own timeline, which everybody reads, is judged
without it, and each decision under such an item with it (docs/adr/0014).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from hscp.lib.intervals import Interval, contains
from hscp.spaces.composed import ask
from meetings.models import Adjournment, Declaration, ItemTime, Meeting, PresidingChoice
from meetings.queries.room import Attending
from meetings.queries.told import Together, moment_told
from meetings.rules import Item
from meetings.rules.conduct import Choice, Moments


@dataclass(frozen=True, slots=True)
class Taken:
    """A stretch in which an item was taken; ``ended_at`` None while it is."""

    pk: int
    item_id: int
    file_id: int | None
    began_at: datetime
    ended_at: datetime | None

    @property
    def interval(self) -> Moments:
        return Interval(self.began_at, self.ended_at)


@dataclass(frozen=True, slots=True)
class Declared:
    """That the holder of a line declared an interest in an item, and whether they are recused from it."""

    pk: int
    item_id: int
    file_id: int | None
    attendee_id: int
    recused: bool


@dataclass(frozen=True, slots=True)
class Adjourned:
    """A stretch in which the meeting did not sit; ``resumed_at`` None while it lasts."""

    pk: int
    adjourned_at: datetime
    resumed_at: datetime | None
    reason: str

    @property
    def interval(self) -> Moments:
        return Interval(self.adjourned_at, self.resumed_at)


@dataclass(frozen=True, slots=True)
class Chosen:
    """That the holder of a line was chosen to preside from a moment on."""

    pk: int
    attendee_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Conduct:
    """All of it, each in the order of its moments."""

    times: tuple[Taken, ...] = ()
    declarations: tuple[Declared, ...] = ()
    adjournments: tuple[Adjourned, ...] = ()
    chosen: tuple[Chosen, ...] = ()

    @property
    def holes(self) -> tuple[Moments, ...]:
        """The adjournments as intervals."""
        return tuple(each.interval for each in self.adjournments)

    @property
    def adjourned(self) -> Adjourned | None:
        """The adjournment that lasts; None while the meeting sits."""
        return next((each for each in self.adjournments if each.resumed_at is None), None)

    def running(self, at: datetime) -> int | None:
        """The key of the item that is taken at that moment."""
        return next((each.item_id for each in self.times if at in each.interval), None)

    def of(self, item_id: int | None, people: Iterable[Attending]) -> Item:
        """One item as the rules see it: who is recused from it, and when it was taken. None: nobody, and never."""
        keys = {person.pk: person.key for person in people}
        return Item(
            recused=frozenset(
                keys[each.attendee_id]
                for each in self.declarations
                if each.item_id == item_id and each.recused and each.attendee_id in keys
            ),
            held=tuple(each.interval for each in self.times if each.item_id == item_id),
        )

    def open_items(self, people: Iterable[Attending]) -> tuple[Item, ...]:
        """The items that belong to no case file and from which somebody is recused: what the timeline is judged by."""
        people = tuple(people)
        found = dict.fromkeys(each.item_id for each in self.declarations if each.recused and each.file_id is None)
        return tuple(self.of(item_id, people) for item_id in found)

    def choices(self, people: Iterable[Attending]) -> tuple[Choice, ...]:
        """Who was chosen to preside, as the rules see it."""
        keys = {person.pk: person.key for person in people}
        return tuple(Choice(keys[each.attendee_id], each.at) for each in self.chosen if each.attendee_id in keys)

    def sat(self, at: datetime) -> bool:
        """Whether the meeting sat at that moment."""
        return not contains(self.holes, at)


TOLD = ("told_times", "told_declarations", "told_adjournments", "told_chosen")


def conduct_told(*, withdrawn: bool = False) -> dict[str, Together]:
    """For a query of meetings: how each was conducted, to be read by ``conduct_of``. It costs no query of its own.

    Declarations that were taken back are told only where ``withdrawn`` asks for them.
    """
    of_item = {"item__meeting": OuterRef("pk")}
    declared = of_item if withdrawn else of_item | {"withdrawn_because": ""}
    return {
        "told_times": _told(ItemTime, of_item, "item_id", "file_id", "began_at", "ended_at"),
        "told_declarations": _told(Declaration, declared, "item_id", "file_id", "attendee_id", "recused"),
        "told_adjournments": _told(Adjournment, {"meeting": OuterRef("pk")}, "adjourned_at", "resumed_at", "reason"),
        "told_chosen": _told(PresidingChoice, {"attendee__meeting": OuterRef("pk")}, "attendee_id", at=F("chosen_at")),
    }


def _told(model: Any, where: dict[str, Any], *names: str, **more: Any) -> Together:
    rows = model.objects.filter(**where).order_by()
    return Together(rows.annotate(told=JSONObject(pk=F("pk"), **{n: F(n) for n in names}, **more)).values("told"))


def conduct_of(meeting: Meeting) -> Conduct:
    """How a meeting was conducted. No query where it came with what ``conduct_told`` tells, else one.

    What came is read once for each meeting that was fetched: a page asks for it several times.
    """
    fetched: Any = meeting
    if not hasattr(fetched, "told_times"):
        return conduct_now(meeting.pk)
    if not hasattr(fetched, "read_conduct"):
        fetched.read_conduct = _read({name: getattr(fetched, name) for name in TOLD})
    found: Conduct = fetched.read_conduct
    return found


def conduct_now(meeting_id: int, *, withdrawn: bool = False) -> Conduct:
    """How a meeting was conducted, as it is recorded now; with what was taken back, if asked for. One query."""
    rows = ask(_conducted_and_taken_back if withdrawn else _conducted, meeting_id=meeting_id)
    return _read(dict(zip(TOLD, rows[0], strict=True)) if rows else {})


def _conducted(meeting_id: int) -> "QuerySet[Any, Any]":
    return Meeting.objects.filter(pk=meeting_id).order_by().annotate(**conduct_told()).values_list(*TOLD)


def _conducted_and_taken_back(meeting_id: int) -> "QuerySet[Any, Any]":
    told = conduct_told(withdrawn=True)
    return Meeting.objects.filter(pk=meeting_id).order_by().annotate(**told).values_list(*TOLD)


def _read(told: dict[str, Any]) -> Conduct:
    return Conduct(
        times=tuple(sorted((Taken(**_row(row)) for row in told.get("told_times") or ()), key=lambda x: x.began_at)),
        declarations=tuple(
            sorted((Declared(**_row(row)) for row in told.get("told_declarations") or ()), key=lambda x: x.pk)
        ),
        adjournments=tuple(
            sorted(
                (Adjourned(**_row(row)) for row in told.get("told_adjournments") or ()), key=lambda x: x.adjourned_at
            )
        ),
        chosen=tuple(sorted((Chosen(**_row(row)) for row in told.get("told_chosen") or ()), key=lambda x: x.at)),
    )


def _row(row: dict[str, Any]) -> dict[str, Any]:
    moments = {name: moment_told(row[name]) for name in row if name == "at" or name.endswith("_at")}
    found = row | moments
    return found | ({"recused": bool(row["recused"])} if "recused" in row else {})


@dataclass(frozen=True, slots=True)
class Interest:
    """A declaration as it is read under its item."""

    pk: int
    attendee: int
    name: str
    capacity: str
    interest: str
    recused: bool
    declared_at: datetime
    withdrawn_because: str

    @property
    def words(self) -> str:
        """Who declared it: name and capacity."""
        return f"{self.name}, {self.capacity}" if self.name else self.capacity


_OF_INTEREST = ("pk", "attendee", "interest", "recused", "declared_at", "withdrawn_because")


def declarations_told() -> Together:
    """For a query of agenda items: what was declared under each, what was taken back included."""
    names = {"holder": F("attendee__seat__person__name"), "guest": F("attendee__guest_name")}
    columns = {name: F(name) for name in _OF_INTEREST} | names | {"capacity": F("attendee__capacity")}
    rows = Declaration.objects.filter(item=OuterRef("pk")).order_by()
    return Together(rows.annotate(told=JSONObject(**columns)).values("told"))


def declared_of(told: Iterable[dict[str, Any]] | None) -> list[Interest]:
    """The declarations of an item in their order, from what ``declarations_told`` found of it."""
    found = [
        Interest(
            name=row["holder"] or row["guest"], capacity=row["capacity"], **{n: _row(row)[n] for n in _OF_INTEREST}
        )
        for row in told or ()
    ]
    return sorted(found, key=lambda each: (each.declared_at, each.pk))
