"""Presence through its operations, and the quoracy that follows: domain §9, cases 1 to 4, and the clocks changing."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from hscp.lib.verdicts import Refused
from hscp.spaces.acting import acting, in_space
from meetings.models import Attendee, Meeting, Presence
from meetings.operations.attendance import Entry, record_attendance
from meetings.operations.meeting import open_meeting
from meetings.operations.presence import (
    add_deputy,
    add_guest,
    all_here,
    arrive,
    correct_stay,
    record_apologies,
    remove_guest,
    remove_stay,
)
from meetings.operations.refreshing import refresh_people
from meetings.queries import attending, planned_people, quoracy_facts, standing
from meetings.rules import quoracy
from meetings.rules.moments import moment_on
from partnership.models import Chairing
from partnership.operations.people import appoint_chair, end_chairing, replace
from tests.factories.fixtures import World
from tests.factories.meetings import STATUTORY, clock, closed, come, go, make_board, opened, planned
from tests.factories.people import add_person, make_seat


@pytest.fixture
def inside(world: World):
    with acting(in_space(world.here.pk)):
        yield world


def verdict(meeting: Meeting, at: datetime):
    terms, presences = quoracy_facts(meeting)
    return quoracy(terms, presences, at)


def test_case_1_police_leave_half_way_and_return(inside: World) -> None:
    board = make_board()
    meeting = opened(board, items=9)
    come(board, meeting, "council", "icb", "police")
    go(board, meeting, "police", when=clock(9, 40))
    come(board, meeting, "police", when=clock(10, 20))
    assert verdict(meeting, clock(9, 39))
    assert not verdict(meeting, clock(9, 40))
    assert verdict(meeting, clock(9, 40)).missing == ("police",)
    assert not verdict(meeting, clock(10, 19))
    assert verdict(meeting, clock(10, 20))
    stand = standing(meeting, attending(meeting.pk), clock(10, 30))
    assert stand.quorate and stand.since == clock(10, 20)
    assert [period.verdict.quorate for period in stand.periods] == [True, False, True]
    assert stand.summary == "part"


@pytest.mark.parametrize(
    ("deputies", "delegated", "counts"),
    [
        ("not_allowed", (date(2026, 6, 1), None), False),
        ("with_delegation", (None, None), False),
        ("with_delegation", (date(2026, 6, 1), date(2026, 6, 15)), False),
        ("with_delegation", (date(2026, 6, 15), date(2026, 6, 16)), True),
        ("allowed", (None, None), True),
    ],
)
def test_case_2_a_deputy_counts_as_the_terms_say(inside: World, deputies, delegated, counts: bool) -> None:
    board = make_board(terms={**STATUTORY, "deputies": deputies})
    meeting = opened(board)
    come(board, meeting, "council", "police")
    deputy = add_deputy(
        meeting=meeting,
        deputised_id=board.line(meeting, "icb").pk,
        name="Named Deputy",
        capacity="Deputy chief nurse",
        delegated_from=delegated[0],
        delegated_to=delegated[1],
    )
    arrive(meeting=meeting, attendee_id=deputy.pk, when=clock(9), at=clock(9))
    found = verdict(meeting, clock(9, 30))
    assert found.quorate is counts
    line = next(person for person in attending(meeting.pk) if person.pk == deputy.pk)
    icb = board.organisations["icb"].name
    assert line.words == f"Deputy chief nurse, deputising for DSP for {icb}"
    if counts:
        assert "Deputy chief nurse, deputising for DSP" in found.represented[1].words


def test_case_3_many_others_do_not_make_up_for_the_council(inside: World) -> None:
    board = make_board()
    meeting = opened(board)
    come(board, meeting, "icb", "police", "education", "public-health")
    for number in range(10):
        guest = add_guest(
            meeting=meeting,
            name=f"Agency {number}",
            capacity="Head of service",
            represents=board.organisations["council"] if number == 0 else None,
        )
        arrive(meeting=meeting, attendee_id=guest.pk, when=clock(9), at=clock(9))
    found = verdict(meeting, clock(9, 30))
    assert not found and found.missing == ("council",)
    assert found.sentence.startswith("Not quorate. Herefordshire Council is not represented")


def test_case_4_the_chairs_year_ends_between_two_meetings(inside: World) -> None:
    board = make_board()
    before = closed(board)
    after = planned(board, day=date(2026, 7, 20))
    end_chairing(chairing=Chairing.objects.get(), ends_on=date(2026, 7, 1))
    assert [line.called for line in attending(before.pk) if line.is_chair] == ["Council Holder"]
    people, stale = planned_people(after)
    assert stale and not any(person.is_chair for person in people)
    post = board.seats["police"].post
    appoint_chair(group_id=board.group.pk, post=post, kind="chair", starts_on=date(2026, 7, 1))
    people, _ = planned_people(after)
    assert [person.called for person in people if person.is_chair] == ["Police Holder"]
    refresh_people(meeting=after, at=clock(12))
    assert planned_people(after)[1] is False
    assert [line.called for line in attending(before.pk) if line.is_chair] == ["Council Holder"]


def test_a_successor_replaces_the_holder_on_the_list_of_a_planned_meeting_only(inside: World) -> None:
    board = make_board()
    before = closed(board)
    after = planned(board, day=date(2026, 7, 20))
    replace(post=board.seats["icb"].post, person=add_person(name="Next Nurse"), on=date(2026, 7, 1))
    open_meeting(
        meeting=after, opened_at=clock(9, day=date(2026, 7, 20)), seat=None, at=clock(9, day=date(2026, 7, 20))
    )
    names = {person.called for person in attending(after.pk)}
    assert "Next Nurse" in names and "Icb Holder" not in names
    assert "Icb Holder" in {person.called for person in attending(before.pk)}


def test_a_vacant_partner_is_expected_and_unrepresented(inside: World) -> None:
    board = make_board(vacant=["police"])
    meeting = opened(board)
    come(board, meeting, "council", "icb")
    found = verdict(meeting, clock(9, 30))
    assert not found
    assert found.sentence == "Not quorate. West Mercia Police is not represented: its seat is vacant."
    line = next(person for person in attending(meeting.pk) if person.is_vacant)
    with pytest.raises(Refused, match="is vacant: nobody can be recorded in it"):
        arrive(meeting=meeting, attendee_id=line.pk, when=clock(9), at=clock(10))


def test_one_person_in_two_seats_is_one_body(inside: World) -> None:
    board = make_board(vacant=["police"])
    council = board.seats["council"]
    vacant_post = Attendee.objects.get(meeting=planned(board), seat__isnull=True).post
    make_seat(vacant_post, name="Somebody Else")
    meeting = opened(board, day=date(2026, 6, 16))
    come(board, meeting, "council", "icb", when=clock(9, day=date(2026, 6, 16)))
    deputy = add_deputy(
        meeting=meeting,
        deputised_id=Attendee.objects.get(meeting=meeting, post=vacant_post, deputising_for__isnull=True).pk,
        seat=council,
    )
    arrive(
        meeting=meeting,
        attendee_id=deputy.pk,
        when=clock(9, 5, day=date(2026, 6, 16)),
        at=clock(9, 5, day=date(2026, 6, 16)),
    )
    keys = {person.key for person in attending(meeting.pk) if person.was_here}
    assert keys == {str(council.person_id), str(board.seats["icb"].person_id)}


def test_all_partners_arrive_in_one_step(inside: World) -> None:
    board = make_board()
    meeting = opened(board)
    record_apologies(meeting=meeting, attendee_id=board.line(meeting, "icb").pk, reason="Ill")
    assert all_here(meeting=meeting, when=clock(9), at=clock(9)) == 2
    assert {person.called for person in attending(meeting.pk) if person.is_here} == {"Council Holder", "Police Holder"}
    assert all_here(meeting=meeting, when=clock(9, 5), at=clock(9, 5), everybody=True) == 2
    assert Presence.history.count() == 4


@pytest.mark.parametrize(
    ("when", "says"),
    [
        (clock(8, 59), "The meeting began at 09:00"),
        (clock(9, 31), "09:31 has not come yet"),
    ],
)
def test_arriving_outside_the_meeting_is_refused(inside: World, when: datetime, says: str) -> None:
    board = make_board()
    meeting = opened(board)
    with pytest.raises(Refused, match=says):
        come(board, meeting, "council", when=when, at=clock(9, 30))


def test_senseless_times_are_refused_with_a_sentence(inside: World) -> None:
    board = make_board()
    meeting = opened(board)
    with pytest.raises(Refused, match="not recorded as present"):
        go(board, meeting, "council", when=clock(9, 10))
    come(board, meeting, "council", when=clock(9, 10))
    with pytest.raises(Refused, match="already recorded as present"):
        come(board, meeting, "council", when=clock(9, 20))
    with pytest.raises(Refused, match="arrived at 09:10: leaving must be after that"):
        go(board, meeting, "council", when=clock(9, 10))
    go(board, meeting, "council", when=clock(9, 40))
    with pytest.raises(Refused, match="already recorded from 09:10 to 09:40: the times overlap"):
        come(board, meeting, "council", when=clock(9, 20), at=clock(10))


def test_a_stay_is_corrected_and_taken_back(inside: World) -> None:
    board = make_board()
    meeting = opened(board)
    come(board, meeting, "council")
    go(board, meeting, "council", when=clock(9, 20))
    come(board, meeting, "council", when=clock(9, 30))
    first, second = Presence.objects.order_by("arrived_at")
    with pytest.raises(Refused, match="already recorded from 09:30: the times overlap"):
        correct_stay(meeting=meeting, stay_id=first.pk, arrived_at=clock(9), left_at=clock(9, 35), at=clock(10))
    with pytest.raises(Refused, match="must leave after arriving"):
        correct_stay(meeting=meeting, stay_id=first.pk, arrived_at=clock(9, 5), left_at=clock(9, 5), at=clock(10))
    correct_stay(meeting=meeting, stay_id=first.pk, arrived_at=clock(9, 5), left_at=clock(9, 25), at=clock(10))
    remove_stay(meeting=meeting, stay_id=second.pk, at=clock(10))
    stays = [(stay.arrived_at, stay.left_at) for stay in Presence.objects.all()]
    assert stays == [(clock(9, 5), clock(9, 25))]
    assert Presence.history.filter(history_type="-").count() == 1


def test_the_sheet_saves_everybody_in_one_step_or_nobody(inside: World) -> None:
    board = make_board()
    meeting = opened(board)
    lines = {key: board.line(meeting, key).pk for key in board.seats}
    with pytest.raises(Refused) as refusal:
        record_attendance(
            meeting=meeting,
            entries=[
                Entry(lines["council"], clock(9), None),
                Entry(lines["icb"], clock(9, 30), clock(9, 10)),
                Entry(lines["police"], clock(8), None),
            ],
            at=clock(10),
        )
    assert [reason.code for reason in refusal.value.verdict.reasons] == ["times", "too_early"]
    assert not Presence.objects.exists()
    record_attendance(
        meeting=meeting,
        entries=[
            Entry(lines["council"], clock(9), None, mode="remote"),
            Entry(lines["icb"], clock(9, 5), clock(9, 50)),
            Entry(lines["police"], apologies=True, reason="On duty"),
        ],
        at=clock(10),
    )
    found = {person.called: person for person in attending(meeting.pk)}
    assert found["Council Holder"].is_remote and found["Council Holder"].is_here
    assert found["Police Holder"].sent_apologies and found["Police Holder"].absence_reason == "On duty"
    assert Attendee.history.filter(history_type="~").count() == 2
    record_attendance(meeting=meeting, entries=[Entry(lines["icb"])], at=clock(10))
    assert not next(person for person in attending(meeting.pk) if person.called == "Icb Holder").stays


def test_apologies_fall_when_they_come_after_all(inside: World) -> None:
    board = make_board()
    meeting = opened(board)
    line = board.line(meeting, "icb").pk
    record_apologies(meeting=meeting, attendee_id=line, reason="On leave")
    come(board, meeting, "icb")
    assert board.line(meeting, "icb").attendance == "expected"
    with pytest.raises(Refused, match="is recorded as present"):
        record_apologies(meeting=meeting, attendee_id=line, reason="On leave")


def test_a_guest_comes_off_the_list_only_if_they_never_came(inside: World) -> None:
    board = make_board()
    meeting = opened(board)
    guest = add_guest(meeting=meeting, name="A Guest", capacity="Auditor")
    arrive(meeting=meeting, attendee_id=guest.pk, when=clock(9), at=clock(9))
    with pytest.raises(Refused, match="was there"):
        remove_guest(meeting=meeting, attendee_id=guest.pk)
    remove_stay(meeting=meeting, stay_id=Presence.objects.get().pk, at=clock(10))
    remove_guest(meeting=meeting, attendee_id=guest.pk)
    with pytest.raises(Refused, match="holds a seat in this group"):
        remove_guest(meeting=meeting, attendee_id=board.line(meeting, "icb").pk)


def test_a_meeting_in_summer_time_is_recorded_in_utc(inside: World) -> None:
    board = make_board()
    sunday = date(2026, 3, 29)  # clocks go forward at one
    meeting = opened(board, day=sunday)
    assert meeting.opened_at == datetime(2026, 3, 29, 8, 0, tzinfo=UTC)
    assert moment_on(sunday, time(9, 30)) == datetime(2026, 3, 29, 8, 30, tzinfo=UTC)
    assert moment_on(date(2026, 3, 28), time(9, 30)) == datetime(2026, 3, 28, 9, 30, tzinfo=UTC)
    come(board, meeting, "council", "icb", "police", when=moment_on(sunday, time(9, 15)), at=clock(10, day=sunday))
    assert not verdict(meeting, clock(9, 14, day=sunday))
    assert verdict(meeting, clock(9, 15, day=sunday))


@pytest.mark.parametrize(
    ("day", "clock_face", "says"),
    [
        (date(2026, 3, 29), time(1, 30), "went forward on Sunday 29 March 2026: there was no 01:30"),
        (date(2026, 10, 25), time(1, 30), "went back on Sunday 25 October 2026: 01:30 came twice"),
    ],
)
def test_times_that_the_clock_did_not_show_once_are_refused(day: date, clock_face: time, says: str) -> None:
    with pytest.raises(Refused, match=says):
        moment_on(day, clock_face)


def test_a_meeting_typed_afterwards_is_judged_to_its_own_end(inside: World) -> None:
    board = make_board()
    meeting = opened(board)
    come(board, meeting, "council", "icb", "police", at=clock(18))
    go(board, meeting, "council", "icb", "police", when=clock(11, 30))
    stand = standing(meeting, attending(meeting.pk), clock(9) + timedelta(days=3))
    assert stand.quorate and stand.summary == "throughout"
    assert (stand.periods[0].start, stand.periods[-1].end) == (clock(9), clock(11, 30))
