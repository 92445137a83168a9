"""PDFs as readers and their software get them: tagged, titled, with bookmarks, page numbers and nothing fetched."""

import base64
import http.server
import io
import re
import subprocess
import threading
from collections.abc import Iterator
from typing import Any

import page
import pikepdf
import pytest
from django.template import engines
from django.utils.safestring import SafeString

from hscp.ui import pdf
from hscp.ui.charts import Chart
from hscp.ui.contents import with_contents
from hscp.ui.pdf import make_pdf
from tests.factories.uploads import picture

pytestmark = pytest.mark.once

COVER = """<section class="paper-cover"><p class="paper-owner">Sample Partnership</p><h1>Yearly report 2025–26</h1>
<p class="paper-subtitle">1 April 2025 to 31 March 2026</p></section>{% contents entries %}"""
BODY = """<section class="paper-section"><h2>What the partners did</h2><p>They met nine times.</p>
{{ text|markdown:2 }}{% chart chart visible_table=True %}</section>
<section class="paper-section"><h2>Actions</h2><h3>Late</h3>
{% table "Actions that are late" %}<thead><tr>
{% th "Action" %}{% th "Owner" %}{% th "Days late" numeric=True %}
</tr></thead><tbody>{% for number in many %}<tr><th scope="row">Action {{ number }}</th><td>
{% status "Late" "bad" %}</td><td class="num">{{ number }}</td></tr>{% endfor %}</tbody>{% endtable %}
<h3>About</h3>{% facts "This report" facts %}</section>"""


def made(source: str, **context: Any) -> SafeString:
    return SafeString(engines["django"].from_string(source).render(context))


@pytest.fixture(scope="module")
def report() -> bytes:
    chart = Chart("bar", "Actions by partner", ("Council", "Police"), (("Open", (7, 4)), ("Late", (2, 0))))
    body, entries = with_contents(
        made(
            BODY,
            text="# Learning\n\nThe board **noted** it.",
            chart=chart,
            many=range(90),
            facts=[("Chair", "Council")],
        )
    )
    return make_pdf(
        SafeString(made(COVER, entries=entries) + body),
        title="Yearly report 2025–26",
        running="Sample Partnership: yearly report",
        author="Sample Partnership",
        description="What the partnership did",
        marking="OFFICIAL",
    )


@pytest.fixture(scope="module")
def opened(report: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(report)) as document:
        yield document


def words(data: bytes, number: int) -> str:
    """The text of one page, from 1."""
    run = ["pdftotext", "-layout", "-f", str(number), "-l", str(number), "-", "-"]
    return subprocess.run(run, input=data, capture_output=True, check=True).stdout.decode()


def tags(opened: pikepdf.Pdf) -> list[str]:
    """The types of all structure elements, in the order of reading."""
    found: list[str] = []

    def walk(element: Any) -> None:
        if isinstance(element, pikepdf.Dictionary):
            if "/S" in element:
                found.append(str(element.S).lstrip("/"))
            kids = element.get("/K")
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                walk(kid)

    walk(opened.Root.StructTreeRoot)
    return found


def test_nothing_is_wrong_by_pdf_ua(report: bytes) -> None:
    checked = page.validate_pdf_bytes(report, profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in checked.failures] == []
    assert checked.is_compliant
    assert checked.rules.total > 50


def test_check_finds_what_is_wrong() -> None:
    bad = make_pdf(SafeString("<h1>Report</h1><h3>A level left out</h3>"), title="Bad")
    assert not page.validate_pdf_bytes(bad, profile="ua1").is_compliant


def test_title_language_and_author(opened: pikepdf.Pdf) -> None:
    assert str(opened.docinfo.Title) == "Yearly report 2025–26"
    assert str(opened.docinfo.Author) == "Sample Partnership"
    assert str(opened.Root.Lang) == "en-GB"
    assert opened.Root.ViewerPreferences.DisplayDocTitle
    assert opened.open_metadata()["pdfuaid:part"] == "1"


def test_bookmarks_follow_the_headings(opened: pikepdf.Pdf) -> None:
    with opened.open_outline() as outline:
        (top,) = outline.root
        assert top.title == "Yearly report 2025–26"
        assert [item.title for item in top.children] == ["Contents", "What the partners did", "Actions"]
        assert [item.title for item in top.children[1].children] == ["Learning"]
        assert [item.title for item in top.children[2].children] == ["Late", "About"]


def test_tags_name_headings_tables_lists_links_and_figures(opened: pikepdf.Pdf) -> None:
    found = tags(opened)
    assert [tag for tag in found if re.fullmatch("H[1-6]", tag)] == ["H1", "H2", "H2", "H3", "H2", "H3", "H3"]
    assert {"Table", "TR", "TH", "TD", "L", "LI", "LBody", "Link", "Figure", "P", "Caption"} <= set(found)


def test_contents_have_the_right_pages(report: bytes, opened: pikepdf.Pdf) -> None:
    lines = dict(re.findall(r"^\s*(\S.*?)\s{2,}(\d+)$", words(report, 2), re.MULTILINE))
    assert set(lines) == {"What the partners did", "Learning", "Actions", "Late", "About"}
    for heading, number in lines.items():
        assert heading in words(report, int(number))
    assert int(lines["About"]) == len(opened.pages)


def test_every_page_says_where_one_is(report: bytes, opened: pikepdf.Pdf) -> None:
    total = len(opened.pages)
    assert total >= 5
    assert "Sample Partnership: yearly report" not in words(report, 1)
    for number in range(1, total + 1):
        text = words(report, number)
        assert f"Page {number} of {total}" in text
        assert "OFFICIAL" in text
        assert number == 1 or "Sample Partnership: yearly report" in text


def test_table_repeats_its_header_on_each_page(report: bytes, opened: pikepdf.Pdf) -> None:
    with_rows = [
        number for number in range(1, len(opened.pages) + 1) if re.search(r"Action \d+", words(report, number))
    ]
    assert len(with_rows) >= 2
    assert all("Days late" in words(report, number) for number in with_rows)


def test_every_font_is_embedded(opened: pikepdf.Pdf) -> None:
    fonts = [
        thing for thing in opened.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font"
    ]
    described = [font for font in fonts if "/FontDescriptor" in font]
    assert described
    assert all("/FontFile2" in font.FontDescriptor or "/FontFile3" in font.FontDescriptor for font in described)


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """A server of this machine, and what it was asked for."""
    asked: list[str] = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *args: Any) -> None:
            """Nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


def test_nothing_is_fetched(tmp_path: Any, listener: tuple[str, list[str]]) -> None:
    home, asked = listener
    secret = tmp_path / "secret.css"
    secret.write_text("body::before { content: 'stolen' }")
    photo = tmp_path / "photo.png"
    photo.write_bytes(picture(size=(20, 10)))
    inline = f"data:image/png;base64,{base64.b64encode(picture(size=(30, 10))).decode()}"
    body = (
        f'<h1>Report</h1><p><img src="{home}/x.png" alt="A picture from elsewhere"></p>'
        f'<p><img src="{photo.as_uri()}" alt="A picture of this machine"><img src="{photo}" alt="By its path"></p>'
        f'<p><img src="{inline}" alt="A picture that travels along"></p>'
        f'<link rel="stylesheet" href="{home}/x.css"><link rel="stylesheet" href="{secret.as_uri()}">'
        f'<link rel="attachment" href="{secret.as_uri()}"><p><a rel="attachment" href="{secret.as_uri()}">Take</a></p>'
    )
    paper = make_pdf(SafeString(body), title="Report")
    assert asked == []
    text = words(paper, 1)
    assert "A picture from elsewhere" in text and "A picture of this machine" in text
    assert "stolen" not in text
    with pikepdf.open(io.BytesIO(paper)) as opened:
        pictures = [each for each in opened.objects if isinstance(each, pikepdf.Stream) and each.get("/Width")]
        assert {int(each.Width) for each in pictures} == {30}, "what travels along is shown, and nothing else"
        assert len(opened.attachments) == 0


def test_nor_does_our_own_style_sheet_fetch(
    tmp_path: Any, listener: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    home, asked = listener
    styles = tmp_path / "report.css"
    styles.write_text(f'@import url("{home}/x.css"); body {{ background: url("{home}/x.png") }}')
    monkeypatch.setattr(pdf, "STYLES", styles)
    pdf._engine.cache_clear()
    try:
        make_pdf(SafeString("<h1>Report</h1>"), title="Report")
    finally:
        pdf._engine.cache_clear()
    assert asked == []


def test_summary_list_is_refused_with_the_way_out() -> None:
    with pytest.raises(ValueError, match=r"use {% facts %}"):
        make_pdf(made("{% summary_list %}{% row 'a' 'b' %}{% endsummary_list %}"), title="Report")


def test_title_is_escaped() -> None:
    paper = make_pdf(SafeString("<h1>Report</h1>"), title="</title><h1>x", running='" data-x="')
    with pikepdf.open(io.BytesIO(paper)) as opened:
        assert str(opened.docinfo.Title) == "</title><h1>x"
