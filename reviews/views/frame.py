"""What stands round each page of a case."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from hscp.ui.addresses import here
from hscp.ui.conflicts import Both, both
from partnership.rules.roles import Right
from reviews.enums import IncidentState
from reviews.models import Incident

MARKING = "OFFICIAL-SENSITIVE"
TONES: dict[str, str] = {
    IncidentState.CONSIDERING: "active",
    IncidentState.NOTIFIED: "info",
    IncidentState.NOT_NOTIFIED: "neutral",
    IncidentState.NOT_REQUIRED: "neutral",
    IncidentState.CONTRIBUTING: "info",
    IncidentState.MERGED: "neutral",
}


def crumbs(request: Any, incident: Incident | None = None, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way here, from the space's own page."""
    found = [(request.space.name, here(request, "space_home")), ("Reviews", here(request, "incidents"))]
    if incident is not None:
        found.append((incident.file.reference, here(request, "incident", incident.pk)))
    return [*found, *more]


def save(
    request: Any,
    found: Incident,
    form: Any,
    title: str,
    act: Callable[[dict[str, Any]], Any],
    said: str,
    *,
    as_it_stands: Callable[[Any], dict[str, Any]] | None = None,
    back: str = "incident",
    button: str = "Save",
    refused: str = "",
    template: str = "reviews/case_form.html",
    **more: Any,
) -> HttpResponse:
    """The page of one form of a case: shown, saved by ``act``, refused with each reason beside its field.

    ``as_it_stands`` is the form's initial data of a row, for the conflict with whoever saved it since.
    """
    conflict: list[Both] = []
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data | ({"version": form.cleaned_data["version"] or 0} if as_it_stands else {})
        try:
            act(data)
        except Refused as refusal:
            show(form, refusal)
        except EditConflict as clash:
            conflict = both(form, as_it_stands(clash.theirs) if as_it_stands else {})
        else:
            messages.success(request, said)
            return redirect(here(request, back, found.pk))
    context = frame(request, found, "", title, form=form, conflict=conflict, button=button, refused=refused, **more)
    context["back"] = here(request, back, found.pk)
    return render(request, template, context, status=409 if conflict else 200)


def show(form: Any, refusal: Refused) -> None:
    """Each reason beside its field, or above the form where it has none."""
    for reason in refusal.verdict.reasons:
        form.add_error(reason.code if reason.code in form.fields else None, reason.sentence)


def frame(request: Any, incident: Incident, current: str, title: str, **more: Any) -> dict[str, Any]:
    """The reference, the marking, the parts of the case and the way back."""
    parts = [
        ("The incident and its clocks", "incident", incident.pk),
        ("Rapid review", "rapid_review", incident.pk),
        ("Information from agencies", "agency_requests", incident.pk),
        ("Chronology", "chronology", incident.pk),
        ("The Panel", "panel_letters", incident.pk),
        ("The same hour", "incident_hour", incident.pk),
        ("Identity sheet", "incident_sheet", incident.pk),
        ("Told and sent outside", "incident_outside", incident.pk),
        ("What happened to it", "incident_history", incident.pk),
        ("Case file and who may see it", "case_file", incident.file_id),
    ]
    is_own = current == "incident"
    return {
        "title": title,
        "caption": f"Case {incident.file.reference}",
        "breadcrumbs": [*crumbs(request), (incident.file.reference, "")]
        if is_own
        else crumbs(request, incident, (title, "")),
        "marking": MARKING,
        "incident": incident,
        "tag": (incident.get_state_display(), TONES[incident.state]),
        "writes": request.rights.may(Right.WRITE_FILE, on=incident.file) and incident.file.closed_at is None,
        "side": [(label, here(request, name, pk), name == current) for label, name, pk in parts],
        "side_label": f"Parts of case {incident.file.reference}",
        "back": here(request, "incident", incident.pk),
        **more,
    }
