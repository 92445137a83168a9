"""A text is read as it is seen: letters of other scripts, full-width ones, marks, signs that nobody sees, line ends."""

import unicodedata
from datetime import date
from time import perf_counter

import pytest

from reviews.rules.lookalikes import ALIKE, even_text, has_alike, plain_sign, plain_text
from reviews.rules.protected import SheetFacts, hits, initials_of, terms_of, weak_hits
from reviews.rules.redaction import HitKind, Place, look, may_keep

JOHN = SheetFacts(
    "Child A",
    given="John Paul",
    family="Smith",
    known_as=("Jack",),
    born_on=date(2019, 3, 5),
    nhs_number="943 476 5919",
    address="12 Mill Lane\nHereford HR1 2AB",
)
OTHERS = (SheetFacts("Mother", given="Zoë", family="Jones-Kennedy"), SheetFacts("Aunt", given="Иван", family="Ng"))
PEOPLE = (JOHN, *OTHERS)


def found(text: str) -> list[str]:
    return [hit.written for hit in hits(text, terms_of(PEOPLE))]


def kinds(text: str) -> list[tuple[str, str]]:
    place = Place("text", "The text", text)
    return [(each.kind.value, each.written) for each in look([place], terms_of(PEOPLE), (), initials_of(PEOPLE))]


@pytest.mark.parametrize(
    "text",
    [
        *("Ѕmith", "Smіth", "Ѕmіth", "SΜITH", "ЅМІТН", "Jоhn", "Јohn", "ΝG", "Nց", "ѕmith", "Ꮪmith".replace("Ꮪ", "Ѕ")),
        *(
            "Ｓｍｉｔｈ",
            "ＳＭＩＴＨ",
            "𝐒𝐦𝐢𝐭𝐡",
            "𝒮𝓂𝒾𝓉𝒽",
            "𝚂𝚖𝚒𝚝𝚑",
            "Ⓢⓜⓘⓣⓗ",
            "ₛₘᵢₜₕ",
            "ˢᵐⁱᵗʰ",
            "Smɪth",
            "ꜱmith",
            "Jᴏhn",
            "Sｍith",
        ),
        *("S\u0336m\u0336i\u0336t\u0336h", "Sm\u0301ith", "Śmith", "Şmïth", "S\u20ddmith", "Smi\u0332th"),
        *("Smi\u00adth", "Smi\u200bth", "Smi\u2060th", "Smi\ufeffth", "Smi\ufe0fth", "Smi\u034fth", "\u202esmith"),
        *("１２ Mill Lane", "12 Мill Lane", "HR１ ２AB", "НR1 2AB", "５ March 2019", "٥ March ٢٠١٩", "5 Маrch 2019"),
        *(
            "９４３ ４７６ ５９１９",
            "943\u2011476\u20115919",
            "943\u2009476\u20095919",
            "Zoë Jones‑Kennedy",
            "Jones－Kennedy",
        ),
    ],
)
def test_whatever_it_is_written_with_it_is_found(text: str) -> None:
    assert found(f"It says {text} here.") == [text.removeprefix("\u202e")]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("the Smiths came", "Smiths"),
        ("Smith’s school", "Smith"),
        ("Smith's school", "Smith"),
        ("the Smiths’ house", "Smiths"),
        ("the Smiths' house", "Smiths"),
        ("THE SMITHS", "SMITHS"),
        ("the Ѕmiths", "Ѕmiths"),
        ("both Joneses", "Joneses"),
        ("the Jones’s", "Jones"),
        ("the Kennedys", "Kennedys"),
        ("the Kennedies", "Kennedies"),
        ("two Johns", "Johns"),
    ],
)
def test_plurals_and_what_belongs_to_somebody(text: str, written: str) -> None:
    assert found(text) == [written]


@pytest.mark.parametrize(
    "text", ["smithsonian", "Smithson", "Smithers", "smiths at their forge", "Johnston", "Jonestown"]
)
def test_other_words_that_begin_so_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["J. Smith", "J Smith", "J.Smith", "Smith, J", "J. P. Smith", "J P Smith", "Ј. Ѕmith", "John P. Smith"]
)
def test_initials_with_a_family_name_are_the_name(text: str) -> None:
    assert any("mith" in each for each in found(f"Seen by {text} then."))
    assert kinds(f"Seen by {text} then.")[0][0] == "sheet"


@pytest.mark.parametrize("text", ["JS", "J.S.", "J. S.", "J S", "JPS", "J.P.S.", "ZJK", "ZJ", "ЈЅ", "ＪＳ"])
def test_initials_alone_are_a_weak_hit_that_may_stay(text: str) -> None:
    assert [kind for kind, _ in kinds(f"We call them {text}, here")] == ["initials"]
    assert may_keep(HitKind.INITIALS, "It is the name of a form") and "Say why" in may_keep("initials", "").sentence


@pytest.mark.parametrize("text", ["js", "JST", "AJS", "J.S.T", "Js", "jS", "GP", "NG"])
def test_other_capitals_are_none(text: str) -> None:
    assert "initials" not in [kind for kind, _ in kinds(f"We call it {text} here")]


def test_what_everybody_writes_is_no_initials_but_with_points() -> None:
    one = initials_of([SheetFacts("Child B", given="Grace", family="Poole")])
    assert weak_hits("Her GP came.", one) == []
    assert [hit.written for hit in weak_hits("As G.P. said", one)] == ["G.P."]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("It was Smi-\nth who came", "Smi-\nth"),
        ("It was Smi-\n   th who came", "Smi-\n   th"),
        ("It was Smi\nth who came", "Smi\nth"),
        ("It was Smi\u00ad\nth who came", "Smi\u00ad\nth"),
        ("It was Smi‐\r\nth who came", "Smi‐\r\nth"),
        ("It was John\nSmith who came", "John\nSmith"),
        ("It was John\n\n Smith who came", "John\n\n Smith"),
        ("It was Jones-\nKennedy who came", "Jones-\nKennedy"),
        ("who\nSmi-\nth\ncame", "Smi-\nth"),
        ("Ѕmi-\nth", "Ѕmi-\nth"),
        ("at 12 Mill\nLane then", "12 Mill\nLane"),
    ],
)
def test_names_that_the_end_of_a_line_parts(text: str, written: str) -> None:
    assert found(text) == [written]


@pytest.mark.parametrize("text", ["blacksmi\nthing", "N\ng", "Smi th", "Smi\n\nbut th", "sm\nit", "Smi-th"])
def test_what_no_end_of_a_line_parts_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_name_in_another_script_is_found_in_its_own() -> None:
    assert found("His aunt, ИВАН, and Иван") == ["ИВАН", "Иван"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *(("Seen on １４ May ２０２１ at home", "date"), ("Seen on 14 Мay 2021", "date"), ("aged ３ then", "age")),
        *(
            ("Her number ９４３ ４７６ ５８７０", "nhs"),
            ("In ＷR5 3DA", "postcode"),
            ("Ring ０１４３２ 260 000", "number"),
        ),
    ],
)
def test_dates_and_numbers_are_found_whatever_figures_they_have(text: str, kind: str) -> None:
    (only,) = kinds(text)
    assert only[0] == kind and only[1] in text


def test_places_lead_back_to_the_text_as_it_is_written() -> None:
    text = "The ﬁle of Ｓｍｉｔｈ\u00ad, Straße 12"
    (hit,) = hits(text, terms_of([JOHN]))
    assert text[hit.start : hit.end] == hit.written == "Ｓｍｉｔｈ"
    plain, places = plain_text(text)
    assert len(plain) == len(places) and plain.startswith("The file of Smith, Strasse")
    assert even_text("A  \n B")[0] == "a b" and even_text("A  \n B")[1] == [0, 1, 5]


def test_the_table_leads_to_latin_letters_and_figures_alone() -> None:
    assert all(letter.isascii() and letter.isalnum() and len(letter) == 1 for letter in ALIKE.values())
    assert not any(sign.isascii() for sign in ALIKE) and len(ALIKE) > 120
    scripts = {unicodedata.name(sign).split()[0] for sign in ALIKE}
    assert {"CYRILLIC", "GREEK", "ARMENIAN", "LATIN"} <= scripts
    assert has_alike("Ѕ") and not has_alike("Zoë") and plain_sign("Ѕ") == "Ѕ" and plain_sign("Ѕ", alike=True) == "S"


def test_thirty_thousand_words_are_looked_through_in_seconds() -> None:
    people = [
        SheetFacts(
            f"P{at}", f"Zoë{at} Anna", f"O’Neill-Gray{at}", born_on=date(2000 + at, 3, 5), address="12 Mill Lane"
        )
        for at in range(10)
    ]
    some = [
        "agency",
        "worked",
        "apart.",
        "The",
        "child",
        "was",
        "naïve,",
        "Вut",
        "seen",
        "on",
        "14 May",
        "well.\n",
        "Zoë1",
    ]
    text = " ".join(some[at * 7 % 13] for at in range(30_000))
    begun = perf_counter()
    hits_ = look([Place("text", "The text", text)], terms_of(people), ("CF-0007",), initials_of(people))
    assert perf_counter() - begun < 5, "seconds"
    assert len(hits_) > 4000, "even where every seventh word is a hit"
