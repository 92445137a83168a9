"""A provisional decision comes back and is ratified; a proposal is decided between meetings; an action is looked at."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localtime
from playwright.sync_api import expect

from hscp.spaces.acting import acting
from meetings.models import Action, AgendaItem, Attendee, Decision, Meeting, Presence
from meetings.operations.actions import Source, give_action
from meetings.operations.decisions import record_decision
from meetings.operations.meeting import plan_meeting
from meetings.operations.minutes import save_minutes
from meetings.operations.presence import arrive, correct_stay
from partnership.models import Group, Terms
from tests.journeys.conftest import Clock, Visit
from tests.journeys.county import CALLED, County
from tests.journeys.road_meeting import fill_date
from tests.journeys.scenes import acting_team, opened_board, path_of
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey
OURS = {"ratify_afterwards": True, "by_circulation": True}


def sat_without_the_police(county: County, clock: Clock, *, corrected: bool = True) -> tuple[Meeting, Decision, Action]:
    """An open board under terms that allow both ways, from which the police turn out to have been away.

    Unless it is ``corrected`` the record says that they sat through it.
    """
    seat = county.seats["team-manager"]
    with acting(acting_team(county)):
        board = Group.objects.get(key="board")
        row = Terms.objects.filter(group=board).latest("starts_on")
        row.data = {**row.data, **OURS}
        row.save(update_fields=["data"])
    pk = int(opened_board(county, clock).rstrip("/").rpartition("/")[2])
    with acting(acting_team(county)):
        meeting = Meeting.objects.get(pk=pk)
        starts_at = clock.at + timedelta(days=42)
        plan_meeting(group=board, starts_at=starts_at, ends_at=starts_at + timedelta(hours=2), seat=seat, at=clock.at)
        began = meeting.opened_at
        assert began is not None
        for key in ("dsp-council", "dsp-icb", "dsp-police"):
            line = Attendee.objects.get(meeting=meeting, seat=county.seats[key])
            arrive(meeting=meeting, attendee_id=line.pk, when=began, at=began)
        now = clock.forward(20)
        item = AgendaItem.objects.filter(meeting=meeting).earliest("number")
        decision = record_decision(
            item=item,
            text="To merge the two subgroups from September.",
            options="To merge them\nTo leave them as they are",
            reasons="Both hear the same reports.",
            kind="agree",
            taken_at=now - timedelta(minutes=5),
            seat=seat,
            at=now,
        )
        action = give_action(
            source=Source(decision=decision),
            text="Tell the chairs of both subgroups.",
            owner=county.seats["dsp-police"].post,
            due_on=(now + timedelta(days=30)).date(),
            given_at=now,
            seat=seat,
            at=now,
        )
        stay = Presence.objects.get(attendee__meeting=meeting, attendee__seat=county.seats["dsp-police"])
        if corrected:
            left = now - timedelta(minutes=10)
            correct_stay(meeting=meeting, stay_id=stay.pk, arrived_at=began, left_at=left, at=now)
        for each in AgendaItem.objects.filter(meeting=meeting):
            save_minutes(item=each, text="Discussed.", version=each.version, seat=seat, at=now)
    clock.forward(5)
    return meeting, decision, action


def who_was_there_is_put_right(manager: Visitor, county: County, meeting: Meeting, action: Action) -> None:
    """The police had gone before the decision, it turns out: the action that follows from it is to be looked at."""
    again = "The decision behind this action was judged again."
    page = manager.open(path_of("action", county, action.pk))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text(again)).to_have_count(0)
    page = manager.open(path_of("presence", county, meeting.pk))
    page.get_by_role("link", name=f"Correct {CALLED['dsp-police']}").press("Enter")
    assert meeting.opened_at is not None
    page.get_by_label("Left").fill(f"{localtime(meeting.opened_at + timedelta(minutes=10)):%H:%M}")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text(f"The times of {CALLED['dsp-police']} are corrected.")).to_be_visible()
    page = manager.open(path_of("action", county, action.pk))
    expect(page.get_by_text(again)).to_be_visible()


def test_what_follows_a_decision_without_quoracy(visit: Visit, county: County, clock: Clock) -> None:
    meeting, decision, action = sat_without_the_police(county, clock, corrected=False)
    manager = visit(county.users["team-manager"].email)
    who_was_there_is_put_right(manager, county, meeting, action)
    page = manager.page
    manager.look("action-to-look-at")
    page.get_by_role("link", name="Say what follows for the action").click()
    page.get_by_label("What follows for the action").fill("It waits until the police have consented.")
    manager.look("action-look")
    page.get_by_role("button", name="It is looked at").click()
    expect(page.get_by_text("has been looked at")).to_be_visible()

    manager.open(path_of("meeting_close", county, meeting.pk))
    page.get_by_role("button", name="Close the meeting").click()
    expect(page.get_by_text("The meeting is closed")).to_be_visible()
    manager.open(path_of("decision", county, decision.pk))
    expect(page.get_by_text("Still to answer").first).to_be_visible()
    manager.look("decision-asked")

    police = visit(county.users["dsp-police"].email)
    theirs = police.open(county.path())
    theirs.get_by_role("link", name="waits for your answer").click()
    police.look("decision-ratify")
    theirs.get_by_role("button", name="Consent").click()
    police.has_errors("id_read")
    theirs.get_by_label("I have read this decision and consent to it").check()
    theirs.get_by_role("button", name="Consent").click()
    expect(theirs.get_by_role("heading", name="Consents given afterwards")).to_be_visible()
    police.look("decision-ratified")

    manager.open(path_of("decisions", county))
    manager.look("decisions-register")
    manager.walk_links()


def one_becomes_the_other(manager: Visitor, county: County, decision: Decision, due: date) -> None:
    """A decision was an action; that action was a decision after all; and that one no more than a note."""
    page = manager.open(path_of("decision", county, decision.pk))
    page.get_by_role("link", name="as an action", exact=True).click()
    manager.look("decision-into-action")
    page.get_by_label("Owner").select_option(index=1)
    fill_date(page, "Due date", due)
    page.get_by_role("button", name="Record it as an action").click()
    expect(page.get_by_role("link", name="as a decision", exact=True)).to_be_visible()
    page.get_by_role("link", name="as a decision", exact=True).click()
    manager.look("action-into-decision")
    page.get_by_label("Time of the decision").fill(f"{localtime(decision.at):%H:%M}")
    page.get_by_role("button", name="Record it as a decision").click()
    expect(page.get_by_role("link", name="Record it as a note")).to_be_visible()
    page.get_by_role("link", name="Record it as a note").click()
    manager.look("decision-into-note")
    page.get_by_role("button", name="Record it as a note").click()
    expect(page.get_by_text("To merge the two subgroups from September.").first).to_be_visible()
    a_note_was_a_decision(manager, "To merge the two subgroups from September.", f"{localtime(decision.at):%H:%M}")


def a_note_was_a_decision(manager: Visitor, words: str, time: str) -> None:
    """What is marked in the box of the minutes becomes a decision, and goes out of them."""
    page, script = manager.page, "(box, it) => box.setSelectionRange(box.value.indexOf(it), box.value.length)"
    page.get_by_label("Minutes").evaluate(script, words)
    manager.look("minutes-marked")
    page.get_by_label("Minutes").evaluate(script, words)
    page.get_by_role("button", name="Save, and make it a decision").click()
    expect(page.get_by_label("What was decided")).to_have_value(words)
    expect(page.get_by_role("checkbox", name=words)).to_be_checked()
    manager.look("note-into-decision")
    page.get_by_label("Time of the decision").fill(time)
    page.get_by_role("button", name="Record the decision").click()
    expect(page.get_by_text("The note is out of the minutes.")).to_be_visible()
    expect(page.get_by_text(f"In the minutes it said: “{words}”")).to_be_visible()


def test_a_decision_between_meetings(visit: Visit, county: County, clock: Clock) -> None:
    _, wrong, _ = sat_without_the_police(county, clock)
    manager = visit(county.users["team-manager"].email)
    one_becomes_the_other(manager, county, wrong, (clock.at + timedelta(days=30)).date())
    page = manager.open(path_of("decisions", county))
    page.get_by_role("button", name="Decisions between meetings").click()
    manager.look("circulations-empty")
    page.get_by_role("button", name="Send a proposal round").click()
    page.get_by_role("button", name="Send it round").click()
    manager.has_errors()
    closes = clock.at + timedelta(days=7)
    page.get_by_label("Group that decides").select_option(index=1)
    page.get_by_label("What it is about").fill("The training offer")
    page.get_by_label("What is proposed").fill("To open the September courses to schools.")
    page.get_by_label("Options considered").fill("To open them\nTo wait until spring")
    for part, value in (("Day", closes.day), ("Month", closes.month), ("Year", closes.year)):
        page.get_by_label(part, exact=True).fill(str(value))
    manager.look("circulation-send")
    page.get_by_role("button", name="Send it round").click()
    expect(page.get_by_text("It is sent round")).to_be_visible()
    manager.look("circulation-open")
    for key in ("dsp-council", "dsp-icb", "dsp-police"):
        partner = visit(county.users[key].email)
        theirs = partner.open(county.path())
        theirs.get_by_role("link", name="The training offer waits for your answer").click()
        if key == "dsp-council":
            theirs.get_by_role("button", name="Send my answer").click()
            partner.has_errors("id_answer_0")
            partner.look("circulation-answer")
        theirs.get_by_label("I agree", exact=True).check()
        theirs.get_by_role("button", name="Send my answer").click()
        expect(theirs.get_by_text("You have answered as")).to_be_visible()
    expect(theirs.get_by_text("Agreed by circulation: everybody who was asked agrees.").first).to_be_visible()
    partner.look("circulation-agreed")
    theirs.get_by_role("link", name="on the register").click()
    expect(theirs.get_by_role("heading", name="Who answered", exact=True)).to_be_visible()
    partner.look("decision-circulated")
    partner.walk_links()

    with acting(acting_team(county)):
        coming = Meeting.objects.filter(state="planned").latest("starts_at").pk
    theirs = partner.open(path_of("meeting_agenda", county, coming))
    theirs.get_by_role("button", name="Propose an item").click()
    theirs.get_by_role("button", name="Propose the item").click()
    partner.has_errors("id_title")
    theirs.get_by_label("What it is about").fill("Children who go missing")
    partner.look("item-propose")
    theirs.get_by_role("button", name="Propose the item").click()
    expect(theirs.get_by_text("The item is proposed")).to_be_visible()
    page = manager.open(path_of("meeting_agenda", county, coming))
    page.get_by_role("link", name="Children who go missing").click()
    page.get_by_role("button", name="Put it on the agenda").click()
    manager.look("item-proposal-accept")
    page.get_by_role("button", name="Put it on the agenda").click()
    expect(page.get_by_text("Who proposed it is told")).to_be_visible()
    page = manager.open(path_of("agenda_approve", county, coming))
    page.get_by_label("by telephone").check()
    manager.look("agenda-approve")
    page.get_by_role("button", name="Approve the agenda").click()
    expect(page.get_by_text("The agenda is approved as version 1")).to_be_visible()
    manager.look("meeting-agenda")
