"""The road between the meeting and the report: what the year's report is made of, typed in by the team."""

from datetime import date

from playwright.sync_api import Page, expect

from tests.journeys.road_meeting import YEAR, fill_date, go, press
from tests.journeys.visitor import Visitor

PARTNERS = 3


def tell_the_year(manager: Visitor) -> None:
    """Each partner's contribution, a priority with a judgement of its progress, and what young people said."""
    add_the_contributions(manager)
    add_a_priority(manager)
    record_feedback(manager)


def to_the_list(page: Page, words: str) -> None:
    """One of the lists that the yearly report is made of."""
    go(page, "Yearly report")
    page.get_by_role("main").get_by_role("link", name=words, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def add_the_contributions(manager: Visitor) -> None:
    """The statutory partners stand first in the list; the board's endorsement is named, and agrees nothing."""
    page = manager.page
    to_the_list(page, "Contributions")
    manager.look("contributions_empty")
    for number in range(1, PARTNERS + 1):
        press(page, "Add a contribution")
        if number == 1:
            page.get_by_label("In kind").fill("A trainer for ten days")
            page.get_by_role("button", name="Save").click()
            manager.has_errors("id_organisation", "id_cash")
            assert page.get_by_label("In kind").input_value() == "A trainer for ten days"
            manager.look("contribution_add_errors")
        page.get_by_label("Partner or agency").select_option(index=number)
        page.get_by_label("Year").select_option(label=YEAR)
        page.get_by_label("In cash").fill(f"£{number}0,000")
        if number == 1:
            choice = page.get_by_label("Decision that agreed it")
            choice.select_option(index=1)
            assert "Contributions as last year" in choice.locator("option:checked").inner_text()
            assert choice.locator("option").count() == 2  # no decision on anything else is offered
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("is on record.")).to_be_visible()
    table = page.get_by_role("table", name="Contributions")
    expect(table.get_by_text("£60,000")).to_be_visible()
    expect(table.get_by_text("Endorsed, not agreed yet")).to_have_count(1)
    manager.look("contributions")
    table.get_by_role("link", name="Change").nth(1).click()
    page.get_by_label("In cash").fill("25,000.50")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("table", name="Contributions").get_by_text("£25,000.50")).to_be_visible()


def add_a_priority(manager: Visitor) -> None:
    """It has come only a little way, so the report will ask why."""
    page = manager.page
    to_the_list(page, "Priorities")
    press(page, "Add a priority")
    page.get_by_label("What it is to achieve for children").fill("Seen earlier")
    page.get_by_role("button", name="Save").click()
    manager.has_errors("id_title", "id_starts_on_day")
    page.get_by_label("Priority", exact=True).fill("Neglect")
    fill_date(page, "Agreed from", date(2026, 4, 1))
    manager.look("priority_add")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("“Neglect” is on record.")).to_be_visible()
    press(page, "Record progress")
    page.get_by_role("button", name="Save").click()
    manager.has_errors()
    page.get_by_label("Little evidence of progress").check()
    page.get_by_label("What was done").fill("A pathway was drafted.")
    manager.look("priority_judge")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("main").get_by_text("Little evidence of progress")).to_be_visible()
    manager.look("priority")


def record_feedback(manager: Visitor) -> None:
    """What was heard, where it went, what changed."""
    page = manager.page
    to_the_list(page, "Feedback")
    press(page, "Record what was heard")
    page.get_by_label("What was heard").fill("Meetings are too long.")
    page.get_by_role("button", name="Save").click()
    manager.has_errors("id_heard_on_day", "id_from_whom", "id_how")
    fill_date(page, "Heard on", date(2026, 5, 4))
    page.get_by_label("Who said it").fill("Young people in care")
    page.get_by_label("How it was heard").fill("A workshop")
    page.get_by_label("Where it went").fill("The board")
    page.get_by_label("What changed because of it").fill("Shorter agendas")
    manager.look("feedback_add")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("table").get_by_text("Shorter agendas")).to_be_visible()
    manager.look("feedback")
