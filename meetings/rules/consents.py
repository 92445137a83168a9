"""Who is asked when not everybody was there: to ratify a decision afterwards, or to decide one by circulation.

Who counts is read from the quoracy rule alone: the partners under one group's terms, the members, the chair or named
posts under another's. The question is always: had they been there, would it have been quorate (``with_consents``)?
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from hscp.lib.verdicts import YES, Verdict, no
from meetings.rules.decisions import SETTLING, DecisionKind, Outcome, may_ratify
from meetings.rules.presence import Item, Presence
from meetings.rules.quorum import unmet_conditions
from meetings.rules.states import MeetingState
from partnership.rules.terms import (
    AllOf,
    Bodies,
    GroupTerms,
    Leaf,
    Members,
    Office,
    PostPresent,
    Posts,
    Present,
    Terms,
    leaves_of,
)

_OFFICES = {
    Office.CHAIR: ("is_chair",),
    Office.VICE_CHAIR: ("is_vice_chair",),
    Office.CHAIR_OR_VICE_CHAIR: ("is_chair", "is_vice_chair"),
}


def counts_for(terms: GroupTerms, leaf: Leaf, one: Presence) -> bool:
    """Whether somebody in this capacity counts towards this condition of the rule."""
    if isinstance(leaf, Present):
        return any(getattr(one, office) for office in _OFFICES[leaf.office])
    if isinstance(leaf, PostPresent):
        return one.post == leaf.post
    of = leaf.of
    if isinstance(of, Posts):
        return one.post in of.keys
    if isinstance(of, Members):
        if of.of_bodies is None:
            return one.is_member
        of = of.of_bodies
    return _sits_for(terms, of, one)


def _sits_for(terms: GroupTerms, of: Bodies, one: Presence) -> bool:
    body = terms.body(one.body) if one.body is not None else None
    return body is not None and of.includes(body)


def who_counts(terms: GroupTerms, members: Iterable[Presence]) -> tuple[Presence, ...]:
    """Those of the group whom its quoracy rule counts at all, in their order: who is asked between meetings."""
    leaves = leaves_of(terms.terms.quoracy)
    return tuple(one for one in members if any(counts_for(terms, leaf, one) for leaf in leaves))


def who_was_missing(
    terms: GroupTerms,
    presences: Iterable[Presence],
    at: datetime,
    absent: Iterable[Presence],
    item: Item | None = None,
) -> tuple[Presence, ...]:
    """Those of the absent members whose being there would have met something that was not met, in their order.

    Somebody who sits for a body that was represented is not asked for it once more.
    """
    leaves, represented = unmet_conditions(terms, presences, at, item)
    return tuple(one for one in absent if any(_helps(terms, leaf, one, represented) for leaf in leaves))


def _helps(terms: GroupTerms, leaf: Leaf, one: Presence, represented: frozenset[str]) -> bool:
    by_body = isinstance(leaf, AllOf) or (not isinstance(leaf, Present | PostPresent) and isinstance(leaf.of, Bodies))
    return counts_for(terms, leaf, one) and not (by_body and one.body in represented)


def may_ask_to_ratify(
    terms: Terms, kind: DecisionKind, outcome: Outcome, *, taken_again: bool, meeting_state: str, asked: bool
) -> Verdict:
    """Whether those who were missing may be asked now: once, when the meeting is over and its record stands."""
    allowed = may_ratify(terms, outcome)
    if not allowed:
        return allowed
    if taken_again:
        return no("taken_again", "This decision has been taken again already.")
    if kind not in SETTLING:
        return no("settles_nothing", "This decision settles nothing that could be ratified.")
    if meeting_state != MeetingState.CLOSED:
        return no("not_closed", "The meeting is not closed: who was missing is asked once its record stands.")
    if asked:
        return no("asked", "Those who were missing have been asked already.")
    return YES
