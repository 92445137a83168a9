"""An owner answers from the link in their mail, a second person confirms; people are invited and find another date."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from hscp.record.mail_links import with_links_open
from hscp.record.models import Mail
from hscp.spaces.acting import acting
from hscp.ui.spreadsheets import xlsx_bytes
from meetings.models import AgendaItem
from meetings.operations.actions import Source, give_action
from meetings.operations.meeting import plan_meeting
from meetings.operations.recommendations import add_recommendation
from partnership.models import Group
from tests.journeys import steps_agenda, steps_around
from tests.journeys.conftest import Clock, Visit
from tests.journeys.county import County
from tests.journeys.scenes import acting_team, opened_board, path_of
from tests.journeys.steps_invitations import invite_answer_and_mend
from tests.servers.smtp import Postman

pytestmark = pytest.mark.journey


def next_board(county: County, clock: Clock) -> tuple[str, str]:
    """The path of a board meeting in a week, by which the police owe an action of an audit, and that of the action."""
    opened = int(opened_board(county, clock).rstrip("/").rpartition("/")[2])
    seat, now = county.seats["team-manager"], clock.at
    starts_at = now + timedelta(days=7)
    with acting(acting_team(county)):
        source = Source(
            item=AgendaItem.objects.filter(meeting=opened).first(),
            recommendation=add_recommendation(
                reference="Audit 2026, 1",
                source="audit",
                source_title="Audit of chronologies",
                text="Share chronologies early.",
                made_on=now.date(),
                seat=seat,
                at=now,
            ),
        )
        given = {"due_on": starts_at.date(), "given_at": now, "seat": seat, "at": now}
        owner = county.seats["dsp-police"].post
        action = give_action(source=source, text="Send every chronology before the panel.", owner=owner, **given)
        meeting = plan_meeting(
            group=Group.objects.get(key="board"),
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=2),
            place="Plough Lane",
            seat=seat,
            at=now,
        )
    return path_of("meeting", county, meeting.pk), path_of("action", county, action.pk)


def test_the_golden_thread(visit: Visit, county: County, clock: Clock, postman: Postman) -> None:
    meeting, action = next_board(county, clock)
    manager = visit(county.users["team-manager"].email)
    page = manager.open(meeting)
    page.get_by_role("link", name="Ask the owners of actions").click()
    manager.look("owners-ask")
    page.get_by_role("button", name="Ask the owners").click()
    expect(page.get_by_text("1 mail on the way.")).to_be_visible()
    manager.look("owners-asked")
    with acting(acting_team(county)):
        (link,) = re.findall(r"https?://[^/\s]+(/answer/\S+)", with_links_open(Mail.objects.latest("pk")))

    owner = visit()
    answer = owner.open(link)
    owner.look("action-answer")
    answer.get_by_role("button", name="Send the answer").click()
    owner.has_errors("id_answer_0", "id_text")
    answer.get_by_label("Done", exact=True).check()
    answer.get_by_label("What has been done, or what is in the way").fill("Every chronology since May went out.")
    answer.get_by_role("button", name="Send the answer").click()
    expect(answer.get_by_role("heading", level=1)).to_have_text("Thank you")
    owner.look("action-answered")
    owner.is_refused(link, 410)
    owner.look("action-answer-used")

    page = manager.open(action)
    expect(page.get_by_text("Done, waits for a second person").first).to_be_visible()
    manager.look("action-waits-for-a-second-person")
    page.get_by_role("button", name="Confirm that it was done").click()
    manager.look("action-confirm")
    page.get_by_role("button", name="Confirm that it was done").click()
    expect(page.get_by_text("Confirmed, impact due 13 September 2026").first).to_be_visible()
    expect(page.get_by_text("from the link in their mail")).to_be_visible()
    manager.look("action-confirmed")
    page.get_by_role("link", name="Ask for it at a meeting").click()
    manager.look("matter-ask-for")
    page.get_by_label("Meeting", exact=True).select_option(index=1)
    page.get_by_label("Why the meeting is to look at it").fill("To see what it changed")
    page.get_by_role("button", name="Ask for it").click()
    expect(page.get_by_text("Asked for: To see what it changed")).to_be_visible()
    manager.look("matters-arising")
    if page.get_by_role("link", name=re.compile("^Sight")).count():
        page.get_by_role("link", name=re.compile("^Sight")).first.click()
        manager.look("action-sight")
    page = manager.open(path_of("actions", county))
    expect(page.get_by_text("Confirmed, impact due 13 September 2026")).to_be_visible()
    manager.look("actions-register")
    page.get_by_role("link", name="Import actions from a spreadsheet").click()
    head = ("Action", "Owner", "Due", "Recommendation")
    content = xlsx_bytes(head, [("Write to schools", "Nobody", "soon", "Audit 2026, 1")])
    page.get_by_label("Spreadsheet").set_input_files(
        {"name": "a.xlsx", "mimeType": "application/octet-stream", "buffer": content}
    )
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_text("Nothing was kept: 2 problems in the spreadsheet.")).to_be_visible()
    manager.look("actions-import")
    steps_around.imported(page, county)
    invite_answer_and_mend(visit, county, manager, meeting, postman)


def test_an_agenda_in_depth(visit: Visit, county: County, clock: Clock, postman: Postman) -> None:
    meeting = steps_agenda.next_board(county, clock)
    manager = visit(county.users["team-manager"].email)
    steps_agenda.from_the_template(manager, county, meeting)
    steps_agenda.raised_by_a_subgroup(manager, county, meeting, clock)
    steps_agenda.an_assurance_session(manager, county, meeting)
    steps_agenda.referred_and_answered(manager, county, meeting, clock)
    steps_agenda.a_paper_that_is_owed(manager, county, meeting, clock, postman)
    steps_agenda.approved_and_then_late(visit, manager, county, meeting)
    steps_around.answered_by_telephone(manager, county, meeting)


def test_round_a_meeting(visit: Visit, county: County, clock: Clock, postman: Postman) -> None:
    manager = visit(county.users["team-manager"].email)
    steps_around.called_beside_the_plan(manager, county, clock, postman)
    steps_around.one_s_own_calendar(visit, county)
    steps_around.of_one_partnership_alone(visit, manager, county, clock)
    steps_around.overdue_again_and_again(manager, county, clock, postman)
    steps_around.closed_with_evidence(manager, county, clock)
