"""Minutes of an item: two writers never overwrite each other, nothing typed is lost."""

import threading

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from hscp.lib.verdicts import Refused
from hscp.spaces.acting import acting, in_space
from meetings.models import AgendaItem
from meetings.operations.minutes import MinutesConflict, save_minutes
from tests.factories.fixtures import World
from tests.factories.meetings import clock, closed, make_board, opened, planned
from tests.meetings.conftest import Stage
from tests.meetings.test_meeting import BESIDES


def first_item(stage: Stage, meeting) -> AgendaItem:
    return stage.inside(lambda: AgendaItem.objects.get(meeting=meeting, number=1))


def test_minutes_are_saved_and_shown_as_markdown(stage: Stage) -> None:
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    item = first_item(stage, meeting)
    client, address = stage.client("council"), stage.address("minutes_edit", meeting.pk, item.pk)
    answer = client.post(address, {"minutes": "The board **heard** it.\r\n<script>x</script>", "version": "1"})
    assert answer.status_code == 302 and answer["Location"].endswith("#item-1")
    html = stage.page("member", "meeting", meeting.pk)
    assert "<strong>heard</strong>" in html and "<script>x" not in html
    item = first_item(stage, meeting)
    assert (item.version, item.minutes_at, item.minutes_by_id) == (2, clock(10), stage.board.seats["council"].pk)
    answer = client.post(address, {"minutes": "More.", "version": "2", "next": "1"})
    assert answer["Location"] == stage.address(
        "minutes_edit", meeting.pk, stage.inside(lambda: AgendaItem.objects.get(meeting=meeting, number=2).pk)
    )


def test_a_conflict_shows_both_texts_and_keeps_the_writers_in_the_box(stage: Stage) -> None:
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    item = first_item(stage, meeting)
    address = stage.address("minutes_edit", meeting.pk, item.pk)
    stage.client("council").post(address, {"minutes": "What the chair wrote.", "version": "1"})
    answer = stage.client("team").post(address, {"minutes": "What the team wrote.", "version": "1"})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Council Holder saved the text on the left at 10:00" in html
    assert '<div class="hscp-both__text" id="theirs">What the chair wrote.</div>' in html
    assert '<div class="hscp-both__text" id="mine">What the team wrote.</div>' in html
    assert "What the team wrote.</textarea>" in html and 'name="version" value="2"' in html
    assert first_item(stage, meeting).minutes == "What the chair wrote."
    answer = stage.client("team").post(address, {"minutes": "Both.", "version": "2"})
    assert answer.status_code == 302 and first_item(stage, meeting).minutes == "Both."


def test_saving_costs_at_most_twelve_queries(stage: Stage) -> None:
    meeting = stage.inside(lambda: opened(stage.board, items=12, hour=8))
    client, address = stage.client("council"), stage.address("minutes_edit", meeting.pk, first_item(stage, meeting).pk)
    client.get(address)
    with CaptureQueriesContext(connection) as seen:
        assert client.post(address, {"minutes": "Text.", "version": "1"}).status_code == 302
    asked = [each["sql"] for each in seen.captured_queries if not each["sql"].startswith(BESIDES)]
    assert len(asked) <= 12, "\n".join(asked)


def test_minutes_are_written_while_the_meeting_is_open(stage: Stage) -> None:
    for make, says in ((planned, "Open the meeting first"), (closed, "its record stands")):
        meeting = stage.inside(lambda make=make: make(stage.board))
        item = first_item(stage, meeting)
        html = stage.page("council", "minutes_edit", meeting.pk, item.pk)
        assert says in html and "<textarea" not in html
        with pytest.raises(Refused, match=says):
            stage.inside(
                lambda item=item: save_minutes(
                    item=item, text="x", version=item.version, seat=stage.board.seats["council"], at=clock(10)
                )
            )


def test_only_the_chair_and_the_team_write(stage: Stage) -> None:
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    item = first_item(stage, meeting)
    for who in ("icb", "member", "scrutineer"):
        answer = stage.client(who).post(
            stage.address("minutes_edit", meeting.pk, item.pk), {"minutes": "x", "version": 1}
        )
        assert answer.status_code == 403
    assert first_item(stage, meeting).minutes == ""


@pytest.mark.postgres
def test_of_twenty_saves_at_once_one_wins_and_no_text_is_lost(committed_world: World) -> None:
    space = committed_world.here.pk
    with acting(in_space(space)):
        board = make_board()
        meeting = opened(board, items=1)
        item = AgendaItem.objects.get(meeting=meeting)
    start, outcomes = threading.Barrier(20), []

    def write(number: int) -> None:
        try:
            start.wait()
            with acting(in_space(space)):
                mine = AgendaItem.objects.select_related("meeting").get(pk=item.pk)
                mine.meeting.state = "open"
                save_minutes(item=mine, text=f"Text {number}", version=1, seat=board.seats["icb"], at=clock(10))
            outcomes.append(("saved", f"Text {number}"))
        except MinutesConflict as clash:
            outcomes.append(("conflict", clash.mine))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(kind for kind, _ in outcomes) == ["conflict"] * 19 + ["saved"]
    assert {text for _, text in outcomes} == {f"Text {number}" for number in range(20)}
    with acting(in_space(space)):
        assert AgendaItem.objects.get(pk=item.pk).minutes == next(text for kind, text in outcomes if kind == "saved")
