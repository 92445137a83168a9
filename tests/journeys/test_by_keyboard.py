"""Without a mouse: who is here, a decision and an action given, and a signature."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from hscp.spaces.acting import acting
from meetings.models import Action, Attendee, Decision, Meeting
from meetings.operations.presence import arrive
from tests.journeys.conftest import Clock, Visit
from tests.journeys.county import CALLED, County
from tests.journeys.scenes import acting_team, opened_board, sent_report

pytestmark = pytest.mark.journey
MANY = 80  # stops on one page; more would be a trap


def tab_to(page: Page, words: str) -> None:
    """Press Tab until the thing whose text has those words is reached, and see that it shows where the cursor is."""
    script = """() => { const one = document.activeElement, style = getComputedStyle(one);
        return [one.labels?.[0]?.innerText || one.innerText || '', style.outlineStyle + style.boxShadow] }"""
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


def test_a_tap_as_soon_as_the_list_is_there_keeps_the_place(visit: Visit, county: County, clock: Clock) -> None:
    """A list that is fetched answers at once: the quickest next tap must not load the page anew and lose the cursor."""
    page = visit(county.users["team-manager"].email).open(opened_board(county, clock) + "presence/")
    page.evaluate(
        """name => {
        window.stillHere = true;
        const one = words => [...document.querySelectorAll('#board button')].find(b => b.innerText.includes(words));
        document.body.addEventListener('htmx:afterSwap', () => setTimeout(() => one(name).click(), 0), {once: true});
    }""",
        CALLED["dsp-council"],
    )
    tab_to(page, f"Arrives: {CALLED['dsp-icb']}")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=CALLED["dsp-council"])).to_contain_text("Leaves")
    assert page.evaluate("window.stillHere") is True, "the page was loaded anew"


def test_a_decision_and_an_action_given(visit: Visit, county: County, clock: Clock) -> None:
    path = opened_board(county, clock)
    with acting(acting_team(county)):
        meeting = Meeting.objects.latest("pk")
        for post in ("dsp-icb", "dsp-council", "dsp-police"):
            line = Attendee.objects.get(meeting=meeting, seat=county.seats[post])
            arrive(meeting=meeting, attendee_id=line.pk, when=clock.at, at=clock.at)
    clock.forward(5)
    page = visit(county.users["team-manager"].email).open(path)
    keys = page.keyboard
    tab_to(page, "Record a decision under item 1")
    keys.press("Enter")
    expect(page.get_by_role("button", name="Record the decision")).to_be_visible()
    tab_to(page, "What was decided")
    keys.type("Adopt the revised pathway")
    tab_to(page, "The meeting agrees to it")
    keys.press("ArrowDown")  # the arrows choose among radio buttons
    keys.press("ArrowUp")
    expect(page.get_by_label("The meeting agrees to it")).to_be_checked()
    tab_to(page, "Record the decision")
    keys.press("Enter")
    expect(page.get_by_text("Agreed by a quorate meeting.").first).to_be_visible()
    tab_to(page, "Give an action")
    keys.press("Enter")
    expect(page.get_by_role("button", name="Give the action")).to_be_visible()
    tab_to(page, "What is to be done")
    keys.type("Write to every school")
    tab_to(page, "Owner")
    keys.type("Delegated Safeguarding Partner, I")  # a list chooses what its letters begin
    for box, part in (("Day", "20"), ("Month", "7"), ("Year", "2026")):
        tab_to(page, box)
        keys.type(part)
    tab_to(page, "Give the action")
    keys.press("Enter")
    expect(page.get_by_text("Write to every school").first).to_be_visible()
    with acting(acting_team(county)):
        decision, given = Decision.objects.get(meeting=meeting), Action.objects.get()
        assert (decision.text, decision.outcome) == ("Adopt the revised pathway", "agreed")
        assert (given.decision_id, given.owner.key, given.due_on) == (decision.pk, "dsp-icb", date(2026, 7, 20))


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
