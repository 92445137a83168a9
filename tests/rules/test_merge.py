"""Bringing two texts together: nothing of either side is lost, whatever was written and whatever is chosen."""

from collections import Counter
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscp.lib import merge as rules
from hscp.lib.merge import Keep, Passage, composed, merge

WORDS = ("the", "board", "agreed.", "plan", "three", "No", "-", "item:", "ä", "(seen)")
GAPS = (" ", " ", "  ", "\n", "\n\n", "\t")


@st.composite
def texts(draw: st.DrawFn, most: int = 14) -> str:
    """Words of a small world, so that the same come again and again, with blanks and line ends of every kind."""
    pieces = draw(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), max_size=most))
    text = "".join(word + gap for word, gap in pieces)
    return draw(st.sampled_from(("", " ", "\n"))) + (text.rstrip() if draw(st.booleans()) else text)


@st.composite
def edited(draw: st.DrawFn, base: str) -> str:
    """A text as somebody makes it of another: cut, put in, written over, in a few places."""
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(base)))
        end = draw(st.integers(start, min(len(base), start + 12)))
        base = base[:start] + draw(texts(4)) + base[end:]
    return base


@st.composite
def threes(draw: st.DrawFn) -> tuple[str, str, str]:
    """A base and what two people made of it."""
    base = draw(texts())
    return base, draw(edited(base)), draw(edited(base))


def clashes(base: str, theirs: str, mine: str) -> list[Passage]:
    return [each for each in merge(base, theirs, mine) if each.clash]


@given(threes())
def test_the_passages_are_each_text_again(three: tuple[str, str, str]) -> None:
    base, theirs, mine = three
    found = merge(base, theirs, mine)
    assert "".join(each.base for each in found) == base
    assert "".join(each.theirs for each in found) == theirs
    assert "".join(each.mine for each in found) == mine


@given(threes())
def test_one_side_alone_is_taken_as_it_is(three: tuple[str, str, str]) -> None:
    base, one, _ = three
    for found in (merge(base, one, base), merge(base, base, one), merge(base, one, one)):
        assert composed(found) == one and not any(each.clash for each in found)


@given(threes())
def test_both_sides_are_treated_alike(three: tuple[str, str, str]) -> None:
    base, theirs, mine = three
    swapped = tuple(Passage(each.base, each.mine, each.theirs) for each in merge(base, mine, theirs))
    assert merge(base, theirs, mine) == swapped


@given(threes())
def test_every_word_that_was_put_in_is_there_or_asked_about(three: tuple[str, str, str]) -> None:
    base, theirs, mine = three
    found = merge(base, theirs, mine)
    kept_all = Counter(composed(found).split())
    for side, name in ((theirs, "theirs"), (mine, "mine")):
        new = Counter(side.split()) - Counter(base.split())
        asked = Counter(word for each in found if each.clash for word in getattr(each, name).split())
        assert set(new) <= set(kept_all) | set(asked)
        assert set(new) <= set(kept_all), "and where both are kept, every one is in the text"


@given(threes(), st.data())
def test_what_is_chosen_is_what_it_says(three: tuple[str, str, str], data: st.DataObject) -> None:
    found = merge(*three)
    choices = {at: data.draw(st.sampled_from(Keep)) for at, each in enumerate(found) if each.clash}
    text = composed(found, choices)
    for at, keep in choices.items():
        assert found[at].kept(keep) in text
    if all(keep is Keep.MINE for keep in choices.values()) and all(each.theirs == each.base for each in found):
        assert text == three[2]


@given(threes())
def test_a_clash_is_never_made_of_what_only_one_changed(three: tuple[str, str, str]) -> None:
    for each in clashes(*three):
        assert each.theirs != each.base and each.mine != each.base and each.theirs != each.mine


BASE = "The chair opened the meeting.\n\nNeglect was discussed. The police reported three cases.\n\nIt ended at noon."


@pytest.mark.parametrize(
    ("theirs", "mine", "expected"),
    [
        (  # paragraphs apart
            BASE.replace("at noon", "at 12:10"),
            BASE.replace("The chair", "The vice-chair"),
            BASE.replace("at noon", "at 12:10").replace("The chair", "The vice-chair"),
        ),
        (  # words apart, in one paragraph
            BASE.replace("Neglect", "Neglect of infants"),
            BASE.replace("three", "four"),
            BASE.replace("Neglect", "Neglect of infants").replace("three", "four"),
        ),
        (  # words apart, in one sentence
            BASE.replace("The police", "West Mercia"),
            BASE.replace("cases", "children"),
            BASE.replace("The police", "West Mercia").replace("cases", "children"),
        ),
        (  # a line put in after a line that the other mends
            BASE.replace("meeting.", "meeting.\nThree apologised."),
            BASE.replace("the meeting.", "it."),
            BASE.replace("the meeting.", "it.\nThree apologised."),
        ),
        (  # one paragraph taken out, another written anew
            BASE.replace("\n\nIt ended at noon.", ""),
            BASE.replace("The chair opened the meeting.", "We began."),
            "We began.\n\nNeglect was discussed. The police reported three cases.",
        ),
        (BASE + "\nThe end.", BASE + "\nThe end.", BASE + "\nThe end."),  # the same, by both
    ],
)
def test_what_lies_apart_comes_together_by_itself(theirs: str, mine: str, expected: str) -> None:
    found = merge(BASE, theirs, mine)
    assert not any(each.clash for each in found) and composed(found) == expected


@pytest.mark.parametrize(
    ("base", "theirs", "mine", "clash"),
    [
        ("", "One.", "Two.", ("", "One.", "Two.")),
        ("a\n", "a\nOne.", "a\nTwo.", ("", "One.", "Two.")),
        ("It is red. End.", "It is blue. End.", "It is pink. End.", ("It is red. ", "It is blue. ", "It is pink. ")),
        ("one two three", "one 2 three", "one two 3", ("one two three", "one 2 three", "one two 3")),
        ("Keep. Lose this. Keep.", "Keep. Keep.", "Keep. Lose that. Keep.", ("Lose this. ", "", "Lose that. ")),
        ("- red\n- end", "- blue\n- end", "- pink\n- end", ("- red", "- blue", "- pink")),
        ("The red fox.", "The big red fox.", "The old red fox.", ("", "big ", "old ")),
    ],
)
def test_what_meets_is_asked_about(base: str, theirs: str, mine: str, clash: tuple[str, str, str]) -> None:
    (found,) = clashes(base, theirs, mine)
    assert (found.base, found.theirs, found.mine) == clash


@pytest.mark.parametrize(
    ("passage", "both"),
    [
        (Passage("", "One.", "Two."), "One.\n\nTwo."),
        (Passage("", "\nOne.", "\nTwo."), "\nOne.\nTwo."),
        (Passage("Red. ", "Blue. ", "Pink. "), "Blue. Pink. "),
        (Passage("Red.", "Blue.", "Pink."), "Blue. Pink."),
        (Passage("- red", "- blue", "- pink"), "- blue\n- pink"),
        (Passage("Red.", "", "Pink."), "Pink."),
    ],
)
def test_both_are_not_run_together(passage: Passage, both: str) -> None:
    assert passage.both == both == passage.kept(Keep.BOTH)


def test_long_texts_take_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty thousand characters, of prose or of one word again and again, changed at every end."""
    prose = " ".join(f"word{number % 701} the board" + ("." if number % 9 == 0 else "") for number in range(1300))
    again = "aye " * 5000
    begun = perf_counter()
    for base in (prose, again):
        theirs, mine = f"First {base[40:-40]} last", f"Begin {base[20:10_000]}middle{base[10_020:-20]} end"
        found = merge(base, theirs, mine)
        assert "".join(each.mine for each in found) == mine
    assert perf_counter() - begun < 5, "seconds"
    monkeypatch.setattr(rules, "MOST_PAIRS", 3)
    assert composed(merge("a b a b", "a b a b c", "a b a b")) == "a b a b c"
    assert clashes("a b b a", "x b b y", "p b b q"), "written anew, as a whole"
