"""Two texts that were both written upon a third, brought together: passage by passage, word by word where it goes.

Nothing can get lost, by construction: the passages, joined, are each of the three texts again to the last blank. What
only one side changed is taken from it; where both changed the same words, or words that stand side by side, the
sentence is a clash and a person chooses. Plain ``difflib``: a library would bring its own markers of conflict, by the
line, and no way to show which words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import takewhile
from re import compile as pattern

MOST_PAIRS = 1_000_000  # pairs of equal words that are looked at: beyond it a stretch counts as written anew
_WORDS = pattern(r"\n|[^\S\n]+|\S+")  # line ends and blanks are pieces of their own
_LINES = pattern(r"[^\n]*\n|[^\n]+")
_SENTENCE_END = pattern(r"""[.!?]["'”’)\]*_]*$""")
_LINE_OF_ITS_OWN = pattern(r"\s*([-*+#>]|\d+[.)])\s")  # an item of a list, a heading

Opcode = tuple[str, int, int, int, int]


class Keep(StrEnum):
    """What a person may choose in a clash."""

    THEIRS = "theirs"
    MINE = "mine"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the three texts. Equal in all of them, changed by one side, changed alike by both, or a clash."""

    base: str
    theirs: str
    mine: str

    @property
    def clash(self) -> bool:
        """Whether both sides changed it, and not alike."""
        return self.theirs != self.mine and self.base not in (self.theirs, self.mine)

    @property
    def text(self) -> str:
        """What it says once the two are brought together; in a clash both."""
        if self.clash:
            return self.both
        return self.mine if self.theirs == self.base else self.theirs

    @property
    def both(self) -> str:
        """Theirs and then mine, never run together into one word or one line of a list."""
        if not (self.theirs[-1:].strip() and self.mine[:1].strip()):
            return self.theirs + self.mine
        if _LINE_OF_ITS_OWN.match(self.mine):
            return f"{self.theirs}\n{self.mine}"
        between = " " if self.base else "\n\n"
        return f"{self.theirs}{between}{self.mine}"

    def kept(self, keep: Keep) -> str:
        """What it says by that choice."""
        return {Keep.THEIRS: self.theirs, Keep.MINE: self.mine, Keep.BOTH: self.both}[keep]


def merge(base: str, theirs: str, mine: str) -> tuple[Passage, ...]:
    """The passages of ``theirs`` and ``mine``, both written upon ``base``. Joined, each text is whole again.

    Swapping the two sides swaps them in every passage and changes nothing else.
    """
    pieces: list[str] = _WORDS.findall(base)
    found, at = [], 0
    for stretch in _stretches(pieces, _changes(base, theirs), _changes(base, mine)):
        found.append(_passage(pieces, _Stretch(at, stretch.start)))
        found.append(_passage(pieces, stretch))
        at = stretch.end
    found.append(_passage(pieces, _Stretch(at, len(pieces))))
    return tuple(each for each in found if each.base or each.theirs or each.mine)


def composed(passages: Iterable[Passage], choices: Mapping[int, Keep] | None = None) -> str:
    """The one text. ``choices`` names what is kept in a clash by its place among the passages; else both is."""
    chosen = choices or {}
    return "".join(each.kept(chosen[at]) if at in chosen else each.text for at, each in enumerate(passages))


@dataclass(frozen=True, slots=True)
class _Change:
    """``new`` stands where the base has its pieces ``start`` to ``end``; where the two are equal it was put in."""

    start: int
    end: int
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Pieces ``start`` to ``end`` of the base with what each side changed in them."""

    start: int
    end: int
    theirs: tuple[_Change, ...] = ()
    mine: tuple[_Change, ...] = ()

    def with_(self, other: _Stretch) -> _Stretch:
        """The two as one."""
        theirs, mine = (
            tuple(sorted((*one, *more), key=lambda each: (each.start, each.end)))
            for one, more in ((self.theirs, other.theirs), (self.mine, other.mine))
        )
        return _Stretch(min(self.start, other.start), max(self.end, other.end), theirs, mine)


def _passage(pieces: list[str], stretch: _Stretch) -> Passage:
    return Passage(
        "".join(pieces[stretch.start : stretch.end]),
        _spelt(pieces, stretch, stretch.theirs),
        _spelt(pieces, stretch, stretch.mine),
    )


def _spelt(pieces: list[str], stretch: _Stretch, changes: Iterable[_Change]) -> str:
    """What one side has where the base has the stretch."""
    found, at = [], stretch.start
    for each in changes:
        found += [*pieces[at : each.start], *each.new]
        at = each.end
    return "".join([*found, *pieces[at : stretch.end]])


def _stretches(pieces: list[str], theirs: list[_Change], mine: list[_Change]) -> list[_Stretch]:
    """The stretches that were changed, in their order: what meets of the two sides is one, a clash whole sentences."""
    apart = [_Stretch(each.start, each.end, theirs=(each,)) for each in theirs]
    apart += [_Stretch(each.start, each.end, mine=(each,)) for each in mine]
    found = _joined(pieces, apart, _meet)
    while True:
        wide = [_widened(pieces, each) for each in found]
        wide = _joined(pieces, wide, _overlap)
        if wide == found:
            return found
        found = wide


def _joined(
    pieces: list[str], stretches: list[_Stretch], are_one: Callable[[list[str], _Stretch, _Stretch], bool]
) -> list[_Stretch]:
    found: list[_Stretch] = []
    for each in sorted(stretches, key=lambda each: (each.start, each.end)):
        if found and are_one(pieces, found[-1], each):
            found[-1] = found[-1].with_(each)
        else:
            found.append(each)
    return found


def _overlap(pieces: list[str], first: _Stretch, later: _Stretch) -> bool:
    return later.start < first.end


def _meet(pieces: list[str], first: _Stretch, later: _Stretch) -> bool:
    """Whether a change of one side and one of the other are at the same words, the same place, or side by side."""
    if _overlap(pieces, first, later):
        return True
    pairs = [(one, other) for one in first.theirs for other in later.mine]
    pairs += [(one, other) for one in first.mine for other in later.theirs]
    return any(_touch(pieces, one, other) for one, other in pairs)


def _touch(pieces: list[str], first: _Change, later: _Change) -> bool:
    if first.start == first.end == later.start == later.end:
        return True  # both put something in at one place: which goes first is not ours to say
    between = "".join(pieces[first.end : later.start])
    if between.strip() or "\n" in between:
        return False
    return not (first.new[-1:] == ("\n",) or later.new[:1] == ("\n",))  # a whole line before or after stands apart


def _widened(pieces: list[str], stretch: _Stretch) -> _Stretch:
    """A clash as whole sentences, so that it can be read; what was only put in, by both, stays as it is."""
    if not _passage(pieces, stretch).clash or stretch.start == stretch.end:
        return stretch
    start, end = stretch.start, stretch.end
    while not _begins_sentence(pieces, start):
        start -= 1
    while not _begins_sentence(pieces, end):
        end += 1
    return _Stretch(start, end, stretch.theirs, stretch.mine)


def _begins_sentence(pieces: list[str], at: int) -> bool:
    """Whether a sentence or a line begins, or a line ends, before that piece."""
    if at in (0, len(pieces)) or "\n" in (pieces[at - 1], pieces[at]):
        return True
    return at > 1 and pieces[at - 1].isspace() and bool(_SENTENCE_END.search(pieces[at - 2]))


def _changes(base: str, other: str) -> list[_Change]:
    """What was changed in the base, word by word within the lines that are not the same; in its order."""
    old, new = _LINES.findall(base), _LINES.findall(other)
    found: list[_Change] = []
    at = 0
    for kind, old_from, old_to, new_from, new_to in _opcodes(old, new):
        words = _WORDS.findall("".join(old[old_from:old_to]))
        if kind != "equal":
            written = _WORDS.findall("".join(new[new_from:new_to]))
            found += _word_changes(words, written, at)
        at += len(words)
    return found


def _word_changes(old: list[str], new: list[str], at: int) -> list[_Change]:
    """Changes of some lines of the base that begin at its piece ``at``; two with but blanks between are one."""
    found: list[_Change] = []
    for kind, old_from, old_to, new_from, new_to in _opcodes(old, new):
        if kind == "equal":
            continue
        start, written = at + old_from, tuple(new[new_from:new_to])
        between = old[found[-1].end - at : old_from] if found else []
        if found and not _has_words(between):
            start, written = found[-1].start, (*found.pop().new, *between, *written)
        found.append(_Change(start, at + old_to, written))
    return found


def _has_words(pieces: Iterable[str]) -> bool:
    return any(not _is_blank(piece) for piece in pieces)


def _is_blank(piece: str) -> bool:
    return piece.isspace() and piece != "\n"


def _opcodes(old: list[str], new: list[str]) -> list[Opcode]:
    """As ``SequenceMatcher`` gives them, once what begins and ends alike is set aside."""
    head = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    rest = min(len(old), len(new)) - head
    backwards = zip(reversed(old[len(old) - rest :]), reversed(new[len(new) - rest :]), strict=True) if rest else ()
    tail = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], backwards))
    middle = _compared(old[head : len(old) - tail], new[head : len(new) - tail])
    found = [("equal", 0, head, 0, head)] if head else []
    found += [(kind, a + head, b + head, c + head, d + head) for kind, a, b, c, d in middle]
    if tail:
        found.append(("equal", len(old) - tail, len(old), len(new) - tail, len(new)))
    return found


def _compared(old: list[str], new: list[str]) -> list[Opcode]:
    there = Counter(piece for piece in new if not _is_blank(piece))
    if sum(there[piece] for piece in old) > MOST_PAIRS:
        return [("replace", 0, len(old), 0, len(new))]
    return [*SequenceMatcher(_is_blank, old, new, autojunk=False).get_opcodes()]
