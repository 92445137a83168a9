"""What is typed into minutes is kept while it is typed: for its writer alone, beside the record, and never lost."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hscp.record.entries import ChainEntry
from hscp.record.holding import Covers
from hscp.spaces.acting import acting, in_space
from keeping.operations.clearing import DRAFTS, clear
from keeping.operations.deciding import lift_hold, set_hold
from meetings.models import AgendaItem, Meeting, MinutesDraft
from meetings.operations.agenda import withdraw_item
from meetings.operations.meeting import close_meeting
from partnership.models import FileRead
from tests.conftest import NOW, TODAY
from tests.factories.cases import make_case_file, put_on, seat_of, within
from tests.factories.fixtures import World
from tests.factories.meetings import clock, come, issue, make_board, opened, planned, write_all
from tests.factories.people import make_post, make_seat, make_user
from tests.identity.conftest import grow_older
from tests.meetings.conftest import Stage
from tests.meetings.test_meeting import BESIDES
from tests.meetings.test_minutes_edit import fields_of, first_item, own_texts, saved

Time = Callable[[timedelta], None]


@pytest.fixture
def meeting(stage: Stage) -> Meeting:
    return stage.inside(lambda: opened(stage.board, hour=8))


@pytest.fixture
def item(stage: Stage, meeting: Meeting) -> AgendaItem:
    return first_item(stage, meeting)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Time:
    """Lets the clock go on."""
    return lambda by: monkeypatch.setattr("hscp.spaces.clock._wall", lambda: NOW + by)


def typed(stage: Stage, who: str | Client, item: AgendaItem, text: str, count: int = 1, **more: Any) -> Any:
    """The answer to what a page sends every few seconds."""
    client = stage.client(who) if isinstance(who, str) else who
    address = stage.address("minutes_draft", item.meeting_id, item.pk)
    return client.post(address, {"minutes": text, "version": "1", "window": "w", "count": str(count), **more})


def rows(stage: Stage) -> list[MinutesDraft]:
    return stage.inside(lambda: list(MinutesDraft.objects.all()))


def test_it_is_kept_and_stands_in_the_box_of_whoever_typed_it(stage: Stage, meeting: Meeting, item: AgendaItem) -> None:
    assert typed(stage, "council", item, "The b").json()["saved"] == "10:00:00"
    assert typed(stage, "council", item, "The board\r\n ", 2).json()["over"] == ""
    (row,) = rows(stage)
    assert (row.text, row.count, row.version) == ("The board\n ", 2, 1)
    assert first_item(stage, meeting).minutes == "", "it is in no minutes"
    page = stage.page("council", "minutes_edit", meeting.pk, item.pk)
    assert "You have an unsaved draft of 10:00:00" in page and fields_of(page)["minutes"] == "The board\n "
    assert "You have an unsaved draft of 10:00:00" in stage.page("council", "meeting", meeting.pk)
    for name, args in (("minutes_edit", (meeting.pk, item.pk)), ("meeting", (meeting.pk,))):
        theirs = stage.page("team", name, *args)
        assert "unsaved draft" not in theirs and "The board" not in theirs, "nobody else reads it"
    assert saved(stage, "council", meeting, item, "The board met.", 1, window="w").status_code == 302
    assert rows(stage) == [], "it goes when it is saved"
    assert "unsaved draft" not in stage.page("council", "meeting", meeting.pk)


def test_who_else_is_writing_is_said_with_name_and_time_alone(
    stage: Stage, meeting: Meeting, item: AgendaItem, later: Time
) -> None:
    typed(stage, "council", item, "Secret words")
    answer = typed(stage, "team", item, "Mine")
    assert answer.json()["others"] == ["Council Holder is writing here, last saved 10:00."]
    assert "Secret" not in answer.content.decode()
    page = stage.page("team", "minutes_edit", meeting.pk, item.pk)
    assert "Council Holder is writing here, last saved 10:00." in page and "Secret" not in page
    later(timedelta(minutes=16))
    assert typed(stage, "team", item, "Mine", 2).json()["others"] == [], "not for ever"


def test_a_request_that_comes_late_puts_nothing_older_in_its_place(stage: Stage, item: AgendaItem, later: Time) -> None:
    typed(stage, "council", item, "Whole", 3)
    later(timedelta(seconds=9))
    assert typed(stage, "council", item, "Who", 2).json()["saved"] == "10:00:00"
    assert own_texts(stage, "council") == {"Whole": False}


def test_two_windows_of_one_writer_are_both_kept(stage: Stage, meeting: Meeting, item: AgendaItem) -> None:
    client = stage.client("council")
    typed(stage, client, item, "First window")
    page = client.get(stage.address("minutes_edit", meeting.pk, item.pk)).content.decode()
    opened_with = {name: value for name, value in fields_of(page).items() if name in ("window", "draft", "since")}
    assert opened_with["since"] == "1" and opened_with["window"] != "w"
    typed(stage, client, item, "First window, went on", 2)
    typed(stage, client, item, "Second window", 2, **opened_with)
    assert own_texts(stage, "council") == {"First window, went on": False, "Second window": False}
    page = client.get(stage.address("minutes_edit", meeting.pk, item.pk)).content.decode()
    assert fields_of(page)["minutes"] == "Second window" and "Typed in other windows" in page
    other = next(row for row in rows(stage) if row.key == "w")
    page = client.get(f"{stage.address('minutes_edit', meeting.pk, item.pk)}?draft={other.pk}").content.decode()
    assert fields_of(page)["minutes"] == "First window, went on"
    fresh = {name: value for name, value in fields_of(page).items() if name in ("window", "draft", "since")}
    typed(stage, client, item, "Went on elsewhere", 3, **fresh)
    assert own_texts(stage, "council") == {"Went on elsewhere": False, "Second window": False}, "taken over, as shown"


def test_throwing_away_can_be_undone(stage: Stage, meeting: Meeting, item: AgendaItem) -> None:
    typed(stage, "council", item, "Perhaps not")
    (row,) = rows(stage)
    client, names = stage.client("council"), (meeting.pk, item.pk, row.pk)
    page = client.post(stage.address("minutes_draft_throw", *names), follow=True).content.decode()
    assert "You can take it back below" in page and "minutes" not in fields_of(page) and "Perhaps not" in page
    assert "unsaved draft" not in stage.page("council", "meeting", meeting.pk)
    assert "Perhaps not" not in stage.page("team", "minutes_edit", meeting.pk, item.pk)
    for name in ("minutes_draft_throw", "minutes_draft_take_back"):
        assert stage.client("team").post(stage.address(name, *names)).status_code == 404
    page = client.post(stage.address("minutes_draft_take_back", *names), follow=True).content.decode()
    assert fields_of(page)["minutes"] == "Perhaps not"


def test_whoever_saves_a_draft_upon_what_another_saved_since_overwrites_nothing(
    stage: Stage, meeting: Meeting, item: AgendaItem
) -> None:
    typed(stage, "council", item, "Mine.")
    saved(stage, "team", meeting, item, "Theirs.", 1)
    page = stage.page("council", "minutes_edit", meeting.pk, item.pk)
    sent = fields_of(page)
    assert "Somebody else has saved this item since" in page and (sent["minutes"], sent["version"]) == ("Mine.", "1")
    answer = stage.client("council").post(stage.address("minutes_edit", meeting.pk, item.pk), sent)
    assert answer.status_code == 409 and first_item(stage, meeting).minutes == "Theirs."


def test_minutes_that_are_issued_meanwhile_leave_the_draft_to_its_writer(
    stage: Stage, meeting: Meeting, item: AgendaItem
) -> None:
    typed(stage, "council", item, "Nearly")
    seat = stage.board.seats["council"]
    stage.inside(lambda: come(stage.board, meeting, "council"))
    stage.inside(lambda: write_all(meeting, seat, clock(9, 30)))
    stage.inside(lambda: close_meeting(meeting=meeting, closed_at=clock(10), seat=seat, at=clock(10)))
    after = typed(stage, "council", item, "Nearly there", 1).json()
    assert after["over"] == "", "after the meeting they are written on, until they are issued"
    stage.inside(lambda: issue(meeting, seat))
    said = typed(stage, "council", item, "Nearly done", 2).json()
    assert said["saved"] == "10:00:00" and "These minutes were issued" in said["over"], "the last words are not lost"
    page = stage.page("council", "minutes_edit", meeting.pk, item.pk)
    assert "It did not get into the minutes, and cannot any more" in page and "Nearly done" in page
    assert "Read it" in stage.page("council", "meeting", meeting.pk)
    assert "Nearly done" not in stage.page("team", "minutes_edit", meeting.pk, item.pk)
    sent, address = (
        {"minutes": "Typed until the end", "version": "2"},
        stage.address("minutes_edit", meeting.pk, item.pk),
    )
    late = stage.client("team").post(address, sent, headers={"Sec-Fetch-Site": "same-origin"}).content.decode()
    assert "These minutes were issued" in late and "Typed until the end" in late
    assert own_texts(stage, "team") == {"Typed until the end": False}


def test_what_is_not_kept_says_why(stage: Stage, meeting: Meeting, item: AgendaItem) -> None:
    long = typed(stage, "council", item, "x" * 200_001)
    assert long.status_code == 409 and "longer than 200,000 characters" in long.json()["refused"]
    assert typed(stage, "council", item, "x", 0).status_code == 400
    assert typed(stage, "council", item, "a\x00b").status_code == 200 and rows(stage)[0].text == "ab"
    coming = stage.inside(lambda: planned(stage.board, hour=11))
    assert typed(stage, "council", first_item(stage, coming), "x").status_code == 409
    for who in ("icb", "member", "scrutineer"):
        assert typed(stage, who, item, "x").status_code == 403
    away = stage.inside(lambda: AgendaItem.objects.get(meeting=meeting, number=3))
    stage.inside(lambda: withdraw_item(item=away, reason="No paper"))
    assert typed(stage, "council", away, "x").status_code == 200, "what was typed is kept all the same"
    assert "was withdrawn" in stage.page("council", "minutes_edit", meeting.pk, away.pk)


def test_it_costs_few_queries_and_no_entry_of_the_record(stage: Stage, meeting: Meeting, item: AgendaItem) -> None:
    client = stage.client("council")
    typed(stage, client, item, "One", 1)
    before = stage.inside(ChainEntry.objects.count)
    costs = []
    for count in (2, 3):
        with CaptureQueriesContext(connection) as seen:
            assert typed(stage, client, item, f"Text {count}", count).status_code == 200
        asked = [each["sql"] for each in seen.captured_queries if not each["sql"].startswith(BESIDES)]
        costs.append(len(asked))
        for number in range(5):
            typed(stage, "team", item, f"Others {number}", window=f"other-{number}")
    assert costs[0] == costs[1] <= 9, "\n".join(asked)
    assert stage.inside(ChainEntry.objects.count) == before


def test_the_token_is_renewed_for_whoever_signed_in_again(stage: Stage, item: AgendaItem) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(stage.board.seats["council"].user)
    address = stage.address("minutes_draft", item.meeting_id, item.pk)
    data = {"minutes": "x", "version": "1", "window": "w", "count": "1"}
    refused = client.post(address, data)
    assert refused.status_code == 403 and not refused["Content-Type"].startswith("application/json")
    token = client.get(address).json()["token"]
    assert client.post(address, data, headers={"X-CSRFToken": token}).status_code == 200
    signed_out = Client().get(address)
    assert signed_out.status_code == 302 and rows(stage)[0].text == "x"


def test_under_a_case_file_it_is_the_files_and_no_look_is_written_down(stage: Stage) -> None:
    """After a quarter of an hour as well: what is typed is kept without a fresh factor, for nothing is shown."""
    world, here = stage.world, stage.world.here
    team = world.user("team")
    file = make_case_file(here, team, title="A child", at=NOW)
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    with within(here, file, user=team):
        from_file = AgendaItem(meeting=meeting, number=9, title="Restricted", file=file)
        from_file.save()
    client = stage.client("team")
    grow_older(client, 16 * 60)
    with within(here, file, user=team):
        looks = FileRead.objects.count()
    assert typed(stage, client, from_file, "Of the child").json()["saved"] == "10:00:00"
    assert rows(stage) == [], "outside the file it is not there"
    with within(here, file, user=team):
        row = MinutesDraft.objects.get()
        assert (row.file_id, row.text) == (file.pk, "Of the child") and FileRead.objects.count() == looks
    assert client.get(stage.address("minutes_edit", meeting.pk, from_file.pk)).status_code == 302, "to look asks again"
    chair = stage.board.seats["council"]
    assert typed(stage, "council", from_file, "x").status_code == 404, "the chair is not on its list"
    put_on(file, chair.user, at=NOW)
    assert typed(stage, "council", from_file, "x").status_code in (200, 403)


def test_what_was_put_away_goes_after_a_week_and_not_under_a_hold(stage: Stage, item: AgendaItem) -> None:
    team = stage.world.user("team")
    for window in ("one", "two"):
        typed(stage, "team", item, f"Text {window}", window=window)
    live = typed(stage, "team", item, "Live", window="live")
    assert live.status_code == 200
    for row in rows(stage):
        if row.key != "live":
            stage.client("team").post(stage.address("minutes_draft_throw", item.meeting_id, item.pk, row.pk))

    def cleared(days: int) -> list[int]:
        return stage.inside(lambda: [row.rows for row in clear(at=NOW + timedelta(days=days)) if row.what == DRAFTS])

    assert cleared(6) == [] and len(rows(stage)) == 3
    words = {"name": "An inquiry", "reason": "It asks", "asked_by": "The coroner"}
    with acting(in_space(stage.world.here.pk, user_id=team.pk)):
        said: dict[str, Any] = {"seat": seat_of(team, stage.world.here), "at": NOW}
        hold = set_hold(covers=Covers.MEETING, of_key=item.meeting_id, of_words="It", starts_on=TODAY, **words, **said)
    assert cleared(8) == [] and len(rows(stage)) == 3, "not while a hold covers it"
    with acting(in_space(stage.world.here.pk, user_id=team.pk)):
        lift_hold(hold=hold, reason="It is over", **said)
    assert cleared(8) == [2] and own_texts(stage, "team") == {"Live": False}


@pytest.mark.postgres
def test_twenty_who_type_at_once_leave_twenty_drafts(committed_world: World) -> None:
    """And one window that sends the same thing twenty times leaves one."""
    space = committed_world.here
    with acting(in_space(space.pk)):
        item = AgendaItem.objects.get(meeting=opened(make_board(), items=1))
        post = make_post("minute-takers", "team", many=True)
        users = [make_user(f"taker-{number}@example.org") for number in range(20)]
        for user in users:
            make_seat(post, user=user)
    address = reverse("minutes_draft", args=(space.slug, item.meeting_id, item.pk))

    def at_once(accounts: list[Any], window: str) -> list[int]:
        clients = [Client() for _ in accounts]
        for client, user in zip(clients, accounts, strict=True):
            client.force_login(user)
        start, said = threading.Barrier(20), []

        def send(number: int) -> None:
            try:
                start.wait()
                data = {"minutes": f"{window} {number}", "version": "1", "window": window, "count": str(number + 1)}
                said.append(clients[number].post(address, data).status_code)
            finally:
                connections.close_all()

        threads = [threading.Thread(target=send, args=(number,)) for number in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return said

    assert at_once(users, "w") == [200] * 20
    with acting(in_space(space.pk)):
        found = set(MinutesDraft.objects.values_list("by", "text"))
    assert found == {(user.pk, f"w {number}") for number, user in enumerate(users)}
    assert at_once([users[0]] * 20, "again") == [200] * 20
    with acting(replace(in_space(space.pk), user_id=users[0].pk)):
        assert list(MinutesDraft.objects.filter(key="again").values_list("count", "text")) == [(20, "again 19")]
