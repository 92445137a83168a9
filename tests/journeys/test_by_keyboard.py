"""Without a mouse: who is here, and a signature."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Clock, Visit
from tests.journeys.county import CALLED, County
from tests.journeys.scenes import opened_board, sent_report

pytestmark = pytest.mark.journey
MANY = 80  # stops on one page; more would be a trap


def tab_to(page: Page, words: str) -> None:
    """Press Tab until the thing whose text has those words is reached, and see that it shows where the cursor is."""
    script = """() => { const one = document.activeElement, style = getComputedStyle(one);
        return [one.innerText || one.labels?.[0]?.innerText || '', style.outlineStyle + style.boxShadow] }"""
    for _ in range(MANY):
        page.keyboard.press("Tab")
        said, shown = page.evaluate(script)
        if words in " ".join(said.split()).replace(" :", ":"):
            assert shown != "nonenone", f"{words}: nothing shows that it is reached"
            return
    raise AssertionError(f"“{words}” is not reached by the Tab key")


def test_presence(visit: Visit, county: County, clock: Clock) -> None:
    manager = visit(county.users["team-manager"].email)
    page = manager.open(opened_board(county, clock) + "presence/")
    quoracy = page.get_by_role("region", name="Quoracy")
    for post in ("dsp-icb", "dsp-council", "dsp-police"):
        tab_to(page, f"Arrives: {CALLED[post]}")
        page.keyboard.press("Enter")
        # The list is fetched again: the cursor must still be in the same line, not back at the top.
        expect(page.get_by_role("button", name=CALLED[post])).to_be_focused()
        expect(page.get_by_role("button", name=CALLED[post])).to_contain_text("Leaves")
    expect(quoracy).to_contain_text("Quorate since")
    expect(page.locator("#announce")).to_contain_text("Quorate since")
    clock.forward(1)
    page.keyboard.press("Space")
    expect(quoracy).to_contain_text("West Mercia Police is not represented")


def test_signature(visit: Visit, county: County, clock: Clock) -> None:
    lead = visit(county.users["lsp-icb"].email)
    page = lead.open(sent_report(county, clock) + "sign/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, "Go to your signature")
    page.keyboard.press("Enter")
    tab_to(page, "I have read this report")
    page.keyboard.press("Space")
    tab_to(page, "Sign the report")
    page.keyboard.press("Enter")
    expect(page.get_by_text("You have signed the report as")).to_be_visible()
