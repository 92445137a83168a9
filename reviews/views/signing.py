"""The report of a practice review before the partners: put to them, signed, built as a document."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hscp.identity.fresh import fresh_factor
from hscp.lib.verdicts import Refused
from hscp.spaces.acting import act_from
from hscp.spaces.clock import now, today
from hscp.ui.addresses import here
from hscp.ui.forms import show_refusal
from partnership.access import acting_seat
from partnership.queries.disputes import dispute_route
from partnership.rules.roles import Right
from reviews.access import draft_for, rapid_for, report_for
from reviews.enums import ReportState
from reviews.forms.deciding import AnswerDecisionForm
from reviews.forms.rapid import NothingForm
from reviews.operations import signing as operations
from reviews.queries.deciding import answered, deciding_on, seat_asked
from reviews.queries.drafts import drafts_of, unanswered_of
from reviews.queries.signing import refusals_of
from reviews.rules.signing import may_put, sentence
from reviews.views.acts import act
from reviews.views.frame import frame

TONES: dict[str, str] = {
    ReportState.OPEN: "warn",
    ReportState.SIGNED: "good",
    ReportState.NOT_AGREED: "bad",
    ReportState.OVERTAKEN: "neutral",
}


@fresh_factor
def report_put(request: Any, incident: int, pk: int) -> HttpResponse:
    """Put a frozen draft to the partners; whoever leads the case does, for it opens the case to those who sign."""
    row = draft_for(request.rights, incident, pk, to=Right.LEAD_FILE)
    rapid = rapid_for(request.rights, incident, to=Right.LEAD_FILE)
    found = deciding_on(rapid, today())
    refused = may_put(
        row.practice.state,
        frozen=row.frozen_at is not None,
        latest=drafts_of(row.practice)[0].pk == row.pk,
        unanswered=unanswered_of(row.practice_id),
        partners=found.partners,
    ).sentence
    asked = "; ".join(each.title for each in found.posts)
    return act(
        request,
        row.practice.incident,
        NothingForm(request.POST if request.method == "POST" else None),
        f"Put draft {row.number} to the partners",
        lambda data: operations.put_report(draft=row, seat=acting_seat(request), at=now()),
        said="It is before the partners. Each was written a mail that names the reference only.",
        back=here(request, "practice_drafts", incident),
        button="Put it to the partners",
        refused=refused,
        lead_words=f"Asked to sign: {asked}. They can open the case from then on. What they read is frozen.",
    )


@fresh_factor
def practice_report(request: Any, incident: int, pk: int) -> HttpResponse:
    """What the partners are asked to sign, as it was frozen; who is asked signs, or says why not."""
    row = report_for(request.rights, incident, pk)
    found = row.practice.incident
    if request.method == "POST":
        request.rights.must(Right.APPROVE)
    seat = seat_asked(row, request.rights.seat_ids) if request.rights.may(Right.APPROVE) else None
    if request.method == "POST" and seat is None:
        raise PermissionDenied("No signature is asked from a seat of theirs.")
    form = AnswerDecisionForm(request.POST or None, initial={"read_hash": row.content_hash})
    if request.method == "POST" and seat is not None and form.is_valid():
        act_from(seat.pk)
        data = form.cleaned_data
        said: dict[str, Any] = {"report": row, "seat": seat, "at": now()}
        try:
            if data["answer"] == "sign":
                operations.sign_report(read_hash=data["read_hash"], **said)
            else:
                operations.refuse_report(reason=data["reason"], **said)
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, "Your answer is on record.")
            return redirect(here(request, "practice_report", incident, pk))
    answers = answered(row)
    open_ = row.state == ReportState.OPEN and found.file.closed_at is None
    context = frame(request, found, "", f"Report {row.number}", report=row, content=row.content)
    context |= {
        "report_tag": (row.get_state_display(), TONES[row.state]),
        "disputes": row.state in (ReportState.OPEN, ReportState.NOT_AGREED),
        "dispute_route": dispute_route(),
        "standing": sentence(row.state, asked=answers.asked, signed=answers.signed),
        "signatures": answers.answers,
        "refusals": refusals_of(row) if row.state == ReportState.NOT_AGREED else [],
        "form": form if open_ and seat is not None else None,
        "back": here(request, "practice_drafts", incident),
    }
    return render(request, "reviews/practice_report.html", context)


@fresh_factor
def practice_report_build(request: Any, incident: int, pk: int) -> HttpResponse:
    """Ask once more for the documents, where they could not be built."""
    row = report_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    refused = ""
    if row.signed_on is None:
        refused = "The documents are built once the partners have signed."
    elif row.pdf_id is not None:
        refused = "The documents are built."
    return act(
        request,
        row.practice.incident,
        NothingForm(request.POST if request.method == "POST" and not refused else None),
        "Build the signed report",
        lambda data: operations.ask_report(row, now()),
        said="It is being built. It takes a minute.",
        back=here(request, "practice_report", incident, pk),
        button="Build it",
        refused=refused,
    )
