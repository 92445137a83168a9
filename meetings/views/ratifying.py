"""Ratifying a decision afterwards: asking those who were missing, and what each of them answers."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hscp.lib.verdicts import Refused, Verdict
from hscp.spaces.acting import act_from
from hscp.spaces.clock import now, today
from meetings.access import decision_for
from meetings.forms.consents import ConsentForm, RefuseConsentForm
from meetings.models import Decision
from meetings.operations.ratifying import ask_to_ratify, consent, refuse_consent
from meetings.operations.returning import follow_up
from meetings.queries.consents import Consents, consents_of, hash_of_decision
from meetings.views.addresses import crumbs, here, title_of
from partnership.access import acting_seat
from partnership.models import Seat
from partnership.queries.signoffs import signoff_facts
from partnership.rules.roles import Right
from partnership.rules.signoff import may_sign


def decision_ask(request: Any, pk: int) -> HttpResponse:
    """Ask the partners who missed a decision to ratify it, after saying what that does."""
    found = decision_for(request.rights, pk, to=Right.RECORD_MINUTES)
    back = here(request, "decision", pk)
    if request.method == "POST":
        try:
            ask_to_ratify(decision=found, seat=acting_seat(request), at=now())
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "Those who were missing are asked, on their home page and by mail.")
        return redirect(back)
    context = {
        "title": "Ask those who were missing to ratify?",
        "caption": title_of(found.meeting),
        "breadcrumbs": crumbs(request, found.meeting, (f"Decision {found.number}", back), ("Ask", "")),
        "marking": "OFFICIAL-SENSITIVE" if found.file_id else "",
        "decision": found,
        "confirm": "Ask them",
        "cancel_url": back,
    }
    return render(request, "meetings/decision_ask.html", context)


def _asked(request: Any, found: Decision) -> tuple[Consents, Seat, Verdict] | None:
    """The open asking, the seat this account would answer from and whether it may; None where nobody is asked.

    Of several seats the first that may, else the first that is asked. Raises ``PermissionDenied`` (403) for somebody
    whose consent is not asked for.
    """
    consents = consents_of(found, today())
    if consents is None or not consents.is_open:
        return None
    facts = signoff_facts(consents.signoff, current_hash=hash_of_decision(found))
    asked = {post.key for post in facts.posts}
    mine = Seat.objects.filter(pk__in=request.rights.seat_ids).select_related("person", "post__organisation")
    seats = [
        (seat, may_sign(facts, str(seat.pk), today())) for seat in mine.order_by("pk") if str(seat.post_id) in asked
    ]
    if not seats:
        raise PermissionDenied("No consent is asked from this seat.")
    seat, verdict = next((each for each in seats if each[1]), seats[0])
    act_from(seat.pk)
    return consents, seat, verdict


def _not_asked(request: Any, pk: int) -> HttpResponse:
    messages.info(request, "Nobody is asked to ratify this decision any more.")
    return redirect(here(request, "decision", pk))


def decision_ratify(request: Any, pk: int) -> HttpResponse:
    """The decision as it was taken, and the consent below it, in the capacity that was asked."""
    found = decision_for(request.rights, pk)
    asked = _asked(request, found)
    if asked is None:
        return _not_asked(request, pk)
    consents, seat, verdict = asked
    form = ConsentForm(request.POST or None, initial={"content_hash": hash_of_decision(found)})
    if request.method == "POST" and form.is_valid():
        try:
            made = consent(decision=found, seat=seat, read_hash=form.cleaned_data["content_hash"], at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            follow_up(at=now())
            messages.success(request, f"You have consented as {seat.post.title}. {made.outcome_sentence}")
            return redirect(here(request, "decision", pk))
    context = {
        **_frame(request, found, "Ratify this decision", "Ratify"),
        "form": form,
        "seat": seat,
        "refused": verdict.sentence,
        "consents": consents,
    }
    return render(request, "meetings/decision_ratify.html", context)


def decision_ratify_refuse(request: Any, pk: int) -> HttpResponse:
    """Say why one does not consent."""
    found = decision_for(request.rights, pk)
    asked = _asked(request, found)
    if asked is None:
        return _not_asked(request, pk)
    _, seat, verdict = asked
    form = RefuseConsentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            refuse_consent(decision=found, seat=seat, reason=form.cleaned_data["reason"], at=now())
        except Refused as refusal:
            form.add_error("reason", str(refusal))
        else:
            messages.success(request, "Your answer is recorded beside the decision, with your reason.")
            return redirect(here(request, "decision", pk))
    context = {
        **_frame(request, found, "Do not ratify this decision", "Do not ratify"),
        "form": form,
        "seat": seat,
        "refused": verdict.sentence,
        "answer_url": here(request, "decision_ratify", pk),
    }
    return render(request, "meetings/decision_ratify_refuse.html", context)


def _frame(request: Any, found: Decision, title: str, step: str) -> dict[str, Any]:
    back = here(request, "decision", found.pk)
    return {
        "title": title,
        "caption": f"Decision {found.number}, {title_of(found.meeting)}",
        "breadcrumbs": crumbs(request, found.meeting, (f"Decision {found.number}", back), (step, "")),
        "marking": "OFFICIAL-SENSITIVE" if found.file_id else "",
        "decision": found,
        "back": back,
    }
