"""Actions and recommendations through their operations: references, the state table, evidence, the golden thread."""

import threading
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import connections

from hscp.lib.verdicts import Refused
from hscp.spaces.acting import Context, acting, in_space
from meetings.models import (
    Action,
    ActionStage,
    ActionUpdate,
    AgendaItem,
    Numbering,
    Recommendation,
    RecommendationStage,
)
from meetings.operations.actions import Source, change_action, give_action, link_action, report_progress
from meetings.operations.agenda import withdraw_item
from meetings.operations.decisions import record_decision
from meetings.operations.recommendations import (
    add_recommendation,
    close_recommendation,
    reopen_recommendation,
    respond,
)
from meetings.queries.actions import actions_listed, is_late, my_actions, rows_of, story_of
from meetings.queries.recommendations import little_or_no_progress
from meetings.rules import ACTION
from partnership.models import CaseFile, Partnership
from tests.conftest import NOW, TODAY
from tests.factories.fixtures import World, scene
from tests.factories.meetings import clock, make_board, opened, planned
from tests.meetings.floor import DUE, Floor, make_floor

begun = scene(make_floor)


@pytest.fixture
def floor(begun: Floor) -> Iterator[Floor]:
    world = begun.world
    with acting(in_space(world.here.pk, user_id=world.user("team").pk)):
        yield begun


def test_references_count_up_within_a_year_and_begin_anew_with_the_next(floor: Floor) -> None:
    first, second = floor.give(), floor.give()
    earlier = floor.give(given_at=clock(9, day=date(2025, 12, 31)), due_on=DUE)
    assert [each.reference for each in (first, second, earlier)] == ["A-2026-001", "A-2026-002", "A-2025-001"]
    stage = ActionStage.objects.get(action=first)
    assert (stage.move, stage.to_state, stage.seat) == ("give", "open", floor.seat)
    assert stage.reason == "DSP for West Mercia Police, due 31 July 2026."


def test_a_refused_action_leaves_no_gap(floor: Floor) -> None:
    floor.give()
    with pytest.raises(Refused, match="cannot be due before that"):
        floor.give(due_on=date(2026, 6, 14))
    with pytest.raises(Refused, match="Say what"):
        floor.give(text=" ")
    assert floor.give().reference == "A-2026-002"


def test_an_action_follows_something(floor: Floor) -> None:
    with pytest.raises(Refused, match="follows from"):
        floor.give(source=Source())
    item = AgendaItem.objects.filter(meeting=planned(floor.board, day=date(2026, 6, 29))).first()
    with pytest.raises(Refused, match="Open the meeting first"):
        floor.give(source=Source(item=item))
    withdraw_item(item=AgendaItem.objects.get(pk=floor.item.pk), reason="No paper")  # the form was opened before
    with pytest.raises(Refused, match="withdrawn"):
        floor.give()


def test_an_action_of_a_decision_belongs_to_its_item_too(floor: Floor) -> None:
    decision = record_decision(item=floor.item, text="Agreed.", kind="agree", taken_at=clock(9, 5), seat=None, at=NOW)
    action = floor.give(source=Source(decision=decision))
    assert (action.decision, action.item, action.recommendation) == (decision, floor.item, None)


def test_a_post_that_has_ceased_owns_nothing(floor: Floor) -> None:
    post = floor.owner
    post.ends_on = TODAY
    post.save(update_fields=["ends_on"])
    with pytest.raises(Refused, match="ceased"):
        floor.give(owner=post)


WAY = {
    "open": (),
    "done": ("finish",),
    "confirmed": ("finish", "confirm"),
    "closed": ("finish", "confirm", "close"),
    "withdrawn": ("withdraw",),
}


DATES = {
    "open": (None, None),
    "done": (TODAY, None),
    "confirmed": (TODAY, None),
    "closed": (TODAY, TODAY),
    "withdrawn": (None, TODAY),
}
MOVES = sorted({move.name for move in ACTION.moves})


@pytest.mark.parametrize("state", [state.name for state in ACTION.states])
def test_every_move_from_every_state_is_what_the_table_says(floor: Floor, state: str) -> None:
    legal = {move.name: move for move in ACTION.moves if move.source == state}
    row = Partnership.objects.get()  # its days until impact are none: what is confirmed today may be closed today
    row.impact_after_days = 0
    row.save(update_fields=["impact_after_days"])
    review, scrutiny, dsp = floor.recommend(), floor.recommend("R2", source="scrutiny"), floor.world.user("dsp").pk
    for name in MOVES:
        straight = state == "done" and name == "close"  # of a review it is confirmed first
        action = floor.give(source=Source(recommendation=scrutiny if straight else review))
        for step in WAY[state]:
            floor.move(action, step, reason="As agreed", evidence="Fewer", user=None if step == "finish" else dsp)
        count = ActionStage.objects.count()
        if name not in legal:
            with pytest.raises(Refused, match="is possible only while it is"):
                floor.move(action, name, reason="Because", user=dsp)
            assert ActionStage.objects.count() == count
            continue
        if legal[name].needs_reason:
            with pytest.raises(Refused, match="needs a reason"):
                floor.move(action, name, user=dsp)
        moved = floor.move(action, name, reason="Because", evidence="Fewer", user=dsp)
        stage = ActionStage.objects.order_by("pk").last()
        assert (stage.move, stage.from_state, stage.to_state) == (name, state, legal[name].target)
        assert stage.reason == "Because"
        moved.refresh_from_db()
        assert (moved.done_on, moved.closed_on) == DATES[legal[name].target]


def test_progress_is_added_to_and_done_is_a_report_with_words(floor: Floor) -> None:
    action = floor.give()
    with pytest.raises(Refused, match="Say what has been done"):
        report_progress(action=action, text=" ", seat=floor.seat, at=NOW)
    report_progress(action=action, text="Half of them", seat=floor.seat, at=NOW)
    report_progress(
        action=action, text="All of them", evidence="Replies", done=True, seat=floor.seat, at=NOW + timedelta(minutes=1)
    )
    action.refresh_from_db()
    assert (action.state, action.done_on) == ("done", TODAY)
    assert [entry["what"] for entry in story_of(action)] == ["Reported as done", "Progress", "Progress", "Given"]
    with pytest.raises(Refused, match="only an open one is reported on"):
        report_progress(action=action, text="More", seat=floor.seat, at=NOW)


def test_a_change_keeps_what_it_was_and_needs_a_reason(floor: Floor) -> None:
    action = floor.give()
    icb = floor.board.seats["icb"].post
    data = {"text": action.text, "owner": icb, "due_on": date(2026, 9, 1), "seat": floor.seat, "at": NOW}
    with pytest.raises(Refused, match="why"):
        change_action(action=action, reason=" ", version=1, **data)
    change_action(action=action, reason="The ICB leads on it.", version=1, **data)
    stage = ActionStage.objects.get(move="change")
    assert stage.reason == ("The ICB leads on it. Was owned by DSP for West Mercia Police. Was due 31 July 2026.")
    action.refresh_from_db()
    with pytest.raises(Refused, match="Nothing of the action"):
        change_action(action=action, reason="Again", version=2, **data)
    floor.move(action, "finish")
    with pytest.raises(Refused, match="only an open one is changed"):
        change_action(action=action, reason="Again", version=2, **data | {"text": "Other"})


def test_late_is_of_the_day_and_of_open_ones_only(floor: Floor) -> None:
    action = floor.give(due_on=TODAY)
    assert not is_late(action, TODAY)
    assert is_late(action, TODAY + timedelta(days=1))
    assert not is_late(floor.move(action, "finish"), TODAY + timedelta(days=1))


def test_the_register_is_narrowed(floor: Floor) -> None:
    late = floor.give(due_on=TODAY, text="Letter to governors")
    other = floor.give(owner=floor.board.seats["icb"].post)
    done, gone = floor.give(), floor.give()
    floor.move(done, "finish")
    floor.move(gone, "withdraw", reason="Not needed")
    day = TODAY + timedelta(days=1)

    def found(**how) -> set[int]:
        return {row.pk for row in rows_of(actions_listed(day, **how), day)}

    assert found() == {late.pk, other.pk, done.pk}
    assert found(state="all") == {late.pk, other.pk, done.pk, gone.pk}
    assert found(state="withdrawn") == {gone.pk}
    assert found(late=True) == {late.pk}
    assert found(owner=str(other.owner_id)) == {other.pk}
    assert found(mine=[floor.board.seats["icb"].pk]) == {other.pk}
    assert found(text="governors") == found(text=late.reference) == {late.pk}
    assert found(due_before=DUE) == {late.pk}
    assert found(group=str(floor.board.group.pk)) == found()
    assert found(group="0") == set()
    assert [row.late for row in rows_of(actions_listed(day), day)] == [True, False, False]


@pytest.mark.parametrize("sort", ["due", "reference", "owner", "state"])
def test_every_order_turns_round(floor: Floor, sort: str) -> None:
    for owner, due in (("icb", 9), ("police", 8), ("council", 7)):
        floor.give(owner=floor.board.seats[owner].post, due_on=date(2026, due, 1))
    there = [row.pk for row in rows_of(actions_listed(TODAY, sort=sort), TODAY)]
    back = [row.pk for row in rows_of(actions_listed(TODAY, sort=f"-{sort}"), TODAY)]
    assert len(there) == 3
    if sort != "state":
        assert back == list(reversed(there))


def test_what_waits_for_a_seat(floor: Floor) -> None:
    soon, later = floor.give(due_on=TODAY), floor.give()
    floor.give(owner=floor.board.seats["icb"].post)
    floor.move(floor.give(), "finish")
    mine = my_actions([floor.board.seats["police"]], TODAY + timedelta(days=1))
    assert [(action.pk, action.late) for action in mine] == [(soon.pk, True), (later.pk, False)]


def test_a_recommendation_is_answered_and_closed_by_impact(floor: Floor) -> None:
    recommendation = floor.recommend()
    action = floor.give(source=Source(recommendation=recommendation))
    respond(recommendation=recommendation, response="Accepted by all three.", version=1, seat=floor.seat, at=NOW)
    with pytest.raises(Refused, match="A-2026-001 is still open"):
        close_recommendation(recommendation=recommendation, impact="Fewer.", seat=floor.seat, at=NOW)
    floor.move(action, "withdraw", reason="Overtaken")
    with pytest.raises(Refused, match="evidence of impact"):
        close_recommendation(recommendation=recommendation, impact=" ", seat=floor.seat, at=NOW)
    closed = close_recommendation(recommendation=recommendation, impact="Fewer.", seat=floor.seat, at=NOW)
    assert closed.closed_on == TODAY
    with pytest.raises(Refused, match="closed"):
        respond(recommendation=recommendation, response="No.", version=2, seat=floor.seat, at=NOW)
    with pytest.raises(Refused, match="closed"):
        floor.give(source=Source(recommendation=closed))
    with pytest.raises(Refused, match="why"):
        reopen_recommendation(recommendation=closed, reason=" ", seat=floor.seat, at=NOW)
    again = reopen_recommendation(recommendation=closed, reason="It came back.", seat=floor.seat, at=NOW)
    assert (again.closed_on, again.impact) == (None, "Fewer.")
    assert [stage.move for stage in again.stages.all()] == ["add", "respond", "close", "reopen"]


def test_a_reference_is_given_once(floor: Floor) -> None:
    floor.recommend()
    with pytest.raises(Refused, match="already"):
        floor.recommend()
    with pytest.raises(Refused, match="has not come"):
        floor.recommend("R2", made_on=TODAY + timedelta(days=1))


def test_an_action_that_exists_is_linked_once(floor: Floor) -> None:
    action, recommendation = floor.give(), floor.recommend()
    link_action(action=action, recommendation=recommendation, seat=floor.seat, at=NOW)
    assert list(recommendation.actions.all()) == [action]
    with pytest.raises(Refused, match="follows a recommendation already"):
        link_action(action=action, recommendation=floor.recommend("R2"), seat=floor.seat, at=NOW)


def test_case_10_a_recommendation_of_2023_without_progress_appears_by_itself(floor: Floor) -> None:
    still, moving = floor.recommend("Still"), floor.recommend("Moving")
    floor.recommend("Young", made_on=date(2026, 5, 1))
    action = floor.give(source=Source(recommendation=moving), given_at=clock(9, day=date(2024, 1, 8)))
    report_progress(action=action, text="Begun", seat=floor.seat, at=NOW)
    assert [(row.reference, found.kind) for row, found in little_or_no_progress(on=TODAY)] == [
        (still.reference, "no_action")
    ]
    year_end = [row.reference for row, _ in little_or_no_progress(on=date(2026, 3, 31))]
    assert sorted(year_end) == ["Moving", "Still"]


@pytest.mark.postgres
def test_two_writers_at_once_get_two_references(committed_world: World) -> None:
    """Both begin before either ends: the second waits for the first's number, and there is no gap."""
    space = committed_world.here
    with acting(in_space(space.pk)):
        board = make_board()
        item = AgendaItem.objects.filter(meeting=opened(board)).first()
    barrier, found, errors = threading.Barrier(2), [], []

    def give(text: str) -> None:
        try:
            barrier.wait(10)
            with acting(in_space(space.pk)):
                action = give_action(
                    source=Source(item=item),
                    text=text,
                    owner=board.seats["icb"].post,
                    due_on=DUE,
                    given_at=NOW,
                    seat=None,
                    at=NOW,
                )
                found.append(action.reference)
        except Exception as error:
            errors.append(error)
        finally:
            connections.close_all()

    for turn in range(5):
        threads = [threading.Thread(target=give, args=(f"Write {turn}{writer}",)) for writer in "ab"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        barrier.reset()
    assert errors == []
    assert sorted(found) == [f"A-2026-{number:03d}" for number in range(1, 11)]
    with acting(in_space(space.pk)):
        assert Numbering.objects.get(series="A-2026").last == 10


def test_an_account_outside_the_file_sees_nothing_of_its_actions(floor: Floor) -> None:
    one = frozenset({floor.world.here.pk})
    with acting(Context(user_id=None, read=one, write=one, files=frozenset({78}))):
        CaseFile(pk=78, reference="CF-2", title="A matter", lead=floor.seat, opened_at=NOW).save()
        hidden = Recommendation(
            reference="H", source="rapid_review", source_title="x", text="y", made_on=TODAY, file_id=78
        )
        hidden.save()
        action = floor.give(source=Source(recommendation=hidden))
        assert [row.restricted for row in rows_of(actions_listed(TODAY), TODAY)] == [True]
        with pytest.raises(Refused, match="open to the same people"):
            floor.give(source=Source(item=floor.item, recommendation=hidden))
        add_recommendation(
            reference="H2", source="scrutiny", source_title="x", text="y", made_on=TODAY,
            file=CaseFile.objects.get(), seat=floor.seat, at=NOW,
        )  # fmt: skip
        assert RecommendationStage.objects.count() == 1
    assert not RecommendationStage.objects.exists()
    assert action.reference == "A-2026-001"
    assert rows_of(actions_listed(TODAY), TODAY) == [] and my_actions([floor.board.seats["police"]], TODAY) == []
    assert floor.give().reference == "A-2026-002"


def test_progress_that_is_sent_twice_is_reported_once(floor: Floor) -> None:
    action = floor.give()

    def report(seconds: int, text: str = "Half written.", done: bool = False) -> ActionUpdate:
        moment = NOW + timedelta(seconds=seconds)
        return report_progress(action=action, text=text, done=done, seat=floor.seat, at=moment)

    first = report(0)
    assert report(20, " Half written. ") == first
    assert report(30, "Wholly written.", done=True) == report(31, "Wholly written.", done=True)
    assert Action.objects.get(pk=action.pk).state == "done"
    assert list(ActionUpdate.objects.order_by("at").values_list("text", flat=True)) == [
        "Half written.",
        "Wholly written.",
    ]
    with pytest.raises(Refused, match="only an open one"):
        report(120, "Wholly written.", done=True)
    floor.move(action, "return", reason="Not yet.")
    assert report(200) != first, "the same words are news after a while"
    same = report(201, done=True)
    assert same.at == NOW + timedelta(seconds=200) and Action.objects.get(pk=action.pk).state == "done"
