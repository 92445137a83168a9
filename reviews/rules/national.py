"""National reviews: what their file says, and how a partnership answers a recommendation."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from hscp.lib.verdicts import Reason, Verdict, verdict_from
from hscp.lib.words import date_words
from partnership.rules.arrangements.fields import Fields
from partnership.rules.arrangements.problems import NOWHERE, Place, Problem, Problems
from partnership.rules.arrangements.source import Value, parse

TRUSTS = ("published", "check")
TEXT_AT_MOST, TITLE_AT_MOST = 4000, 200


class Answer(StrEnum):
    """What a partnership answers to a national recommendation."""

    ACCEPTED = "accepted"
    DONE = "done"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Recommended:
    """One recommendation: its number in the review, its words, whether it is asked of local partners."""

    number: int
    text: str
    to: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Review:
    """A national review with its source; ``trust`` is "published" where the words were read in it, else "check"."""

    key: str
    title: str
    published_on: date
    citation: str
    source: str
    trust: str
    recommendations: tuple[Recommended, ...]


def read_reviews(file: str, text: str) -> tuple[tuple[Review, ...], tuple[Problem, ...]]:
    """The reviews of one file, and every problem with its place; with a problem nothing should be written."""
    problems = Problems()
    value = parse(file, text, problems)
    found: tuple[Review, ...] = ()
    if value is not None:
        reader = _Reader(problems)
        found = Fields(value, "the file", problems, required="national_reviews").each("national_reviews", reader.review)
    return found, tuple(problems.found)


@dataclass(slots=True)
class _Reader:
    problems: Problems
    keys: set[str] = field(default_factory=set)

    def review(self, value: Value) -> Review | None:
        f = Fields(
            value,
            "a national review",
            self.problems,
            required="key title published citation source trust recommendations",
        )
        key, published = f.slug(), f.day("published")
        if key in self.keys:
            self.problems.add(f.place, f"“{key}” is given twice.", "one entry for each review.")
        self.keys.add(key)
        recommendations = f.each("recommendations", self.recommended)
        numbers = [each.number for each in recommendations]
        for each in recommendations:
            if numbers.count(each.number) > 1:
                self.problems.add(each.place, f"Number {each.number} is given twice.", "each number once.")
        title = f.text("title")
        self._fits(f, "title", title, TITLE_AT_MOST)
        if not key or published is None:
            return None
        trust = f.word("trust", TRUSTS)
        return Review(key, title, published, f.text("citation"), f.web("source"), trust, recommendations)

    def recommended(self, value: Value) -> Recommended | None:
        f = Fields(value, "a recommendation", self.problems, required="number to text")
        text = f.text("text")
        self._fits(f, "text", text, TEXT_AT_MOST)
        number = f.number("number", least=1, most=500)
        return Recommended(number, text, f.word("to", ("partners", "government")), f.place) if number else None

    def _fits(self, f: Fields, name: str, text: str, most: int) -> None:
        if len(text) > most:
            self.problems.add(f.place_of(name), f"“{text[:40]}…” has {len(text)} characters.", f"at most {most}.")


def may_answer(*, answer: str, because: str, led_by: str, reviewed_on: date, follow: bool, today: date) -> Verdict:
    """Whether a recommendation may be answered so; ``follow``: it is to be followed as a recommendation here."""
    found = []
    if not because.strip():
        found.append(Reason("because", "Say why: what is done, will be done, or does not concern this partnership."))
    if answer != Answer.NOT_APPLICABLE and not led_by.strip():
        found.append(Reason("led_by", "Say who leads on it."))
    if reviewed_on > today:
        found.append(Reason("reviewed_on", f"{date_words(reviewed_on)} has not come yet."))
    if follow and answer != Answer.ACCEPTED:
        found.append(Reason("follow", "What is accepted is followed by actions; this is not."))
    return verdict_from(found)
