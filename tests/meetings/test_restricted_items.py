"""A meeting with an item of a case file, recorded by somebody who is not on the file's list."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import pytest

from hscp.lib.verdicts import Refused
from hscp.spaces.acting import Context, acting, in_space
from hscp.spaces.looks import looking
from meetings.models import Action, ActionStage, AgendaItem, Decision, DecisionStage, Meeting, Presence
from meetings.operations.actions import Source, give_action
from meetings.operations.agenda import add_item
from meetings.operations.decisions import record_decision
from meetings.operations.meeting import close_meeting
from meetings.operations.minutes import save_minutes
from meetings.operations.preflight import preflight
from meetings.operations.presence import correct_stay
from meetings.operations.rejudging import rejudge_decisions
from meetings.queries import attending
from partnership.models import CaseFile
from tests.factories.meetings import clock, come, opened, write_all
from tests.meetings.conftest import Stage

FILE, END = 7001, clock(9, 30)
TITLE, WORDS = "A child in Ross", "The family is seen this week"


@dataclass
class Restricted:
    """An open meeting; its last item belongs to a case file, and was decided under while the police were there."""

    stage: Stage
    meeting: Meeting
    item: AgendaItem
    decision: Decision
    action: Action
    within: Context
    without: Context


@pytest.fixture
def restricted(stage: Stage) -> Iterator[Restricted]:
    seat = stage.board.seats["council"]
    without = in_space(stage.world.here.pk, user_id=stage.world.user("team").pk)
    within = replace(without, files=frozenset({FILE}))
    with acting(without):
        meeting = opened(stage.board, items=1, hour=8)
        come(stage.board, meeting, "council", "icb", "police")
        write_all(meeting, seat, END)
    with acting(within):
        file = CaseFile(pk=FILE, reference="RR-1", title="A case", lead=seat, opened_at=clock(8))
        file.save(force_insert=True)
        item = add_item(meeting=meeting, title=TITLE, file=file)
        decision = record_decision(item=item, text=WORDS, kind="agree", taken_at=clock(9), seat=seat, at=END)
        action = give_action(
            source=Source(decision=decision),
            text=WORDS,
            owner=seat.post,
            due_on=date(2026, 7, 1),
            given_at=END,
            seat=seat,
            at=END,
        )
    yield Restricted(stage, meeting, item, decision, action, within, without)


def test_a_restricted_decision_is_judged_again_by_whoever_corrects_the_room(restricted: Restricted) -> None:
    assert restricted.decision.outcome == "agreed"
    with acting(restricted.without), looking() as seen:
        assert not Decision.objects.filter(meeting=restricted.meeting).exists(), "it is not open to who corrects"
        stay = Presence.objects.get(attendee=restricted.stage.board.line(restricted.meeting, "police"))
        correct_stay(meeting=restricted.meeting, stay_id=stay.pk, arrived_at=clock(8), left_at=clock(8, 30), at=END)
        assert not Decision.objects.exists() and not DecisionStage.objects.exists() and not Action.objects.exists()
        assert not seen, "nobody looked into the file"
    with acting(restricted.within):
        now = Decision.objects.get(pk=restricted.decision.pk)
        assert now.outcome == "provisional" and "West Mercia Police" in now.outcome_sentence
        assert {person["body"] for person in now.room} == {
            "Herefordshire Council",
            "Herefordshire and Worcestershire ICB",
        }
        assert [stage.move for stage in DecisionStage.objects.filter(decision=now)] == ["take", "judge_again"]
        assert ActionStage.objects.filter(action=restricted.action, move="decision_judged_again").exists()
        assert now.history.first().outcome == "provisional"


def test_judging_again_hands_out_only_what_who_acts_may_read(restricted: Restricted) -> None:
    for context, expected in ((restricted.without, []), (restricted.within, [restricted.decision])):
        with acting(context):
            stay = Presence.objects.get(attendee=restricted.stage.board.line(restricted.meeting, "police"))
            stay.left_at = clock(8, 30) if stay.left_at is None else None
            stay.save(update_fields=["left_at"])
            meeting = Meeting.objects.select_related("group").get(pk=restricted.meeting.pk)
            assert rejudge_decisions(meeting=meeting, at=END) == expected


def test_a_meeting_is_not_closed_over_a_restricted_item_without_minutes(restricted: Restricted) -> None:
    says = "Item 2 (restricted: not open to you) has no minutes."
    pk, seat = restricted.meeting.pk, restricted.stage.board.seats["council"]
    page = restricted.stage.page("team", "meeting_close", pk)
    assert says in page and TITLE not in page
    with acting(restricted.without):
        with pytest.raises(Refused) as refused:
            close_meeting(meeting=restricted.meeting, closed_at=clock(8, 45), seat=seat, at=END)
        assert [reason.sentence for reason in refused.value.verdict.reasons] == [
            says,
            "Something is recorded at 09:00: the meeting cannot have ended before that.",
        ]
    with acting(restricted.within):
        meeting = Meeting.objects.get(pk=pk)
        named = preflight(meeting=meeting, closed_at=END, at=END, people=attending(pk)).verdict.sentence
        assert named == f"Item 2. {TITLE} has no minutes."
        save_minutes(item=restricted.item, text="Seen.", version=1, seat=seat, at=END)
    with acting(restricted.without):
        assert close_meeting(meeting=restricted.meeting, closed_at=END, seat=seat, at=END).state == "closed"
        assert not AgendaItem.objects.filter(pk=restricted.item.pk).exists()
