"""What may be opened of a published review: whole sentences of the public text, every hit answered."""

import pytest

from reviews.rules.opening import WordHit, in_public, may_open, may_open_words, may_stay
from reviews.rules.redaction import Found, HitKind

TEXT = "Introduction\nNobody asked. Hear every child alone; write it down.\nRecommendation 2. Share it.\nLast one"


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("Hear every child alone; write it down.", True),
        ("Hear  every child\nalone; write it down", False),  # a line's end is an end
        ("Hear every  child alone; write it down", True),
        ("hear every child alone; write it down.", False),
        ("every child alone; write it down.", False),
        ("Hear every child alone", False),
        ("Share it", True),
        ("Share", False),
        ("Nobody asked.\nHear every child alone; write it down.", False),
        ("Nobody asked. Hear every child alone; write it down.\nRecommendation 2. Share it.", True),
        ("Last one", True),
        ("one", False),
        ("", False),
        (".", False),
    ],
)
def test_only_whole_sentences_of_the_public_text_are_opened(words: str, stands: bool) -> None:
    assert in_public(words, ["Another text", TEXT]) is stands
    assert bool(may_open_words(words, [TEXT])) is stands


@pytest.mark.parametrize(
    ("words", "text", "stands"),
    [
        ("Do not wait for 3", "Do not wait for 3.5 weeks.", False),
        ("Do not note their faith etc.", "Do not note their faith etc. without asking.", False),
        ("Do not ring, e.g", "Do not ring, e.g. at night.", False),
        ("schools at night.", "Do not ring, e.g. schools at night.", False),
        ("Wait for 3.5 weeks", "Wait for 3.5 weeks. Then ask.", True),
        ("Ask “why”", "Ask “why”. Then write.", True),
        ("Say “yes.”", "Say “yes.” Then write.", True),
        ("Why so late?", "Why so late? ask them.", True),
    ],
)
def test_a_point_within_a_sentence_ends_none(words: str, text: str, stands: bool) -> None:
    assert in_public(words, [text]) is stands


def test_nothing_is_opened_unless_it_is_public_now() -> None:
    assert may_open(state="published", withdrawn=False)
    assert may_open(state="set", withdrawn=False).codes == ("published",)
    assert may_open(state="writing", withdrawn=True).codes == ("withdrawn",)
    assert may_open(state="withdrawn", withdrawn=True).codes == ("withdrawn",)


def hit(kind: HitKind, written: str, mark: str, kept: str = "") -> WordHit:
    return WordHit(Found(kind, "opened", "What is opened", "Ask ", written, "."), mark * 64, kept)


def test_what_can_never_stay_is_refused_and_all_else_is_answered() -> None:
    name, day, known = hit(HitKind.SHEET, "Zoe", "a"), hit(HitKind.DATE, "May 2020", "b"), hit(HitKind.AGE, "ten", "c")
    found = may_stay([name, day], {}, field="text")
    assert found.codes == ("text", day.field) and "“Zoe”" in found.sentence and "“May 2020”" in found.sentence
    assert may_stay([name], {name.field: "I want it"}, field="text").codes == ("text",)
    assert may_stay([day], {day.field: "  "}, field="text").codes == (day.field,)
    assert may_stay([day], {day.field: "The law of that month"}, field="text")
    answered = hit(HitKind.AGE, "ten", "c", kept="Said in public")
    assert may_stay([answered], {}, field="text") and not may_stay([known], {}, field="text")
