"""Agreed priorities: the list, one of them, what is said of its progress."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from hscp.spaces.clock import now, today
from hscp.ui.conflicts import Both, both
from partnership.rules.roles import Right
from reporting.access import priority_for, seat_of
from reporting.enums import Judgement
from reporting.forms.priorities import PriorityForm, ProgressForm
from reporting.models import Priority, PriorityProgress
from reporting.operations.priorities import judge_priority, save_priority
from reporting.queries.priorities import leading_posts, priorities_listed, settled_decisions
from reporting.views.addresses import crumbs, here, report_tabs

TONES = {Judgement.NONE: "bad", Judgement.LITTLE: "warn", Judgement.SOME: "info", Judgement.GOOD: "good"}


def _ways(request: Any, *more: tuple[str, str]) -> list[tuple[str, str]]:
    return crumbs(request, ("Priorities", here(request, "priorities") if more else ""), *more)


@require_safe
def priorities(request: Any) -> HttpResponse:
    """The agreed priorities, and how far each has come by the last judgement."""
    rows: list[Any] = list(priorities_listed())
    for row in rows:
        row.words = Judgement(row.judgement).label if row.judgement else "Not judged yet"
        row.tone = TONES[Judgement(row.judgement)] if row.judgement else "neutral"
    context = {
        "title": "Agreed priorities",
        "breadcrumbs": _ways(request),
        "tabs": report_tabs(request, "priorities"),
        "priorities": rows,
        "today": today(),
        "writer": request.rights.may(Right.WRITE_REPORT),
    }
    return render(request, "reporting/priorities.html", context)


@require_safe
def priority(request: Any, pk: int) -> HttpResponse:
    """One priority: what it is to achieve, and everything that was said of its progress."""
    row = priority_for(request.rights, pk)
    said = PriorityProgress.objects.filter(priority=row).select_related("seat__person", "seat__post")
    entries = [(each, TONES[Judgement(each.judgement)]) for each in said.order_by("-on", "-pk")]
    context = {
        "title": row.title,
        "caption": "Agreed priority",
        "breadcrumbs": _ways(request, (row.title, "")),
        "priority": row,
        "progress": entries,
        "writer": request.rights.may(Right.WRITE_REPORT),
    }
    return render(request, "reporting/priority.html", context)


def priority_add(request: Any) -> HttpResponse:
    """Write down a priority that the partners have agreed."""
    request.rights.must(Right.WRITE_REPORT)
    return _edit(request, None, "Add a priority")


def priority_edit(request: Any, pk: int) -> HttpResponse:
    """Put a priority right, or end it."""
    row = priority_for(request.rights, pk, to=Right.WRITE_REPORT)
    return _edit(request, row, "Change the priority")


def _edit(request: Any, row: Priority | None, title: str) -> HttpResponse:
    form = PriorityForm(
        request.POST or None,
        initial=_as_it_stands(row) if row else {},
        posts=leading_posts(today()),
        decisions=settled_decisions(),
    )
    conflict: list[Both] = []
    if request.method == "POST" and form.is_valid():
        try:
            saved = save_priority(priority=row, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("title", str(refusal))
        except EditConflict as clash:
            conflict = both(form, _as_it_stands(clash.theirs))
        else:
            messages.success(request, f"“{saved.title}” is on record.")
            return redirect(here(request, "priority", saved.pk))
    context = {
        "title": title,
        "breadcrumbs": _ways(request, (row.title if row else "Add", "")),
        "form": form,
        "conflict": conflict,
        "back": here(request, "priority", row.pk) if row else here(request, "priorities"),
    }
    return render(request, "reporting/priority_edit.html", context, status=409 if conflict else 200)


def _as_it_stands(row: Priority) -> dict[str, Any]:
    found = {name: getattr(row, name) for name in ("title", "aim", "starts_on", "ends_on", "version")}
    return found | {"lead": row.lead_id, "agreed_by": row.agreed_by_id}


def priority_judge(request: Any, pk: int) -> HttpResponse:
    """Add what is said of a priority on a day: what was done, what difference it made, how far it has come."""
    row = priority_for(request.rights, pk, to=Right.WRITE_REPORT)
    form = ProgressForm(request.POST or None, initial={"on": today()})
    back = here(request, "priority", pk)
    if request.method == "POST" and form.is_valid():
        try:
            judge_priority(priority=row, **form.cleaned_data, seat=seat_of(request), at=now())
        except Refused as refusal:
            form.add_error("on", str(refusal))
        else:
            messages.success(request, f"The progress of “{row.title}” is on record.")
            return redirect(back)
    context = {
        "title": "Record progress",
        "caption": row.title,
        "breadcrumbs": _ways(request, (row.title, back), ("Record progress", "")),
        "form": form,
        "back": back,
    }
    return render(request, "reporting/priority_judge.html", context)
