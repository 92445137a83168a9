"""The design gallery in a real browser: every component passes the scan, at every width, with and without errors."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from hscp.ui.templatetags.components.navigation import breadcrumbs
from tests.journeys.accessibility import check, too_wide

pytestmark = pytest.mark.journey


@pytest.fixture
def gallery(settings: Any, live_server: Any) -> str:
    settings.HSCP_DEMO = True
    return f"{live_server.url}/design/"


def shown(browser: Browser, address: str, width: int, **options: Any) -> Page:
    """The page in a window of that width; whatever the browser complains of fails the test when it is read."""
    page = browser.new_context(viewport={"width": width, "height": 900}, **options).new_page()
    page.goto(address)
    return page


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("query", ["", "?errors=1", "?state=open"])
def test_gallery_is_accessible_and_fits(browser: Browser, gallery: str, width: int, query: str) -> None:
    page = shown(browser, gallery + query, width)
    assert page.title().startswith("Error: ") is ("errors" in query)
    assert too_wide(page) == []
    assert check(page) == []


def test_scan_finds_what_is_wrong(browser: Browser, gallery: str) -> None:
    page = shown(browser, gallery, 1280)
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<input><h5>Deep</h5>')")
    assert {line.split(":")[0] for line in check(page)} >= {"label", "heading-order"}


def test_content_policy_is_kept(browser: Browser, gallery: str) -> None:
    said: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(gallery)
    page.wait_for_function("() => document.body.classList.contains('govuk-frontend-supported')")
    assert said == []


def test_error_links_lead_to_their_fields_by_keyboard(browser: Browser, gallery: str) -> None:
    page = shown(browser, f"{gallery}?errors=1", 1280)
    page.wait_for_function("() => document.activeElement.className === 'govuk-error-summary'")
    page.get_by_role("link", name="Date of the meeting must include a year").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "id_held_on_year"


def test_skip_link_comes_first_and_works_without_script(browser: Browser, gallery: str) -> None:
    page = shown(browser, gallery, 320, java_script_enabled=False)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#main-content")
    assert page.get_by_role("navigation", name="Menu").get_by_role("link", name="Meetings").is_visible()


WAY = [
    ("Herefordshire Safeguarding Children Partnership", "/a/"),
    ("Retention", "/b/"),
    ("Legal holds", "/c/"),
    ("Set", ""),
]


@pytest.mark.parametrize(("width", "steps"), [(320, [0, 2]), (1280, [0, 1, 2, 3])])
def test_the_way_back_is_shown_on_a_phone_and_nothing_of_it_is_squeezed(
    browser: Browser, gallery: str, width: int, steps: list[int]
) -> None:
    page = shown(browser, gallery, width)
    way = page.get_by_role("navigation", name="Breadcrumb")
    way.evaluate("(old, html) => { old.outerHTML = html }", str(breadcrumbs(WAY)))
    items = way.get_by_role("listitem")
    assert [each.inner_text() for each in items.all()] == [WAY[each][0] for each in steps]
    heights = [box["height"] for each in items.all() if (box := each.bounding_box())]
    assert max(heights) < 50, "two lines at the most"
    assert too_wide(page) == [] and check(page) == []


def test_wide_table_scrolls_in_its_own_frame(browser: Browser, gallery: str) -> None:
    page = shown(browser, gallery, 320)
    page.wait_for_function("() => document.body.classList.contains('govuk-frontend-supported')")
    frame = page.get_by_role("region", name="Table: Actions")
    assert frame.get_attribute("tabindex") == "0"
    frame.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.hscp-table-frame').scrollLeft > 0")
    assert page.evaluate("window.scrollX") == 0
