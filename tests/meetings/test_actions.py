"""Pages of actions: register, one action, giving, reporting, moving; who may and who may not; what it costs."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings.models import Action, ActionUpdate, AgendaItem
from meetings.operations.actions import Source, give_action, move_action
from meetings.operations.decisions import record_decision
from meetings.operations.recommendations import add_recommendation
from tests.conftest import NOW, TODAY
from tests.factories.meetings import clock, come, opened
from tests.meetings.conftest import Stage
from tests.meetings.test_meeting import BESIDES


@pytest.fixture
def item(stage: Stage) -> AgendaItem:
    def prepare() -> AgendaItem:
        meeting = opened(stage.board)
        come(stage.board, meeting, "council", "icb", "police")
        return AgendaItem.objects.filter(meeting=meeting).order_by("number").first()

    return stage.inside(prepare)


def give(stage: Stage, item: AgendaItem, owner: str = "police", **more) -> Action:
    data = {"text": "Write to schools", "due_on": date(2026, 7, 31), "given_at": NOW} | more
    post = stage.board.seats[owner].post
    return stage.inside(lambda: give_action(source=Source(item=item), owner=post, seat=None, at=NOW, **data))


def data(stage: Stage, **more) -> dict:
    post = stage.board.seats["icb"].post
    return {"text": "Train the leads", "owner": post.pk, "due_on": "2026-09-01"} | more


def test_an_action_is_given_under_an_item(stage: Stage, item: AgendaItem) -> None:
    client, address = stage.client("council"), stage.address("action_give", item.meeting_id, item.pk)
    html = client.get(address).content.decode()
    assert "DSP for West Mercia Police (Police Holder)" in html
    html = client.post(address, data(stage), follow=True).content.decode()
    assert "A-2026-001 is given to DSP for Herefordshire and Worcestershire ICB." in html
    action = stage.inside(lambda: Action.objects.get())
    assert (action.item_id, action.due_on, action.state) == (item.pk, date(2026, 9, 1), "open")


def test_a_vacant_post_is_shown_as_vacant_and_may_own(stage: Stage, item: AgendaItem) -> None:
    from tests.factories.people import make_post  # noqa: PLC0415 - made inside the space

    post = stage.inside(lambda: make_post("empty", title="Designated nurse"))
    client, address = stage.client("team"), stage.address("action_give", item.meeting_id, item.pk)
    assert "Designated nurse (vacant)" in client.get(address).content.decode()
    client.post(address, data(stage, owner=post.pk))
    action = stage.inside(lambda: Action.objects.get())
    assert "Vacant" in stage.page("member", "action", action.pk)


def test_what_is_wrong_is_said_at_its_field_and_kept(stage: Stage, item: AgendaItem) -> None:
    client, address = stage.client("team"), stage.address("action_give", item.meeting_id, item.pk)
    html = client.post(address, data(stage, due_on="2026-06-14", text="Kept words")).content.decode()
    assert "it cannot be due before that" in html and "Kept words" in html and 'href="#id_due_on' in html
    html = client.post(address, data(stage, owner="999999", due_on="2026-02-31")).content.decode()
    assert "Owner: choose from the list" in html and "must be a real date" in html
    assert stage.inside(lambda: Action.objects.count()) == 0


def test_a_decision_gives_actions_and_a_provisional_one_warns(stage: Stage, item: AgendaItem) -> None:
    def decide() -> int:
        meeting = opened(stage.board, hour=8)
        other = AgendaItem.objects.filter(meeting=meeting).first()
        made = record_decision(item=other, text="To try.", kind="agree", taken_at=clock(9), seat=None, at=NOW)
        return made.pk

    pk = stage.inside(decide)
    client, address = stage.client("team"), stage.address("decision_action_give", pk)
    assert "This decision is provisional" in client.get(address).content.decode()
    client.post(address, data(stage))
    action = stage.inside(lambda: Action.objects.get())
    assert action.decision_id == pk
    assert "is provisional: it does not stand" in stage.page("member", "action", action.pk)
    assert "Its decision is provisional" in stage.page("member", "actions")


def test_the_owner_reports_and_somebody_else_closes(stage: Stage, item: AgendaItem) -> None:
    action = give(stage, item)
    owner = stage.client("police")
    page = owner.get(stage.address("action", action.pk)).content.decode()
    assert "Report progress" in page and "Withdraw the action" not in page
    address = stage.address("action_update", action.pk)
    owner.post(address, {"text": "Half of them", "evidence": ""})
    html = owner.post(
        address, {"text": "All of them", "evidence": "Replies", "done": "on"}, follow=True
    ).content.decode()
    assert "A-2026-001 is reported as done." in html and "Evidence of impact: Replies" in html
    seats = stage.inside(lambda: set(ActionUpdate.objects.values_list("seat_id", flat=True)))
    assert seats == {stage.board.seats["police"].pk}
    close = stage.address("action_move", action.pk, "close")
    assert owner.get(close).status_code == 403
    html = stage.client("council").post(close, {"reason": "Seen"}, follow=True).content.decode()
    assert "A-2026-001 is closed." in html and "Seen" in html


def test_a_second_person_confirms_what_a_review_asked_for(stage: Stage) -> None:
    def prepare() -> Action:
        found = add_recommendation(
            reference="R1",
            source="rapid_review",
            source_title="A review",
            text="Share",
            made_on=TODAY,
            seat=None,
            at=NOW,
        )
        owner = stage.board.seats["police"].post
        data = {"text": "Write to schools", "due_on": date(2026, 7, 31), "given_at": NOW}
        return give_action(source=Source(recommendation=found), owner=owner, seat=None, at=NOW, **data)

    action = stage.inside(prepare)
    stage.client("police").post(stage.address("action_update", action.pk), {"text": "All", "done": "on"})
    page = stage.page("team", "action", action.pk)
    assert "Done, waits for a second person" in page and "Confirm that it was done" in page
    assert "Close the action" not in page
    confirm = stage.address("action_move", action.pk, "confirm")
    assert stage.client("police").post(confirm, {"reason": ""}).status_code == 403
    html = stage.client("team").post(confirm, {"reason": ""}, follow=True).content.decode()
    assert "A-2026-001 is confirmed." in html and "Confirmed, impact due 13 September 2026" in html
    assert "is looked at from 13 September 2026, not before" in html and "Report its impact" in html
    assert "Confirmed, impact due 13 September 2026" in stage.page("member", "actions")
    form = stage.client("police").get(stage.address("action_update", action.pk)).content.decode()
    assert "What has been seen" in form and "The action is done" not in form
    html = stage.client("police").post(stage.address("action_update", action.pk), {"text": "x"}).content.decode()
    assert "Enter" in html


@pytest.mark.parametrize(
    ("way", "move", "words", "state"),
    [
        ((), "withdraw", "is withdrawn", "withdrawn"),
        (("finish",), "return", "is open again", "open"),
        (("finish", "close"), "reopen", "is open again", "open"),
    ],
)
def test_moves_need_their_reason(stage: Stage, item: AgendaItem, way, move: str, words: str, state: str) -> None:
    action = give(stage, item)
    for step in way:
        stage.inside(lambda step=step: move_action(action=action, move=step, seat=None, at=NOW))
    client, address = stage.client("team"), stage.address("action_move", action.pk, move)
    assert client.get(address).status_code == 200
    assert "Enter" in client.post(address, {"reason": ""}).content.decode()
    html = client.post(address, {"reason": "Told us why"}, follow=True).content.decode()
    assert words in html and "Told us why" in html
    assert stage.inside(lambda: Action.objects.get().state) == state


def test_a_move_that_is_not_legal_now_is_refused_in_words_and_an_unknown_one_absent(
    stage: Stage, item: AgendaItem
) -> None:
    action = give(stage, item)
    client = stage.client("team")
    page = client.get(stage.address("action_move", action.pk, "close")).content.decode()
    assert "This action is open." in page and '<form method="post" novalidate' not in page
    html = client.post(stage.address("action_move", action.pk, "close"), {"reason": ""}).content.decode()
    assert "is possible only while it is done" in html
    assert client.get(stage.address("action_move", action.pk, "finish")).status_code == 404
    assert client.get(stage.address("action_move", action.pk, "burn")).status_code == 404


def test_an_action_is_handed_on_with_the_reason(stage: Stage, item: AgendaItem) -> None:
    action = give(stage, item)
    address = stage.address("action_change", action.pk)
    html = (
        stage.client("team")
        .post(address, data(stage, reason="The ICB leads.", version="1"), follow=True)
        .content.decode()
    )
    assert "A-2026-001 is changed." in html and "Was owned by DSP for West Mercia Police." in html
    html = stage.client("team").post(address, data(stage, reason="Again", version="2")).content.decode()
    assert "Nothing of the action was changed." in html


@pytest.mark.parametrize(
    ("who", "update", "record"),
    [
        ("team", 200, 200),
        ("council", 200, 200),
        ("police", 200, 403),
        ("icb", 403, 403),
        ("member", 403, 403),
        ("lsp", 403, 403),
        ("scrutineer", 403, 403),
    ],
)
def test_who_may(stage: Stage, item: AgendaItem, who: str, update: int, record: int) -> None:
    action = give(stage, item)
    client = stage.client(who)
    assert client.get(stage.address("actions")).status_code == 200
    assert client.get(stage.address("action", action.pk)).status_code == 200
    page = stage.address("action_update", action.pk)
    assert client.get(page).status_code == update
    writing = [
        stage.address("action_change", action.pk),
        stage.address("action_move", action.pk, "withdraw"),
        stage.address("action_give", item.meeting_id, item.pk),
    ]
    for address in writing:
        assert client.get(address).status_code == record, address
    if update == 403:
        assert client.post(page, {"text": "Not mine"}).status_code == 403
        assert stage.inside(lambda: ActionUpdate.objects.count()) == 0
    assert ("Report progress" in stage.page(who, "action", action.pk)) is (update == 200)


def test_a_seat_that_has_ended_reports_nothing_more(stage: Stage, item: AgendaItem) -> None:
    action = give(stage, item)

    def leave() -> None:
        seat = stage.board.seats["police"]
        seat.ends_on = date(2026, 6, 15)
        seat.save(update_fields=["ends_on"])

    stage.inside(leave)
    assert stage.client("police").get(stage.address("action_update", action.pk)).status_code == 404


def test_absent_and_foreign_are_404(stage: Stage, item: AgendaItem) -> None:
    action = give(stage, item)
    foreign = stage.client("team")
    foreign.force_login(stage.world.user("team", stage.world.there))
    for name, *more in (("action",), ("action_update",), ("action_change",), ("action_move", "withdraw")):
        assert stage.client("team").get(stage.address(name, 999999, *more)).status_code == 404
        there = stage.address(name, action.pk, *more).replace(stage.world.here.slug, stage.world.there.slug)
        assert foreign.get(there).status_code == 404


def test_the_register_filters_by_what_is_asked(stage: Stage, item: AgendaItem) -> None:
    give(stage, item, text="Late words", given_at=clock(9, day=date(2026, 5, 1)), due_on=date(2026, 6, 1))
    give(stage, item, owner="icb", text="Other words")
    done = give(stage, item, text="Done words")
    stage.inside(lambda: move_action(action=done, move="finish", seat=None, at=NOW))
    client, address = stage.client("icb"), stage.address("actions")

    def shown(**query: str) -> set[str]:
        return set(re.findall(r"(Late|Other|Done) words", client.get(address, query).content.decode()))

    assert shown() == {"Late", "Other", "Done"}
    assert shown(mine="on") == {"Other"}
    assert shown(late="on") == {"Late"}
    assert shown(state="done") == {"Done"}
    assert shown(state="closed") == set()
    assert shown(q="late words") == {"Late"}
    assert shown(due_before="2026-06-02") == {"Late"}
    assert shown(due_before_day="2", due_before_month="6", due_before_year="2026") == {"Late"}
    assert shown(owner=str(stage.board.seats["icb"].post_id)) == {"Other"}
    assert shown(owner="nonsense") == {"Late", "Other", "Done"}
    html = client.get(address, {"late": "on"}).content.decode()
    assert re.search(r'href="\?late=on" aria-current="page"', html)
    assert "No action found" in client.get(address, {"q": "zebra"}).content.decode()


def test_the_export_keeps_the_filter_and_runs_nothing(stage: Stage, item: AgendaItem) -> None:
    give(stage, item, text="=cmd|'/c calc'!A1")
    give(stage, item, owner="icb", text="Other words")
    client, address = stage.client("team"), stage.address("actions")
    response = client.get(address, {"format": "csv", "owner": str(stage.board.seats["police"].post_id)})
    text = response.content.decode()
    assert "'=cmd|" in text and "Other words" not in text
    assert "A-2026-001" in text and "2026-07-31" in text
    assert response["Content-Disposition"] == 'attachment; filename="actions.csv"'


def many(stage: Stage, item: AgendaItem, count: int) -> None:
    posts = [seat.post for seat in stage.board.seats.values()]

    def write() -> None:
        for number in range(count):
            give_action(
                source=Source(item=item),
                text=f"Action {count}.{number}: " + "words of usual length about what is to be done by whom, why " * 2,
                owner=posts[number % len(posts)],
                due_on=date(2026, 7, 1 + number % 28),
                given_at=clock(9, day=date(2026, 1, 5)),
                seat=None,
                at=NOW,
            )

    stage.inside(write)


def cost(client, address: str, **query: str) -> tuple[int, int, str]:
    client.get(address, query)
    with CaptureQueriesContext(connection) as seen:
        response = client.get(address, query)
    queries = [each for each in seen.captured_queries if not each["sql"].startswith(BESIDES)]
    return len(queries), len(response.content), response.content.decode()


def test_the_register_costs_the_same_for_one_three_and_a_hundred(stage: Stage, item: AgendaItem) -> None:
    client, address = stage.client("team"), stage.address("actions")
    many(stage, item, 1)
    first = cost(client, address)[0]
    many(stage, item, 2)
    assert cost(client, address)[0] == first <= 10
    many(stage, item, 97)
    paged, _, html = cost(client, address)
    assert paged == first and html.count('<th scope="row"') == 50
    queries, size, html = cost(client, address, all="on")
    assert queries == first and size <= 100_000
    assert html.count('<th scope="row"') == 100


def test_one_action_costs_the_same_however_long_its_story(stage: Stage, item: AgendaItem) -> None:
    action = give(stage, item)
    client, address = stage.client("police"), stage.address("action", action.pk)
    first = cost(client, address)[0]
    for number in range(3):
        client.post(stage.address("action_update", action.pk), {"text": f"Step {number}"})
    assert cost(client, address)[0] == first <= 12


def test_the_meeting_shows_its_decisions_and_actions_by_links(stage: Stage, item: AgendaItem) -> None:
    action = give(stage, item)
    html = stage.page("member", "meeting", item.meeting_id)
    assert stage.address("action", action.pk) in html and "Write to schools" in html
