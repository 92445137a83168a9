"""A restricted matter in the browser: opened, put on an agenda, shared, shut, handed over, opened in an emergency."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.factories.uploads import pdf
from tests.journeys.conftest import Clock, Visit
from tests.journeys.county import CALLED, County
from tests.journeys.scenes import opened_board
from tests.journeys.steps_packs import packs_are_read

pytestmark = pytest.mark.journey
TITLE = "A child in hospital"


def test_a_case_file(visit: Visit, county: County, clock: Clock) -> None:
    meeting = opened_board(county, clock)
    manager = visit(county.users["team-manager"].email)
    page = manager.open(county.path())
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Case files", exact=True).click()
    manager.look("case-files-none")
    page.get_by_role("button", name="Open a case file").click()
    page.get_by_role("button", name="Save").click()
    manager.has_errors("id_title", "id_lead")
    page.get_by_label("Title").fill(TITLE)
    manager_seat = page.get_by_label("Lead").locator("option", has_text=CALLED["team-manager"]).first
    page.get_by_label("Lead").select_option(manager_seat.get_attribute("value"))
    manager.look("case-file-open")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(TITLE)
    reference = page.locator(".hscp-caption").inner_text().removeprefix("Case file ")
    file = manager.page.url

    manager.open(f"{meeting}items/add/")
    page.get_by_label("Title").fill("The child")
    page.get_by_label("Case file").select_option(label=reference)
    page.get_by_role("button", name="Add the item").first.click()
    expect(page.get_by_role("article").last).to_contain_text("The child")
    delegate = visit(county.users["dsp-police"].email)
    delegate.open(meeting)
    expect(delegate.page.get_by_role("article").last).to_contain_text(f"Restricted item ({reference})")
    expect(delegate.page.get_by_text("The child")).to_have_count(0)
    delegate.look("meeting-with-a-restricted-item")
    delegate.is_refused(file.removeprefix(delegate.site), 404)

    page.goto(file)
    manager.look("case-file")
    page.get_by_role("button", name="Add a document").click()
    page.get_by_role("button", name="Add the document").click()
    manager.has_errors("id_title", "id_upload")
    page.get_by_label("Title").fill("Chronology")
    page.get_by_label("File").set_input_files({"name": "Old.doc", "mimeType": "application/pdf", "buffer": pdf()})
    page.get_by_role("button", name="Add the document").click()
    manager.has_errors("id_upload")
    manager.look("case-document-refused")
    paper = {"name": "Chronology – draft.pdf", "mimeType": "text/html", "buffer": pdf()}
    page.get_by_label("File").set_input_files(paper)
    page.get_by_role("button", name="Add the document").click()
    expect(page.get_by_text("Not scanned: no scanner is set up.")).to_be_visible()
    manager.look("case-file-with-a-document")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Chronology", exact=True).click()
    assert taken.value.suggested_filename == paper["name"]
    assert Path(taken.value.path()).read_bytes() == pdf()
    page.get_by_role("link", name="Withdraw Chronology").click()
    manager.look("case-document-withdraw")
    page.get_by_role("link", name="No, go back").click()

    page.goto(f"{manager.site}{meeting}")
    page.get_by_role("link", name="Add a paper to item 1").click()
    manager.look("paper-add")
    page.get_by_label("Title").fill("Thresholds")
    page.get_by_label("File").set_input_files(paper)
    page.get_by_role("button", name="Add the paper").click()
    page.get_by_role("link", name="Replace paper 1 of item 1").click()
    manager.look("paper-replace")
    page.get_by_label("New version").set_input_files({**paper, "name": "Second.pdf"})
    page.get_by_role("button", name="Save the new version").click()
    page.get_by_text("Earlier versions").click()
    manager.look("meeting-with-papers")
    page.get_by_role("link", name="Withdraw paper 1 of item 1").click()
    manager.look("paper-withdraw")
    page.goto(file)

    page.get_by_role("link", name="Access list").click()
    manager.look("case-file-list")
    page.get_by_role("button", name="Put somebody on the list").click()
    page.get_by_role("button", name="Save").click()
    manager.has_errors()
    who = page.get_by_label("Person").locator("option", has_text=CALLED["dsp-police"]).first
    page.get_by_label("Person").select_option(who.get_attribute("value"))
    page.get_by_label("Read", exact=True).check()
    page.get_by_label("Reason").fill("Sits on the panel")
    manager.look("case-file-place-add")
    page.get_by_role("button", name="Save").click()
    delegate.page.goto(file)
    expect(delegate.page.get_by_role("link", name="The child")).to_be_visible()
    for role, name in (("button", "Open for printing"), ("link", "Back to the file"), ("link", "History")):
        delegate.page.get_by_role(role, name=name, exact=True).click()
        delegate.look(f"case-file-{name.lower().replace(' ', '-')}")

    packs_are_read(manager, delegate, visit(county.users["dsp-council"].email), meeting, restricted=3)

    page.goto(f"{file}list/")
    page.get_by_role("link", name=f"Change {CALLED['dsp-police']}").click()
    manager.look("case-file-place-change")
    page.get_by_role("link", name="Cancel").click()
    page.get_by_role("link", name="Confirm it now").click()
    manager.look("case-file-confirm")
    page.get_by_role("link", name="No, go back").click()
    page.get_by_role("button", name="Exclude somebody").click()
    manager.look("case-file-exclude")
    page.get_by_label("A person").select_option(label=CALLED["dsp-police"])
    page.get_by_label("Reason").fill("Knows the family")
    page.get_by_role("button", name="Save").click()
    manager.look("case-file-list-full")
    delegate.is_refused(file.removeprefix(delegate.site), 404)
    page.get_by_role("link", name=f"Lift {CALLED['dsp-police']}").click()
    manager.look("case-file-exclusion-lift")
    page.get_by_role("link", name="No, go back").click()
    page.get_by_role("link", name=f"End {CALLED['dsp-police']}").click()
    manager.look("case-file-place-end")
    page.get_by_label("Reason").fill("The panel is over")
    page.get_by_role("button", name="Take them off the list").click()
    page.get_by_role("link", name="Who has read it").click()
    expect(page.get_by_role("table")).to_contain_text(CALLED["dsp-police"])
    manager.look("case-file-reads")

    lead = visit(county.users["lsp-police"].email)
    lead.open(county.path("case-files/"))
    lead.page.get_by_role("button", name="Open one in an emergency").click()
    lead.page.get_by_label("Reference of the case file").fill(reference)
    lead.page.get_by_label("Why you must see it now").fill("The child is in hospital and nobody answers.")
    lead.look("break-glass")
    lead.page.get_by_role("button", name="Open the file").click()
    expect(lead.page.get_by_role("heading", level=1)).to_contain_text(TITLE)

    page.get_by_role("link", name="Access list").click()
    page.get_by_role("link", name="Hand over the lead").click()
    manager.look("case-file-hand-over")
    to = page.get_by_label("New lead").locator("option", has_text=CALLED["dsp-council"]).first
    page.get_by_label("New lead").select_option(to.get_attribute("value"))
    page.get_by_label("Reason").fill("The council leads from here")
    page.get_by_role("button", name="Hand over the lead").click()
    expect(page.get_by_role("heading", name="No case file that you can open")).to_be_visible()
    manager.is_refused(file.removeprefix(manager.site), 404)
