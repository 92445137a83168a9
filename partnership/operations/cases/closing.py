"""The end of a matter: its file is closed, and its retention counts from that day; or it is taken up again."""

from datetime import datetime

from django.db import transaction

from partnership.models import CaseFile, Seat
from partnership.operations.cases.places import held, note, seat_now, state_of
from partnership.queries.cases import awaits_in
from partnership.rules import cases as rules


@transaction.atomic
def close_case_file(*, file: CaseFile, reason: str, seat: Seat, at: datetime) -> CaseFile:
    """Close a file. Its list and what hangs on it stay; nothing new is tied to it. Side effect: a stage record.

    Raises ``Refused`` where it is closed already, something in it waits for its day, or no reason is given.
    """
    file, seat = held(file), seat_now(seat)
    rules.may_close(state=state_of(file), reason=reason, awaits=awaits_in(file)).require()
    file.closed_at = at
    file.save(update_fields=["closed_at"])
    note(file, "close", seat, at, reason.strip(), before=rules.OPEN)
    return file


@transaction.atomic
def reopen_case_file(*, file: CaseFile, reason: str, seat: Seat, at: datetime) -> CaseFile:
    """Open a closed file again; the clock of its retention stops. Side effect: a stage record.

    Raises ``Refused`` where it is open, its content was erased, or no reason is given.
    """
    file, seat = held(file), seat_now(seat)
    rules.may_reopen(state=state_of(file), reason=reason).require()
    file.closed_at = None
    file.save(update_fields=["closed_at"])
    note(file, "reopen", seat, at, reason.strip(), before=rules.CLOSED)
    return file
