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
    Deputies,
    Either,
    Every,
    Frequency,
    Holder,
    Level,
    Members,
    Office,
    Period,
    PostPresent,
    Present,
    ReservedMatter,
    Rounding,
    Share,
    Terms,
    TermsInvalid,
    frequency_words,
    in_words,
    parse_terms,
    rule_words,
    to_data,
)

HEREFORDSHIRE = {
    "quoracy": {"all_of_category": "statutory_partner"},
    "frequency": {"every": 6, "unit": "weeks"},
    "chair": {"one_of": ["dsp-council", "dsp-icb", "dsp-police"], "term_months": 12},
    "citation": "§8",
}
NAMES = {
    "dsp-council": "DSP for the council",
    "dsp-icb": "DSP for the ICB",
    "dsp-police": "DSP for the police",
    "statutory_partner": "statutory safeguarding partner",
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
BODIES = st.one_of(st.builds(Bodies, MANY_KEYS), st.builds(Bodies, category=KEYS), st.just(Bodies()))
COUNTED = st.one_of(BODIES, st.builds(Members))
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
        st.builds(AtLeast, st.just(1), COUNTED),
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


@st.composite
def all_terms(draw) -> Terms:
    chair = draw(HOLDERS)
    months = draw(st.one_of(st.none(), st.integers(1, 36))) if chair else None
    return Terms(
        quoracy=draw(RULES),
        otherwise_chair_decides=draw(st.booleans()),
        deputies=draw(st.sampled_from(Deputies)),
        tolerance_seconds=draw(st.integers(0, 600)),
        ratify_afterwards=draw(st.booleans()),
        by_circulation=draw(st.booleans()),
        frequency=draw(FREQUENCIES),
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
        ({"quoracy": {"at_least": 1, "of": "people"}}, ("quoracy", "of"), "“members”, “bodies” or a list"),
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


def test_herefordshires_terms_in_words() -> None:
    assert in_words(parse_terms(HEREFORDSHIRE), NAMES) == (
        "The group meets every six weeks. It is chaired by one of the DSP for the council, the DSP for the ICB and the "
        "DSP for the police, for 1 year. It is quorate when every statutory safeguarding partner is represented, at "
        "the time of each decision. A deputy does not count towards quoracy. A decision taken while inquorate returns "
        "to the next quorate meeting. (§8)"
    )


def test_other_settings_in_words() -> None:
    words = in_words(
        parse_terms(
            {
                "quoracy": {"all_of_category": "statutory_partner", "otherwise_chair_decides": True},
                "deputies": "with_delegation",
                "tolerance_seconds": 90,
                "ratify_afterwards": True,
                "by_circulation": True,
                "chair": {"category": "statutory_partner", "term_months": 18},
                "vice_chair": {"post": "education-officer"},
            }
        )
    )
    assert words == (
        "It is chaired by a representative of a statutory partner, for 18 months. The education officer is vice-chair. "
        "It is quorate when every statutory partner is represented, at the time of each decision. Otherwise the chair "
        "decides which items proceed; decisions taken then are provisional. A deputy counts only with a delegation "
        "that is valid on the day. An absence of up to 1 minute and 30 seconds does not break quoracy. A decision "
        "taken while inquorate returns to the next quorate meeting. The partnership's own terms also say that partners "
        "who missed a decision may ratify it afterwards and that decisions may be taken between meetings; that is "
        "not recorded here."
    )


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"all_of": ["a", "b"]}, "a and b are all represented"),
        ({"all_of": ["a"]}, "a is represented"),
        ({"at_least": 4, "of_category": "district"}, "at least four districts are represented"),
        ({"at_least": 1, "of_category": "relevant_agency"}, "at least one relevant agency is represented"),
        ({"at_least": 2, "of_category": "relevant_agency"}, "at least two relevant agencies are represented"),
        ({"at_least": 2, "of": ["a", "b", "c"]}, "at least two of a, b and c are represented"),
        ({"at_least": 3, "of": "bodies"}, "at least three bodies are represented"),
        ({"at_least": 1, "of": "members"}, "at least one member is present"),
        ({"fraction": "1/2", "of": "members"}, "at least half of the members are present"),
        ({"fraction": "1/2", "of": "members", "more_than": True}, "more than half of the members are present"),
        (
            {"fraction": "1/2", "of": "members", "rounding": "down", "plus": 1},
            "at least half of the members plus one (rounded down) are present",
        ),
        (
            {"fraction": "1/2", "of": "members", "counting_vacancies": True},
            "at least half of the members' seats, vacant ones included, are present",
        ),
        ({"fraction": 1, "of_category": "district"}, "all of the districts are represented"),
        ({"fraction": "3/5", "of": ["a", "b"]}, "at least 3/5 of a and b are represented"),
        ({"present": {"post": "lay-member"}}, "the lay member is present"),
        ({"any": [{"all_of": ["a"]}]}, "a is represented"),
        (
            {"all": [{"fraction": "1/2", "of": "members"}, {"any": [{"present": "chair"}, {"present": "vice_chair"}]}]},
            "at least half of the members are present and the chair or the vice-chair is present",
        ),
        (
            {"any": [{"all": [{"all_of": ["a"]}, {"present": "chair"}]}, {"all_of": ["b"]}]},
            "either (a is represented and the chair is present) or b is represented",
        ),
    ],
)
def test_rules_in_words(rule: dict, words: str) -> None:
    assert rule_words(parse_terms({"quoracy": rule}).quoracy) == words


@pytest.mark.parametrize(
    ("frequency", "words"),
    [
        (Frequency(1, 6, Period.WEEK), "every six weeks"),
        (Frequency(1, 1, Period.MONTH), "every month"),
        (Frequency(1, 3, Period.MONTH), "every three months"),
        (Frequency(2, 1, Period.YEAR), "twice a year"),
        (Frequency(4, 1, Period.YEAR), "four times a year"),
        (Frequency(3, 2, Period.YEAR), "three times every two years"),
    ],
)
def test_frequencies_in_words(frequency: Frequency, words: str) -> None:
    assert frequency_words(frequency) == words


def test_words_stored_elsewhere_stay_what_they_are() -> None:
    assert [level.value for level in Level] == ["lead", "delegated", "subgroup"]
    assert ReservedMatter("masa", "Ratify the arrangements", "§26").citation == "§26"
