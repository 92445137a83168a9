"""Actions of a decision that was judged again: marked on their page and in the register, until looked at."""

from datetime import date

import pytest

from hscp.lib.verdicts import Refused
from meetings.models import Action, ActionStage, Decision, Presence
from meetings.operations.actions import Source, give_action
from meetings.operations.attention import look_at_action
from meetings.operations.decisions import correct_decision, record_decision, take_again
from meetings.operations.presence import correct_stay
from tests.conftest import NOW
from tests.factories.meetings import clock, come, go, opened
from tests.meetings.conftest import Stage
from tests.meetings.test_decisions import first_item

SAID = "this decision is provisional, not agreed"


def judged_again(stage: Stage) -> tuple[Decision, Action]:
    """A decision of 9:40 with an action, after it is found that the police left at half past nine."""
    meeting = opened(stage.board)
    come(stage.board, meeting, "council", "icb", "police")
    seat = stage.board.seats["council"]
    decision = record_decision(
        item=first_item(meeting), text="To merge.", kind="agree", taken_at=clock(9, 40), seat=seat, at=NOW
    )
    action = given(decision, stage)
    stay = Presence.objects.get(attendee=stage.board.line(meeting, "police"))
    correct_stay(meeting=meeting, stay_id=stay.pk, arrived_at=clock(9), left_at=clock(9, 30), at=NOW)
    action.refresh_from_db()
    return decision, action


def given(decision: Decision, stage: Stage) -> Action:
    seat = stage.board.seats["council"]
    return give_action(
        source=Source(decision=decision),
        text="Tell the schools",
        owner=seat.post,
        due_on=date(2026, 7, 1),
        given_at=decision.at,
        seat=seat,
        at=NOW,
    )


def test_it_is_marked_on_its_page_and_in_the_register_until_it_is_looked_at(stage: Stage) -> None:
    _, action = stage.inside(lambda: judged_again(stage))
    assert SAID in action.to_look_at
    page = stage.page("member", "action", action.pk)
    assert SAID in page and "Say what follows" not in page
    assert "Say what follows" in stage.page("team", "action", action.pk)
    client, listed = stage.client("team"), stage.address("actions")
    assert "its decision was judged again" in client.get(listed).content.decode()
    assert action.reference in client.get(listed, {"look": "on"}).content.decode()
    assert SAID in client.get(listed, {"format": "csv", "look": "on"}).content.decode()

    address = stage.address("action_look", action.pk)
    assert SAID in client.get(address).content.decode()
    nothing = client.post(address, {"follows": " ", "seen": action.to_look_at}).content.decode()
    assert "Error:" in nothing and stage.inside(lambda: Action.objects.get().to_look_at)
    done = client.post(address, {"follows": "It waits.", "seen": action.to_look_at}, follow=True).content.decode()
    assert "has been looked at" in done and "It waits." in done and "To be looked at" not in done
    assert "No action found" in client.get(listed, {"look": "on"}).content.decode()
    story = stage.inside(lambda: ActionStage.objects.get(move="look_at"))
    assert story.reason == f"It waits. Seen: {action.to_look_at}"
    assert story.seat_id is not None
    assert "Nothing of this action is to be looked at" in client.get(address).content.decode()


def test_what_came_meanwhile_is_not_looked_away(stage: Stage) -> None:
    def act() -> None:
        decision, action = judged_again(stage)
        seen = action.to_look_at
        stay = Presence.objects.get(attendee=stage.board.line(decision.meeting, "police"))
        correct_stay(meeting=decision.meeting, stay_id=stay.pk, arrived_at=clock(9), left_at=clock(9, 45), at=NOW)
        with pytest.raises(Refused, match="Something else has come meanwhile"):
            look_at_action(action=action, follows="Fine.", seen=seen, seat=None, at=NOW)
        action.refresh_from_db()
        assert "agreed, not provisional" in action.to_look_at
        look_at_action(action=action, follows="It goes on.", seen=action.to_look_at, seat=None, at=NOW)
        with pytest.raises(Refused, match="looked at this action already"):
            look_at_action(action=action, follows="It goes on.", seen="", seat=None, at=NOW)

    stage.inside(act)


def test_a_corrected_record_marks_too_but_only_with_another_outcome(stage: Stage) -> None:
    def act() -> None:
        meeting = opened(stage.board)
        come(stage.board, meeting, "council", "icb", "police")
        go(stage.board, meeting, "police", when=clock(9, 30))
        seat = stage.board.seats["council"]
        decision = record_decision(
            item=first_item(meeting), text="To merge.", kind="agree", taken_at=clock(9, 20), seat=seat, at=NOW
        )
        action = given(decision, stage)
        words = {"kind": "agree", "seat": seat, "at": NOW}
        decision = correct_decision(
            decision=decision, text="To merge both.", taken_at=clock(9, 20), version=1, options="One", **words
        )
        action.refresh_from_db()
        assert (decision.options, action.to_look_at) == ("One", "")
        correct_decision(decision=decision, text="To merge both.", taken_at=clock(9, 40), version=2, **words)
        action.refresh_from_db()
        assert action.to_look_at.startswith("Decision 1 was corrected: Provisional")

    stage.inside(act)


def test_a_decision_that_is_refused_when_it_is_taken_again_marks_the_actions_of_the_first(stage: Stage) -> None:
    def act() -> None:
        early = date(2026, 5, 4)
        meeting = opened(stage.board, day=early)
        come(stage.board, meeting, "council", "icb", at=clock(20, day=early))
        seat = stage.board.seats["council"]
        first = record_decision(
            item=first_item(meeting), text="x", kind="agree", taken_at=clock(9, 30, day=early), seat=seat, at=NOW
        )
        action = given(first, stage)
        later = opened(stage.board)
        come(stage.board, later, "council", "icb", "police")
        take_again(
            decision=first, item=first_item(later), text="x", kind="refuse", taken_at=clock(9, 30), seat=seat, at=NOW
        )
        action.refresh_from_db()
        assert action.to_look_at == "Decision 1 was taken again: Refused by a quorate meeting."

    stage.inside(act)


@pytest.mark.parametrize(("who", "answer"), [("team", 200), ("council", 200), ("icb", 403), ("member", 403)])
def test_who_may(stage: Stage, who: str, answer: int) -> None:
    _, action = stage.inside(lambda: judged_again(stage))
    assert stage.client(who).get(stage.address("action_look", action.pk)).status_code == answer
