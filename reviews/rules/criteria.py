"""What the three partners consider when they determine whether to hold a review: SI 2018/789 reg 11, as a table.

Meeting a criterion obliges nobody to hold a review, and meeting none forbids none: the rationale is recorded against
each. Trust: that these four are considered is law; the words are a summary, to be read beside the regulation.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SOURCE = "Child Safeguarding Practice Review and Relevant Agency (England) Regulations 2018, SI 2018/789, reg 11"


class Met(StrEnum):
    """How a criterion is judged."""

    MET = "met"
    NOT_MET = "not_met"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing to be considered: its key, its words, who says so, and how far that can be trusted."""

    key: str
    words: str
    citation: str
    trust: str


CRITERIA = (
    Criterion(
        "improvements",
        "The case highlights, or may highlight, improvements needed to safeguard and promote the welfare of children, "
        "also where these were identified before.",
        "SI 2018/789 reg 11",
        "law",
    ),
    Criterion(
        "recurrent",
        "The case highlights, or may highlight, recurrent themes in safeguarding and promoting the welfare of "
        "children.",
        "SI 2018/789 reg 11",
        "law",
    ),
    Criterion(
        "together",
        "The case highlights, or may highlight, concerns about organisations or agencies working together effectively "
        "to safeguard and promote the welfare of children.",
        "SI 2018/789 reg 11",
        "law",
    ),
    Criterion(
        "panel",
        "The national Panel has considered the case and concluded that a local review may be more appropriate.",
        "SI 2018/789 reg 11",
        "law",
    ),
)
BY_KEY = {each.key: each for each in CRITERIA}
OBLIGES_NOBODY = "Meeting the criteria does not oblige a review: it is determined case by case, and the reasons stay."
