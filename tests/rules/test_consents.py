"""Who is asked when somebody was missing, and when: by table, and against the rule itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.rules import DecisionKind, Outcome, quoracy, with_consents
from meetings.rules.consents import may_ask_to_ratify, who_counts, who_was_missing
from tests.rules.rooms import BOARD, CHAIRED_HALF, DISTRICTS, PARTNERS, at, group, seat
from tests.rules.test_quoracy_model import RULES

MEMBERS = tuple(seat(body.key, ()) for body in BOARD)
CHAIR = seat(None, (), person="chair", is_chair=True)
LAY = seat(None, (), person="lay", post="lay-member")
OTHERS = {"at_least": 2, "of": "bodies", "other_than": "statutory_partner"}


def names(found) -> list[str]:
    return [one.person.removeprefix("holder-") for one in found]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (PARTNERS, ["council", "icb", "police"]),
        ({"all_of": ["council", "education"]}, ["council", "education"]),
        (OTHERS, ["education", "public-health", "wye-valley"]),
        ({"at_least": 1, "of_category": "education"}, ["education"]),
        ({"at_least": 4, "of": "members"}, [*(body.key for body in BOARD), "chair", "lay"]),
        ({"at_least": 1, "of": {"members_of": ["icb"]}}, ["icb"]),
        ({"present": "chair"}, ["chair"]),
        ({"present": {"post": "lay-member"}}, ["lay"]),
        ({"at_least": 1, "of": {"posts": ["lay-member"]}}, ["lay"]),
        ({"all": [PARTNERS, {"present": "chair_or_vice_chair"}]}, ["council", "icb", "police", "chair"]),
        ({"any": [{"all_of": ["icb"]}, {"present": "vice_chair"}]}, ["icb"]),
    ],
)
def test_who_counts_is_read_from_the_rule(rule: dict, expected: list[str]) -> None:
    assert names(who_counts(group(rule), (*MEMBERS, CHAIR, LAY))) == expected


def test_only_those_are_asked_whose_being_there_would_have_helped() -> None:
    there = (seat("council"), seat("icb"), seat("education"))
    absent = (seat("police", ()), seat("council", (), person="second of the council"), seat("wye-valley", ()))
    assert names(who_was_missing(group(PARTNERS), there, at(10), absent)) == ["police"]
    half = group(CHAIRED_HALF, seats_held=6)
    assert names(who_was_missing(half, there, at(10), (*absent, CHAIR))) == ["chair"], "three of six are half"
    assert len(who_was_missing(half, there[:2], at(10), (*absent, CHAIR))) == 4
    four = group({"at_least": 4, "of_category": "district"}, DISTRICTS)
    room, out = [seat(each.key) for each in DISTRICTS[:3]], [seat(each.key, ()) for each in DISTRICTS[3:]]
    assert len(who_was_missing(four, room, at(10), out)) == 3, "any of the three would be enough"


@given(RULES, st.sets(st.sampled_from(range(6))))
def test_where_everybody_absent_would_make_it_quorate_those_asked_do(rule: dict, there: set[int]) -> None:
    terms = group(rule, seats_held=6)
    people = [seat(body.key, person=body.key, is_chair=index == 0) for index, body in enumerate(BOARD)]
    room = [one for index, one in enumerate(people) if index in there]
    absent = [one for index, one in enumerate(people) if index not in there]
    asked = who_was_missing(terms, room, at(10), absent)
    assert bool(with_consents(terms, room, at(10), asked)) == bool(quoracy(terms, people, at(10)))


ALLOWING = group(PARTNERS, ratify_afterwards=True).terms
NOW = {"taken_again": False, "meeting_state": "closed", "asked": False}


@pytest.mark.parametrize(
    ("terms", "kind", "outcome", "more", "code"),
    [
        (ALLOWING, "agree", "provisional", {}, ""),
        (ALLOWING, "refuse", "provisional", {}, ""),
        (group(PARTNERS).terms, "agree", "provisional", {}, "terms_do_not_allow"),
        (ALLOWING, "agree", "agreed", {}, "not_provisional"),
        (ALLOWING, "agree", "provisional", {"taken_again": True}, "taken_again"),
        (ALLOWING, "agree", "provisional", {"meeting_state": "open"}, "not_closed"),
        (ALLOWING, "agree", "provisional", {"asked": True}, "asked"),
        (ALLOWING, "note", "provisional", {}, "settles_nothing"),
    ],
)
def test_when_they_may_be_asked(terms, kind: str, outcome: str, more: dict, code: str) -> None:
    verdict = may_ask_to_ratify(terms, DecisionKind(kind), Outcome(outcome), **NOW | more)
    assert verdict.codes == ((code,) if code else ())
