"""Lists as CSV files that open in a spreadsheet without running anything."""

import csv
import datetime
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.utils.timezone import localtime

# The first four also in full width, which spreadsheets in some languages take for the same.
DANGEROUS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
BOM = "\ufeff"  # without it spreadsheets take UTF-8 for something else


def safe_cell(value: Any) -> str | int | float | Decimal:
    """A value as a cell: numbers as they are, dates in ISO form and local time, text that cannot become a formula.

    A text that begins like a formula (after spaces too) gets an apostrophe before it, as spreadsheets themselves do.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, (int, float, Decimal)):
        return value
    if isinstance(value, datetime.datetime):
        return (localtime(value) if value.tzinfo else value).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    text = str(value)
    return f"'{text}" if text.startswith(DANGEROUS) or text.lstrip().startswith(DANGEROUS) else text


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[Any]], *, marking: str = "") -> str:
    """A CSV document with a header row; ``marking`` ("OFFICIAL-SENSITIVE") stands in a row of its own above it."""
    target = io.StringIO()
    writer = csv.writer(target)
    if marking:
        writer.writerow([safe_cell(marking)])
    writer.writerow([safe_cell(column) for column in columns])
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return target.getvalue()


def csv_response(
    filename: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], *, marking: str = ""
) -> HttpResponse:
    """A download. It is written at once and not streamed: the rows can be read only while the view's context is open.

    ``filename`` is plain ASCII ending in ``.csv``.
    """
    response = HttpResponse(BOM + csv_text(columns, rows, marking=marking), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response
