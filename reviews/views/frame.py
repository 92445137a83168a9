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


# The parts of a case: (heading, (label, name of the address)).
PARTS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "The case",
        (
            ("The incident and its clocks", "incident"),
            ("The same hour", "incident_hour"),
            ("Identity sheet", "incident_sheet"),
            ("Told and sent outside", "incident_outside"),
            ("What happened to it", "incident_history"),
            ("Case file and who may see it", "case_file"),
        ),
    ),
    (
        "Rapid review",
        (
            ("The review and its decision", "rapid_review"),
            ("Information from agencies", "agency_requests"),
            ("Chronology", "chronology"),
            ("The Panel", "panel_letters"),
        ),
    ),
    (
        "Practice review",
        (
            ("Commission and checks", "practice_review"),
            ("Family and practitioners", "practice_involvement"),
            ("The report", "practice_drafts"),
            ("Dates and advance copies", "practice_dates"),
            ("Publication", "public_copy"),
        ),
    ),
    (
        "Learning",
        (
            ("Themes, and what was said before", "incident_themes"),
            ("What was learned", "case_learning"),
            ("Where no review follows", "learning_options"),
            ("Findings heard, and reflection", "case_findings"),
        ),
    ),
)


def _link(request: Any, incident: Incident, current: str, label: str, name: str) -> tuple[str, str, bool]:
    key = incident.file_id if name == "case_file" else incident.pk
    return label, here(request, name, key), name == current


def crumbs(request: Any, incident: Incident | None = None, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way here, from the space's own page."""
    found = [(request.space.name, here(request, "space_home")), ("Reviews", here(request, "incidents"))]
    if incident is not None:
        found.append((incident.file.reference, here(request, "incident", incident.pk)))
    return [*found, *more]


def frame(request: Any, incident: Incident, current: str, title: str, **more: Any) -> dict[str, Any]:
    """The reference, the marking, the parts of the case and the way back."""
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
        "side": [
            (heading, [_link(request, incident, current, label, name) for label, name in parts])
            for heading, parts in PARTS
        ],
        "side_label": f"Parts of case {incident.file.reference}",
        "back": here(request, "incident", incident.pk),
        **more,
    }
