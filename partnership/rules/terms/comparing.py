"""What changes from one edition of a group's terms to the next, line by line in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from hscp.lib.words import sentence
from partnership.rules.terms.shape import CirculationNeeds, Deputies, Terms
from partnership.rules.terms.wording import (
    Names,
    chairing_words,
    duration_words,
    frequency_words,
    notice_words,
    papers_words,
    rule_words,
)

NOT_SAID = "The terms do not say."
NO_TERMS = "There were no terms."


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that two editions say otherwise: what it is about, and what each says."""

    about: str
    before: str
    after: str


def differences(before: Terms | None, after: Terms, names: Names | None = None) -> tuple[Difference, ...]:
    """What the new edition says otherwise, in the order of the terms; without an earlier one, all that it says.

    None where the two say the same.
    """
    known = names or {}
    old = dict(_lines(before, known)) if before else {}
    return tuple(
        Difference(about, old.get(about, NO_TERMS), words)
        for about, words in _lines(after, known)
        if old.get(about) != words and (before is not None or words != NOT_SAID)
    )


def _lines(terms: Terms, names: Names) -> list[tuple[str, str]]:
    papers = papers_words(terms.papers_days) if terms.papers_days is not None else NOT_SAID
    inquorate = "The chair decides which items proceed." if terms.otherwise_chair_decides else "Nobody is asked."
    away, missed = terms.tolerance_seconds, terms.ratify_afterwards
    return [
        ("Quorate when", sentence(rule_words(terms.quoracy, names))),
        ("Which items proceed when inquorate", inquorate),
        ("Deputies", _DEPUTIES[terms.deputies]),
        ("A short absence", f"Up to {duration_words(away)} do not break quoracy." if away else "Breaks quoracy."),
        ("Ratifying afterwards", "Allowed." if missed else "Not allowed: the decision is taken again."),
        ("Between meetings", _CIRCULATED[terms.circulation_needs] if terms.by_circulation else "No decisions."),
        ("How often", sentence(frequency_words(terms.frequency)) if terms.frequency else NOT_SAID),
        ("Chair and vice-chair", " ".join(chairing_words(terms.chairing, names))),
        ("Notice", notice_words(terms.notice) if terms.notice else NOT_SAID),
        ("Papers", f"{papers} ({terms.papers_citation})" if terms.papers_citation else papers),
        ("Paragraph", terms.citation or NOT_SAID),
        ("Note", terms.note or NOT_SAID),
    ]


_DEPUTIES = {
    Deputies.NOT_ALLOWED: "Do not count.",
    Deputies.WITH_DELEGATION: "Count with a delegation that is valid on the day.",
    Deputies.ALLOWED: "Count.",
}
_CIRCULATED = {
    CirculationNeeds.EVERYBODY: "Decisions, where everybody who is asked agrees.",
    CirculationNeeds.MAJORITY: "Decisions, where more than half of those asked agree and those who answer would be "
    "quorate.",
    CirculationNeeds.QUORUM: "Decisions, where those who agree would be quorate by themselves.",
}
