"""Tables as Excel workbooks, written without a formula, and tables read from a workbook or a CSV file.

Read is what `hscp.record.files` has looked into before: it refuses bombs, macros and locked files. openpyxl does the
workbooks, and takes defusedxml where it is installed, which refuses entities; it is imported only where it is needed.
"""

import csv
import datetime
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.http import HttpResponse

from hscp.ui.exports import safe_cell

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Unreadable(ValueError):
    """A table could not be read. Its text is a sentence fit for whoever sent it."""


def xlsx_bytes(columns: Sequence[str], rows: Iterable[Sequence[Any]], *, marking: str = "") -> bytes:
    """A workbook of one sheet with a header row; ``marking`` stands in a row of its own above it.

    Numbers and dates are cells of their kind, everything else is text: no cell is a formula. Text that begins like one
    gets an apostrophe before it all the same, for the sheet may be saved as CSV.
    """
    from openpyxl import Workbook  # noqa: PLC0415 # heavy: imported where it is used

    book = Workbook(write_only=True)
    sheet = book.create_sheet("List")
    for heading in ([marking] if marking else [], columns):
        if heading:
            sheet.append([_cell(sheet, each, bold=True) for each in heading])
    for row in rows:
        sheet.append([_cell(sheet, each) for each in row])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _cell(sheet: Any, value: Any, *, bold: bool = False) -> Any:
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 # heavy: imported where it is used
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415 # heavy: imported where it is used
    from openpyxl.styles import Font  # noqa: PLC0415 # heavy: imported where it is used

    is_date = isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)
    plain = value if is_date else safe_cell(value)
    if isinstance(plain, str):
        plain = ILLEGAL_CHARACTERS_RE.sub("", plain)
    cell = WriteOnlyCell(sheet, plain)
    if isinstance(plain, str):
        cell.data_type = "s"  # whatever it begins with: openpyxl would make a formula of "=1+1"
    if bold:
        cell.font = Font(bold=True)
    return cell


def xlsx_response(
    filename: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], *, marking: str = ""
) -> HttpResponse:
    """A download of ``xlsx_bytes``; ``filename`` is plain ASCII ending in ``.xlsx``."""
    response = HttpResponse(xlsx_bytes(columns, rows, marking=marking), content_type=CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def table_of(name: str, content: bytes, *, most: int) -> list[list[str | datetime.date]]:
    """The rows of a CSV file or of a workbook's first sheet: text without spaces around it, and dates where it says so.

    Empty rows stay, as empty lists, so that a row's place is its number less one. Raises ``Unreadable`` for more rows
    than ``most``, for a formula, and for what is no table.
    """
    rows = _workbook(content, most) if name.lower().endswith(".xlsx") else _csv(content, most)
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _csv(content: bytes, most: int) -> list[list[str | datetime.date]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable("The file is not text in UTF-8. Save it as “CSV UTF-8”.") from None
    first = text.split("\n", 1)[0]
    found: list[list[str | datetime.date]] = []
    try:
        for row in csv.reader(io.StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ","):
            _count(len(found) + 1, most)
            found.append([cell.strip() for cell in row] if any(cell.strip() for cell in row) else [])
    except csv.Error:
        raise Unreadable("The file is no CSV table that can be read.") from None
    return found


def _count(rows: int, most: int) -> None:
    if rows > most:
        raise Unreadable(f"The table has more than {most} rows. Divide it.")


def _workbook(content: bytes, most: int) -> list[list[str | datetime.date]]:
    from openpyxl import load_workbook  # noqa: PLC0415 # heavy: imported where it is used

    try:
        book = load_workbook(io.BytesIO(content))
        sheet = book.worksheets[0]
    except Exception:  # a stranger's file: openpyxl has no error of its own for one that is malformed
        raise Unreadable("The file is no workbook that can be read. Save it again as .xlsx.") from None
    _count(sheet.max_row, most)
    rows = [[_value(cell) for cell in row] for row in sheet.iter_rows()]
    for row in rows:
        while row and not row[-1]:
            row.pop()
    return rows


def _value(cell: Any) -> str | datetime.date:
    value = cell.value
    if cell.data_type == "f":
        raise Unreadable(f"{cell.coordinate} is a formula. Paste its value in its place.")
    if cell.data_type == "e":
        raise Unreadable(f"{cell.coordinate} could not be read: it shows “{value}”. Correct it in the workbook.")
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(safe_cell(value) if isinstance(value, (bool, Decimal)) else value).strip()
