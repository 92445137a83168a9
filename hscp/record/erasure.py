"""Erasure of a sealed row, by name: its words go, the chain still holds, and that it was erased stays on the record."""

from datetime import datetime

from django.db import connection, transaction

from hscp.lib.verdicts import Refused, no
from hscp.record.entries import ChainEntry, Erasure
from hscp.spaces.acting import current
from hscp.spaces.fences import sealed_tables


def erase(*, table: str, row_key: int, reason: str, at: datetime) -> Erasure:
    """Delete one append-only row of the open space, and the salt that its digest was made with.

    Leaves an ``Erasure`` that names the row and says why; without it the database lets no such row go. Whether it may
    be erased (retention, legal hold) is for the caller to know. Raises ``Refused`` for a row that is not sealed here,
    or without a reason.
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
        erasure = Erasure(
            of_table=table, row_key=row_key, reason=reason, at=at, by_id=context.user_id, seat=context.seat_id
        )
        erasure.save()
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SELECT fence.erase(%s, %s)", [table, row_key])
            else:
                where = "WHERE space_id = %s AND"
                named = [context.space_id, row_key]
                cursor.execute(f"DELETE FROM {table} {where} {sealed.key} = %s", named)  # noqa: S608 - our own names
                blank = f"UPDATE record_chainentry SET salt = '' {where} row_key = %s AND of_table = %s"  # noqa: S608
                cursor.execute(blank, [*named, table])
    return erasure
