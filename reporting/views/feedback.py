"""The voice log: what children and families said, where it went, what changed."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from hscp.spaces.clock import today
from hscp.ui.conflicts import Both, both
from hscp.ui.search import searched
from partnership.models import Feedback
from partnership.rules.roles import Right
from reporting.access import feedback_for
from reporting.forms.feedback import FeedbackFilter, FeedbackForm
from reporting.operations.feedback import save_feedback
from reporting.queries.priorities import feedback_listed, years_with_feedback
from reporting.views.addresses import crumbs, here, report_tabs

PER_PAGE = 50
FIELDS = ("heard_on", "from_whom", "how", "heard", "went_to", "changed", "version")


@require_safe
def feedback(request: Any) -> HttpResponse:
    """The log, narrowed to a year or to what has changed something."""
    form = FeedbackFilter(request.GET, years=years_with_feedback())
    chosen = form.cleaned_data if form.is_valid() else {}
    text = searched(request)
    page = Paginator(feedback_listed(text=text, **chosen), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": "Feedback of children and families",
        "breadcrumbs": crumbs(request, ("Feedback", "")),
        "tabs": report_tabs(request, "feedback"),
        "filter_form": form,
        "page": page,
        "narrowed": bool(text or any(chosen.values())),
        "writer": request.rights.may(Right.WRITE_REPORT),
    }
    return render(request, "reporting/feedback.html", context)


def feedback_add(request: Any) -> HttpResponse:
    """Write down what was heard."""
    request.rights.must(Right.WRITE_REPORT)
    return _edit(request, None, "Record what was heard")


def feedback_edit(request: Any, pk: int) -> HttpResponse:
    """Add where it went and what changed, or put an entry right."""
    return _edit(request, feedback_for(request.rights, pk, to=Right.WRITE_REPORT), "Change this entry")


def _edit(request: Any, row: Feedback | None, title: str) -> HttpResponse:
    form = FeedbackForm(request.POST or None, initial=_as_it_stands(row) if row else {})
    conflict: list[Both] = []
    if request.method == "POST" and form.is_valid():
        try:
            save_feedback(feedback=row, **form.cleaned_data, today=today())
        except Refused as refusal:
            form.add_error("heard_on", str(refusal))
        except EditConflict as clash:
            conflict = both(form, _as_it_stands(clash.theirs))
        else:
            messages.success(request, "What was heard is on record.")
            return redirect(here(request, "feedback"))
    context = {
        "title": title,
        "breadcrumbs": crumbs(request, ("Feedback", here(request, "feedback")), (title, "")),
        "form": form,
        "conflict": conflict,
        "back": here(request, "feedback"),
    }
    return render(request, "reporting/feedback_edit.html", context, status=409 if conflict else 200)


def _as_it_stands(row: Feedback) -> dict[str, Any]:
    return {name: getattr(row, name) for name in FIELDS}
