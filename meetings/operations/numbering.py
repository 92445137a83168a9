"""Gives the next number of a series: without gaps, and to one writer at a time."""

from datetime import date

from hscp.spaces.acting import current
from meetings.models import Numbering


def next_number(series: str) -> int:
    """The next number of a series of the space written to. The row stays locked until the transaction ends.

    Whoever comes second waits; a transaction that is rolled back gives its number back.
    """
    Numbering.objects.get_or_create(space_id=current().space_id, series=series)
    row = Numbering.objects.select_for_update().get(series=series)
    row.last += 1
    row.save(update_fields=["last"])
    return int(row.last)


def yearly_reference(letter: str, day: date) -> str:
    """The next reference of a kind of thing in a calendar year: "A-2026-014"."""
    return f"{letter}-{day.year}-{next_number(f'{letter}-{day.year}'):03d}"
