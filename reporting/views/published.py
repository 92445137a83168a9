"""What everybody may read: the yearly reports that are published, each as page and PDF. No sign-in, nothing else."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from hscp.spaces.acting import Context, acting
from reporting.models import Publication
from reporting.queries.published import publication_of, publications
from reporting.rules.content import short
from reporting.views.building import file_words, pdf_response

NOBODY = Context(user_id=None)  # reaches no space: of all tables only the published texts can be read


@require_safe
def published_reports(request: HttpRequest) -> HttpResponse:
    """Every published report of every partnership here, the latest first."""
    with acting(NOBODY):
        rows = publications()
    context = {"title": "Published yearly reports", "publications": rows}
    return render(request, "reporting/published_reports.html", context)


def _found(slug: str, year: str) -> Publication:
    with acting(NOBODY):
        row = publication_of(slug, year)
    if row is None:
        raise Http404("No such published report.")
    return row


@require_safe
def published_report(request: Any, slug: str, year: str) -> HttpResponse:
    """A published report as a page: the text as it was signed."""
    row = _found(slug, year)
    context = {
        "title": row.title,
        "breadcrumbs": [("Published yearly reports", reverse("published_reports")), (f"{row.year}", "")],
        "publication": row,
        "slug": slug,
        "short_hash": short(row.content_hash),
        "body": SafeString(row.html),
    }
    return render(request, "reporting/published_report.html", context)


@require_safe
def published_report_file(request: Any, slug: str, year: str) -> HttpResponseBase:
    """The PDF of a published report."""
    row = _found(slug, year)
    return pdf_response(row.space_id, row.file_name, file_words(slug, row.year, draft=False))
