"""Where something was written and what is wrong with it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a value was written: file name as given to ``read``, line and column counted from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Place("", 0, 0)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong: its place, what is wrong, and what was expected instead."""

    file: str
    line: int
    column: int
    message: str
    expected: str = ""

    @classmethod
    def at(cls, place: Place, message: str, expected: str = "") -> "Problem":
        return cls(place.file, place.line, place.column, message, expected)

    def __str__(self) -> str:
        expected = f" Expected: {self.expected}" if self.expected else ""
        return f"{self.file}:{self.line}:{self.column}: {self.message}{expected}"


@dataclass(slots=True)
class Problems:
    """Collects all that is wrong instead of stopping at the first; ``notices`` are worth saying and no error."""

    found: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)

    def add(self, place: Place, message: str, expected: str = "") -> None:
        self.found.append(Problem.at(place, message, expected))

    def notice(self, place: Place, message: str) -> None:
        self.notices.append(Problem.at(place, message))


def choices(words: Iterable[str], wrong: str = "") -> str:
    """What was expected, as a sentence: the words, led by the nearest to what was written, at most twenty of them."""
    known = sorted(set(words))
    near = get_close_matches(wrong, known, n=1) if wrong else []
    listed = ", ".join(known[:20]) + (", …" if len(known) > 20 else "") if known else "nothing is declared"
    return f"did you mean “{near[0]}”? One of: {listed}." if near else f"one of: {listed}."
