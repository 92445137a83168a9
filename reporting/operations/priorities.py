"""Agreed priorities, and what is said of their progress."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from hscp.lib.verdicts import Refused, no
from hscp.lib.workdays import uk_date
from hscp.record.versions import held, save_upon
from meetings.models import Decision
from partnership.models import Post, Seat
from reporting.models import Priority, PriorityProgress


@transaction.atomic
def save_priority(
    *,
    priority: Priority | None = None,
    title: str,
    aim: str,
    lead: Post | None,
    agreed_by: Decision | None,
    starts_on: date,
    ends_on: date | None,
    version: int | None = None,
) -> Priority:
    """Write down an agreed priority, or put one right that was written on ``version``.

    Raises ``Refused`` where there is one of that name and day; ``EditConflict`` when somebody else changed it since.
    """
    values = {
        "title": title.strip(),
        "aim": aim.strip(),
        "lead": lead,
        "agreed_by": agreed_by,
        "starts_on": starts_on,
        "ends_on": ends_on,
    }
    row: Priority = Priority(**values) if priority is None else held(priority)
    try:
        with transaction.atomic():
            if priority is None:
                row.save()
            else:
                save_upon(row, version or 0, **values)
    except IntegrityError:
        raise Refused(no("twice", "There is a priority of that name from that day on already.")) from None
    return row


@transaction.atomic
def judge_priority(
    *, priority: Priority, on: date, judgement: str, text: str, impact: str, seat: Seat | None, at: datetime
) -> PriorityProgress:
    """Add what is said of a priority on a day. Raises ``Refused`` for a day to come or before it was agreed."""
    if on > uk_date(at):
        no("to_come", "A priority is judged today or on a day that has been.").require()
    if on < priority.starts_on:
        no("too_early", "The priority had not been agreed on that day.").require()
    row = PriorityProgress(
        priority=priority, on=on, judgement=judgement, text=text.strip(), impact=impact.strip(), seat=seat, at=at
    )
    row.save()
    return row
