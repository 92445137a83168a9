"""An agenda's life: owners and times, the chair's approval, late items, back to draft, the last day for items."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hscp.lib.verdicts import Refused
from meetings.models import AgendaApproval, AgendaItem, Meeting, MeetingStage
from meetings.operations.agenda import add_item, edit_item
from meetings.operations.agenda_life import (
    approve_agenda,
    close_items_on,
    put_on_agenda,
    return_agenda,
    standing_now,
)
from meetings.operations.meeting import postpone_meeting
from meetings.operations.templates import save_template
from meetings.rules.agenda import AgendaState
from meetings.rules.templates import Line
from tests.conftest import NOW, TODAY
from tests.factories.cases import make_case_file, within
from tests.factories.meetings import DAY, planned
from tests.meetings.conftest import Stage
from tests.meetings.test_meeting import BESIDES

LATER = DAY + timedelta(days=14)


def coming(stage: Stage, items: int = 2) -> Meeting:
    return stage.inside(lambda: planned(stage.board, items=items, day=LATER))


def approve(stage: Stage, meeting: Meeting, who: str = "council", **more: Any) -> AgendaApproval:
    seat = stage.board.seats[who]

    def act() -> AgendaApproval:
        said = {
            "chair": seat,
            "seen": standing_now(Meeting.objects.get(pk=meeting.pk)).hash,
            "seat": seat,
            "at": NOW,
        } | more
        return approve_agenda(meeting=meeting, **said)

    return stage.inside(act)


def state(stage: Stage, meeting: Meeting) -> AgendaState:
    return stage.inside(lambda: standing_now(Meeting.objects.get(pk=meeting.pk)).state)


def test_the_chair_approves_what_they_read_and_it_is_shown_with_name_day_and_version(stage: Stage) -> None:
    meeting = coming(stage)
    page = stage.page("council", "agenda_approve", meeting.pk)
    assert "Topic 1" in page
    seen = stage.inside(lambda: standing_now(meeting).hash)
    chair = stage.board.seats["council"]
    client, address = stage.client("council"), stage.address("agenda_approve", meeting.pk)
    assert client.post(address, {"who": chair.pk, "seen": seen})["Location"] == stage.address(
        "meeting_agenda", meeting.pk
    )
    html = stage.page("member", "meeting_agenda", meeting.pk)
    assert "Version 1 was approved by Council Holder, chair, on 15 June 2026" in html
    assert "entered for them" not in html
    assert "Agenda approved, version 1" in stage.page("member", "meeting", meeting.pk)
    assert "Agenda approved" in stage.page("member", "meeting_history", meeting.pk)
    assert "This agenda is approved as it stands" in stage.page("council", "agenda_approve", meeting.pk)


def test_an_agenda_that_changed_since_it_was_read_is_not_approved(stage: Stage) -> None:
    meeting = coming(stage)
    seen = stage.inside(lambda: standing_now(meeting).hash)
    stage.inside(lambda: add_item(meeting=meeting, title="Meanwhile"))
    with pytest.raises(Refused, match="changed since you opened it"):
        approve(stage, meeting, seen=seen)


def test_whoever_is_shown_the_changed_agenda_approves_that_with_the_next_press(stage: Stage) -> None:
    meeting = coming(stage)
    seen = stage.inside(lambda: standing_now(meeting).hash)
    stage.inside(lambda: add_item(meeting=meeting, title="Meanwhile"))
    client, address = stage.client("council"), stage.address("agenda_approve", meeting.pk)
    data = {"who": stage.board.seats["council"].pk, "seen": seen}
    html = client.post(address, data).content.decode()
    now = stage.inside(lambda: standing_now(meeting).hash)
    assert "changed since you opened it" in html and "Meanwhile" in html
    assert now in html and seen not in html, "the form carries what it shows"
    assert client.post(address, data | {"seen": now}).status_code == 302


def test_nobody_approves_it_who_is_not_in_the_chair(stage: Stage) -> None:
    meeting = coming(stage)
    with pytest.raises(Refused, match="Only whoever chairs"):
        approve(stage, meeting, "icb")
    for who in ("member", "icb", "scrutineer"):
        assert stage.client(who).get(stage.address("agenda_approve", meeting.pk)).status_code == 403


def test_the_team_enters_the_chairs_approval_and_it_says_so(stage: Stage) -> None:
    meeting = coming(stage)
    client, address = stage.client("team"), stage.address("agenda_approve", meeting.pk)
    data = {"who": stage.board.seats["council"].pk, "seen": stage.inside(lambda: standing_now(meeting).hash)}
    assert "Say how it came" in client.post(address, data).content.decode()
    assert client.post(address, data | {"came_by": "telephone"}).status_code == 302
    approval = stage.inside(AgendaApproval.objects.select_related("approved_by", "entered_by").get)
    assert approval.approved_by == stage.board.seats["council"] and approval.entered_by is not None
    assert "entered for them, by telephone" in stage.page("member", "meeting_agenda", meeting.pk)


def test_what_comes_after_it_needs_the_chairs_reason_and_leaves_it_approved(stage: Stage) -> None:
    meeting = coming(stage)
    approve(stage, meeting)
    client, address = stage.client("council"), stage.address("agenda_item_add", meeting.pk)
    assert "What is added now is a late item" in client.get(address).content.decode()
    data = {"title": "A flood", "purpose": "discuss", "minutes_planned": "10"}
    assert client.post(address, data).status_code == 200
    assert client.post(address, data | {"late_because": "It rained last night"}).status_code == 302
    item = stage.inside(lambda: AgendaItem.objects.get(title="A flood"))
    assert (item.late_because, item.late_came_by) == ("It rained last night", "")
    assert item.late_by_id == stage.board.seats["council"].pk
    assert state(stage, meeting) is AgendaState.APPROVED
    html = stage.page("member", "meeting_agenda", meeting.pk)
    assert "Item 3, A flood, came late: It rained last night" in html and "Late item" in html
    assert "Agenda changed since version 1 was approved" in stage.page("member", "meeting", meeting.pk)
    team = stage.client("team").post(address, data | {"title": "Snow", "late_because": "It snowed"})
    assert team.status_code == 200, "the team says how the chair's reason came"
    with pytest.raises(Refused, match="Give the chair’s reason"):
        stage.inside(lambda: put_on_agenda(meeting=meeting, title="Ice", seat=None, at=NOW))
    assert approve(stage, meeting).number == 2, "a late item may be approved with the rest"
    refused = stage.client("team").get(stage.address("standing_items_add", meeting.pk)).content.decode()
    assert "one by one, each with the chair’s reason" in refused
    stage.inside(lambda: save_template(group=meeting.group, lines=[Line("Welcome")], version=0, seat=None, at=NOW))
    html = stage.client("team").post(stage.address("agenda_fill", meeting.pk), follow=True).content.decode()
    assert "one by one, each with the chair’s reason" in html and "Welcome" not in html


def test_any_other_change_makes_it_a_draft_again_and_says_what(stage: Stage) -> None:
    meeting = coming(stage)
    approve(stage, meeting)

    def reword(title: str) -> None:
        item = AgendaItem.objects.select_related("meeting").get(meeting=meeting, number=1)
        edit_item(
            item=item, title=title, purpose=item.purpose, minutes_planned=None, introduced_by="", version=item.worded
        )

    stage.inside(lambda: reword("Something else"))
    assert state(stage, meeting) is AgendaState.ALTERED
    html = stage.page("member", "meeting_agenda", meeting.pk)
    assert "Item 1, Topic 1, was changed: its title." in html and "Changed since it was approved" in html
    stage.inside(lambda: put_on_agenda(meeting=meeting, title="No reason asked", seat=None, at=NOW))
    stage.inside(lambda: reword("Topic 1"))
    assert state(stage, meeting) is AgendaState.APPROVED, "what was approved stands again"


def test_it_is_returned_to_draft_with_the_reason(stage: Stage) -> None:
    meeting = coming(stage)
    approve(stage, meeting)
    client, address = stage.client("team"), stage.address("agenda_return", meeting.pk)
    assert client.post(address, {"reason": "The police ask for another item"}).status_code == 302
    assert state(stage, meeting) is AgendaState.DRAFT
    html = stage.page("member", "meeting_agenda", meeting.pk)
    assert "Returned to draft" in html and "The police ask for another item" in html
    with pytest.raises(Refused, match="a draft already"):
        stage.inside(lambda: return_agenda(meeting=meeting, reason="Again", seat=None, at=NOW))
    moves = stage.inside(lambda: [each.move for each in MeetingStage.objects.filter(meeting=meeting)])
    assert moves == ["plan", "approve_agenda", "return_agenda"]


def test_of_an_item_of_a_case_file_the_number_alone_is_approved(stage: Stage) -> None:
    meeting = coming(stage)
    file = make_case_file(stage.world.here, stage.world.user("team"), creator=stage.world.user("team"))
    with within(stage.world.here, file):
        add_item(meeting=meeting, title="Said in private", file=file)
    made = approve(stage, meeting)
    assert made.content[-1]["restricted"] and made.content[-1]["title"] == ""
    for who in ("member", "team"):
        assert "Agenda approved, version 1" in stage.page(who, "meeting", meeting.pk), "the same whoever looks"


def test_after_the_last_day_an_item_is_late(stage: Stage) -> None:
    meeting = coming(stage)
    client, address = stage.client("team"), stage.address("items_until", meeting.pk)
    data = {"items_until_day": "1", "items_until_month": "1", "items_until_year": "2026"}
    assert "has passed" in client.post(address, data).content.decode()
    data = {"items_until_day": str(TODAY.day), "items_until_month": "6", "items_until_year": "2026"}
    assert client.post(address, data).status_code == 302
    assert "until the end of Monday 15 June 2026" in stage.page("member", "meeting_agenda", meeting.pk)

    def add(days: int, **more: Any) -> AgendaItem:
        at = NOW + timedelta(days=days)
        return stage.inside(lambda: put_on_agenda(meeting=meeting, title=f"Day {days}", seat=None, at=at, **more))

    assert add(0, late_because="Not late").late_because == "", "on the day itself nothing is late"
    with pytest.raises(Refused, match="The last day for items was Monday 15 June 2026"):
        add(1)
    assert add(1, late_because="A death").late_because == "A death"


def test_a_last_day_that_somebody_else_set_is_not_overwritten(stage: Stage) -> None:
    meeting = coming(stage)

    def close(day: int, was: Any) -> Meeting:
        return close_items_on(meeting=meeting, items_until=TODAY + timedelta(days=day), was=was, seat=None, at=NOW)

    stage.inside(lambda: close(3, None))
    with pytest.raises(Refused, match="Somebody else has set it to Thursday 18 June 2026"):
        stage.inside(lambda: close(5, None))
    stage.inside(lambda: close(5, TODAY + timedelta(days=3)))


def test_whoever_is_told_of_another_last_day_may_save_theirs_again(stage: Stage) -> None:
    meeting = coming(stage)
    theirs = TODAY + timedelta(days=3)
    stage.inside(lambda: close_items_on(meeting=meeting, items_until=theirs, was=None, seat=None, at=NOW))
    client, address = stage.client("team"), stage.address("items_until", meeting.pk)
    data = {"items_until_day": "20", "items_until_month": "6", "items_until_year": "2026"}
    html = client.post(address, data | {"was": ""}).content.decode()
    assert "Somebody else has set it" in html and f'value="{theirs:%Y-%m-%d}"' in html
    assert client.post(address, data | {"was": f"{theirs:%Y-%m-%d}"}).status_code == 302


def test_a_postponed_meeting_has_no_day_that_items_could_end_before(stage: Stage) -> None:
    meeting = coming(stage)
    stage.inside(lambda: postpone_meeting(meeting=meeting, reason="Snow", seat=None, at=NOW))
    assert "fix its new date first" in stage.page("team", "items_until", meeting.pk)
    with pytest.raises(Refused, match="fix its new date first"):
        stage.inside(lambda: close_items_on(meeting=meeting, items_until=TODAY, was=None, seat=None, at=NOW))


def test_an_item_has_an_owner_is_marked_confidential_and_times_add_up(stage: Stage) -> None:
    meeting = coming(stage, items=1)
    client, address = stage.client("council"), stage.address("agenda_item_add", meeting.pk)
    data = {"title": "A contract", "purpose": "decide", "minutes_planned": "150", "confidential": "on"}
    owner = stage.board.seats["police"].post
    assert client.post(address, data | {"owner": owner.pk}).status_code == 302
    html = stage.page("member", "meeting_agenda", meeting.pk)
    assert "DSP for West Mercia Police" in html and "Confidential" in html
    assert "The items take 150 minutes: 30 more than the 120 the meeting has. 1 item has no time yet." in html
    assert "owner: DSP for West Mercia Police" in stage.page("member", "meeting", meeting.pk)
    item = stage.inside(lambda: AgendaItem.objects.get(title="A contract"))
    edit = stage.address("agenda_item_edit", meeting.pk, item.pk)
    assert f'value="{owner.pk}" selected' in client.get(edit).content.decode()
    assert client.post(edit, data | {"owner": "", "version": item.worded}).status_code == 302
    assert stage.inside(lambda: AgendaItem.objects.get(pk=item.pk)).owner_id is None


def test_the_agendas_page_costs_the_same_for_one_item_and_many(stage: Stage) -> None:
    few, many = coming(stage, 1), stage.inside(lambda: planned(stage.board, items=9, day=LATER + timedelta(days=1)))
    client, costs = stage.client("team"), []
    for meeting in (few, many):
        approve(stage, meeting)
        client.get(stage.address("meeting_agenda", meeting.pk))
        with CaptureQueriesContext(connection) as seen:
            client.get(stage.address("meeting_agenda", meeting.pk))
        costs.append(len([each for each in seen.captured_queries if not each["sql"].startswith(BESIDES)]))
    assert costs[0] == costs[1] <= 12
