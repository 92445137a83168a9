"""Minutes after the meeting: circulated, commented on, issued, approved by the next meeting, corrected; absence too."""

import zipfile
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from hscp.record.models import Mail
from hscp.spaces.acting import acting
from hscp.spaces.clock import now
from meetings.models import AgendaItem, Attendee, Meeting
from meetings.operations.actions import Source, give_action
from meetings.operations.meeting import plan_meeting
from meetings.operations.minutes import save_minutes
from meetings.operations.presence import arrive
from meetings.queries import attending
from partnership.models import Group
from tests.journeys.conftest import Clock, Visit
from tests.journeys.county import County
from tests.journeys.scenes import acting_team, opened_board, path_of
from tests.journeys.steps_packs import words_of

pytestmark = pytest.mark.journey
PARTNERS = ("dsp-council", "dsp-icb", "dsp-police")


def come(county: County, pk: int, clock: Clock) -> None:
    """The three partners arrive."""
    with acting(acting_team(county)):
        for key in PARTNERS:
            line = Attendee.objects.get(meeting=pk, seat=county.seats[key])
            arrive(meeting=Meeting.objects.get(pk=pk), attendee_id=line.pk, when=clock.at, at=clock.at)


def board_with_minutes(county: County, clock: Clock) -> int:
    """A board meeting under way, with minutes and an action, and the next one planned in six weeks."""
    pk = int(opened_board(county, clock).rstrip("/").rpartition("/")[2])
    come(county, pk, clock)
    clock.forward(30)
    seat, at = county.seats["team-manager"], clock.at
    with acting(acting_team(county)):
        for item in AgendaItem.objects.filter(meeting=pk):
            save_minutes(item=item, text=f"The board discussed {item.title}.", version=1, seat=seat, at=at)
        source = Source(item=AgendaItem.objects.filter(meeting=pk).earliest("number"))
        due = at.date() + timedelta(days=30)
        owner = county.seats["dsp-police"].post
        give_action(source=source, text="Write to schools.", owner=owner, due_on=due, given_at=at, seat=seat, at=at)
        start = at + timedelta(days=42)
        group = Group.objects.get(key="board")
        plan_meeting(group=group, starts_at=start, ends_at=start + timedelta(hours=2), place="Hall", seat=seat, at=at)
    return pk


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).click()


def test_minutes_live_on_after_the_meeting(visit: Visit, county: County, clock: Clock) -> None:
    pk = board_with_minutes(county, clock)
    manager = visit(county.users["team-manager"].email)
    page = manager.open(path_of("meeting_close", county, pk))
    manager.look("minutes-close-preflight")
    press(page, "Close the meeting")
    page.get_by_role("link", name="Minutes as one document").click()
    expect(page.get_by_text("DRAFT: not issued.")).to_be_visible()
    manager.look("minutes-draft")
    page.get_by_role("button", name="Circulate for comments").click()
    manager.look("minutes-circulate")
    page.get_by_label("Day").fill("")
    press(page, "Circulate for comments")
    manager.has_errors()
    page.get_by_label("Day").fill(str((now() + timedelta(days=1)).day))
    press(page, "Circulate for comments")
    expect(page.get_by_text("The minutes are circulated.")).to_be_visible()

    police = visit(county.users["dsp-police"].email)
    read = police.open(path_of("minutes", county, pk))
    read.get_by_role("link", name="Comment on item 1").click()
    police.look("minutes-comment")
    press(read, "Send the comment")
    police.has_errors("id_text")
    read.get_by_label("Comment").fill("We asked for a date as well.")
    press(read, "Send the comment")
    expect(read.get_by_text("We asked for a date as well.")).to_be_visible()

    page = manager.open(path_of("minutes_issue", county, pk))
    expect(page.get_by_text("1 comment without an answer: item 1.")).to_be_visible()
    manager.look("minutes-not-to-be-issued")
    page = manager.open(path_of("minutes", county, pk))
    page.get_by_role("link", name="Answer the comment of Delegate of the police on item 1").click()
    manager.look("comment-answer")
    press(page, "Answer the comment")
    manager.has_errors("id_answer_0")
    page.get_by_label("Taken up", exact=True).check()
    press(page, "Answer the comment")
    manager.look("minutes-answered")

    clock.forward(2 * 24 * 60)
    page = manager.open(path_of("minutes_issue", county, pk))
    manager.look("minutes-issue")
    press(page, "Issue the minutes")
    expect(page.get_by_text("The minutes are issued.")).to_be_visible()
    manager.look("minutes-issued")
    assert "The board discussed Neglect." in words_of(page, "Save as PDF")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Save as Word document").click()
    with zipfile.ZipFile(taken.value.path()) as word:
        assert "The board discussed Neglect." in word.read("word/document.xml").decode()

    with acting(acting_team(county)):
        mails = Mail.objects.filter(to=county.seats["dsp-police"].address, subject__startswith="Minutes issued")
        assert "Your action from this meeting" in mails.latest("pk").text

    clock.forward(40 * 24 * 60)
    page.get_by_role("link", name="item 1").first.click()
    following = int(page.url.partition("/meetings/")[2].partition("/")[0])
    page.get_by_role("button", name="Open the meeting").click()
    press(page, "Open the meeting")
    come(county, following, clock)
    clock.forward(5)
    page = manager.open(path_of("minutes", county, pk))
    page.get_by_role("button", name="Approve these minutes").click()
    manager.look("minutes-approve")
    press(page, "Record the approval")
    expect(page.get_by_text("The minutes are approved.")).to_be_visible()
    page.get_by_role("link", name="Correct the minutes of item 1").click()
    manager.look("minutes-correct")
    page.get_by_label("Minutes, as they should read").fill("The board discussed Neglect in detail.")
    press(page, "Correct the minutes")
    manager.has_errors("id_reason")
    page.get_by_label("Reason for the correction").fill("Left out")
    press(page, "Correct the minutes")
    expect(page.get_by_text("Corrected on").first).to_be_visible()
    manager.look("minutes-corrected")


def test_an_unexplained_absence(visit: Visit, county: County, clock: Clock) -> None:
    with acting(acting_team(county)):
        meetings = Meeting.objects.filter(state="closed")
        assert any(each.attendance == "absent" for meeting in meetings for each in attending(meeting.pk))
    manager = visit(county.users["team-manager"].email)
    page = manager.open(path_of("agency_attendance", county))
    manager.look("attendance-agencies")
    page.get_by_role("link", name="By seat").click()
    manager.look("attendance-seats")
    page.get_by_role("link", name="By meeting").click()
    manager.look("attendance-meetings")
    page.get_by_role("link", name="Letters about absences").click()
    manager.look("absence-letters")
    page.get_by_role("link", name="Line managers of agencies").click()
    manager.look("line-managers")
    page.get_by_role("link", name="Change").first.click()
    manager.look("line-manager")
    page = manager.open(path_of("absence_letters", county))
    page.get_by_role("link", name="Absence from").first.click()
    manager.look("absence-letter")
    press(page, "Save and send")
    manager.has_errors("id_to_email")
    page.get_by_label("Line manager").fill("Head of Education")
    page.get_by_label("E-mail address").fill("head@example.org")
    press(page, "Save and send")
    expect(page.get_by_text("The letter is on the way.")).to_be_visible()
    manager.look("absence-letters-sent")
