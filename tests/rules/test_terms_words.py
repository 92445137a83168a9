"""Terms in plain sentences."""

import pytest

from partnership.rules.terms import (
    Frequency,
    Level,
    Period,
    ReservedMatter,
    frequency_words,
    in_words,
    parse_terms,
    rule_words,
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
        "taken while inquorate returns to the next quorate meeting, unless those who were missing ratify it before. "
        "Between meetings a decision may be taken by circulation: everybody who is asked agrees."
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
