"""Workbooks: written without a formula, read with their dates, and what is no table refused in words."""

import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from openpyxl import Workbook

from hscp.lib.uploads import Limits, judge
from hscp.record.files.looking import look
from hscp.ui.spreadsheets import Unreadable, table_of, xlsx_bytes

COLUMNS = ("Reference", "Due", "Count")
ROWS = [
    ("=cmd|'/c calc'!A1", date(2026, 7, 31), 3),
    ("A & <B>\x07", None, Decimal("2.5")),
    ("", datetime(2026, 6, 1, 8, tzinfo=UTC), True),
]


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return packed.read(name).decode()


def with_part(content: bytes, **parts: str | bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            key = name.rpartition("/")[2].partition(".")[0]
            new.writestr(name, parts.pop(key, old.read(name).decode()))
        for key, text in parts.items():
            new.writestr(f"xl/{key}.xml", text)
    return target.getvalue()


def test_what_is_written_is_read_again_and_nothing_is_a_formula() -> None:
    content = xlsx_bytes(COLUMNS, ROWS, marking="OFFICIAL-SENSITIVE")
    sheet = part(content, "xl/worksheets/sheet1.xml")
    assert "<f" not in sheet
    assert table_of("a.xlsx", content, most=9) == [
        ["OFFICIAL-SENSITIVE"],
        ["Reference", "Due", "Count"],
        ["'=cmd|'/c calc'!A1", date(2026, 7, 31), "3"],
        ["A & <B>", "", "2.5"],
        ["", "2026-06-01 09:00", "Yes"],
    ]
    assert judge(look("a.xlsx", io.BytesIO(content), len(content), Limits()), Limits())


def book(**cells: object) -> bytes:
    """A workbook as a spreadsheet program saves it: shared texts, styles, and these cells of its first sheet."""
    made = Workbook()
    for place, value in cells.items():
        made.worksheets[0][place] = value
    made.create_sheet("Another")["A1"] = "not read"
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def test_gaps_and_dates_of_a_spreadsheet_program() -> None:
    noon = datetime(2026, 7, 31, 12)  # noqa: DTZ001 - spreadsheets know no time zone
    content = book(B2=" Text ", D2=noon, E2=7.0, F2=date(2026, 8, 1), G2=True, H2=2.5, B3="  ")
    found = table_of("a.xlsx", content, most=9)
    assert found == [[], ["", "Text", "", date(2026, 7, 31), "7", date(2026, 8, 1), "Yes", "2.5"]]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"A1": "=1+1"}, "A1 is a formula"),
        ({"A1": 1, "B2": "#REF!"}, "B2 could not be read"),
        ({"A11": 5}, "more than 9 rows"),
        ({"A1048576": 5}, "more than 9 rows"),
    ],
)
def test_what_a_workbook_may_not_hold(cells: dict[str, object], words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        table_of("a.xlsx", book(**cells), most=9)


SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
    '<c r="A1" t="inlineStr"><is><t>{}</t></is></c></row></sheetData></worksheet>'
)


def test_entities_and_what_is_no_workbook_are_refused() -> None:
    assert table_of("a.xlsx", with_part(book(), sheet1=SHEET.format("&amp;")), most=9) == [["&"]]
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]>' + SHEET.format("&a;")
    hidden = f'<?xml version="1.0" encoding="UTF-16"?>{bomb}'.encode("utf-16")
    for content in (
        with_part(book(), sheet1=bomb),
        with_part(book(), sheet1=hidden),
        with_part(book(), workbook="<workbook/>"),
        with_part(book(), sheet1=SHEET[:-20]),
        b"PK\x03\x04",
        b"no",
    ):
        with pytest.raises(Unreadable, match="no workbook"):
            table_of("a.xlsx", content, most=9)


def test_csv_with_either_separator_and_its_limits() -> None:
    assert table_of("a.csv", b'\xef\xbb\xbfA;B\r\n 1 ;"x;y"\r\n;\r\n', most=9) == [["A", "B"], ["1", "x;y"]]
    assert table_of("a.csv", b"A,B\n\n1,2\n", most=9) == [["A", "B"], [], ["1", "2"]]
    with pytest.raises(Unreadable, match="more than 2 rows"):
        table_of("a.csv", b"A\nB\nC\n", most=2)
    with pytest.raises(Unreadable, match="UTF-8"):
        table_of("a.csv", b"\xff\xfe", most=2)
