"""When a practice review may begin and be worked on; its table of states is complete."""

import pytest

from hscp.lib.moves import problems
from reviews.enums import PracticeState as Shown
from reviews.rules.practice import may_begin, may_commission, may_work, still_decided
from reviews.rules.states import PRACTICE, PRACTICE_BY_ACT, PracticeState


def test_the_table_is_complete_and_each_state_has_words() -> None:
    assert problems(PRACTICE) == ()
    assert {each.name for each in PRACTICE.states} == set(Shown.values)
    assert {each.name for each in PRACTICE.moves} >= PRACTICE_BY_ACT


@pytest.mark.parametrize(
    ("decided", "begun", "code"),
    [
        ((), False, "undecided"),
        (("no_review",), False, "other"),
        (("other",), False, "other"),
        (("review", "no_review"), False, "other"),
        (("no_review", "review"), False, ""),
        (("review",), False, ""),
        (("review",), True, "begun"),
    ],
)
def test_what_the_partners_decided_last_counts(decided: tuple[str, ...], begun: bool, code: str) -> None:
    assert "".join(may_begin(decided, begun=begun).codes) == code
    assert still_decided(decided) is (code in ("", "begun"))


def test_it_is_worked_on_until_it_is_before_the_partners() -> None:
    assert {state: bool(may_work(state)) for state in PracticeState} == {
        "commissioning": True,
        "under_way": True,
        "before_partners": False,
        "signed": False,
        "stopped": False,
    }


def test_it_is_under_way_with_a_lead_reviewer_and_agreed_terms() -> None:
    assert may_commission(reviewers=1, agreed=True)
    assert may_commission(reviewers=0, agreed=False).codes == ("reviewers", "scope")
    assert may_commission(reviewers=0, agreed=True).codes == ("reviewers",)
    assert may_commission(reviewers=2, agreed=False).codes == ("scope",)
