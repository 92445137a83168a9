"""The road's look ahead: a series clear of bank holidays, the forward plan, a meeting whose new date is to be fixed."""

import re
from datetime import date

from playwright.sync_api import expect

from tests.journeys.road_meeting import fill_date, go, press
from tests.journeys.visitor import Visitor

SUMMIT = "HSCP Summit"


def plan_the_next_year(manager: Visitor) -> None:
    """Twice a year, as promised: the first date falls on a bank holiday, the second is put off."""
    page = manager.page
    go(page, "Meetings")
    press(page, "Forward plan")
    line = page.get_by_role("listitem").filter(has_text=SUMMIT).first
    expect(line).to_contain_text("twice a year (§5.7)")
    expect(line).to_contain_text("two are missing")
    manager.look("forward_plan")
    line.get_by_role("link", name="Plan a series").click()
    expect(page.get_by_label("Every")).to_have_value("6")
    fill_date(page, "First meeting", date(2026, 8, 31))
    fill_date(page, "Propose dates up to", date(2027, 3, 31))
    page.get_by_label("Start time").fill("9:30")
    page.get_by_label("End time").fill("12:30")
    page.get_by_role("button", name="Propose dates").click()
    expect(page.get_by_text("Moved from Monday 31 August 2026")).to_be_visible()
    manager.look("series_proposed")
    page.get_by_role("button", name="Plan these meetings").click()
    expect(page.get_by_text(f"2 meetings of {SUMMIT} are planned.")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text=SUMMIT).first).to_contain_text("As asked")
    page.get_by_role("link", name=re.compile(r"Monday 22 February 2027")).click()
    press(page, "Postpone, the date to be fixed")
    page.get_by_label("Reason").fill("The hall is closed")
    page.get_by_role("button", name="Postpone the meeting").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("postponed from 22 February 2027")
    manager.look("meeting_postponed")
