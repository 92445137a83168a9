"""Agreed priorities, and what is said of their progress."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from hscp.lib.verdicts import Refused, no
from hscp.lib.workdays import uk_date
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
) -> Priority:
    """Write down an agreed priority, or put one right. Raises ``Refused`` where there is one of that name and day."""
    row = priority or Priority()
    row.title, row.aim, row.lead, row.agreed_by = title.strip(), aim.strip(), lead, agreed_by
    row.starts_on, row.ends_on = starts_on, ends_on
    try:
        with transaction.atomic():
            row.save()
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
