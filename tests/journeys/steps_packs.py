"""Steps of a story: a pack is looked at before it is built, opened by who reads a case file, copied for a guest."""

import re
import subprocess
from datetime import timedelta
from pathlib import Path

from django.utils import timezone
from playwright.sync_api import Page, expect

from hscp.record.runner import drain
from tests.factories.uploads import office, pdf, picture
from tests.journeys.county import CALLED
from tests.journeys.visitor import Visitor


def words_of(page: Page, name: str) -> str:
    """The text of the PDF that a link or button leads to, as it is downloaded."""
    with page.expect_download() as taken:
        page.get_by_role("button", name=name).or_(page.get_by_role("link", name=name)).first.click()
    run = subprocess.run(["pdftotext", "-layout", str(Path(taken.value.path())), "-"], capture_output=True, check=True)
    return " ".join(run.stdout.decode().split())


def add_paper(page: Page, number: int, title: str, name: str = "", content: bytes = b"") -> None:
    """A paper under the item of that number, on the meeting's page: a PDF, unless another file is given."""
    page.get_by_role("link", name=f"Add a paper to item {number}", exact=True).click()
    page.get_by_label("Title").fill(title)
    paper = {"name": name or f"{title}.pdf", "mimeType": "application/octet-stream", "buffer": content or pdf()}
    page.get_by_label("File").set_input_files(paper)
    page.get_by_role("button", name="Add the paper").click()
    expect(page.get_by_text(title, exact=True).first).to_be_visible()


def build(manager: Visitor, meeting: str, words: str, name: str) -> None:
    """Look at who will see what, build, wait for the job, issue."""
    page = manager.open(f"{meeting}packs/")
    page.get_by_role("button", name=words).click()
    expect(page.get_by_role("heading", name="Who will see what")).to_be_visible()
    manager.look(f"pack-preflight-{name}")
    page.get_by_role("button", name=re.compile("^Build the")).click()
    drain(timezone.now() + timedelta(days=400))
    page.reload()
    manager.look(f"pack-built-{name}")
    page.get_by_role("button", name="Issue the pack").click()
    page.get_by_role("button", name="Issue the pack").click()


def packs_are_read(manager: Visitor, reader: Visitor, other: Visitor, meeting: str, restricted: int) -> None:
    """A pack with a paper of a case file: who reads the file, who does not, a guest; and a supplement to it."""
    page = manager.open(meeting)
    page.get_by_role("link", name="Add a guest or a deputy").click()
    page.get_by_label("A guest").check()
    page.get_by_label("Name", exact=True).fill("Gwen Guest")
    page.get_by_label("Capacity").fill("Auditor")
    page.get_by_role("button", name="Add to the list").click()
    page = manager.open(meeting)
    add_paper(page, restricted, "Timeline")
    page = manager.open(meeting)
    add_paper(page, 1, "A photograph", "Photo.png", picture(size=(640, 480)))
    page = manager.open(meeting)
    add_paper(page, 1, "Notes in Word", "Notes.docx", office("docx"))
    page = manager.open(f"{meeting}packs/guests/")
    page.get_by_role("link", name="Change Gwen Guest").click()
    page.get_by_label("1. Neglect").check()
    page.get_by_role("button", name="Save").click()
    build(manager, meeting, "Build the pack", "first")
    reader.open(f"{meeting}packs/").get_by_role("link", name="Pack 1", exact=True).click()
    expect(reader.page.get_by_text("your name stands on each of its pages")).to_be_visible()
    reader.look("pack-of-a-restricted-reader")
    copy = words_of(reader.page, "Download as PDF")
    assert CALLED["dsp-police"] in copy and "Timeline" in copy
    assert "A photograph" in copy and "Notes in Word" in copy and "attached to this PDF" in copy
    other.open(f"{meeting}packs/").get_by_role("link", name="Pack 1", exact=True).click()
    expect(other.page.get_by_text("for those on its list")).to_be_visible()
    assert "Timeline" not in words_of(other.page, "Download as PDF")
    page = manager.open(f"{meeting}packs/")
    page.get_by_role("link", name="Pack 1", exact=True).click()
    guest = words_of(page, "Copy")
    assert "Gwen Guest" in guest and "Thresholds" in guest and "Timeline" not in guest
    page = manager.open(meeting)
    add_paper(page, 2, "Late figures")
    build(manager, meeting, "Build a supplement", "supplement")
