"""A decision by circulation: who may ask, and how the answers settle it under each of the terms."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.rules import quoracy
from meetings.rules.circulation import Answers, CirculationState, circulated_outcome, may_circulate, settle
from partnership.rules.terms import Level, ReservedMatter
from tests.rules.rooms import BOARD, PARTNERS, at, group, seat

TODAY = date(2026, 6, 15)
THREE = (seat("council", ()), seat("icb", ()), seat("police", ()))
MEMBERS = tuple(seat(body.key, ()) for body in BOARD)
HALF = {"fraction": "1/2", "of": "members"}


def stands(needs: str, yes, no=(), *, asked: int, over: bool = False, rule: dict = PARTNERS) -> str:
    terms = group(rule, seats_held=len(MEMBERS), by_circulation=True, circulation_needs=needs)
    return settle(terms, Answers(yes, no, asked, over), at(10)).state.value


@pytest.mark.parametrize(
    ("needs", "yes", "no", "asked", "over", "rule", "expected"),
    [
        ("everybody", THREE, (), 3, False, PARTNERS, "agreed"),
        ("everybody", THREE[:2], (), 3, False, PARTNERS, "open"),
        ("everybody", THREE[:2], (), 3, True, PARTNERS, "not_agreed"),
        ("everybody", THREE[:1], THREE[1:2], 3, False, PARTNERS, "not_agreed"),
        ("everybody", (), (), 3, True, PARTNERS, "not_agreed"),
        ("everybody", MEMBERS[:5], (), 6, True, HALF, "not_agreed"),
        ("everybody", MEMBERS[3:], (), 3, False, PARTNERS, "not_agreed"),
        ("quorum", THREE, (), 3, False, PARTNERS, "agreed"),
        ("quorum", MEMBERS[:3], (), 6, False, HALF, "open"),
        ("quorum", MEMBERS[:3], (), 6, True, HALF, "agreed"),
        ("quorum", MEMBERS[:3], MEMBERS[3:], 6, False, HALF, "agreed"),
        ("quorum", MEMBERS[:2], (), 6, True, HALF, "not_agreed"),
        ("majority", MEMBERS[:4], (), 6, False, HALF, "open"),
        ("majority", MEMBERS[:4], MEMBERS[4:], 6, False, HALF, "agreed"),
        ("majority", MEMBERS[:3], MEMBERS[3:], 6, False, HALF, "not_agreed"),
        ("majority", MEMBERS[:4], (), 6, True, HALF, "agreed"),
        ("majority", THREE[:2], THREE[2:], 3, False, PARTNERS, "agreed"),
        ("majority", THREE[:2], (), 3, True, PARTNERS, "not_agreed"),
    ],
)
def test_how_answers_settle_it(needs, yes, no, asked, over, rule, expected: str) -> None:
    assert stands(needs, yes, no, asked=asked, over=over, rule=rule) == expected


@given(
    st.sampled_from(["everybody", "majority", "quorum"]),
    st.lists(st.sampled_from(["yes", "no", "silent"]), min_size=6, max_size=6),
    st.booleans(),
    st.sampled_from([PARTNERS, HALF, {"at_least": 2, "of": "bodies", "other_than": "statutory_partner"}]),
)
def test_never_agreed_unless_those_who_stand_for_it_are_quorate(needs, answers, over: bool, rule: dict) -> None:
    yes = [one for one, answer in zip(MEMBERS, answers, strict=True) if answer == "yes"]
    no = [one for one, answer in zip(MEMBERS, answers, strict=True) if answer == "no"]
    found = stands(needs, yes, no, asked=6, over=over, rule=rule)
    if found == "agreed":
        there = [seat(one.body) for one in (yes if needs != "majority" else [*yes, *no])]
        assert quoracy(group(rule, seats_held=6), there, at(10))
        assert needs != "everybody" or len(yes) == 6
        assert needs != "majority" or len(yes) > 3
    if over or len(yes) + len(no) == 6:
        assert found != "open", "what all have answered, or nobody can any more, is settled"


def test_a_reserved_matter_is_endorsed_and_names_its_paragraph() -> None:
    terms = group(PARTNERS, by_circulation=True)
    settled = settle(terms, Answers(THREE, (), 3), at(10))
    assert settled.state is CirculationState.AGREED
    plain = circulated_outcome(settled, None, Level.DELEGATED)
    assert (plain.outcome.value, plain.sentence) == (
        "agreed",
        "Agreed by circulation: everybody who was asked agrees.",
    )
    matter = ReservedMatter("masa", "Ratify the arrangements", "§26")
    reserved = circulated_outcome(settled, matter, Level.DELEGATED)
    assert reserved.outcome.value == "endorsed" and "(§26)" in reserved.sentence
    assert circulated_outcome(settled, matter, Level.LEAD).outcome.value == "agreed"


@pytest.mark.parametrize(
    ("allowed", "more", "codes"),
    [
        (True, {}, ()),
        (False, {}, ("terms_do_not_allow",)),
        (True, {"asked": 0}, ("nobody",)),
        (True, {"enough": False}, ("nobody",)),
        (True, {"closes_on": TODAY}, ("closes_on",)),
        (True, {"closes_on": TODAY + timedelta(days=61)}, ("closes_on",)),
        (True, {"reports": False}, ("reports",)),
        (False, {"closes_on": TODAY, "reports": False}, ("terms_do_not_allow", "closes_on")),
    ],
)
def test_when_a_proposal_may_be_sent_round(allowed: bool, more: dict, codes: tuple[str, ...]) -> None:
    given_ = {
        "asked": 3,
        "enough": True,
        "closes_on": TODAY + timedelta(days=7),
        "today": TODAY,
        "reports": True,
    } | more
    assert may_circulate(group(PARTNERS, by_circulation=allowed).terms, **given_).codes == codes
