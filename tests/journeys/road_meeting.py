"""The road's first half: from the structure to a closed meeting with its decisions and actions."""

import re
from datetime import date

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Clock
from tests.journeys.county import CALLED, County
from tests.journeys.visitor import Visitor

PARTNERS = ("dsp-council", "dsp-icb", "dsp-police")
LEADS = ("lsp-council", "lsp-icb", "lsp-police")
TOPICS = ("Thresholds", "Neglect strategy", "Contributions of the year")
YEAR = "2026-27"
BOARD = "Herefordshire Safeguarding Partners Board"


def go(page: Page, words: str) -> None:
    """Follow the menu."""
    page.get_by_role("navigation", name="Menu").get_by_role("link", name=words, exact=True).click()


def press(page: Page, words: str) -> None:
    """Press a button, or the link that looks like one."""
    page.locator("button, a").filter(has_text=words).first.click()


def tap(words: str, post: str) -> re.Pattern[str]:
    """The button of one person on the list: its name is said with it, though not shown."""
    return re.compile(rf"^{words}\s*: {CALLED[post]}$")


def standing(page: Page) -> str:
    """The word that says how the meeting stands."""
    return page.get_by_role("region", name="Quoracy").locator(".hscp-standing__word").inner_text()


def fill_date(page: Page, group: str, day: date) -> None:
    """Type a date into its three boxes."""
    boxes = page.get_by_role("group", name=group)
    for label, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        boxes.get_by_label(label).fill(str(value))


def arrive_in_the_partnership(manager: Visitor, county: County) -> None:
    """From sign-in to what the arrangements describe."""
    page = manager.page
    expect(page.get_by_role("heading", level=1)).to_have_text("Your partnerships")
    manager.look("home")
    page.get_by_role("link", name=f"Open {county.space.name}").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(county.space.name)
    manager.look("space_home")
    go(page, "Structure")
    picture = page.get_by_role("img", name="Picture of the groups")
    expect(picture).to_be_visible()
    assert picture.evaluate("(each) => each.complete && each.naturalWidth > 100")
    tree = page.get_by_role("list").filter(has_text=BOARD)
    for group in ("MASH", "Education", "Development and Practice", "Quality and Effectiveness"):
        expect(tree.get_by_role("link", name=group).first).to_be_visible()
    manager.look("structure")
    page.get_by_role("link", name=BOARD).first.click()
    expect(page.get_by_text("Delegated Safeguarding Partner, West Mercia Police").first).to_be_visible()
    manager.look("group")


def plan_a_meeting(manager: Visitor) -> None:
    """A board meeting for today."""
    page = manager.page
    go(page, "Meetings")
    manager.look("meetings_empty")
    press(page, "Plan a meeting")
    page.get_by_role("button", name="Plan").click()
    manager.has_errors()
    page.get_by_label("Group").select_option(label=BOARD)
    fill_date(page, "Date", date(2026, 6, 15))
    page.get_by_label("Start time").fill("10:00")
    page.get_by_label("End time").fill("12:00")
    page.get_by_label("Place").fill("Plough Lane, Hereford")
    manager.look("meeting_plan")
    page.get_by_role("button", name="Plan").click()
    expect(page.get_by_text("is planned.")).to_be_visible()
    assert standing(page) == "Would be quorate"


def write_the_agenda(manager: Visitor) -> None:
    """Three items."""
    page = manager.page
    for number, topic in enumerate(TOPICS, start=1):
        press(page, "Add an item")
        page.get_by_label("Title").fill(topic)
        page.get_by_label("Decide").check()
        page.get_by_role("button", name="Add the item").click()
        expect(page.get_by_role("heading", name=f"{number}. {topic}")).to_be_visible()
    manager.look("meeting_planned")


def hold_the_meeting(manager: Visitor, clock: Clock) -> str:
    """Presence, quoracy, decisions, an action and minutes; returns the meeting's path."""
    page = manager.page
    meeting = page.url.removeprefix(manager.site).partition("#")[0]
    press(page, "Open the meeting")
    manager.look("meeting_open")
    page.get_by_role("button", name="Open the meeting").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Who is here")
    assert standing(page).startswith("Not quorate")
    for key in PARTNERS:
        page.get_by_role("button", name=tap("Arrives", key)).click()
        expect(page.get_by_role("button", name=tap("Leaves", key))).to_be_visible()
    quoracy = page.get_by_role("region", name="Quoracy")
    expect(quoracy).to_contain_text("Quorate since 10:00")
    manager.look("presence_quorate")

    clock.forward(12)
    decide(manager, meeting, 1, "Adopt the revised pathway for neglect", name="decision_record")
    expect(page.get_by_role("article").filter(has_text="1. Thresholds")).to_contain_text("Agreed")

    clock.forward(10)
    press(page, "Record who is here")
    page.get_by_role("button", name=tap("Leaves", "dsp-police")).click()
    expect(quoracy).to_contain_text("Not quorate since 10:22")
    expect(quoracy).to_contain_text("West Mercia Police")
    manager.look("presence_not_quorate")

    clock.forward(5)
    decide(manager, meeting, 2, "Publish the neglect strategy", name="decision_record_not_quorate")
    item = page.get_by_role("article").filter(has_text="2. Neglect strategy")
    expect(item).to_contain_text("Provisional")
    expect(item).not_to_contain_text("Agreed")
    give_an_action(manager, item)

    clock.forward(8)
    press(page, "Record who is here")
    page.get_by_role("button", name=tap("Returns", "dsp-police")).click()
    expect(quoracy).to_contain_text("Quorate since 10:35")

    clock.forward(5)
    decide(manager, meeting, 3, "Contributions as last year", matter="contributions", name="decision_record_reserved")
    item = page.get_by_role("article").filter(has_text="3. Contributions")
    expect(item).to_contain_text("Endorsed only")
    expect(item).not_to_contain_text("Agreed")
    item.get_by_role("link", name="Decision 3").click()
    manager.look("decision")
    write_minutes(manager, meeting)
    manager.look("meeting_running")
    return meeting


def decide(manager: Visitor, meeting: str, item: int, text: str, *, name: str, matter: str = "") -> None:
    """Record under an item that the meeting agrees."""
    page = manager.open(meeting)
    page.get_by_role("link", name=f"Record a decision under item {item}").click()
    page.get_by_label("What was decided").fill(text)
    page.get_by_label("The meeting agrees to it").check()
    if matter:
        choice = page.get_by_label("Reserved matter")
        wanted = [words for words in choice.locator("option").all_inner_texts() if matter in words]
        choice.select_option(label=wanted[0])
    manager.look(name)
    page.get_by_role("button", name="Record the decision").click()
    expect(page.get_by_role("button", name="Record the decision")).to_have_count(0)
    if page.url != manager.site + meeting:
        manager.open(meeting)


def give_an_action(manager: Visitor, item: object) -> None:
    """To a post, with a date."""
    page = manager.page
    page.get_by_role("link", name="Give an action under item 2").click()
    page.get_by_role("button", name="Give the action").click()
    manager.has_errors()
    page.get_by_label("What is to be done").fill("Put the neglect strategy to the next quorate meeting")
    owner = page.get_by_label("Owner")
    wanted = [words for words in owner.locator("option").all_inner_texts() if CALLED["dsp-icb"] in words]
    owner.select_option(label=wanted[0])
    fill_date(page, "Due date", date(2026, 7, 31))
    manager.look("action_give")
    page.get_by_role("button", name="Give the action").click()
    expect(page.get_by_text("by 31 July 2026")).to_be_visible()


def write_minutes(manager: Visitor, meeting: str) -> None:
    """Under each item, with the button that goes on to the next."""
    page = manager.open(meeting)
    page.get_by_role("link", name="Write minutes of item 1").click()
    for number, topic in enumerate(TOPICS, start=1):
        page.get_by_label("Minutes").fill(f"The board **discussed** {topic.lower()}.\n\n- first\n- second")
        if number == 1:
            manager.look("minutes_edit")
        last = number == len(TOPICS)
        page.get_by_role("button", name="Save the minutes" if last else "Save, and on to the next item").click()
    expect(page.locator("strong").filter(has_text="discussed")).to_have_count(len(TOPICS))


def close_the_meeting(manager: Visitor, clock: Clock) -> None:
    """What closing will say comes first."""
    page = manager.page
    clock.forward(80)
    press(page, "Close the meeting")
    expect(page.get_by_text("while the meeting was not quorate: provisional")).to_be_visible()
    expect(page.get_by_text("3 still here")).to_be_visible()
    manager.look("meeting_close")
    page.get_by_role("button", name="Close the meeting").click()
    expect(page.get_by_text("The meeting is closed.")).to_be_visible()
    assert standing(page) == "Quorate for part of the meeting"
    manager.look("meeting_closed")
    for words, name in (("Decisions", "decisions"), ("Actions", "actions"), ("Meetings", "meetings")):
        go(page, words)
        manager.look(name)
    page.goto(page.url + "?when=past")
    manager.look("meetings_past")
