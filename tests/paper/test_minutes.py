"""Minutes on paper and in Word: tagged, marked as a draft until issued, headings and header rows as such."""

import io
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import page
import pikepdf
import pytest
from docx import Document
from docx.oxml.ns import qn

from hscp.spaces.acting import acting, in_space
from meetings.models import AgendaItem, Meeting
from meetings.operations.actions import Source, give_action
from meetings.operations.decisions import record_decision
from meetings.operations.meeting import close_meeting
from meetings.operations.minutes import correct_minutes, save_minutes
from meetings.operations.minutes_document import document_of, pdf_of, word_of
from meetings.operations.presence import add_guest, arrive, leave, record_apologies
from tests.days import NOW, TODAY
from tests.factories.fixtures import World
from tests.factories.meetings import Board, clock, come, issue, make_board, opened

TEXT = """### What was said

The board **heard** the [guidance](https://example.org/).

1. First
2. Second

- A point

| Year | Children |
|---|---|
| 2025 | 41 |
"""


@dataclass
class Held:
    """A board and its meeting that was closed, quorate in part."""

    board: Board
    meeting: Meeting


def hold(board: Board, *, items: int = 3, guests: int = 1) -> Meeting:
    seat, meeting = board.seats["council"], opened(board, items=items, hour=8)
    come(board, meeting, "council", "icb", "police")
    education = board.line(meeting, "education")
    record_apologies(meeting=meeting, attendee_id=education.pk, reason="On leave", came_by="mail")
    for number in range(guests):
        guest = add_guest(meeting=meeting, name=f"Guest {number}", capacity="Auditor")
        arrive(meeting=meeting, attendee_id=guest.pk, when=clock(8, 5), at=clock(9))
    leave(meeting=meeting, attendee_id=board.line(meeting, "police").pk, when=clock(9), at=clock(9))
    for item in AgendaItem.objects.filter(meeting=meeting):
        save_minutes(item=item, text=TEXT, version=1, seat=seat, at=clock(9, 30))
        decided = {"kind": "agree", "seat": seat, "at": clock(9, 40)}
        record_decision(item=item, text="The plan is agreed.", taken_at=clock(8, 30), **decided)
        record_decision(item=item, text="The budget is agreed.", taken_at=clock(9, 15), **decided)
        source = Source(item=item)
        given = {"due_on": TODAY, "given_at": clock(9), "seat": seat, "at": NOW}
        give_action(source=source, text=f"Write to schools, {item.number}", owner=seat.post, **given)
    return close_meeting(meeting=meeting, closed_at=clock(10), seat=seat, at=clock(10))


@pytest.fixture
def held(world: World) -> Iterator[Held]:
    with acting(in_space(world.here.pk)):
        board = make_board()
        yield Held(board, hold(board))


def pdf_text(pdf: bytes, folder: Path) -> str:
    path = folder / "minutes.pdf"
    path.write_bytes(pdf)
    found = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True, text=True)
    return " ".join(found.stdout.split())


def test_the_pdf_is_tagged_and_passes_the_check(held: Held) -> None:
    pdf = pdf_of(document_of(held.meeting, NOW), "Herefordshire")
    checked = page.validate_pdf_bytes(pdf, profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in checked.failures] == [] and checked.is_compliant
    with pikepdf.open(io.BytesIO(pdf)) as opened_pdf:
        assert str(opened_pdf.Root.Lang) == "en-GB" and "/StructTreeRoot" in opened_pdf.Root
        assert "(draft)" in str(opened_pdf.docinfo["/Title"])


def test_the_pdf_holds_what_minutes_hold(held: Held, tmp_path: Path) -> None:
    text = pdf_text(pdf_of(document_of(held.meeting, NOW), "Herefordshire"), tmp_path)
    for words in (
        "DRAFT: not issued",
        "08:00 to 09:00: quorate.",
        "09:00 to 10:00: not quorate. West Mercia Police is not represented.",
        "On leave (entered for them, by mail)",
        "1. Topic 1",
        "Agreed by a quorate meeting.",
        "Provisional: the meeting was not quorate when this was decided.",
        "Write to schools, 3",
        "Guest 0",
    ):
        assert words in text, words


def test_once_issued_nothing_says_draft_and_a_correction_stands_beside(held: Held, tmp_path: Path) -> None:
    seat = held.board.seats["council"]
    issue(held.meeting, seat)
    item = AgendaItem.objects.get(meeting=held.meeting, number=2)
    correct_minutes(
        item=item, text=TEXT.replace("heard", "read"), reason="Misheard", version=2, seat=seat, at=clock(9, day=TODAY)
    )
    document = document_of(held.meeting, NOW)
    text = pdf_text(pdf_of(document, "Herefordshire"), tmp_path)
    assert "DRAFT" not in text and "draft" not in text.lower().replace("drafted", "")
    assert "Corrected on" in text and "Misheard" in text
    words = "\n".join(each.text for each in Document(io.BytesIO(word_of(document, "Herefordshire"))).paragraphs)
    assert "DRAFT" not in words and "Misheard" in words


def test_the_word_document_opens_again_with_headings_lists_and_header_rows(held: Held) -> None:
    found = Document(io.BytesIO(word_of(document_of(held.meeting, NOW), "Herefordshire")))
    headings = [(each.style.name, each.text) for each in found.paragraphs if each.style.name.startswith("Heading")]
    assert headings[0] == ("Heading 1", "Safeguarding Partners Board")
    assert ("Heading 2", "Attendance") in headings and ("Heading 3", "1. Topic 1") in headings
    parts = ["Attendance", "Quoracy", "Presiding and adjournments", "Items", "Actions"]
    assert [text for name, text in headings if name == "Heading 2"] == parts
    styles = {each.style.name for each in found.paragraphs if each.text}
    assert {"List Number", "List Bullet", "Caption"} <= styles
    actions = found.tables[-1]
    assert [cell.text for cell in actions.rows[0].cells] == ["Action", "What is to be done", "Owner", "Due", "Item"]
    for table in found.tables:
        properties = table.rows[0]._tr.trPr
        assert properties is not None and properties.find(qn("w:tblHeader")) is not None
    assert len(actions.rows) == 4
    heard = next(each for each in found.paragraphs if "heard" in each.text)
    assert [run.text.strip() for run in heard.runs if run.bold] == ["heard"]
    assert "(https://example.org/)" in heard.text
    assert found.core_properties.title.endswith("(draft)") and found.core_properties.language == "en-GB"
    assert "DRAFT: not issued" in found.sections[0].header.paragraphs[0].text


def test_forty_items_and_sixty_people_are_laid_out_while_one_waits(world: World) -> None:
    """So that no job is needed: a meeting of that size takes seconds, not minutes, even beside other work."""
    with acting(in_space(world.here.pk)):
        meeting = hold(make_board(), items=40, guests=55)
        begun = time.monotonic()
        pdf = pdf_of(document_of(meeting, NOW), "Herefordshire")
        taken = time.monotonic() - begun
    with pikepdf.open(io.BytesIO(pdf)) as opened_pdf:
        assert len(opened_pdf.pages) > 15
    assert taken < 60
