"""Which sections a yearly report has: what the arrangements ask (§19.1), then what the guidance asks besides."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class Content:
    """What the arrangements say the report contains; ``heading`` is the key of the national heading it answers."""

    key: str
    title: str
    section: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """What one edition of the guidance asks; ``needs_check``: nobody has verified it against the source."""

    key: str
    title: str
    requirement: str
    citation: str = ""
    needs_check: bool = False


@dataclass(frozen=True, slots=True)
class PlannedSection:
    """A section to be written. ``heading`` says which evidence belongs to it."""

    key: str
    heading: str
    title: str
    requirement: str
    citation: str
    needs_check: bool


def planned_sections(contents: Sequence[Content], headings: Sequence[Heading]) -> tuple[PlannedSection, ...]:
    """The sections in the order of the arrangements; headings that none of its contents answers follow.

    A content that is a whole sentence takes the heading's short title, once; its own words are the requirement, and
    the guidance's are added where they ask for something else. Of
    several contents that answer one heading the first has its evidence.
    """
    by_key = {heading.key: heading for heading in headings}
    answered: set[str] = set()
    found = []
    for content in contents:
        heading = by_key.get(content.heading)
        title = content.title
        if len(title) > LONGEST_TITLE and heading is not None and heading.key not in answered:
            title = heading.title
        asked = [_sentence(content.title)] if title != content.title else []
        first = heading is not None and heading.key not in answered
        if heading is not None and first:
            asked += [] if _same(heading.requirement, content.title) else [_sentence(heading.requirement)]
            answered.add(heading.key)
        citation = heading.citation if heading else ""
        cited = ["" if content.section in citation else content.section, citation]
        found.append(
            PlannedSection(
                key=content.key,
                heading=content.heading if first or heading is None else "",
                title=title,
                requirement=" ".join(asked),
                citation="; ".join(each for each in cited if each),
                needs_check=bool(heading and heading.needs_check),
            )
        )
    taken = {section.key for section in found}
    for heading in headings:
        if heading.key not in answered and heading.key not in taken:
            asked_for = _sentence(heading.requirement)
            found.append(
                PlannedSection(
                    heading.key, heading.key, heading.title, asked_for, heading.citation, heading.needs_check
                )
            )
    return tuple(found)


ALIKE = Fraction(4, 5)
"""From which share of its words on a requirement counts as said already by the arrangements' own sentence."""


def _same(asked: str, said: str) -> bool:
    words, known = _words(asked), _words(said)
    return not words or Fraction(len(words & known), len(words)) >= ALIKE


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _sentence(words: str) -> str:
    words = words.strip()
    return words if words.endswith((".", "?", "!")) else f"{words}."
