"""Who was told that a case file was opened in an emergency, and whether it reached them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import F, Q

from hscp.lib.words import listing
from hscp.record.models import MailState
from partnership.enums import GlassTo
from partnership.models import GlassTold

if TYPE_CHECKING:
    from django.db.models import QuerySet

LOST = (MailState.FAILED, MailState.UNKNOWN, MailState.HELD, MailState.DROPPED, MailState.RETURNED)
# Whoever holds the seat says so; nobody says it for them.
NOT_SEEN = Q(seen__isnull=True) | ~Q(seen__by=F("seat__user"))
WHO = {GlassTo.LEAD.value: "its lead", GlassTo.SCRUTINEER.value: "the independent scrutineer"}


def told_here(seat_ids: Iterable[int]) -> "QuerySet[GlassTold]":
    """What the holders of these seats are told and have not said that they saw. One query."""
    rows = GlassTold.objects.filter(NOT_SEEN, seat__in=list(seat_ids))
    return rows.select_related("reference")


def told_in_vain(day: date) -> "QuerySet[GlassTold]":
    """What was told to somebody who has no address, or whose mail did not reach them, and has not been seen; of those
    who still hold the seat on ``day``, for the others can say so no more. One query."""
    rows = GlassTold.objects.filter(NOT_SEEN, Q(mail__isnull=True) | Q(mail__state__in=LOST))
    still = Q(seat__ends_on__isnull=True) | Q(seat__ends_on__gt=day)
    return rows.filter(still).exclude(told_as=GlassTo.INSTEAD).select_related("reference", "mail")


@dataclass(frozen=True, slots=True)
class Glass:
    """One opening in an emergency, as the page of the file says it: when, and how each was told."""

    at: datetime
    lines: tuple[str, ...]
    nobody: bool


def glasses_of(file_id: int) -> list[Glass]:
    """Each opening of a file in an emergency, the latest first, with who was told. One query."""
    found: dict[datetime, list[GlassTold]] = {}
    rows = GlassTold.objects.filter(reference=file_id).select_related("seat__person", "seat__post", "mail", "seen")
    for row in rows.order_by("-at", "pk"):
        found.setdefault(row.at, []).append(row)
    return [Glass(at, tuple(_lines(told)), not any(_reached(row) for row in told)) for at, told in found.items()]


def listing_of(row: GlassTold) -> str:
    """For whom somebody is told who is told instead; empty for the others."""
    return listing([WHO[each] for each in row.instead_of.split(",")]) if row.instead_of else ""


def is_seen(row: GlassTold) -> bool:
    """Whether who was told has said that they saw it."""
    return hasattr(row, "seen") and row.seen.by_id == row.seat.user_id


def _reached(row: GlassTold) -> bool:
    return is_seen(row) or (row.mail is not None and row.mail.state not in LOST)


def _lines(told: list[GlassTold]) -> Iterable[str]:
    for row in told:
        who = f"{row.seat.person.name}, {row.seat.post.title}"
        if row.instead_of:
            who += f", because {listing_of(row)} could not be told"
        yield f"{who}: {_how(row)}"


def _how(row: GlassTold) -> str:
    if is_seen(row):
        return "has seen it."
    if row.mail is None:
        return "has no address to write to; told on their home page, not seen yet."
    if row.mail.state in LOST:
        return "the mail did not reach them for certain; told on their home page, not seen yet."
    return "told by mail and on their home page, not seen yet."
