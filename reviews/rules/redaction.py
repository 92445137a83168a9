"""What in a text could tell who the people of a case are: each place is shown to a person, who changes or answers it.

Words of the identity sheet, health service numbers and references of the case can never stay. Dates, ages and whatever
else might identify somebody may, where a person says why. Texts come as they are read, without their markup.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hscp.lib.verdicts import YES, Reason, Verdict, no, verdict_from
from hscp.lib.words import plural
from partnership.rules.canonical import content_hash
from reviews.rules.lookalikes import plain_text
from reviews.rules.protected import POSTCODE, Term, TermKind, hits_of, is_nhs_number, wanted_of, weak_hits


class HitKind(StrEnum):
    """What a place in a text is."""

    SHEET = "sheet"
    NHS = "nhs"
    REFERENCE = "reference"
    DATE = "date"
    AGE = "age"
    POSTCODE = "postcode"
    NUMBER = "number"
    ADDRESS = "address"
    OPERATION = "operation"
    PARTICULARS = "particulars"
    HIDDEN = "hidden"
    INITIALS = "initials"


NEVER_KEPT = frozenset({HitKind.SHEET, HitKind.NHS, HitKind.REFERENCE, HitKind.HIDDEN})
HIT_WORDS: dict[str, str] = {
    HitKind.SHEET: "A protected word of the identity sheet",
    HitKind.NHS: "An NHS number",
    HitKind.REFERENCE: "A reference of the case",
    HitKind.DATE: "A date",
    HitKind.AGE: "An age",
    HitKind.POSTCODE: "A postcode",
    HitKind.NUMBER: "A number by which somebody or a record could be found",
    HitKind.ADDRESS: "An e-mail address",
    HitKind.OPERATION: "The name of a police operation",
    HitKind.PARTICULARS: "What a file says of itself",
    HitKind.INITIALS: "Letters that could be somebody’s initials",
    HitKind.HIDDEN: "What is not seen in a file, and is published with it",
}
TERM_WORDS: dict[str, str] = {
    TermKind.NAME: "a name",
    TermKind.DATE: "a date of birth",
    TermKind.POSTCODE: "a postcode",
    TermKind.ADDRESS: "an address",
    TermKind.NHS: "an NHS number",
    TermKind.INITIALS: "initials",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A part of what is to be published: a key to find it by, what people call it, and its text as it is read.

    ``particulars``: what a file says of itself, of which every value that is not empty is shown to a person.
    ``hidden``: it says what a file holds that nobody sees in it, which can never stay.
    """

    key: str
    words: str
    text: str
    particulars: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A hit, in its sentence: what stands before it, how it is written, what follows. ``about`` says of whom, and what.

    Of a word of the identity sheet ``about`` is for whoever may open that sheet, and for nobody else.
    """

    kind: HitKind
    place: str
    place_words: str
    before: str
    written: str
    after: str
    about: str = ""

    @property
    def sentence(self) -> str:
        """The whole sentence, its spaces evened."""
        return " ".join(f"{self.before}{self.written}{self.after}".split())

    @property
    def may_stay(self) -> bool:
        """Whether a person may say that it stays."""
        return self.kind not in NEVER_KEPT


MONTHS = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    "Nov(?:ember)?|Dec(?:ember)?"
)
YEAR = r"(?:19|20)\d{2}"
COUNT = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty)"
)
ORDINAL = (
    r"(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth)"
)
SPAN = "(?:years?|months?|weeks?|days?|yrs?|mths?)"
_I = re.IGNORECASE
PATTERNS: tuple[tuple[HitKind, re.Pattern[str]], ...] = (
    (
        HitKind.DATE,
        re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?:{MONTHS})\b(?:\.?[\s,-]+{YEAR}\b)?", _I),
    ),
    (HitKind.DATE, re.compile(rf"\b(?:{MONTHS})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:[\s,]+{YEAR}\b)?")),
    (HitKind.DATE, re.compile(rf"\b(?:{MONTHS})\.?,?\s+(?:of\s+)?{YEAR}\b", _I)),
    (HitKind.DATE, re.compile(r"(?<!\d)\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:\d{4}|\d{2})(?!\d)")),
    (HitKind.DATE, re.compile(rf"(?<!\d){YEAR}[./-]\d{{1,2}}[./-]\d{{1,2}}(?!\d)")),
    (HitKind.DATE, re.compile(rf"\bborn\s+(?:in|on|at|during)\s+(?:[^\W\d]+\s+){{0,3}}{YEAR}\b", _I)),
    (HitKind.AGE, re.compile(rf"\baged?\s+(?:of\s+)?(?:only\s+)?{COUNT}\b(?:\s+and\s+a\s+half)?(?:\s+{SPAN}\b)?", _I)),
    (HitKind.AGE, re.compile(rf"\b{COUNT}(?:\s+and\s+a\s+half)?[\s-]+{SPAN}[\s-]+olds?\b", _I)),
    (HitKind.AGE, re.compile(rf"\b{COUNT}\s+{SPAN}\s+of\s+age\b", _I)),
    (HitKind.AGE, re.compile(r"\b\d{1,2}\s?(?:yo|y/o|yrs?\s+old)\b", _I)),
    (HitKind.AGE, re.compile(rf"\b{ORDINAL}\s+birthday\b", _I)),
    (HitKind.POSTCODE, POSTCODE),
    (HitKind.ADDRESS, re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,9}\b")),
    (HitKind.NUMBER, re.compile(r"(?<![\d.,])(?:\+44\s?\(?0?\)?|0)[\s-]?\d(?:[\s-]?\d){8,9}(?!\d)")),
    (HitKind.NUMBER, re.compile(r"(?<![\d.,])\d{6,}(?![\d.,]\d)")),
    (HitKind.OPERATION, re.compile(r"\bOperation\s+[A-Z][\w'’-]+")),
)
_NHS = re.compile(r"(?<!\d)\d{3}[\s-]?\d{3}[\s-]?\d{4}(?!\d)")
_ENDS = re.compile(r"[.!?]['\"’”)]*\s+(?=[A-Z0-9'\"‘“(])|\n+")
LONGEST = 300  # signs before and after a hit, where a sentence has no end


Wanted = Sequence[tuple[Term, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class _Spot:
    start: int
    end: int
    kind: HitKind
    about: str = ""


def look(
    places: Iterable[Place], terms: Sequence[Term], references: Iterable[str], initials: Sequence[Term] = ()
) -> tuple[Found, ...]:
    """Every place where something stands that a person must look at, in the order of the text.

    ``terms`` are the protected words of the identity sheet, ``references`` what the case is filed under,
    ``initials`` those of the people, which may stay where a person says that they are something else. What lies within
    a word of the sheet is shown as that alone, for it is the graver one.
    """
    filed = wanted_of(Term(TermKind.NAME, each, "") for each in references if each.strip())
    words = wanted_of(terms)
    return tuple(found for place in places for found in _in_place(place, words, filed, initials))


def _in_place(place: Place, terms: Wanted, filed: Wanted, initials: Sequence[Term]) -> Iterator[Found]:
    of_sheet: dict[tuple[int, int], list[str]] = {}
    for hit in hits_of(place.text, terms):  # one word may be of several people
        of_sheet.setdefault((hit.start, hit.end), []).append(_of_whom(hit.term))
    spots = [_Spot(*where, HitKind.SHEET, "; ".join(dict.fromkeys(who))) for where, who in of_sheet.items()]
    rest = [_Spot(hit.start, hit.end, HitKind.REFERENCE) for hit in hits_of(place.text, filed)]
    patterns = _by_pattern(place.text)
    if place.particulars or place.hidden:
        rest += [each for each in patterns if each.kind is HitKind.NHS]
        kind = HitKind.HIDDEN if place.hidden else HitKind.PARTICULARS
        rest += [_Spot(0, len(place.text), kind)] if place.text.strip() and not spots else []
    else:
        rest += patterns
        rest += [_Spot(hit.start, hit.end, HitKind.INITIALS) for hit in weak_hits(place.text, initials)]
    taken = bytearray(len(place.text))
    for spot in spots:
        taken[spot.start : spot.end] = b"\1" * (spot.end - spot.start)
    for spot in rest:
        if not any(taken[spot.start : spot.end]):
            taken[spot.start : spot.end] = b"\1" * (spot.end - spot.start)
            spots.append(spot)
    ends = [0, *(match.end() for match in _ENDS.finditer(place.text)), len(place.text)]
    for spot in sorted(spots, key=lambda each: (each.start, each.end)):
        begins, stops = _sentence(ends, spot.start, spot.end)
        yield Found(
            kind=spot.kind,
            place=place.key,
            place_words=place.words,
            before=place.text[begins : spot.start],
            written=place.text[spot.start : spot.end],
            after=place.text[spot.end : stops],
            about=spot.about,
        )


def _by_pattern(text: str) -> list[_Spot]:
    """Numbers, dates, ages and the like, whatever figures and letters they are written with."""
    plain, places = plain_text(text, alike=True)
    found = [(match, HitKind.NHS if is_nhs_number(match[0]) else HitKind.NUMBER) for match in _NHS.finditer(plain)]
    found += [(match, kind) for kind, known in PATTERNS for match in known.finditer(plain)]
    return [_Spot(places[match.start()], places[match.end() - 1] + 1, kind) for match, kind in found]


def _of_whom(term: Term) -> str:
    return f"{TERM_WORDS[term.kind]} of {term.called}"


def _sentence(ends: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """From where to where the sentence goes in which something stands; a line's end is a sentence's too.

    ``ends`` are where sentences end and the next begin, the text's own begin and end among them.
    """
    begins, stops = ends[bisect_right(ends, start) - 1], ends[min(bisect_left(ends, end), len(ends) - 1)]
    return max(begins, start - LONGEST), min(stops, end + LONGEST)


def fingerprints(found: Iterable[Found]) -> list[str]:
    """For each hit what it is known again by in a later version: its kind, its words and its sentence, not its place.

    The same words that stand twice in the same sentence are two.
    """
    seen: dict[tuple[str, str, str], int] = {}
    marks = []
    for each in found:
        key = (each.kind.value, each.written, each.sentence)
        seen[key] = seen.get(key, 0) + 1
        marks.append(content_hash([*key, seen[key]]))
    return marks


def may_keep(kind: str, because: str) -> Verdict:
    """Whether a person may say that a hit stays as it is: with the reason, and never what names somebody."""
    if kind in NEVER_KEPT:
        return no("kind", f"{HIT_WORDS[kind]} can never stay in what is published. Change the text.")
    if not because.strip():
        return no("because", "Say why it can stay: the reason stays on record.")
    return YES


def may_look(terms: Sequence[Term], *, people: int, named: int, children: int) -> Verdict:
    """Whether a check against an identity sheet can find what it must.

    ``people`` are on it, ``named`` of them as a child concerned, and the case concerns so many ``children``. A check
    against too few words would find nothing, and say so.
    """
    if not people or not terms:
        return no(
            "sheet", "Nobody is on the identity sheet yet: put everybody there by whose name the case could be known."
        )
    if named < children:
        return no(
            "sheet",
            f"The case concerns {plural(children, 'child', 'children')}, and {named or 'none'} of them "
            f"{'is' if named == 1 else 'are'} on the identity sheet: put each child there first.",
        )
    return YES


@dataclass(frozen=True, slots=True)
class Check:
    """How the check of one version stands now. ``checked`` is the hash of the version that was last checked.

    ``stale``: annexes were attached, taken out, renamed or put in another order since it was made. ``unlooked`` are the
    titles of annexes that cannot be read as text, and at whose pages nobody has looked.
    """

    version: str = ""
    checked: str = ""
    protected: int = 0
    unanswered: int = 0
    stale: bool = False
    unlooked: tuple[str, ...] = ()


def is_clear(check: Check) -> Verdict:
    """Whether exactly this version has been checked and every hit in it answered; every reason why not."""
    if not check.version:
        return no("version", "There is no version of the public copy yet.")
    if check.checked != check.version:
        return no("check", "This version has not been checked yet: another text was, or none.")
    found = []
    if check.stale:
        found.append(Reason("stale", "The annexes were changed since this version was made: make another, check it."))
    if check.protected:
        words = plural(check.protected, "word", "words")
        found.append(Reason("protected", f"{words} that can never be published {_stands(check.protected)} in it."))
    if check.unanswered:
        found.append(
            Reason("unanswered", f"{plural(check.unanswered, 'hit')} of the check {_waits(check.unanswered)}.")
        )
    found += [
        Reason("looked", f"The annex “{each}” cannot be read as text: somebody looks at every page of it and says so.")
        for each in check.unlooked
    ]
    return verdict_from(found)


def _stands(count: int) -> str:
    return "stands" if count == 1 else "stand"


def _waits(count: int) -> str:
    return "has no answer" if count == 1 else "have no answer"


def carried(marks: Iterable[str], kept: Mapping[str, str]) -> dict[str, str]:
    """Of these hits those that were kept in an earlier version, with the reason: they are not asked about again."""
    return {each: kept[each] for each in marks if each in kept}
