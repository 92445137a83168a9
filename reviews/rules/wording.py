"""What must not stand in words that leave a case file, or that are kept without one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hscp.lib.unseen import without_unseen
from hscp.lib.verdicts import Reason, Verdict, verdict_from
from hscp.lib.words import listing
from reviews.rules.protected import POSTCODE, Term, hits, is_nhs_number

# References as the product draws them: of case files, of partners' referrals.
REFERENCE = re.compile(r"\b(?:CF|RF)[-–\s]?\d{4}[-–\s]?[A-Z0-9]{5,6}\b", re.IGNORECASE)
TEN_DIGITS = re.compile(r"(?<!\d)\d{3}[\s-]?\d{3}[\s-]?\d{4}(?!\d)")
FULL_DATE = re.compile(r"(?<!\d)\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:\d{4}|\d{2})(?!\d)")
BORN = re.compile(r"\b(?:d\.?\s?o\.?\s?b\b|date of birth|born (?:on|in)\b|\bborn\s+\d)", re.IGNORECASE)


def reveals(field: str, text: str, terms: Iterable[Term] = ()) -> list[Reason]:
    """Why a text may not leave a case, or be kept outside one: each kind of thing once, under ``field``.

    A reference of a case file or referral; an NHS number that checks; a date in figures, as records write dates of
    birth, or the words for one; a full postcode; and any of the protected ``terms``, which are named by whom they are
    of and not repeated. Signs that nobody sees hide nothing.
    """
    found, text = [], without_unseen(text)
    if REFERENCE.search(text):
        found.append(Reason(field, "It carries the reference of a case: take it out."))
    if any(is_nhs_number(each[0]) for each in TEN_DIGITS.finditer(text)):
        found.append(Reason(field, "It carries an NHS number: take it out."))
    if FULL_DATE.search(text):
        found.append(
            Reason(field, "It carries a date in figures, as records write a date of birth: take it out, or use words.")
        )
    if BORN.search(text):
        found.append(Reason(field, "It says when somebody was born: take it out."))
    if POSTCODE.search(text):
        found.append(Reason(field, "It carries a full postcode: take it out."))
    named = sorted({hit.term.called for hit in hits(text, terms)})
    if named:
        found.append(Reason(field, f"It has protected words of {listing(named)} on the identity sheet: take them out."))
    return found


def may_stand_outside(texts: dict[str, str], terms: Iterable[Term] = ()) -> Verdict:
    """Whether these texts, by field, may stand outside a case file; every reason why not."""
    known = tuple(terms)
    return verdict_from(reason for field, text in texts.items() for reason in reveals(field, text, known))
