"""What stands round each page of a case."""

from typing import Any

from hscp.ui.addresses import here
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
        ("Themes, and what was said before", "incident_themes", incident.pk),
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
