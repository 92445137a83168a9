"""The page of presence: one tap per person, with a script and without; times typed afterwards."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings.models import AgendaItem, Decision, Meeting, Presence
from meetings.operations.decisions import record_decision
from meetings.queries import attending
from tests.factories.meetings import DAY, clock, come, opened
from tests.meetings.conftest import Stage
from tests.meetings.test_attendance import as_shown
from tests.meetings.test_meeting import BESIDES, furnish


def lines(stage: Stage, meeting) -> dict:
    return {person.called: person for person in stage.inside(lambda: attending(meeting.pk))}


def test_a_tap_without_a_script_comes_back_with_the_new_status(stage: Stage) -> None:
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    client, address = stage.client("council"), stage.address("presence", meeting.pk)
    assert "Not quorate since 08:00" in client.get(address).content.decode()
    answer = client.post(address, {"when": "8:00", "do": "partners"})
    assert answer.status_code == 302
    assert "Quorate since 08:00" in client.get(answer["Location"]).content.decode()
    police = lines(stage, meeting)["Police Holder"].pk
    client.post(address, {"when": "842", "do": f"leave-{police}"})
    html = client.get(address).content.decode()
    assert "Not quorate since 08:42" in html and "West Mercia Police is not represented." in html
    client.post(address, {"when": "9.15am", "do": f"arrive-{police}", f"remote-{police}": "1"})
    assert "Quorate since 09:15" in client.get(address).content.decode()
    person = lines(stage, meeting)["Police Holder"]
    assert [stay.left_at for stay in person.stays] == [clock(8, 42), None] and person.is_remote


def test_a_tap_with_a_script_gets_the_board_alone(stage: Stage) -> None:
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    client, address = stage.client("council"), stage.address("presence", meeting.pk)
    answer = client.post(address, {"when": "", "do": "partners"}, headers={"hx-request": "true"})
    html = answer.content.decode()
    assert answer.status_code == 200 and "<html" not in html and html.lstrip().startswith('<div id="board">')
    assert "Quorate since 10:00" in html  # now, on the fixed day
    assert 'id="announce" hx-swap-oob="innerHTML"' in html


@pytest.mark.parametrize(
    ("when", "do", "says"),
    [
        ("7:30", "partners", "The meeting began at 08:00"),
        ("11:00", "partners", "11:00 has not come yet"),
        ("25:00", "partners", "Enter a time like 10:42"),
        ("9:00", "arrive-999999", "That button has gone"),
        ("9:00", "dance-1", "That button has gone"),
    ],
)
@pytest.mark.parametrize("script", [True, False])
def test_what_cannot_be_is_refused_in_words(stage: Stage, when: str, do: str, says: str, script: bool) -> None:
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    headers = {"hx-request": "true"} if script else {}
    answer = stage.client("team").post(stage.address("presence", meeting.pk), {"when": when, "do": do}, headers=headers)
    html = answer.content.decode()
    assert answer.status_code == 200 and says in html
    assert not stage.inside(Presence.objects.exists)


def test_typed_afterwards_the_time_stays_for_the_next_tap(stage: Stage) -> None:
    meeting = stage.inside(lambda: opened(stage.board, day=DAY.replace(day=8)))
    client, address = stage.client("team"), stage.address("presence", meeting.pk)
    answer = client.post(address, {"when": "9:05", "do": "partners"})
    assert answer["Location"].endswith("?when=9:05")
    assert 'value="9:05"' in client.get(answer["Location"]).content.decode()
    police = lines(stage, meeting)["Police Holder"]
    assert police.stays[0].arrived_at == clock(9, 5, day=DAY.replace(day=8))


def test_typed_afterwards_an_empty_time_is_not_now(stage: Stage) -> None:
    """A meeting of last week cannot be joined today."""
    meeting = stage.inside(lambda: opened(stage.board, day=DAY.replace(day=8)))
    answer = stage.client("team").post(stage.address("presence", meeting.pk), {"when": "", "do": "partners"})
    assert answer.status_code == 200
    assert "Enter the time: this meeting was held on Monday 8 June 2026" in answer.content.decode()
    assert not stage.inside(Presence.objects.exists)


@pytest.mark.parametrize(("who", "code"), [("council", 200), ("team", 200), ("icb", 403), ("member", 403)])
def test_only_the_chair_and_the_team_record(stage: Stage, who: str, code: int) -> None:
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    assert stage.client(who).get(stage.address("presence", meeting.pk)).status_code == code


def test_the_whole_sheet_in_one_post_costs_the_same_for_any_number(stage: Stage) -> None:
    costs = []
    for size in (6, 30):
        meeting = stage.inside(lambda size=size: furnish(stage, size, size))
        people = stage.inside(lambda meeting=meeting: attending(meeting.pk))
        client = stage.client("team")
        address = stage.address("attendance", meeting.pk)
        data = as_shown(client.get(address).content.decode())
        del data["once"]  # its two queries are no part of the sheet
        for person in people:
            data[f"p{person.pk}-arrived_at"] = "8:05"
            data[f"p{person.pk}-remote"] = "on"
        with CaptureQueriesContext(connection) as seen:
            answer = client.post(address, data)
        assert answer.status_code == 302, answer.content.decode()
        costs.append([each["sql"] for each in seen.captured_queries if not each["sql"].startswith(BESIDES)])
        there = stage.inside(lambda meeting=meeting: attending(meeting.pk))
        assert {stay.arrived_at for person in there for stay in person.stays} == {clock(8, 5)}
        assert all(person.is_remote for person in there)
    # Two more than a first sheet costs: here times are corrected beside new ones.
    assert len(costs[0]) == len(costs[1]) <= 14, "\n".join(costs[1])


def test_a_first_sheet_costs_at_most_twelve_queries(stage: Stage) -> None:
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    data = {}
    for person in lines(stage, meeting).values():
        data |= {f"p{person.pk}-arrived_at": "8:05", f"p{person.pk}-remote": "on"}
    client, address = stage.client("team"), stage.address("attendance", meeting.pk)
    client.get(address)
    with CaptureQueriesContext(connection) as seen:
        assert client.post(address, data).status_code == 302
    asked = [each["sql"] for each in seen.captured_queries if not each["sql"].startswith(BESIDES)]
    assert len(asked) <= 12, "\n".join(asked)
    # Two stand for the transactions of the entrance and of the view; the operation needs none to be taken back.
    assert sum(each["sql"].startswith("SAVEPOINT") for each in seen.captured_queries) == 2


def test_correcting_the_sheet_after_decisions_costs_at_most_twelve_queries(stage: Stage) -> None:
    def decided() -> Meeting:
        meeting = opened(stage.board, hour=8)
        come(stage.board, meeting, "council", "icb", "police")
        for item in AgendaItem.objects.filter(meeting=meeting):
            for minute in (5, 10):
                record_decision(
                    item=item, text=f"At {minute}.", kind="agree", taken_at=clock(8, minute), seat=None, at=clock(9)
                )
        return meeting

    meeting = stage.inside(decided)
    client, address = stage.client("team"), stage.address("attendance", meeting.pk)
    costs = []
    for left in ("8:30", "8:07"):  # nothing of the decisions changes; then every other loses its quoracy
        data = as_shown(client.get(address).content.decode())
        del data["once"]  # its two queries are no part of the sheet
        for person in lines(stage, meeting).values():
            if person.was_here:
                data |= {f"p{person.pk}-arrived_at": "8:00", f"p{person.pk}-left_at": left}
        with CaptureQueriesContext(connection) as seen:
            assert client.post(address, data).status_code == 302
        costs.append([each["sql"] for each in seen.captured_queries if not each["sql"].startswith(BESIDES)])
    assert len(costs[0]) <= 12, "\n".join(costs[0])
    assert len(costs[1]) - len(costs[0]) == 4, "rows and their history, stages, and the actions to be told"
    outcomes = stage.inside(lambda: list(Decision.objects.order_by("number").values_list("outcome", flat=True)))
    assert outcomes == ["agreed", "provisional"] * 3


def test_the_sheet_keeps_what_was_typed_and_says_all_that_is_wrong(stage: Stage) -> None:
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    found = lines(stage, meeting)
    council, police, icb = (found[name].pk for name in ("Council Holder", "Police Holder", "Icb Holder"))
    data = {
        f"p{council}-arrived_at": "half past",
        f"p{police}-arrived_at": "9:00",
        f"p{police}-left_at": "8:30",
        f"p{icb}-arrived_at": "",
        f"p{icb}-apologies": "on",
    }
    html = stage.client("team").post(stage.address("attendance", meeting.pk), data).content.decode()
    assert "Council Holder, arrived: enter a time like 10:42" in html and 'value="half past"' in html
    assert "Say why Icb Holder could not come" in html
    data |= {f"p{council}-arrived_at": "8:00", f"p{icb}-reason": "Ill"}
    html = stage.client("team").post(stage.address("attendance", meeting.pk), data).content.decode()
    assert "Police Holder must leave after arriving." in html
    assert not stage.inside(Presence.objects.exists)


def test_a_stay_is_corrected_and_taken_back(stage: Stage) -> None:
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    stage.inside(lambda: come(stage.board, meeting, "council"))
    stay = stage.inside(Presence.objects.get)
    client, address = stage.client("team"), stage.address("stay_correct", meeting.pk, stay.pk)
    data = as_shown(client.get(address).content.decode())
    html = client.post(address, {**data, "arrived_at": "8:30", "left_at": "8:10"}).content.decode()
    assert "must leave after arriving" in html and 'value="8:10"' in html
    assert client.post(address, {**as_shown(html), "arrived_at": "8:10", "left_at": "8:30"}).status_code == 302
    stay = stage.inside(Presence.objects.get)
    assert (stay.arrived_at, stay.left_at) == (clock(8, 10), clock(8, 30))
    shown = as_shown(client.get(address).content.decode())
    assert client.post(address, {**shown, "remove": "1"}).status_code == 302
    assert not stage.inside(Presence.objects.exists)
    assert client.get(address).status_code == 404


def test_apologies_are_written_down_and_taken_back(stage: Stage) -> None:
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    line = stage.inside(lambda: stage.board.line(meeting, "icb").pk)
    client, address = stage.client("council"), stage.address("apologies", meeting.pk, line)
    assert "Enter the reason" in client.post(address, {"reason": ""}).content.decode()
    assert client.post(address, {"reason": "On leave"}).status_code == 302
    assert lines(stage, meeting)["Icb Holder"].sent_apologies
    shown = as_shown(client.get(address).content.decode())
    assert client.post(address, {**shown, "withdraw": "1"}).status_code == 302
    assert not lines(stage, meeting)["Icb Holder"].sent_apologies


def test_guests_and_deputies_join_the_list(stage: Stage) -> None:
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    line = stage.inside(lambda: stage.board.line(meeting, "icb").pk)
    client, address = stage.client("council"), stage.address("attendee_add", meeting.pk)
    html = client.post(address, {"kind": "guest", "mode": "in_person"}).content.decode()
    assert "Enter the guest’s name" in html and "does not count towards quoracy" in html
    html = client.post(address, {"kind": "deputy", "mode": "in_person"}).content.decode()
    assert "Choose the member they deputise for" in html
    data = {"kind": "guest", "name": "An Auditor", "capacity": "Head of audit", "mode": "remote"}
    assert client.post(address, data).status_code == 302
    data = {"kind": "deputy", "name": "A Deputy", "capacity": "Deputy nurse", "deputised": str(line), "mode": "remote"}
    data |= {"delegated_from_day": "1", "delegated_from_month": "6", "delegated_from_year": "2026"}
    assert client.post(address, data).status_code == 302
    found = lines(stage, meeting)
    assert found["An Auditor"].is_guest and found["An Auditor"].is_remote
    assert found["A Deputy"].body_key == "icb"
    gone = client.post(stage.address("attendee_remove", meeting.pk, found["An Auditor"].pk))
    assert gone.status_code == 302 and "An Auditor" not in lines(stage, meeting)


def test_what_nobody_saw_on_the_sheet_is_not_taken_back(stage: Stage) -> None:
    """Somebody who came onto the list after the sheet was fetched keeps their times."""
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    stage.inside(lambda: come(stage.board, meeting, "council"))
    icb = lines(stage, meeting)["Icb Holder"].pk
    answer = stage.client("team").post(stage.address("attendance", meeting.pk), {f"p{icb}-arrived_at": "8:10"})
    assert answer.status_code == 302
    found = lines(stage, meeting)
    assert found["Council Holder"].is_here and found["Icb Holder"].stays[0].arrived_at == clock(8, 10)
