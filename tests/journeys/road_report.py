"""The road's second half: from the year's evidence to a published report."""

import re
from pathlib import Path

import pikepdf
from django.utils import timezone
from playwright.sync_api import expect

from hscp.record.runner import drain
from tests.journeys.conftest import Visit
from tests.journeys.county import County
from tests.journeys.road_meeting import YEAR, go, press
from tests.journeys.visitor import Visitor


def start_the_report(manager: Visitor) -> str:
    """The report of the year in which the meeting lies; returns its path."""
    page = manager.page
    go(page, "Yearly report")
    manager.look("yearly_reports_empty")
    press(page, "Start")
    page.get_by_role("button", name="Start the report").click()
    manager.has_errors("id_year")
    page.get_by_label("Year").select_option(label=YEAR)
    manager.look("report_start")
    page.get_by_role("button", name="Start the report").click()
    expect(page.get_by_text(f"The report of {YEAR} is started.")).to_be_visible()
    expect(page.get_by_role("heading", name="What is missing")).to_be_visible()
    manager.look("report_drafting")
    return page.url.removeprefix(manager.site)


def read_the_evidence(manager: Visitor, meeting: str) -> None:
    """The meeting, its decisions and its action are in the draft, each with a way to the record."""
    page = manager.page
    press(page, "Read the report")
    main = page.get_by_role("main")
    manager.look("report_read_draft")
    for table, words in (
        ("Meetings of the year", "15 June 2026"),
        ("Decisions by outcome", "Adopt the revised pathway for neglect"),
        ("Actions of the year", "Put the neglect strategy to the next quorate meeting"),
    ):
        first = main.get_by_role("table", name=table).get_by_role("row").nth(1)
        expect(first.get_by_role("cell").last).to_have_text(re.compile("^[1-9]"))
        first.get_by_role("link").click()
        expect(main.get_by_role("table").get_by_text(words).first).to_be_visible()
        manager.look(f"evidence_{table.partition(' ')[0].lower()}")
        page.go_back()


def write_the_sections(manager: Visitor, report: str) -> None:
    """Each section, by the button that goes on; then what stands still."""
    page = manager.open(report)
    sections = page.locator(".govuk-task-list").get_by_role("link")
    count = sections.count()
    sections.first.click()
    for number in range(1, count + 1):
        if number == 1:
            page.get_by_label("Narrative").fill("Both")
            page.get_by_label("Nothing to report, because").fill("Both")
            page.get_by_role("button", name="Save", exact=True).click()
            manager.has_errors("id_nothing_because")
            assert page.get_by_label("Narrative").input_value() == "Both"
            page.get_by_label("Nothing to report, because").fill("")
        page.get_by_label("Narrative").fill(f"What the partners did, part {number}. It made *a difference*.")
        if number == 1:
            manager.look("report_section")
        page.get_by_role("button", name="Save and go on" if number < count else "Save", exact=True).click()
        expect(page.get_by_text("is saved.")).to_be_visible()
    while (explain := page.get_by_role("link", name="Explain")).count():
        explain.first.click()
        page.get_by_label("Why there is little or no progress").fill("It began this spring.")
        manager.look("report_explain")
        page.get_by_role("button", name="Save").click()
        manager.open(report)
    manager.look("report_written")


def send_for_signature(manager: Visitor, report: str) -> None:
    """Freeze it."""
    page = manager.open(report)
    press(page, "Send for signature")
    manager.look("report_send")
    page.get_by_role("button", name="Freeze and send").click()
    expect(page.get_by_text("is frozen and waits for its signatures")).to_be_visible()
    expect(page.get_by_role("heading", name="Signatures", exact=True)).to_be_visible()


def sign(visitor: Visitor, report: str, *, name: str = "") -> None:
    """Read, tick, sign."""
    page = visitor.open(report)
    press(page, "Read and sign")
    page.get_by_role("button", name="Sign the report").click()
    visitor.has_errors("id_read")
    if name:
        visitor.look(name)
    page.get_by_label("I have read this report and approve it").check()
    page.get_by_role("button", name="Sign the report").click()
    expect(page.get_by_text("You have signed the report as")).to_be_visible()


def two_of_three_sign(leads: dict[str, Visitor], report: str) -> None:
    """Two are not enough."""
    for lead in list(leads.values())[:2]:
        lead.open("/")
        expect(lead.page.get_by_role("heading", name="Waiting for you").first).to_be_visible()
        if lead.who == "lsp-council":
            lead.look("home_lead_partner")
        sign(lead, report, name="report_sign" if lead.who == "lsp-council" else "")
    expect(lead.page.get_by_text("It now waits for the others.")).to_be_visible()
    expect(lead.page.get_by_role("table", name="Signatures").get_by_text("Signed")).to_have_count(2)
    expect(lead.page.get_by_text("Waiting", exact=True)).to_have_count(1)
    lead.look("report_signing")


def an_edit_voids_the_signatures(manager: Visitor, report: str) -> None:
    """The team changes a sentence; whoever signed has signed nothing of this."""
    page = manager.open(report)
    page.locator(".govuk-task-list").get_by_role("link").first.click()
    expect(page.get_by_text("all signatures become void")).to_be_visible()
    page.get_by_label("Narrative").fill("One sentence more was needed.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", name="What is missing")).to_be_visible()
    expect(page.get_by_role("table", name="Signatures")).to_have_count(0)
    manager.look("report_void")


def three_sign(leads: dict[str, Visitor], report: str) -> None:
    """All three: approved."""
    for lead in leads.values():
        sign(lead, report)
    expect(lead.page.get_by_text("It is approved: all have signed.")).to_be_visible()
    lead.look("report_approved")
    leads["lsp-council"].walk_links()


def build_the_pdf(manager: Visitor, report: str, folder: Path) -> Path:
    """Asked for in the browser, built by the outbox, taken away in the browser."""
    page = manager.open(report)
    page.get_by_role("button", name="Build the final PDF").click()
    expect(page.get_by_text("Waiting to start")).to_be_visible()
    manager.look("report_build_status")
    drain(timezone.now())
    expect(page.get_by_text("The PDF is ready")).to_be_visible()
    manager.look("report_built")
    with page.expect_download() as coming:
        page.get_by_role("button", name="Download the PDF").click()
    file = folder / coming.value.suggested_filename
    coming.value.save_as(file)
    return file


def is_a_tagged_report(file: Path) -> None:
    """PDF/UA-1: tagged, with a language, bookmarks and a title."""
    assert file.name == f"herefordshire-yearly-report-{YEAR}.pdf"
    with pikepdf.open(file) as pdf, pdf.open_metadata() as metadata:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith("en")
        assert metadata["pdfuaid:part"] == "1"
        with pdf.open_outline() as outline:
            assert outline.root[0].title == f"Yearly report {YEAR}"
            assert {each.title for each in outline.root[0].children} >= {"Evidence of impact", "Approval"}
        assert len(pdf.pages) > 5


def publish(manager: Visitor, report: str) -> None:
    """Signed and built: public."""
    page = manager.open(report)
    page.get_by_role("button", name="Publish").click()
    manager.look("report_publish")
    page.get_by_role("button", name="Publish the report").click()
    expect(page.get_by_text("is published.")).to_be_visible()
    manager.look("report_published")


def anybody_reads_it(visit: Visit, county: County) -> None:
    """A browser without any sign-in."""
    public = visit()
    page = public.open("/reports/")
    public.look("published_reports")
    page.get_by_role("link", name=YEAR).first.click()
    expect(page.get_by_text("One sentence more was needed.")).to_be_visible()
    assert page.url.endswith(f"/reports/{county.space.slug}/{YEAR}/")
    public.look("published_report")
    with page.expect_download() as coming:
        press(page, "PDF")
    assert Path(coming.value.path()).read_bytes().startswith(b"%PDF-")
    public.walk_links()
    public.open(county.path("meetings/"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
