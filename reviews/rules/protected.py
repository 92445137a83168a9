"""The words by which somebody on an identity sheet could be known again, in every spelling that is usual.

A text is searched for them before it is published. Both the words and the text are folded first: small letters, no
accents, one kind of apostrophe, hyphen and space (`lookalikes`). A word is found whole only, so that "Al" is not found
in "also"; but several of one name are found ("the Smiths").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reviews.rules.lookalikes import SIGNS, even_text, even_text_alike, has_alike, plain_text

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
POSTCODE = re.compile(r"\b([A-Za-z]{1,2}\d[A-Za-z\d]?)\s*(\d[A-Za-z]{2})\b")
_PARTED = re.compile(r"(?<=[^\W_])[-‐‑\u00ad]?[ \t\r]*\n\s*(?=[^\W_])")
_EVEN = {ord(sign): even for sign, even in SIGNS.items()}
# What stands for something else in every report: as initials they would be found on each page.
EVERYDAY = frozenset(
    {
        *("AE", "CE", "CP", "DA", "DC", "DI", "DS", "DV", "ED", "EH", "EP", "EU", "GP", "HR", "HV", "IT", "LA", "LP"),
        *("MP", "OT", "PC", "PE", "PS", "SP", "SW", "TA", "TV", "UK", "US", "CIN", "CME", "CPS", "CQC", "CSE", "DSL"),
        *("AM", "AN", "AS", "AT", "BE", "BY", "DO", "GO", "HE", "IF", "IN", "IS", "ME", "MY", "NO", "OF", "ON", "OR"),
        *("SO", "TO", "UP", "WE", "ALL", "AND", "ARE", "CAN", "DID", "FOR", "HAS", "HER", "HIS", "NOT", "THE", "WAS"),
        *("DSP", "EHC", "GDP", "ICB", "IRO", "LSP", "MDT", "MPS", "NHS", "NSP", "PRU", "SAR", "SEN", "YOT", "YJS"),
    }
)


class TermKind(StrEnum):
    """What a protected word is."""

    NAME = "name"
    DATE = "date"
    POSTCODE = "postcode"
    ADDRESS = "address"
    NHS = "nhs"
    INITIALS = "initials"


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
        if family[-1:] == "y" and family[-2:-1].lower() not in "aeiou":
            whole.append(f"{family[:-1]}ies")
        whole += [f"{first} {family}" for first in firsts] + [f"{family}, {first}" for first in firsts]
        if givens:
            initials = [each[0] for each in givens]
            whole += [f"{givens[0][0]}{sign}{family}" for sign in (" ", ". ", ".")] + [f"{family}, {givens[0][0]}"]
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
    even = name.translate(_EVEN)
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
    return plain_text(text)[0]


def initials_of(people: Iterable[SheetFacts]) -> tuple[Term, ...]:
    """The initials of these people, of given and family name: they name nobody for sure, so they are weak.

    Without points they are left out where they are what everybody writes for something else ("GP").
    """
    found: dict[tuple[str, str], Term] = {}
    for person in people:
        firsts = [each[0] for each in _words(unfolded(person.given))]
        known = [unfolded(each)[0] for each in person.known_as if each.strip()]
        for family in filter(None, (each.strip() for each in (person.family, *person.former))):
            lasts = [each[0] for each in re.split(r"[-\s]+", unfolded(family)) if each[:1].isalpha()]
            for first in dict.fromkeys((*firsts[:1], *known)):
                for letters in ((first, *lasts), (first, *lasts[:1]), (*firsts, *lasts[:1])):
                    text = "".join(letters).upper()
                    if 1 < len(text) < 6 and text.isalpha():
                        found.setdefault((text, person.called), Term(TermKind.INITIALS, text, person.called))
    return tuple(found.values())


def weak_hits(text: str, terms: Iterable[Term]) -> list[Hit]:
    """Where initials stand in a text, in capitals, with points or without: "JS", "J.S.", "J. S."."""
    plain, places = plain_text(text, alike=True)
    found = []
    for term in terms:
        pattern = r"\.? ?".join(map(re.escape, term.text))
        for match in re.finditer(rf"(?<![\w.]){pattern}\b\.?(?!\.?\w)", plain):
            if match[0] in EVERYDAY:
                continue
            start, end = places[match.start()], places[match.end() - 1] + 1
            found.append(Hit(term, start, end, text[start:end]))
    return sorted(found, key=lambda hit: (hit.start, -hit.end))


def wanted_of(terms: Iterable[Term]) -> list[tuple[Term, tuple[str, ...]]]:
    """Each word with what a text is searched for, once for all the pages of a long one."""
    found = []
    for term in terms:
        ways = (even_text(term.text)[0].strip(), even_text_alike(term.text)[0].strip())
        found.append((term, tuple(dict.fromkeys(filter(None, ways)))))
    return found


def hits(text: str, terms: Iterable[Term]) -> list[Hit]:
    """Where protected words stand in a text, as ``hits_of``."""
    return hits_of(text, wanted_of(terms))


def hits_of(text: str, wanted_words: Iterable[tuple[Term, tuple[str, ...]]]) -> list[Hit]:
    """Where protected words stand in a text, in its order; of words within each other the longest alone.

    The text is read as it is written, with letters of other scripts as those that they look like, and with words put
    together that the end of a line parts ("Now-" and "ak").
    """
    texts = [even_text(text)]
    if has_alike(text):
        texts.append(even_text_alike(text))
    parted, joins = _joined(text)
    found: list[Hit] = []
    for term, ways in wanted_words:
        for wanted in ways:
            plural = term.kind is TermKind.NAME and len(wanted) > 2 and wanted[-1].isalpha()
            for folded, places in texts:
                if wanted not in folded:  # the usual case, and two searches less
                    continue
                for begins, ends in _whole(wanted, folded):
                    found.append(_hit(term, text, places, begins, ends))
                for begins, ends in _many(wanted, folded) if plural else ():
                    if text[places[begins]].isupper():
                        found.append(_hit(term, text, places, begins, ends))
            for begins, ends in _across(wanted, parted[0], joins) if joins else ():
                found.append(_hit(term, text, parted[1], begins, ends))
    return _longest(found)


def _hit(term: Term, text: str, places: list[int], begins: int, ends: int) -> Hit:
    start, end = places[begins], places[ends - 1] + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return Hit(term, start, end, text[start:end])


def _longest(found: list[Hit]) -> list[Hit]:
    """In order, each place once for each person, without what lies within a longer one."""
    found.sort(key=lambda hit: (hit.start, -hit.end))
    kept: list[Hit] = []
    reach, span, of_span = -1, (-1, -1), set[str]()
    for hit in found:
        if (hit.start, hit.end) != span:
            reach = max(reach, span[1])
            span, of_span = (hit.start, hit.end), set()
        if hit.end <= reach or hit.term.called in of_span:
            continue
        of_span.add(hit.term.called)
        kept.append(hit)
    return kept


def _whole(wanted: str, folded: str) -> Iterator[tuple[int, int]]:
    """Where ``wanted`` stands in a text with neither letter nor figure beside it: "_" joins words in an address."""
    begins = folded.find(wanted)
    while begins >= 0:
        ends = begins + len(wanted)
        if not _is_letter(folded, begins - 1) and not _is_letter(folded, ends):
            yield begins, ends
        begins = folded.find(wanted, begins + 1)


def _many(wanted: str, folded: str) -> Iterator[tuple[int, int]]:
    """Where it stands for several of that name: "the Smiths", "the Joneses"."""
    for ending in ("s", "es"):
        yield from _whole(f"{wanted}{ending}", folded)


def _is_letter(folded: str, at: int) -> bool:
    return 0 <= at < len(folded) and folded[at].isalnum()


def _joined(text: str) -> tuple[tuple[str, list[int]], frozenset[int]]:
    """The text with the letters put together that the end of a line parts, with or without a hyphen; and where.

    Without such a place, no text.
    """
    if "\n" not in text:
        return ("", []), frozenset()
    signs: list[str] = []
    places: list[int] = []
    joins: set[int] = set()
    at = 0
    for match in _PARTED.finditer(text):
        folded, found = even_text_alike(text[at : match.start()])
        signs.append(folded)
        places += [each + at for each in found]
        joins.add(len(places))
        at = match.end()
    folded, found = even_text_alike(text[at:])
    return ("".join([*signs, folded]), [*places, *(each + at for each in found)]), frozenset(joins)


def _across(wanted: str, folded: str, joins: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Where ``wanted`` stands across the end of a line, with two letters at least on each side of it."""
    begins = folded.find(wanted)
    while begins >= 0:
        ends = begins + len(wanted)
        within = [each for each in range(begins + 1, ends) if each in joins]
        if (
            within
            and (begins in joins or not _is_letter(folded, begins - 1))
            and (ends in joins or not _is_letter(folded, ends))
            and within[0] - begins > 1
            and ends - within[-1] > 1
        ):
            yield begins, ends
        begins = folded.find(wanted, begins + 1)


def is_nhs_number(text: str) -> bool:
    """Whether it is ten digits of which the last checks the others (modulus 11), however they are spaced."""
    digits = re.sub(r"[\s-]", "", text)
    if not re.fullmatch(r"[0-9]{10}", digits):
        return False
    check = 11 - sum(int(each) * (10 - place) for place, each in enumerate(digits[:9])) % 11
    return check != 10 and int(digits[9]) == check % 11
