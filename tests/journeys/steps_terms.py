"""Steps of a story: new terms are read back, proposed, agreed by the lead partners, and hold from their day."""

from datetime import timedelta

from playwright.sync_api import expect

from hscp.spaces.acting import acting
from partnership.models import Group
from tests.journeys.conftest import Clock, Visit
from tests.journeys.county import County
from tests.journeys.road_meeting import LEADS, fill_date
from tests.journeys.scenes import acting_team, path_of
from tests.journeys.visitor import Visitor

CHAIR_DECIDES = "When inquorate, the chair decides which items proceed"


def new_terms(visit: Visit, manager: Visitor, county: County, clock: Clock) -> None:
    """The board's chair is to decide which items proceed while it is inquorate, from tomorrow on."""
    with acting(acting_team(county)):
        board = Group.objects.get(key="board").pk
    page = manager.open(path_of("group", county, board))
    page.get_by_role("button", name="Propose new terms").click()
    page.get_by_role("button", name="Read back what they say").click()
    manager.has_errors()
    first = clock.at.date() + timedelta(days=1)
    fill_date(page, "First day on which they hold", first)
    page.get_by_label("Why the terms change").fill("So that what is urgent is not put off for six weeks.")
    page.get_by_label(CHAIR_DECIDES).check()
    page.get_by_role("button", name="Read back what they say").click()
    expect(page.get_by_role("heading", name="What you have written")).to_be_visible()
    manager.look("terms-read-back")
    page.get_by_role("button", name="Propose these terms").click()
    expect(page.get_by_text("The terms are proposed.")).to_be_visible()
    manager.look("terms-proposal")
    proposal = page.url.removeprefix(manager.site)
    for number, key in enumerate(LEADS, start=1):
        lead = visit(county.users[key].email)
        theirs = lead.open(proposal)
        theirs.get_by_role("button", name="Answer").click()
        if number == 1:
            lead.look("terms-agree")
        theirs.get_by_role("button", name="Agree these terms").click()
        done = "They hold from their first day." if number == len(LEADS) else "They wait for the others."
        expect(theirs.get_by_text(done)).to_be_visible()
    clock.forward(24 * 60)
    manager.open(path_of("group", county, board))
    expect(page.get_by_role("main")).to_contain_text("the chair decides which items proceed")
