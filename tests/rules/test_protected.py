"""The words by which a person could be known again: every spelling, and where they stand in a text."""

from datetime import date

import pytest

from reviews.rules.protected import (
    SheetFacts,
    TermKind,
    address_spellings,
    date_spellings,
    hits,
    is_nhs_number,
    name_spellings,
    terms_of,
)

MIA = SheetFacts(
    "Child A",
    given="Zoë Anne-Marie",
    family="O’Brien-McKay",
    former=("Nowak",),
    known_as=("Zed",),
    born_on=date(2019, 3, 5),
    nhs_number="943 476 5919",
    address="12a Mill Lane\nHereford\nhr1  2ab\n\nRose Cottage, Ludlow, SY8 1AA",
)


def found(text: str, *people: SheetFacts) -> list[str]:
    return [hit.written for hit in hits(text, terms_of(people or (MIA,)))]


@pytest.mark.parametrize(
    "text",
    [
        *("Zoë", "Zoe", "ZOE", "Zoe\u0308", "Anne-Marie", "Anne Marie", "Annemarie", "Anne‑Marie", "Marie", "Zed"),
        *("O’Brien-McKay", "O'Brien-McKay", "OBrien-McKay", "O Brien-McKay", "O’Brien McKay", "McKay", "O’Brien"),
        *("Nowak", "Zoe Nowak", "Nowak, Zoë", "Z. Nowak", "Z Nowak", "Z A Nowak", "Zed Nowak", "Mac Kay", "Mackay"),
        *(
            "5 March 2019",
            "05 March 2019",
            "5th March 2019",
            "5th of March 2019",
            "5 Mar 19",
            "March 5, 2019",
            "5 March",
        ),
        *("5/3/2019", "05/03/2019", "05/03/19", "5.3.2019", "05-03-2019", "2019-03-05", "05032019", "5-Mar-2019"),
        *("Now\u00adak", "Now\u200eak", "Now\u034fak", "Now\ufe0fak", "N\u202aowak"),
        *("HR1 2AB", "HR12AB", "hr1 2ab", "SY8 1AA", "HR1\u00a02AB"),
        *("9434765919", "943 476 5919", "943-476-5919"),
        *("12a Mill Lane", "Mill Lane", "mill  lane", "Rose Cottage"),
    ],
)
def test_each_usual_spelling_is_found_whole(text: str) -> None:
    assert found(f"It says “{text}” here.") == [text]
    assert found(f"{text}’s") == [text]


@pytest.mark.parametrize(
    "text", ["Zoelle", "zedder", "Hereford", "Ludlow", "15 March 2019", "5 March\u00e9", "HR1 2ABC", "19434765919"]
)
def test_what_only_looks_like_it_is_not_found(text: str) -> None:
    assert found(text) == []


def test_the_longest_alone_is_told_and_each_place_once() -> None:
    assert found("Zoë Nowak met Zoe.") == ["Zoë Nowak", "Zoe"]
    text = "Born 5 March 2019."
    (hit,) = hits(text, terms_of([MIA]))
    assert (hit.term.kind, hit.term.called, text[hit.start : hit.end]) == (TermKind.DATE, "Child A", "5 March 2019")


def test_two_people_of_one_name_are_both_told() -> None:
    others = terms_of([MIA, SheetFacts("Mother", given="Eva", family="Nowak")])
    assert [hit.term.called for hit in hits("the Nowak family", others)] == ["Child A", "Mother"]


def test_a_word_that_is_parted_by_what_nobody_sees_is_found() -> None:
    assert found("No\u00adwak and No\u200bwak") == ["No\u00adwak", "No\u200bwak"]


def test_short_and_empty_names() -> None:
    one = SheetFacts("Child B", given="Al", family="Ng", former=("", " "), known_as=("",))
    assert found("also nghe; Al, Ng and A", one) == ["Al", "Ng"]
    assert terms_of([SheetFacts("Child C")]) == ()
    assert "J" not in name_spellings(SheetFacts("Child D", given="J", family="Cole"))


def test_letters_that_a_keyboard_lacks() -> None:
    one = SheetFacts("Child E", given="Łukasz", family="Strauß")
    assert found("Lukasz Strauss; Łukasz; STRAUSS", one) == ["Lukasz Strauss", "Łukasz", "STRAUSS"]
    assert {"Lukasz", "Strauss", "Łukasz Strauß"} <= set(name_spellings(one))
    assert {"Zoe", "Anne-Marie", "O'Brien-McKay"} <= set(name_spellings(MIA))


@pytest.mark.parametrize(
    ("day", "form"),
    [
        (date(2020, 2, 29), "29th February 2020"),
        (date(2011, 11, 11), "11th November 2011"),
        (date(2011, 11, 22), "22nd Nov 2011"),
        (date(2008, 9, 1), "1st Sept 2008"),
        (date(2003, 12, 3), "3rd of December 03"),
    ],
)
def test_days_with_their_endings(day: date, form: str) -> None:
    assert form in date_spellings(day)


def test_a_town_alone_is_no_address() -> None:
    assert address_spellings("Flat 3 Castle Court, 7-9 High Street, Leominster, HR6 8AA") == [
        "Flat 3 Castle Court",
        "Castle Court",
        "7-9 High Street",
        "High Street",
    ]
    assert address_spellings("") == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        *(("9434765919", True), ("943 476 5919", True), ("943-476-5919", True), ("9434765918", False)),
        *(("943476591", False), ("94347659190", False), ("", False), ("94347659x9", False), ("٩434765919", False)),
        ("1234567890", False),  # its check would be 10, which is never given
    ],
)
def test_an_nhs_number_checks_itself(text: str, right: bool) -> None:
    assert is_nhs_number(text) is right
