"""Markdown, tables of contents and CSV: what people typed can do no harm."""

import csv
import datetime
import io
from decimal import Decimal
from typing import Any

import pytest
from django.utils.safestring import SafeString

from hscp.ui.contents import with_contents
from hscp.ui.exports import csv_response, csv_text, safe_cell
from hscp.ui.markdown import render_markdown


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("# Top", "<h3>Top</h3>"),
        ("###### Low", "<h6>Low</h6>"),
        ("**bold** and *not*", "<p><strong>bold</strong> and <em>not</em></p>"),
        ("- a\n- b", "<li>a</li>"),
        ("3. c", '<ol start="3">'),
        ("| A | B |\n| - | -: |\n| 1 | 2 |", '<th scope="col">B</th>'),
        ("[guidance](https://example.org/a?b=1)", 'href="https://example.org/a?b=1" rel="noopener noreferrer"'),
    ],
)
def test_markdown_is_rendered(typed: str, expected: str) -> None:
    assert expected in render_markdown(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "![x](https://example.org/x.png)",
        "<p style='color:red' onclick='x()'>y</p>",
    ],
)
def test_markdown_does_no_harm(typed: str) -> None:
    html = render_markdown(typed)
    for bad in ("<script", "<img", "<p style", 'href="javascript', 'href="data', "<p onclick"):
        assert bad not in html


def test_html_that_is_typed_is_shown_as_it_was_typed() -> None:
    """It is text to us; that little of HTML is let out besides is the second of two guards."""
    assert "&lt;b&gt;bold&lt;/b&gt;" in render_markdown("<b>bold</b>")


def test_markdown_shifts_headings_and_leaves_nothing_of_nothing() -> None:
    assert "<h2>Top</h2>" in render_markdown("# Top", shift=1)
    assert render_markdown(" \n ") == ""


def test_contents_name_each_heading_once() -> None:
    html = SafeString(
        '<h1>Report</h1><h2 class="a">Actions &amp; aims</h2><h3 id="own">Late</h3><h2>Actions &amp; aims</h2>'
        '<h2 class="no-contents">Contents</h2><h4>Deep</h4>'
    )
    done, entries = with_contents(html)
    assert [(entry.level, entry.words, entry.target) for entry in entries] == [
        (2, "Actions & aims", "actions-aims"),
        (3, "Late", "own"),
        (2, "Actions & aims", "actions-aims-2"),
    ]
    assert '<h2 id="actions-aims" class="a">Actions &amp; aims</h2>' in done
    assert '<h2 class="no-contents">Contents</h2>' in done
    assert with_contents(done)[0] == done


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+44 20", "'+44 20"),
        ("-cmd", "'-cmd"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("  =1", "'  =1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("＝1", "'＝1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠A", "'＠A"),
        ("plain", "plain"),
        ("a=b", "a=b"),
        (-5, -5),
        (Decimal("-1.50"), Decimal("-1.50")),
        (None, ""),
        (True, "Yes"),
        (False, "No"),
        (datetime.date(2026, 6, 15), "2026-06-15"),
        (datetime.datetime(2026, 6, 15, 9, 0, tzinfo=datetime.UTC), "2026-06-15 10:00"),
    ],
)
def test_cells_never_become_formulas(value: Any, cell: Any) -> None:
    assert safe_cell(value) == cell


def test_csv_is_marked_headed_and_quoted() -> None:
    read = list(csv.reader(io.StringIO(csv_text(["Action", "Due"], [("a, b", None)], marking="OFFICIAL-SENSITIVE"))))
    assert read == [["OFFICIAL-SENSITIVE"], ["Action", "Due"], ["a, b", ""]]


def test_csv_download_opens_in_a_spreadsheet() -> None:
    response = csv_response("actions.csv", ["Äction"], [("=x",)])
    assert response.content.decode().startswith("\ufeffÄction\r\n'=x")
    assert response["Content-Disposition"] == 'attachment; filename="actions.csv"'
    assert response["Content-Type"] == "text/csv; charset=utf-8"


def test_a_text_with_too_much_formatting_is_shown_as_it_was_typed() -> None:
    """Stored before there was a limit, or written by a job: it costs next to nothing, and does no harm."""
    table = "|" + "a|" * 200 + "\n|" + "-|" * 200 + "\n" + "|<b>\n" * 3_000
    html = render_markdown(table)
    assert "<table" not in html and "|&lt;b&gt;" in html and html.startswith('<div class="hscp-prose"><p>')
    assert "<table>" in render_markdown("|a|\n|-|\n|b|")
