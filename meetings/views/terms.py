"""Proposed terms of a group: looked at, agreed, sent back or withdrawn."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.lib.verdicts import Refused, Verdict
from hscp.spaces.acting import act_from
from hscp.spaces.clock import now, today
from meetings.queries.terms_proposals import sitting_on
from meetings.views.addresses import here
from meetings.views.terms_shown import come_to, members_of, way_to
from partnership.access import acting_seat, terms_proposal_for
from partnership.enums import TermsProposalState
from partnership.forms.terms import AgreeTermsForm, ExampleForm, TermsReasonForm
from partnership.models import Seat, TermsProposal
from partnership.operations.terms_proposals import agree_terms, send_terms_back, withdraw_terms
from partnership.queries.signoffs import signoff_facts
from partnership.queries.terms import words_for_keys
from partnership.queries.terms_proposals import Agreeing, agreeing_of, hash_of_proposal
from partnership.rules.roles import Right
from partnership.rules.signoff import may_sign
from partnership.rules.terms import parse_terms
from partnership.rules.terms_proposals import may_still_be_agreed

TONES = {
    TermsProposalState.PROPOSED: "active",
    TermsProposalState.AGREED: "good",
    TermsProposalState.SENT_BACK: "bad",
    TermsProposalState.WITHDRAWN: "neutral",
}


@require_safe
def terms_proposal(request: Any, pk: int) -> HttpResponse:
    """Proposed terms: what they say and change, tried out, the meetings under them, who agreed and who is awaited."""
    found = terms_proposal_for(request.rights, pk)
    waits = found.state == TermsProposalState.PROPOSED
    agreeing = agreeing_of(found, today())
    _, asked = _my_seat(request, found, agreeing) if waits else (None, None)
    context = {
        **_about(request, found),
        "agreeing": agreeing,
        "waits": waits,
        "late": may_still_be_agreed(starts_on=found.starts_on, today=today()).sentence if waits else "",
        "may_agree": asked is not None,
        "may_withdraw": waits and request.rights.may(Right.MANAGE_PEOPLE),
    }
    return render(request, "meetings/terms_proposal.html", context)


def _about(request: Any, found: TermsProposal, *more: tuple[str, str]) -> dict[str, Any]:
    title = f"New terms of {found.group.called}"
    page = here(request, "terms_proposal", found.pk)
    names = words_for_keys()
    trial = ExampleForm(request.GET or None, members=members_of(sitting_on(found.group, found.starts_on)))
    return {
        "title": title,
        "breadcrumbs": way_to(request, found.group, (title, page if more else ""), *more),
        "proposal": found,
        "tag": (found.get_state_display(), TONES[TermsProposalState(found.state)]),
        "trial": trial,
        "back": page,
        **come_to(request, found.group, parse_terms(found.data), found.starts_on, trial, names),
    }


def _my_seat(request: Any, found: TermsProposal, agreeing: Agreeing) -> tuple[Seat | None, Verdict | None]:
    """The seat this account would answer from, and whether it may; of several the first that may. None of neither
    where nothing is asked of this account."""
    facts = signoff_facts(agreeing.signoff, current_hash=hash_of_proposal(found))
    asked = {post.key for post in facts.posts}
    mine = Seat.objects.filter(pk__in=request.rights.seat_ids).select_related("person", "post__organisation")
    seats = [
        (seat, may_sign(facts, str(seat.pk), today())) for seat in mine.order_by("pk") if str(seat.post_id) in asked
    ]
    return next((each for each in seats if each[1]), seats[0]) if seats else (None, None)


def _asked(request: Any, found: TermsProposal) -> tuple[Seat, Verdict]:
    """The seat to answer from. Raises ``PermissionDenied`` (403) for somebody of whom nothing is asked."""
    seat, verdict = _my_seat(request, found, agreeing_of(found, today()))
    if seat is None or verdict is None:
        raise PermissionDenied("No agreement is asked from this seat.")
    act_from(seat.pk)
    late = may_still_be_agreed(starts_on=found.starts_on, today=today())
    return seat, verdict if late else late


def _over(request: Any, found: TermsProposal) -> HttpResponse | None:
    """The way back where the terms do not wait any more."""
    if found.state == TermsProposalState.PROPOSED:
        return None
    messages.info(request, f"These terms do not wait any more: {found.get_state_display().lower()}.")
    return redirect(here(request, "terms_proposal", found.pk))


def terms_agree(request: Any, pk: int) -> HttpResponse:
    """The terms as they were proposed, and the agreement below them, in the capacity that was asked."""
    found = terms_proposal_for(request.rights, pk)
    if over := _over(request, found):
        return over
    seat, verdict = _asked(request, found)
    form = AgreeTermsForm(request.POST or None, initial={"content_hash": hash_of_proposal(found)})
    if request.method == "POST" and form.is_valid():
        try:
            made = agree_terms(proposal=found, seat=seat, read_hash=form.cleaned_data["content_hash"], at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            agreed = made.state == TermsProposalState.AGREED
            done = "They hold from their first day." if agreed else "They wait for the others."
            messages.success(request, f"You have agreed as {seat.post.title}. {done}")
            return redirect(here(request, "terms_proposal", pk))
    context = {
        **_about(request, found, ("Agree", "")),
        "agreeing": agreeing_of(found, today()),
        "waits": True,
        "form": form,
        "seat": seat,
        "refused": verdict.sentence,
    }
    return render(request, "meetings/terms_agree.html", context | {"title": f"Agree new terms of {found.group.called}"})


def terms_send_back(request: Any, pk: int) -> HttpResponse:
    """Send proposed terms back, and say why."""
    found = terms_proposal_for(request.rights, pk)
    if over := _over(request, found):
        return over
    seat, _ = _asked(request, found)
    return _end(
        request,
        found,
        seat,
        send_terms_back,
        title="Send these terms back?",
        consequence="They do not hold. The Partnership Team sees your reason and may propose others.",
        confirm="Send them back",
        done="The terms are sent back, with your reason.",
    )


def terms_withdraw(request: Any, pk: int) -> HttpResponse:
    """Withdraw proposed terms, and say why."""
    found = terms_proposal_for(request.rights, pk, to=Right.MANAGE_PEOPLE)
    if over := _over(request, found):
        return over
    return _end(
        request,
        found,
        acting_seat(request),
        withdraw_terms,
        title="Withdraw these terms?",
        consequence="Nobody is asked to agree them any more. They stay on record with your reason.",
        confirm="Withdraw them",
        done="The terms are withdrawn.",
    )


def _end(request: Any, found: TermsProposal, seat: Seat, act: Any, **words: str) -> HttpResponse:
    form = TermsReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            act(proposal=found, seat=seat, reason=form.cleaned_data["reason"], at=now())
        except Refused as refusal:
            form.add_error("reason", str(refusal))
        else:
            messages.success(request, words["done"])
            return redirect(here(request, "terms_proposal", found.pk))
    page = here(request, "terms_proposal", found.pk)
    context = {
        **words,
        "caption": found.group.called,
        "breadcrumbs": way_to(request, found.group, ("New terms", page), (words["confirm"], "")),
        "form": form,
        "cancel_url": page,
    }
    return render(request, "meetings/terms_end.html", context)
