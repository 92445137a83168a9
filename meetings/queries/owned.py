"""A partnership's own items at joint meetings: their places on the agenda, and at home what they are about."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from hscp.spaces.models import JointSpace, Space
from meetings.models import Meeting, OwnedItem, OwnedSlot
from meetings.queries.told import Together
from partnership.models import Group


@dataclass(frozen=True, slots=True)
class Owned:
    """A place on a joint agenda as everybody there sees it: its number, whose it is, where its people read it.

    It has no ``purpose``: what is decided under it is its owner's, and is not judged here.
    """

    pk: int
    number: int
    owner: str
    owner_slug: str
    minutes_planned: int | None
    withdrawn_because: str
    is_closed = True
    is_owned = True
    purpose = ""  # what is decided there is judged in the owner's record; the forecast counts its minutes alone


def owned_told() -> Together:
    """For a query of meetings: the places on their agendas that belong to one owner. It costs no query of its own."""
    rows = OwnedSlot.objects.filter(meeting=OuterRef("pk")).order_by()
    told = JSONObject(
        pk=F("id"),
        number=F("number"),
        owner=F("owner__name"),
        owner_slug=F("owner__slug"),
        minutes_planned=F("minutes_planned"),
        withdrawn_because=F("withdrawn_because"),
    )
    return Together(rows.annotate(told=told).values("told"))


def owned_of(meeting: Meeting) -> list[Owned]:
    """The places that belong to one owner. No query where the meeting came with ``told_owned``, else one."""
    if hasattr(meeting, "told_owned"):
        return [Owned(**row) for row in sorted(meeting.told_owned or (), key=lambda row: row["number"])]
    rows = OwnedSlot.objects.filter(meeting=meeting).select_related("owner").order_by("number")
    return [
        Owned(row.pk, row.number, row.owner.name, row.owner.slug, row.minutes_planned, row.withdrawn_because)
        for row in rows
    ]


def owners_of(joint: Space) -> list[Space]:
    """The partnerships that share a joint space, by name; none for a partnership's own. One query."""
    links = JointSpace.objects.filter(joint=joint.pk).select_related("owner").order_by("owner__name")
    return [link.owner for link in links]


def owned_items_listed() -> "QuerySet[OwnedItem]":
    """One's own items at joint meetings, the latest first."""
    found: QuerySet[OwnedItem] = OwnedItem.objects.select_related("joint").order_by("-held_on", "number", "pk")
    return found


def names_of_groups() -> dict[tuple[int, str], str]:
    """What the joint groups are called here, by space and key there. One query."""
    rows: Any = Group.objects.filter(located_in__isnull=False)
    return {(joint, key): name for joint, key, name in rows.values_list("located_in_id", "shared_group", "name")}
