"""Quoracy by the terms of other partnerships, and the edges of a timeline."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from hscp.lib.intervals import Interval
from meetings.rules import (
    Period,
    Presence,
    quoracy,
    quoracy_timeline,
    verdict_data,
    verdict_from_data,
)
from tests.rules.rooms import (
    ALL_DAY,
    BOARD,
    CHAIRED_HALF,
    COUNCIL,
    DISTRICTS,
    PARTNERS,
    at,
    deputy,
    group,
    seat,
    times,
)

THREE = (seat("council"), seat("icb"), seat("police"))
HEREFORDSHIRE = group(PARTNERS)
LEAVES = (seat("council"), seat("icb"), seat("police", times((at(10), at(10, 40)), (at(11, 42), at(12)))))


def shown(periods: tuple[Period, ...]) -> list[tuple[str, str, bool]]:
    return [(f"{each.start:%H:%M}", f"{each.end:%H:%M}", each.verdict.quorate) for each in periods]


# Other partnerships' terms


@pytest.mark.parametrize(("there", "expected"), [(3, False), (4, True), (6, True)])
def test_four_of_the_six_districts(there: int, expected: bool) -> None:
    room = [seat(each.key) for each in DISTRICTS[:there]]
    by_category = group({"at_least": 4, "of_category": "district"}, DISTRICTS)
    by_name = group({"at_least": 4, "of": [each.key for each in DISTRICTS]}, DISTRICTS)
    assert bool(quoracy(by_category, room, at(10))) is expected
    assert bool(quoracy(by_name, room, at(10))) is expected


def test_too_few_districts_are_counted_and_named() -> None:
    terms = group({"at_least": 4, "of_category": "district"}, DISTRICTS)
    verdict = quoracy(terms, [seat(each.key) for each in DISTRICTS[:3]], at(10))
    assert verdict.sentence == (
        "Not quorate. Three of six districts are represented; at least four must be "
        "(not represented: District 4, District 5 and District 6)."
    )
    assert verdict.missing == ("district-4", "district-5", "district-6")


def test_two_people_from_one_district_are_one_district() -> None:
    terms = group({"at_least": 2, "of_category": "district"}, DISTRICTS)
    room = [seat("district-1", person="a"), seat("district-1", person="b")]
    assert not quoracy(terms, room, at(10))
    assert quoracy(terms, [*room, seat("district-2")], at(10))


def test_a_named_body_without_a_seat_in_the_group_is_said() -> None:
    terms = group({"all_of": ["council", "probation"]})
    verdict = quoracy(terms, THREE, at(10))
    assert verdict.sentence == "Not quorate. Probation is not represented: it has no seat in this group."


CHAIR = seat("council", is_chair=True)
VICE = seat("education", is_vice_chair=True)
OTHERS = tuple(seat("wye-valley", person=f"member-{n}") for n in range(8))


@pytest.mark.parametrize(
    ("room", "expected"),
    [
        ((CHAIR, *OTHERS[:4]), True),
        ((VICE, *OTHERS[:4]), True),
        ((CHAIR, VICE, *OTHERS[:3]), True),
        ((CHAIR, VICE, *OTHERS[:2]), False),
        (OTHERS, False),
        ((CHAIR, *(replace(each, is_member=False) for each in OTHERS)), False),
    ],
)
def test_at_least_half_the_members_with_the_chair_or_vice_chair(room, expected: bool) -> None:
    assert bool(quoracy(group(CHAIRED_HALF, seats_held=10), room, at(10))) is expected


def test_half_the_members_without_chair_says_both() -> None:
    verdict = quoracy(group(CHAIRED_HALF, seats_held=10), OTHERS[:1], at(10))
    assert [each.code for each in verdict.reasons] == ["too_few_members", "chair_or_vice_chair_absent"]
    assert verdict.sentence == (
        "Not quorate. One of ten members is present; at least five must be. "
        "Neither the chair nor the vice-chair is present."
    )


def test_chair_or_vice_chair_as_alternatives_reads_the_same() -> None:
    terms = group({"any": [{"present": "chair"}, {"present": "vice_chair"}]})
    assert quoracy(terms, (), at(10)).sentence == "Not quorate. Neither the chair nor the vice-chair is present."
    assert quoracy(terms, (VICE,), at(10))


@pytest.mark.parametrize(
    ("rule", "seats", "needed"),
    [
        ({"fraction": "1/2", "of": "members"}, (9, 0), 5),
        ({"fraction": "1/2", "of": "members"}, (8, 0), 4),
        ({"fraction": "1/2", "of": "members", "rounding": "down"}, (9, 0), 4),
        ({"fraction": "1/2", "of": "members", "more_than": True}, (8, 0), 5),
        ({"fraction": "1/2", "of": "members", "more_than": True}, (9, 0), 5),
        ({"fraction": "1/2", "of": "members", "rounding": "down", "plus": 1}, (8, 0), 5),
        ({"fraction": "1/2", "of": "members", "rounding": "down", "plus": 1}, (9, 0), 5),
        ({"fraction": "2/3", "of": "members"}, (9, 0), 6),
        ({"fraction": 0.25, "of": "members"}, (9, 0), 3),
        ({"fraction": 1, "of": "members"}, (3, 2), 3),
        ({"fraction": "1/2", "of": "members"}, (6, 4), 3),
        ({"fraction": "1/2", "of": "members", "counting_vacancies": True}, (6, 4), 5),
        ({"fraction": "1/2", "of": "members", "rounding": "down"}, (1, 0), 1),
        ({"at_least": 5, "of": "members"}, (9, 0), 5),
    ],
)
def test_how_many_members_are_needed(rule: dict, seats: tuple[int, int], needed: int) -> None:
    terms = group(rule, seats_held=seats[0], seats_vacant=seats[1])
    room = [seat(None, person=f"member-{n}") for n in range(needed)]
    assert quoracy(terms, room, at(10))
    assert not quoracy(terms, room[1:], at(10))


def test_a_group_without_members_is_never_quorate() -> None:
    verdict = quoracy(group({"fraction": "1/2", "of": "members"}), OTHERS, at(10))
    assert verdict.sentence == "Not quorate. This group has no members who could be counted."


def test_a_seat_holder_and_their_deputy_are_one_member() -> None:
    terms = group({"at_least": 2, "of": "members"}, seats_held=3, deputies="allowed")
    assert not quoracy(terms, (seat("icb"), deputy("icb")), at(10))
    assert quoracy(terms, (seat("icb"), deputy("police")), at(10))


def test_a_share_of_bodies() -> None:
    terms = group({"fraction": "1/2", "of": "bodies", "more_than": True})
    assert not quoracy(terms, THREE, at(10))
    assert quoracy(terms, (*THREE, seat("education")), at(10))
    assert "three of six bodies are represented" in quoracy(terms, THREE, at(10)).sentence.lower()


def test_a_post_that_must_be_there() -> None:
    terms = group({"all": [PARTNERS, {"present": {"post": "education-lead"}}]})
    verdict = quoracy(terms, (*THREE, seat("education")), at(10))
    assert verdict.sentence == "Not quorate. The education lead is not present."
    assert quoracy(terms, (*THREE, seat("education", post="education-lead")), at(10))


def test_a_deputy_for_the_chair_is_not_the_chair() -> None:
    terms = group({"present": "chair"}, deputies="allowed")
    assert not quoracy(terms, [deputy("council", is_chair=True)], at(10))


def test_alternatives_say_what_each_lacks() -> None:
    terms = group({"any": [PARTNERS, {"all": [{"all_of": ["council"]}, {"present": "chair"}]}]})
    assert quoracy(terms, (CHAIR,), at(10))
    verdict = quoracy(terms, (seat("police"),), at(10))
    assert verdict.reasons[0].code == "no_alternative_met"
    assert verdict.sentence == (
        "Not quorate. None of the ways to be quorate is met: (1) Herefordshire Council is not represented. "
        "Herefordshire and Worcestershire ICB is not represented; (2) Herefordshire Council is not represented. "
        "The chair is not present."
    )
    assert verdict.missing == ("council", "icb")


ELSE_CHAIR = group({**PARTNERS, "otherwise_chair_decides": True})


def test_the_three_partners_else_the_chair_decides_which_items_proceed() -> None:
    without_icb = (seat("council", is_chair=True), seat("police"))
    verdict = quoracy(ELSE_CHAIR, without_icb, at(10))
    assert not verdict
    assert verdict.chair_decides
    assert not quoracy(ELSE_CHAIR, THREE, at(10)).chair_decides
    assert not quoracy(HEREFORDSHIRE, without_icb, at(10)).chair_decides


def test_without_chair_and_vice_chair_nobody_decides_what_proceeds() -> None:
    verdict = quoracy(ELSE_CHAIR, (seat("council"), seat("police")), at(10))
    assert not verdict.chair_decides
    assert verdict.reasons[-1].sentence == "Nobody is there who could decide which items proceed."
    assert quoracy(ELSE_CHAIR, (seat("council", is_vice_chair=True),), at(10)).chair_decides


# Time


@pytest.mark.parametrize(("start", "end"), [(at(11), at(11)), (at(12), at(11))])
def test_a_timeline_of_no_time_is_empty(start: datetime, end: datetime) -> None:
    assert quoracy_timeline(HEREFORDSHIRE, THREE, start, end) == ()


def test_an_empty_room_is_one_period() -> None:
    assert shown(quoracy_timeline(HEREFORDSHIRE, (), at(10), at(12))) == [("10:00", "12:00", False)]


def test_comings_and_goings_that_change_nothing_make_no_period() -> None:
    guest = seat("wye-valley", times((at(10, 20), at(10, 50))), is_member=False)
    again = seat("police", times((at(10), at(10, 30)), (at(10, 30), None)))
    room = (seat("council"), seat("icb"), again, guest)
    assert shown(quoracy_timeline(HEREFORDSHIRE, room, at(10), at(12))) == [("10:00", "12:00", True)]


def test_the_hour_that_happens_twice_is_two_hours() -> None:
    """On 25 October 2026 the clocks go back at 02:00: 01:30 comes twice, and only the moment tells which."""
    london = ZoneInfo("Europe/London")
    start, end = datetime(2026, 10, 25, 0, 30, tzinfo=london), datetime(2026, 10, 25, 2, 30, tzinfo=london)
    leaves = datetime(2026, 10, 25, 1, 30, tzinfo=london, fold=0)
    returns = datetime(2026, 10, 25, 1, 30, tzinfo=london, fold=1)
    day = times((datetime(2026, 10, 24, tzinfo=UTC), None))
    police = seat("police", (Interval(start, leaves), Interval(returns)))
    found = quoracy_timeline(HEREFORDSHIRE, (seat("council", day), seat("icb", day), police), start, end)
    assert [(each.end - each.start, each.verdict.quorate) for each in found] == [
        (timedelta(hours=1), True), (timedelta(hours=1), False), (timedelta(hours=1), True),
    ]  # fmt: skip
    assert not quoracy(HEREFORDSHIRE, (seat("council", day), seat("icb", day), police), leaves)
    assert quoracy(HEREFORDSHIRE, (seat("council", day), seat("icb", day), police), returns)


def test_a_zone_makes_no_difference() -> None:
    london = at(10, 40).astimezone(ZoneInfo("Europe/London"))
    assert quoracy(HEREFORDSHIRE, LEAVES, london) == quoracy(HEREFORDSHIRE, LEAVES, at(10, 40))


@pytest.mark.parametrize(
    "judge",
    [
        lambda naive: quoracy(HEREFORDSHIRE, THREE, naive),
        lambda naive: quoracy_timeline(HEREFORDSHIRE, THREE, naive, at(12)),
        lambda naive: quoracy(HEREFORDSHIRE, [Presence("a", (Interval(naive),))], at(10)),
    ],
)
def test_moments_without_a_zone_are_refused(judge) -> None:
    with pytest.raises(ValueError, match="time zone"):
        judge(datetime(2026, 6, 15, 10))  # noqa: DTZ001 - what is refused


@pytest.mark.parametrize("terms", [HEREFORDSHIRE, ELSE_CHAIR, group(CHAIRED_HALF, seats_held=9)])
def test_a_verdict_frozen_with_the_minutes_comes_back_equal(terms) -> None:
    room = (CHAIR, seat("police", ALL_DAY))
    verdict = quoracy(terms, room, at(10))
    assert verdict_from_data(verdict_data(verdict)) == verdict


def test_a_body_is_expected_once() -> None:
    with pytest.raises(ValueError, match="once"):
        group(PARTNERS, (*BOARD, COUNCIL))


def test_seats_are_never_fewer_than_none() -> None:
    with pytest.raises(ValueError, match="fewer than none"):
        group(PARTNERS, seats_held=-1)
    with pytest.raises(ValueError, match="fewer than none"):
        group(PARTNERS, seats_vacant=-1)
