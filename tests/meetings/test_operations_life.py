"""The life of a meeting through its operations: planned, moved, cancelled, opened, closed."""

from datetime import date

import pytest

from hscp.lib.verdicts import Refused
from hscp.spaces.acting import acting, in_space
from meetings.models import AgendaItem, Attendee, Meeting, MeetingStage, Presence
from meetings.operations.agenda import add_item, move_item, withdraw_item
from meetings.operations.meeting import cancel_meeting, close_meeting, open_meeting, plan_meeting, reschedule_meeting
from meetings.operations.presence import leave
from tests.factories.fixtures import World
from tests.factories.meetings import clock, closed, come, make_board, make_group, opened, planned, write_all


@pytest.fixture
def inside(world: World):
    with acting(in_space(world.here.pk)):
        yield world


def test_planning_lists_everybody_expected_with_vacancies(inside: World) -> None:
    board = make_board(vacant=["police"])
    meeting = planned(board)
    lines = {line.post.key: line for line in Attendee.objects.filter(meeting=meeting).select_related("post")}
    assert set(lines) == {f"board-{key}" for key in ("council", "icb", "police", "education", "public-health")}
    assert lines["board-council"].is_chair and lines["board-council"].counts_as == "statutory_partner"
    assert lines["board-police"].seat is None and lines["board-police"].is_member
    assert not lines["board-public-health"].is_member
    stage = MeetingStage.objects.get(meeting=meeting)
    assert (stage.move, stage.from_state, stage.to_state) == ("plan", "", "planned")


def test_two_meetings_of_a_group_at_one_time_are_refused(inside: World) -> None:
    board = make_board()
    planned(board)
    with pytest.raises(Refused, match="already has a meeting at 09:00"):
        planned(board)


def test_a_group_without_terms_cannot_plan(inside: World) -> None:
    group = make_group("late")
    with pytest.raises(Refused, match="no terms of reference on 1 June 2024"):
        plan_meeting(
            group=group,
            starts_at=clock(9, day=date(2024, 6, 1)),
            ends_at=clock(11, day=date(2024, 6, 1)),
            seat=None,
            at=clock(8, day=date(2024, 5, 1)),
        )


def test_moving_keeps_the_old_time_and_the_reason(inside: World) -> None:
    meeting = planned(make_board())
    to = date(2026, 6, 22)
    moved = reschedule_meeting(
        meeting=meeting,
        starts_at=clock(14, day=to),
        ends_at=clock(16, day=to),
        reason="The police cannot come.",
        version=1,
        seat=None,
        at=clock(8),
    )
    assert moved.starts_at == clock(14, day=to) and moved.place == "Council chamber"
    stage = MeetingStage.objects.get(meeting=meeting, move="reschedule")
    assert stage.reason == "The police cannot come. Was Monday 15 June 2026, 09:00 to 11:00."


def test_moving_and_cancelling_want_a_reason(inside: World) -> None:
    meeting = planned(make_board())
    with pytest.raises(Refused, match="Say why the meeting is moved"):
        reschedule_meeting(
            meeting=meeting, starts_at=clock(14), ends_at=clock(16), reason=" ", version=1, seat=None, at=clock(8)
        )
    with pytest.raises(Refused, match="Say why the meeting is cancelled"):
        cancel_meeting(meeting=meeting, reason="", seat=None, at=clock(8))


def test_a_cancelled_meeting_frees_its_time_and_opens_no_more(inside: World) -> None:
    board = make_board()
    meeting = cancel_meeting(meeting=planned(board), reason="Snow", seat=None, at=clock(8))
    assert planned(board).state == "planned"
    with pytest.raises(Refused, match="This meeting is cancelled"):
        open_meeting(meeting=meeting, opened_at=clock(9), seat=None, at=clock(10))


@pytest.mark.parametrize(
    ("opened_at", "says"),
    [
        (clock(9, day=date(2026, 6, 14)), "planned for Monday 15 June 2026"),
        (clock(11), "11:00 has not come yet"),
    ],
)
def test_a_meeting_opens_on_its_day_and_not_in_the_future(inside: World, opened_at, says: str) -> None:
    with pytest.raises(Refused, match=says):
        open_meeting(meeting=planned(make_board()), opened_at=opened_at, seat=None, at=clock(10))


def test_closing_names_everything_that_is_missing(inside: World) -> None:
    meeting = opened(make_board(), items=2)
    with pytest.raises(Refused) as refusal:
        close_meeting(meeting=meeting, closed_at=clock(9), seat=None, at=clock(10))
    assert [reason.sentence for reason in refusal.value.verdict.reasons] == [
        "Nobody is recorded as present.",
        "Item 1. Topic 1 has no minutes.",
        "Item 2. Topic 2 has no minutes.",
        "The meeting began at 09:00: it must end after that.",
    ]


def test_closing_cannot_lie_before_what_is_recorded(inside: World) -> None:
    board = make_board()
    meeting = opened(board, items=0)
    come(board, meeting, "council", when=clock(9, 30))
    with pytest.raises(Refused, match="Something is recorded at 09:30"):
        close_meeting(meeting=meeting, closed_at=clock(9, 20), seat=None, at=clock(10))


def test_closing_sees_everybody_off_marks_and_freezes(inside: World) -> None:
    board = make_board()
    meeting = opened(board, items=1)
    come(board, meeting, "council", "icb", "police")
    leave(meeting=meeting, attendee_id=board.line(meeting, "police").pk, when=clock(9, 40), at=clock(9, 40))
    write_all(meeting, board.seats["council"], clock(10))
    done = close_meeting(meeting=meeting, closed_at=clock(10), seat=board.seats["council"], at=clock(10))
    assert done.state == "closed"
    assert not Presence.objects.filter(left_at__isnull=True).exists()
    assert board.line(meeting, "police").attendance == "attended"
    assert board.line(meeting, "education").attendance == "absent"
    assert done.quoracy["summary"] == "part"
    assert [period["verdict"]["quorate"] for period in done.quoracy["periods"]] == [True, False]
    assert done.quoracy["periods"][1]["verdict"]["missing"] == ["police"]
    assert done.quoracy["terms"]["quoracy"] == {"all_of_category": "statutory_partner"}
    assert Meeting.history.filter(id=meeting.pk).count() >= 4


def test_a_closed_meeting_stands(inside: World) -> None:
    board = make_board()
    meeting = closed(board)
    with pytest.raises(Refused, match="its record stands"):
        come(board, meeting, "education", when=clock(9))
    with pytest.raises(Refused, match="its agenda stands"):
        add_item(meeting=meeting, title="Too late")


def test_numbers_are_given_once(inside: World) -> None:
    meeting = planned(make_board(), items=2)
    second = AgendaItem.objects.get(meeting=meeting, number=2)
    withdraw_item(item=second, reason="Not ready")
    assert add_item(meeting=meeting, title="New").number == 3


def test_items_change_places_before_the_meeting_and_not_after(inside: World) -> None:
    board = make_board()
    meeting = planned(board)
    move_item(item=AgendaItem.objects.get(meeting=meeting, number=3), up=True)
    titles = list(AgendaItem.objects.filter(meeting=meeting).order_by("number").values_list("title", flat=True))
    assert titles == ["Topic 1", "Topic 3", "Topic 2"]
    assert not AgendaItem.history.filter(number=0).exists()
    open_meeting(meeting=meeting, opened_at=clock(9), seat=None, at=clock(9))
    with pytest.raises(Refused, match="keep their numbers"):
        move_item(item=AgendaItem.objects.get(meeting=meeting, number=3), up=True)
