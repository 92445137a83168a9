"""Tables as Excel workbooks, written without a formula, and tables read from a workbook or a CSV file.

Written by hand: a workbook of one sheet is five small parts, and everything in it is text, a number or a date. Read is
what `hscp.record.files` has looked into before: it refuses bombs, macros and locked files.
"""

import csv
import datetime
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from django.http import HttpResponse
from django.utils.timezone import localtime

from hscp.ui.exports import safe_cell

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{CONTENT_TYPE}.main+xml"/>'
    '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'spreadsheetml.styles+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'spreadsheetml.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{_RELATED}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATED}"><sheets><sheet name="List" sheetId="1" '
    'r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{_RELATED}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{_RELATED}/styles" '
    'Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font/><font><b/></font></fonts><fills count="1">'
    '<fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs '
    'count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="14" '
    'applyNumberFormat="1"/></cellXfs></styleSheet>',
}
_DAY_ZERO = datetime.date(1899, 12, 30)  # Excel's, which believes that 1900 was a leap year
_DAY_ZERO_1904 = datetime.date(1904, 1, 1)


class Unreadable(ValueError):
    """A table could not be read. Its text is a sentence fit for whoever sent it."""


def xlsx_bytes(columns: Sequence[str], rows: Iterable[Sequence[Any]], *, marking: str = "") -> bytes:
    """A workbook of one sheet with a header row; ``marking`` stands in a row of its own above it.

    Numbers and dates are cells of their kind, everything else is text: no cell is a formula. Text that begins like one
    gets an apostrophe before it all the same, for the sheet may be saved as CSV.
    """
    lines = [_row([marking], style=1)] if marking else []
    lines.append(_row(columns, style=1))
    lines += [_row(row) for row in rows]
    numbered = "".join(f'<row r="{number}">{line}</row>' for number, line in enumerate(lines, 1))
    sheet = f'<worksheet xmlns="{_MAIN}"><sheetData>{numbered}</sheetData></worksheet>'
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in {**_PARTS, "xl/worksheets/sheet1.xml": sheet}.items():
            packed.writestr(zipfile.ZipInfo(name), _HEAD + content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _row(cells: Sequence[Any], style: int = 0) -> str:
    return "".join(_cell(each, style) for each in cells)


def _cell(value: Any, style: int) -> str:
    if isinstance(value, datetime.datetime):
        value = (localtime(value) if value.tzinfo else value).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, datetime.date):
        return f'<c s="2"><v>{(value - _DAY_ZERO).days}</v></c>'
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return f"<c><v>{value}</v></c>"
    text = escape(_NOT_XML.sub("", str(safe_cell(value))))
    return f'<c t="inlineStr" s="{style}"><is><t xml:space="preserve">{text}</t></is></c>'


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
    while rows and not any(rows[-1]):
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
            _count(len(found), most)
            found.append([cell.strip() for cell in row] if any(cell.strip() for cell in row) else [])
    except csv.Error:
        raise Unreadable("The file is no CSV table that can be read.") from None
    return found


def _count(rows: int, most: int) -> None:
    if rows >= most:
        raise Unreadable(f"The table has more than {most} rows. Divide it.")


def _workbook(content: bytes, most: int) -> list[list[str | datetime.date]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            book, names = _xml(packed, "xl/workbook.xml"), set(packed.namelist())
            shared = _xml(packed, "xl/sharedStrings.xml") if "xl/sharedStrings.xml" in names else None
            styles = _xml(packed, "xl/styles.xml") if "xl/styles.xml" in names else None
            sheet = _xml(packed, _first_sheet(packed, book))
    except (KeyError, zipfile.BadZipFile, ElementTree.ParseError):
        raise Unreadable("The file is no workbook that can be read. Save it again as .xlsx.") from None
    properties = book.find(f"{{{_MAIN}}}workbookPr")
    zero = _DAY_ZERO_1904 if properties is not None and properties.get("date1904") in ("1", "true") else _DAY_ZERO
    texts = [] if shared is None else ["".join(_texts(each)) for each in shared.findall(f"{{{_MAIN}}}si")]
    reader = _Sheet(texts, _date_styles(styles), zero, most)
    return reader.rows(sheet)


def _first_sheet(packed: zipfile.ZipFile, book: Any) -> str:
    first = book.find(f"{{{_MAIN}}}sheets/{{{_MAIN}}}sheet")
    if first is None:
        raise KeyError("sheet")
    wanted = first.get(f"{{{_RELATED}}}id")
    for each in _xml(packed, "xl/_rels/workbook.xml.rels"):
        if each.get("Id") == wanted:
            target: str = each.get("Target", "")
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    raise KeyError("sheet")


class _NoDoctype(ElementTree.TreeBuilder):
    """Builds the tree of a part that declares no document type, and so no entity."""

    def doctype(self, *_: Any) -> None:
        raise Unreadable("The workbook declares entities, which no spreadsheet does. Save it again as .xlsx.")


def _xml(packed: zipfile.ZipFile, name: str) -> Any:
    parser = ElementTree.XMLParser(target=_NoDoctype())  # noqa: S314 - without a document type nothing is expanded
    return ElementTree.fromstring(packed.read(name), parser=parser)  # noqa: S314 - the same


def _texts(item: Any) -> Iterable[str]:
    """The text of a shared or inline string, without how it is read aloud."""
    for run in item:
        tag = run.tag.rpartition("}")[2]
        if tag == "t":
            yield run.text or ""
        elif tag == "r":
            yield from _texts(run)


_DATE_FORMATS = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})


def _date_styles(styles: Any) -> frozenset[int]:
    """Which cell styles show a date: a built-in format, or one of the book's own with a day or a year in it."""
    if styles is None:
        return frozenset()
    own = {
        each.get("numFmtId"): re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", each.get("formatCode", ""))
        for each in styles.iter(f"{{{_MAIN}}}numFmt")
    }
    dates = {number for number, code in own.items() if re.search("[dy]", code, re.IGNORECASE)}
    formats = styles.find(f"{{{_MAIN}}}cellXfs")
    found = [] if formats is None else [each.get("numFmtId", "0") for each in formats]
    return frozenset(
        place for place, each in enumerate(found) if each in dates or (each.isdigit() and int(each) in _DATE_FORMATS)
    )


class _Sheet:
    """Reads the cells of one sheet."""

    def __init__(self, texts: list[str], dates: frozenset[int], zero: datetime.date, most: int) -> None:
        self.texts, self.dates, self.zero, self.most = texts, dates, zero, most

    def rows(self, sheet: Any) -> list[list[str | datetime.date]]:
        found: list[list[str | datetime.date]] = []
        for row in sheet.iter(f"{{{_MAIN}}}row"):
            number = row.get("r", "")
            place = int(number) - 1 if number.isdigit() else len(found)
            cells = self._cells(row)
            if not any(cells):
                continue
            if place < len(found):
                raise Unreadable("The rows of the workbook are not in order. Save it again as .xlsx.")
            _count(place, self.most)
            found += [[] for _ in range(place - len(found))]
            found.append(cells)
        return found

    def _cells(self, row: Any) -> list[str | datetime.date]:
        found: list[str | datetime.date] = []
        for cell in row.findall(f"{{{_MAIN}}}c"):
            letters = re.match("[A-Z]{1,2}(?=[0-9])", cell.get("r", ""))
            place = _column(letters[0]) if letters else len(found)
            if place < len(found):
                raise Unreadable("The cells of the workbook are not in order. Save it again as .xlsx.")
            found += ["" for _ in range(place - len(found))]
            found.append(self._value(cell))
        return found

    def _value(self, cell: Any) -> str | datetime.date:
        where = cell.get("r", "A cell")
        if cell.find(f"{{{_MAIN}}}f") is not None:
            raise Unreadable(f"{where} is a formula. Paste its value in its place.")
        kind, inline, value = cell.get("t", "n"), cell.find(f"{{{_MAIN}}}is"), cell.findtext(f"{{{_MAIN}}}v") or ""
        if kind == "inlineStr":
            return "".join(_texts(inline)).strip() if inline is not None else ""
        try:
            if kind == "s":
                return self.texts[int(value)].strip()
            style = cell.get("s", "0")
            if kind == "n" and value and style.isdigit() and int(style) in self.dates:
                return self.zero + datetime.timedelta(days=int(float(value)))
        except (ValueError, IndexError, OverflowError):
            raise Unreadable(f"{where} could not be read. Save the workbook again as .xlsx.") from None
        return value.removesuffix(".0").strip() if kind == "n" else value.strip()


def _column(letters: str) -> int:
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - ord("A") + 1
    return found - 1
