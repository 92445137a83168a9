"""How a person fills in a form of the site: by what stands beside each box."""

import re
from collections.abc import Mapping
from datetime import date

from playwright.sync_api import Locator, Page

from tests.journeys.road_meeting import fill_date

Typed = str | date | bool | tuple[str, ...]


def button(page: Page, words: str) -> Locator:
    """The button or link of the page itself that reads so; more may follow after a colon or comma, or unseen."""
    own = "normalize-space(text()[1])"
    reads = " or ".join([f'{own}="{words}"', *(f'starts-with({own}, "{words}{sign}")' for sign in ":,")])
    return page.locator("main").locator(f"xpath=.//*[self::a or self::button][{reads}]").locator("visible=true").first


def follow(page: Page, *steps: str) -> None:
    """Press one after the other, each time waiting for the page that it leads to."""
    for words in steps:
        with page.expect_navigation():
            button(page, words).click()


def fill(page: Page, said: Mapping[str, Typed]) -> None:
    """Answer by label: a day into three boxes, words into a box, one of a list, one choice or several of a group."""
    for label, value in said.items():
        if isinstance(value, date):
            fill_date(page, label, value)
        elif isinstance(value, tuple):
            for choice in value:
                page.get_by_role("group", name=label).get_by_label(choice).first.check()
        else:
            _fill_one(page, label, value)


def _fill_one(page: Page, label: str, value: str | bool) -> None:
    box = page.get_by_label(re.compile(rf"^{re.escape(label)}( \(optional\))?$")).first
    if isinstance(value, bool):
        box.set_checked(value)
    elif box.evaluate("(each) => each.tagName") == "SELECT":
        offered = box.locator("option").all_inner_texts()
        fits = [each for each in offered if each.strip() == value] or [each for each in offered if value in each]
        box.select_option(label=fits[0])
    else:
        box.fill(value)


def save(page: Page, said: Mapping[str, Typed], press: str = "Save") -> None:
    """Fill the form in and send it off."""
    fill(page, said)
    follow(page, press)
