"""Minutes of an item: two writers never overwrite each other, nothing typed is lost."""

import re
import threading
from html import unescape

import pytest
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hscp.lib.verdicts import Refused
from hscp.spaces.acting import acting, in_space
from meetings.models import AgendaItem, MinutesDraft
from meetings.operations.minutes import save_minutes
from tests.factories.fixtures import World
from tests.factories.meetings import clock, issued, make_board, opened, planned
from tests.factories.people import make_post, make_seat, make_user
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


def saved(stage: Stage, who: str, meeting, item, text: str, version: int, **more: str):
    address = stage.address("minutes_edit", meeting.pk, item.pk)
    return stage.client(who).post(address, {"minutes": text, "version": str(version), **more})


def fields_of(html: str) -> dict[str, str]:
    """The fields of the page's form that are sent as they are, and what stands in its box."""
    form = html.split('autocomplete="off"')[1].split("</form>")[0]
    found = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
    box = re.search(r'<textarea name="minutes".*?>\n?(.*?)</textarea>', form, re.DOTALL)
    if box:
        found["minutes"] = box[1]
    return {name: unescape(value) for name, value in found.items() if value}


def own_texts(stage: Stage, who: str) -> dict[str, bool]:
    """The drafts of somebody: each text, and whether it was put away."""
    user = stage.board.seats[who].user if who in stage.board.seats else stage.world.user(who)
    rows = stage.inside(lambda: list(MinutesDraft.objects.filter(by=user)))
    return {row.text: row.put_away_at is not None for row in rows}


def test_what_two_wrote_apart_comes_together_by_itself(stage: Stage) -> None:
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    item = first_item(stage, meeting)
    saved(stage, "council", meeting, item, "We began.\n\nThe end.", 1)
    saved(stage, "council", meeting, item, "We began at eight.\n\nThe end.", 2)
    answer = saved(stage, "team", meeting, item, "We began.\n\nThe end, at noon.", 2)
    html = answer.content.decode()
    assert answer.status_code == 409 and "Council Holder saved at 10:00, while you wrote. Nothing is lost." in html
    assert '<ins class="hscp-passages__theirs">' in html and '<ins class="hscp-passages__mine">' in html
    sent = fields_of(html)
    assert sent["minutes"] == "We began at eight.\n\nThe end, at noon." and sent["version"] == "3"
    assert first_item(stage, meeting).minutes == "We began at eight.\n\nThe end.", "until it is confirmed by saving"
    assert own_texts(stage, "team") == {"We began.\n\nThe end, at noon.": False}, "and the writer's own text is kept"
    assert stage.client("team").post(stage.address("minutes_edit", meeting.pk, item.pk), sent).status_code == 302
    assert first_item(stage, meeting).minutes == sent["minutes"]
    assert own_texts(stage, "team") == {"We began.\n\nThe end, at noon.": True}, "put away, to be taken back"


@pytest.mark.parametrize(
    ("keep", "stands"),
    [("theirs", "It is blue. End."), ("mine", "It is <pink>. End."), ("both", "It is blue. It is <pink>. End.")],
)
def test_of_a_passage_that_two_wrote_one_chooses_what_is_to_stand(stage: Stage, keep: str, stands: str) -> None:
    """Whatever is chosen, each of the two texts is still there: in the history, and as the writer's own."""
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    item, client = first_item(stage, meeting), stage.client("team")
    address = stage.address("minutes_edit", meeting.pk, item.pk)
    for version, text in ((1, "It is red. End."), (2, "It is blue. End.")):
        saved(stage, "council", meeting, item, text, version)
    answer = saved(stage, "team", meeting, item, "It is <pink>. End.", 2)
    html = answer.content.decode()
    assert answer.status_code == 409 and "Before, it said: <q>It is red.</q>" in html
    assert "What Council Holder saved" in html and "It is &lt;pink&gt;." in html and "minutes.js" not in html
    sent = fields_of(html)
    again = client.post(address, sent).content.decode()
    assert "Choose what is to stand of passage 1" in again and fields_of(again)["mine"] == "It is <pink>. End."
    box = client.post(address, {**sent, "passage_1": keep, "edit": "1"})
    assert fields_of(box.content.decode())["minutes"] == stands
    assert first_item(stage, meeting).minutes == "It is blue. End."
    assert client.post(address, {**sent, "passage_1": keep}).status_code == 302
    assert first_item(stage, meeting).minutes == stands
    past = stage.inside(lambda: set(AgendaItem.history.filter(id=item.pk).values_list("minutes", flat=True)))
    assert {"It is blue. End.", stands} <= past
    assert keep == "mine" or own_texts(stage, "team") == {"It is <pink>. End.": True}


def test_a_third_who_saves_while_the_second_chooses_is_not_overwritten_either(stage: Stage) -> None:
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    item = first_item(stage, meeting)
    saved(stage, "council", meeting, item, "One.", 1)
    sent = fields_of(saved(stage, "team", meeting, item, "Two.", 1).content.decode())
    saved(stage, "council", meeting, item, "One.\n\nThree.", 2)
    address = stage.address("minutes_edit", meeting.pk, item.pk)
    answer = stage.client("team").post(address, {**sent, "passage_1": "mine"})
    assert answer.status_code == 409 and first_item(stage, meeting).minutes == "One.\n\nThree."
    assert "Three." in answer.content.decode()
    assert own_texts(stage, "team") == {"Two.": False}, "nothing changed of what was typed: kept once"
    tampered = stage.client("team").post(address, {**sent, "was": "x"})
    assert tampered.status_code == 302


def test_saving_costs_at_most_twelve_queries(stage: Stage) -> None:
    meeting = stage.inside(lambda: opened(stage.board, items=12, hour=8))
    client, address = stage.client("council"), stage.address("minutes_edit", meeting.pk, first_item(stage, meeting).pk)
    client.get(address)
    with CaptureQueriesContext(connection) as seen:
        assert client.post(address, {"minutes": "Text.", "version": "1"}).status_code == 302
    asked = [each["sql"] for each in seen.captured_queries if not each["sql"].startswith(BESIDES)]
    assert len(asked) <= 12, "\n".join(asked)


def test_minutes_are_written_from_opening_the_meeting_until_they_are_issued(stage: Stage) -> None:
    for make, says in ((planned, "Open the meeting first"), (issued, "These minutes were issued")):
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
    """Through the page, by twenty accounts: one is saved, nineteen are shown both texts and keep their own."""
    space = committed_world.here.pk
    with acting(in_space(space)):
        meeting = opened(make_board(), items=1)
        item = AgendaItem.objects.get(meeting=meeting)
        post = make_post("minute-takers", "team", many=True)
        users = [make_user(f"taker-{number}@example.org") for number in range(20)]
        for user in users:
            make_seat(post, user=user)
    address = reverse("minutes_edit", args=(committed_world.here.slug, meeting.pk, item.pk))
    clients = [Client() for _ in users]
    for client, user in zip(clients, users, strict=True):
        client.force_login(user)
    start, outcomes = threading.Barrier(20), []

    def write(number: int) -> None:
        try:
            start.wait()
            answer = clients[number].post(address, {"minutes": f"Text {number}", "version": "1"})
            outcomes.append((answer.status_code, f"Text {number}"))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(status for status, _ in outcomes) == [302] + [409] * 19
    with acting(in_space(space)):
        stands = AgendaItem.objects.get(pk=item.pk)
        drafts = {row.text for row in MinutesDraft.objects.filter(item=item.pk, put_away_at__isnull=True)}
        assert MinutesDraft.objects.values("by").distinct().count() == 19
    assert (302, stands.minutes) in outcomes and stands.version == 2
    assert drafts | {stands.minutes} == {f"Text {number}" for number in range(20)} and len(drafts) == 19
