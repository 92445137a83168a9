"""Referrals to other boards: those of items, all of them, those that wait."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, QuerySet
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


def referrals_listed(state: str) -> "QuerySet[Referral]":
    """Referrals with their items, the first due first; of one state, or all. None of a case file: these show under
    their items alone."""
    rows = Referral.objects.filter(file__isnull=True)
    rows = rows.filter(state=state) if state else rows
    found: QuerySet[Referral] = rows.select_related("item__meeting__group").order_by("due_on", "pk")
    return found if state == ReferralState.SENT else found.order_by("-sent_on", "-pk")


def story_of(referral: Referral) -> list[dict[str, Any]]:
    """What happened to a referral, the earliest first. One query."""
    return timeline_of(ReferralStage.objects.filter(referral=referral), MOVES, earliest_first=True)


def overdue_referrals(day: date) -> list[tuple[int, str, date]]:
    """Referrals of no case file whose answer is overdue on a day: key, board, due. One query."""
    rows = Referral.objects.filter(file__isnull=True, state=ReferralState.SENT, due_on__lt=day)
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
