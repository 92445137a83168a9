"""The yearly report's PDF: tagged, bookmarked, its contents' page numbers right, marked as a draft on every page."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pikepdf
import pytest

from hscp.ui.markdown import levelled
from reporting.operations.builds import STEPS, Built, build
from reporting.queries.paper import ROWS_AT_MOST, Paper, Signed, shown
from reporting.rules.content import Head, Written, assemble, hash_of
from reporting.rules.evidence import Table
from reporting.rules.facts import Action, Contribution, Decision, Feedback, Meeting, Recommendation, Record
from reporting.rules.pictured import picture
from tests.paper.reading import bookmarks, contents, wrong_by_pdf_ua
from tests.paper.reading import words as words_on
from tests.rules.test_report_pictured import counted, figures

pytestmark = pytest.mark.once

START, END = date(2025, 4, 1), date(2026, 4, 1)
NARRATIVE = """#### A heading that leaves levels out

We **met**. See [the guidance](https://example.org/).

# A top heading

| Year | Children |
|---|---|
| 2025 | 41 |

1. First
2. Second

> Said by a child

---

Done. <script>alert(1)</script>
"""
RECORD = Record(
    starts_on=START,
    ends_on=END,
    today=date(2026, 6, 15),
    meetings=tuple(
        Meeting(n, 1, "board", "Safeguarding Partners Board", "board", date(2025, 5 + n, 9), "closed", quorate)
        for n, quorate in enumerate(("throughout", "throughout", "part"))
    ),
    decisions=tuple(
        Decision(n, 1, n, "Board", date(2025, 6, 9), f"Decision text {n}", "agreed", "Agreed", "Agreed.")
        for n in range(1, 141)
    ),
    actions=(Action(1, "A-1", "Do it", "Post", date(2025, 5, 1), date(2025, 9, 30), None, None),),
    recommendations=(
        Recommendation(1, "R-1", "local_review", "Local review", "Review A", "Share it", date(2023, 5, 2)),
    ),
    feedback=(Feedback(date(2025, 6, 1), "Parents", "Survey", "Too many forms", "Board", "One form"),),
    contributions=(Contribution("Police", Decimal("12000.00"), "A room", Decimal("11000.50"), "Forum"),),
    explanations={"recommendation:1": "It waits for the system."},
    pictured=picture(
        [counted(2024, figures(0, 2)), counted(2025, figures(9, 3, 6, made=(6, 2, 7), agencies={"Police": 9}))], ()
    ),
)
SECTIONS = (
    Written("impact", "impact", "Evidence of impact", "", "§19.1a", NARRATIVE),
    Written("little", "little-progress", "Little or no evidence of progress", "", "§19.1b", "It waits."),
    Written("reviews", "review-recommendations", "Recommendations of reviews", "", "§19.1c", "Followed."),
    Written("feedback", "feedback", "Feedback", "", "§19.1d", "Heard."),
    Written("restraint", "restraint", "Restraint", "", "§19.1e", "", "Not applicable."),
    Written("money", "costs-and-contributions", "Contributions", "", "§20.2", "Paid."),
)


def paper(**changes: Any) -> Paper:
    head = Head(
        "Sample: yearly report 2025-26", "Sample Partnership", "2025-26", "Working Together 2023", ("Committee",)
    )
    content = assemble(head, SECTIONS, RECORD)
    return replace(Paper(content, "", True), **changes)


@pytest.fixture(scope="module")
def draft() -> Built:
    return build(paper())


@pytest.fixture(scope="module")
def final() -> Built:
    whole = paper()
    signatures = tuple(
        Signed(f"LSP for the {body}", date(2026, 6, day)) for day, body in enumerate(("council", "icb"), 1)
    )
    return build(replace(whole, content_hash=hash_of(whole.content), is_draft=False, signatures=signatures))


@pytest.fixture(scope="module")
def opened(draft: Built) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(draft.data)) as pdf:
        yield pdf


def words(built: Built, number: int) -> str:
    return words_on(built.data, number)


def test_nothing_is_wrong_by_pdf_ua(draft: Built, final: Built) -> None:
    for built in (draft, final):
        assert wrong_by_pdf_ua(built.data) == []


def test_pages_are_counted(draft: Built, opened: pikepdf.Pdf) -> None:
    assert draft.pages == len(opened.pages) >= 8


def test_bookmarks_are_the_sections_and_the_record(draft: Built) -> None:
    found = bookmarks(draft.data)
    assert found["Yearly report 2025-26"] == [
        "Contents", *(section.title for section in SECTIONS), "The record of the year", "Approval",
    ]  # fmt: skip
    assert found["The record of the year"] == [
        "Meetings and quoracy", "Attendance", "Decisions", "Actions", "Reviews over years",
        "Promises of the arrangements",
    ]  # fmt: skip


def test_contents_have_the_right_pages(draft: Built) -> None:
    found = contents(draft.data)
    pages = {entry.heading: entry.page for entry in found}
    assert {"Evidence of impact", "Restraint", "The record of the year", "Decisions", "Approval"} <= set(pages)
    assert [entry for entry in found if not entry.is_right] == []
    assert pages["Approval"] == draft.pages


def test_a_draft_says_so_on_every_page_and_the_final_report_on_none(draft: Built, final: Built) -> None:
    for number in range(1, draft.pages + 1):
        text = words(draft, number)
        assert "DRAFT" in text and f"Page {number} of {draft.pages}" in text
    for number in range(1, final.pages + 1):
        assert "draft" not in words(final, number).lower()


def test_the_final_report_lists_its_signatures_and_its_hash(final: Built) -> None:
    last = words(final, final.pages)
    assert "LSP for the council" in last and "1 June 2026" in last and "2 June 2026" in last
    assert hash_of(paper().content)[:16] in "".join(last.split())


def test_each_chart_has_a_text_alternative(opened: pikepdf.Pdf) -> None:
    found: list[str] = []

    def walk(element: Any) -> None:
        if isinstance(element, pikepdf.Dictionary):
            if element.get("/S") == "/Figure":
                found.append(str(element.get("/Alt", "")))
            kids = element.get("/K")
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                walk(kid)

    walk(opened.Root.StructTreeRoot)
    assert len(found) == len(paper().charts) == 6
    assert all(alt.startswith(("Stacked bar chart: ", "Bar chart: ")) for alt in found)
    assert "2 of 3 meetings held were quorate throughout." in found[0]
    assert "In 2025-26: Sent in time – 9, Late – not shown, Running – not shown" in found[3]


def test_every_figure_names_the_headers_of_its_row_and_column(opened: pikepdf.Pdf) -> None:
    """In each table, and so in those that say what a chart does, those of reviews too."""
    found: list[tuple[str, int]] = []

    def walk(element: Any) -> None:
        if not isinstance(element, pikepdf.Dictionary):
            return
        if element.get("/S") in ("/TH", "/TD"):
            found.append((str(element.S), len(element.A.get("/Headers", ()))))
        kids = element.get("/K")
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            walk(kid)

    walk(opened.Root.StructTreeRoot)
    cells = [headers for kind, headers in found if kind == "/TD"]
    assert len(cells) > 60 and cells.count(2) >= len(cells) - 2 and 0 not in cells, "a writer's table has no such rows"


def test_figures_that_are_not_shown_are_words_on_paper(draft: Built) -> None:
    whole = " ".join(" ".join(words(draft, number) for number in range(1, draft.pages + 1)).split())
    assert "2024-25 Not shown Not shown Not shown Not shown" in whole
    assert "2025-26 9 Not shown Not shown 0" in whole


def test_headings_of_a_narrative_leave_out_no_level() -> None:
    whole = "".join(part["prose"] for part in paper().context()["sections"])
    assert re.findall(r"<h(\d)>", whole) == ["3", "3"]
    assert "<script>" not in whole
    assert levelled("<h3>a</h3><h6>b</h6><h4>c</h4>", 3) == "<h3>a</h3><h4>b</h4><h4>c</h4>"  # type: ignore[arg-type]


def test_long_tables_are_laid_out_in_parts() -> None:
    rows = tuple((str(number),) for number in range(ROWS_AT_MOST + 1))
    first, second = shown([Table("T", ("a",), rows)], lambda link: "")
    assert (len(first.rows), len(second.rows)) == (ROWS_AT_MOST, 1)
    assert second.title == "T (part 2 of 2)"


def test_progress_is_told_step_by_step() -> None:
    said: list[tuple[int, int, str]] = []
    build(paper(), lambda *step: said.append(step))
    assert said == [
        (1, STEPS, "Drawing the charts"), (2, STEPS, "Laying out the pages"), (3, STEPS, "Checking the file"),
    ]  # fmt: skip
