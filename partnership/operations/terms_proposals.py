"""New terms of a group: proposed by the team, agreed by all who may, in force from their day."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from hscp.lib.verdicts import Refused, no
from hscp.lib.words import date_words
from hscp.lib.workdays import uk_date
from hscp.spaces.acting import current
from partnership.enums import TermsProposalState
from partnership.models import Group, Person, Seat, Signoff, Terms
from partnership.models.terms_proposals import TermsProposal
from partnership.operations.signoff import reject, send_for_signoff, sign, withdraw_signoff
from partnership.queries.terms_proposals import (
    days_taken,
    group_facts,
    hash_of_proposal,
    next_edition,
    rules_before,
    waiting_proposal,
    who_agrees,
)
from partnership.rules.terms import Terms as Rules
from partnership.rules.terms import TermsInvalid, parse_terms, to_data
from partnership.rules.terms_proposals import may_change_terms, may_propose_terms, may_still_be_agreed


@transaction.atomic
def propose_terms(
    *, group: Group, terms: Mapping[str, Any], starts_on: date, reason: str, seat: Seat, at: datetime
) -> TermsProposal:
    """Propose terms that are to hold in the group from a day that is still to come.

    ``terms`` are written as the arrangements' files write them. Side effects: a sign-off of everybody who agrees them
    (`who_agrees`), which the proposer does not sign. Raises ``Refused`` for terms that do not make sense, for a group
    of which others wait, and as ``may_propose_terms``.
    """
    group = Group.objects.select_for_update(of=("self",)).get(pk=group.pk)
    day, facts, meant = uk_date(at), group_facts(group), read_terms(terms)
    may_change_terms(facts, today=day, waits=waiting_proposal(group) is not None).require()
    agrees = who_agrees(group, day)
    may_propose_terms(
        facts,
        meant,
        before=rules_before(group, starts_on),
        starts_on=starts_on,
        today=day,
        taken=days_taken(group),
        reason=reason,
        asked=len(agrees.posts),
    ).require()
    proposal = TermsProposal(
        group=group,
        data=to_data(meant),
        starts_on=starts_on,
        reason=reason.replace("\r\n", "\n").strip(),
        agreed_under=agrees.section,
        proposed_at=at,
        proposed_by=seat,
    )
    proposal.save()
    send_for_signoff(
        subject=proposal.subject,
        title=f"New terms of {group.called} from {date_words(starts_on, weekday=False)}"[:200],
        content_hash=hash_of_proposal(proposal),
        posts=agrees.posts,
        last_editor=Person.objects.get(seats=seat.pk),
        seat=seat,
        at=at,
        by_id=current().user_id,
    )
    return proposal


def read_terms(data: Mapping[str, Any]) -> Rules:
    """Terms as the rules read them. Raises ``Refused`` with every problem of the data."""
    try:
        return parse_terms(data)
    except TermsInvalid as invalid:
        raise Refused(no("terms", " ".join(problem.sentence for problem in invalid.problems))) from None


@transaction.atomic
def agree_terms(*, proposal: TermsProposal, seat: Seat, read_hash: str, at: datetime) -> TermsProposal:
    """Agree proposed terms from a seat that is asked. With the last answer they are the group's terms from their day.

    Side effects: a signature; with the last one a new edition of the terms, and the one that holds then ends that day.
    Raises ``Refused`` once they no longer wait, once their day has begun, and as a signature does.
    """
    proposal = _held(proposal)
    may_still_be_agreed(starts_on=proposal.starts_on, today=uk_date(at)).require()
    found = sign(
        signoff=_signoff(proposal),
        seat=seat,
        read_hash=read_hash,
        current_hash=hash_of_proposal(proposal),
        at=at,
        by_id=current().user_id,
    )
    if found:
        proposal.terms = _put_in_force(proposal)
        proposal.state = TermsProposalState.AGREED
        proposal.save(update_fields=["terms", "state"])
    return proposal


@transaction.atomic
def send_terms_back(*, proposal: TermsProposal, seat: Seat, reason: str, at: datetime) -> TermsProposal:
    """Send proposed terms back with the reason: they never hold. Raises ``Refused`` as a rejection does."""
    proposal = _held(proposal)
    how: dict[str, Any] = {"current_hash": hash_of_proposal(proposal), "at": at, "by_id": current().user_id}
    reject(signoff=_signoff(proposal), seat=seat, reason=reason, **how)
    return _over(proposal, TermsProposalState.SENT_BACK, reason)


@transaction.atomic
def withdraw_terms(*, proposal: TermsProposal, seat: Seat, reason: str, at: datetime) -> TermsProposal:
    """Withdraw proposed terms with the reason. Side effect: their sign-off is void. Raises ``Refused`` without one."""
    proposal = _held(proposal)
    if not reason.strip():
        no("reason", "Say why they are withdrawn.").require()
    withdraw_signoff(signoff=_signoff(proposal), reason=reason.strip(), at=at, by_id=current().user_id, seat=seat)
    return _over(proposal, TermsProposalState.WITHDRAWN, reason)


def _put_in_force(proposal: TermsProposal) -> Terms:
    """The new edition; what holds on its first day ends then, and what begins later stays."""
    rules, first = parse_terms(proposal.data), proposal.starts_on
    if first in days_taken(proposal.group):
        no("starts_on", "Other terms hold from that very day by now. Propose them again from another day.").require()
    holding = Terms.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=first), group=proposal.group)
    for row in holding.filter(starts_on__lt=first):
        row.ends_on = first
        row.save(update_fields=["ends_on"])
    terms = Terms(
        group=proposal.group,
        data=proposal.data,
        section=rules.citation[:20],
        starts_on=first,
        ends_on=next_edition(proposal.group, first),
    )
    terms.save()
    return terms


def _held(proposal: TermsProposal) -> TermsProposal:
    row: TermsProposal = (
        TermsProposal.objects.select_for_update(of=("self",)).select_related("group").get(pk=proposal.pk)
    )
    if row.state != TermsProposalState.PROPOSED:
        no("over", f"These terms do not wait any more: {row.get_state_display().lower()}.").require()
    return row


def _signoff(proposal: TermsProposal) -> Signoff:
    found: Signoff = Signoff.objects.filter(subject=proposal.subject).latest("pk")
    return found


def _over(proposal: TermsProposal, state: TermsProposalState, answer: str) -> TermsProposal:
    proposal.state, proposal.answer = state, answer.strip()
    proposal.save(update_fields=["state", "answer"])
    return proposal
