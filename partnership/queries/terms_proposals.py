"""Proposed terms of groups: who is asked to agree them, what is signed, what holds on a day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from partnership.enums import GroupKind, Meaning, Standing, TermsProposalState
from partnership.models import Group, Membership, Participation, Post, ReservedMatter, Signature, Signoff, Terms
from partnership.models.terms_proposals import TermsProposal
from partnership.queries.people import not_over
from partnership.queries.posts import holds_on
from partnership.queries.signoffs import signoff_facts
from partnership.queries.terms import rules_of, terms_row_on
from partnership.rules.canonical import content_hash
from partnership.rules.signoff import SignoffVerdict, judge
from partnership.rules.terms import Terms as Rules
from partnership.rules.terms_proposals import GroupFacts


@dataclass(frozen=True, slots=True)
class WhoAgrees:
    """The posts that agree new terms, the paragraph that says so, and that in words."""

    posts: tuple[Post, ...]
    section: str
    words: str


def who_agrees(group: Group, day: date) -> WhoAgrees:
    """Whoever the arrangements reserve their changes to, for a group that they publish; else those who sit in the group
    for the statutory partners. At most four queries."""
    if group.from_file:
        matter = ReservedMatter.objects.filter(not_over(day), meaning=Meaning.CHANGES).order_by("pk").first()
        role = matter.reserved_to if matter else ""
        posts = tuple(Post.objects.filter(not_over(day), role=role).order_by("title", "pk")) if matter else ()
        if matter and posts:
            words = f"The arrangements reserve it: “{matter.title}” ({matter.section})."
            return WhoAgrees(posts, matter.section, words)
    statutory = Participation.objects.filter(holds_on(day), standing=Standing.STATUTORY).values_list(
        "organisation_id", flat=True
    )
    bodies = set(statutory)
    seated = [
        row.post
        for row in Membership.objects.filter(holds_on(day), group=group, is_member=True)
        .select_related("post")
        .order_by("post__title", "pk")
        if (row.represents_id or row.post.organisation_id) in bodies
    ]
    posts = tuple(dict.fromkeys(seated))
    return WhoAgrees(posts, "", "Those who sit in the group for the statutory safeguarding partners agree its terms.")


def group_facts(group: Group) -> GroupFacts:
    """A group as the rules on its terms see it."""
    return GroupFacts(
        called=group.called,
        elsewhere=bool(group.shared_space),
        ends_on=group.ends_on,
        decides_as_lead=group.kind == GroupKind.LSP_FORUM,
    )


def waiting_proposal(group: Group) -> TermsProposal | None:
    """The proposed terms of the group that wait to be agreed. One query."""
    found: TermsProposal | None = TermsProposal.objects.filter(group=group, state=TermsProposalState.PROPOSED).first()
    return found


def proposals_of(group: Group) -> list[TermsProposal]:
    """Every proposal of terms of the group, the latest first. One query."""
    return list(
        TermsProposal.objects.filter(group=group)
        .select_related("proposed_by__person", "proposed_by__post")
        .order_by("-proposed_at", "-pk")
    )


def rules_before(group: Group, day: date) -> Rules | None:
    """The terms that hold on a day as things stand, before what is proposed. One query."""
    row = terms_row_on(group, day)
    return rules_of(row) if row else None


def days_taken(group: Group) -> list[date]:
    """The days from which terms of the group hold. One query."""
    return list(Terms.objects.filter(group=group).values_list("starts_on", flat=True))


def next_edition(group: Group, after: date) -> date | None:
    """The day from which other terms follow those that hold from ``after``; None where none do yet. One query."""
    found: date | None = (
        Terms.objects.filter(group=group, starts_on__gt=after)
        .order_by("starts_on")
        .values_list("starts_on", flat=True)
        .first()
    )
    return found


def hash_of_proposal(proposal: TermsProposal) -> str:
    """The hash of what is signed: whose terms, what they say, from when and why."""
    said: dict[str, Any] = {
        "group": proposal.group_id,
        "terms": proposal.data,
        "starts_on": proposal.starts_on,
        "reason": proposal.reason,
    }
    return content_hash(said)


@dataclass(frozen=True, slots=True)
class Agreeing:
    """Where the sign-off of a proposal stands: the answers given, and the verdict with who is awaited."""

    signoff: Signoff
    answers: tuple[Signature, ...]
    verdict: SignoffVerdict


def agreeing_of(proposal: TermsProposal, day: date) -> Agreeing:
    """Who agreed the proposal and who is awaited on a day. Five queries."""
    signoff = Signoff.objects.filter(subject=proposal.subject).latest("pk")
    answers = Signature.objects.filter(signoff=signoff).select_related("person").order_by("at", "pk")
    facts = signoff_facts(signoff, current_hash=hash_of_proposal(proposal))
    return Agreeing(signoff, tuple(answers), judge(facts, day))
