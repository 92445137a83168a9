"""PDFs of a report: asking for one, how it stands, taking it away; and publishing."""

from typing import Any

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from hscp.lib.verdicts import Refused
from hscp.record.outbox import status
from hscp.spaces.clock import now
from hscp.ui.downloads import attachment
from partnership.rules.roles import Right
from reporting.access import build_for, report_for, seat_of
from reporting.models import ReportBuild
from reporting.operations.builds import STEPS, ask_build, path_of
from reporting.operations.publishing import publish_report
from reporting.queries.reports import final_build
from reporting.rules.states import may_publish
from reporting.views.addresses import crumbs_of, here


@require_POST
def report_build(request: Any, pk: int) -> HttpResponse:
    """Ask for a PDF of the report as it stands, and show how it comes along."""
    report = report_for(request.rights, pk, to=Right.WRITE_REPORT)
    try:
        build = ask_build(report=report, seat=seat_of(request), at=now(), by_id=request.user.pk)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(here(request, "report", pk))
    return redirect(here(request, "report_build_status", pk, build.pk))


@require_safe
def report_build_status(request: Any, pk: int, build: int) -> HttpResponse:
    """How a PDF comes along. The page asks again by itself until it is done or has failed."""
    row = build_for(request.rights, pk, build)
    found = status(row.job, now=timezone.now()) if row.job else None
    context = {
        "title": f"PDF of the yearly report {row.report.year}",
        "breadcrumbs": crumbs_of(request, row.report, ("PDF", "")),
        "report": row.report,
        "build": row,
        "job": row.job,
        "status": found,
        "steps": (row.job.steps_done if row.job else 0, STEPS),
        "running": found is not None and not found.is_over,
        "failed": found is not None and found.failed,
        "writer": request.rights.may(Right.WRITE_REPORT),
        "back": here(request, "report", pk),
    }
    return render(request, "reporting/report_build_status.html", context)


def pdf_response(space_id: int, file_name: str, called: str) -> FileResponse:
    """A stored PDF as an attachment. Raises ``Http404`` where the file is gone."""
    try:
        handle = default_storage.open(path_of(space_id, file_name))
    except OSError:
        raise Http404("The file is not there.") from None
    return attachment(handle, name=called, content_type="application/pdf")


def file_words(slug: str, year: str, *, draft: bool) -> str:
    """What a report's file is called on the reader's machine."""
    return f"{slug}-yearly-report-{year}{'-draft' if draft else ''}.pdf"


@require_safe
def report_file(request: Any, pk: int, build: int) -> HttpResponseBase:
    """The PDF itself, for whoever may see the report."""
    row: ReportBuild = build_for(request.rights, pk, build)
    if row.built_at is None:
        raise Http404("It is not built yet.")
    called = file_words(request.space.slug, row.report.year, draft=row.is_draft)
    return pdf_response(row.space_id, row.file_name, called)


def report_publish(request: Any, pk: int) -> HttpResponse:
    """Make the signed report public, page and PDF."""
    report = report_for(request.rights, pk, to=Right.PUBLISH_REPORT)
    back = here(request, "report", pk)
    if request.method == "POST":
        try:
            publish_report(report=report, seat=seat_of(request), at=now(), by_id=request.user.pk)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, f"The yearly report {report.year} is published.")
        return redirect(back)
    build = final_build(report)
    context = {
        "title": f"Publish the yearly report {report.year}",
        "breadcrumbs": crumbs_of(request, report, ("Publish", "")),
        "report": report,
        "build": build,
        "refused": may_publish(report.state, has_final_pdf=build is not None).sentence,
        "back": back,
    }
    return render(request, "reporting/report_publish.html", context)
