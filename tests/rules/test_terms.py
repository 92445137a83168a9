"""Terms from plain data and back, all problems at once, and in plain words."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnership.rules.terms import (
    AllOf,
    AtLeast,
    Bodies,
    Chairing,
    CirculationNeeds,
    Deputies,
    Either,
    Every,
    Frequency,
    Holder,
    Members,
    Notice,
    Office,
    Period,
    PostPresent,
    Posts,
    Present,
    Rounding,
    Share,
    Terms,
    TermsInvalid,
    in_words,
    parse_terms,
    to_data,
)

HEREFORDSHIRE = {
    "quoracy": {"all_of_category": "statutory_partner"},
    "frequency": {"every": 6, "unit": "weeks"},
    "chair": {"one_of": ["dsp-council", "dsp-icb", "dsp-police"], "term_months": 12},
    "citation": "§8",
}


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        ({"all_of_category": "statutory_partner"}, AllOf(Bodies(category="statutory_partner"))),
        ({"all_of": ["a", "b"]}, AllOf(Bodies(("a", "b")))),
        ({"at_least": 4, "of": ["a", "b", "c", "d", "e", "f"]}, AtLeast(4, Bodies(tuple("abcdef")))),
        ({"at_least": 4, "of_category": "district"}, AtLeast(4, Bodies(category="district"))),
        ({"at_least": 5, "of": "members"}, AtLeast(5, Members())),
        ({"at_least": 3, "of": "bodies"}, AtLeast(3, Bodies())),
        (
            {"at_least": 2, "of": "bodies", "other_than": "statutory_partner"},
            AtLeast(2, Bodies(other_than="statutory_partner")),
        ),
        ({"at_least": 2, "of": {"posts": ["carer", "lay"]}}, AtLeast(2, Posts(("carer", "lay")))),
        ({"at_least": 3, "of": {"members_of": ["council"]}}, AtLeast(3, Members(of_bodies=Bodies(("council",))))),
        (
            {"at_least": 1, "of": {"members_of_category": "health"}},
            AtLeast(1, Members(of_bodies=Bodies(category="health"))),
        ),
        ({"fraction": "40%", "of": "members"}, Share(Fraction(2, 5), Members())),
        ({"fraction": "66.5 %", "of": "members"}, Share(Fraction(133, 200), Members())),
        ({"fraction": "1/2", "of": "members"}, Share(Fraction(1, 2), Members())),
        ({"fraction": 0.5, "of": "members"}, Share(Fraction(1, 2), Members())),
        ({"fraction": 1, "of_category": "district"}, Share(Fraction(1), Bodies(category="district"))),
        (
            {"fraction": "2/3", "of": "members", "counting_vacancies": True, "more_than": True},
            Share(Fraction(2, 3), Members(True), more_than=True),
        ),
        (
            {"fraction": "1/2", "of": "members", "rounding": "down", "plus": 1},
            Share(Fraction(1, 2), Members(), rounding=Rounding.DOWN, plus=1),
        ),
        ({"present": "chair"}, Present(Office.CHAIR)),
        ({"present": {"post": "lead"}}, PostPresent("lead")),
        (
            {"all": [{"present": "vice_chair"}, {"any": [{"all_of": ["a"]}, {"at_least": 1, "of": ["b"]}]}]},
            Every((Present(Office.VICE_CHAIR), Either((AllOf(Bodies(("a",))), AtLeast(1, Bodies(("b",))))))),
        ),
    ],
)
def test_rules(data: dict, rule) -> None:
    terms = parse_terms({"quoracy": data})
    assert terms == Terms(rule)
    assert parse_terms(to_data(terms)) == terms


def test_what_is_left_out_has_the_careful_default() -> None:
    terms = parse_terms({"quoracy": {"present": "chair"}})
    assert terms.deputies is Deputies.NOT_ALLOWED
    assert terms.tolerance_seconds == 0
    assert not (terms.ratify_afterwards or terms.by_circulation or terms.otherwise_chair_decides)
    assert (terms.frequency, terms.chairing) == (None, Chairing())


def test_everything_that_terms_can_say() -> None:
    terms = parse_terms(
        {
            "quoracy": {"all_of_category": "statutory_partner", "otherwise_chair_decides": True},
            "deputies": "with_delegation",
            "tolerance_seconds": 120,
            "ratify_afterwards": True,
            "by_circulation": True,
            "frequency": {"times": 2, "per": "year"},
            "chair": {"category": "statutory_partner", "term_months": 18},
            "vice_chair": {"post": "officer"},
            "citation": "§7.16",
            "note": "Who chairs is ambiguous.",
        }
    )
    assert terms == Terms(
        quoracy=AllOf(Bodies(category="statutory_partner")),
        otherwise_chair_decides=True,
        deputies=Deputies.WITH_DELEGATION,
        tolerance_seconds=120,
        ratify_afterwards=True,
        by_circulation=True,
        frequency=Frequency(2, 1, Period.YEAR),
        chairing=Chairing(Holder(category="statutory_partner"), Holder(("officer",)), 18),
        citation="§7.16",
        note="Who chairs is ambiguous.",
    )
    assert parse_terms(to_data(terms)) == terms


KEYS = st.sampled_from(["council", "police", "icb", "a-b", "c_d"])
MANY_KEYS = st.lists(KEYS, min_size=1, max_size=4, unique=True).map(tuple)
NAMED = st.one_of(st.builds(Bodies, MANY_KEYS), st.builds(Bodies, category=KEYS))
BODIES = st.one_of(NAMED, st.builds(Bodies, other_than=KEYS), st.just(Bodies()))
COUNTED = st.one_of(BODIES, st.builds(Members), st.builds(Posts, MANY_KEYS))
SHARES = st.builds(
    lambda fraction, of, vacancies, shape: Share(
        fraction, Members(vacancies) if isinstance(of, Members) else of, *shape
    ),
    st.sampled_from([Fraction(1, 2), Fraction(2, 3), Fraction(1, 7)]),
    COUNTED,
    st.booleans(),
    st.sampled_from([(False, Rounding.UP, 0), (True, Rounding.UP, 2), (False, Rounding.DOWN, 1)]),
)
RULES = st.recursive(
    st.one_of(
        st.builds(AllOf, st.one_of(st.builds(Bodies, MANY_KEYS), st.builds(Bodies, category=KEYS))),
        st.builds(AtLeast, st.just(1), st.one_of(COUNTED, st.builds(Members, of_bodies=NAMED))),
        SHARES,
        st.builds(Present, st.sampled_from(Office)),
        st.builds(PostPresent, KEYS),
    ),
    lambda inner: st.one_of(
        st.builds(Every, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Either, st.lists(inner, min_size=1, max_size=3).map(tuple)),
    ),
    max_leaves=5,
)
HOLDERS = st.one_of(st.none(), st.builds(Holder, MANY_KEYS), st.builds(Holder, category=KEYS))
FREQUENCIES = st.one_of(
    st.none(),
    st.builds(Frequency, st.just(1), st.integers(1, 12), st.sampled_from(Period)),
    st.builds(Frequency, st.integers(2, 12), st.just(1), st.sampled_from(Period)),
)


NOTICES = st.one_of(
    st.none(),
    st.builds(Notice, st.integers(1, 20), st.none() | st.integers(1, 5), st.sampled_from(["", "§9"])),
    st.builds(Notice, st.none(), st.integers(1, 5), st.sampled_from(["", "§9"])),
)


@st.composite
def all_terms(draw) -> Terms:
    chair = draw(HOLDERS)
    months = draw(st.one_of(st.none(), st.integers(1, 36))) if chair else None
    needs = draw(st.one_of(st.none(), st.sampled_from(CirculationNeeds)))
    return Terms(
        quoracy=draw(RULES),
        otherwise_chair_decides=draw(st.booleans()),
        deputies=draw(st.sampled_from(Deputies)),
        tolerance_seconds=draw(st.integers(0, 600)),
        ratify_afterwards=draw(st.booleans()),
        by_circulation=needs is not None,
        circulation_needs=needs or CirculationNeeds.EVERYBODY,
        frequency=draw(FREQUENCIES),
        notice=draw(NOTICES),
        chairing=Chairing(chair, draw(HOLDERS), months),
        citation=draw(st.sampled_from(["", "§8"])),
        note=draw(st.sampled_from(["", "A note."])),
    )


@given(all_terms())
def test_terms_survive_the_way_to_data_and_back(terms: Terms) -> None:
    assert parse_terms(to_data(terms)) == terms


@given(all_terms())
def test_terms_can_always_be_said(terms: Terms) -> None:
    words = in_words(terms)
    assert words.count("(") == words.count(")")
    assert "_" not in words
    assert "  " not in words
    assert ".." not in words


@pytest.mark.parametrize(
    ("data", "path", "said"),
    [
        ([], (), "Expected a mapping"),
        ({}, (), "Terms need “quoracy”"),
        ({"quoracy": None}, ("quoracy",), "Expected a rule"),
        ({"quoracy": "all"}, ("quoracy",), "Expected a rule"),
        ({"quoracy": {}}, ("quoracy",), "exactly one of"),
        ({"quoracy": {"all_of": ["a"], "any": []}}, ("quoracy",), "found all_of and any"),
        ({"quoracy": {"all": []}}, ("quoracy", "all"), "Expected a list of rules"),
        ({"quoracy": {"any": [{"all_of": ["a"]}, 3]}}, ("quoracy", "any", 1), "Expected a rule"),
        ({"quoracy": {"all_of": "abc"}}, ("quoracy", "all_of"), "list of body keys"),
        ({"quoracy": {"all_of": []}}, ("quoracy", "all_of"), "list of body keys"),
        ({"quoracy": {"all_of": ["a", "a"]}}, ("quoracy", "all_of", 1), "listed twice"),
        ({"quoracy": {"all_of": ["a", None]}}, ("quoracy", "all_of", 1), "key of a body, not nothing"),
        ({"quoracy": {"all_of_category": 3}}, ("quoracy", "all_of_category"), "key of a category"),
        ({"quoracy": {"at_least": 0, "of": "members"}}, ("quoracy", "at_least"), "1 or more"),
        ({"quoracy": {"at_least": True, "of": "members"}}, ("quoracy", "at_least"), "whole number"),
        ({"quoracy": {"at_least": 3, "of": ["a", "b"]}}, ("quoracy", "at_least"), "can never be there"),
        ({"quoracy": {"at_least": 1}}, ("quoracy",), "Say of whom"),
        ({"quoracy": {"at_least": 1, "of": "members", "of_category": "x"}}, ("quoracy",), "Say of whom"),
        ({"quoracy": {"at_least": 1, "of": "people"}}, ("quoracy", "of"), "“members”, “bodies”, a list"),
        ({"quoracy": {"at_least": 1, "of": "members", "rounding": "up"}}, ("quoracy", "rounding"), "Unknown here"),
        ({"quoracy": {"fraction": "half", "of": "members"}}, ("quoracy", "fraction"), "such as 1/2"),
        ({"quoracy": {"fraction": "1/0", "of": "members"}}, ("quoracy", "fraction"), "such as 1/2"),
        ({"quoracy": {"fraction": 0, "of": "members"}}, ("quoracy", "fraction"), "above 0"),
        ({"quoracy": {"fraction": 2, "of": "members"}}, ("quoracy", "fraction"), "up to 1"),
        ({"quoracy": {"fraction": True, "of": "members"}}, ("quoracy", "fraction"), "not True"),
        ({"quoracy": {"fraction": float("nan"), "of": "members"}}, ("quoracy", "fraction"), "such as 1/2"),
        ({"quoracy": {"fraction": 1, "of": "members", "more_than": True}}, ("quoracy", "fraction"), "More than all"),
        (
            {"quoracy": {"fraction": "1/2", "of": "members", "more_than": True, "rounding": "up"}},
            ("quoracy", "rounding"),
            "needs no rounding",
        ),
        (
            {"quoracy": {"fraction": "1/2", "of": "bodies", "counting_vacancies": True}},
            ("quoracy", "counting_vacancies"),
            "Only a share of members",
        ),
        ({"quoracy": {"fraction": "140%", "of": "members"}}, ("quoracy", "fraction"), "up to 1"),
        ({"quoracy": {"at_least": 1, "of": {}}}, ("quoracy", "of"), "{posts: […]}"),
        ({"quoracy": {"at_least": 1, "of": {"posts": ["a"], "members_of": ["b"]}}}, ("quoracy", "of"), "{posts: […]}"),
        ({"quoracy": {"at_least": 3, "of": {"posts": ["a", "b"]}}}, ("quoracy", "at_least"), "can never be there"),
        ({"quoracy": {"at_least": 1, "of": {"posts": []}}}, ("quoracy", "of", "posts"), "list of post keys"),
        ({"quoracy": {"fraction": "1/2", "of": {"members_of": ["a"]}}}, ("quoracy", "of"), "a number is counted"),
        (
            {"quoracy": {"at_least": 1, "of": "members", "other_than": "x"}},
            ("quoracy", "other_than"),
            "Only of all “bodies”",
        ),
        (
            {"quoracy": {"at_least": 1, "of_category": "y", "other_than": "x"}},
            ("quoracy", "other_than"),
            "Only of all “bodies”",
        ),
        (HEREFORDSHIRE | {"circulation_needs": "quorum"}, ("circulation_needs",), "only where “by_circulation”"),
        (
            HEREFORDSHIRE | {"by_circulation": True, "circulation_needs": "all"},
            ("circulation_needs",),
            "everybody, majority, quorum",
        ),
        ({"quoracy": {"present": "treasurer"}}, ("quoracy", "present"), "one of chair, vice_chair"),
        ({"quoracy": {"present": {"post": "a", "at": 1}}}, ("quoracy", "present", "at"), "Unknown here"),
        ({"quoracy": {"present": {}}}, ("quoracy", "present", "post"), "key of a post"),
        (
            {"quoracy": {"all": [{"present": "chair", "otherwise_chair_decides": True}]}},
            ("quoracy", "all", 0, "otherwise_chair_decides"),
            "Unknown here",
        ),
        (HEREFORDSHIRE | {"deputies": False}, ("deputies",), "not_allowed, with_delegation, allowed, not False"),
        (HEREFORDSHIRE | {"tolerance_seconds": -1}, ("tolerance_seconds",), "0 or more"),
        (HEREFORDSHIRE | {"tolerance_seconds": 1.5}, ("tolerance_seconds",), "whole number"),
        (HEREFORDSHIRE | {"ratify_afterwards": "no"}, ("ratify_afterwards",), "true or false"),
        (HEREFORDSHIRE | {"frequency": "weekly"}, ("frequency",), "{every: 6, unit: weeks}"),
        (HEREFORDSHIRE | {"frequency": {"every": 0, "unit": "weeks"}}, ("frequency", "every"), "1 or more"),
        (HEREFORDSHIRE | {"frequency": {"every": 6, "unit": "week"}}, ("frequency", "unit"), "days, weeks"),
        (HEREFORDSHIRE | {"frequency": {"times": 2, "per": "decade"}}, ("frequency", "per"), "day, week, month"),
        (HEREFORDSHIRE | {"notice": 5}, ("notice",), "mapping"),
        (HEREFORDSHIRE | {"notice": {"citation": "§9"}}, ("notice",), "{working_days: 5}"),
        (HEREFORDSHIRE | {"notice": {"working_days": 0}}, ("notice", "working_days"), "1 or more"),
        (HEREFORDSHIRE | {"notice": {"days": 5}}, ("notice", "days"), "Unknown here"),
        (HEREFORDSHIRE | {"chair": "dsp"}, ("chair",), "{post: …}"),
        (HEREFORDSHIRE | {"chair": {"post": "a", "one_of": ["b"]}}, ("chair",), "{post: …}"),
        (HEREFORDSHIRE | {"chair": {"post": "a", "term_months": 0}}, ("chair", "term_months"), "1 or more"),
        (HEREFORDSHIRE | {"vice_chair": {"one_of": []}}, ("vice_chair", "one_of"), "list of post keys"),
        (HEREFORDSHIRE | {"citation": 8}, ("citation",), "Expected text"),
        (HEREFORDSHIRE | {"quorum": 3}, ("quorum",), "Unknown here"),
    ],
)
def test_each_problem_names_its_place_and_what_was_expected(data, path: tuple, said: str) -> None:
    with pytest.raises(TermsInvalid) as refused:
        parse_terms(data)
    assert [each.path for each in refused.value.problems] == [path]
    assert said in refused.value.problems[0].sentence


def test_all_problems_come_at_once() -> None:
    with pytest.raises(TermsInvalid) as refused:
        parse_terms({"quoracy": {"any": [{"all_of": [1]}, {"present": "x"}]}, "deputies": "maybe", "colour": "red"})
    assert [str(each).split(":")[0] for each in refused.value.problems] == [
        "colour", "quoracy.any[0].all_of[0]", "quoracy.any[1].present", "deputies",
    ]  # fmt: skip


def test_names_that_the_partnership_does_not_have_are_problems() -> None:
    data = {
        "quoracy": {"all": [{"all_of": ["council", "circus"]}, {"all_of_category": "clown"}]},
        "chair": {"post": "dsp"},
    }
    known = {"bodies": {"council"}, "categories": {"statutory_partner"}, "posts": {"dsp-council"}}
    with pytest.raises(TermsInvalid) as refused:
        parse_terms(data, **known)
    assert [str(each) for each in refused.value.problems] == [
        "quoracy.all[0].all_of[1]: No body has the key 'circus'; known are council.",
        "quoracy.all[1].all_of_category: No category has the key 'clown'; known are statutory_partner.",
        "chair.post: No post has the key 'dsp'; known are dsp-council.",
    ]
