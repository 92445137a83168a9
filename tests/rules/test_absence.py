"""Who was absent without a word, whom that is reported to, and how often agencies came."""

from datetime import date

import pytest

from meetings.rules.absence import (
    Came,
    SeatAtMeeting,
    by_agency,
    by_seat,
    came_of,
    is_reported,
    looked_back,
    may_send_letter,
)

A, D, U, S, N, V = tuple(Came)


@pytest.mark.parametrize(
    ("vacant", "here", "deputised", "apologies", "expected"),
    [
        (False, True, False, False, A),
        (False, True, True, True, A),
        (False, False, True, True, D),
        (True, False, True, False, D),
        (True, False, False, False, V),
        (False, False, False, True, S),
        (False, False, False, False, N),
    ],
)
def test_what_a_line_came_to(vacant: bool, here: bool, deputised: bool, apologies: bool, expected: Came) -> None:
    assert came_of(vacant=vacant, was_here=here, deputised=deputised, apologies=apologies) is expected


@pytest.mark.parametrize(
    ("vacant", "here", "deputised", "apologies", "expected"),
    [
        (False, True, False, False, A),
        (False, False, True, True, D),
        (False, False, False, True, U),
        (True, False, False, False, U),
        (False, False, False, False, U),
    ],
)
def test_a_deputy_who_does_not_count_is_told_apart(
    vacant: bool, here: bool, deputised: bool, apologies: bool, expected: Came
) -> None:
    facts = {"vacant": vacant, "was_here": here, "deputised": deputised, "apologies": apologies}
    assert came_of(**facts, uncounted=True) is expected


@pytest.mark.parametrize(
    ("came", "others", "reported"),
    [
        (N, (), True),
        (N, (N, S, V), True),
        (N, (A,), False),
        (N, (D,), False),
        (N, (U,), False),
        (U, (), False),
        (S, (), False),
        (V, (), False),
    ],
)
def test_an_absence_is_reported_where_nobody_came_for_the_agency(
    came: Came, others: tuple[Came, ...], reported: bool
) -> None:
    assert is_reported(came, of_agency=others) is reported


def line(meeting: int, agency: str, came: Came, post: str = "Head", holder: str = "Ann") -> SeatAtMeeting:
    return SeatAtMeeting(meeting, date(2026, 5, meeting), "Board", agency, post, holder, came)


def test_an_agency_came_where_one_of_its_seats_did() -> None:
    lines = [
        line(1, "Schools", N),
        line(1, "Schools", A, "Deputy"),
        line(2, "Schools", N),
        line(2, "Schools", S, "Deputy"),
    ]
    (schools,) = by_agency(lines)
    assert (schools.meetings, schools.attended, schools.apologies, schools.absent) == (2, 1, 1, 0)
    assert (schools.represented, schools.share) == (1, 50)
    assert [(each.name, each.attended, each.absent) for each in by_seat(lines)] == [("Deputy", 1, 0), ("Head", 0, 2)]


def test_an_agency_is_not_represented_by_a_deputy_who_does_not_count() -> None:
    lines = [line(1, "Schools", U), line(2, "Schools", D), line(3, "Schools", U), line(3, "Schools", S, "Second")]
    (schools,) = by_agency(lines)
    assert (schools.meetings, schools.deputised, schools.uncounted, schools.apologies) == (3, 1, 2, 0)
    assert (schools.represented, schools.share) == (1, 33)
    both = by_agency([line(1, "Schools", U), line(1, "Schools", A, "Second")])
    assert both[0].represented == 1, "somebody else counts"


def test_a_successor_is_counted_apart() -> None:
    found = by_seat([line(1, "Schools", N, holder="Ann"), line(2, "Schools", D, holder="Ben")])
    assert [(each.holder, each.meetings, each.deputised) for each in found] == [("Ann", 1, 0), ("Ben", 1, 1)]
    assert by_agency([]) == () == by_seat([])


def test_the_look_back_is_twelve_months() -> None:
    assert looked_back(date(2026, 6, 15)) == (date(2025, 6, 15), date(2026, 6, 15))
    assert looked_back(date(2028, 2, 29))[0] == date(2027, 2, 28)


def test_a_letter_goes_out_once_with_an_address_and_words() -> None:
    assert may_send_letter("held", address="a@example.org", text="Dear")
    assert [each.code for each in may_send_letter("held", address=" ", text="").reasons] == ["address", "text"]
    for state in ("sent", "set_aside"):
        assert not may_send_letter(state, address="a@example.org", text="Dear")
