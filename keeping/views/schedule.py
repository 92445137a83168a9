"""The schedule: how long each class of record is kept, who decided it; and what has gone by itself."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.lib.keeping import CLEARED_BY_ITSELF
from hscp.lib.verdicts import Refused
from hscp.spaces.clock import now
from keeping.access import class_called
from keeping.forms import PeriodForm
from keeping.models import Clearing
from keeping.operations.deciding import change_period
from keeping.queries.schedule import changes_of, schedule
from keeping.rules import months_words
from keeping.views.frame import crumbs, tabs
from partnership.access import acting_seat
from partnership.rules.roles import Right
from partnership.views.people import here

CLEARINGS_SHOWN = 30


@require_safe
def retention(request: Any) -> HttpResponse:
    """Every class of record: how long, counted from what, on whose word. Four queries."""
    request.rights.must(Right.CHECK_RECORD)
    periods = schedule()
    context = {
        "title": "Retention",
        "breadcrumbs": [*crumbs(request)[:1], ("Retention", "")],
        "tabs": tabs(request, "retention"),
        "periods": [(period, kept in CLEARED_BY_ITSELF) for kept, period in periods.items()],
        "unchecked": sum(not period.checked for period in periods.values()),
        "keeps": request.rights.may(Right.KEEP_RECORDS),
        "clearings": Clearing.objects.all()[:CLEARINGS_SHOWN],
    }
    return render(request, "keeping/retention.html", context)


def retention_change(request: Any, kept: str) -> HttpResponse:
    """Keep a class for another time from now on, saying why."""
    request.rights.must(Right.KEEP_RECORDS)
    record_class = class_called(kept)
    held = schedule().get(record_class)
    initial = {"years": held.months // 12, "months": held.months % 12} if held and held.months else {}
    form = PeriodForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            change_period(
                record_class=record_class,
                months=form.length(),
                reason=form.cleaned_data["reason"],
                seat=acting_seat(request),
                at=now(),
            )
        except Refused as refusal:
            form.add_error("years", str(refusal))
        else:
            messages.success(request, f"{record_class.words}: {months_words(form.length()).lower()} from now on.")
            return redirect(here(request, "retention"))
    context = {
        "title": "Change the period",
        "caption": record_class.words,
        "breadcrumbs": crumbs(request, (record_class.words, "")),
        "form": form,
        "held": held,
        "back": here(request, "retention"),
    }
    return render(request, "keeping/retention_change.html", context)


@require_safe
def retention_history(request: Any, kept: str) -> HttpResponse:
    """What was decided about a class, the newest first."""
    request.rights.must(Right.CHECK_RECORD)
    record_class = class_called(kept)
    entries = [
        {
            "what": months_words(change.months),
            "who": f"{change.seat.person.name}, {change.seat.post.title}",
            "when": change.at,
            "detail": change.reason,
        }
        for change in changes_of(record_class)
    ]
    context = {
        "title": "What was decided",
        "caption": record_class.words,
        "breadcrumbs": crumbs(request, (record_class.words, "")),
        "entries": entries,
        "back": here(request, "retention"),
    }
    return render(request, "keeping/retention_history.html", context)
