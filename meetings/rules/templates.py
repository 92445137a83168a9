"""The template of a group's agendas: which lines make one, and which of them a meeting still lacks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from hscp.lib.verdicts import Reason, Verdict, verdict_from

MOST = 40  # lines: as many as a meeting has items


@dataclass(frozen=True, slots=True)
class Line:
    """One line: ``key`` is its own in every version, None for a new one; ``post`` that of the post that brings it."""

    title: str
    purpose: str = "discuss"
    minutes_planned: int | None = None
    post: int | None = None
    key: int | None = None


def may_be_template(lines: Sequence[Line]) -> Verdict:
    """Whether these lines, in their order, make a template. None at all is one too: it fills nothing."""
    found = []
    if len(lines) > MOST:
        found.append(Reason("many", f"A template has at most {MOST} items."))
    if any(not line.title.strip() for line in lines):
        found.append(Reason("title", "Every item needs a title."))
    keys = [line.key for line in lines if line.key is not None]
    if len(set(keys)) != len(keys):
        found.append(Reason("twice", "An item is there twice. Open the page anew and change it again."))
    return verdict_from(found)


def with_keys(lines: Sequence[Line], given: int) -> tuple[int, ...]:
    """The keys of the lines; new ones get the next, ``given`` being the last that was ever given."""
    keys = []
    for line in lines:
        if line.key is None:
            given += 1
        keys.append(given if line.key is None else line.key)
    return tuple(keys)


def to_fill(keys: Sequence[int], there: Collection[int]) -> tuple[int, ...]:
    """The lines, by key, that an agenda lacks: neither on it nor taken off it."""
    return tuple(key for key in keys if key not in there)
