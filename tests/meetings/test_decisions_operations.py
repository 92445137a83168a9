"""Decisions through their operations: judged by their own moment (domain §9, cases 1 and 5), taken and judged again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from hscp.lib.verdicts import Refused
from hscp.spaces.acting import Context, acting, in_space
from meetings.enums import Outcome
from meetings.models import Action, ActionStage, AgendaItem, Decision, DecisionStage, Meeting, Presence
from meetings.operations.actions import Source, give_action
from meetings.operations.agenda import add_item, withdraw_item
from meetings.operations.decisions import correct_decision, record_decision, take_again
from meetings.operations.presence import correct_stay
from meetings.operations.rejudging import rejudge_decisions
from meetings.rules import verdict_from_data
from partnership.models import CaseFile, Group, Post, ReservedMatter
from tests.factories.fixtures import World, scene
from tests.factories.meetings import Board, clock, come, go, issued, make_board, opened, planned

EVENING = clock(20)


@dataclass
class Sitting:
    """An open meeting of the board that began at nine with all three partners."""

    world: World
    board: Board
    meeting: Meeting

    @property
    def items(self) -> list[AgendaItem]:
        return list(AgendaItem.objects.filter(meeting=self.meeting).order_by("number"))

    def decide(self, hour: int, minute: int = 0, *, item: int = 0, **more) -> Decision:
        data = {"text": "To do it.", "kind": "agree", "taken_at": clock(hour, minute)} | more
        return record_decision(item=self.items[item], seat=self.board.seats["council"], at=EVENING, **data)


def make_sitting(world: World) -> Sitting:
    with acting(in_space(world.here.pk)):
        board = make_board()
        meeting = opened(board)
        come(board, meeting, "council", "icb", "police")
        return Sitting(world, board, meeting)


begun = scene(make_sitting)


@pytest.fixture
def sitting(begun: Sitting) -> Iterator[Sitting]:
    with acting(in_space(begun.world.here.pk)):
        yield begun


def reserved(to: str = "lsp") -> ReservedMatter:
    matter = ReservedMatter(key=f"masa-{to}", title="Ratify the arrangements", section="§26", reserved_to=to)
    matter.save()
    return matter


def test_case_1_each_decision_carries_the_quoracy_of_its_own_moment(sitting: Sitting) -> None:
    go(sitting.board, sitting.meeting, "police", when=clock(9, 30))
    come(sitting.board, sitting.meeting, "police", when=clock(10, 15))
    outcomes = [sitting.decide(*when).outcome for when in ((9, 29), (9, 30), (10, 14), (10, 15))]
    assert outcomes == ["agreed", "provisional", "provisional", "agreed"]
    lost = Decision.objects.get(number=2)
    assert lost.outcome_sentence.startswith("Provisional: the meeting was not quorate when this was decided.")
    assert "West Mercia Police" in lost.outcome_sentence
    assert verdict_from_data(lost.quoracy).missing == ("police",)


def test_what_is_refused_without_quoracy_is_provisional_too_and_noting_needs_none(sitting: Sitting) -> None:
    go(sitting.board, sitting.meeting, "icb", when=clock(9, 30))
    assert sitting.decide(9, 40, kind="refuse").outcome == "provisional"
    assert sitting.decide(9, 40, kind="note").outcome == "noted"
    assert sitting.decide(9, 40, kind="defer").outcome == "deferred"


def test_the_stamp_names_room_capacities_terms_and_number(sitting: Sitting) -> None:
    come(sitting.board, sitting.meeting, "public-health", when=clock(9, 20))
    go(sitting.board, sitting.meeting, "icb", when=clock(9, 40))
    first, second = sitting.decide(9, 10), sitting.decide(9, 45, item=1)
    assert [first.number, second.number] == [1, 2]
    assert {person["capacity"] for person in first.room} == {
        "DSP for Herefordshire Council",
        "DSP for Herefordshire and Worcestershire ICB",
        "DSP for West Mercia Police",
    }
    assert {person["body"]: person["member"] for person in second.room} == {
        "Herefordshire Council": True,
        "West Mercia Police": True,
        "Public Health": False,
    }
    assert first.terms["terms"]["citation"] == "§8"
    assert first.terms["names"]["icb"] == "Herefordshire and Worcestershire ICB"
    stage = DecisionStage.objects.get(decision=first)
    assert (stage.move, stage.to_state, stage.reason) == ("take", "agreed", first.outcome_sentence)


def test_case_5_a_matter_reserved_to_the_leads_is_endorsed_by_the_board_never_agreed(sitting: Sitting) -> None:
    decision = sitting.decide(9, 10, reserved_matter=reserved())
    assert decision.outcome == Outcome.ENDORSED
    assert decision.outcome_sentence == (
        "Endorsed, awaiting the lead safeguarding partners. “Ratify the arrangements” is reserved to the lead "
        "safeguarding partners (§26)."
    )


@pytest.mark.parametrize(
    ("kind", "to", "expected"),
    [
        ("lsp_forum", "lsp", "agreed"),
        ("board", "lsp", "endorsed"),
        ("subgroup", "lsp", "recommended"),
        ("summit", "lsp", "recommended"),
        ("lsp_forum", "dsp", "agreed"),
        ("board", "dsp", "agreed"),
        ("subgroup", "dsp", "recommended"),
    ],
)
def test_the_level_is_the_groups(sitting: Sitting, kind: str, to: str, expected: str) -> None:
    group = Group.objects.get(pk=sitting.board.group.pk)
    group.kind = kind
    group.save(update_fields=["kind"])
    decision = sitting.decide(9, 10, reserved_matter=reserved(to))
    assert decision.outcome == expected
    if expected == "endorsed":
        assert ("delegated" if to == "dsp" else "lead") in decision.outcome_sentence


@pytest.mark.parametrize(("when", "message"), [((8, 59), "began at 09:00"), ((20, 1), "20:01 has not come yet")])
def test_a_moment_outside_the_meeting_is_refused(sitting: Sitting, when: tuple[int, int], message: str) -> None:
    with pytest.raises(Refused, match=message):
        sitting.decide(*when)
    assert not Decision.objects.exists()


def test_nothing_is_decided_before_a_meeting_nor_once_its_minutes_are_issued_nor_under_a_withdrawn_item(
    sitting: Sitting,
) -> None:
    for meeting in (planned(sitting.board, day=date(2026, 6, 22)), issued(sitting.board, day=date(2026, 6, 8))):
        item = AgendaItem.objects.filter(meeting=meeting).first()
        with pytest.raises(Refused):
            record_decision(
                item=item,
                text="x",
                kind="agree",
                taken_at=meeting.starts_at,
                seat=None,
                at=clock(20, day=date(2026, 6, 22)),
            )
    stale = sitting.items[2]
    withdraw_item(item=AgendaItem.objects.get(pk=stale.pk), reason="No paper")  # the form was opened before
    with pytest.raises(Refused, match="withdrawn"):
        record_decision(item=stale, text="x", kind="agree", taken_at=clock(9, 10), seat=None, at=EVENING)
    with pytest.raises(Refused, match="Say what was decided"):
        sitting.decide(9, 10, text="  ")


def test_a_corrected_presence_judges_again_keeps_both_and_flags_the_actions(sitting: Sitting) -> None:
    decision, untouched = sitting.decide(9, 40), sitting.decide(9, 10)
    action = give_action(
        source=Source(decision=decision),
        text="Tell the schools",
        owner=Post.objects.get(key="board-council"),
        due_on=date(2026, 7, 1),
        given_at=clock(9, 40),
        seat=None,
        at=EVENING,
    )
    stay = Presence.objects.get(attendee=sitting.board.line(sitting.meeting, "police"))
    correct_stay(meeting=sitting.meeting, stay_id=stay.pk, arrived_at=clock(9), left_at=clock(9, 30), at=EVENING)
    decision.refresh_from_db()
    untouched.refresh_from_db()
    assert (decision.outcome, untouched.outcome) == ("provisional", "agreed")
    assert "West Mercia Police" not in {person["body"] for person in decision.room}
    stage = DecisionStage.objects.get(decision=decision, move="judge_again")
    assert (stage.from_state, stage.to_state) == ("agreed", "provisional")
    assert "this decision is provisional, not agreed" in stage.reason
    assert "Before: Agreed by a quorate meeting." in stage.reason
    flag = ActionStage.objects.get(action=action, move="decision_judged_again")
    assert (flag.from_state, flag.to_state) == ("open", "open")
    assert "Decision 1" in flag.reason
    assert rejudge_decisions(meeting=sitting.meeting, at=EVENING) == []
    assert DecisionStage.objects.filter(move="judge_again").count() == 1


def test_somebody_who_does_not_count_changes_the_room_and_not_the_verdict(sitting: Sitting) -> None:
    decision = sitting.decide(9, 40)
    come(sitting.board, sitting.meeting, "public-health", when=clock(9, 30))
    assert rejudge_decisions(meeting=sitting.meeting, at=EVENING) == []
    decision.refresh_from_db()
    assert "Public Health" in {person["body"] for person in decision.room}
    assert not DecisionStage.objects.filter(move="judge_again").exists()


def test_judging_again_costs_one_query_where_nothing_was_decided(sitting: Sitting) -> None:
    with CaptureQueriesContext(connection) as seen:
        assert rejudge_decisions(meeting=sitting.meeting, at=EVENING) == []
    assert len([each for each in seen.captured_queries if each["sql"].startswith("SELECT")]) == 1


def test_a_correction_of_the_record_keeps_the_old_words(sitting: Sitting) -> None:
    go(sitting.board, sitting.meeting, "police", when=clock(9, 30))
    decision = sitting.decide(9, 40, text="To wait.")
    corrected = correct_decision(
        decision=decision, text="To begin.", kind="agree", taken_at=clock(9, 20), version=1, seat=None, at=EVENING
    )
    assert (corrected.text, corrected.outcome, corrected.number) == ("To begin.", "agreed", 1)
    stage = DecisionStage.objects.get(move="correct")
    assert (stage.from_state, stage.to_state) == ("provisional", "agreed")
    assert "Before, at 09:40: “To wait.” Provisional" in stage.reason


@pytest.fixture
def provisional(sitting: Sitting) -> Decision:
    go(sitting.board, sitting.meeting, "police", when=clock(9, 30))
    return sitting.decide(9, 40, text="To merge two subgroups.")


LATER = date(2026, 7, 27)


def later_item(board: Board, *keys: str) -> AgendaItem:
    meeting = opened(board, day=LATER)
    come(board, meeting, *keys)
    return AgendaItem.objects.filter(meeting=meeting).order_by("number").first()


def again(decision: Decision, item: AgendaItem, **more) -> Decision:
    data = {"text": decision.text, "kind": "agree", "taken_at": clock(9, 30, day=LATER)} | more
    return take_again(decision=decision, item=item, seat=None, at=clock(20, day=LATER), **data)


def test_it_is_taken_again_at_a_later_quorate_meeting_as_a_decision_of_its_own(
    sitting: Sitting, provisional: Decision
) -> None:
    later = again(provisional, later_item(sitting.board, "council", "icb", "police"))
    provisional.refresh_from_db()
    assert (later.outcome, later.number) == ("agreed", 1)
    assert (provisional.outcome, provisional.taken_again_as) == ("provisional", later)
    assert [stage.move for stage in DecisionStage.objects.filter(decision=provisional)] == ["take", "take_again"]
    with pytest.raises(Refused, match="taken again already"):
        again(provisional, later.item)


def test_a_reserved_matter_stays_reserved_when_it_is_taken_again(sitting: Sitting) -> None:
    go(sitting.board, sitting.meeting, "police", when=clock(9, 30))
    decision = sitting.decide(9, 40, reserved_matter=reserved())
    assert decision.outcome == "provisional"
    assert again(decision, later_item(sitting.board, "council", "icb", "police")).outcome == "endorsed"


def test_it_stays_provisional_where_the_later_meeting_is_not_quorate_either(
    sitting: Sitting, provisional: Decision
) -> None:
    with pytest.raises(Refused, match="West Mercia Police"):
        again(provisional, later_item(sitting.board, "council", "icb"))
    provisional.refresh_from_db()
    assert provisional.taken_again_as is None
    assert Decision.objects.count() == 1


def test_taking_again_needs_the_same_group_a_later_meeting_and_a_settling_kind(
    sitting: Sitting, provisional: Decision
) -> None:
    other = make_board(key="education")
    with pytest.raises(Refused, match="same group"):
        again(provisional, later_item(other, "council", "icb", "police"))
    with pytest.raises(Refused, match="later meeting"):
        again(provisional, sitting.items[1], taken_at=clock(9, 10))
    item = later_item(sitting.board, "council", "icb", "police")
    with pytest.raises(Refused, match="agrees or refuses"):
        again(provisional, item, kind="note")
    agreed = sitting.decide(9, 10)
    with pytest.raises(Refused, match="only a provisional one"):
        again(agreed, item)


def test_a_hidden_decision_of_a_case_file_keeps_its_number_to_itself(sitting: Sitting) -> None:
    seat = sitting.board.seats["council"]
    space = sitting.world.here.pk
    file = CaseFile(pk=77, reference="CF-1", title="A matter", lead=seat, opened_at=EVENING)
    one = frozenset({space})
    with acting(Context(user_id=None, read=one, write=one, files=frozenset({77}))):
        file.save()
        item = add_item(meeting=sitting.meeting, title="A restricted matter", file=file)
        hidden = record_decision(item=item, text="Secret", kind="agree", taken_at=clock(9, 5), seat=seat, at=EVENING)
        assert (hidden.number, hidden.file_id) == (1, 77)
        action = give_action(
            source=Source(decision=hidden),
            text="Secret too",
            owner=seat.post,
            due_on=date(2026, 7, 1),
            given_at=EVENING,
            seat=seat,
            at=EVENING,
        )
        assert action.file_id == 77
        assert DecisionStage.objects.get().reason == hidden.outcome_sentence
    assert not Decision.objects.exists() and not Action.objects.exists()
    assert not DecisionStage.objects.exists() and not ActionStage.objects.exists(), "their story is as hidden as they"
    assert sitting.decide(9, 10).number == 2


def test_the_database_keeps_numbers_unique_and_links_off_oneself(sitting: Sitting) -> None:
    decision = sitting.decide(9, 10)
    other = sitting.decide(9, 11)
    other.number = decision.number
    with pytest.raises(IntegrityError), transaction.atomic():
        other.save(update_fields=["number"])
    decision.taken_again_as = decision
    with pytest.raises(IntegrityError), transaction.atomic():
        decision.save(update_fields=["taken_again_as"])
