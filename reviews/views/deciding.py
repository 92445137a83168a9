"""The partners' decision on a case, the document for the Panel, and what the Panel answers."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import fresh_factor
from hscp.lib.moves import may_move
from hscp.lib.verdicts import Refused
from hscp.spaces.acting import act_from
from hscp.spaces.clock import now, today
from hscp.ui.addresses import here
from hscp.ui.forms import show_refusal
from partnership.access import acting_seat
from partnership.queries.disputes import dispute_route
from partnership.rules.roles import Right
from reviews.access import incident_for, rapid_for, review_decision_for
from reviews.enums import DecisionState
from reviews.forms.deciding import OTHER_LETTERS, REPLIES, AnswerDecisionForm, LetterForm, PutForm, SentForm
from reviews.forms.rapid import NothingForm
from reviews.operations import deciding as operations
from reviews.queries.deciding import (
    answered,
    comments_of,
    decided_by_of,
    deciding_on,
    decisions_of,
    letters_of,
    refusals_of,
    seat_asked,
    standing_words,
)
from reviews.queries.rapid import rapid_of
from reviews.rules.deciding import may_put
from reviews.rules.states import RAPID
from reviews.views.acts import act
from reviews.views.frame import frame

SCRUTINEER = "scrutineer"
TONES: dict[str, str] = {
    DecisionState.OPEN: "warn",
    DecisionState.DECIDED: "good",
    DecisionState.NOT_AGREED: "bad",
    DecisionState.OVERTAKEN: "neutral",
}


@fresh_factor
def decision_put(request: Any, pk: int) -> HttpResponse:
    """Put a decision to the partners; whoever leads the case does, for it opens the case to those who decide."""
    rapid = rapid_for(request.rights, pk, to=Right.LEAD_FILE)
    found, day = deciding_on(rapid, today()), today()
    decided_by = decided_by_of(rapid.incident, day)
    refused = may_put(rapid.state, found.partners, decided_by, "asked for below").sentence
    asked = "; ".join(each.title for each in found.posts)
    return act(
        request,
        rapid.incident,
        PutForm(request.POST or None, initial={"outcome": rapid.recommendation}),
        "Put the decision to the partners",
        lambda data: operations.put_to_partners(rapid=rapid, seat=acting_seat(request), at=now(), **data),
        said="It is before the partners. Each was written a mail that names the reference only.",
        back=here(request, "rapid_review", pk),
        button="Put it to the partners",
        refused=refused,
        lead_words=f"Asked to sign: {asked}. They can open the case from then on. What they read is frozen.",
    )


@fresh_factor
def review_decision(request: Any, incident: int, pk: int) -> HttpResponse:
    """What the partners are asked to decide, as it was frozen; who is asked signs, or says why not."""
    row = review_decision_for(request.rights, incident, pk)
    found = row.rapid.incident
    open_ = row.state == DecisionState.OPEN and found.file.closed_at is None
    if request.method == "POST":
        request.rights.must(Right.APPROVE)
    seat = seat_asked(row, request.rights.seat_ids) if request.rights.may(Right.APPROVE) else None
    asked = open_ and seat is not None
    if request.method == "POST" and seat is None:
        raise PermissionDenied("No signature is asked from a seat of theirs.")
    form = AnswerDecisionForm(request.POST or None, initial={"read_hash": row.content_hash})
    if request.method == "POST" and seat is not None and form.is_valid():
        act_from(seat.pk)
        data = form.cleaned_data
        said: dict[str, Any] = {"decision": row, "seat": seat, "at": now()}
        try:
            if data["answer"] == "sign":
                operations.sign_decision(read_hash=data["read_hash"], **said)
            else:
                operations.refuse_decision(reason=data["reason"], **said)
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, "Your answer is on record.")
            return redirect(here(request, "review_decision", incident, pk))
    answers = answered(row)
    context = frame(request, found, "", f"Decision {row.number}", decision=row, content=row.content)
    context |= {
        "decision_tag": (row.get_state_display(), TONES[row.state]),
        "standing": standing_words(row, answers),
        "disputes": row.state in (DecisionState.OPEN, DecisionState.NOT_AGREED),
        "dispute_route": dispute_route(),
        "signatures": answers.answers,
        "refusals": refusals_of(row, row.rapid) if row.state != DecisionState.DECIDED else [],
        "comments": comments_of(row),
        "may_comment": SCRUTINEER in request.rights.roles and row.state == DecisionState.DECIDED,
        "may_answer": request.rights.may(Right.APPROVE) or context["writes"],
        "form": form if asked else None,
        "back": here(request, "rapid_review", incident),
    }
    return render(request, "reviews/review_decision.html", context)


@fresh_factor
def document_build(request: Any, incident: int, pk: int) -> HttpResponse:
    """Ask once more for the document, where it could not be built."""
    row = review_decision_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    refused = ""
    if row.state != DecisionState.DECIDED:
        refused = "The document is built once the partners have decided."
    elif row.pdf_id is not None:
        refused = "The document is built."
    return act(
        request,
        row.rapid.incident,
        NothingForm(request.POST if request.method == "POST" and not refused else None),
        "Build the document for the Panel",
        lambda data: operations.ask_document(row, now()),
        said="The document is being built. It takes a minute.",
        back=here(request, "panel_letters", incident),
        button="Build it",
        refused=refused,
    )


@require_safe
@fresh_factor
def panel_letters(request: Any, pk: int) -> HttpResponse:
    """The document for the Panel, when it was sent, what the Panel answered, and other letters."""
    found = incident_for(request.rights, pk)
    rapid = rapid_of(found)
    context = frame(request, found, "panel_letters", "The Panel", rapid=rapid)
    if rapid is not None:
        context |= {
            "decided": [each for each in decisions_of(rapid) if each.state == DecisionState.DECIDED],
            "letters": letters_of(rapid),
            "may_send": bool(may_move(RAPID, rapid.state, "send")),
            "may_answer": bool(may_move(RAPID, rapid.state, "answer")),
        }
    return render(request, "reviews/panel_letters.html", context)


@fresh_factor
def rapid_sent(request: Any, pk: int) -> HttpResponse:
    """Record that the decided review was sent to the Panel."""
    rapid = rapid_for(request.rights, pk, to=Right.WRITE_FILE)
    return act(
        request,
        rapid.incident,
        SentForm(request.POST or None, initial={"on": today()}),
        "Record that it is sent to the Panel",
        lambda data: operations.record_sent(rapid=rapid, seat=acting_seat(request), at=now(), **data),
        said="It is on record, and the clock of the rapid review has stopped.",
        back=here(request, "panel_letters", pk),
        refused=may_move(RAPID, rapid.state, "send").sentence,
    )


@fresh_factor
def panel_reply(request: Any, pk: int) -> HttpResponse:
    """Record the Panel's reply."""
    rapid = rapid_for(request.rights, pk, to=Right.WRITE_FILE)
    return act(
        request,
        rapid.incident,
        LetterForm(request.POST or None, kinds=REPLIES, initial={"on": today()}),
        "Record the Panel’s reply",
        lambda data: operations.record_reply(rapid=rapid, seat=acting_seat(request), at=now(), **data),
        said="The reply is on record. The partners may decide again.",
        back=here(request, "panel_letters", pk),
        refused=may_move(RAPID, rapid.state, "answer").sentence,
    )


@fresh_factor
def letter_add(request: Any, pk: int) -> HttpResponse:
    """Put another letter to or from the Panel on record."""
    rapid = rapid_for(request.rights, pk, to=Right.WRITE_FILE)
    return act(
        request,
        rapid.incident,
        LetterForm(request.POST or None, kinds=OTHER_LETTERS, initial={"on": today()}),
        "Another letter",
        lambda data: operations.add_letter(rapid=rapid, seat=acting_seat(request), at=now(), **data),
        said="The letter is on record.",
        back=here(request, "panel_letters", pk),
    )
