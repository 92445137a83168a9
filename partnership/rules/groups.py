"""When a group may be formed beside those that the published arrangements name, and when one may be ended."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from hscp.lib.verdicts import YES, Reason, Verdict, no, verdict_from
from hscp.lib.words import date_words, listing, number
from partnership.rules.terms import STATUTORY_PARTNER, AllOf, AtLeast, Members, Terms

LEAD_ROLE = "lsp"


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """A post that is to be a member: its key, title and role, and the key of the body it represents ("" for none)."""

    key: str
    title: str
    role: str
    body: str = ""


def may_form(
    *,
    decides_as_lead: bool,
    is_formed_by_a_group: bool,
    reports_to_a_group: bool,
    members: Iterable[MemberFacts],
    attending: Iterable[str],
    chair: str,
    terms: Terms,
    statutory: Mapping[str, str],
) -> Verdict:
    """Whether such a group may be formed; every reason why not.

    ``decides_as_lead``: it agrees what the arrangements reserve to the lead partners, so nobody else is a member and
    every statutory partner is needed. ``is_formed_by_a_group``: a task and finish or priority group, which reports to
    the group that formed it (§7.10, §18.3). ``attending`` and ``chair`` are keys of posts ("" for no chair);
    ``statutory`` are the statutory partners' names by key.
    """
    members = tuple(members)
    if not members:
        return no("nobody", "Say which posts are members of the group.")
    keys = {member.key for member in members}
    reasons = []
    if is_formed_by_a_group and not reports_to_a_group:
        reasons.append(Reason("reports-to", "Choose the group that forms it: such a group reports to that one."))
    twice = [member.title for member in members if member.key in set(attending)]
    if twice:
        reasons.append(Reason("twice", f"{listing(twice)} cannot be a member and attend without being one."))
    if chair and chair not in keys:
        reasons.append(Reason("chair", "The chair must be one of the members."))
    wants_all = isinstance(terms.quoracy, AllOf) and terms.quoracy.of.category == STATUTORY_PARTNER
    if decides_as_lead:
        others = [member.title for member in members if member.role != LEAD_ROLE]
        if others:
            reasons.append(Reason("not-lead", f"Only lead safeguarding partners are members, not {listing(others)}."))
        if not wants_all:
            reasons.append(Reason("lead-quoracy", "Lead partners decide only where every statutory partner is there."))
    absent = [name for key, name in statutory.items() if key not in {member.body for member in members}]
    if wants_all and absent:
        has = "has" if len(absent) == 1 else "have"
        reasons.append(Reason("absent", f"{listing(absent)} {has} no member in it, so it would never be quorate."))
    if isinstance(terms.quoracy, AtLeast) and isinstance(terms.quoracy.of, Members) and terms.quoracy.n > len(members):
        few = f"{number(len(members))} post{'s' if len(members) > 1 else ''}"
        reasons.append(Reason("too-many", f"It has {few}, so {number(terms.quoracy.n)} members are never there."))
    return verdict_from(reasons)


def may_end_group(
    *, called: str, in_arrangements: bool, starts_on: date | None, ends_on: date | None, on: date
) -> Verdict:
    """Whether a group may end on a day, the first on which it is no more."""
    if in_arrangements:
        return no(
            "published", f"{called} stands in the published arrangements: it ends when they are loaded without it."
        )
    if ends_on is not None:
        return no("ended", f"{called} ended on {date_words(ends_on)}.")
    if starts_on is not None and on < starts_on:
        return no("dates", f"{called} began on {date_words(starts_on)}; it cannot end before that.")
    return YES
