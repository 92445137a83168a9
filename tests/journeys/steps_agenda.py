"""Steps of a story: an agenda in depth, from its template to a late item, each thing followed to what became of it."""

import re
from datetime import timedelta

from playwright.sync_api import expect

from hscp.spaces.acting import acting
from meetings.models import AgendaItem
from meetings.operations.agenda import add_item
from meetings.operations.meeting import plan_meeting
from meetings.operations.paper_deadlines import remind_of_papers
from partnership.models import Group
from tests.journeys.conftest import Clock, Visit
from tests.journeys.county import CALLED, County
from tests.journeys.road_meeting import BOARD, fill_date
from tests.journeys.scenes import acting_team, path_of
from tests.journeys.steps_invitations import delivered, text_of
from tests.journeys.steps_packs import add_paper
from tests.journeys.visitor import Visitor
from tests.servers.smtp import Postman

AUDIT = "What the audit of thresholds found"


def next_board(county: County, clock: Clock) -> int:
    """The key of the board's next meeting, with two items."""
    seat, starts_at = county.seats["team-manager"], clock.at + timedelta(days=16)
    with acting(acting_team(county)):
        group, ends_at = Group.objects.get(key="board"), starts_at + timedelta(hours=2)
        meeting = plan_meeting(group=group, starts_at=starts_at, ends_at=ends_at, place="Hall", seat=seat, at=clock.at)
        for title, purpose in (("Papers", "discuss"), ("Budget", "decide")):
            add_item(meeting=meeting, title=title, minutes_planned=40, purpose=purpose)
        return int(meeting.pk)


def number_of(county: County, meeting: int, title: str) -> int:
    """The number under which an item stands now."""
    with acting(acting_team(county)):
        return int(AgendaItem.objects.get(meeting=meeting, title=title).number)


def act_on(visitor: Visitor, county: County, meeting: int, words: str, title: str) -> None:
    """Follow what the agenda's page offers for the item of that title."""
    page = visitor.open(path_of("meeting_agenda", county, meeting))
    number = number_of(county, meeting, title)
    page.get_by_role("link", name=re.compile(rf"^{words}\s*, item {number}$")).click()


def from_the_template(manager: Visitor, county: County, meeting: int) -> None:
    """The group's template is written and fills the agenda, with what the arrangements promise and its paragraph."""
    page = manager.open(path_of("forward_plan", county))
    page.get_by_role("link", name=f"Agenda template of {BOARD}").click()
    page.get_by_label("Title").first.fill("Welcome and apologies")
    page.get_by_label("Minutes").first.fill("5")
    manager.look("agenda-template")
    page.get_by_role("button", name="Save the template").click()
    expect(page.get_by_text("Version 1 is saved.")).to_be_visible()
    manager.open(path_of("meeting", county, meeting))
    page.get_by_role("button", name="Fill from the template and what is due").click()
    expect(page.get_by_text("Added to the agenda: 1 item of the template")).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile("Welcome and apologies$"))).to_be_visible()
    page.get_by_role("link", name="Add standing items from the arrangements").click()
    page.get_by_role("checkbox", checked=False).first.check()
    page.get_by_role("button", name="Add the chosen items").click()
    expect(page.get_by_role("link", name=re.compile("^See the promise")).first).to_be_visible()


def raised_by_a_subgroup(manager: Visitor, county: County, meeting: int, clock: Clock) -> None:
    """An item of the subgroup comes before the board with its note, and both show what became of it."""
    with acting(acting_team(county)):
        starts_at, group = clock.at + timedelta(days=9), Group.objects.get(key="quality-and-effectiveness")
        ends_at = starts_at + timedelta(hours=2)
        seat = county.seats["team-manager"]
        below = plan_meeting(group=group, starts_at=starts_at, ends_at=ends_at, place="Hall", seat=seat, at=clock.at)
        add_item(meeting=below, title=AUDIT)
    act_on(manager, county, below.pk, "Raise to another group", AUDIT)
    page = manager.page
    page.get_by_label("To which group").select_option(label=BOARD)
    page.get_by_label("Note to that group").fill("Only the board can change the threshold document.")
    page.get_by_role("button", name="Raise the item").click()
    expect(page.get_by_text("which answers it.")).to_be_visible()
    manager.open(path_of("meeting_agenda", county, meeting))
    page.get_by_role("link", name=AUDIT).click()
    manager.look("item-raised")
    for _ in range(2):  # the button leads to the form, whose button does it
        page.get_by_role("button", name="Put it on the agenda").click()
    number = number_of(county, meeting, AUDIT)
    expect(page.locator(f"#item-{number}")).to_contain_text("Only the board can change the threshold document.")
    manager.open(path_of("meeting", county, below.pk))
    expect(page.get_by_role("article").first).to_contain_text(f"item {number} of")


def an_assurance_session(manager: Visitor, county: County, meeting: int) -> None:
    """Who was invited, the evidence, the challenge, the outcome; what is missing for one is asked for."""
    act_on(manager, county, meeting, "Assurance and challenge", "Papers")
    page = manager.page
    page.get_by_role("button", name="Make it one").click()
    page.get_by_label("What assurance is asked for").fill("That every child at risk is seen within a day.")
    page.get_by_role("button", name="Save the session").click()
    page.get_by_role("button", name="Invite somebody").click()
    page.get_by_label("Name", exact=True).fill("Dana Director")
    page.get_by_label("As whom").fill("Director of Children’s Services")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_text("Dana Director is written down as invited.")).to_be_visible()
    page.get_by_role("button", name="Change the session").click()
    page.get_by_label("Partly assured").check()
    page.get_by_role("button", name="Save the session").click()
    manager.has_errors()
    page.get_by_label("What evidence was given").fill("Figures of six months.")
    page.get_by_label("How it was challenged").fill("Why not at weekends? There is no team then.")
    page.get_by_label("What follows").fill("A plan for weekends by September.")
    manager.look("assurance-change")
    page.get_by_role("button", name="Save the session").click()
    expect(page.get_by_text("Partly assured").first).to_be_visible()
    page.get_by_role("link", name=re.compile("^Change.*Dana Director came")).click()
    page.get_by_label("Came", exact=True).check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("It is saved whether Dana Director came.")).to_be_visible()
    manager.look("assurance")


def referred_and_answered(manager: Visitor, county: County, meeting: int, clock: Clock) -> None:
    """An item goes to another board's agenda, is overdue there, is reminded of, and answered."""
    act_on(manager, county, meeting, "Refer to another board", "Budget")
    page = manager.page
    page.get_by_label("To which board").select_option(index=1)
    page.get_by_label("What is asked of it").fill("To put the shared budget on its agenda.")
    page.get_by_label("By mail").check()
    fill_date(page, "Answer due", clock.at.date() + timedelta(days=1))
    page.get_by_role("button", name="Save the referral").click()
    expect(page.get_by_text("It is followed until it is answered.")).to_be_visible()
    referral = page.url
    clock.forward(2 * 24 * 60)
    page.goto(referral)
    expect(page.get_by_text("Overdue").first).to_be_visible()
    page.get_by_role("button", name="Record a reminder").click()
    page.get_by_label("What you said, to whom and how").fill("Told its manager on the telephone.")
    fill_date(page, "Answer due", clock.at.date() + timedelta(days=7))
    page.get_by_role("button", name="Save the reminder").click()
    expect(page.get_by_text("The reminder is on record.")).to_be_visible()
    page.get_by_role("button", name="Enter the answer").click()
    page.get_by_label("What it answered").fill("It agrees, and will hear it in September.")
    page.get_by_label("By letter").check()
    page.get_by_role("button", name="Save the answer").click()
    expect(page.get_by_text("The answer is on record.")).to_be_visible()
    manager.look("referral-answered")
    manager.open(path_of("meeting", county, meeting))
    expect(page.get_by_role("article").filter(has_text="Budget").first).to_contain_text("answered")


def a_paper_that_is_owed(manager: Visitor, county: County, meeting: int, clock: Clock, post: Postman) -> None:
    """Who owes it is said; the light turns, its owner is reminded by mail; the paper comes with its front sheet."""
    number, page = number_of(county, meeting, "Budget"), manager.page
    manager.open(path_of("meeting", county, meeting))
    page.get_by_role("link", name=f"Who owes the paper of item {number}", exact=True).click()
    page.get_by_label("Yes", exact=True).check()
    owner = page.get_by_label("Who sends it").locator("option", has_text=CALLED["dsp-police"]).first
    page.get_by_label("Who sends it").select_option(owner.get_attribute("value"))
    page.get_by_role("button", name="Save", exact=True).click()
    item = page.locator(f"#item-{number}")
    expect(item).to_contain_text(re.compile("Paper due"))
    with acting(acting_team(county)):
        remind_of_papers(at=clock.at)  # as the timetable does every morning
    mail = delivered(post, county.seats["dsp-police"].address, f"Paper for item {number}")
    assert "Budget" in text_of(mail)
    page.get_by_role("link", name=f"Who owes the paper of item {number}", exact=True).click()
    expect(page.get_by_role("heading", name="Who was reminded")).to_be_visible()
    page.get_by_role("link", name="Cancel").click()
    add_paper(page, number, "Budget of the year")
    expect(item).to_contain_text("Paper in")
    page.get_by_role("link", name=re.compile(rf"^About this paper\s*, paper 1 of item {number}$")).click()
    page.get_by_role("button", name="Write the front sheet").click()
    page.get_by_role("button", name="Save the front sheet").click()
    manager.has_errors("id_ask")
    page.get_by_label("Why this comes to the meeting").fill("The year begins in April.")
    page.get_by_label("What the meeting is asked to do").fill("Agree the budget in section 4.")
    page.get_by_label("Written by").fill("Partnership Team")
    page.get_by_label("Who was consulted, and what they said").fill("Young people in care: more for advocacy.")
    page.get_by_role("button", name="Save the front sheet").click()
    expect(page.get_by_text("Agree the budget in section 4.")).to_be_visible()
    manager.look("paper")


def approved_and_then_late(visit: Visit, manager: Visitor, county: County, meeting: int) -> None:
    """The chair approves the agenda; what is added afterwards is late and carries the chair's reason."""
    chair = visit(county.users["dsp-icb"].email)
    theirs = chair.open(path_of("meeting_agenda", county, meeting))
    for _ in range(2):
        theirs.get_by_role("button", name="Approve the agenda").click()
    expect(theirs.get_by_text("The agenda is approved as version 1.")).to_be_visible()
    page = manager.open(path_of("meeting_agenda", county, meeting))
    page.get_by_role("button", name="Add a late item").click()
    page.get_by_label("Title").fill("A letter from the inspectorate")
    page.get_by_label("Owner").select_option(index=1)
    page.get_by_label("Not for guests").check()
    page.get_by_role("button", name="Add the item", exact=True).click()
    manager.has_errors("id_late_because", "id_late_came_by_0")
    page.get_by_label("Why it comes late: the chair’s reason").fill("It came this morning.")
    page.get_by_label("by telephone").check()
    page.get_by_role("button", name="Add the item", exact=True).click()
    page = manager.open(path_of("meeting_agenda", county, meeting))
    late = page.get_by_role("row").filter(has_text="A letter from the inspectorate")
    expect(late).to_contain_text("It came this morning.")
    expect(late).to_contain_text("Confidential")
    expect(page.get_by_text("Since version 1 was approved")).to_be_visible()
    manager.look("agenda-altered")
