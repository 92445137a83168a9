"""A second person answers what one asked for of something published: a withdrawal, a correction that takes out much."""

from datetime import datetime

from hscp.lib.workdays import uk_date
from partnership.models import Seat
from partnership.queries.two_people import admissions, could_write_in
from partnership.rules.roles import ROLES
from partnership.rules.two_people import Asking, may_be_second
from reviews.models import CorrectionAsk, WithdrawalAsk
from reviews.rules.publishing import may_answer

WRITING = tuple(row.key for row in ROLES if row.writes)


def second_person(
    asked: WithdrawalAsk | CorrectionAsk, *, confirms: bool, answered: bool, seat: Seat, by: int, at: datetime
) -> None:
    """Raise ``Refused`` unless this person may answer it, as ``may_answer``: once, somebody else than who asked, who
    could write in the case before it was asked. Three queries."""
    asking = Asking(by=asked.asked_by.user_id or 0, at=asked.asked_at, roles=WRITING, seat=asked.asked_by_id)
    may_answer(
        asked_by=asking.by,
        by=by,
        on_list_before=could_write_in(asked.file_id, seat.pk, asked.asked_at),
        confirms=confirms,
        second=may_be_second(by, asking, admissions(uk_date(at), asked.asked_at)),
        answered=answered,
    ).require()
