"""How much a correction takes out of what is public, and when that takes a second person."""

import pytest

from reviews.rules.corrections import LEAST, PER_CENT, Cut, cut_of, may_ask_to_correct, may_correct_alone

LONG = " ".join(f"word{number}" for number in range(1000))


@pytest.mark.parametrize(
    ("before", "after", "words", "of"),
    [
        ("One two three.", "One two three.", 0, 3),
        ("One two three.", "ONE, two – three!", 0, 3),
        ("One two three four five six.", "One two three four five seven.", 1, 6),
        ("One two. Three four.", "Three four. One two.", 0, 4),
        ("One two three four.", "", 4, 4),
        ("a b c d e f g h", "h g f e d c b a", 3, 8),
        ("She wasn’t heard.", "She wasn’t heard, nor was her mother.", 0, 3),
        ("", "All new.", 0, 0),
    ],
)
def test_words_that_are_gone_are_counted_wherever_they_stood(before: str, after: str, words: int, of: int) -> None:
    assert cut_of(before, after) == Cut(words, of)


@pytest.mark.parametrize(
    ("cut", "large"),
    [
        (Cut(0, 0), False),
        (Cut(LEAST, LEAST), False),
        (Cut(LEAST + 1, LEAST + 1), True),
        (Cut(100, 1000), False),
        (Cut(101, 1000), True),
        (Cut(0, 1000, annexes=1), True),
    ],
)
def test_more_than_a_tenth_or_any_annex_takes_a_second_person(cut: Cut, large: bool) -> None:
    assert cut.is_large is large and PER_CENT == 10
    assert bool(may_correct_alone(cut)) is not large
    assert bool(may_ask_to_correct(cut, is_open=False)) is large


def test_a_shuffled_text_says_nothing_any_more() -> None:
    assert cut_of(LONG, " ".join(reversed(LONG.split()))).is_large
    half = LONG.split()
    assert not cut_of(LONG, " ".join(half[500:] + half[:500])).is_large, "a passage that is moved"


def test_each_refusal_says_how_much_it_is() -> None:
    assert may_correct_alone(Cut(300, 900, annexes=2)).sentence.startswith(
        "It takes out 300 words of 900 and 2 annexes. That takes a second person"
    )
    assert "without a second person" in may_ask_to_correct(Cut(1, 900), is_open=False).sentence
    assert "answers that first" in may_ask_to_correct(Cut(300, 900), is_open=True).sentence
