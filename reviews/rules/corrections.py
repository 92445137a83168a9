"""How much of a published review a correction takes out, and when that takes a second person, as a withdrawal does.

A review that the partners signed stays public for years. One person alone puts a figure, a word, a passage right; one
person alone must not correct it to almost nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from hscp.lib.verdicts import YES, Verdict, no
from hscp.lib.words import plural

PER_CENT = 10
"""Of the words: what is put right (a figure, a name, a sentence that could identify) stays well below a tenth, and a
tenth of a report of ten pages is a page. A constant, no choice of a partnership: nobody sets it to a hundred."""
LEAST = 15
"""Words that one person may always take out: of a short text a tenth is less than a sentence."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def words_in(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return [each.lower() for each in _WORD.findall(text)]


@dataclass(frozen=True, slots=True)
class Cut:
    """What a correction takes out: so many ``words`` of ``of``, and annexes."""

    words: int
    of: int
    annexes: int = 0

    @property
    def is_large(self) -> bool:
        """Whether it takes a second person: any annex that goes, or more than a tenth of the words and a sentence."""
        return self.annexes > 0 or (self.words > LEAST and self.words * 100 > self.of * PER_CENT)

    @property
    def sentence(self) -> str:
        """How much it is, in words."""
        found = [f"It takes out {plural(self.words, 'word', 'words')} of {self.of}"]
        if self.annexes:
            found.append(plural(self.annexes, "annex", "annexes"))
        return f"{' and '.join(found)}."


def cut_of(before: str, after: str, *, annexes: int = 0) -> Cut:
    """What ``after`` no longer has of ``before``, wherever it stands.

    A word is gone where it stands less often. So is one whose neighbours are others: texts that are shuffled say
    nothing any more. A passage that is moved loses next to nothing.
    """
    old, new = words_in(before), words_in(after)
    gone = (Counter(old) - Counter(new)).total()
    parted = (Counter(pairwise(old)) - Counter(pairwise(new))).total()
    return Cut(max(gone, parted // 2), len(old), annexes)


def may_correct_alone(cut: Cut) -> Verdict:
    """Whether one person may publish a correction that takes out so much."""
    if cut.is_large:
        return no("second", f"{cut.sentence} That takes a second person, as a withdrawal does: ask for it.")
    return YES


def may_ask_to_correct(cut: Cut, *, is_open: bool) -> Verdict:
    """Whether a second person may be asked to confirm a correction: where it takes one, once at a time."""
    if is_open:
        return no("open", "Somebody has asked for a correction already: a second person answers that first.")
    if not cut.is_large:
        return no("small", f"{cut.sentence} You can publish it without a second person.")
    return YES
