"""Minutes typed live: dropped network, ended session, killed browser lose nothing; nor do two who write at once."""

import json
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, Locator, Page, expect

from hscp.spaces.acting import acting
from meetings.models import AgendaItem, Meeting, MinutesDraft
from meetings.operations.circulating import circulate_minutes, issue_minutes
from meetings.operations.meeting import close_meeting
from meetings.operations.minutes import save_minutes
from meetings.operations.presence import arrive
from tests.factories.meetings import write_all
from tests.journeys.accessibility import FLAGS
from tests.journeys.conftest import Clock, Visit
from tests.journeys.county import CALLED, County
from tests.journeys.scenes import acting_team, opened_board, path_of
from tests.journeys.visitor import Visitor, new_visitor

pytestmark = pytest.mark.journey
AT_MOST = 10  # seconds of typing that may be lost
MANAGER, OFFICER = CALLED["team-manager"], CALLED["team-officer"]


@pytest.fixture
def item(county: County, clock: Clock) -> AgendaItem:
    """The first item of a board meeting that has just begun."""
    pk = int(opened_board(county, clock).strip("/").rpartition("/")[2])
    with acting(acting_team(county)):
        return AgendaItem.objects.select_related("meeting__group").filter(meeting=pk).earliest("number")


def writing(visitor: Visitor, county: County, item: AgendaItem) -> Page:
    """The page on which somebody writes the minutes of the item."""
    return visitor.open(path_of("minutes_edit", county, item.meeting_id, item.pk))


def drafts(county: County, item: AgendaItem) -> list[str]:
    """What is kept of what everybody typed under the item."""
    with acting(acting_team(county)):
        return list(MinutesDraft.objects.filter(item=item.pk).order_by("pk").values_list("text", flat=True))


def minutes(county: County, item: AgendaItem) -> str:
    with acting(acting_team(county)):
        return AgendaItem.objects.get(pk=item.pk).minutes


def save(county: County, item: AgendaItem, text: str, who: str = "team-officer") -> None:
    """Somebody saves the item from elsewhere."""
    with acting(acting_team(county)):
        now = AgendaItem.objects.select_related("meeting").get(pk=item.pk)
        seat, meeting = county.seats[who], now.meeting
        save_minutes(item=now, text=text, version=now.version, seat=seat, at=meeting.opened_at)  # type: ignore[arg-type]


def trouble(page: Page) -> Locator:
    """What the page says loudly; it holds the sentences for every trouble, all but one of them hidden."""
    return page.get_by_role("alert").locator("[data-trouble]").filter(visible=True)


def asks_before_leaving(page: Page) -> bool:
    """Whether the browser asks before the page is left. It stays."""
    asked: list[str] = []

    def stay(dialog: object) -> None:
        asked.append(dialog.type)  # type: ignore[attr-defined]
        dialog.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", stay)
    page.close(run_before_unload=True)
    page.wait_for_timeout(1000)
    page.remove_listener("dialog", stay)
    return asked == ["beforeunload"]


def test_a_dropped_network(visit: Visit, county: County, item: AgendaItem) -> None:
    manager = visit(county.users["team-manager"].email)
    page = writing(manager, county, item)
    box = page.get_by_label("Minutes")
    box.press_sequentially("The board ")
    expect(page.get_by_text("Kept as your draft: saved")).to_be_visible()
    assert drafts(county, item) == ["The board "]
    page.context.set_offline(True)
    box.press_sequentially("met and ")
    expect(trouble(page)).to_contain_text("Not saved. The server cannot be reached.")
    expect(page).to_have_title("Not saved – Minutes of item 1 – Herefordshire Safeguarding Children Partnership – HSCP")
    assert asks_before_leaving(page)
    page.get_by_role("button", name="Save the minutes").click()
    page.wait_for_timeout(1000)
    expect(box).to_have_value("The board met and ")  # the button does not lead into nowhere either
    manager.look("minutes_unreachable")
    box.press_sequentially("agreed")
    page.context.set_offline(False)
    expect(page.get_by_text("Kept as your draft: saved")).to_be_visible()
    expect(trouble(page)).to_have_count(0)
    expect(page).to_have_title("Minutes of item 1 – Herefordshire Safeguarding Children Partnership – HSCP")
    assert drafts(county, item) == ["The board met and agreed"]
    page.get_by_role("button", name="Save the minutes").click()
    expect(page.get_by_text("The minutes of item 1 are saved.")).to_be_visible()
    assert (minutes(county, item), drafts(county, item)) == ("The board met and agreed", [])
    manager.complaints[:] = [each for each in manager.complaints if "INTERNET_DISCONNECTED" not in each]


def test_an_ended_session(visit: Visit, county: County, item: AgendaItem) -> None:
    manager = visit(county.users["team-manager"].email)
    page = writing(manager, county, item)
    box = page.get_by_label("Minutes")
    box.press_sequentially("Before. ")
    expect(page.get_by_text("Kept as your draft: saved")).to_be_visible()
    Session.objects.all().delete()
    manager.expected = frozenset({403})
    box.press_sequentially("After. ")
    expect(trouble(page)).to_contain_text("Not saved. You have been signed out.")
    manager.look("minutes_signed_out")
    assert asks_before_leaving(page) and drafts(county, item) == ["Before. "]
    with page.context.expect_page() as opening:
        page.get_by_role("link", name="sign in again in another tab").click()
    again = Visitor(opening.value, manager.site)
    again.sign_in(county.users["team-manager"].email)
    expect(page.get_by_text("Kept as your draft: saved")).to_be_visible()
    expect(trouble(page)).to_have_count(0)
    assert drafts(county, item) == ["Before. After. "]
    box.press_sequentially("End.")
    page.get_by_role("button", name="Save the minutes").click()  # with the new token, and what was typed last
    expect(page.get_by_text("The minutes of item 1 are saved.")).to_be_visible()
    assert (minutes(county, item), drafts(county, item)) == ("Before. After. End.", [])
    assert again.complaints == []


@contextmanager
def own_chromium(browser: Browser, folder: Path) -> Iterator[tuple[Browser, subprocess.Popen[bytes]]]:
    """A whole Chromium of our own, with a profile in ``folder``, that can be killed."""
    own = ["--headless", "--remote-debugging-port=0", f"--user-data-dir={folder}"]
    command = ["/usr/bin/chromium", *FLAGS, *own, "about:blank"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        told = folder / "DevToolsActivePort"
        for _ in range(150):
            if told.exists() and told.read_text().count("\n"):
                break
            time.sleep(0.2)
        port = told.read_text().split("\n")[0]
        with urlopen(f"http://127.0.0.1:{port}/json/version") as answer:
            address = json.load(answer)["webSocketDebuggerUrl"]
        yield browser.browser_type.connect_over_cdp(address), process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, 9)
        process.wait()


def test_a_killed_browser(
    browser: Browser, visit: Visit, county: County, item: AgendaItem, site: str, tmp_path: Path
) -> None:
    """In the middle of a sentence. What it had is there, and nothing of it lies in the browser's own files."""
    typed: list[tuple[float, str]] = []
    with own_chromium(browser, tmp_path) as (other, process):
        first = new_visitor(other, site)
        first.sign_in(county.users["team-manager"].email)
        box = writing(first, county, item).get_by_label("Minutes")
        box.click()
        begun = time.monotonic()
        while time.monotonic() - begun < 14:
            word = f"Zwiebel{len(typed):03} "
            first.page.keyboard.insert_text(word)
            typed.append((time.monotonic(), word))
            first.page.wait_for_timeout(150)
        os.killpg(process.pid, 9)
        killed = time.monotonic()
        process.wait()
    (text,) = drafts(county, item)
    assert text == "".join(word for _, word in typed)[: len(text)]
    lost = [moment for moment, word in typed if word not in text]
    assert killed - min(lost, default=killed) < AT_MOST
    print(f"Lost: {killed - min(lost, default=killed):.1f} s of typing")  # noqa: T201 - the figure, with -s
    found = [path for path in tmp_path.rglob("*") if path.is_file() and b"Zwiebel" in path.read_bytes()]
    assert found == [], "no text in the browser's storage"
    manager = visit(county.users["team-manager"].email)
    page = manager.open(path_of("meeting", county, item.meeting_id))
    expect(page.get_by_text("You have an unsaved draft of")).to_be_visible()
    manager.look("meeting_with_a_draft")
    page.get_by_role("link", name="Go on with it").click()
    expect(page.get_by_label("Minutes")).to_have_value(text)
    manager.look("minutes_with_a_draft")
    page.get_by_role("button", name="Throw it away").click()
    expect(page.get_by_label("Minutes")).to_have_value("")
    manager.look("minutes_thrown_away")
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_label("Minutes")).to_have_value(text)
    page.get_by_label("Minutes").press_sequentially("!")
    page.get_by_role("button", name="Save the minutes").click()
    expect(page.get_by_text("The minutes of item 1 are saved.")).to_be_visible()
    assert drafts(county, item) == []


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_two_who_write_one_passage(visit: Visit, county: County, item: AgendaItem, script: bool) -> None:
    save(county, item, "The plan is red. It was heard.\n\nThe end.")
    manager = visit(county.users["team-manager"].email, script=script)
    page = writing(manager, county, item)
    save(county, item, "The plan is blue. It was heard.\n\nThe end, at noon.")
    page.get_by_label("Minutes").fill("The plan is pink. It was heard by all.\n\nThe end.")
    manager.expected = frozenset({409})
    page.get_by_role("button", name="Save the minutes").click()
    expect(page.get_by_role("heading", name="Two people wrote these minutes at once")).to_be_visible()
    expect(page.get_by_text("Before, it said: The plan is red.")).to_be_visible()
    if script:
        manager.look("minutes_choose")
    page.get_by_role("button", name="Save the minutes").click()
    expect(page.get_by_role("link", name="Choose what is to stand of passage 1")).to_be_visible()
    page.get_by_label("Both").check()
    page.get_by_role("button", name="Put this into the box, to change it first").click()
    both = "The plan is blue. The plan is pink. It was heard by all.\n\nThe end, at noon."
    expect(page.get_by_label("Minutes")).to_have_value(both)
    page.get_by_role("button", name="Save the minutes").click()
    expect(page.get_by_text("The minutes of item 1 are saved.")).to_be_visible()
    assert minutes(county, item) == both


def test_two_who_write_apart(visit: Visit, county: County, item: AgendaItem) -> None:
    """Each sees that the other is writing; what they wrote comes together by itself, and is confirmed by saving."""
    save(county, item, "We began.\n\nThe end.")
    manager, officer = visit(county.users["team-manager"].email), visit(county.users["team-officer"].email)
    writing(manager, county, item).get_by_label("Minutes").fill("We began at ten.\n\nThe end.")
    expect(manager.page.get_by_text("Kept as your draft: saved")).to_be_visible()
    theirs = writing(officer, county, item)
    expect(theirs.get_by_text(f"{MANAGER} is writing here, last saved")).to_be_visible()
    theirs.get_by_label("Minutes").fill("We began.\n\nThe end, at noon.")
    expect(theirs.get_by_text("Kept as your draft: saved")).to_be_visible()
    manager.page.get_by_label("Minutes").press_sequentially("\n\nThanks.")
    expect(manager.page.get_by_text(f"{OFFICER} is writing here, last saved")).to_be_visible()
    manager.look("minutes_both_writing")
    theirs.get_by_role("button", name="Save the minutes").click()
    expect(theirs.get_by_text("The minutes of item 1 are saved.")).to_be_visible()
    manager.expected = frozenset({409})
    manager.page.get_by_label("Minutes").fill("We began at ten.\n\nThe end.")
    manager.page.get_by_role("button", name="Save the minutes").click()
    box = manager.page.get_by_label("Minutes")
    expect(box).to_have_value("We began at ten.\n\nThe end, at noon.")
    manager.look("minutes_together")
    manager.page.get_by_role("button", name="Save the minutes").click()
    expect(manager.page.get_by_text("The minutes of item 1 are saved.")).to_be_visible()
    assert minutes(county, item) == "We began at ten.\n\nThe end, at noon."


def test_the_minutes_are_issued_while_somebody_writes(
    visit: Visit, county: County, item: AgendaItem, clock: Clock
) -> None:
    manager = visit(county.users["team-manager"].email)
    page = writing(manager, county, item)
    page.get_by_label("Minutes").press_sequentially("Too ")
    expect(page.get_by_text("Kept as your draft: saved")).to_be_visible()
    seat, moment = county.seats["team-officer"], clock.forward(30)
    with acting(acting_team(county)):
        meeting = Meeting.objects.select_related("group").get(pk=item.meeting_id)
        line = meeting.attendees.filter(seat__isnull=False).earliest("pk")
        arrive(meeting=meeting, attendee_id=line.pk, when=meeting.opened_at, at=moment)
        write_all(meeting, seat, moment)
        close_meeting(meeting=meeting, closed_at=moment, seat=seat, at=moment)
    page.get_by_label("Minutes").press_sequentially("")
    expect(trouble(page)).to_be_hidden()
    with acting(acting_team(county)):
        circulate_minutes(meeting=meeting, until=moment.date() + timedelta(days=1), seat=seat, at=moment)
        issue_minutes(meeting=meeting, seat=seat, at=moment + timedelta(days=2))
    page.get_by_label("Minutes").press_sequentially("late")
    expect(trouble(page)).to_contain_text("Kept as your draft only.")
    expect(trouble(page)).to_contain_text("issued")
    manager.look("minutes_over_while_typing")
    page.reload()
    expect(page.get_by_role("heading", name="Your unsaved draft of")).to_be_visible()
    expect(page.get_by_text("Too late")).to_be_visible()
    manager.look("minutes_over")
