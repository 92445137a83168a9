"""Referrals to other boards: those of items, all of them, those that wait."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.utils.dateparse import parse_date

from meetings.enums import ReferralState
from meetings.models import Referral, ReferralStage
from meetings.queries.timeline import timeline_of
from meetings.queries.told import Together
from partnership.models import StrategicLink
from partnership.queries.people import not_over

MOVES = {
    "send": "Sent",
    "remind": "Reminded",
    "answer": "Answer entered",
    "ask_again": "Asked again",
    "withdraw": "Withdrawn",
}


def boards_to_refer_to(day: date) -> list[StrategicLink]:
    """The boards and panels that the arrangements name on a day, in their order. One query."""
    return list(StrategicLink.objects.filter(not_over(day)).order_by("position", "name"))


SORTS = {"to": ("to",), "sent": ("sent_on",), "due": ("due_on",), "state": ("state", "due_on")}


def referrals_listed(
    day: date,
    *,
    state: str = "",
    text: str = "",
    group: str = "",
    board: str = "",
    late: bool = False,
    sent_from: date | None = None,
    sent_to: date | None = None,
    sort: str = "",
) -> "QuerySet[Referral]":
    """The referrals that fit, with their items; none of a case file: these show under their items alone.

    ``state`` is one of the states, "all", or "" for those whose answer is awaited: sent, and the item stands. ``late``
    are those of which the answer was due before ``day``. The first due come first unless ``sort`` says otherwise.
    """
    rows: QuerySet[Referral] = Referral.objects.filter(file__isnull=True)
    if text:
        rows = rows.filter(Q(asked__icontains=text) | Q(to__icontains=text) | Q(item__title__icontains=text))
    if group:
        rows = rows.filter(item__meeting__group=int(group))
    if board:
        rows = rows.filter(board=int(board))
    if sent_from:
        rows = rows.filter(sent_on__gte=sent_from)
    if sent_to:
        rows = rows.filter(sent_on__lte=sent_to)
    if late or not state:
        rows = rows.filter(state=ReferralState.SENT, item__withdrawn_because="")
        rows = rows.filter(due_on__lt=day) if late else rows
    elif state != "all":
        rows = rows.filter(state=state)
    key = sort if sort.removeprefix("-") in SORTS else "due"
    order = [F(name).desc() if key.startswith("-") else F(name).asc() for name in SORTS[key.removeprefix("-")]]
    return rows.select_related("item__meeting__group").order_by(*order, "pk")


def story_of(referral: Referral) -> list[dict[str, Any]]:
    """What happened to a referral, the earliest first. One query."""
    return timeline_of(ReferralStage.objects.filter(referral=referral), MOVES, earliest_first=True)


def overdue_referrals(day: date) -> list[tuple[int, str, date]]:
    """Referrals of no case file whose answer is overdue on a day and whose item stands: key, board, due. One query."""
    rows = Referral.objects.filter(file__isnull=True, state=ReferralState.SENT, due_on__lt=day)
    rows = rows.filter(item__withdrawn_because="")
    return list(rows.order_by("due_on", "pk").values_list("pk", "to", "due_on"))


def referrals_told() -> Together:
    """For a query of agenda items: their referrals. It costs no query of its own."""
    rows = Referral.objects.filter(item=OuterRef("pk")).order_by()
    told = JSONObject(id=F("id"), to=F("to"), section=F("section"), state=F("state"), due_on=F("due_on"))
    return Together(rows.annotate(told=told).values("told"))


@dataclass(frozen=True, slots=True)
class Referred:
    """A referral as it shows under its item."""

    pk: int
    to: str
    section: str
    state: str
    due_on: date


def referred_of(told: Iterable[dict[str, Any]] | None) -> list[Referred]:
    """The referrals of an item, in the order in which they were made."""
    rows = sorted(told or (), key=lambda row: row["id"])
    return [
        Referred(row["id"], row["to"], row["section"], row["state"], parse_date(row["due_on"][:10]) or date.min)
        for row in rows
    ]
