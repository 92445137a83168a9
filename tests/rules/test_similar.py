"""Texts in like words: what is shared, what does not count, in which order."""

import pytest

from meetings.rules.similar import alike, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("All agencies should ensure that staff work together", frozenset()),
        ("Chronologies and a chronology", {"chronology"}),
        ("Risks of exploitation, RISK of neglect", {"risk", "exploitation", "neglect"}),
        ("GPs to be told", {"told"}),
        ("The child’s voice", {"voice"}),
        ("analysis of bruises", {"analysis", "bruise"}),
    ],
)
def test_which_words_tell_a_text_from_others(text: str, words: set[str]) -> None:
    assert words_of(text) == words


SHARE = "Share chronologies between school and hospital within a day"


def test_three_uncommon_words_are_enough_and_are_named() -> None:
    found = alike(
        SHARE,
        {
            1: "The hospital shares its chronology with schools",
            2: "The hospital shares rooms with dentists, opticians, midwives",
            3: "",
        },
    )
    assert [(each.key, each.shared) for each in found] == [(1, ("chronology", "hospital", "school", "share"))]


def test_two_are_enough_where_there_are_few() -> None:
    assert [
        each.key for each in alike("Unsafe sleeping", {1: "Advice on unsafe sleeping of babies at home visits"})
    ] == [1]
    assert alike("Unsafe", {1: "Advice on unsafe sleeping"}) == ()


def test_the_most_alike_comes_first_then_the_latest() -> None:
    others = {1: "Hospital chronology school", 2: "Hospital chronology school share", 3: "Hospital chronology school"}
    assert [each.key for each in alike(SHARE, others)] == [2, 3, 1]


def test_what_stands_in_more_than_a_quarter_of_twelve_tells_nothing() -> None:
    rare = {number: f"Matter {chr(96 + number) * 5} alone" for number in range(1, 9)}
    shared = "neglect thresholds escalation"
    few = {**rare, 20: shared, 21: shared, 22: shared}
    assert {each.key for each in alike(shared, few)} == {20, 21, 22}
    assert {each.key for each in alike(shared, {**few, 9: "Nothing"})} == {20, 21, 22}
    assert alike(shared, {**few, 9: shared}) == ()


def test_a_text_of_ordinary_words_is_like_none() -> None:
    assert alike("All agencies should work together", {1: "All agencies should work together"}) == ()
