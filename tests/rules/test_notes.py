"""Passages of minutes, and taking some of them out: the rest stays as it was, and no word is lost."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscp.lib.verdicts import Refused
from meetings.rules.notes import passages_of, take_out, words_at

LIST = "Heard:\n\n- the plan is late\n- to write to schools\n- thanks\n\nThe end. To meet\nagain in May."


def span(text: str, words: str) -> tuple[int, int]:
    at = text.index(words)
    return at, at + len(words)


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("", []),
        (" \n \n", []),
        ("One line", ["One line"]),
        ("One\ntwo\n\n\nThree ", ["One\ntwo", "Three"]),
        (LIST, ["Heard:", "the plan is late", "to write to schools", "thanks", "The end. To meet\nagain in May."]),
        ("# Head\n1. one\n2) two\n  * deep\n-5 degrees", ["Head", "one", "two", "deep\n-5 degrees"]),
    ],
)
def test_which_passages_there_are(text: str, passages: list[str]) -> None:
    assert [words_at(text, each) for each in passages_of(text)] == passages


@pytest.mark.parametrize(
    ("text", "cut", "rest"),
    [
        ("A.\n\nB.\n\nC.", ["B."], "A.\n\nC."),
        ("A.\n\nB.\n\nC.", ["A."], "B.\n\nC."),
        ("A.\n\nB.\n\nC.", ["C."], "A.\n\nB."),
        ("A.\n\nB.\n\nC.", ["A.", "C."], "B."),
        ("A.", ["A."], ""),
        ("We met. We agreed it. We left.", ["We agreed it."], "We met. We left."),
        ("We met, and agreed, and left.", [" and agreed,"], "We met, and left."),
        ("We met and agreed.", ["and agreed"], "We met."),
        ("- a\n- b\n- c", ["b"], "- a\n- c"),
        ("- a\n- b\n- c", ["- b"], "- a\n- c"),
        ("Heard:\n\n- one\n- two", ["one"], "Heard:\n\n- two"),
        ("- a, to do b", ["to do b"], "- a,"),
        ("line one\nline two", ["one\nline"], "line two"),
        ("abc", ["ab", "bc"], ""),
    ],
)
def test_what_stays(text: str, cut: list[str], rest: str) -> None:
    assert take_out(text, [span(text, each) for each in cut]).rest == rest


def test_words_lose_the_mark_of_their_list_and_the_cut_keeps_it() -> None:
    taken = take_out(LIST, [span(LIST, "- thanks"), span(LIST, "to write to schools")])
    assert (taken.words, taken.cut) == ("to write to schools\nthanks", "- to write to schools\n- thanks")
    assert take_out("To do - this", [span("To do - this", "- this")]).words == "- this"


@pytest.mark.parametrize("spans", [[], [(0, 0)], [(2, 1)], [(0, 9)], [(1, 2)], [(0, 1), (7, 8)]])
def test_what_is_not_there_is_not_taken(spans: list[tuple[int, int]]) -> None:
    with pytest.raises(Refused, match="Choose which words"):
        take_out("a  b", spans)


WORDS = st.text(st.sampled_from("ab.,-* 1\n"), max_size=40)


@given(WORDS, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=3))
def test_no_word_is_lost(text: str, spans: list[tuple[int, int]]) -> None:
    try:
        taken = take_out(text, spans)
    except Refused:
        return
    letters = Counter("".join(text.split()))
    assert Counter("".join((taken.cut + taken.rest).split())) == letters
    for each in passages_of(taken.rest):  # what was two words or two lines is not one
        assert set(taken.rest[slice(*each)].split()) <= set(text.split()) | _pieces(text, spans)


def _pieces(text: str, spans: list[tuple[int, int]]) -> set[str]:
    edges = sorted({0, len(text), *(edge for each in spans for edge in each if edge <= len(text))})
    found = {text[start:end] for at, start in enumerate(edges) for end in edges[at + 1 :]}
    words = {word for each in found for word in each.split()}
    return words | {f"{one}{two}" for one in words for two in words if two.startswith((".", ","))}


@given(WORDS)
def test_passages_hold_every_word(text: str) -> None:
    assert "".join("".join(text[slice(*each)] for each in passages_of(text)).split()) == "".join(text.split())
