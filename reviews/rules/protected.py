"""The words by which somebody on an identity sheet could be known again, in every spelling that is usual.

A text is searched for them before it is published. Both the words and the text are folded first: small letters, no
accents, one kind of apostrophe, hyphen and space. A word is found whole only, so that "Al" is not found in "also".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hscp.lib.unseen import is_unseen

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
POSTCODE = re.compile(r"\b([A-Za-z]{1,2}\d[A-Za-z\d]?)\s*(\d[A-Za-z]{2})\b")
_SIGNS = str.maketrans(dict.fromkeys("‘’ʼ′`´", "'") | dict.fromkeys("‐‑‒–—−", "-"))
# Letters that lose no accent when they are taken apart: how they are written where a keyboard lacks them.
_LETTERS = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}


class TermKind(StrEnum):
    """What a protected word is."""

    NAME = "name"
    DATE = "date"
    POSTCODE = "postcode"
    ADDRESS = "address"
    NHS = "nhs"


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """One person of an identity sheet. ``former`` and ``known_as`` are one name each; ``address`` has lines."""

    called: str
    given: str = ""
    family: str = ""
    former: tuple[str, ...] = ()
    known_as: tuple[str, ...] = ()
    born_on: date | None = None
    nhs_number: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A protected word as it is usually written, and of whom: by what the person is called in the case."""

    kind: TermKind
    text: str
    called: str


@dataclass(frozen=True, slots=True)
class Hit:
    """That a protected word stands in a text: from ``start`` up to ``end``, and how it is written there."""

    term: Term
    start: int
    end: int
    written: str


def terms_of(people: Iterable[SheetFacts]) -> tuple[Term, ...]:
    """Every protected word of these people, each spelling once for each of them."""
    found: dict[tuple[TermKind, str, str], Term] = {}
    for person in people:
        for kind, text in _of_one(person):
            found.setdefault((kind, text, person.called), Term(kind, text, person.called))
    return tuple(found.values())


def _of_one(person: SheetFacts) -> Iterator[tuple[TermKind, str]]:
    yield from ((TermKind.NAME, text) for text in name_spellings(person))
    if person.born_on is not None:
        yield from ((TermKind.DATE, text) for text in date_spellings(person.born_on))
    for match in POSTCODE.finditer(person.address):
        out, inward = match[1].upper(), match[2].upper()
        yield from ((TermKind.POSTCODE, text) for text in (f"{out} {inward}", f"{out}{inward}"))
    yield from ((TermKind.ADDRESS, text) for text in address_spellings(person.address))
    digits = re.sub(r"\D", "", person.nhs_number)
    if digits:
        parts = (digits[:3], digits[3:6], digits[6:])
        yield from ((TermKind.NHS, text) for text in (digits, " ".join(parts), "-".join(parts)))


def name_spellings(person: SheetFacts) -> list[str]:
    """Every name alone, given names with family names in both orders and with initials, joined names taken apart.

    Single letters are left out: they are found everywhere and name nobody.
    """
    givens = _words(person.given)
    firsts = [*filter(None, [" ".join(givens)]), *givens, *(each.strip() for each in person.known_as)]
    families = [each.strip() for each in (person.family, *person.former) if each.strip()]
    whole: list[str] = [*firsts, *families]
    for family in families:
        whole += [f"{first} {family}" for first in firsts] + [f"{family}, {first}" for first in firsts]
        if givens:
            initials = [each[0] for each in givens]
            whole += [f"{givens[0][0]} {family}", f"{givens[0][0]}. {family}", f"{family}, {givens[0][0]}"]
            whole += [f"{' '.join(initials)} {family}", f"{'. '.join(initials)}. {family}"]
    found: dict[str, None] = {}
    waiting = whole
    while waiting:  # a variant may have variants: each is looked at once
        text = waiting.pop(0)
        if text not in found and len(text.strip(" .,'-")) > 1:
            found[text] = None
            waiting += _variants(text)
    return list(found)


def _words(text: str) -> list[str]:
    return [each for each in re.split(r"[\s,]+", text) if each]


def _variants(name: str) -> Iterator[str]:
    """The ways to write a name that has apostrophes, hyphens, accents, or begins with Mc, Mac or O."""
    yield unfolded(name)
    even = name.translate(_SIGNS)
    yield even
    for sign in ("'", "-"):
        yield even.replace(sign, "")
        yield even.replace(sign, " ")
    if " " not in even:
        yield from even.split("-")
    yield re.sub(r"\b(Ma?c)(?=[A-Z])", r"\1 ", name)
    yield re.sub(r"\bMc(?=[A-Z])", "Mac", name)
    yield re.sub(r"\bMac(?=[A-Z])", "Mc", name)


def date_spellings(day: date) -> list[str]:
    """A day in the forms that people use, with and without the year in words; in figures with the year only."""
    number, month, year, short = day.day, MONTHS[day.month - 1], day.year, f"{day.year % 100:02}"
    ordinal = f"{number}{_ending(number)}"
    months = list(dict.fromkeys((month, month[:3], "Sept" if day.month == 9 else month)))
    found: list[str] = []
    for name in months:
        for day_word in dict.fromkeys((str(number), f"{number:02}", ordinal)):
            found += [f"{day_word} {name}", f"{day_word} of {name}", f"{name} {day_word}"]
            for ending in (str(year), short):
                found += [f"{day_word} {name} {ending}", f"{day_word} of {name} {ending}"]
                found += [f"{name} {day_word} {ending}", f"{name} {day_word}, {ending}", f"{day_word} {name}, {ending}"]
                found += [f"{day_word}-{name}-{ending}"]
    for sign in "/.- ":
        for left in dict.fromkeys((str(number), f"{number:02}")):
            for right in dict.fromkeys((str(day.month), f"{day.month:02}")):
                found += [f"{left}{sign}{right}{sign}{year}", f"{left}{sign}{right}{sign}{short}"]
        found.append(f"{year}{sign}{day.month:02}{sign}{number:02}")
    found += [f"{number:02}{day.month:02}{year}", f"{year}{day.month:02}{number:02}"]
    return list(dict.fromkeys(found))


def _ending(number: int) -> str:
    if 11 <= number <= 13:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def address_spellings(address: str) -> list[str]:
    """The lines of an address that name a house or a street; a street also without its number. No towns, no postcodes.

    A line counts where it has a number, or is the first of its address.
    """
    found: dict[str, None] = {}
    for block in re.split(r"\n\s*\n", address):
        lines = [POSTCODE.sub("", each).strip(" ,") for each in re.split(r"[\n,]", block)]
        for position, line in enumerate(each for each in lines if each):
            numbered = re.match(r"(?i)(?:flat\s+|no\.?\s*)?\d+[a-z]?(?:\s*[-/]\s*\d+[a-z]?)?\s+(.+)", line)
            if numbered and len(line) > 3:
                found.setdefault(line)
                found.setdefault(numbered[1].strip())
            elif position == 0 and len(line) > 3 and not line.isdigit():
                found.setdefault(line)
    return list(found)


def unfolded(text: str) -> str:
    """The text without accents, its capitals kept."""
    swapped = "".join(
        _LETTERS[each]
        if each in _LETTERS
        else _LETTERS[each.lower()].capitalize()
        if each.lower() in _LETTERS
        else each
        for each in text
    )
    taken_apart = unicodedata.normalize("NFKD", swapped)
    return "".join(each for each in taken_apart if not unicodedata.combining(each))


def _spelt_out(sign: str) -> str:
    small = sign.lower()
    if small not in _LETTERS:
        return sign
    return _LETTERS[small] if sign == small else _LETTERS[small].capitalize()


def _folded(text: str) -> tuple[str, list[int]]:
    """The text folded, and for each of its signs the place in the text that it came from."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        if is_unseen(sign):
            continue
        plain = unfolded(sign).translate(_SIGNS).lower()
        if plain.isspace():
            if signs and signs[-1] == " ":
                continue
            plain = " "
        signs += plain
        places += [place] * len(plain)
    return "".join(signs), places


def hits(text: str, terms: Iterable[Term]) -> list[Hit]:
    """Where protected words stand in a text, in its order; of words within each other the longest alone."""
    folded, places = _folded(text)
    found: list[Hit] = []
    for term in terms:
        wanted = _folded(term.text)[0].strip()
        if not wanted:
            continue
        for begins in _whole(wanted, folded):
            start, end = places[begins], places[begins + len(wanted) - 1] + 1
            while end < len(text) and unicodedata.combining(text[end]):
                end += 1
            found.append(Hit(term, start, end, text[start:end]))
    found.sort(key=lambda hit: (hit.start, -hit.end))
    kept: list[Hit] = []
    for hit in found:
        if not any(
            each.start <= hit.start and hit.end <= each.end and (each.start, each.end) != (hit.start, hit.end)
            for each in kept
        ) and not any((e.start, e.end, e.term.called) == (hit.start, hit.end, hit.term.called) for e in kept):
            kept.append(hit)
    return kept


def _whole(wanted: str, folded: str) -> Iterator[int]:
    """Where ``wanted`` stands in a text with neither letter nor figure beside it: "_" joins words in an address."""
    begins = folded.find(wanted)
    while begins >= 0:
        ends = begins + len(wanted)
        beside = folded[begins - 1 : begins] + folded[ends : ends + 1]
        if not any(each.isalnum() for each in beside):
            yield begins
        begins = folded.find(wanted, begins + 1)


def is_nhs_number(text: str) -> bool:
    """Whether it is ten digits of which the last checks the others (modulus 11), however they are spaced."""
    digits = re.sub(r"[\s-]", "", text)
    if not re.fullmatch(r"[0-9]{10}", digits):
        return False
    check = 11 - sum(int(each) * (10 - place) for place, each in enumerate(digits[:9])) % 11
    return check != 10 and int(digits[9]) == check % 11
