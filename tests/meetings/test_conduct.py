"""Items begun in any order, adjournments, who presides: live, typed afterwards, and frozen when the meeting closes."""

from datetime import timedelta

import pytest

from hscp.lib.verdicts import Refused
from hscp.spaces.acting import acting, in_space
from meetings.models import Adjournment, AgendaItem, ItemTime, Meeting, PresidingChoice
from meetings.operations.agenda import withdraw_item
from meetings.operations.conduct import (
    adjourn,
    begin_item,
    choose_to_preside,
    end_item,
    resume,
    take_back_adjournment,
    take_back_choice,
    take_back_time,
)
from meetings.operations.decisions import record_decision
from meetings.operations.meeting import close_meeting
from meetings.operations.presence import add_guest, arrive
from meetings.queries import attending, standing
from meetings.rules.conduct import Presides
from partnership.models import Post
from partnership.operations.people import appoint_chair
from tests.factories.meetings import clock, come, go, make_board, opened, write_all
from tests.meetings.conftest import Stage

LATER = clock(10)


@pytest.fixture
def sat(stage: Stage):
    with acting(in_space(stage.world.here.pk)):
        meeting = opened(stage.board, hour=8)
        come(stage.board, meeting, "council", "icb", "police")
        yield meeting, list(AgendaItem.objects.filter(meeting=meeting).order_by("number"))


def taken(meeting: Meeting) -> list[tuple[int, str, str]]:
    rows = ItemTime.objects.filter(item__meeting=meeting).order_by("began_at").select_related("item")
    return [(row.item.number, words(row.began_at), words(row.ended_at) if row.ended_at else "") for row in rows]


def words(moment) -> str:
    return f"{moment.astimezone(clock(8).tzinfo):%H:%M}"


def test_items_are_begun_out_of_order_and_keep_their_numbers(sat) -> None:
    meeting, (first, second, third) = sat
    for item, minute in ((second, 0), (first, 10), (second, 20), (third, 30)):
        begin_item(item=item, when=clock(8, minute), at=LATER)
    assert taken(meeting) == [(2, "08:00", "08:10"), (1, "08:10", "08:20"), (2, "08:20", "08:30"), (3, "08:30", "")]
    end_item(meeting=meeting, when=clock(8, 50), at=LATER)
    assert taken(meeting)[-1] == (3, "08:30", "08:50")
    assert list(AgendaItem.objects.filter(meeting=meeting).order_by("number").values_list("number", "title")) == [
        (1, "Topic 1"), (2, "Topic 2"), (3, "Topic 3")
    ]  # fmt: skip
    with pytest.raises(Refused, match="No item is being taken"):
        end_item(meeting=meeting, when=clock(9), at=LATER)


def test_typed_afterwards_in_any_order_it_is_the_same(sat) -> None:
    meeting, (first, second, third) = sat
    begin_item(item=third, when=clock(8, 40), at=LATER)
    begin_item(item=first, when=clock(8), at=LATER)
    begin_item(item=second, when=clock(8, 20), at=LATER)
    assert taken(meeting) == [(1, "08:00", "08:20"), (2, "08:20", "08:40"), (3, "08:40", "")]


def test_what_cannot_be_begun(sat) -> None:
    meeting, (first, second, third) = sat
    begin_item(item=first, when=clock(8, 5), at=LATER)
    for item, when, says in (
        (first, clock(8, 6), "Item 1 is being taken already, since 08:05"),
        (second, clock(8, 5), "Item 1 is recorded as begun at 08:05"),
        (second, clock(7), "began at 08:00"),
        (second, clock(11), "has not come yet"),
    ):
        with pytest.raises(Refused, match=says):
            begin_item(item=item, when=when, at=LATER)
    with pytest.raises(Refused, match="was taken, so it was discussed"):
        withdraw_item(item=first, reason="No time")
    with pytest.raises(Refused, match="must end after"):
        end_item(meeting=meeting, when=clock(8, 5), at=LATER)
    take_back_time(item=first, time_id=ItemTime.objects.get().pk, at=LATER)
    withdraw_item(item=third, reason="No time")
    with pytest.raises(Refused, match="was withdrawn"):
        begin_item(item=third, when=clock(8, 6), at=LATER)


def test_an_adjournment_stops_the_item_and_the_quoracy(stage: Stage, sat) -> None:
    meeting, (first, second, _) = sat
    begin_item(item=first, when=clock(8), at=LATER)
    adjourn(meeting=meeting, when=clock(8, 30), reason="Fire alarm", at=clock(8, 31))
    now = standing(meeting, attending(meeting.pk), clock(8, 35))
    assert now.adjourned is not None and words(now.adjourned.adjourned_at) == "08:30"
    assert [(words(each.start), words(each.end)) for each in now.periods] == [("08:00", "08:30")]
    with pytest.raises(Refused, match="The meeting was adjourned since 08:30"):
        decide(first, 8, 35)
    with pytest.raises(Refused, match="The meeting was adjourned since 08:30"):
        begin_item(item=second, when=clock(8, 35), at=clock(8, 36))
    go(stage.board, meeting, "police", when=clock(8, 40))
    resume(meeting=meeting, when=clock(8, 45), at=clock(8, 46))
    assert taken(meeting) == [(1, "08:00", "08:30"), (1, "08:45", "")], "the item goes on"
    assert decide(first, 8, 50).outcome == "provisional", "the police left during it"
    assert [each.verdict.quorate for each in standing(meeting, attending(meeting.pk), clock(9)).periods] == [
        True,
        False,
    ]
    with pytest.raises(Refused, match="The meeting is not adjourned"):
        resume(meeting=meeting, when=clock(9), at=LATER)


def decide(item: AgendaItem, hour: int, minute: int):
    text = f"To do so at {hour}:{minute}."
    return record_decision(item=item, text=text, kind="agree", taken_at=clock(hour, minute), seat=None, at=LATER)


def test_an_adjournment_typed_afterwards_cuts_what_was_taken(sat) -> None:
    meeting, (first, second, _) = sat
    begin_item(item=first, when=clock(8), at=LATER)
    begin_item(item=second, when=clock(9), at=LATER)
    decide(first, 8, 40)
    with pytest.raises(Refused, match="Decision 1 was taken at 08:40"):
        adjourn(meeting=meeting, when=clock(8, 30), until=clock(8, 45), at=LATER)
    with pytest.raises(Refused, match="An item was begun at that time"):
        adjourn(meeting=meeting, when=clock(8, 50), until=clock(9, 10), at=LATER)
    made = adjourn(meeting=meeting, when=clock(8, 10), until=clock(8, 20), at=LATER)
    assert taken(meeting) == [(1, "08:00", "08:10"), (1, "08:20", "09:00"), (2, "09:00", "")]
    with pytest.raises(Refused, match="adjourned from 08:10 to 08:20 already"):
        adjourn(meeting=meeting, when=clock(8, 15), at=LATER)
    take_back_adjournment(meeting=meeting, adjournment_id=made.pk, at=LATER)
    assert not Adjournment.objects.exists()


def chair_of(meeting: Meeting, at) -> tuple[str, str] | None:
    found = standing(meeting, attending(meeting.pk), at).presider
    return (found.capacity, found.by.value) if found else None


def test_the_vice_chair_presides_while_the_chair_is_away(stage: Stage) -> None:
    with acting(in_space(stage.world.here.pk)):
        board = make_board(key="vice")
        police = Post.objects.get(key="vice-police")
        began = clock(8).date() - timedelta(days=9)
        appoint_chair(group_id=board.group.pk, post=police, kind="vice_chair", starts_on=began)
        meeting = opened(board, hour=8)
        come(board, meeting, "icb", "police")
        assert chair_of(meeting, clock(8, 10)) == ("DSP for West Mercia Police", "vice_chair")
        come(board, meeting, "council", when=clock(8, 20))
        assert chair_of(meeting, clock(8, 30)) == ("DSP for Herefordshire Council", "chair")
        with pytest.raises(Refused, match="Council Holder, the chair, is there and presides"):
            choose(board, meeting, "icb", clock(8, 30))


def choose(board, meeting: Meeting, who: str, when) -> PresidingChoice:
    line = board.line(meeting, who)
    return choose_to_preside(meeting=meeting, attendee_id=line.pk, when=when, seat=None, at=LATER)


def test_without_chair_and_vice_chair_a_choice_is_recorded(stage: Stage) -> None:
    with acting(in_space(stage.world.here.pk)):
        meeting = opened(stage.board, hour=8)
        come(stage.board, meeting, "icb", "police")
        assert chair_of(meeting, clock(8, 5)) is None
        with pytest.raises(Refused, match="Education Holder is not recorded as present"):
            choose(stage.board, meeting, "education", clock(8, 5))
        guest = add_guest(meeting=meeting, name="An auditor", capacity="Auditor")
        arrive(meeting=meeting, attendee_id=guest.pk, when=clock(8), at=LATER)
        with pytest.raises(Refused, match="guests do not preside"):
            choose_to_preside(meeting=meeting, attendee_id=guest.pk, when=clock(8, 5), seat=None, at=LATER)
        made = choose(stage.board, meeting, "icb", clock(8, 5))
        assert choose(stage.board, meeting, "icb", clock(8, 5)).pk == made.pk, "sent twice, recorded once"
        assert chair_of(meeting, clock(8, 10)) == ("DSP for Herefordshire and Worcestershire ICB", "chosen")
        other = choose(stage.board, meeting, "police", clock(8, 30))
        assert chair_of(meeting, clock(8, 40)) == ("DSP for West Mercia Police", "chosen")
        take_back_choice(meeting=meeting, choice_id=other.pk, at=LATER)
        come(stage.board, meeting, "council", when=clock(9))
        write_all(meeting, stage.board.seats["icb"], clock(9, 30))
        begin_item(item=AgendaItem.objects.filter(meeting=meeting).earliest("number"), when=clock(9, 10), at=LATER)
        adjourn(meeting=meeting, when=clock(9, 40), until=clock(9, 45), at=LATER)
        done = close_meeting(meeting=meeting, closed_at=clock(9, 50), seat=None, at=LATER)
        frozen = standing(done, attending(done.pk), LATER)
        assert [(words(each.start), each.presider and each.presider.by) for each in frozen.presided] == [
            ("08:00", None),
            ("08:05", Presides.CHOSEN),
            ("09:00", Presides.CHAIR),
            ("09:45", Presides.CHAIR),
        ]
        assert [words(each.start) for each in frozen.periods] == ["08:00", "09:00", "09:45"]
        assert taken(done)[-1] == (1, "09:45", "09:50"), "the item ends with the meeting"


def test_a_meeting_is_not_closed_before_what_was_taken_or_adjourned(stage: Stage, sat) -> None:
    meeting, (first, *_) = sat
    write_all(meeting, stage.board.seats["icb"], clock(8, 30))
    adjourn(meeting=meeting, when=clock(9), until=clock(9, 10), at=LATER)
    with pytest.raises(Refused, match="Something is recorded at 09:10"):
        close_meeting(meeting=meeting, closed_at=clock(9, 5), seat=None, at=LATER)
    begin_item(item=first, when=clock(9, 20), at=LATER)
    with pytest.raises(Refused, match="Something is recorded at 09:20"):
        close_meeting(meeting=meeting, closed_at=clock(9, 15), seat=None, at=LATER)
    done = close_meeting(meeting=meeting, closed_at=clock(9, 30), seat=None, at=LATER)
    for act in (
        lambda: begin_item(item=first, when=clock(9, 25), at=LATER),
        lambda: adjourn(meeting=done, when=clock(9, 25), at=LATER),
        lambda: resume(meeting=done, when=clock(9, 25), at=LATER),
        lambda: take_back_time(item=first, time_id=ItemTime.objects.get().pk, at=LATER),
        lambda: take_back_adjournment(meeting=done, adjournment_id=Adjournment.objects.get().pk, at=LATER),
    ):
        with pytest.raises(Refused, match="This meeting is closed"):
            act()
