"""Bank holidays beside those of the calendar: one proclaimed, one taken back. For whoever runs the site alone.

Spaces share these rows, and no page writes what they share (docs/adr/0017): a county's team would change the dates of
another's. Each change stands in the record of every space (docs/adr/0016).
"""

from datetime import date

from django.db import transaction

from hscp.spaces.acting import loading
from partnership.models import BankHoliday
from partnership.queries.holidays import bank_holidays
from partnership.rules.holidays import may_proclaim, may_take_back


@transaction.atomic
def proclaim_holiday(*, day: date, name: str, source: str, today: date) -> BankHoliday:
    """Add a bank holiday that the calendar does not know, or one that was taken back.

    Side effect: the change in the record of every space. What counts working days counts them anew; no meeting moves.
    Raises ``Refused`` as ``may_proclaim``.
    """
    may_proclaim(day, name=name, source=source, holds=_holds(day), today=today).require()
    return _put(day, name, source, is_holiday=True)


@transaction.atomic
def take_back_holiday(*, day: date, reason: str, today: date) -> BankHoliday:
    """Take back a bank holiday, of the calendar or of our own, with the reason. Side effects as ``proclaim_holiday``.

    Raises ``Refused`` as ``may_take_back``.
    """
    name = _holds(day)
    may_take_back(day, reason=reason, holds=name, today=today).require()
    return _put(day, name, reason, is_holiday=False)


def _holds(day: date) -> str:
    return bank_holidays(day, day).get(day, "")


def _put(day: date, name: str, source: str, *, is_holiday: bool) -> BankHoliday:
    with loading():
        row = BankHoliday.objects.select_for_update().filter(day=day).first() or BankHoliday(day=day)
        row.name, row.source, row.is_holiday = name.strip()[:120], " ".join(source.split())[:300], is_holiday
        row.save()
    return row
