"""The rows behind a figure: what a report counts, one page for each figure."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hscp.spaces.clock import today
from partnership.rules.roles import Right
from reporting.access import report_for
from reporting.queries.paper import addresses_in
from reporting.queries.reports import content_of
from reporting.rules.content import figures_of
from reporting.rules.evidence import Figure, Link
from reporting.rules.facts import end_of_look
from reporting.views.addresses import crumbs_of, here

PER_PAGE = 50


@require_safe
def report_figure(request: Any, pk: int, figure: str) -> HttpResponse:
    """Exactly the rows that one figure of the report counts: as frozen once it was sent, else as the record stands."""
    row = report_for(request.rights, pk, to=Right.SEE)
    content = content_of(row, today())
    shown = figures_of(content).get(figure)
    if shown is None:
        raise Http404("The report has no such figure.")
    address = addresses_in(request.space.slug, pk)
    counted = shown.figure.counted
    page: Any = Paginator(counted.rows, PER_PAGE).get_page(request.GET.get("page"))
    collected_on = date.fromisoformat(content["collected_on"])
    context = {
        "title": shown.figure.label,
        "caption": f"{shown.among.title}, {row.year}",
        "breadcrumbs": crumbs_of(request, row, ("Read", here(request, "report_read", pk)), (shown.figure.label, "")),
        "report": row,
        "figure": shown.figure,
        "is_sum": not isinstance(shown.figure.value, int),
        "last_day": date.fromordinal(end_of_look(row.starts_on, row.ends_on, collected_on).toordinal() - 1),
        "frozen": row.content is not None,
        "tabs": [_tab(each, address(Link("report_figure", figure=each.key)), figure) for each in shown.among.items],
        "columns": counted.columns,
        "page": page,
        "rows": [(address(each.link), each.cells[0], each.cells[1:]) for each in page],
    }
    return render(request, "reporting/report_figure.html", context)


def _tab(figure: Figure, url: str, current: str) -> tuple[Any, ...]:
    count = (figure.value,) if isinstance(figure.value, int) else ()
    return (figure.label, url, figure.key == current, *count)
