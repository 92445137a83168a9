"""Steps of a story round a meeting: answers entered for somebody, one's own calendar, a meeting beside the plan, an
item of one partnership at a joint meeting, an action that stays overdue."""

import re
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from hscp.record.runner import drain
from hscp.spaces.acting import acting, in_space
from hscp.spaces.models import Space
from hscp.ui.spreadsheets import xlsx_bytes
from meetings.models import AgendaItem, Attendee, Meeting
from meetings.operations.actions import Source, give_action, move_action, report_progress
from meetings.operations.meeting import open_meeting, plan_meeting
from meetings.operations.recommendations import add_recommendation
from partnership.models import Group
from tests.journeys.conftest import Clock, Visit
from tests.journeys.county import County
from tests.journeys.road_meeting import BOARD, fill_date
from tests.journeys.scenes import acting_team, opened_board, path_of
from tests.journeys.steps_invitations import delivered
from tests.journeys.visitor import Visitor
from tests.servers.smtp import Postman


def answered_by_telephone(manager: Visitor, county: County, meeting: int) -> None:
    """Apologies that came by telephone are entered for their sender, and say so."""
    with acting(acting_team(county)):
        line = Attendee.objects.get(meeting=meeting, seat=county.seats["education-director"]).pk
    page = manager.open(f"{path_of('meeting_reply', county, meeting)}?line={line}")
    page.get_by_label("They cannot come", exact=True).check()
    page.get_by_label("Why they cannot come").fill("Exams that day")
    page.get_by_role("button", name="Save the answer").click()
    manager.has_errors("id_came_by_0")
    page.get_by_label("by telephone").check()
    page.get_by_role("button", name="Save the answer").click()
    expect(page.get_by_text("is written down.")).to_be_visible()
    page = manager.open(path_of("meeting_invitations", county, meeting))
    expect(page.get_by_role("row").filter(has_text="Exams that day")).to_contain_text("by telephone")


def one_s_own_calendar(visit: Visit, county: County) -> None:
    """A calendar reads one's meetings at an address of one's own; once it is renewed the old one is dead."""
    police = visit(county.users["dsp-police"].email)
    page = police.open(path_of("your_calendar", county))
    police.look("your-calendar")
    addresses = []
    for words in ("Make a calendar address", "Make a new address"):
        page.get_by_role("button", name=words).click()
        shown = page.get_by_role("main").locator("code").inner_text()
        addresses.append(police.site + re.sub(r"https?://[^/]+", "", shown))
        with urlopen(addresses[-1]) as answer:  # noqa: S310 - ours
            assert b"BEGIN:VEVENT" in answer.read()
    try:
        with urlopen(addresses[0]) as answer:  # noqa: S310 - ours
            raise AssertionError(f"the old address still answers {answer.status}")
    except HTTPError as gone:
        with gone:
            assert gone.code == 404


def called_beside_the_plan(manager: Visitor, county: County, clock: Clock, post: Postman) -> None:
    """An extraordinary meeting with its notice and link for video; everybody on the list is told why."""
    page = manager.open(path_of("meetings", county))
    page.get_by_role("button", name="Call an extraordinary meeting").click()
    page.get_by_role("button", name="Call the meeting").click()
    manager.has_errors()
    page.get_by_label("Group").select_option(label=BOARD)
    fill_date(page, "Date", clock.at.date() + timedelta(days=3))
    page.get_by_label("Start time").fill("8:30")
    page.get_by_label("End time").fill("9:30")
    page.get_by_label("Link for joining by video").fill("https://video.example/42")
    page.get_by_label("Asked for by").fill("DSP for the police")
    page.get_by_label("Reason for meeting beside the plan").fill("The hospital closes its ward.")
    manager.look("meeting-call")
    page.get_by_role("button", name="Call the meeting").click()
    expect(page.get_by_text("is called.")).to_be_visible()
    expect(page.get_by_text("Called beside the plan. Asked for by DSP for the police")).to_be_visible()
    expect(page.get_by_role("link", name="Join by video")).to_have_attribute("href", "https://video.example/42")
    manager.look("meeting-extraordinary")
    mail = delivered(post, county.seats["dsp-council"].address, "")
    assert b"ward" in bytes(mail.as_bytes())


def of_one_partnership_alone(visit: Visit, manager: Visitor, county: County, clock: Clock) -> None:
    """The joint agenda has the place, the owner's own record what it is about, and nobody else reads it."""
    joint = Space.objects.get(slug="lsp-forum")
    with acting(in_space(joint.pk)):
        starts_at, forum = clock.at + timedelta(days=20), Group.objects.get(key="forum")
        ends_at = starts_at + timedelta(hours=2)
        meeting = plan_meeting(group=forum, starts_at=starts_at, ends_at=ends_at, place="Hall", seat=None, at=clock.at)
    page = manager.open(reverse("meeting_agenda", args=(joint.slug, meeting.pk)))
    page.get_by_role("link", name="Add an item of one partnership").click()
    page.get_by_label("Whose item it is").select_option(label=county.space.name)
    page.get_by_role("button", name="Add the item").click()
    expect(page.get_by_text("whose people alone read it.")).to_be_visible()
    drain(timezone.now() + timedelta(days=400))
    page = manager.open(path_of("owned_items", county))
    manager.look("owned-items")
    page.get_by_role("link", name="Not written yet").click()
    page.get_by_role("button", name="Write this item").click()
    page.get_by_label("Title").fill("Our own staffing")
    page.get_by_label("What it is about").fill("Three posts are vacant.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Our own staffing")
    manager.look("owned-item")
    lead = visit(county.users["lsp-police"].email)
    for reader in (manager, lead):
        reader.open(reverse("meeting", args=(joint.slug, meeting.pk)))
        expect(reader.page.get_by_role("heading", name=f"1. Item of {county.space.name}")).to_be_visible()
        expect(reader.page.get_by_text("Our own staffing")).to_have_count(0)
    lead.look("meeting-joint")


def overdue_again_and_again(manager: Visitor, county: County, clock: Clock, post: Postman) -> None:
    """Three meetings find an action overdue: at the second the chair is told, at the third the agency's partner."""
    opened, seat = int(opened_board(county, clock).rstrip("/").rpartition("/")[2]), county.seats["team-manager"]
    with acting(acting_team(county)):
        source = Source(item=AgendaItem.objects.filter(meeting=opened).earliest("number"))
        owed: dict[str, Any] = {"owner": county.seats["dsp-police"].post, "due_on": clock.at.date() + timedelta(days=2)}
        owed |= {"source": source, "given_at": clock.at, "seat": seat, "at": clock.at}
        given = give_action(text="Count the children who wait.", **owed)
        other = give_action(text="Ask the schools.", **owed)
    told = {2: county.seats["dsp-icb"].address, 3: county.seats["dsp-police"].address}
    page = manager.page
    for time in (1, 2, 3):
        now = clock.forward(7 * 24 * 60)
        with acting(acting_team(county)):
            board, ends_at = Group.objects.get(key="board"), now + timedelta(hours=1)
            meeting: Meeting = plan_meeting(group=board, starts_at=now, ends_at=ends_at, place="", seat=seat, at=now)
            open_meeting(meeting=meeting, opened_at=now, seat=seat, at=now)
        manager.open(path_of("matters_arising", county, meeting.pk))
        page.get_by_role("link", name=f"Sight {given.reference}").click()
        page.get_by_label("What was said of it").fill("Not yet.")
        page.get_by_role("button", name="Write it down").click()
        expect(page.get_by_text(f"{given.reference} is sighted.")).to_be_visible()
        mails = [each for each in post.mails if f"Overdue again: {given.reference}" in str(each["Subject"])]
        assert len(mails) == max(0, time - 2)
        if time == 1:
            page.get_by_role("link", name=f"Leave out {other.reference}").click()
            page.get_by_label("Why it is left out").fill("The schools are on holiday.")
            page.get_by_role("button", name="Leave it out").click()
            expect(page.get_by_role("table", name="Left out")).to_contain_text("The schools are on holiday.")
        if time in told:
            delivered(post, told[time], f"Overdue again: {given.reference}")
    manager.look("matters-arising-overdue")
    manager.open(path_of("action", county, given.pk))
    expect(page.get_by_text("Overdue at a second meeting: the chair is told")).to_be_visible()
    expect(page.get_by_text("Overdue at a third meeting: the agency’s partner is told")).to_be_visible()
    page = manager.open(path_of("actions", county))
    with page.expect_download() as taken:
        page.get_by_role("link", name="CSV").click()
    assert given.reference in Path(taken.value.path()).read_text(encoding="utf-8-sig")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Excel").click()
    sheet = load_workbook(BytesIO(Path(taken.value.path()).read_bytes())).active  # kept without an ending
    assert sheet is not None
    head, *rows = sheet.iter_rows(values_only=True)
    assert len({len(row) for row in (head, *rows)}) == 1 and given.reference in {row[0] for row in rows}


def imported(page: Page, county: County) -> None:
    """The spreadsheet put right: looked through without a problem, then all of its actions are given."""
    head, owner = ("Action", "Owner", "Due", "Recommendation"), county.seats["dsp-police"].post.title
    content = xlsx_bytes(head, [("Write to schools", owner, "2026-12-31", "Audit 2026, 1")])
    file = {"name": "a.xlsx", "mimeType": "application/octet-stream", "buffer": content}
    for words in ("The spreadsheet has no problem.", "1 action given."):
        page.get_by_label("Spreadsheet").set_input_files(file)
        if words == "1 action given.":
            page.get_by_label("Give all of its actions").check()
        page.get_by_role("button", name="Go on").click()
        expect(page.get_by_text(words)).to_be_visible()


def closed_with_evidence(manager: Visitor, county: County, clock: Clock) -> None:
    """An action of an audit, done and confirmed, is closed months later, once there is evidence of what it changed."""
    now, seat = clock.at, county.seats["team-manager"]
    with acting(acting_team(county)):
        from_audit = add_recommendation(
            reference="Audit 2026, 9", source="audit", source_title="Audit", text="See them.", made_on=now.date(),
            seat=seat, at=now,
        )  # fmt: skip
        action = give_action(
            source=Source(recommendation=from_audit), text="See every child.", owner=county.seats["dsp-police"].post,
            due_on=now.date() + timedelta(days=9), given_at=now, seat=seat, at=now,
        )  # fmt: skip
    owner = county.seats["dsp-police"]
    with acting(in_space(county.space.pk, user_id=owner.user_id, seat_id=owner.pk)):
        report_progress(action=action, text="All were seen.", done=True, seat=owner, at=now)
    with acting(acting_team(county)):
        move_action(action=action, move="confirm", seat=county.seats["team-officer"], at=now)
    page = manager.open(path_of("action", county, action.pk))
    expect(page.get_by_role("button", name="Close the action")).to_be_disabled()
    clock.forward(100 * 24 * 60)
    manager.open(path_of("action", county, action.pk))
    for _ in range(2):  # the button leads to the form, whose button says what is missing
        page.get_by_role("button", name="Close the action").click()
    manager.has_errors("id_evidence")
    page.get_by_label("Evidence of impact").fill("No child has waited longer than a day since.")
    page.get_by_role("button", name="Close the action").click()
    expect(page.get_by_text(f"{action.reference} is closed.")).to_be_visible()
    expect(page.get_by_text("No child has waited longer than a day since.").first).to_be_visible()
