"""The road on the embedded default, in short: `make demo` stands on SQLite, all other journeys on PostgreSQL."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from hscp.spaces.acting import acting
from meetings.models import Action, Decision
from tests.journeys.conftest import Clock, Visit
from tests.journeys.county import CALLED, County
from tests.journeys.road_meeting import PARTNERS, fill_date, press, standing, tap
from tests.journeys.scenes import acting_team, opened_board, sent_report

pytestmark = pytest.mark.sqlite


def test_from_the_sign_in_to_a_signature(visit: Visit, county: County, clock: Clock) -> None:
    manager = visit()
    manager.sign_in(county.users["team-manager"].email)
    meeting = opened_board(county, clock)
    page = manager.open(f"{meeting}presence/")
    quoracy = page.get_by_role("region", name="Quoracy")
    assert standing(page).startswith("Not quorate")
    for key in PARTNERS:
        page.get_by_role("button", name=tap("Arrives", key)).click()
        expect(page.get_by_role("button", name=tap("Leaves", key))).to_be_visible()
    expect(quoracy).to_contain_text("Quorate since")
    clock.forward(10)
    page.get_by_role("button", name=tap("Leaves", "dsp-police")).click()
    expect(quoracy).to_contain_text("Not quorate since")
    clock.forward(5)

    manager.open(meeting)
    page.get_by_role("link", name="Record a decision under item 1").click()
    page.get_by_label("What was decided").fill("Adopt the revised pathway")
    page.get_by_label("The meeting agrees to it").check()
    page.get_by_role("button", name="Record the decision").click()
    expect(page.get_by_text("Decision 1 is recorded. Provisional")).to_be_visible()
    press(page, "Give an action")
    page.get_by_label("What is to be done").fill("Write to every school")
    owner = page.get_by_label("Owner")
    holder = re.compile(CALLED["dsp-icb"])
    owner.select_option(label=next(each for each in owner.locator("option").all_inner_texts() if holder.search(each)))
    fill_date(page, "Due date", date(2026, 7, 31))
    page.get_by_role("button", name="Give the action").click()
    expect(page.get_by_text("Write to every school").first).to_be_visible()
    with acting(acting_team(county)):
        assert (Decision.objects.get().outcome, Action.objects.get().due_on) == ("provisional", date(2026, 7, 31))

    lead = visit(county.users["lsp-icb"].email)
    page = lead.open(f"{sent_report(county, clock)}sign/")
    page.get_by_label("I have read this report").check()
    page.get_by_role("button", name="Sign the report").click()
    expect(page.get_by_text("You have signed the report as")).to_be_visible()
