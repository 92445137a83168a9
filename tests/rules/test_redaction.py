"""What a redaction check finds, shows and lets stay."""

from dataclasses import replace
from datetime import date
from time import process_time

import pytest

from reviews.rules.protected import SheetFacts, Term, terms_of
from reviews.rules.redaction import (
    Check,
    Found,
    HitKind,
    Place,
    carried,
    fingerprints,
    is_clear,
    look,
    may_keep,
    may_look,
)

SHEET = SheetFacts(
    called="Child A",
    given="Zoë Anna",
    family="O'Neill-Grey",
    known_as=("Zozo",),
    born_on=date(2019, 3, 5),
    nhs_number="9434765919",
    address="12 Mill Lane\nHereford HR1 2AB",
)
TERMS: tuple[Term, ...] = terms_of([SHEET])


def found(text: str, references: tuple[str, ...] = ("CF-0007",)) -> list[tuple[str, str]]:
    return [(each.kind.value, each.written) for each in look([Place("text", "The text", text)], TERMS, references)]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("She was called Zoe by her teacher.", "Zoe"),
        ("The family ONEILL GREY was known.", "ONEILL GREY"),
        ("Mrs O’Neill‑Grey wrote.", "O’Neill‑Grey"),
        ("Born 5th March 2019.", "5th March 2019"),
        ("Born on 05/03/2019 in hospital.", "05/03/2019"),
        ("At Mill Lane the police came.", "Mill Lane"),
        ("In HR12AB there are few homes.", "HR12AB"),
        ("Her number 943 476 5919 was read out.", "943 476 5919"),
        ("ZO\u200bE was there.", "ZO\u200bE"),
    ],
)
def test_words_of_the_sheet_are_found_in_every_spelling(text: str, written: str) -> None:
    assert found(text) == [("sheet", written)]


@pytest.mark.parametrize(
    ("text", "kind", "written"),
    [
        ("It began on 14 May 2021 at home.", "date", "14 May 2021"),
        ("It began on May 14th, 2021.", "date", "May 14th, 2021"),
        ("It began on the 14th of may.", "date", "14th of may"),
        ("In March 2020 the school closed.", "date", "March 2020"),
        ("Seen on 14.5.21 again.", "date", "14.5.21"),
        ("Seen on 2021-05-14 again.", "date", "2021-05-14"),
        ("The child, born in 2018, lived there.", "date", "born in 2018"),
        ("The child was aged 3.", "age", "aged 3"),
        ("The child was aged three months.", "age", "aged three months"),
        ("At the age of 14 she left.", "age", "age of 14"),
        ("A 3-year-old boy was found.", "age", "3-year-old"),
        ("A fourteen month old girl.", "age", "fourteen month old"),
        ("He was six weeks of age.", "age", "six weeks of age"),
        ("On her fourth birthday nobody came.", "age", "fourth birthday"),
        ("The family moved to WR5 3DA then.", "postcode", "WR5 3DA"),
        ("Write to named.nurse@trust.example please.", "address", "named.nurse@trust.example"),
        ("Ring 01432 260 000 at once.", "number", "01432 260 000"),
        ("Record 4471902 says so.", "number", "4471902"),
        ("Operation Alder began.", "operation", "Operation Alder"),
        ("The number 943 476 5870 is hers.", "nhs", "943 476 5870"),
        ("The number 943 476 5871 is no health number.", "number", "943 476 5871"),
        ("As in case CF-0007 before.", "reference", "CF-0007"),
    ],
)
def test_what_might_identify_is_found(text: str, kind: str, written: str) -> None:
    assert found(text) == [(kind, written)]


@pytest.mark.parametrize(
    "text",
    [
        "The mother may have been told, and in 2021 nobody asked.",
        "On page 3 of 12 we say that stage 2 took 4 weeks.",
        "Three agencies knew the child, and two did not.",
        "We spent 12,500 pounds on 3 posts.",
        "The operation Went well.",
        "",
    ],
)
def test_what_tells_nothing_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_each_hit_is_shown_in_its_sentence_with_its_place() -> None:
    places = [Place("title", "The title", "Learning"), Place("s1", "Section 1", "One. Mr Grey met Zozo there. Two.")]
    first, second = look([*places], terms_of([SHEET, SheetFacts(called="Father", family="Grey")]), ())
    assert (first.place, first.place_words, first.about) == (
        *("s1", "Section 1"),
        "a name of Child A; a name of Father",
    )
    assert first.sentence == "Mr Grey met Zozo there." == second.sentence
    assert second.about == "a name of Child A" and second.before == "Mr Grey met "


def test_a_graver_hit_hides_what_lies_within_it() -> None:
    assert found("Zoë was born on 5 March 2019, aged 0.") == [
        ("sheet", "Zoë"),
        ("sheet", "5 March 2019"),
        ("age", "aged 0"),
    ]


def test_what_a_file_says_of_itself_is_shown_whole() -> None:
    said = [
        Place("a", "Author of the file", "Jane Smith", particulars=True),
        Place("b", "Its title", "", particulars=True),
        Place("c", "Its subject", "About Zoe", particulars=True),
    ]
    assert [(each.kind.value, each.place) for each in look(said, TERMS, ())] == [("particulars", "a"), ("sheet", "c")]


def test_what_a_file_hides_is_a_hit_of_its_own() -> None:
    said = [Place("a-hidden", "What is not seen", "It holds 2 comments. Delete them.", hidden=True)]
    assert [(each.kind.value, each.written) for each in look(said, TERMS, ())] == [
        ("hidden", "It holds 2 comments. Delete them.")
    ]


def test_only_what_changed_is_asked_anew() -> None:
    before = look([Place("s1", "One", "Seen on 14 May 2021. Aged 3, and aged 3.")], (), ())
    after = look([Place("s2", "Two", "More. Seen  on\n14 May 2021. Aged 3, and aged 4.")], (), ())
    kept = dict.fromkeys(fingerprints(before), "It is in the press")
    assert len(kept) == 3, "the same words twice in a sentence are two"
    assert [each in carried(fingerprints(after), kept) for each in fingerprints(after)] == [False, False, False]
    moved = look([Place("s9", "Nine", "First. Seen on 14 May 2021. Aged 3, and aged 3.")], (), ())
    assert list(carried(fingerprints(moved), kept)) == fingerprints(before), "the place does not matter"


@pytest.mark.parametrize("kind", [HitKind.SHEET, HitKind.NHS, HitKind.REFERENCE, HitKind.HIDDEN])
def test_what_names_somebody_is_never_kept(kind: HitKind) -> None:
    assert "can never stay" in may_keep(kind, "It is only a word").sentence
    assert not Found(kind, "", "", "", "x", "").may_stay


def test_the_rest_is_kept_with_a_reason_alone() -> None:
    assert may_keep(HitKind.DATE, "It is the day of the law")
    assert "Say why" in may_keep(HitKind.DATE, "  ").sentence


@pytest.mark.parametrize(
    ("people", "named", "children", "says"),
    [
        (0, 0, 1, "Nobody is on the identity sheet"),
        (2, 0, 1, "none of them are on"),
        (3, 1, 2, "concerns 2 children, and 1 of them is on"),
    ],
)
def test_a_check_against_too_few_words_is_refused(people: int, named: int, children: int, says: str) -> None:
    assert says in may_look(TERMS if people else (), people=people, named=named, children=children).sentence


def test_a_check_against_a_sheet_with_every_child_may_be_made() -> None:
    assert may_look(TERMS, people=3, named=2, children=2)


@pytest.mark.parametrize(
    ("check", "codes"),
    [
        (Check(), ("version",)),
        (Check(version="b"), ("check",)),
        (Check(version="b", checked="a"), ("check",)),
        (Check(version="b", checked="b", protected=1), ("protected",)),
        (Check(version="b", checked="b", protected=2, unanswered=1), ("protected", "unanswered")),
        (Check(version="b", checked="b"), ()),
        (Check(version="b", checked="b", stale=True), ("stale",)),
        (Check(version="b", checked="b", unlooked=("A map", "A plan")), ("looked", "looked")),
    ],
)
def test_exactly_the_version_that_was_checked_is_clear_once_every_hit_is_answered(
    check: Check, codes: tuple[str, ...]
) -> None:
    assert is_clear(check).codes == codes


def test_a_long_run_of_points_is_looked_through_at_once() -> None:
    began = process_time()
    (one,) = look([Place("x", "x", f"{'a.' * 100_000} ann@mail.example")], (), ())
    assert one.written == "ann@mail.example"
    assert process_time() - began < 10, "a hundred times as long, where it is looked for from each point anew"


def test_each_protected_word_is_made_ready_once_and_not_for_each_page() -> None:
    asked = []

    class Counted(str):
        def isascii(self) -> bool:
            asked.append(1)
            return super().isascii()

    counted = [replace(each, text=Counted(each.text)) for each in TERMS]
    look([Place(str(each), "x", "The family.") for each in range(20)], counted, ())
    assert len(TERMS) <= len(asked) <= 2 * len(TERMS)
