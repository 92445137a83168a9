"""Dates before publication: when it is due, the planned day, delays and who was told, advance copies."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import fresh_factor
from hscp.spaces.clock import now, today
from hscp.ui.addresses import here
from partnership.access import acting_seat
from partnership.rules.roles import Right
from reviews.access import delay_for, incident_for, practice_for
from reviews.forms.publishing_dates import CopyForm, DelayForm, DelayTellForm, PlanForm
from reviews.models import Incident
from reviews.operations import publishing_dates as operations
from reviews.queries.clocks import time_of
from reviews.queries.outside import documents_to_name
from reviews.queries.practice import practice_of
from reviews.queries.signing import advance_days, copies_of, delays_of, signed_report_of
from reviews.views.acts import act
from reviews.views.frame import frame
from reviews.views.practice import clocks_of


@require_safe
@fresh_factor
def practice_dates(request: Any, pk: int) -> HttpResponse:
    """When the review is due and planned, its delays with who was told, and who has the report before the public."""
    found = incident_for(request.rights, pk)
    practice = practice_of(found)
    context = frame(request, found, "practice_dates", "Dates and advance copies", practice=practice)
    if practice is not None:
        context |= {
            "practice_clocks": clocks_of(time_of(found, today())),
            "days": advance_days(found),
            "delays": delays_of(practice),
            "copies": copies_of(practice),
            "signed": signed_report_of(practice),
        }
    return render(request, "reviews/practice_dates.html", context)


@fresh_factor
def publication_plan(request: Any, pk: int) -> HttpResponse:
    """Plan the day of publication."""
    practice = practice_for(request.rights, pk, to=Right.WRITE_FILE)

    def as_it_stands(row: Incident) -> dict[str, Any]:
        return {"publishes_on": row.publishes_on, "version": row.version}

    days = advance_days(practice.incident)
    return act(
        request,
        practice.incident,
        PlanForm(request.POST or None, initial=as_it_stands(practice.incident)),
        "Plan the day of publication",
        lambda data: operations.plan_publication(practice=practice, at=now(), **data),
        said="The day is planned. Advance copies are counted back from it.",
        back=here(request, "practice_dates", pk),
        as_it_stands=as_it_stands,
        lead_words=f"Advance copies go at least {days} working days before (to be checked).",
    )


@fresh_factor
def delay_add(request: Any, pk: int) -> HttpResponse:
    """Put a delay on record."""
    practice = practice_for(request.rights, pk, to=Right.WRITE_FILE)
    due = operations.due_of(practice.incident, today())
    return act(
        request,
        practice.incident,
        DelayForm(request.POST or None),
        "The review will be late",
        lambda data: operations.note_delay(practice=practice, seat=acting_seat(request), at=now(), **data),
        said="The delay is on record. Tell the Panel and the Secretary of State.",
        back=here(request, "practice_dates", pk),
        refused="" if due else "The clock of this practice review does not run, so there is no day to be late for.",
    )


@fresh_factor
def delay_tell(request: Any, incident: int, pk: int) -> HttpResponse:
    """Put on record that the Panel or the Secretary of State was told of a delay."""
    row = delay_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    documents = documents_to_name(row.practice.incident.file)
    return act(
        request,
        row.practice.incident,
        DelayTellForm(request.POST or None, documents=documents, initial={"told_on": today()}),
        "Who was told of the delay",
        lambda data: operations.tell_of_delay(delay=row, seat=acting_seat(request), at=now(), **data),
        said="That is on record.",
        back=here(request, "practice_dates", incident),
    )


@fresh_factor
def copy_add(request: Any, pk: int) -> HttpResponse:
    """Put on record that an advance copy of the signed report went to somebody."""
    practice = practice_for(request.rights, pk, to=Right.WRITE_FILE)
    signed = signed_report_of(practice)
    return act(
        request,
        practice.incident,
        CopyForm(
            request.POST or None, documents=documents_to_name(practice.incident.file), initial={"sent_on": today()}
        ),
        "An advance copy",
        lambda data: operations.note_copy(practice=practice, seat=acting_seat(request), at=now(), **data),
        said="That is on record.",
        back=here(request, "practice_dates", pk),
        refused="" if signed else "The partners have not signed the report, so there is nothing to send.",
    )
