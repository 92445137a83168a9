"""The list of meetings and the pages of a meeting's life."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings.models import AgendaItem, Meeting
from meetings.operations.meeting import cancel_meeting
from partnership.models import Promise
from tests.factories.meetings import DAY, clock, closed, come, make_group, opened, planned, write_all
from tests.meetings.conftest import Stage
from tests.meetings.test_meeting import BESIDES


def plan_data(stage: Stage, **more) -> dict:
    data = {"group": stage.board.group.pk, "held_on": "2026-06-22", "starts_at": "9:30", "ends_at": "11am"}
    return data | {"place": "Council chamber", "joining_link": ""} | more


def test_upcoming_and_past_are_told_apart_and_narrowed(stage: Stage) -> None:
    stage.inside(lambda: closed(stage.board))
    stage.inside(lambda: planned(stage.board, day=DAY.replace(day=29)))
    gone = stage.inside(lambda: planned(stage.board, day=DAY.replace(year=2025)))
    stage.inside(lambda: cancel_meeting(meeting=gone, reason="Snow", seat=None, at=clock(8)))
    client, address = stage.client("member"), stage.address("meetings")
    html = client.get(address).content.decode()
    assert "29 June 2026" in html and "15 June 2026" not in html and "Plan a meeting" not in html
    html = client.get(address, {"when": "past"}).content.decode()
    assert "15 June 2026" in html and "15 June 2025" in html and "29 June 2026" not in html
    assert "Quorate throughout" in html
    html = client.get(address, {"when": "past", "year": "2025"}).content.decode()
    assert "15 June 2025" in html and "15 June 2026" not in html
    html = client.get(address, {"when": "past", "state": "closed"}).content.decode()
    assert "15 June 2025" not in html and "15 June 2026" in html
    assert "No meeting fits these filters" in client.get(address, {"state": "closed"}).content.decode()


def test_the_list_costs_the_same_for_one_and_for_many(stage: Stage) -> None:
    client, address = stage.client("team"), stage.address("meetings")
    costs = []
    for day in (22, 23, 24, 25):
        stage.inside(lambda day=day: planned(stage.board, day=DAY.replace(day=day)))
        client.get(address)
        with CaptureQueriesContext(connection) as seen:
            client.get(address)
        costs.append(len([each for each in seen.captured_queries if not each["sql"].startswith(BESIDES)]))
    assert len(set(costs)) == 1 and costs[0] <= 10


@pytest.mark.parametrize("sort", ["date", "-date", "group", "-group", "state", "-state", "nonsense"])
def test_every_sort_answers(stage: Stage, sort: str) -> None:
    stage.inside(lambda: planned(stage.board, day=DAY.replace(day=22)))
    stage.inside(lambda: planned(stage.board, day=DAY.replace(day=29)))
    html = stage.client("member").get(stage.address("meetings"), {"sort": sort}).content.decode()
    first, second = html.index("22 June 2026"), html.index("29 June 2026")
    assert (first > second) == (sort == "-date" or sort in ("-group", "-state"))


def test_the_list_as_a_file(stage: Stage) -> None:
    stage.inside(lambda: closed(stage.board))
    answer = stage.client("member").get(stage.address("meetings"), {"when": "past", "format": "csv"})
    rows = answer.content.decode("utf-8-sig").splitlines()
    assert rows[0] == "Date,Start,End,Group,State,Quoracy,Attended,Place"
    assert rows[1] == (
        "2026-06-15,2026-06-15 08:00,2026-06-15 10:00,Safeguarding Partners Board,Closed,Quorate throughout,3,"
        "Council chamber"
    )


def test_planning_in_the_browser(stage: Stage) -> None:
    client, address = stage.client("council"), stage.address("meeting_plan")
    html = client.post(address, plan_data(stage, ends_at="9:00")).content.decode()
    assert "The meeting must end after it starts" in html and 'value="9:30"' in html
    html = client.post(address, plan_data(stage, held_on="2024-07-01")).content.decode()
    assert "has no terms of reference on 1 July 2024" in html
    answer = client.post(address, plan_data(stage))
    meeting = stage.inside(Meeting.objects.get)
    assert answer["Location"] == stage.address("meeting", meeting.pk)
    assert meeting.starts_at == clock(9, 30, day=DAY.replace(day=22))
    assert "already has a meeting at 09:30" in client.post(address, plan_data(stage)).content.decode()


def test_a_chair_plans_for_their_own_group_only_and_members_not_at_all(stage: Stage) -> None:
    other = stage.inside(lambda: make_group("other"))
    html = stage.page("council", "meeting_plan")
    assert "Safeguarding Partners Board" in html and f'value="{other.pk}"' not in html
    answer = stage.client("council").post(stage.address("meeting_plan"), plan_data(stage, group=other.pk))
    assert answer.status_code == 200 and not stage.inside(Meeting.objects.exists)
    assert f'value="{other.pk}"' in stage.page("team", "meeting_plan")
    assert stage.client("member").get(stage.address("meeting_plan")).status_code == 403


def test_moving_and_cancelling_in_the_browser(stage: Stage) -> None:
    meeting = stage.inside(lambda: planned(stage.board, day=DAY.replace(day=22)))
    client = stage.client("team")
    address = stage.address("meeting_reschedule", meeting.pk)
    data = plan_data(stage, held_on="2026-06-29", version="1")
    assert "Enter the reason for moving it" in client.post(address, data).content.decode()
    assert client.post(address, data | {"reason": "Room double-booked"}).status_code == 302
    assert stage.inside(Meeting.objects.get).starts_at == clock(9, 30, day=DAY.replace(day=29))
    html = stage.page("member", "meeting_history", meeting.pk)
    assert "Room double-booked Was Monday 22 June 2026, 09:00 to 11:00." in html
    address = stage.address("meeting_cancel", meeting.pk)
    assert "Enter the reason" in client.post(address, {"reason": ""}).content.decode()
    assert client.post(address, {"reason": "Snow"}).status_code == 302
    assert "Cancelled: Snow" in stage.page("member", "meeting", meeting.pk)
    html = stage.page("team", "meeting_reschedule", meeting.pk)
    assert "This meeting is cancelled: only a planned one can be moved." in html and "disabled" in html


def test_opening_and_closing_in_the_browser(stage: Stage) -> None:
    meeting = stage.inside(lambda: planned(stage.board, items=1))
    client = stage.client("council")
    address = stage.address("meeting_open", meeting.pk)
    assert "11:00 has not come yet" in client.post(address, {"opened_at": "11:00"}).content.decode()
    assert client.post(address, {"opened_at": "9:02"})["Location"] == stage.address("presence", meeting.pk)
    closing = stage.address("meeting_close", meeting.pk)
    html = client.get(closing).content.decode()
    assert "Nobody is recorded as present." in html and "Item 1. Topic 1 has no minutes." in html
    assert "disabled" in html
    assert "Nobody is recorded as present." in client.post(closing, {"closed_at": "9:30"}).content.decode()
    meeting = stage.inside(Meeting.objects.get)
    stage.inside(lambda: come(stage.board, meeting, "council", "icb", when=clock(9, 5), at=clock(10)))
    stage.inside(lambda: write_all(meeting, stage.board.seats["council"], clock(9, 50)))
    html = client.get(closing).content.decode()
    assert "Police Holder, DSP for West Mercia Police: absent without apologies." in html
    assert "2 still here" in html
    assert "Something is recorded at 09:05" in client.post(closing, {"closed_at": "9:04"}).content.decode()
    assert client.post(closing, {"closed_at": "10:00"}).status_code == 302
    assert stage.inside(Meeting.objects.get).state == "closed"
    assert "Not quorate at any time" in stage.page("member", "meeting", meeting.pk)


def test_the_agenda_in_the_browser(stage: Stage) -> None:
    meeting = stage.inside(lambda: planned(stage.board, items=2))
    client = stage.client("council")
    add = stage.address("agenda_item_add", meeting.pk)
    assert "Enter the title" in client.post(add, {"title": "", "purpose": "note"}).content.decode()
    data = {"title": "Risk register", "purpose": "decide", "minutes_planned": "15", "introduced_by": "Team"}
    assert client.post(add, data | {"another": "1"})["Location"] == add
    item = stage.inside(lambda: AgendaItem.objects.get(number=3))
    assert (item.title, item.purpose, item.minutes_planned) == ("Risk register", "decide", 15)
    client.post(stage.address("agenda_item_move", meeting.pk, item.pk), {"way": "up"})
    assert stage.inside(lambda: AgendaItem.objects.get(number=2)).title == "Risk register"
    client.post(stage.address("agenda_item_edit", meeting.pk, item.pk), data | {"title": "Risks", "version": "1"})
    client.post(stage.address("agenda_item_withdraw", meeting.pk, item.pk), {"reason": "Not ready"})
    html = stage.page("member", "meeting", meeting.pk)
    assert "2. Risks" in html and "Withdrawn: Not ready" in html


def test_two_people_word_an_item_at_once(stage: Stage) -> None:
    """The second is shown both; minutes written meanwhile are in nobody's way, and neither is the same wording."""
    meeting = stage.inside(lambda: opened(stage.board, items=1, hour=8))
    item = stage.inside(AgendaItem.objects.get)
    address = stage.address("agenda_item_edit", meeting.pk, item.pk)
    shown = {"title": item.title, "purpose": item.purpose, "introduced_by": item.introduced_by, "version": "1"}
    client = stage.client("council")
    assert '<input type="hidden" name="version" value="1"' in client.get(address).content.decode()
    stage.inside(lambda: write_all(meeting, stage.board.seats["council"], clock(9)))
    assert stage.client("team").post(address, shown | {"title": "Risks"}).status_code == 302
    assert client.post(address, shown | {"title": "Risks"}).status_code == 302
    answer = client.post(address, shown | {"title": "Dangers", "minutes_planned": "5"})
    html = answer.content.decode()
    assert answer.status_code == 409 and "Two people changed this at once" in html
    assert 'value="Dangers"' in html and '<div class="hscp-both__text">Risks</div>' in html
    assert stage.inside(AgendaItem.objects.get).title == "Risks"
    assert '<input type="hidden" name="version" value="2"' in html
    assert client.post(address, shown | {"title": "Dangers", "version": "2"}).status_code == 302
    item = stage.inside(AgendaItem.objects.get)
    assert item.title == "Dangers" and "**discussed**" in item.minutes and (item.worded, item.version) == (3, 2)


def test_standing_items_come_with_their_paragraph(stage: Stage) -> None:
    group = stage.board.group
    stage.inside(
        lambda: [
            Promise(
                key="finance", section="§20.4", text="A finance report comes to the board", agenda_group=group
            ).save(),
            Promise(key="old", section="§1", text="Gone", agenda_group=group, ends_on=DAY).save(),
        ]
    )
    meeting = stage.inside(lambda: planned(stage.board, items=0))
    client, address = stage.client("council"), stage.address("standing_items_add", meeting.pk)
    html = client.get(address).content.decode()
    assert "A finance report comes to the board (§20.4)" in html and "Gone" not in html
    promise = stage.inside(lambda: Promise.objects.get(key="finance"))
    assert client.post(address, {"promises": [promise.pk]}).status_code == 302
    assert "promised in §20.4" in stage.page("member", "meeting", meeting.pk)
    assert "Nothing more to add" in client.get(address).content.decode()


def test_another_partnership_has_no_such_meeting(stage: Stage) -> None:
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    client = stage.client("team")
    client.force_login(stage.world.user("team", stage.world.there))
    assert client.get(stage.address("meeting", meeting.pk)).status_code == 404
    foreign = stage.address("meeting", meeting.pk).replace("herefordshire", "worcestershire")
    assert client.get(foreign).status_code == 404
    assert client.post(foreign + "presence/", {"do": "partners"}).status_code == 404
