"""Whoever confirms is a second person: there before it was asked for, and not brought in by the first."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from partnership.rules.two_people import APART, Admission, Asking, Hand, may_be_second, who_could_be_second

ASKED_AT = datetime(2026, 6, 15, 9, tzinfo=UTC)
OLD = ASKED_AT - timedelta(days=400)
LATELY = ASKED_AT - timedelta(days=5)
ASKER, SECOND, THIRD, FOURTH = 1, 2, 3, 4
ASKED = Asking(by=ASKER, at=ASKED_AT, roles=("team",), seat=10)


def seat(user: int, *by: int, at: datetime = LATELY, role: str = "team", number: int = 0) -> Admission:
    """A seat that these accounts gave at a moment; without any, one that is there from of old."""
    hands = frozenset(Hand(each, at) for each in by)
    return Admission(number or 10 * user, user, role, at if by else OLD, hands=hands)


@pytest.mark.parametrize(
    ("seats", "code"),
    [
        ([seat(SECOND)], None),
        ([], "no-right"),
        ([seat(SECOND, role="member")], "no-right"),
        ([replace(seat(SECOND), live=False)], "no-right"),
        ([replace(seat(SECOND), since=ASKED_AT)], None),
        ([replace(seat(SECOND), since=ASKED_AT + timedelta(seconds=1))], "late"),
        ([seat(SECOND, ASKER)], "brought-in"),
        ([seat(SECOND, ASKER, at=ASKED_AT - APART + timedelta(seconds=1))], "brought-in"),
        ([seat(SECOND, ASKER, at=ASKED_AT - APART)], None),
        ([seat(SECOND, THIRD)], None),
        ([seat(SECOND, THIRD), seat(THIRD)], None),
        ([seat(SECOND, THIRD), seat(THIRD, ASKER)], "brought-in"),  # through somebody between
        ([seat(SECOND, THIRD), seat(THIRD, FOURTH, ASKER)], "brought-in"),  # whoever invited, whoever appointed
        ([seat(SECOND, THIRD), replace(seat(THIRD, ASKER), live=False, role="member")], "brought-in"),
        ([seat(SECOND), seat(SECOND, ASKER, number=29)], None),  # another seat that is their own
        ([replace(seat(SECOND), role="member"), seat(SECOND, ASKER, number=29)], "brought-in"),
    ],
)
def test_whoever_confirms_is_not_brought_in_by_whoever_asked(seats: list[Admission], code: str | None) -> None:
    verdict = may_be_second(SECOND, ASKED, [seat(ASKER), *seats])
    assert verdict.codes == ((code,) if code else ())
    assert (SECOND in who_could_be_second(ASKED, [seat(ASKER), *seats])) is (code is None)


@pytest.mark.parametrize(
    ("others", "code"),
    [
        ([seat(ASKER, SECOND), seat(SECOND)], "brought-in"),  # the one who asks is the puppet
        ([seat(ASKER, THIRD), seat(THIRD, SECOND), seat(SECOND)], "brought-in"),
        ([seat(ASKER, THIRD), seat(SECOND, THIRD), seat(THIRD)], "brought-in"),  # both are
        ([seat(ASKER, THIRD), seat(SECOND), seat(THIRD)], None),
        ([seat(ASKER), seat(ASKER, SECOND, number=19), seat(SECOND)], None),  # it was asked from the older seat
    ],
)
def test_nor_the_other_way_round_nor_both_by_one(others: list[Admission], code: str | None) -> None:
    assert may_be_second(SECOND, ASKED, others).codes == ((code,) if code else ())


def test_before_it_is_asked_for_the_oldest_seat_that_may_is_taken_else_any() -> None:
    asked = replace(ASKED, seat=None)
    puppet = seat(ASKER, SECOND, number=19)
    assert may_be_second(SECOND, asked, [seat(ASKER), puppet, seat(SECOND)])
    assert may_be_second(SECOND, asked, [replace(seat(ASKER), live=False), puppet, seat(SECOND)]).codes
    assert may_be_second(SECOND, asked, [replace(puppet, role="dsp"), seat(SECOND)]).codes


def test_the_refusal_says_what_to_do_and_by_when() -> None:
    said = may_be_second(SECOND, ASKED, [seat(ASKER), seat(SECOND, ASKER)]).sentence
    assert said.startswith("Whoever asked for this brought you in") and "asked for again after 10 July 2026" in said
    said = may_be_second(SECOND, ASKED, [seat(ASKER, SECOND), seat(SECOND)]).sentence
    assert said.startswith("You brought in whoever asked for this") and "Somebody else has to confirm it" in said
    late = replace(seat(SECOND), since=ASKED_AT + timedelta(days=1))
    said = may_be_second(SECOND, ASKED, [seat(ASKER), late]).sentence
    assert "since 16 June 2026 only" in said and "decline it, and let it be asked for again" in said
