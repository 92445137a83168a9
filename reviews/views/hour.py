"""The same hour of a case: what must be done at once, parallel processes, the media line."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import fresh_factor
from hscp.spaces.clock import now, today
from hscp.ui.addresses import here
from partnership.access import acting_seat
from partnership.rules.roles import Right
from reviews.access import incident_for, media_line_for, process_for
from reviews.forms.hour import MediaAgreeForm, MediaLineForm, ProcessForm
from reviews.models import MediaLine, ParallelProcess
from reviews.operations import hour as operations
from reviews.queries.hour import hour_of, span_of
from reviews.rules.hour import StepState
from reviews.views.acts import act
from reviews.views.frame import frame

STEP_TONES = {StepState.TO_DO: "warn", StepState.WAITS: "active", StepState.DONE: "good"}
STEP_PAGES = {
    "safe": "incident_change",
    "sheet": "incident_sheet",
    "secure": "secure_ask",
    "processes": "process_add",
    "media": "media_line",
    "deputy": "deputy_name",
}
TONES = {"expected": "info", "running": "active", "concluded": "neutral", "none": "neutral"}
OF_PROCESS = (
    *("kind", "title", "state", "contact", "reach", "disclosure", "interviews", "publication", "restriction"),
)


@require_safe
@fresh_factor
def incident_hour(request: Any, pk: int) -> HttpResponse:
    """What must be done at once, with how each stands, and all that is on record of it."""
    found, day = incident_for(request.rights, pk), today()
    hour = hour_of(found, day)
    for process in hour.processes:
        process.tag = (process.get_state_display(), TONES[process.state])  # type: ignore[attr-defined]
    context = frame(
        request,
        found,
        "incident_hour",
        "The same hour",
        hour=hour,
        steps=[(each, STEP_TONES[each.state], here(request, STEP_PAGES[each.key], found.pk)) for each in hour.steps],
        deputies=[(each, span_of(each).holds_on(day)) for each in hour.deputies],
        restrictions=hour.restrictions,
    )
    return render(request, "reviews/incident_hour.html", context)


@fresh_factor
def process_add(request: Any, pk: int) -> HttpResponse:
    """Put a parallel process on the list."""
    found = incident_for(request.rights, pk, to=Right.WRITE_FILE)
    return act(
        request,
        found,
        ProcessForm(request.POST or None),
        "Add a parallel process",
        lambda data: operations.add_process(
            incident=found, seat=acting_seat(request), at=now(), **{name: data[name] for name in OF_PROCESS}
        ),
        said="The process is on the list.",
        back=here(request, "incident_hour", found.pk),
    )


@fresh_factor
def process_change(request: Any, incident: int, pk: int) -> HttpResponse:
    """Change what is known of a parallel process; where somebody else did so since, both are shown."""
    process = process_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    return act(
        request,
        process.incident,
        ProcessForm(request.POST or None, initial=_as_it_stands(process)),
        f"Change: {process.name}",
        lambda data: operations.change_process(process=process, at=now(), **data),
        said="The process is saved.",
        as_it_stands=_as_it_stands,
        back=here(request, "incident_hour", process.incident.pk),
    )


def _as_it_stands(row: ParallelProcess) -> dict[str, Any]:
    return {**{name: getattr(row, name) for name in OF_PROCESS}, "version": row.version}


@fresh_factor
def media_line(request: Any, pk: int) -> HttpResponse:
    """Write the media line, or write it anew: whoever agreed the earlier version agrees anew."""
    found = incident_for(request.rights, pk, to=Right.WRITE_FILE)
    last = MediaLine.objects.filter(incident=found).order_by("-number").first()
    initial = {"text": last.text, "spoken_by": last.spoken_by, "after": last.number} if last else {"after": 0}
    return act(
        request,
        found,
        MediaLineForm(request.POST or None, initial=initial),
        "Write the media line anew" if last else "Write the media line",
        lambda data: operations.write_media_line(incident=found, seat=acting_seat(request), at=now(), **data),
        said="The media line is on record. Nobody has agreed this version yet.",
        back=here(request, "incident_hour", found.pk),
    )


@fresh_factor
def media_agree(request: Any, incident: int, pk: int) -> HttpResponse:
    """Put on record who agreed a version of the media line."""
    line = media_line_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    return act(
        request,
        line.incident,
        MediaAgreeForm(request.POST or None, initial={"agreed_on": today()}),
        f"Who agreed version {line.number} of the media line",
        lambda data: operations.agree_media_line(line=line, seat=acting_seat(request), at=now(), **data),
        said="That is on record.",
        back=here(request, "incident_hour", line.incident.pk),
    )
