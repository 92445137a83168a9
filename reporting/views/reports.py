"""The list of reports, the start of one, its overview, and the report as readers see it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hscp.lib.verdicts import Refused
from hscp.lib.years import year_from_words
from hscp.record.outbox import status
from hscp.spaces.clock import now, today
from partnership.rules.roles import Right
from reporting.access import report_for, seat_of, seats_of
from reporting.enums import ReportState
from reporting.forms.reports import EditionForm, StartForm
from reporting.models import YearlyReport
from reporting.operations.builds import body_of
from reporting.operations.reports import start_report
from reporting.queries.paper import addresses_in, paper_of
from reporting.queries.reports import (
    Draft,
    builds_of,
    changes_since,
    draft_of,
    editions_of_year,
    final_build,
    past_signoffs,
    reports_listed,
    standing_of,
    written_sections,
    years_to_start,
)
from reporting.queries.story import story_of
from reporting.rules.content import short
from reporting.rules.states import may_publish
from reporting.views.addresses import crumbs, crumbs_of, here, report_tabs

TONES = {
    ReportState.DRAFTING: "draft",
    ReportState.SIGNING: "active",
    ReportState.APPROVED: "good",
    ReportState.PUBLISHED: "good",
}


@require_safe
def yearly_reports(request: Any) -> HttpResponse:
    """Every yearly report of the partnership, with its state."""
    rows: list[Any] = list(reports_listed())
    for row in rows:
        row.tone = TONES[ReportState(row.state)]
    writer = request.rights.may(Right.WRITE_REPORT)
    context = {
        "title": "Yearly reports",
        "breadcrumbs": [(request.space.name, here(request, "space_home")), ("Yearly reports", "")],
        "tabs": report_tabs(request, "yearly_reports"),
        "reports": rows,
        "may_start": writer and bool(years_to_start(today())),
    }
    return render(request, "reporting/yearly_reports.html", context)


def report_start(request: Any) -> HttpResponse:
    """Begin the report of a year. Where the guidance changed within it, a second question asks which one applies."""
    request.rights.must(Right.WRITE_REPORT)
    years = years_to_start(today())
    form = StartForm(request.POST or None, years=years)
    edition_form = None
    if request.method == "POST" and form.is_valid():
        starts_on, ends_on = year_from_words(form.cleaned_data["year"])
        editions = editions_of_year(starts_on, ends_on)
        if len(editions) > 1:
            answered = "edition" in request.POST
            edition_form = EditionForm(request.POST if answered else None, editions=editions)
        if edition_form is None or edition_form.is_valid():
            try:
                report = start_report(
                    starts_on=starts_on,
                    ends_on=ends_on,
                    edition=edition_form.cleaned_data["edition"] if edition_form else None,
                    seat=seat_of(request),
                    at=now(),
                    by_id=request.user.pk,
                )
            except Refused as refusal:
                form.add_error("year", str(refusal))
            else:
                messages.success(request, f"The report of {report.year} is started.")
                return redirect(here(request, "report", report.pk))
    context = {
        "title": "Start a yearly report",
        "breadcrumbs": crumbs(request, ("Start", "")),
        "form": form,
        "edition_form": edition_form,
        "forms": [edition_form] if edition_form else [],
        "years": years,
        "back": here(request, "yearly_reports"),
    }
    return render(request, "reporting/report_start.html", context)


def _parts(request: Any, report: YearlyReport, draft: Draft | None) -> list[dict[str, Any]]:
    """The sections of the overview, each with what is missing in it."""
    sections = draft.sections if draft else written_sections(report)
    found = []
    for section in sections:
        missing = draft.missing_in(section.key) if draft else ()
        must = sum(check.blocks for check in missing)
        if must:
            words, tone = (f"{must} to mend" if must > 1 else "To mend"), "warn"
        elif missing:
            words, tone = "Look again", "info"
        elif section.narrative:
            words, tone = "Written", ""
        elif section.nothing_because:
            words, tone = "Nothing to report", ""
        else:
            words, tone = "Not written", "info"
        found.append(
            {
                "section": section,
                "words": words,
                "tone": tone,
                "url": here(request, "report_section", report.pk, section.pk),
            }
        )
    return found


@require_safe
def report(request: Any, pk: int) -> HttpResponse:
    """One report: its state, its sections and what is missing, the sign-off, the PDFs, what happened to it."""
    row = report_for(request.rights, pk)
    day = today()
    writer = request.rights.may(Right.WRITE_REPORT)
    draft = draft_of(row, day) if row.state == ReportState.DRAFTING else None
    standing = standing_of(row, day)
    seats = seats_of(request)
    mine = {seat.post_id for seat in seats}
    awaited = standing.verdict.awaited if standing else ()
    address = addresses_in(request.space.slug, pk)
    urls = (
        {section.key: here(request, "report_section", row.pk, section.pk) for section in draft.sections}
        if draft
        else {}
    )
    moment = timezone.now()
    builds = [(build, status(build.job, now=moment) if build.job else None) for build in builds_of(row)[:5]]
    context = {
        "title": f"Yearly report {row.year}",
        "breadcrumbs": crumbs(request, (row.year, "")),
        "report": row,
        "tone": TONES[ReportState(row.state)],
        "writer": writer,
        "parts": _parts(request, row, draft),
        "checks": [
            (check, address(check.link) or urls.get(check.section, ""), _mend(request, row, check.item))
            for check in draft.found
        ]
        if draft
        else [],
        "blocking": sum(check.blocks for check in draft.found) if draft else 0,
        "standing": standing,
        "signed": {each.post.key: each for each in standing.verdict.signed} if standing else {},
        "my_turn": any(int(each.post.key) in mine for each in awaited) and row.state == ReportState.SIGNING,
        "short_hash": short(row.content_hash) if row.content_hash else "",
        "changes": changes_since(row, day) if row.state == ReportState.SIGNING else (),
        "earlier": [each for each in past_signoffs(row) if standing is None or each.pk != standing.signoff.pk],
        "builds": builds,
        "publisher": request.rights.may(Right.PUBLISH_REPORT),
        "publish_refused": may_publish(row.state, has_final_pdf=final_build(row) is not None).sentence,
        "story": story_of(row),
    }
    return render(request, "reporting/report.html", context)


def _mend(request: Any, row: YearlyReport, item: str) -> str:
    if not item:
        return ""
    kind, key = item.split(":")
    return here(request, "report_explain", row.pk, kind, int(key))


@require_safe
def report_read(request: Any, pk: int) -> HttpResponse:
    """The report as it reads now: the frozen text once it was sent, else the draft."""
    row = report_for(request.rights, pk)
    paper = paper_of(row, today())
    context = {
        "title": f"Yearly report {row.year}",
        "breadcrumbs": crumbs_of(request, row, ("Read", "")),
        "report": row,
        "paper": paper,
        "body": body_of(paper, addresses_in(request.space.slug, pk), on_paper=False),
    }
    return render(request, "reporting/report_read.html", context)
