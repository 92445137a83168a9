"""A meeting recorded on its one screen: with taps, by the keyboard alone, without a script; others' screens follow."""

import re
import time
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from hscp.spaces.acting import acting
from meetings.models import AgendaItem, Attendee, Decision, Declaration, Meeting, MinutesDraft
from meetings.operations.meeting import close_meeting
from meetings.operations.minutes import save_minutes
from meetings.operations.presence import arrive, leave
from partnership.enums import ChairKind
from partnership.models import Group, Post
from partnership.operations.people import appoint_chair
from tests.journeys.conftest import Clock, Visit
from tests.journeys.county import CALLED, County
from tests.journeys.scenes import acting_team, opened_board, path_of
from tests.journeys.steps_terms import new_terms
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey


def number_of(path: str) -> int:
    return int(path.strip("/").rpartition("/")[2])


def quoracy(page: Page):
    return page.get_by_role("region", name="Quoracy")


def line_of(county: County, meeting: int, post: str) -> int:
    with acting(acting_team(county)):
        return Attendee.objects.get(meeting=meeting, seat=county.seats[post]).pk


def test_a_meeting_recorded_live(visit: Visit, county: County, clock: Clock) -> None:
    path = opened_board(county, clock)
    manager = visit(county.users["team-manager"].email)
    page = manager.open(path)
    page.get_by_role("button", name="Record the meeting").click()
    expect(quoracy(page)).to_contain_text("Not quorate")
    page.get_by_role("button", name="All statutory partners are here").click()
    expect(quoracy(page)).to_contain_text("Quorate since")
    expect(page.locator("#live-announce")).to_contain_text("Quorate again since")
    box = page.get_by_label("Minutes")
    box.press_sequentially("The board heard of neglect. ")
    page.get_by_role("button", name="Begin this item").click()
    expect(page.locator("#live-agenda")).to_contain_text("Now")
    expect(box).to_have_value("The board heard of neglect. ")
    clock.forward(1)
    page.get_by_role("button", name=f"Recused from item 1: {CALLED['dsp-police']}").click()
    expect(quoracy(page)).to_contain_text("its representative is recused from this item")
    expect(page.locator("#live-announce")).to_contain_text("Quoracy is lost")
    box.select_text()
    page.get_by_text("Decision", exact=True).click()
    expect(page.get_by_label("What was decided")).to_have_value("The board heard of neglect.")
    page.get_by_label("What was decided").fill("To widen the audit.")
    page.get_by_role("button", name="Record the decision").click()
    expect(page.get_by_text("Decision 1 is recorded. Provisional")).to_be_visible()
    expect(box).to_have_value("The board heard of neglect. ")
    manager.look("live")
    page.get_by_role("button", name="Save the minutes").click()
    expect(page.get_by_text("The minutes of item 1 are saved.")).to_be_visible()
    with acting(acting_team(county)):
        item = AgendaItem.objects.filter(meeting=number_of(path)).earliest("number")
        assert (item.minutes, item.times.count()) == ("The board heard of neglect.", 1)
        assert Decision.objects.get(meeting=item.meeting_id).outcome == "provisional"
    clock.forward(1)
    page.get_by_role("button", name=re.compile(rf"^Leaves\s*: {CALLED['dsp-icb']}$")).click()
    page.get_by_role("button", name=re.compile(rf"^Presides\s*: {CALLED['dsp-council']}$")).click()
    expect(page.locator("#live-state")).to_contain_text("presides, chosen by those present.")
    clock.forward(1)
    director = page.locator("#live-people").get_by_role("listitem").filter(has_text=CALLED["education-director"])
    director.locator("summary").click()
    director.get_by_label("Who deputises").fill("Dee Deputy")
    director.get_by_role("button", name="Deputy arrives").click()
    expect(page.locator("#live-people")).to_contain_text("Dee Deputy")
    page.get_by_text("Adjourn", exact=True).click()
    page.get_by_role("button", name="Adjourn the meeting").click()
    expect(page.get_by_role("region", name="Adjournment")).to_contain_text("Adjourned since")
    manager.look("live_adjourned")


def test_two_screens_follow_within_three_seconds(visit: Visit, county: County, clock: Clock) -> None:
    path = opened_board(county, clock)
    meeting = number_of(path)
    reader, writer = visit(county.users["dsp-icb"].email), visit(county.users["team-manager"].email)
    there, here = reader.open(path), writer.open(path_of("live", county, meeting))
    box = here.get_by_label("Minutes")
    box.press_sequentially("Half a ")
    with acting(acting_team(county)):
        from_ = county.seats["team-manager"]
        assert from_ is not None
        found = AgendaItem.objects.filter(meeting=meeting).select_related("meeting").earliest("number").meeting
        for post in ("dsp-icb", "dsp-council", "dsp-police"):
            arrive(meeting=found, attendee_id=line_of(county, meeting, post), when=clock.at, at=clock.at)
    for page in (there, here):
        expect(quoracy(page)).to_contain_text("Quorate since", timeout=3000)
    box.press_sequentially("sentence")
    now = clock.forward(1)
    with acting(acting_team(county)):
        leave(meeting=found, attendee_id=line_of(county, meeting, "dsp-police"), when=now, at=now)
    began = time.monotonic()
    for page in (there, here):
        expect(quoracy(page)).to_contain_text("Not quorate since", timeout=3000)
        expect(page.locator("#live-announce")).to_contain_text("Quoracy is lost since")
    assert time.monotonic() - began < 3.5
    expect(box).to_have_value("Half a sentence")
    expect(here.get_by_role("button", name=re.compile(f"Returns ?: {CALLED['dsp-police']}"))).to_be_visible()
    reader.look("meeting_followed")


def test_by_the_keyboard_alone(visit: Visit, county: County, clock: Clock) -> None:
    path = opened_board(county, clock)
    manager = visit(county.users["team-manager"].email)
    page = manager.open(path_of("live", county, number_of(path)))
    keys = page.keyboard
    for post in ("dsp-icb", "dsp-council", "dsp-police"):
        keys.press("p")
        expect(page.get_by_label("Person", exact=True)).to_be_focused()
        keys.type(CALLED[post])
        keys.press("Tab")
        keys.press("Enter")
        expect(page.get_by_role("button", name=re.compile(f"Leaves ?: {CALLED[post]}"))).to_be_visible()
        keys.press("Escape")
    expect(quoracy(page)).to_contain_text("Quorate since")
    keys.press("b")
    expect(page.locator("#live-agenda")).to_contain_text("Now")
    keys.press("m")
    keys.type("d is a letter here, and so is a. ")
    expect(page.locator("#panel-decision")).not_to_have_attribute("open", "")
    keys.press("Escape")
    keys.press("d")
    expect(page.get_by_label("Time of the decision")).to_be_focused()
    keys.press("Tab")
    keys.type("To widen the audit.")
    for _ in range(3):  # what the meeting did, a reserved matter, options
        keys.press("Tab")
    keys.type("To leave it as it is.")
    keys.press("Tab")
    keys.press("Tab")
    keys.press("Enter")
    expect(page.get_by_text("Decision 1 is recorded. Agreed by a quorate meeting.")).to_be_visible()
    keys.press("i")
    expect(page.get_by_label("Who declares")).to_be_focused()
    keys.type(CALLED["dsp-police"])
    keys.press("Tab")
    keys.type("Sits on its board")
    for _ in range(3):
        keys.press("Tab")
    keys.press("Enter")
    expect(page.get_by_text("The declaration is recorded under item 1.")).to_be_visible()
    keys.press("s")
    expect(page.get_by_text("The minutes of item 1 are saved.")).to_be_visible()
    with acting(acting_team(county)):
        item = AgendaItem.objects.filter(meeting=number_of(path)).earliest("number")
        assert item.minutes == "d is a letter here, and so is a."
        assert Declaration.objects.get(item=item).interest == "Sits on its board"
        made = Decision.objects.get(item=item)
        assert (made.text, made.options) == ("To widen the audit.", "To leave it as it is.")
        assert not MinutesDraft.objects.filter(item=item, put_away_at=None).exists()
    for key, box in (("a", "What is to be done"), ("j", "Adjourned at")):
        keys.press(key)
        expect(page.get_by_label(box)).to_be_focused()
        keys.press("Escape")
    page.get_by_role("button", name="Switch the keys off").focus()
    keys.press("Enter")
    expect(page.get_by_text("The keys are switched off.")).to_be_visible()
    keys.press("d")
    expect(page.locator("#panel-decision")).not_to_have_attribute("open", "")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_without_a_script(visit: Visit, county: County, clock: Clock) -> None:
    path = opened_board(county, clock)
    manager = visit(county.users["team-manager"].email, script=False)
    page = manager.open(path_of("live", county, number_of(path)))
    page.get_by_label("Minutes").fill("Nothing is lost.")
    page.get_by_role("button", name="All statutory partners are here").click()
    expect(quoracy(page)).to_contain_text("Quorate since")
    expect(page.get_by_label("Minutes")).to_have_value("Nothing is lost.")
    page.get_by_role("button", name="2. Thresholds").click()
    expect(page.get_by_role("heading", name="2. Thresholds")).to_be_visible()
    page.get_by_role("button", name="1. Neglect").click()
    expect(page.get_by_label("Minutes")).to_have_value("Nothing is lost.")
    page.get_by_role("button", name="Save the minutes").click()
    expect(page.get_by_text("The minutes of item 1 are saved.")).to_be_visible()
    with acting(acting_team(county)):
        assert AgendaItem.objects.get(meeting=number_of(path), number=1).minutes == "Nothing is lost."


def test_new_terms_and_what_proceeds_under_them(visit: Visit, county: County, clock: Clock) -> None:
    """Inquorate: the vice-chair presides, the second item is taken first and let proceed, a note becomes a decision,
    and a later, quorate meeting takes that again."""
    manager = visit(county.users["team-manager"].email)
    new_terms(visit, manager, county, clock)
    with acting(acting_team(county)):
        board, council = Group.objects.get(key="board").pk, Post.objects.get(key="dsp-council")
        appoint_chair(group_id=board, post=council, kind=ChairKind.VICE, starts_on=clock.at.date())
    meeting = number_of(opened_board(county, clock))
    page = manager.open(path_of("live", county, meeting))
    for post in ("dsp-council", "dsp-icb"):
        page.get_by_role("button", name=re.compile(rf"^Arrives\s*: {CALLED[post]}$")).click()
        expect(page.get_by_role("button", name=re.compile(rf"^Leaves\s*: {CALLED[post]}$"))).to_be_visible()
    clock.forward(1)
    page.get_by_role("button", name=re.compile(rf"^Leaves\s*: {CALLED['dsp-icb']}$")).click()
    expect(page.locator("#live-state")).to_contain_text("presides as vice-chair, in the chair’s absence.")
    clock.forward(1)
    page.get_by_role("button", name="2. Thresholds").click()
    page.get_by_role("button", name="Begin this item").click()
    expect(page.locator("#live-agenda").get_by_role("listitem").filter(has_text="Now")).to_contain_text("2. Thresholds")
    clock.forward(1)
    page.get_by_text("Proceeds when inquorate", exact=True).click()
    page.get_by_label("proceeds", exact=True).check()
    page.get_by_label("Reason", exact=True).first.fill("It cannot wait.")
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_text("Item 2 proceeds: recorded.")).to_be_visible()
    manager.look("live-proceeds")
    box, words = page.get_by_label("Minutes"), "To use the county’s threshold document."
    box.fill(f"They spoke. {words} They thanked all.")
    box.evaluate("(each, it) => each.setSelectionRange(12, 12 + it.length)", words)
    page.get_by_role("button", name="Save, and make it a decision").click()
    expect(page.get_by_label("What was decided")).to_have_value(words)
    page.get_by_role("button", name="Record the decision").click()
    expect(page.get_by_text("The note is out of the minutes.")).to_be_visible()
    expect(box).to_have_value("They spoke. They thanked all.")
    taken_again(manager, county, clock, meeting)


def taken_again(manager: Visitor, county: County, clock: Clock, meeting: int) -> None:
    """The meeting is closed, the next one is quorate and takes its decision again."""
    seat = county.seats["team-manager"]
    with acting(acting_team(county)):
        held = Meeting.objects.select_related("group").get(pk=meeting)
        for item in AgendaItem.objects.filter(meeting=meeting, minutes=""):
            save_minutes(item=item, text="Not reached.", version=item.version, seat=seat, at=clock.at)
        now = clock.forward(5)
        close_meeting(meeting=held, closed_at=now, seat=seat, at=now)
        first = Decision.objects.get(meeting=meeting)
    later = number_of(opened_board(county, clock))
    with acting(acting_team(county)):
        found = Meeting.objects.get(pk=later)
        for post in ("dsp-icb", "dsp-council", "dsp-police"):
            arrive(meeting=found, attendee_id=line_of(county, later, post), when=clock.at, at=clock.at)
    clock.forward(5)
    page = manager.open(path_of("decision", county, first.pk))
    expect(page.get_by_text("This decision does not stand yet.")).to_be_visible()
    page.get_by_role("button", name="Take it again").click()
    page.get_by_label("Agenda item it is taken again under").select_option(index=1)
    manager.look("decision-again")
    page.get_by_role("button", name="Take it again").click()
    expect(page.get_by_text("Agreed by a quorate meeting.").first).to_be_visible()
    expect(page.get_by_text(f"Decision {first.number}, ").first).to_be_visible()
    typed_afterwards(manager, county, clock, later, page.url.removeprefix(manager.site))


def typed_afterwards(manager: Visitor, county: County, clock: Clock, meeting: int, decision: str) -> None:
    """On the next day times are typed from notes, by the keyboard: what was decided then is judged again, and found."""
    with acting(acting_team(county)):
        opened = Meeting.objects.get(pk=meeting).opened_at
    assert opened is not None
    came, left = (f"{timezone.localtime(opened + timedelta(minutes=each)):%H:%M}" for each in (1, 2))
    clock.forward(24 * 60)
    page = manager.open(path_of("attendance", county, meeting))
    manager.look("attendance-sheet")
    for called, box, said in ((CALLED["education-director"], "Arrived", came), (CALLED["dsp-police"], "Left", left)):
        row = page.get_by_role("listitem").filter(has_text=called)
        row.get_by_label(box).focus()
        page.keyboard.type(said)
    page.keyboard.press("Enter")
    expect(page.get_by_text("The attendance is saved.")).to_be_visible()
    manager.open(decision)
    expect(page.get_by_text("Judged again after attendance was corrected").first).to_be_visible()
    expect(page.get_by_text("This decision does not stand yet.")).to_be_visible()
    manager.open(path_of("live", county, meeting))
    page.get_by_role("button", name=re.compile(rf"^Leaves\s*: {CALLED['dsp-icb']}$")).click()
    expect(page.locator("#live-said")).to_contain_text("Enter the time: this meeting was held on")
    manager.open(path_of("decisions", county))
    page.get_by_role("searchbox").fill("threshold document")
    page.keyboard.press("Enter")
    expect(page.get_by_role("row").filter(has_text="threshold document")).to_have_count(2)
