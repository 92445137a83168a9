"""The record's own page: that every change is kept, sealed and checked, and what a check found."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hscp.record.chain import entry_with, head_of
from hscp.record.entries import RecordCheck
from hscp.record.files.jobs import unscanned
from hscp.spaces.clock import now, today
from partnership.forms.seals import SealForm
from partnership.queries.record import CHECKS_SHOWN, differences_shown, erasures_shown, keepers_on, restorations_shown
from partnership.rules.roles import Right
from partnership.views.people import here


@require_safe
def record(request: Any) -> HttpResponse:
    """For the Partnership Team and the scrutineer, who may look for a printed seal. Eight queries, nine with one."""
    request.rights.must(Right.CHECK_RECORD)
    checks = list(RecordCheck.objects.all()[:CHECKS_SHOWN])
    latest = checks[0] if checks else None
    form = SealForm(request.GET if "seal" in request.GET else None)
    sought = form.cleaned_data["seal"] if form.is_bound and form.is_valid() else ""
    context = {
        "title": "The record",
        "form": form,
        "sought": sought,
        "found": entry_with(request.space.pk, sought) if sought else None,
        "breadcrumbs": [(request.space.name, here(request, "space_home")), ("The record", "")],
        "head": head_of(request.space.pk),
        "latest": latest,
        "checks": checks,
        "differences": differences_shown(latest) if latest and latest.differing else [],
        "erasures": erasures_shown(),
        "restorations": restorations_shown(),
        "may_answer_mail": request.rights.may(Right.MANAGE_PEOPLE),
        "scanner": bool(settings.CLAMAV_URL),
        "unscanned": unscanned(now()),
        "keepers": [seat.post.title for seat, _ in keepers_on(today())],
    }
    return render(request, "partnership/record.html", context)
