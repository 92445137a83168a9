"""Texts that say the like of each other: a plain measure, and what it was measured by.

Two texts are alike when they share at least three uncommon words (two where one of them has no more than four). A word
is a run of letters, four at least, without its plural; it is uncommon unless it is one that every recommendation has,
or stands in more than a quarter of the texts that are compared (of twelve at least). What they share is shown, so that
a reader sees why a text is there. No meaning is understood: other words for the same are not found; themes do that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

ENOUGH, ENOUGH_OF_FEW, FEW = 3, 2, 4
COMMON_SHARE, COMPARED_AT_LEAST = 4, 12  # in more than one of four texts, once there are twelve
_WORD = re.compile(r"[^\W\d_]{4,}")
_OF_ALL = (
    "about above across action actions agencies agency agreed also among arrangement arrangements assurance aware been "
    "before being both case cases child children clear consider continue could each effective ensure ensured ensuring "
    "every families family following from further given have help herefordshire include including into involved "
    "learning "
    "local make making more must need needs other partner partners partnership partnerships people place practice "
    "practitioner practitioners process professional professionals provide recommendation recommendations recommended "
    "review reviews safeguarding seek service services should staff support take that their them then there these they "
    "this those through together under understand understanding used using what when where whether which while will "
    "with "
    "within work working would young your "
)
ORDINARY = frozenset(_OF_ALL.split())


@dataclass(frozen=True, slots=True)
class Alike:
    """That a text is alike: its key, and the uncommon words that both have, in alphabetical order."""

    key: int
    shared: tuple[str, ...]


def words_of(text: str) -> frozenset[str]:
    """The words of a text that may tell it from others: without ordinary ones, as they are compared."""
    found = (_plain(word) for word in _WORD.findall(text.casefold()))
    return frozenset(word for word in found if len(word) >= 4 and word not in _ORDINARY)


def _plain(word: str) -> str:
    """A word without its plural: "parties" and "party", "risks" and "risk" are one."""
    if word.endswith("ies") and len(word) > 5:
        return f"{word[:-3]}y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 4:
        return word[:-1]
    return word


_ORDINARY = ORDINARY | frozenset(map(_plain, ORDINARY))


def alike(text: str, others: Mapping[int, str]) -> tuple[Alike, ...]:
    """Which of the other texts, by key, are alike, those that share most first; then the one with the highest key."""
    mine = words_of(text)
    if not mine:
        return ()
    theirs = {key: words_of(other) for key, other in others.items()}
    common = _common(theirs.values(), len(theirs))
    mine -= common
    found = []
    for key, words in theirs.items():
        rare = words - common
        shared = mine & rare
        if len(shared) >= (ENOUGH_OF_FEW if min(len(mine), len(rare)) <= FEW else ENOUGH):
            found.append(Alike(key, tuple(sorted(shared))))
    return tuple(sorted(found, key=lambda each: (-len(each.shared), -each.key)))


def _common(texts: Iterable[Set[str]], number: int) -> frozenset[str]:
    if number < COMPARED_AT_LEAST:
        return frozenset()
    counted = Counter(word for words in texts for word in words)
    return frozenset(word for word, count in counted.items() if count * COMMON_SHARE > number)
