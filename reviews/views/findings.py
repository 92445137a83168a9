"""Who hears the findings of a case's review (§15.9), and leaders' reflection upon it (§15.11)."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import fresh_factor
from hscp.spaces.clock import now, today
from hscp.ui.addresses import here
from partnership.access import acting_seat
from partnership.rules.roles import Right
from reviews.access import findings_for, guest_for, incident_for, reflection_for
from reviews.forms.findings import FindingsForm, GuestForm, ReflectionForm
from reviews.models import Incident
from reviews.operations import findings as operations
from reviews.queries.findings import findings_of, key_of, meeting_of, meetings_offered, reflections_of
from reviews.views.acts import act
from reviews.views.frame import frame

TONES = {"invited": "active", "came": "good", "sent": "info", "away": "neutral"}
FINDINGS = ("held_on", "words", "heard")
GUEST = ("name", "capacity", "invited_on", "came", "views")
REFLECTION = ("on", "led_by", "took_part", "takeaways")


@require_safe
@fresh_factor
def case_findings(request: Any, pk: int) -> HttpResponse:
    """Which meeting hears the findings, whom it invited and what they said; leaders' reflection."""
    found = incident_for(request.rights, pk)
    rows: list[Any] = list(findings_of(found))
    for row in rows:
        for guest in row.invited:
            guest.tag = (guest.get_came_display(), TONES[guest.came])
    context = frame(
        request, found, "case_findings", "Findings heard, and reflection", rows=rows, reflections=reflections_of(found)
    )
    return render(request, "reviews/case_findings.html", context)


@fresh_factor
def findings_add(request: Any, pk: int) -> HttpResponse:
    """Name a meeting that hears the findings."""
    found = incident_for(request.rights, pk, to=Right.WRITE_FILE)
    return _act(
        request,
        found,
        FindingsForm(request.POST or None, meetings=meetings_offered()),
        "Name the meeting that hears the findings",
        lambda data: operations.add_findings(
            incident=found, seat=acting_seat(request), at=now(), **_without_version(_with_meeting(data))
        ),
    )


@fresh_factor
def findings_change(request: Any, incident: int, pk: int) -> HttpResponse:
    """Say which meeting it is, and what was heard; where somebody else did so since, both are shown."""
    row = findings_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    return _act(
        request,
        row.incident,
        FindingsForm(request.POST or None, meetings=meetings_offered(), initial=_findings(row)),
        "The meeting that hears the findings",
        lambda data: operations.change_findings(row=row, at=now(), **_with_meeting(data)),
        as_it_stands=_findings,
    )


@fresh_factor
def findings_guest_add(request: Any, incident: int, pk: int) -> HttpResponse:
    """Put on record which leader or stakeholder is invited."""
    row = findings_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    return _act(
        request,
        row.incident,
        GuestForm(request.POST or None, initial={"invited_on": today()}),
        "Who is invited to hear the findings",
        lambda data: operations.add_guest(findings=row, at=now(), **_without_version(data)),
    )


@fresh_factor
def findings_guest_change(request: Any, incident: int, pk: int) -> HttpResponse:
    """Say whether somebody came, and their final views; where somebody else did so since, both are shown."""
    guest = guest_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    return _act(
        request,
        guest.findings.incident,
        GuestForm(request.POST or None, initial=_guest(guest)),
        f"{guest.name}: did they come?",
        lambda data: operations.change_guest(guest=guest, at=now(), **data),
        as_it_stands=_guest,
    )


@fresh_factor
def reflection_add(request: Any, pk: int) -> HttpResponse:
    """Put leaders' reflection on record."""
    found = incident_for(request.rights, pk, to=Right.WRITE_FILE)
    return _act(
        request,
        found,
        ReflectionForm(request.POST or None, initial={"on": today()}),
        "Record leaders’ reflection",
        lambda data: operations.add_reflection(
            incident=found, seat=acting_seat(request), at=now(), **_without_version(data)
        ),
    )


@fresh_factor
def reflection_change(request: Any, incident: int, pk: int) -> HttpResponse:
    """Correct it; where somebody else did so since, both are shown."""
    row = reflection_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    return _act(
        request,
        row.incident,
        ReflectionForm(request.POST or None, initial=_reflection(row)),
        "Correct leaders’ reflection",
        lambda data: operations.change_reflection(row=row, at=now(), **data),
        as_it_stands=_reflection,
    )


def _act(request: Any, found: Incident, form: Any, title: str, do: Any, **more: Any) -> HttpResponse:
    back = here(request, "case_findings", found.pk)
    return act(request, found, form, title, do, said="That is on record.", back=back, **more)


def _with_meeting(data: dict[str, Any]) -> dict[str, Any]:
    return {**data, "meeting": meeting_of(data["meeting"])}


def _without_version(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name != "version"}


def _findings(row: Any) -> dict[str, Any]:
    return {**{name: getattr(row, name) for name in FINDINGS}, "meeting": key_of(row), "version": row.version}


def _guest(row: Any) -> dict[str, Any]:
    return {**{name: getattr(row, name) for name in GUEST}, "version": row.version}


def _reflection(row: Any) -> dict[str, Any]:
    return {**{name: getattr(row, name) for name in REFLECTION}, "version": row.version}
