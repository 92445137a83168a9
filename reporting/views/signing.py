"""Sending a report for signature, signing it, sending it back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hscp.lib.verdicts import Refused, Verdict
from hscp.spaces.acting import act_from
from hscp.spaces.clock import now, today
from partnership.models import Seat
from partnership.queries.signoffs import signoff_facts
from partnership.rules.roles import Right
from partnership.rules.signoff import may_sign
from reporting.access import report_for, report_to_sign_for, seat_of, seats_of
from reporting.enums import ReportState
from reporting.forms.reports import SendBackForm, SignForm
from reporting.models import YearlyReport
from reporting.operations.builds import body_of
from reporting.operations.reports import send_back, send_report, sign_report
from reporting.queries.paper import addresses_in, paper_of
from reporting.queries.reports import Standing, changes_since, draft_of, signing_posts, standing_of
from reporting.rules.checks import may_send
from reporting.rules.content import short
from reporting.views.addresses import crumbs_of, here


def report_send(request: Any, pk: int) -> HttpResponse:
    """Freeze the report and put it to whoever must sign it, once nothing that must be said is missing."""
    report = report_for(request.rights, pk, to=Right.WRITE_REPORT)
    back = here(request, "report", pk)
    if report.state != ReportState.DRAFTING:
        messages.info(request, "This report has been sent already.")
        return redirect(back)
    if request.method == "POST":
        try:
            send_report(report=report, seat=seat_of(request), at=now(), by_id=request.user.pk)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect(here(request, "report_send", pk))
        messages.success(request, "The report is frozen and waits for its signatures.")
        return redirect(back)
    draft = draft_of(report, today())
    context = {
        "title": f"Send the yearly report {report.year} for signature",
        "breadcrumbs": crumbs_of(request, report, ("Send for signature", "")),
        "report": report,
        "blocking": [check for check in draft.found if check.blocks],
        "advice": [check for check in draft.found if not check.blocks],
        "refused": "" if may_send(draft.found) else "Mend what is listed above first.",
        "posts": signing_posts(today()),
        "editor": report.last_editor,
        "back": back,
    }
    return render(request, "reporting/report_send.html", context)


def _my_seat(request: Any, report: YearlyReport, standing: Standing | None) -> tuple[Seat, Verdict]:
    """The seat this account would sign from, and whether it may; the first that may, else the first that is asked.

    Raises ``PermissionDenied`` (403) for somebody of whom no signature is asked.
    """
    if standing is None:
        raise PermissionDenied("No signature is asked.")
    facts = signoff_facts(standing.signoff, current_hash=report.content_hash)
    asked = {post.key for post in facts.posts}
    found = [(seat, may_sign(facts, str(seat.pk), today())) for seat in seats_of(request) if str(seat.post_id) in asked]
    if not found:
        raise PermissionDenied("No signature is asked from this seat.")
    chosen = next((each for each in found if each[1]), found[0])
    act_from(chosen[0].pk)
    return chosen


def report_sign(request: Any, pk: int) -> HttpResponse:
    """The frozen text, whole, and the signature below it; what changed since is listed."""
    report = report_to_sign_for(request.rights, pk)
    if report.state != ReportState.SIGNING:
        messages.info(request, "This report is not waiting for signatures.")
        return redirect(here(request, "report", pk))
    standing = standing_of(report, today())
    seat, verdict = _my_seat(request, report, standing)
    form = SignForm(request.POST or None, initial={"content_hash": report.content_hash})
    if request.method == "POST" and form.is_valid():
        try:
            found = sign_report(
                report=report,
                seat=seat,
                read_hash=form.cleaned_data["content_hash"],
                at=now(),
                by_id=request.user.pk,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            done = "It is approved: all have signed." if found else "It now waits for the others."
            messages.success(request, f"You have signed the report as {seat.post.title}. {done}")
            return redirect(here(request, "report", pk))
    paper = paper_of(report, today(), standing)
    context = {
        "title": f"Sign the yearly report {report.year}",
        "breadcrumbs": crumbs_of(request, report, ("Sign", "")),
        "report": report,
        "form": form,
        "seat": seat,
        "refused": verdict.sentence,
        "standing": standing,
        "signed": {each.post.key for each in standing.verdict.signed} if standing else set(),
        "short_hash": short(report.content_hash),
        "changes": changes_since(report, today()),
        "body": body_of(paper, addresses_in(request.space.slug, pk), on_paper=False),
    }
    return render(request, "reporting/report_sign.html", context)


def report_send_back(request: Any, pk: int) -> HttpResponse:
    """Send the report back to the team with a reason: it is being written again."""
    report = report_to_sign_for(request.rights, pk)
    back = here(request, "report", pk)
    if report.state != ReportState.SIGNING:
        messages.info(request, "This report is not waiting for signatures.")
        return redirect(back)
    seat, _ = _my_seat(request, report, standing_of(report, today()))
    form = SendBackForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            send_back(report=report, seat=seat, reason=form.cleaned_data["reason"], at=now(), by_id=request.user.pk)
        except Refused as refusal:
            form.add_error("reason", str(refusal))
        else:
            messages.success(request, "The report is sent back. The Partnership Team sees your reason.")
            return redirect(back)
    context = {
        "title": f"Send the yearly report {report.year} back",
        "breadcrumbs": crumbs_of(request, report, ("Send back", "")),
        "form": form,
        "seat": seat,
        "back": here(request, "report_sign", pk),
    }
    return render(request, "reporting/report_send_back.html", context)
