"""Everything that counts works in a browser that runs no script."""

from datetime import date

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Clock, Visit
from tests.journeys.county import CALLED, County
from tests.journeys.road_meeting import fill_date
from tests.journeys.scenes import opened_board

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("width", [320, 1280])
def test_a_meeting_is_recorded(visit: Visit, county: County, clock: Clock, width: int) -> None:
    """Sign-in, presence, a decision and minutes, each a form that the server answers."""
    meeting = opened_board(county, clock)
    manager = visit(width=width, script=False)
    manager.sign_in(county.users["team-manager"].email)
    page = manager.open(f"{meeting}presence/")
    quoracy = page.get_by_role("region", name="Quoracy")
    expect(quoracy).to_contain_text("Not quorate")
    page.get_by_role("button", name="All statutory partners are here").click()
    expect(quoracy).to_contain_text("Quorate since")
    expect(quoracy).not_to_contain_text("Not quorate")
    clock.forward(1)
    page.get_by_role("button", name=CALLED["dsp-police"]).click()
    expect(quoracy).to_contain_text("West Mercia Police is not represented")
    clock.forward(1)
    page.get_by_role("button", name=CALLED["dsp-police"]).click()
    expect(quoracy).not_to_contain_text("Not quorate")

    clock.forward(1)
    manager.open(meeting)
    page.get_by_role("link", name="Record a decision under item 1").click()
    page.get_by_role("button", name="Record the decision").click()
    expect(page.get_by_role("link", name="Enter what was decided")).to_be_visible()
    page.get_by_label("What was decided").fill("Adopt the pathway")
    page.get_by_label("The meeting agrees to it").check()
    page.get_by_role("button", name="Record the decision").click()
    manager.open(meeting)
    expect(page.get_by_role("article").first).to_contain_text("Agreed")

    page.get_by_role("link", name="Write minutes of item 1").click()
    page.get_by_label("Minutes").fill("The board **talked**.")
    page.get_by_role("button", name="Save the minutes").click()
    expect(page.locator("strong").get_by_text("talked")).to_be_visible()

    page.get_by_role("link", name="Change the minutes of item 1").click()
    page.get_by_label("Minutes").fill("The board **talked**.\n\nTo write to schools.")
    page.get_by_role("button", name="save, and make it an action").click()
    page.get_by_role("checkbox", name="To write to schools.").check()
    page.get_by_role("button", name="Give the action").click()
    expect(page.get_by_role("link", name="Enter", exact=False).first).to_be_visible()
    page.get_by_label("Owner").select_option(index=1)
    fill_date(page, "Due date", date(2026, 7, 31))
    page.get_by_role("button", name="Give the action").click()
    expect(page.get_by_text("The note is out of the minutes.")).to_be_visible()
    expect(page.get_by_text("To write to schools.").first).to_be_visible()
