"""What a load changes, in words, and what it cannot do."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from partnership.rules.arrangements import Place, Problem


@dataclass(frozen=True, slots=True)
class Change:
    """One change: in which space ("" for what holds everywhere), what is done to which thing."""

    space: str
    verb: str  # adds, changes, renames, ends, reopens
    thing: str  # "post", "seat", "terms of reference", …
    name: str
    detail: str = ""

    def __str__(self) -> str:
        detail = f" ({self.detail})" if self.detail else ""
        return f"{self.verb} {self.thing} “{self.name}”{detail}"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did, in the order it was done; ``notices`` are worth saying and stopped nothing."""

    changes: tuple[Change, ...] = ()
    notices: tuple[Problem, ...] = ()


class CannotLoad(Exception):
    """The documents cannot be applied. ``problems`` says all of why; nothing was written."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(slots=True)
class Log:
    """Collects what one load does and what stands in its way."""

    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)

    def problem(self, place: Place, message: str, expected: str = "") -> None:
        """Something that the file cannot have its way with; the load goes on, to find the rest."""
        self.problems.append(Problem.at(place, message, expected))

    def notice(self, place: Place, message: str) -> None:
        """Something left as it is."""
        self.notices.append(Problem.at(place, message))
