"""The chronology of a case: its entries as they stand, filtered and sorted, and where accounts differ."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet

from reviews.models import ChronologyEntry, ChronologyResolved, RapidReview
from reviews.rules.chronology import Account, Conflict, conflicts, is_resolved

SORTS: dict[str, tuple[Any, ...]] = {
    "": ("on", F("at").asc(nulls_last=True), "pk"),
    "day": ("on", F("at").asc(nulls_last=True), "pk"),
    "-day": ("-on", F("at").desc(nulls_last=True), "-pk"),
    "agency": ("agency", "on", "pk"),
    "-agency": ("-agency", "on", "pk"),
    "child": (F("child__position").asc(nulls_first=True), "on", "pk"),
    "-child": (F("child__position").desc(nulls_last=True), "on", "pk"),
}


def entries_of(rapid: RapidReview, asked: Mapping[str, Any], sort: str = "") -> "QuerySet[ChronologyEntry]":
    """The entries that stand, of those asked for: ``agency``, ``child`` (its key, or "all"), ``begins``, ``ends``."""
    rows = ChronologyEntry.objects.filter(rapid=rapid, replaced_by__isnull=True)
    if asked.get("agency"):
        rows = rows.filter(agency=asked["agency"])
    if asked.get("child"):
        one = Q(child__isnull=True)
        rows = rows.filter(one if asked["child"] == "all" else one | Q(child=asked["child"]))
    if asked.get("begins"):
        rows = rows.filter(on__gte=asked["begins"])
    if asked.get("ends"):
        rows = rows.filter(on__lte=asked["ends"])
    found: QuerySet[ChronologyEntry] = rows.select_related("child", "entered_by__person").order_by(
        *SORTS.get(sort, SORTS[""])
    )
    return found


def agencies_of(rapid: RapidReview) -> list[str]:
    """The agencies that entries are of. One query."""
    rows = ChronologyEntry.objects.filter(rapid=rapid).order_by("agency").values_list("agency", flat=True)
    return list(rows.distinct())


@dataclass(frozen=True, slots=True)
class Differing:
    """Where accounts differ, and how that was resolved last (None: by nobody)."""

    conflict: Conflict
    resolved: ChronologyResolved | None


def differing(rapid: RapidReview) -> list[Differing]:
    """Where accounts of the entries that stand differ, by day. Two queries."""
    rows = ChronologyEntry.objects.filter(rapid=rapid, replaced_by__isnull=True).order_by("on", "pk")
    accounts = [Account(*values) for values in rows.values_list("pk", "on", "at", "child_id", "agency", "what")]
    resolved = list(
        ChronologyResolved.objects.filter(rapid=rapid).select_related("by__person", "stands").order_by("-at", "-pk")
    )
    return [
        Differing(
            each,
            next(
                (
                    row
                    for row in resolved
                    if row.on == each.on and row.child_id == each.child and is_resolved(each, [row.entries])
                ),
                None,
            ),
        )
        for each in conflicts(accounts)
    ]


def entries_by_key(keys: Collection[int]) -> dict[int, ChronologyEntry]:
    """Entries by their keys. One query."""
    rows = ChronologyEntry.objects.filter(pk__in=keys).select_related("child")
    return {row.pk: row for row in rows}
