"""Quoracy at a moment and along a meeting: what a domain expert would try (domain §9, 1–4 and 6), and the edges."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from hscp.lib.intervals import Interval
from meetings.rules import (
    Item,
    Mode,
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
    ICB,
    PARTNERS,
    POLICE,
    at,
    deputy,
    group,
    seat,
    times,
)

THREE = (seat("council"), seat("icb"), seat("police"))
HEREFORDSHIRE = group(PARTNERS)


def shown(periods: tuple[Period, ...]) -> list[tuple[str, str, bool]]:
    return [(f"{each.start:%H:%M}", f"{each.end:%H:%M}", each.verdict.quorate) for each in periods]


# Case 1: the police leave half way and come back for item 9


LEAVES = (seat("council"), seat("icb"), seat("police", times((at(10), at(10, 40)), (at(11, 42), at(12)))))


def test_case_1_quorate_until_the_police_leave_and_again_from_their_return() -> None:
    found = quoracy_timeline(HEREFORDSHIRE, LEAVES, at(10), at(12))
    assert shown(found) == [("10:00", "10:40", True), ("10:40", "11:42", False), ("11:42", "12:00", True)]
    assert found[1].verdict.sentence == "Not quorate. West Mercia Police is not represented."
    assert found[1].verdict.missing == ("police",)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (at(9, 59, 59), False), (at(10), True), (at(10, 39, 59), True), (at(10, 40), False),
        (at(11, 41, 59), False), (at(11, 42), True), (at(11, 59, 59), True), (at(12), False),
    ],
)  # fmt: skip
def test_the_moment_of_arrival_counts_and_the_moment_of_leaving_does_not(moment: datetime, expected: bool) -> None:
    assert bool(quoracy(HEREFORDSHIRE, LEAVES, moment)) is expected


def test_the_verdict_says_who_counts_for_which_body() -> None:
    verdict = quoracy(HEREFORDSHIRE, (*THREE, seat("education")), at(10))
    assert [(each.body, each.person) for each in verdict.represented] == [
        ("council", "holder-council"), ("icb", "holder-icb"), ("police", "holder-police"),
        ("education", "holder-education"),
    ]  # fmt: skip
    assert verdict.represented[0].words == "DSP for council"
    assert verdict.sentence == "Quorate."
    assert verdict.verdict.ok


# Case 2: a named deputy


@pytest.mark.parametrize(
    ("deputies", "delegation", "expected"),
    [
        ("not_allowed", (date(2026, 6, 1), None), False),
        ("with_delegation", (None, None), False),
        ("with_delegation", (date(2026, 6, 15), None), True),
        ("with_delegation", (date(2026, 6, 1), date(2026, 6, 16)), True),
        ("with_delegation", (date(2026, 6, 1), date(2026, 6, 15)), False),
        ("with_delegation", (date(2026, 6, 16), None), False),
        ("allowed", (None, None), True),
    ],
)
def test_case_2_a_deputy_counts_as_the_terms_say(deputies: str, delegation, expected: bool) -> None:
    terms = group(PARTNERS, deputies=deputies)
    verdict = quoracy(terms, (seat("council"), deputy("icb", *delegation), seat("police")), at(10))
    assert bool(verdict) is expected


def test_case_2_the_minutes_say_deputising_for() -> None:
    terms = group(PARTNERS, deputies="with_delegation")
    verdict = quoracy(terms, (seat("council"), deputy("icb", date(2026, 6, 1)), seat("police")), at(10))
    assert verdict.represented[1].words == "Deputy, deputising for DSP for icb"


@pytest.mark.parametrize(
    ("deputies", "said"),
    [
        ("not_allowed", "a deputy is there, but under these terms deputies do not count."),
        ("with_delegation", "a deputy is there without a delegation that is valid on the day."),
    ],
)
def test_a_deputy_who_does_not_count_is_explained(deputies: str, said: str) -> None:
    verdict = quoracy(group(PARTNERS, deputies=deputies), (seat("council"), deputy("icb"), seat("police")), at(10))
    assert verdict.reasons[0].sentence == f"Herefordshire and Worcestershire ICB is not represented: {said}"


def test_a_delegation_ends_at_midnight_in_the_uk() -> None:
    terms = group(PARTNERS, deputies="with_delegation")
    room = (seat("council"), seat("police"), deputy("icb", date(2026, 6, 15), date(2026, 6, 16)))
    night = (datetime(2026, 6, 15, 22, tzinfo=UTC), datetime(2026, 6, 16, 1, tzinfo=UTC))
    assert shown(quoracy_timeline(terms, room, *night)) == [("22:00", "23:00", True), ("23:00", "01:00", False)]


# Case 3: many attend, a partner does not


def test_case_3_education_public_health_and_ten_agencies_do_not_replace_a_partner() -> None:
    room = [seat("icb"), seat("police"), seat("education"), seat("public-health")]
    room += [seat("wye-valley", person=f"agency-{n}") for n in range(10)]
    verdict = quoracy(HEREFORDSHIRE, room, at(10))
    assert not verdict
    assert [each.sentence for each in verdict.reasons] == ["Herefordshire Council is not represented."]


def test_an_officer_of_the_body_without_a_seat_in_the_group_does_not_count() -> None:
    officer = seat("council", person="officer", is_member=False, capacity="Head of service")
    verdict = quoracy(HEREFORDSHIRE, (officer, seat("icb"), seat("police")), at(10))
    assert verdict.reasons[0].code == "no_seat"
    assert verdict.sentence == (
        "Not quorate. Herefordshire Council is not represented: "
        "somebody from it attends, but holds no seat for it in this group."
    )


def test_nobody_there_names_every_partner() -> None:
    verdict = quoracy(HEREFORDSHIRE, (), at(10))
    assert verdict.missing == ("council", "icb", "police")
    assert len(verdict.reasons) == 3
    assert verdict.represented == ()


# Case 4 and 6: vacancies, and one person with seats for two bodies


def test_case_4_a_vacant_partner_is_missing_and_the_vacancy_named() -> None:
    bodies = (COUNCIL, ICB, replace(POLICE, vacant=True))
    verdict = quoracy(group(PARTNERS, bodies), (seat("council"), seat("icb")), at(10))
    assert verdict.sentence == "Not quorate. West Mercia Police is not represented: its seat is vacant."
    assert verdict.reasons[0].code == "vacant"


def test_case_6_one_person_with_two_seats_is_one_body() -> None:
    room = (seat("council"), seat("icb", person="both"), seat("police", person="both"))
    verdict = quoracy(HEREFORDSHIRE, room, at(10))
    assert not verdict
    assert verdict.missing == ("police",)
    assert "counts for another body at this time" in verdict.sentence


def test_the_capacity_taken_up_last_is_the_one_that_counts() -> None:
    room = (
        seat("council"), seat("icb"), seat("police"),
        seat("police", times((at(9), at(12))), person="both"),
        seat("icb", times((at(10), at(11))), person="both"),
    )  # fmt: skip
    alone = (seat("council"), *room[3:])
    terms = group({"all_of": ["police", "council"]})
    assert shown(quoracy_timeline(terms, alone, at(9), at(12))) == [
        ("09:00", "10:00", True), ("10:00", "11:00", False), ("11:00", "12:00", True),
    ]  # fmt: skip
    assert quoracy(HEREFORDSHIRE, room, at(10, 30))


def test_a_guest_slot_of_a_member_does_not_displace_the_seat() -> None:
    presents = seat(None, times((at(10), at(11))), person="holder-police", is_member=False, capacity="Presenting")
    assert quoracy(HEREFORDSHIRE, (*THREE, presents), at(10, 30))


def test_an_own_seat_goes_before_deputising_from_the_same_moment() -> None:
    terms = group({"all_of": ["council", "police"]}, deputies="allowed")
    standing_in = replace(deputy("council"), person="holder-police")
    verdict = quoracy(terms, (seat("police"), standing_in), at(10))
    assert verdict.missing == ("council",)
    assert [each.body for each in verdict.represented] == ["police"]


def test_more_than_one_force_and_icb_are_expected_as_the_day_has_them() -> None:
    bodies = (COUNCIL, ICB, POLICE, replace(POLICE, key="police-2", name="Second Force"))
    verdict = quoracy(group(PARTNERS, bodies), THREE, at(10))
    assert verdict.sentence == "Not quorate. Second Force is not represented."
    assert quoracy(group(PARTNERS, bodies), (*THREE, seat("police-2")), at(10))


def test_no_partner_named_is_never_quorate() -> None:
    verdict = quoracy(group(PARTNERS, ()), THREE, at(10))
    assert verdict.sentence == "Not quorate. No statutory partner is named for this group on that day."


def test_the_order_of_presences_does_not_matter() -> None:
    room = (*LEAVES, seat("icb", person="holder-police"), deputy("council"))
    forward = quoracy_timeline(HEREFORDSHIRE, room, at(10), at(12))
    assert quoracy_timeline(HEREFORDSHIRE, tuple(reversed(room)), at(10), at(12)) == forward


# Recusals


def test_somebody_recused_does_not_count_for_that_item() -> None:
    item = Item(frozenset({"holder-police"}))
    verdict = quoracy(HEREFORDSHIRE, THREE, at(10), item)
    assert verdict.sentence == (
        "Not quorate. West Mercia Police is not represented: its representative is recused from this item."
    )
    assert quoracy(HEREFORDSHIRE, THREE, at(10))


def test_a_second_seat_of_the_body_counts_when_the_first_is_recused() -> None:
    item = Item(frozenset({"holder-police"}))
    assert quoracy(HEREFORDSHIRE, (*THREE, seat("police", person="second")), at(10), item)


def test_a_timeline_follows_the_items() -> None:
    items = (
        Item(held=times((at(10), at(10, 15)))),
        Item(frozenset({"holder-icb"}), times((at(10, 15), at(10, 30)), (at(11), at(11, 10)))),
    )
    found = quoracy_timeline(HEREFORDSHIRE, THREE, at(10), at(12), items)
    assert shown(found) == [
        ("10:00", "10:15", True), ("10:15", "10:30", False), ("10:30", "11:00", True), ("11:00", "11:10", False),
        ("11:10", "12:00", True),
    ]  # fmt: skip


def test_a_recused_chair_does_not_chair() -> None:
    terms = group({"present": "chair"})
    chair = seat("council", person="chair", is_chair=True)
    assert quoracy(terms, [chair], at(10))
    assert quoracy(terms, [chair], at(10), Item(frozenset({"chair"}))).sentence == (
        "Not quorate. The chair is recused from this item."
    )


# Tolerance


def dropped(seconds: int, *, tolerance: int) -> list[tuple[str, str, bool]]:
    gone = at(10, 30)
    police = seat("police", times((at(10), gone), (gone + timedelta(seconds=seconds), None)))
    terms = group(PARTNERS, tolerance_seconds=tolerance)
    return shown(quoracy_timeline(terms, (seat("council"), seat("icb"), police), at(10), at(11)))


@pytest.mark.parametrize(
    ("seconds", "tolerance", "holds"), [(60, 0, False), (59, 60, True), (60, 60, True), (61, 60, False)]
)
def test_an_absence_of_at_most_the_tolerance_does_not_break_quoracy(seconds: int, tolerance: int, holds: bool) -> None:
    assert (dropped(seconds, tolerance=tolerance) == [("10:00", "11:00", True)]) is holds


def test_leaving_for_good_is_no_dropped_call() -> None:
    terms = group(PARTNERS, tolerance_seconds=3600)
    room = (seat("council"), seat("icb"), seat("police", times((at(10), at(10, 59)))))
    assert shown(quoracy_timeline(terms, room, at(10), at(11))) == [("10:00", "10:59", True), ("10:59", "11:00", False)]


def test_arriving_late_is_no_dropped_call() -> None:
    terms = group(PARTNERS, tolerance_seconds=3600)
    room = (seat("council"), seat("icb"), seat("police", times((at(10, 1), None))))
    assert not quoracy(terms, room, at(10))


def test_somebody_else_on_the_other_side_of_the_gap_does_not_close_it() -> None:
    terms = group(PARTNERS, tolerance_seconds=60, deputies="allowed")
    second = replace(deputy("police"), intervals=times((at(10, 30, 30), None)))
    room = (seat("council"), seat("icb"), seat("police", times((at(10), at(10, 30)))), second)
    assert not quoracy(terms, room, at(10, 30, 10))


def test_dropping_off_the_call_and_walking_in_is_one_presence() -> None:
    terms = group(PARTNERS, tolerance_seconds=60)
    remote = seat("police", times((at(10), at(10, 30))), mode=Mode.REMOTE)
    walks_in = seat("police", times((at(10, 30, 45), None)))
    assert shown(quoracy_timeline(terms, (seat("council"), seat("icb"), remote, walks_in), at(10), at(11))) == [
        ("10:00", "11:00", True)
    ]


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
