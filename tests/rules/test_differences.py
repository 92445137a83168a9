"""Two texts compared word by word: the pieces lose not a blank of either."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscp.lib.differences import AT_MOST, Part, shortened, words_changed


@pytest.mark.parametrize(
    ("before", "after", "parts"),
    [
        ("one two three", "one 2 three", (("same", "one "), ("removed", "two "), ("added", "2 "), ("same", "three"))),
        ("one", "one", (("same", "one"),)),
        ("", "new", (("added", "new"),)),
        ("old", "", (("removed", "old"),)),
        ("", "", ()),
    ],
)
def test_pieces(before: str, after: str, parts: tuple[Part, ...]) -> None:
    assert words_changed(before, after) == parts


@given(st.text("ab \n", max_size=40), st.text("ab \n", max_size=40))
def test_nothing_is_lost(before: str, after: str) -> None:
    parts = words_changed(before, after)
    assert "".join(words for kind, words in parts if kind != "removed") == after
    assert "".join(words for kind, words in parts if kind != "added") == before


def test_very_long_texts_are_not_compared() -> None:
    before, after = "a " * (AT_MOST + 1), "b"
    assert words_changed(before, after) == (("removed", before), ("added", after))


def test_what_stayed_the_same_is_cut_down_round_the_change() -> None:
    same = " ".join(str(number) for number in range(200))
    parts = shortened(words_changed(f"{same} old {same}", f"{same} new {same}"), around=2)
    assert parts[0] == ("same", "… 198 199 ")
    assert parts[-1] == ("same", "0 1 … ")
