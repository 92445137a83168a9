"""A case file opened in an emergency: who is told at once, on their home page and by mail, and that they saw it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from hscp.lib.words import date_words, listing, time_words
from hscp.lib.workdays import uk_date
from hscp.spaces.acting import current
from partnership.enums import GlassTo, Role
from partnership.models import GlassSeen, GlassTold, Seat
from partnership.operations.cases.places import tell
from partnership.queries.cases import live_on

SUBJECT = "A case file was opened in an emergency"
NAMES = {GlassTo.LEAD: "its lead (nobody leads it now)", GlassTo.SCRUTINEER: "the scrutineer (nobody is in office)"}


def tell_of_glass(*, file_id: int, reference: str, lead: Seat | None, grant_id: int, at: datetime) -> list[GlassTold]:
    """Tell the lead and each scrutineer in office; where one of the two is not there, each live seat of the
    Partnership Team for them. Side effects: a row for each, and a mail to whoever has an address."""
    live = Seat.objects.filter(live_on(uk_date(at))).select_related("person", "user").order_by("pk")
    scrutineers = list(live.filter(role=Role.SCRUTINEER))
    told = [(lead, GlassTo.LEAD)] if lead is not None else []
    told += [(seat, GlassTo.SCRUTINEER) for seat in scrutineers if lead is None or seat.pk != lead.pk]
    missing = ([] if lead is not None else [GlassTo.LEAD]) + ([] if scrutineers else [GlassTo.SCRUTINEER])
    when = f"at {time_words(at)} on {date_words(uk_date(at))}"
    words = f"Case file {reference} was opened in an emergency {when}, for 24 hours, by somebody who has that right."
    rows = _told(file_id, reference, told, f"{words} Its lead can see who it was and why.", grant_id, at)
    if missing:
        team = [(seat, GlassTo.INSTEAD) for seat in live.filter(role=Role.TEAM)]
        words += f" You are told because nobody could be told as {listing([NAMES[each] for each in missing])}."
        rows += _told(file_id, reference, team, words, grant_id, at, instead_of=",".join(missing))
    return rows


def _told(
    file_id: int,
    reference: str,
    told: Iterable[tuple[Seat, GlassTo]],
    words: str,
    grant_id: int,
    at: datetime,
    *,
    instead_of: str = "",
) -> list[GlassTold]:
    told = list(told)
    mails = tell(file_id, reference, [seat for seat, _ in told], SUBJECT, words, at, key=f"glass:{grant_id}")
    rows = []
    for seat, told_as in told:
        row = GlassTold(
            reference_id=file_id, at=at, seat=seat, told_as=told_as, instead_of=instead_of, mail=mails.get(seat.pk)
        )
        row.save()
        rows.append(row)
    return rows


@transaction.atomic
def see_glass(*, told: GlassTold, at: datetime) -> None:
    """Say that one has seen it, once; it leaves the home page. Whoever holds the seat says it, also one who only reads.

    Raises ``Refused`` never: seen twice is seen.
    """
    user_id = current().user_id
    if user_id is not None:  # twice at the same moment as well: who only reads claims no form (`hscp.record.once`)
        said = {"space_id": told.space_id, "at": at, "by_id": user_id, "seat_id": told.seat_id}
        GlassSeen.objects.get_or_create(told=told, defaults=said)
