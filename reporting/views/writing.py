"""Writing a report: a section beside its evidence, and what the partners say about a standstill."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from hscp.spaces.clock import now, today
from hscp.ui.conflicts import CLASH
from hscp.ui.markdown import levelled, render_markdown
from partnership.rules.roles import Right
from reporting.access import report_for, seat_of, section_for
from reporting.enums import ReportState
from reporting.forms.reports import ExplainForm, SectionForm
from reporting.models import ReportExplanation, ReportSection, YearlyReport
from reporting.operations.reports import edit_section, explain
from reporting.queries.paper import addresses_in, shown
from reporting.queries.reports import draft_of
from reporting.rules.assembly import Standstill, evidence_for
from reporting.views.addresses import crumbs_of, here

THAWS = (
    "This report has been sent for signature. If you change anything, all signatures become void and it has to be sent "
    "again."
)


def report_section(request: Any, pk: int, section: int) -> HttpResponse:
    """A section: what is asked, the words beside what the record shows. Writers edit it; everybody else reads."""
    row = section_for(request.rights, pk, section)
    writer = request.rights.may(Right.WRITE_REPORT) and row.report.state != ReportState.PUBLISHED
    if request.method == "POST":
        request.rights.must(Right.WRITE_REPORT)
    form = SectionForm(request.POST or None, initial=_words(row)) if writer or request.method == "POST" else None
    conflict: ReportSection | None = None
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            edit_section(section=row, **form.cleaned_data, seat=seat_of(request), at=now(), by_id=request.user.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        except EditConflict as clash:
            conflict = clash.theirs
            data = request.POST.copy()
            data["version"] = str(clash.theirs.version)
            form = SectionForm(data)
            form.add_error("narrative", CLASH)
        else:
            messages.success(request, f"“{row.title}” is saved.")
            return redirect(_following(request, row) or here(request, "report", pk))
    draft = draft_of(row.report, today())
    sections = draft.sections
    context = {
        "title": row.title,
        "caption": f"Yearly report {row.report.year}",
        "breadcrumbs": crumbs_of(request, row.report, (row.title, "")),
        "section": row,
        "report": row.report,
        "form": form,
        "writer": writer,
        "conflict": conflict,
        "thaws": THAWS if writer and row.report.state in (ReportState.SIGNING, ReportState.APPROVED) else "",
        "prose": levelled(render_markdown(row.narrative, shift=2), 3),
        "blocks": shown(evidence_for(row.heading, draft.record, draft.still), addresses_in(request.space.slug, pk)),
        "missing": draft.missing_in(row.key),
        "still": _still(request, row, draft.still),
        "places": f"Section {[each.pk for each in sections].index(row.pk) + 1} of {len(sections)}: go to another",
        "side": [(each.title, here(request, "report_section", pk, each.pk), each.pk == row.pk) for each in sections],
        "side_label": "Sections of the report",
        "has_next": row.pk != sections[-1].pk,
        "back": here(request, "report", pk),
    }
    return render(request, "reporting/report_section.html", context, status=409 if conflict else 200)


def _words(row: ReportSection) -> dict[str, Any]:
    return {"narrative": row.narrative, "nothing_because": row.nothing_because, "version": row.version}


def _following(request: Any, row: ReportSection) -> str:
    """Where "Save and go on" leads: the section after this one."""
    if request.POST.get("step") != "next":
        return ""
    after = ReportSection.objects.filter(report=row.report_id, position__gt=row.position).order_by("position").first()
    return here(request, "report_section", row.report_id, after.pk) if after else ""


def _still(request: Any, row: ReportSection, still: tuple[Standstill, ...]) -> list[tuple[Standstill, str]]:
    """What stands still, with the page that explains it; only in the section that is about it."""
    if row.heading != "little-progress":
        return []
    return [(each, here(request, "report_explain", row.report_id, each.kind, each.key)) for each in still]


def _item(report: YearlyReport, kind: str, key: int) -> Standstill | None:
    """The thing that stands still; None where it does not, or is not of this space."""
    return next((each for each in draft_of(report, today()).still if (each.kind, each.key) == (kind, key)), None)


def _nothing_to_explain(request: Any, report: YearlyReport) -> HttpResponse:
    """It moved while somebody wrote about it: their words are shown once more. Raises ``Http404`` where none came."""
    if not request.POST.get("text"):
        raise Http404("Nothing of that number stands still.")
    context = {
        "title": "Nothing to explain any more",
        "caption": f"Yearly report {report.year}",
        "breadcrumbs": crumbs_of(request, report, ("Explain", "")),
        "report": report,
        "back": here(request, "report", report.pk),
    }
    return render(request, "reporting/report_explain.html", context, status=409)


def report_explain(request: Any, pk: int, kind: str, key: int) -> HttpResponse:
    """Say why a recommendation or a priority shows little or no progress."""
    report = report_for(request.rights, pk, to=Right.WRITE_REPORT)
    item = _item(report, kind, key)
    if item is None:
        return _nothing_to_explain(request, report)
    known = ReportExplanation.objects.filter(report=report, **{f"{item.kind}_id": item.key}).first()
    back = _little_progress(request, report)
    initial = {"text": known.text if known else "", "version": known.version if known else 0}
    form = ExplainForm(request.POST or None, initial=initial)
    conflict: ReportExplanation | None = None
    if request.method == "POST" and form.is_valid():
        try:
            explain(
                report=report, item=item, **form.cleaned_data, seat=seat_of(request), at=now(), by_id=request.user.pk
            )
        except Refused as refusal:
            form.add_error("text", str(refusal))
        except EditConflict as clash:
            conflict = clash.theirs
            data = request.POST.copy()
            data["version"] = str(clash.theirs.version if clash.theirs else 0)
            form = ExplainForm(data)
            form.add_error("text", CLASH)
        else:
            messages.success(request, f"What the partners say about {item.name} is saved.")
            return redirect(back)
    context = {
        "title": "Explain little or no progress",
        "caption": f"Yearly report {report.year}",
        "breadcrumbs": crumbs_of(request, report, (item.name, "")),
        "report": report,
        "item": item,
        "item_url": addresses_in(request.space.slug, report.pk)(item.link),
        "form": form,
        "conflict": conflict,
        "thaws": THAWS if report.state in (ReportState.SIGNING, ReportState.APPROVED) else "",
        "back": back,
    }
    return render(request, "reporting/report_explain.html", context, status=409 if conflict else 200)


def _little_progress(request: Any, report: YearlyReport) -> str:
    section = ReportSection.objects.filter(report=report, heading="little-progress").first()
    return here(request, "report_section", report.pk, section.pk) if section else here(request, "report", report.pk)
