"""Erasure of a sealed row, by name: its words go, the chain still holds, and that it was erased stays on the record."""

from datetime import datetime

from django.db import DatabaseError, connection, transaction

from hscp.lib.verdicts import Refused, no
from hscp.record.entries import ChainEntry, Erasure
from hscp.record.holds import held_row, refusal
from hscp.spaces.acting import current
from hscp.spaces.fences import FencedTable, sealed_tables
from hscp.spaces.fences.holds import REFUSAL


def erase(*, table: str, row_key: int, reason: str, at: datetime) -> Erasure:
    """Delete one append-only row of the open space, and the salt that its digest was made with.

    Leaves an ``Erasure`` that names the row and says why; without it the database lets no such row go. Whether it is
    old enough to be erased is for the caller to know. Raises ``Refused`` for a row that is not sealed here, without a
    reason, or under a legal hold: that, the database refuses again, whoever asks it.
    """
    context = current()
    sealed = sealed_tables().get(table)
    if not reason.strip():
        no("reason", "An erasure needs a reason.").require()
    with transaction.atomic():
        if connection.vendor == "postgresql":
            connection.check_constraints()  # what this transaction has written is sealed first
        known = ChainEntry.objects.filter(space_id=context.space_id, of_table=table, row_key=row_key).exists()
        if sealed is None or not known:
            raise Refused(no("absent", "There is no such row in the record."))
        refusal(held_row(sealed, row_key)).require()
        erasure = Erasure(
            of_table=table, row_key=row_key, reason=reason, at=at, by_id=context.user_id, seat=context.seat_id
        )
        erasure.save()
        try:
            _let_go(sealed, row_key, context.space_id)
        except DatabaseError as stopped:
            if REFUSAL in str(stopped):  # on a matter that we do not see
                raise Refused(no("held", "This is under a legal hold, so nothing of it is erased.")) from None
            raise
    return erasure


def _let_go(table: FencedTable, row_key: int, space_id: int) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT fence.erase(%s, %s)", [table.name, row_key])
            return
        where = "WHERE space_id = %s AND"
        cursor.execute(f"DELETE FROM {table.name} {where} {table.key} = %s", [space_id, row_key])  # noqa: S608 - our own
        blank = f"UPDATE record_chainentry SET salt = '' {where} row_key = %s AND of_table = %s"  # noqa: S608
        cursor.execute(blank, [space_id, row_key, table.name])
