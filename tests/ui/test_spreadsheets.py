"""Workbooks: written without a formula, read with their dates, and what is no table refused in words."""

import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

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


SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
SHARED = (
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>Rich</t></r><r><t> text</t></r>'
    "<rPh><t>read aloud</t></rPh></si></sst>"
)


def sheet(cells: str, **parts: str) -> bytes:
    return with_part(xlsx_bytes(COLUMNS, []), sheet1=SHEET.format(cells), **parts)


def test_shared_texts_gaps_and_dates_as_excel_keeps_them() -> None:
    cells = '<row r="2"><c r="B2" t="s"><v>0</v></c><c r="D2" s="2"><v>46234.5</v></c><c r="E2"><v>7.0</v></c></row>'
    found = table_of("a.xlsx", sheet(cells, sharedStrings=SHARED), most=9)
    assert found == [[], ["", "Rich text", "", date(2026, 7, 31), "7"]]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>', "A1 is a formula"),
        ('<row r="1"><c r="A1" t="s"><v>5</v></c></row>', "could not be read"),
        ('<row r="11"><c r="A11"><v>5</v></c></row>', "more than 9 rows"),
        ('<row r="1048577"><c r="A1"><v>5</v></c></row>', "more than 9 rows"),
        ('<row r="3"><c><v>5</v></c></row><row r="2"><c><v>5</v></c></row>', "not in order"),
        ('<row r="1"><c r="B1"><v>5</v></c><c r="A1"><v>5</v></c></row>', "not in order"),
        ('<row r="1"><c r="A1" s="2"><v>99999999999</v></c></row>', "could not be read"),
    ],
)
def test_what_a_workbook_may_not_hold(cells: str, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        table_of("a.xlsx", sheet(cells), most=9)


def test_entities_and_what_is_no_workbook_are_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
    for hidden in (bomb, f'<?xml version="1.0" encoding="UTF-16"?>{bomb}'.encode("utf-16")):
        with pytest.raises(Unreadable, match="entities"):
            table_of("a.xlsx", with_part(xlsx_bytes(COLUMNS, []), sheet1=hidden), most=9)
    for content in (b"PK\x03\x04", b"no", with_part(xlsx_bytes(COLUMNS, []), workbook="<workbook/>")):
        with pytest.raises(Unreadable, match="no workbook"):
            table_of("a.xlsx", content, most=9)


def test_csv_with_either_separator_and_its_limits() -> None:
    assert table_of("a.csv", b'\xef\xbb\xbfA;B\r\n 1 ;"x;y"\r\n;\r\n', most=9) == [["A", "B"], ["1", "x;y"]]
    assert table_of("a.csv", b"A,B\n\n1,2\n", most=9) == [["A", "B"], [], ["1", "2"]]
    with pytest.raises(Unreadable, match="more than 2 rows"):
        table_of("a.csv", b"A\nB\nC\n", most=2)
    with pytest.raises(Unreadable, match="UTF-8"):
        table_of("a.csv", b"\xff\xfe", most=2)
