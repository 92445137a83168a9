"""Quoracy at a moment and along a meeting: what a domain expert would try (domain §9, 1–4 and 6), and the edges."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from meetings.rules import (
    Item,
    Mode,
    Period,
    quoracy,
    quoracy_timeline,
)
from tests.rules.rooms import (
    COUNCIL,
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
