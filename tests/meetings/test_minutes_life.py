"""The life of minutes through its operations: circulated, commented on, issued, approved, corrected."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import connection

from hscp.lib.verdicts import Refused
from hscp.record.models import Mail
from hscp.record.versions import EditConflict
from hscp.spaces.acting import acting, in_space
from meetings.models import AgendaItem, Decision, Meeting, Minutes, MinutesComment, MinutesCorrection, MinutesStage
from meetings.operations.actions import Source, give_action
from meetings.operations.approving import approve_minutes
from meetings.operations.circulating import answer_comment, circulate_minutes, comment_on_minutes, issue_minutes
from meetings.operations.meeting import cancel_meeting, close_meeting, open_meeting, plan_meeting
from meetings.operations.minutes import MinutesConflict, correct_minutes, save_minutes
from meetings.operations.presence import correct_stay
from meetings.queries.minutes import corrections_of, life_of
from tests.conftest import ON_POSTGRES
from tests.factories.fixtures import World
from tests.factories.meetings import (
    DAY,
    Board,
    circulate,
    clock,
    closed,
    come,
    issue,
    issued,
    make_board,
    opened,
    planned,
    write_all,
)

UNTIL, NEXT = DAY + timedelta(days=2), date(2026, 7, 27)


@pytest.fixture
def board(world: World) -> Iterator[Board]:
    with acting(in_space(world.here.pk)):
        yield make_board(accounts=True)


def first(meeting: Meeting) -> AgendaItem:
    return AgendaItem.objects.filter(meeting=meeting).earliest("number")


def life(meeting: Meeting) -> Minutes:
    return Minutes.objects.select_related("approval_item", "decision").get(meeting=meeting)


def moves(meeting: Meeting) -> list[str]:
    return list(MinutesStage.objects.filter(minutes__meeting=meeting).values_list("move", flat=True))


def say(board: Board, meeting: Meeting, who: str = "police", text: str = "We said no.") -> MinutesComment:
    line = board.line(meeting, who)
    return comment_on_minutes(item=first(meeting), line=line, text=text, seat=board.seats[who], at=clock(13))


def plan(board: Board, day: date) -> Meeting:
    """A meeting that is planned on the first of July."""
    ends = clock(11, day=day)
    return plan_meeting(
        group=board.group, starts_at=clock(9, day=day), ends_at=ends, seat=None, at=clock(9, day=date(2026, 7, 1))
    )


def held_next(board: Board, *there: str) -> Meeting:
    """The next meeting is held, with those there."""
    meeting = Meeting.objects.get(state="planned")
    open_meeting(meeting=meeting, opened_at=clock(9, day=NEXT), seat=None, at=clock(9, day=NEXT))
    meeting.refresh_from_db()
    come(board, meeting, *there)
    return meeting


def test_circulating_writes_to_everybody_who_was_there_or_expected_without_a_word_of_the_minutes(board: Board) -> None:
    meeting = closed(board)
    seat = board.seats["council"]
    assert circulate_minutes(meeting=meeting, until=UNTIL, seat=seat, at=clock(12)) == 5
    assert life(meeting).state == "circulated" and moves(meeting) == ["circulate"]
    mails = Mail.objects.all()
    assert {mail.to for mail in mails} == {f"board-{key}@example.org" for key in board.seats}
    for mail in mails:
        assert f"/meetings/{meeting.pk}/minutes/" in mail.text and "17 June 2026" in mail.text
        assert "discussed" not in mail.text and "Topic" not in mail.text
    assert circulate_minutes(meeting=meeting, until=DAY, seat=seat, at=clock(13)) == 5, "again, with an earlier day"
    assert Mail.objects.count() == 10


def test_each_comment_is_answered_before_the_minutes_are_issued(board: Board) -> None:
    meeting, seat = closed(board), board.seats["council"]
    with pytest.raises(Refused, match="not circulated"):
        say(board, meeting)
    circulate(meeting, seat)
    comment = say(board, meeting)
    with pytest.raises(Refused, match="on record already"):
        say(board, meeting)
    late = clock(9, day=UNTIL + timedelta(days=1))
    with pytest.raises(Refused, match="1 comment without an answer: item 1"):
        issue_minutes(meeting=meeting, seat=seat, at=late)
    with pytest.raises(Refused, match="why the comment is not taken up"):
        answer_comment(comment=comment, answer="not_taken_up", version=1, seat=seat, at=late)
    answered = answer_comment(
        comment=comment, answer="not_taken_up", because="It was not said.", version=1, seat=seat, at=late
    )
    assert (answered.answer, answered.version, answered.answered_by) == ("not_taken_up", 2, seat)
    with pytest.raises(EditConflict):
        answer_comment(comment=comment, answer="taken_up", version=1, seat=seat, at=late)
    issue_minutes(meeting=meeting, seat=seat, at=late)
    with pytest.raises(Refused, match="before they are issued"):
        answer_comment(comment=comment, answer="taken_up", version=2, seat=seat, at=late)


def test_a_comment_comes_from_the_meetings_list_and_in_time(board: Board) -> None:
    meeting, seat = closed(board), board.seats["council"]
    other = planned(board, day=NEXT)
    circulate(meeting, seat)
    with pytest.raises(Refused, match="there or expected"):
        comment_on_minutes(item=first(meeting), line=board.line(other, "icb"), text="x", seat=seat, at=clock(13))
    with pytest.raises(Refused, match="until 17 June 2026"):
        comment_on_minutes(
            item=first(meeting),
            line=board.line(meeting, "icb"),
            text="x",
            seat=seat,
            at=clock(0, day=UNTIL + timedelta(days=1)),
        )
    for_them = comment_on_minutes(
        item=first(meeting), line=board.line(meeting, "icb"), text="x", came_by="telephone", seat=seat, at=clock(13)
    )
    assert for_them.get_came_by_display() == "by telephone" and for_them.seat == seat


def test_minutes_are_written_on_after_the_meeting_and_stand_once_issued(board: Board) -> None:
    meeting, seat = closed(board), board.seats["council"]
    circulate(meeting, seat)
    item = save_minutes(item=first(meeting), text="As commented.", version=2, seat=seat, at=clock(13))
    assert item.minutes == "As commented."
    with pytest.raises(Refused, match="Comments may come until"):
        issue_minutes(meeting=meeting, seat=seat, at=clock(13))
    issue_minutes(meeting=meeting, seat=seat, at=clock(9, day=UNTIL + timedelta(days=1)))
    with pytest.raises(Refused, match="were issued"):
        save_minutes(item=item, text="Later.", version=3, seat=seat, at=clock(10, day=NEXT))
    with pytest.raises(Refused, match="possible only while"):
        circulate(meeting, seat)


def test_issuing_tells_each_person_their_actions_by_reference_alone(board: Board) -> None:
    meeting, seat = opened(board, hour=8), board.seats["council"]
    come(board, meeting, "council", "icb", "police")
    given = {"due_on": date(2026, 7, 31), "given_at": clock(8, 30), "seat": seat, "at": clock(9)}
    one = give_action(
        source=Source(item=first(meeting)), text="Write to Ann", owner=board.seats["police"].post, **given
    )
    two = give_action(source=Source(item=first(meeting)), text="Ring Ben", owner=board.seats["police"].post, **given)
    write_all(meeting, seat, clock(10))
    close_meeting(meeting=meeting, closed_at=clock(10), seat=seat, at=clock(10))
    circulate(meeting, seat)
    Mail.objects.all().delete()
    assert issue_minutes(meeting=meeting, seat=seat, at=clock(9, day=UNTIL + timedelta(days=1))) == 5
    texts = {mail.to: mail.text for mail in Mail.objects.all()}
    assert len(texts) == 5, "one mail a person"
    police = texts["board-police@example.org"]
    assert f"{one.reference}, due 31 July 2026" in police and two.reference in police
    assert "Write to Ann" not in police and "Ring Ben" not in police
    assert "No action from this meeting is yours" in texts["board-icb@example.org"]


def test_they_go_on_the_agenda_of_the_next_meeting_and_are_approved_there_when_quorate(board: Board) -> None:
    coming = planned(board, day=NEXT)
    meeting = issued(board)
    item = life(meeting).approval_item
    assert item is not None and item.meeting == coming
    assert item.title == "Minutes of the last meeting, 15 June 2026" and item.purpose == "decide"
    with pytest.raises(Refused, match="Open the meeting first"):
        approve_minutes(
            meeting=meeting, taken_at=clock(9, day=NEXT), seat=board.seats["council"], at=clock(9, day=NEXT)
        )
    there = held_next(board, "council", "icb", "police")
    when = clock(9, 10, day=NEXT)
    made = approve_minutes(meeting=meeting, taken_at=when, seat=board.seats["council"], at=when)
    decision = Decision.objects.get(meeting=there)
    assert (made.state, made.approved_at, made.decision) == ("approved", when, decision)
    assert decision.outcome == "agreed" and decision.quoracy["quorate"] and decision.item == item
    assert moves(meeting)[-1] == "approve"
    item.refresh_from_db()
    assert "are approved" in item.minutes, "so that the meeting can be closed"
    with pytest.raises(Refused, match="possible only while it is issued"):
        approve_minutes(meeting=meeting, taken_at=when, seat=board.seats["council"], at=when)


def test_a_meeting_that_is_not_quorate_approves_nothing_and_the_next_takes_it_again(board: Board) -> None:
    planned(board, day=NEXT)
    meeting, seat = issued(board), board.seats["council"]
    there = held_next(board, "council", "icb")
    when = clock(9, 10, day=NEXT)
    assert approve_minutes(meeting=meeting, taken_at=when, seat=seat, at=when).state == "issued"
    assert life(meeting).decision.outcome == "provisional" and moves(meeting)[-1] == "not_approve"
    write_all(there, seat, clock(10, day=NEXT))
    close_meeting(meeting=there, closed_at=clock(10, day=NEXT), seat=seat, at=clock(10, day=NEXT))
    assert life(meeting).approval_item.meeting == there, "no later meeting is planned: it waits"
    later = date(2026, 9, 7)
    third = planned(board, day=later)
    assert life(meeting).approval_item.meeting == third, "the group's next meeting that is planned"
    open_meeting(meeting=third, opened_at=clock(9, day=later), seat=None, at=clock(9, day=later))
    third.refresh_from_db()
    come(board, third, "council", "icb")
    when = clock(9, 10, day=later)
    with pytest.raises(Refused, match="West Mercia Police"):
        approve_minutes(meeting=meeting, taken_at=when, seat=seat, at=when)
    come(board, third, "police", when=clock(9, 20, day=later))
    when = clock(9, 30, day=later)
    assert approve_minutes(meeting=meeting, taken_at=when, seat=seat, at=when).state == "approved"
    assert Decision.objects.get(meeting=there).taken_again_as == life(meeting).decision


def test_who_arrives_in_time_lets_the_same_meeting_approve(board: Board) -> None:
    planned(board, day=NEXT)
    meeting, seat = issued(board), board.seats["council"]
    there = held_next(board, "council", "icb")
    approve_minutes(meeting=meeting, taken_at=clock(9, 5, day=NEXT), seat=seat, at=clock(9, 5, day=NEXT))
    come(board, there, "police", when=clock(9, 20, day=NEXT))
    when = clock(9, 30, day=NEXT)
    assert approve_minutes(meeting=meeting, taken_at=when, seat=seat, at=when).state == "approved"
    assert Decision.objects.filter(meeting=there).count() == 1, "the moment was put right"


def test_a_correction_of_presence_takes_an_approval_back(board: Board) -> None:
    planned(board, day=NEXT)
    meeting, seat = issued(board), board.seats["council"]
    there = held_next(board, "council", "icb", "police")
    when = clock(9, 30, day=NEXT)
    connection.check_constraints()  # what was done so far is sealed
    approve_minutes(meeting=meeting, taken_at=when, seat=seat, at=when)
    stay = board.line(there, "police").presences.get()
    for left, state in ((clock(9, 20, day=NEXT), "issued"), (None, "approved")):
        correct_stay(
            meeting=there, stay_id=stay.pk, arrived_at=clock(9, day=NEXT), left_at=left, at=clock(10, day=NEXT)
        )
        assert life(meeting).state == state
        sealed = life_of(meeting)
        assert sealed is not None
        last = MinutesStage.objects.filter(move="approve" if state == "approved" else "issue").last()
        assert last is not None and sealed.seal == last.seal, "the seal of how they stand is printed"
        assert bool(sealed.seal) or (ON_POSTGRES and state == "issued")  # nothing was sealed yet as they were issued
    assert moves(meeting)[-3:] == ["approve", "not_approve", "approve"]


def test_without_a_next_meeting_they_wait_and_a_cancelled_one_passes_them_on(board: Board) -> None:
    meeting = issued(board)
    assert life(meeting).approval_item is None
    second, third = plan(board, NEXT), plan(board, date(2026, 9, 7))
    assert life(meeting).approval_item.meeting == second
    cancel_meeting(meeting=second, reason="Illness", seat=None, at=clock(9, day=date(2026, 7, 1)))
    assert life(meeting).approval_item.meeting == third
    before = plan(board, date(2026, 8, 3))
    moved = life(meeting).approval_item
    assert moved.meeting == before, "an earlier one is the next now"
    old = AgendaItem.objects.get(meeting=third, title__startswith="Minutes of the last")
    assert old.withdrawn_because == "Comes to the meeting of 3 August 2026."


def test_another_groups_meeting_takes_nothing(board: Board) -> None:
    meeting = issued(board)
    planned(make_board(key="other"), day=NEXT)
    assert life(meeting).approval_item is None


def test_a_correction_keeps_the_old_text_and_shows_the_difference(board: Board) -> None:
    meeting, seat = closed(board), board.seats["council"]
    item, at = first(meeting), clock(9, day=NEXT)
    with pytest.raises(Refused, match="possible only while"):
        correct_minutes(item=item, text="x", reason="r", version=2, seat=seat, at=at)
    issue(meeting, seat)
    with pytest.raises(Refused, match="Say why"):
        correct_minutes(item=item, text="x", reason=" ", version=2, seat=seat, at=at)
    with pytest.raises(Refused, match="says this already"):
        correct_minutes(item=item, text=item.minutes, reason="r", version=2, seat=seat, at=at)
    text = item.minutes.replace("discussed", "agreed")
    correct_minutes(item=item, text=text, reason="Misheard", version=item.version, seat=seat, at=at)
    with pytest.raises(MinutesConflict):
        correct_minutes(item=item, text="Other", reason="r", version=item.version, seat=seat, at=at)
    correction = MinutesCorrection.objects.get(item=item)
    assert (correction.before, correction.after) == (item.minutes, text)
    (shown,) = corrections_of(meeting)[item.pk]
    assert ("removed", "**discussed** ") in shown.parts and ("added", "**agreed** ") in shown.parts
    assert moves(meeting)[-1] == "correct"
    assert MinutesStage.objects.filter(minutes__meeting=meeting).last().reason == "Item 1: Misheard"
    assert life(meeting).state == "issued"
