"""Counts made fit for the public: what is below five is not shown, and neither totals nor other cells give it away.

A year has a total and breakdowns that each share it out. Zero is shown: that nothing happened names nobody. Whoever
looks at what is shown knows the total, every shown cell, and these rules; each count of one to four that is not shown
has at least two values that would look the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass

LEAST = 5
NOT_SHOWN = "Not shown"

Cells = Mapping[str, int]
Shown = Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Public:
    """What may be shown of a year: None stands for what is not.

    ``total`` is None where nothing of the year is shown: it has one to four, or its figures would give one away. Which
    of the two is not said. ``parts`` are the breakdowns of the total, ``several`` the counts that are none.
    """

    total: int | None
    parts: Mapping[str, Shown]
    several: Mapping[str, Shown]


def suppressed(total: int, parts: Mapping[str, Cells], several: Mapping[str, Cells] | None = None) -> Public:
    """A year's counts as the public may see them.

    Each of ``parts`` shares out the total, every cell of it named though it be zero. ``several`` are counts of which a
    case may be in more than one (agencies, themes): they add up to nothing, and hide their own small cells only.

    1. A total of one to four: nothing of the year is shown.
    2. In each breakdown the cells of one to four are hidden; then, the smallest first and those that are equal
       together, further ones, until at least two are hidden that are not all ones, not all fours. Two that differ
       could be exchanged, and twos or threes could be one less and one more, without anything shown being another.
    3. Where that cannot be reached, nothing of the year is shown.

    Raises ``ValueError`` for a negative count, and for a breakdown that does not add up to the total.
    """
    several = several or {}
    for name, cells in {**parts, **several}.items():
        if min(cells.values(), default=0) < 0:
            raise ValueError(f"{name} has a count below zero.")
    for name, cells in parts.items():
        if sum(cells.values()) != total:
            raise ValueError(f"{name} adds up to {sum(cells.values())}, not to {total}.")
    hidden = {name: hidden_of(cells) for name, cells in parts.items()}
    if is_small(total) or None in hidden.values():
        return Public(None, _nothing_of(parts), _nothing_of(several))
    return Public(
        total,
        {name: _without(cells, hidden[name] or frozenset()) for name, cells in parts.items()},
        {
            name: _without(cells, frozenset(key for key in cells if is_small(cells[key])))
            for name, cells in several.items()
        },
    )


def is_small(count: int) -> bool:
    """Whether a count is one to four."""
    return 0 < count < LEAST


def hidden_of(cells: Cells) -> frozenset[str] | None:
    """Which cells of a breakdown are not shown beside its total; None where no choice of them would do."""
    hidden = {name for name, count in cells.items() if is_small(count)}
    if not hidden:
        return frozenset()
    for level in sorted({count for count in cells.values() if count >= LEAST}):
        if _could_be_else(cells, hidden):
            break
        hidden |= {name for name, count in cells.items() if count == level}
    return frozenset(hidden) if _could_be_else(cells, hidden) else None


def _could_be_else(cells: Cells, hidden: set[str]) -> bool:
    """Whether another table would be shown in the same way, so that each hidden cell has two values at least.

    Known of hidden cells are their sum, that none is zero, and how they were chosen, which asks for their values and
    never for their place: those that differ can be exchanged. Of equal ones only 2 and 3 leave room below five.
    """
    values = {cells[name] for name in hidden}
    return len(hidden) > 1 and (len(values) > 1 or values < {2, 3})


def _without(cells: Cells, hidden: frozenset[str]) -> Shown:
    return {name: None if name in hidden else count for name, count in cells.items()}


def _nothing_of(tables: Mapping[str, Cells]) -> dict[str, Shown]:
    return {name: dict.fromkeys(cells) for name, cells in tables.items()}


def in_words(count: int | None) -> str:
    """A count as it is shown."""
    return NOT_SHOWN if count is None else str(count)
