"""Pages of recommendations: register, what stands still, answering, linking, closing by impact; who may."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings.models import Action, Recommendation
from meetings.operations.actions import Source, give_action, move_action, report_progress
from meetings.operations.recommendations import add_recommendation, close_recommendation
from tests.conftest import NOW
from tests.factories.meetings import clock
from tests.meetings.conftest import Stage
from tests.meetings.test_meeting import BESIDES


def recommend(stage: Stage, reference: str = "LCSPR 2023/2", made_on: date = date(2023, 9, 14)) -> Recommendation:
    return stage.inside(
        lambda: add_recommendation(
            reference=reference,
            source="local_review",
            source_title="Review of 2023",
            text=f"Words of {reference}",
            made_on=made_on,
            seat=None,
            at=NOW,
        )
    )


def give(stage: Stage, recommendation: Recommendation | None, **more) -> Action:
    return stage.inside(
        lambda: give_action(
            source=Source(recommendation=recommendation),
            text="Share chronologies",
            owner=stage.board.seats["icb"].post,
            due_on=date(2026, 7, 31),
            given_at=clock(9, day=date(2024, 1, 8)),
            seat=None,
            at=NOW,
        )
    )


def data(**more) -> dict:
    start = {"source": "audit", "source_title": "Neglect audit", "reference": "Audit 4", "text": "Hear the child."}
    return start | {"made_on": "2026-05-02"} | more


def test_one_is_written_down(stage: Stage) -> None:
    client, address = stage.client("team"), stage.address("recommendation_add")
    html = client.post(address, data(), follow=True).content.decode()
    assert "Audit 4 is written down." in html and "Hear the child." in html and "Neglect audit" in html
    html = client.post(address, data(text="Kept words")).content.decode()
    assert "with the reference Audit 4 already" in html and "Kept words" in html
    html = client.post(address, data(reference="Audit 5", made_on="2026-06-16")).content.decode()
    assert "16 June 2026 has not come yet" in html
    assert stage.inside(lambda: Recommendation.objects.count()) == 1


def test_the_partners_answer_and_the_story_keeps_each_answer(stage: Stage) -> None:
    found = recommend(stage)
    client, address = stage.client("team"), stage.address("recommendation_respond", found.pk)
    client.post(address, {"response": "Accepted in part.", "version": "1"})
    html = client.post(address, {"response": "Accepted.", "version": "2"}, follow=True).content.decode()
    assert "Accepted." in html and "Accepted in part." in html
    assert "Enter" in client.post(address, {"response": ""}).content.decode()


def test_it_is_closed_by_impact_and_not_by_finished_tasks(stage: Stage) -> None:
    found = recommend(stage)
    action = give(stage, found)
    client, address = stage.client("team"), stage.address("recommendation_close", found.pk)
    assert f"{action.reference} is still open" in stage.page("team", "recommendation", found.pk)
    html = client.post(address, {"impact": "Fewer."}).content.decode()
    assert f"{action.reference} is still open" in html and "Fewer." in html
    stage.inside(lambda: move_action(action=action, move="finish", seat=None, at=NOW))
    assert "Enter" in client.post(address, {"impact": " "}).content.decode()
    html = client.post(address, {"impact": "Fewer repeat plans."}, follow=True).content.decode()
    assert "is closed." in html and "Fewer repeat plans." in html and "Give an action" not in html
    for name in ("recommendation_respond", "recommendation_close", "recommendation_link", "recommendation_action_give"):
        page = client.get(stage.address(name, found.pk)).content.decode()
        assert "closed" in page and '<form method="post" novalidate' not in page, name
    reopen = stage.address("recommendation_reopen", found.pk)
    assert "is open again." in client.post(reopen, {"reason": "It came back."}, follow=True).content.decode()
    assert "This recommendation is open." in client.get(reopen).content.decode()


def test_actions_are_given_and_linked(stage: Stage) -> None:
    found, other = recommend(stage), recommend(stage, "Other")
    linked = give(stage, other)
    client = stage.client("team")
    post = stage.board.seats["police"].post_id
    given = {"text": "New words", "owner": post, "due_on": "2026-08-01"}
    html = client.post(stage.address("recommendation_action_give", found.pk), given, follow=True).content.decode()
    assert "New words" in html and "A-2026-001" in html
    address = stage.address("recommendation_link", found.pk)
    assert "There is no action that could be linked" in client.get(address).content.decode()

    def unlink() -> None:
        row = Action.objects.get(pk=linked.pk)
        row.recommendation = None
        row.save(update_fields=["recommendation"])

    stage.inside(unlink)
    html = client.post(address, {"action": linked.pk}, follow=True).content.decode()
    assert f"{linked.reference} counts towards {found.reference}." in html
    assert client.post(address, {"action": linked.pk}).status_code == 200


def test_what_shows_little_or_no_progress_is_named_by_itself(stage: Stage) -> None:
    still, moving = recommend(stage, "Still"), recommend(stage, "Moving")
    recommend(stage, "Young", date(2026, 5, 1))
    action = give(stage, moving)
    stage.inside(lambda: report_progress(action=action, text="Begun", seat=None, at=NOW))
    stage.inside(
        lambda: close_recommendation(recommendation=recommend(stage, "Closed"), impact="Better.", seat=None, at=NOW)
    )
    client, address = stage.client("scrutineer"), stage.address("recommendations")

    def shown(**query: str) -> set[str]:
        return set(re.findall(r"Words of (\w+)", client.get(address, query).content.decode()))

    html = client.get(address).content.decode()
    assert "recommendation shows little or no progress" in html
    assert "No action has been given since it was made on 14 September 2023." in html
    assert shown() == {"Still", "Moving", "Young", "Closed"}
    assert shown(state="still") == {"Still"}
    assert shown(state="open") == {"Still", "Moving", "Young"}
    assert shown(state="closed") == {"Closed"}
    assert shown(source="audit") == set()
    assert shown(q="words of young") == {"Young"}
    csv = client.get(address, {"format": "csv", "state": "still"}).content.decode()
    assert still.reference in csv and "Moving" not in csv


def test_the_orders_of_the_register(stage: Stage) -> None:
    for reference, year in (("B", 2024), ("A", 2025), ("C", 2023)):
        recommend(stage, reference, date(year, 1, 1))
    client, address = stage.client("member"), stage.address("recommendations")

    def shown(**query: str) -> list[str]:
        return re.findall(r"Words of (\w+)", client.get(address, query).content.decode())

    assert shown() == ["A", "B", "C"] == shown(sort="reference")
    assert shown(sort="-reference") == shown(sort="made") == ["C", "B", "A"]


@pytest.mark.parametrize(
    ("who", "write"),
    [("team", 200), ("council", 403), ("lsp", 403), ("dsp", 403), ("scrutineer", 403), ("member", 403)],
)
def test_who_may(stage: Stage, who: str, write: int) -> None:
    found = recommend(stage)
    client = stage.client(who)
    assert client.get(stage.address("recommendations")).status_code == 200
    assert client.get(stage.address("recommendation", found.pk)).status_code == 200
    names = ("respond", "close", "reopen", "link", "action_give")
    addresses = [stage.address(f"recommendation_{name}", found.pk) for name in names]
    for address in [stage.address("recommendation_add"), *addresses]:
        assert client.get(address).status_code == write, address
        if write == 403:
            assert client.post(address, {"response": "x", "impact": "x", "reason": "x"}).status_code == 403


def test_absent_and_foreign_are_404(stage: Stage) -> None:
    found = recommend(stage)
    foreign = stage.client("team")
    foreign.force_login(stage.world.user("team", stage.world.there))
    for name in ("", "_respond", "_close", "_reopen", "_link", "_action_give"):
        assert stage.client("team").get(stage.address(f"recommendation{name}", 999999)).status_code == 404
        there = stage.address(f"recommendation{name}", found.pk)
        assert foreign.get(there.replace(stage.world.here.slug, stage.world.there.slug)).status_code == 404


def test_the_register_costs_the_same_for_one_and_three(stage: Stage) -> None:
    client, address, costs = stage.client("team"), stage.address("recommendations"), []
    for numbers in ((1,), (2, 3)):
        for number in numbers:
            action = give(stage, recommend(stage, f"R{number}"))
            stage.inside(lambda action=action: report_progress(action=action, text="Begun", seat=None, at=NOW))
        client.get(address)
        with CaptureQueriesContext(connection) as seen:
            client.get(address)
        costs.append(len([each for each in seen.captured_queries if not each["sql"].startswith(BESIDES)]))
    assert costs[0] == costs[1] <= 11


def test_there_is_something_to_read_where_there_is_nothing(stage: Stage) -> None:
    assert "No recommendations yet" in stage.page("member", "recommendations")
