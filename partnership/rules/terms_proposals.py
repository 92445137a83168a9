"""When new terms of a group may be proposed on its page, who must agree them, and when they still can be.

The published arrangements are changed by those whom they reserve that to (Herefordshire: "any changes … shall be
ratified by the Lead Safeguarding Partners", §26). Where a group is not in them, or they reserve nothing, those agree
who sit in it for the statutory partners: they "must be part of any key actions and decision-making" (§8).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hscp.lib.verdicts import YES, Reason, Verdict, no, verdict_from
from hscp.lib.words import date_words
from partnership.rules.terms import STATUTORY_PARTNER, AllOf, Every, Rule, Terms


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """A group as new terms of it are judged: ``elsewhere`` for one whose terms are kept in a joint space."""

    called: str
    elsewhere: bool = False
    ends_on: date | None = None
    decides_as_lead: bool = False


def may_change_terms(group: GroupFacts, *, today: date, waits: bool) -> Verdict:
    """Whether new terms may be proposed for this group at all."""
    if group.elsewhere:
        return no("elsewhere", f"{group.called} is shared: its terms are changed in the joint space that keeps it.")
    if group.ends_on is not None and group.ends_on <= today:
        return no("ended", f"{group.called} ended on {date_words(group.ends_on)}.")
    if waits:
        return no("waits", "Proposed terms of this group wait to be agreed. Withdraw them before proposing others.")
    return YES


def may_propose_terms(
    group: GroupFacts,
    terms: Terms,
    *,
    before: Terms | None,
    starts_on: date,
    today: date,
    taken: Iterable[date],
    reason: str,
    asked: int,
) -> Verdict:
    """Whether these terms may be proposed from that day; every reason why not.

    ``before`` are the terms that hold on that day, ``taken`` the days from which others hold, ``asked`` how many posts
    there are whose holders may agree them.
    """
    found = []
    if starts_on <= today:
        found.append(Reason("starts_on", "Choose a day that is still to come: past meetings keep the terms they had."))
    if starts_on in set(taken):
        found.append(Reason("starts_on", "Other terms hold from that very day. Choose another one."))
    if group.ends_on is not None and starts_on >= group.ends_on:
        found.append(Reason("starts_on", f"{group.called} ends on {date_words(group.ends_on)}."))
    if before == terms:
        found.append(Reason("same", "These terms say what those in force say. Change something, or leave them."))
    if not reason.strip():
        found.append(Reason("reason", "Say why the terms change."))
    if group.decides_as_lead and not _wants_every_partner(terms.quoracy):
        found.append(Reason("quoracy", "Lead partners decide only where every statutory partner is there."))
    if not asked:
        found.append(
            Reason(
                "nobody",
                "Nobody may agree them: no post of the lead partners is held here, and nobody sits in the group for a "
                "statutory partner.",
            )
        )
    return verdict_from(found)


def may_still_be_agreed(*, starts_on: date, today: date) -> Verdict:
    """Whether proposed terms can still be agreed: they never hold for a day that has begun."""
    if starts_on <= today:
        return no(
            "late",
            f"They were to hold from {date_words(starts_on)}, which is past. The Partnership Team proposes them again "
            "from a later day.",
        )
    return YES


def _wants_every_partner(rule: Rule) -> bool:
    if isinstance(rule, Every):
        return any(_wants_every_partner(each) for each in rule.rules)
    return isinstance(rule, AllOf) and rule.of.category == STATUTORY_PARTNER
