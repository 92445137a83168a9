"""Two people have one form open: whoever saves second is shown both texts, and overwrites nothing unawares."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from hscp.spaces.acting import acting, in_space
from meetings.models import Action, AgendaItem, Attendee, Decision, Meeting, Presence, Recommendation
from meetings.operations.actions import Source, change_action, give_action
from meetings.operations.agenda import move_item
from meetings.operations.decisions import record_decision
from meetings.operations.presence import correct_stay, record_apologies
from meetings.operations.recommendations import add_recommendation
from tests.conftest import NOW, TODAY
from tests.factories.fixtures import World
from tests.factories.meetings import clock, come, make_board, opened, planned
from tests.meetings.conftest import Stage
from tests.meetings.test_attendance import as_shown


@dataclass(frozen=True)
class Form:
    """A form with a version: its address, its row, what two people type, and where that lands."""

    name: str
    make: Callable[[Stage], Any]
    field: str
    first: dict[str, Any]
    second: dict[str, Any]
    kept: str
    shown: tuple[str, str]


def decision(stage: Stage) -> Decision:
    meeting = opened(stage.board, hour=8)
    come(stage.board, meeting, "council", "icb", "police")
    item = AgendaItem.objects.filter(meeting=meeting).order_by("number").first()
    return record_decision(item=item, text="To wait.", kind="agree", taken_at=clock(8, 30), seat=None, at=clock(10))


def action(stage: Stage) -> Action:
    meeting = opened(stage.board, hour=8)
    item = AgendaItem.objects.filter(meeting=meeting).order_by("number").first()
    owner = stage.board.seats["police"].post
    return give_action(
        source=Source(item=item), text="Write", owner=owner, due_on=date(2026, 7, 31), given_at=NOW, seat=None, at=NOW
    )


def recommendation(stage: Stage) -> Recommendation:
    return add_recommendation(
        reference="R1", source="audit", source_title="Title", text="Do it", made_on=TODAY, seat=None, at=NOW
    )


def move(day: str, place: str) -> dict[str, str]:
    return {"held_on": day, "starts_at": "09:00", "ends_at": "11:00", "place": place, "reason": "Clash"}


FORMS = (
    Form(
        "decision_correct",
        decision,
        "text",
        {"text": "To begin.", "kind": "agree", "taken_at": "08:30", "reasons": "It is time."},
        {"text": "To stop.", "kind": "agree", "taken_at": "08:30", "reasons": ""},
        "To begin.",
        ("It is time.", "Nothing"),
    ),
    Form(
        "action_change",
        action,
        "text",
        {"text": "Write twice", "due_on": "2026-08-31", "reason": "Holidays"},
        {"text": "Telephone", "due_on": "2026-07-31", "reason": "Quicker"},
        "Write twice",
        ("31 August 2026", "31 July 2026"),
    ),
    Form(
        "meeting_reschedule",
        lambda stage: planned(stage.board, day=date(2026, 6, 22)),
        "place",
        move("2026-06-29", "Town hall"),
        move("2026-06-30", "Library"),
        "Town hall",
        ("29 June 2026", "30 June 2026"),
    ),
    Form(
        "recommendation_respond",
        recommendation,
        "response",
        {"response": "Accepted."},
        {"response": "Refused."},
        "Accepted.",
        ("Accepted.", "Refused."),
    ),
)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_two_writers_see_both_texts(stage: Stage, form: Form) -> None:
    row = stage.inside(lambda: form.make(stage))
    owner = {"owner": row.owner_id} if form.name == "action_change" else {}
    address = stage.address(form.name, row.pk)
    first, second = stage.client("team"), stage.client("team")
    opened_at = {client: client.get(address).content.decode() for client in (first, second)}
    assert all('name="version" value="1"' in html for html in opened_at.values())
    assert first.post(address, {**form.first, **owner, "version": "1"}).status_code == 302
    clash = second.post(address, {**form.second, **owner, "version": "1"})
    html = " ".join(clash.content.decode().split())
    assert clash.status_code == 409 and "Nothing of yours is lost" in html and 'name="version" value="2"' in html
    both = html.split('id="conflict"')[1].split("</section>")[0]
    assert form.kept in both and form.second[form.field] in both
    assert both.index(form.shown[0]) < both.rindex(form.shown[1])
    assert "Reason for moving" not in both and "Why it is changed" not in both, "no field of the row"
    assert getattr(again(stage, row), form.field) == form.kept, "nothing is overwritten"
    assert second.post(address, {**form.second, **owner, "version": "2"}).status_code == 302, "knowingly"
    assert getattr(again(stage, row), form.field) == form.second[form.field]
    without = second.post(address, {**form.first, **owner})
    assert without.status_code == 409, "a form that names no version writes over nothing"


def again(stage: Stage, row: Any) -> Any:
    return stage.inside(lambda: type(row).objects.get(pk=row.pk))


def test_an_item_moves_past_the_one_that_the_page_showed(stage: Stage) -> None:
    meeting = stage.inside(lambda: planned(stage.board))
    one, two, three = stage.inside(lambda: list(AgendaItem.objects.filter(meeting=meeting).order_by("number")))
    client = stage.client("team")
    html = client.get(stage.address("meeting", meeting.pk)).content.decode()
    assert html.count(f'value="up-{two.pk}"') == html.count(f'value="down-{two.pk}"') == 1
    assert 'value="up-"' not in html and 'value="down-"' not in html
    stage.inside(lambda: move_item(item=one, up=False))
    answer = client.post(stage.address("agenda_item_move", meeting.pk, three.pk), {"way": f"up-{two.pk}"}, follow=True)
    assert "Somebody else has changed the order meanwhile." in answer.content.decode()
    order = stage.inside(lambda: list(AgendaItem.objects.filter(meeting=meeting).order_by("number").values_list("pk")))
    assert [pk for (pk,) in order] == [two.pk, one.pk, three.pk]
    client.post(stage.address("agenda_item_move", meeting.pk, three.pk), {"way": f"up-{one.pk}"})
    assert again(stage, three).number == 2


def test_two_who_write_down_apologies(stage: Stage) -> None:
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    line = stage.inside(lambda: stage.board.line(meeting, "icb"))
    client, address = stage.client("council"), stage.address("apologies", meeting.pk, line.pk)
    shown = as_shown(client.get(address).content.decode())
    stage.inside(lambda: record_apologies(meeting=meeting, attendee_id=line.pk, reason="In court"))
    clash = client.post(address, {**shown, "reason": "On leave"})
    html = clash.content.decode()
    assert clash.status_code == 409 and "In court" in html and 'value="On leave"' in html
    assert again(stage, line).absence_reason == "In court"
    stale = client.post(address, {**shown, "withdraw": "1"})
    assert stale.status_code == 409 and again(stage, line).absence_reason == "In court"
    assert client.post(address, {**as_shown(html), "reason": "On leave"}).status_code == 302
    assert again(stage, line).absence_reason == "On leave"
    shown = as_shown(client.get(address).content.decode())
    stage.inside(lambda: record_apologies(meeting=meeting, attendee_id=line.pk, reason="Ill"))
    assert client.post(address, shown).status_code == 302, "nothing was typed"
    assert again(stage, line).absence_reason == "Ill"


def test_times_somebody_else_corrected_are_not_taken_back(stage: Stage) -> None:
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    stage.inside(lambda: come(stage.board, meeting, "council"))
    stay = stage.inside(Presence.objects.get)
    client, address = stage.client("team"), stage.address("stay_correct", meeting.pk, stay.pk)
    shown = as_shown(client.get(address).content.decode())
    stage.inside(
        lambda: correct_stay(meeting=meeting, stay_id=stay.pk, arrived_at=clock(8, 20), left_at=None, at=clock(10))
    )
    for typed in ({"arrived_at": "8:10"}, {"remove": "1"}):
        clash = client.post(address, {**shown, **typed})
        assert clash.status_code == 409 and "08:20" in clash.content.decode(), typed
    assert again(stage, stay).arrived_at == clock(8, 20)
    assert client.post(address, {**as_shown(clash.content.decode()), "remove": "1"}).status_code == 302


@pytest.mark.postgres
@pytest.mark.parametrize("name", ["attendance", "apologies", "stay_correct"])
def test_what_a_page_showed_is_compared_while_the_meeting_is_held(stage: Stage, name: str) -> None:
    """Else two at the same moment would both find what their pages showed."""
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    stage.inside(lambda: come(stage.board, meeting, "council"))
    row = stage.inside(lambda: {"apologies": stage.board.line(meeting, "icb"), "stay_correct": Presence.objects.get()})
    address = stage.address(name, meeting.pk, *([row[name].pk] if name in row else []))
    client = stage.client("team")
    sent = as_shown(client.get(address).content.decode())
    with CaptureQueriesContext(connection) as seen:
        client.post(address, sent)
    asked = [each["sql"] for each in seen.captured_queries]
    held = [number for number, sql in enumerate(asked) if '"meetings_meeting"' in sql and "FOR UPDATE" in sql]
    attending = ('FROM "meetings_attendee"', "EXECUTE asked_lines_")
    read = [number for number, sql in enumerate(asked) if any(each in sql for each in attending)]
    assert held and read and held[0] < read[0]


@pytest.mark.postgres
def test_of_twenty_who_save_at_once_one_wins_and_the_others_are_told(committed_world: World) -> None:
    space = committed_world.here.pk
    with acting(in_space(space)):
        board = make_board()
        item = AgendaItem.objects.filter(meeting=opened(board, hour=8)).order_by("number").first()
        post = board.seats["police"].post
        row = give_action(
            source=Source(item=item), text="Write", owner=post, due_on=TODAY, given_at=NOW, seat=None, at=NOW
        )
    together, said = Barrier(20, timeout=30), []

    def write(number: int) -> None:
        try:
            together.wait()
            with acting(in_space(space)):
                change_action(
                    action=row,
                    text=f"Words {number}",
                    owner=post,
                    due_on=TODAY,
                    reason="x",
                    version=1,
                    seat=None,
                    at=NOW,
                )
            said.append(f"Words {number}")
        except EditConflict:
            said.append("told")
        finally:
            connections.close_all()

    threads = [Thread(target=write, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert len(said) == 20 and said.count("told") == 19
    with acting(in_space(space)):
        assert Action.objects.get(pk=row.pk).text == next(words for words in said if words != "told")
        assert Action.objects.get(pk=row.pk).version == 2


def test_a_page_is_told_nothing_by_a_rule_that_came_first(stage: Stage) -> None:
    """A refusal keeps its place before a conflict: a cancelled meeting is not moved, whatever the version."""
    meeting = stage.inside(lambda: planned(stage.board, day=date(2026, 6, 22)))
    client, address = stage.client("team"), stage.address("meeting_reschedule", meeting.pk)
    client.post(stage.address("meeting_cancel", meeting.pk), {"reason": "Snow"})
    html = client.post(address, {**move("2026-06-29", "Hall"), "version": "1"}).content.decode()
    assert "only a planned one can be moved" in html
    assert stage.inside(lambda: Meeting.objects.get(pk=meeting.pk)).place == "Council chamber"


def test_lines_of_another_meeting_are_absent(stage: Stage) -> None:
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    other = stage.inside(lambda: Attendee.objects.filter(meeting=meeting).first())
    assert stage.client("team").post(stage.address("apologies", 999, other.pk), {"reason": "x"}).status_code == 404
    with pytest.raises(Refused, match="Say why"):
        stage.inside(lambda: record_apologies(meeting=meeting, attendee_id=other.pk, reason=" "))
