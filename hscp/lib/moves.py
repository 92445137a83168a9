"""States as tables: which states a thing has, and which moves lead from one to another.

A table is data. The rule ("may it be closed now?"), the refusal's sentence, the diagram in the documentation and the
test for completeness all come from the same table. States are text (a `StrEnum` member is text).
"""

from __future__ import annotations

from dataclasses import dataclass

from hscp.lib.verdicts import YES, Verdict, no
from hscp.lib.words import listing


@dataclass(frozen=True, slots=True)
class State:
    """A state: its stored word, what people read ("in progress"), and whether it is meant to be the end."""

    name: str
    label: str
    final: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """One legal move. `label` is the button ("Close the meeting"); `needs_reason` asks whoever makes it for one."""

    name: str
    source: str
    target: str
    label: str
    needs_reason: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """All states and moves of one kind of thing (`noun`: "meeting"); new ones begin in `initial`."""

    noun: str
    initial: str
    states: tuple[State, ...]
    moves: tuple[Move, ...]

    def state(self, name: str) -> State:
        """The state of that name; raises `KeyError` for a word that is none of the table's."""
        for state in self.states:
            if state.name == name:
                return state
        raise KeyError(f"A {self.noun} has no state {str(name)!r}.")


def legal_moves(table: Table, state: str) -> tuple[Move, ...]:
    """The moves that lead out of `state`, in the table's order. Raises `KeyError` for an unknown state."""
    table.state(state)
    return tuple(each for each in table.moves if each.source == state)


def may_move(table: Table, state: str, name: str) -> Verdict:
    """Whether the move `name` is legal from `state`; the reason says what the state is and what could be done.

    Raises `KeyError` for a state or a move that the table does not know: that is a programmer's slip, not a refusal.
    """
    known = [each for each in table.moves if each.name == name]
    if not known:
        raise KeyError(f"A {table.noun} has no move {name!r}.")
    if any(each.source == state for each in known):
        return YES
    now = table.state(state).label
    needed = listing([table.state(each.source).label for each in known], "or")
    return no("not_from_here", f"This {table.noun} is {now}. “{known[0].label}” is possible only while it is {needed}.")


def find_move(table: Table, state: str, name: str) -> Move:
    """The move `name` out of `state`; raises `Refused` with a sentence fit for the user when it is not legal."""
    may_move(table, state, name).require()
    return next(each for each in table.moves if each.name == name and each.source == state)


def move(table: Table, state: str, name: str) -> str:
    """The state that the move `name` leads to from `state`; raises `Refused` when it is not legal."""
    return find_move(table, state, name).target


def problems(table: Table) -> tuple[str, ...]:
    """What is wrong with a table, as sentences; empty when it is complete. Every table is tested to have none."""
    names = [each.name for each in table.states]
    found = [f"The state {each} is listed twice." for each in sorted({n for n in names if names.count(n) > 1})]
    if table.initial not in names:
        found.append(f"The first state {table.initial} is not listed.")
    pairs = [(each.source, each.name) for each in table.moves]
    for source, name in sorted({pair for pair in pairs if pairs.count(pair) > 1}):
        found.append(f"The move {name} leads from {source} to two places.")
    for each in table.moves:
        found += [
            f"The move {each.name} names the unknown state {end}."
            for end in (each.source, each.target)
            if end not in names
        ]
    reached = _reachable(table)
    for state in table.states:
        ways_out = [each for each in table.moves if each.source == state.name]
        if state.name not in reached:
            found.append(f"No move leads to the state {state.name}.")
        if state.final and ways_out:
            found.append(f"The state {state.name} is final, yet a move leads out of it.")
        if not state.final and not ways_out:
            found.append(f"The state {state.name} is not final, yet no move leads out of it.")
    return tuple(found)


def mermaid(table: Table) -> str:
    """The table as the text of a Mermaid state diagram, for the documentation; the same table, the same text."""
    lines = ["stateDiagram-v2"]
    lines += [f"    {state.name}: {state.label.capitalize()}" for state in table.states]
    lines.append(f"    [*] --> {table.initial}")
    lines += [f"    {each.source} --> {each.target}: {each.label}" for each in table.moves]
    lines += [f"    {state.name} --> [*]" for state in table.states if state.final]
    return "\n".join(lines) + "\n"


def _reachable(table: Table) -> set[str]:
    reached, todo = {str(table.initial)}, [str(table.initial)]
    while todo:
        here = todo.pop()
        fresh = {str(each.target) for each in table.moves if each.source == here} - reached
        reached |= fresh
        todo += sorted(fresh)
    return reached
