"""Done is not closed: a second person, and evidence of impact after a set time."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from hscp.lib.verdicts import Refused
from hscp.spaces.acting import acting, in_space
from meetings.models import ActionStage
from meetings.operations.actions import Source, report_progress
from meetings.queries.actions import actions_listed, rows_of
from tests.conftest import NOW, TODAY
from tests.factories.fixtures import scene
from tests.meetings.floor import Floor, make_floor

begun = scene(make_floor)


@pytest.fixture
def floor(begun: Floor) -> Iterator[Floor]:
    world = begun.world
    with acting(in_space(world.here.pk, user_id=world.user("team").pk)):
        yield begun


def test_what_a_review_asked_for_is_confirmed_by_a_second_person_and_closed_by_impact(floor: Floor) -> None:
    action = floor.give(source=Source(recommendation=floor.recommend()))
    team, other = floor.world.user("team").pk, floor.world.user("dsp").pk
    report_progress(action=action, text="Done", evidence="Letters went out", done=True, seat=floor.seat, at=NOW)
    finished = ActionStage.objects.get(move="finish")
    assert finished.by_id == team
    with pytest.raises(Refused, match="a second person confirms first"):
        floor.move(action, "close", user=other, evidence="Fewer")
    with pytest.raises(Refused, match="somebody other than its owner"):
        floor.move(action, "confirm", user=team)
    confirmed = floor.move(action, "confirm", user=other)
    assert (confirmed.confirmed_on, confirmed.impact_due_on) == (TODAY, TODAY + timedelta(days=90))
    with pytest.raises(Refused, match="looked at from 13 September 2026, not before"):
        floor.move(action, "close", user=other, evidence="Fewer")
    due, before = NOW + timedelta(days=90), NOW + timedelta(days=89)
    with pytest.raises(Refused, match="not before"):
        floor.move(action, "close", user=other, evidence="Fewer", at=before)
    with pytest.raises(Refused, match="done is not enough"):  # what was said with the report is no impact
        floor.move(action, "close", user=other, at=due)
    with pytest.raises(Refused, match="report what shows its impact"):
        report_progress(action=action, text="Looked", seat=floor.seat, at=before)
    report_progress(action=action, text="Looked", evidence="Fewer", seat=floor.seat, at=before)
    assert floor.move(action, "close", user=other, at=due).state == "closed"
    again = floor.move(action, "reopen", reason="Came back", user=other, at=due)
    assert (again.done_on, again.confirmed_on, again.impact_due_on, again.closed_on) == (None,) * 4


def test_whoever_holds_the_owning_post_is_no_second_person(floor: Floor) -> None:
    action = floor.give(source=Source(recommendation=floor.recommend()))
    floor.move(action, "finish")
    holder = floor.world.user("dsp")
    seat = floor.board.seats["police"]
    seat.user = holder
    seat.save(update_fields=["user"])
    with pytest.raises(Refused, match="somebody other than its owner"):
        floor.move(action, "confirm", user=holder.pk)
    assert floor.move(action, "confirm", user=floor.world.user("lsp").pk).state == "confirmed"


def test_evidence_given_with_an_earlier_report_is_enough_for_scrutiny(floor: Floor) -> None:
    action = floor.give(source=Source(recommendation=floor.recommend(source="scrutiny")))
    report_progress(action=action, text="Done", evidence="Audit", done=True, seat=floor.seat, at=NOW)
    with pytest.raises(Refused, match="somebody other than its owner"):
        floor.move(action, "close")
    assert floor.move(action, "close", user=floor.world.user("dsp").pk).state == "closed"


def test_the_register_says_what_is_waited_for(floor: Floor) -> None:
    action = floor.give(source=Source(recommendation=floor.recommend()))

    def said() -> str:
        return rows_of(actions_listed(TODAY, state="all"), TODAY)[0].tag[0]

    assert said() == "Open"
    floor.move(action, "finish")
    assert said() == "Done, waits for a second person"
    floor.move(action, "confirm", user=floor.world.user("dsp").pk)
    assert said() == "Confirmed, impact due 13 September 2026"
    assert [row.pk for row in rows_of(actions_listed(TODAY), TODAY)] == [action.pk]
