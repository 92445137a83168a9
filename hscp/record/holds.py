"""Which legal holds stand, what they cover, and the sentence that refuses an erasure."""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from hscp.lib.keeping import RecordClass
from hscp.lib.verdicts import YES, Verdict, no
from hscp.lib.words import date_words
from hscp.record.holding import Covers, HoldWords, LegalHold
from hscp.spaces.acting import current
from hscp.spaces.fences import FencedTable
from hscp.spaces.fences.holds import condition, standing


def holds_standing() -> "QuerySet[LegalHold]":
    """The holds of the open space that stand, the newest first; their words where these may be seen."""
    found: QuerySet[LegalHold] = LegalHold.objects.filter(lifted__isnull=True)
    return found


def holds_over(
    *, files: Iterable[int] = (), meetings: Iterable[int] = (), people: Iterable[int] = (), kept_as: RecordClass
) -> "QuerySet[LegalHold]":
    """The standing holds that cover something of that class which hangs on these files, meetings or people."""
    of = Q(covers=Covers.SPACE) | Q(covers=Covers.CLASS, record_class=kept_as.value)
    for kind, keys in ((Covers.FILE, files), (Covers.MEETING, meetings), (Covers.PERSON, people)):
        if keys := list(keys):
            of |= Q(covers=kind, of_key__in=keys)
    return holds_standing().filter(of)


def held_row(table: FencedTable, row_key: int) -> LegalHold | None:
    """A standing hold that covers one row of the open space, where the row is within reach. One query, or two."""
    return held_among(table.model, table.key, [row_key])


def held_among(model: Any, column: str, keys: Iterable[int]) -> LegalHold | None:
    """A standing hold that covers any of the rows of a table in which ``column`` is one of ``keys``. One query, or two.

    Sees only the rows within reach; the database asks again when a row goes, and sees them all.
    """
    keys, meta = list(keys), model._meta
    if not keys:
        return None
    asked = standing(condition(model, "r"), "r.space_id")
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT min(({asked} ORDER BY h.id LIMIT 1)) FROM {meta.db_table} r "  # noqa: S608 - our own names
            f"WHERE r.space_id = %s AND r.{column} IN ({', '.join(['%s'] * len(keys))})",
            [next(iter(current().read)), *keys],
        )
        (found,) = cursor.fetchone()
    return LegalHold.objects.get(pk=found) if found is not None else None


def words_of(hold: LegalHold) -> Any:
    """What a hold is called and why it stands, for whoever may see that; else None."""
    return HoldWords.objects.filter(hold=hold).first()


def words_of_all(holds: Iterable[LegalHold]) -> dict[int, HoldWords]:
    """The words of several holds by their keys, as far as one may see them. Never by a join: that asks no fence."""
    return {said.hold_id: said for said in HoldWords.objects.filter(hold__in=[hold.pk for hold in holds])}


def refusal(hold: LegalHold | None) -> Verdict:
    """Why something that ``hold`` covers is not erased: its name and reason, or the reference alone. One query."""
    if hold is None:
        return YES
    said = words_of(hold)
    since = date_words(hold.starts_on, weekday=False)
    if said is None:
        return no("held", f"{hold.of_words} is under a legal hold since {since}, so nothing of it is erased.")
    why = " ".join(said.reason.split()).rstrip(".")
    asked = f"{said.asked_by} asked for it"
    return no("held", f"The legal hold “{said.name}” stands since {since}, so nothing is erased: {why}. {asked}.")
