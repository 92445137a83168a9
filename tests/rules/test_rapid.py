"""What a rapid review must say, and when the group's recommendation may be recorded."""

from dataclasses import replace
from datetime import date

import pytest

from hscp.lib.moves import may_move, problems
from reviews.rules.criteria import BY_KEY, CRITERIA
from reviews.rules.rapid import Judgement, gaps, may_begin, may_draft, may_recommend, may_word
from reviews.rules.states import RAPID, RAPID_BY_ACT

DAY = date(2026, 6, 15)
WHOLE = Judgement(
    family="A family",
    racism="Considered",
    disability="Considered",
    inequalities="Considered",
    at_once=1,
    criteria={each.key: "Looked at" for each in CRITERIA},
    recommendation="no_review",
    recommendation_because="Known",
)


def test_the_table_of_states_is_whole() -> None:
    assert problems(RAPID) == ()
    assert {each.name for each in RAPID.moves} >= RAPID_BY_ACT
    assert not may_move(RAPID, "gathering", "decide"), "nothing is decided that nobody recommended"
    assert not may_move(RAPID, "drafted", "decide")
    assert not may_move(RAPID, "recommended", "send"), "nothing is sent that the partners have not decided"


def test_each_criterion_says_its_source_and_how_far_it_is_trusted() -> None:
    assert len(BY_KEY) == len(CRITERIA) == 4
    assert {(each.citation, each.trust) for each in CRITERIA} == {("SI 2018/789 reg 11", "law")}


@pytest.mark.parametrize("name", ["family", "racism", "disability", "inequalities", "recommendation_because"])
def test_a_draft_says_all_that_is_asked(name: str) -> None:
    assert may_draft(WHOLE)
    assert may_draft(replace(WHOLE, **{name: "  "})).codes == (name,)  # type: ignore[arg-type]


def test_a_draft_gives_a_rationale_for_each_criterion_met_or_not() -> None:
    without = {each.key: "Looked at" for each in CRITERIA[1:]}
    assert [each.sentence for each in gaps(replace(WHOLE, criteria=without))] == [
        f"No rationale yet for: {CRITERIA[0].words}"
    ]
    assert may_draft(replace(WHOLE, criteria={**without, CRITERIA[0].key: " "})).codes == ("criteria",)


def test_a_draft_says_what_was_done_at_once_or_why_nothing() -> None:
    nothing = replace(WHOLE, at_once=0)
    assert may_draft(nothing).codes == ("at_once",)
    assert may_draft(replace(nothing, nothing_at_once="No child was left there"))


@pytest.mark.parametrize(
    ("incident", "code"),
    [("considering", "not_notified"), ("not_required", "not_required"), ("merged", "not_notified")],
)
def test_it_begins_with_the_notification(incident: str, code: str) -> None:
    assert may_begin("notified")
    assert may_begin(incident).codes == (code,)


def test_what_the_group_finalised_is_not_reworded() -> None:
    assert may_word("gathering") and may_word("drafted")
    assert may_word("recommended").codes == ("finalised",)


@pytest.mark.parametrize(
    ("outcome", "words", "quorate", "on", "codes"),
    [
        ("agreed", "", False, DAY, ()),
        ("ratified", "", False, DAY, ()),
        ("provisional", "", False, DAY, ("decision",)),
        ("deferred", "", True, DAY, ("decision",)),
        ("", "The group, all three there", True, DAY, ()),
        ("", " ", True, DAY, ("words",)),
        ("", "The group", False, DAY, ("quorate",)),
        ("", "The group", True, None, ("on",)),
        ("", "The group", True, date(2026, 6, 16), ("on",)),
    ],
)
def test_it_is_finalised_at_a_quorate_meeting(
    outcome: str, words: str, quorate: bool, on: date | None, codes: tuple[str, ...]
) -> None:
    assert may_recommend(WHOLE, outcome=outcome, on=on, words=words, quorate=quorate, today=DAY).codes == codes
