"""A quoracy rule as conditions in sets, which a form can show: what people join by "all of" and "one of".

Any rule can be written so: as sets of which one must hold wholly, or as sets of each of which one condition must hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import product

from partnership.rules.terms.shape import Either, Every, Leaf, Rule

MOST = 12
"""How many conditions a form shows. A rule that needs more is changed in the arrangements' file."""


class Joined(StrEnum):
    """How conditions are joined; with the last two they stand in sets."""

    ALL = "all"
    ANY = "any"
    ONE_SET = "one_set"
    EACH_SET = "each_set"


def as_sets(rule: Rule) -> tuple[Joined, tuple[tuple[Leaf, ...], ...]] | None:
    """The rule's conditions in their sets (one set where all, or any one, must hold), with how they are joined.

    Rules that are nested more deeply are written as sets of which one must hold. None where that needs more than
    `MOST` conditions.
    """
    flat = _flat(rule)
    if not isinstance(flat, Every | Either):
        return Joined.ALL, ((flat,),)
    inner = [_conditions(each) for each in flat.rules]
    found: tuple[tuple[Leaf, ...], ...]
    if all(len(each) == 1 for each in inner):
        joined = Joined.ALL if isinstance(flat, Every) else Joined.ANY
        found = (tuple(each[0] for each in inner),)
    elif not _nested(flat):
        joined = Joined.EACH_SET if isinstance(flat, Every) else Joined.ONE_SET
        found = tuple(inner)
    else:
        joined, found = Joined.ONE_SET, tuple(dict.fromkeys(_alternatives(flat)))
    return (joined, found) if sum(map(len, found)) <= MOST else None


def joined_data(joined: Joined, sets: Sequence[Sequence[dict[str, object]]]) -> dict[str, object]:
    """Conditions, as plain data, joined to one rule as plain data. A single one stands by itself; empty sets do not."""
    filled = [list(each) for each in sets if each]
    if joined in (Joined.ALL, Joined.ANY):
        return _join("all" if joined is Joined.ALL else "any", [one for each in filled for one in each])
    inner, outer = ("all", "any") if joined is Joined.ONE_SET else ("any", "all")
    return _join(outer, [_join(inner, each) for each in filled])


def _join(word: str, rules: list[dict[str, object]]) -> dict[str, object]:
    return rules[0] if len(rules) == 1 else {word: rules}


def _flat(rule: Rule) -> Rule:
    """The same rule without "all of" within "all of", or around a single condition."""
    if not isinstance(rule, Every | Either):
        return rule
    every = isinstance(rule, Every)
    rules: list[Rule] = []
    for each in map(_flat, rule.rules):
        same = isinstance(each, Every | Either) and isinstance(each, Every) is every
        rules += each.rules if isinstance(each, Every | Either) and same else [each]
    if len(rules) == 1:
        return rules[0]
    return Every(tuple(rules)) if every else Either(tuple(rules))


def _nested(rule: Every | Either) -> bool:
    return any(
        isinstance(deeper, Every | Either)
        for each in rule.rules
        if isinstance(each, Every | Either)
        for deeper in each.rules
    )


def _conditions(rule: Rule) -> tuple[Leaf, ...]:
    if isinstance(rule, Every | Either):
        return tuple(leaf for each in rule.rules for leaf in _conditions(each))
    return (rule,)


def _alternatives(rule: Rule) -> list[tuple[Leaf, ...]]:
    """The sets of which one must hold wholly."""
    if isinstance(rule, Either):
        return [each for inner in rule.rules for each in _alternatives(inner)]
    if isinstance(rule, Every):
        chosen = product(*(_alternatives(inner) for inner in rule.rules))
        return [tuple(dict.fromkeys(leaf for each in one for leaf in each)) for one in chosen]
    return [(rule,)]
