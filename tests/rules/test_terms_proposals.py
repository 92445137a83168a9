"""Terms proposed on a page: what a form can show of a rule, what changes, what may be proposed, and examples."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.rules.examples import Sitting, judged, usual_examples
from partnership.forms.terms_rule import fraction_of
from partnership.rules.terms import (
    STATUTORY_PARTNER,
    AllOf,
    AtLeast,
    Bodies,
    Body,
    Deputies,
    Either,
    Every,
    Joined,
    Members,
    Office,
    Present,
    Rule,
    Terms,
    as_sets,
    differences,
    joined_data,
    parse_terms,
    to_data,
)
from partnership.rules.terms.sets import MOST
from partnership.rules.terms_proposals import GroupFacts, may_change_terms, may_propose_terms, may_still_be_agreed

TODAY = date(2026, 6, 15)
ALL = AllOf(Bodies(category=STATUTORY_PARTNER))
CHAIR = Present(Office.CHAIR)
ONE, TWO, THREE = (AtLeast(n, Members()) for n in (1, 2, 3))
BOARD = GroupFacts("SPB")


def holds(rule: Rule, true: frozenset[Rule]) -> bool:
    """Whether a rule holds where just these conditions do: the slow, obvious reading."""
    if isinstance(rule, Every):
        return all(holds(each, true) for each in rule.rules)
    if isinstance(rule, Either):
        return any(holds(each, true) for each in rule.rules)
    return rule in true


LEAVES = (ALL, CHAIR, ONE, TWO, THREE)
RULES: st.SearchStrategy[Rule] = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.builds(
        lambda kind, rules: kind(tuple(rules)),
        st.sampled_from((Every, Either)),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=6,
)


@given(RULES, st.frozensets(st.sampled_from(LEAVES)))
def test_a_rule_shown_in_sets_says_the_same(rule: Rule, true: frozenset[Rule]) -> None:
    found = as_sets(rule)
    if found is None:
        return
    joined, sets = found
    assert sum(map(len, sets)) <= MOST
    data = [[to_data(Terms(leaf))["quoracy"] for leaf in one] for one in sets]
    again = parse_terms({"quoracy": joined_data(joined, data)}).quoracy
    assert holds(again, true) == holds(rule, true)


@pytest.mark.parametrize(
    ("rule", "joined", "sets"),
    [
        (ALL, Joined.ALL, ((ALL,),)),
        (Every((ALL, CHAIR)), Joined.ALL, ((ALL, CHAIR),)),
        (Either((ALL, CHAIR)), Joined.ANY, ((ALL, CHAIR),)),
        (Every((Either((ONE, CHAIR)), ALL)), Joined.EACH_SET, ((ONE, CHAIR), (ALL,))),
        (Either((Every((ONE, CHAIR)), ALL)), Joined.ONE_SET, ((ONE, CHAIR), (ALL,))),
        (Every((Every((ONE,)), Every((CHAIR, ALL)))), Joined.ALL, ((ONE, CHAIR, ALL),)),
        (Every((ALL, Either((ONE, Every((TWO, CHAIR)))))), Joined.ONE_SET, ((ALL, ONE), (ALL, TWO, CHAIR))),
    ],
)
def test_how_conditions_are_joined(rule: Rule, joined: Joined, sets: tuple[tuple[Rule, ...], ...]) -> None:
    assert as_sets(rule) == (joined, sets)


def test_what_is_nested_too_deeply_is_not_shown_in_part() -> None:
    deep = Every(tuple(Either((Every((AtLeast(n, Members()), CHAIR)), AtLeast(n + 9, Members()))) for n in range(1, 5)))
    assert as_sets(deep) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [("1/2", "1/2"), ("50%", "1/2"), (" 0.5 ", "1/2"), ("0,5", "1/2"), ("1", "1"), ("100 %", "1"),
     ("0", None), ("101%", None), ("1/0", None), ("half", None), ("", None), ("-1/2", None)],
)  # fmt: skip
def test_a_share_as_people_write_it(text: str, found: str | None) -> None:
    share = fraction_of(text)
    assert (str(share) if share is not None else None) == found


def test_what_changes_is_said_line_by_line() -> None:
    old = Terms(ALL, citation="§8")
    assert differences(old, old) == ()
    new = replace(old, otherwise_chair_decides=True, deputies=Deputies.ALLOWED, papers_days=5)
    assert [each.about for each in differences(old, new)] == [
        "Which items proceed when inquorate",
        "Deputies",
        "Papers",
    ]
    assert differences(old, new)[0].after == "The chair decides which items proceed."
    first = differences(None, Terms(ALL))
    assert {each.before for each in first} == {"There were no terms."}
    assert "Notice" not in {each.about for each in first}, "what neither says is no change"


@pytest.mark.parametrize("field", [
    {"otherwise_chair_decides": True}, {"deputies": Deputies.ALLOWED}, {"tolerance_seconds": 60}, {"quoracy": ONE},
    {"ratify_afterwards": True}, {"by_circulation": True}, {"papers_days": 5}, {"citation": "§9"}, {"note": "Open"},
])  # fmt: skip
def test_no_change_is_left_out(field: dict[str, object]) -> None:
    assert len(differences(Terms(ALL), replace(Terms(ALL), **field))) == 1  # type: ignore[arg-type]


def propose(group: GroupFacts = BOARD, **over: object) -> tuple[str, ...]:
    facts: dict[str, object] = {
        "before": Terms(ALL),
        "starts_on": date(2026, 6, 16),
        "today": TODAY,
        "taken": [date(2024, 9, 1)],
        "reason": "They deputise",
        "asked": 3,
    }
    terms = over.pop("terms", Terms(ALL, deputies=Deputies.ALLOWED))
    return may_propose_terms(group, terms, **{**facts, **over}).codes  # type: ignore[arg-type]


def test_what_may_be_proposed() -> None:
    assert propose() == ()
    assert propose(starts_on=TODAY) == ("starts_on",)
    assert propose(taken=[date(2026, 6, 16)]) == ("starts_on",)
    assert propose(terms=Terms(ALL)) == ("same",)
    assert propose(before=None, terms=Terms(ALL)) == ()
    assert propose(reason=" ") == ("reason",)
    assert propose(asked=0) == ("nobody",)
    assert propose(replace(BOARD, ends_on=date(2026, 6, 16))) == ("starts_on",)
    assert propose(replace(BOARD, ends_on=date(2026, 6, 17))) == ()


def test_lead_partners_decide_only_all_together() -> None:
    leads = replace(BOARD, decides_as_lead=True)
    assert propose(leads) == ()
    assert propose(leads, terms=Terms(Every((CHAIR, ALL)))) == ()
    assert propose(leads, terms=Terms(Either((CHAIR, ALL)))) == ("quoracy",)
    assert propose(leads, terms=Terms(ONE)) == ("quoracy",)


def test_which_groups_terms_can_be_changed_here() -> None:
    assert may_change_terms(BOARD, today=TODAY, waits=False)
    assert may_change_terms(BOARD, today=TODAY, waits=True).codes == ("waits",)
    assert may_change_terms(replace(BOARD, elsewhere=True), today=TODAY, waits=False).codes == ("elsewhere",)
    assert may_change_terms(replace(BOARD, ends_on=TODAY), today=TODAY, waits=False).codes == ("ended",)
    assert may_change_terms(replace(BOARD, ends_on=date(2026, 6, 16)), today=TODAY, waits=False)


def test_terms_never_hold_for_a_day_that_has_begun() -> None:
    assert may_still_be_agreed(starts_on=date(2026, 6, 16), today=TODAY)
    assert may_still_be_agreed(starts_on=TODAY, today=TODAY).codes == ("late",)


SITTING = (
    Sitting("dsp-council", "DSP for the council", "council", "The council", is_chair=True),
    Sitting("dsp-icb", "DSP for the ICB", "icb", "The ICB"),
    Sitting("lead-education", "Lead for education", "education", "Education"),
)
BODIES = (
    Body("council", "The council", STATUTORY_PARTNER),
    Body("icb", "The ICB", STATUTORY_PARTNER),
    Body("education", "Education", "education"),
)


def test_examples_by_both_editions() -> None:
    old = Terms(ALL).with_bodies(BODIES, seats_held=3)
    new = Terms(AtLeast(2, Members()), deputies=Deputies.WITH_DELEGATION, otherwise_chair_decides=True).with_bodies(
        BODIES, seats_held=3
    )
    found = {each.words: each for each in usual_examples(old, new, SITTING, TODAY)}
    assert found["Everybody is there"].before and found["Everybody is there"].after
    gone = found["Nobody comes for The council"]
    assert not gone.before and gone.after and gone.changes
    assert not found["Nobody comes for Education"].changes
    assert not found["A deputy comes for The council"].before and found["A deputy comes for The council"].after
    assert not found["Only deputies come"].before and found["Only deputies come"].after.quorate
    alone = judged(new, SITTING, there={"dsp-council"}, deputised=(), day=TODAY)
    assert not alone and alone.chair_decides


def test_a_vacant_post_is_empty_in_every_example() -> None:
    sitting = (*SITTING[:2], replace(SITTING[2], vacant=True))
    terms = Terms(AtLeast(3, Members())).with_bodies(BODIES, seats_held=2, seats_vacant=1)
    found = usual_examples(None, terms, sitting, TODAY)
    assert not any(each.after for each in found) and {each.before for each in found} == {None}
    assert usual_examples(None, terms, (), TODAY) == ()
