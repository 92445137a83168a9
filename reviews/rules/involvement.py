"""Who of the family and of those who worked with them is involved: by role, never by name (§15.8)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from hscp.lib.verdicts import Reason, Verdict, verdict_from
from hscp.lib.words import date_words

_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_ACRONYM = 6  # letters; longer words all in capitals are read as names
# Words of roles that may begin with a capital letter; any other capitalised word looks like a name.
ROLE_WORDS = frozenset(
    [
        "adoptive",
        "adult",
        "adviser",
        "advocate",
        "aunt",
        "brother",
        "care",
        "carer",
        "child",
        "children",
        "clinical",
        "college",
        "community",
        "consultant",
        "cousin",
        "designated",
        "director",
        "doctor",
        "early",
        "education",
        "family",
        "father",
        "foster",
        "former",
        "general",
        "grandfather",
        "grandmother",
        "grandparent",
        "great",
        "guardian",
        "half",
        "head",
        "health",
        "help",
        "home",
        "hospital",
        "household",
        "housing",
        "key",
        "lead",
        "learning",
        "leaving",
        "maintenance",
        "manager",
        "maternal",
        "mental",
        "midwife",
        "mother",
        "named",
        "neighbour",
        "nurse",
        "nursery",
        "officer",
        "older",
        "parent",
        "partner",
        "partnership",
        "paternal",
        "paediatrician",
        "personal",
        "police",
        "practice",
        "practitioner",
        "primary",
        "probation",
        "psychiatrist",
        "psychologist",
        "relative",
        "safeguarding",
        "school",
        "secondary",
        "senior",
        "sibling",
        "sister",
        "social",
        "special",
        "stepfather",
        "stepmother",
        "step",
        "substance",
        "supervising",
        "support",
        "teacher",
        "team",
        "the",
        "therapist",
        "tutor",
        "uncle",
        "visitor",
        "volunteer",
        "ward",
        "worker",
        "young",
        "younger",
        "youth",
    ]
)


class Kind(StrEnum):
    """Whether somebody is of the family or worked with it."""

    FAMILY = "family"
    PRACTITIONER = "practitioner"


class Answer(StrEnum):
    """What came of an offer to take part."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    NO_ANSWER = "no_answer"


def looks_like_a_name(role: str) -> str:
    """The first word of a role that looks like a name; empty where none does. Acronyms such as GP may stand."""
    for word in _WORD.findall(role):
        if word[0].islower() or word.lower() in ROLE_WORDS:
            continue
        if word.isupper() and len(word) < _ACRONYM:
            continue
        return str(word)
    return ""


def role_reasons(role: str) -> list[Reason]:
    """Why a role may not be written so."""
    if not role.strip():
        return [Reason("role", "Say who it is by their role, for example maternal grandmother.")]
    if word := looks_like_a_name(role):
        return [Reason("role", f"“{word}” looks like a name. Write the role alone, in small letters.")]
    return []


def may_offer(*, role: str, offered_on: date, begun_on: date, today: date) -> Verdict:
    """Whether an offer to take part may be put on record."""
    found = role_reasons(role)
    if offered_on > today:
        found.append(Reason("offered_on", f"{date_words(offered_on)} has not come yet: record it once it is offered."))
    elif offered_on < begun_on:
        found.append(Reason("offered_on", f"The practice review began on {date_words(begun_on)}: not before that day."))
    return verdict_from(found)


def may_answer(*, answer: str, answered_on: date | None, offered_on: date, contributed: str, today: date) -> Verdict:
    """Whether what came of an offer may be put on record: the day of an answer, contributions of who accepted alone."""
    found = []
    answered = answer in (Answer.ACCEPTED, Answer.DECLINED)
    if answered and answered_on is None:
        found.append(Reason("answered_on", "Enter the day on which they answered."))
    if not answered and answered_on is not None:
        found.append(Reason("answered_on", "Say whether they accepted or declined, or leave the day empty."))
    if answered_on is not None and not offered_on <= answered_on <= today:
        found.append(Reason("answered_on", "Enter a day from when it was offered until today."))
    if contributed.strip() and answer != Answer.ACCEPTED:
        found.append(Reason("contributed", "They contributed: say that they accepted."))
    return verdict_from(found)


def involvement_gaps(offers: Iterable[tuple[str, str]]) -> tuple[Reason, ...]:
    """What involvement still wants, by kind and answer of each offer: families are always considered (§15.8)."""
    rows = list(offers)
    found = []
    if not any(kind == Kind.FAMILY for kind, _ in rows):
        found.append(Reason("family", "Nobody of the family has been offered to take part."))
    if not any(kind == Kind.PRACTITIONER for kind, _ in rows):
        found.append(Reason("practitioners", "Nobody who worked with the family has been offered to take part."))
    waiting = sum(answer == Answer.WAITING for _, answer in rows)
    if waiting:
        found.append(Reason("waiting", f"Without an answer yet: {waiting}."))
    return tuple(found)
