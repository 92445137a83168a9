"""What went to bodies outside: who was told of a death, what another area that leads asked and was sent."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import fresh_factor
from hscp.spaces.clock import now, today
from hscp.ui.addresses import here
from partnership.access import acting_seat
from partnership.rules.roles import Right
from reviews.access import area_request_for, incident_for, telling_for
from reviews.enums import Place
from reviews.forms.outside import AnswerForm, ChangeTellingForm, RequestForm, TellForm
from reviews.models import AreaRequest, DeathTold
from reviews.operations import outside as operations
from reviews.queries.outside import children_to_tell_of, documents_to_name, requests_of, tellings, told_of
from reviews.rules.outside import Standing, all_told_on, standing
from reviews.views.acts import act
from reviews.views.frame import frame

TAGS = {
    Standing.WAITS: ("To be sent", "active"),
    Standing.LATE: ("Past the day they want it", "warn"),
    Standing.SENT: ("Sent", "good"),
}


@require_safe
@fresh_factor
def incident_outside(request: Any, pk: int) -> HttpResponse:
    """Who outside was told, with reference and copy; and what another area that leads asked of this one."""
    found = incident_for(request.rights, pk)
    children, told, asked = children_to_tell_of(found), told_of(found), requests_of(found)
    context = frame(
        request,
        found,
        "incident_outside",
        "Told and sent outside",
        children=children,
        told=told,
        all_told=all_told_on([each.pk for each in children], tellings(told)),
        asked=tagged(asked),
        elsewhere=found.place == Place.ENGLAND,
    )
    return render(request, "reviews/incident_outside.html", context)


def tagged(rows: list[AreaRequest]) -> list[tuple[AreaRequest, tuple[str, str]]]:
    """What another area asked, each with how it stands today."""
    return [(each, TAGS[standing(each.wanted_by, each.sent_on, today())]) for each in rows]


@fresh_factor
def death_tell(request: Any, pk: int) -> HttpResponse:
    """Put on record that the Secretary of State or Ofsted was told of a death."""
    found = incident_for(request.rights, pk, to=Right.WRITE_FILE)
    children, documents = children_to_tell_of(found), documents_to_name(found.file)
    form = TellForm(request.POST or None, children=children, documents=documents, initial={"told_on": today()})
    return act(
        request,
        found,
        form,
        "Who was told of a death",
        lambda data: operations.tell_of_death(incident=found, seat=acting_seat(request), at=now(), **data),
        said="That is on record.",
        back=here(request, "incident_outside", found.pk),
        refused=""
        if children
        else "No looked-after child or care leaver of this case is on record as having died. Change what is known of "
        "the children first.",
    )


@fresh_factor
def death_told(request: Any, incident: int, pk: int) -> HttpResponse:
    """Complete or correct a telling: the reference that came back, the copy of what was sent, the day, the body."""
    telling = telling_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    documents = documents_to_name(telling.incident.file)
    return act(
        request,
        telling.incident,
        ChangeTellingForm(request.POST or None, documents=documents, initial=_telling(telling)),
        f"{telling.get_body_display()}: complete or correct it",
        lambda data: operations.change_telling(telling=telling, seat=acting_seat(request), at=now(), **data),
        said="That is on record.",
        as_it_stands=_telling,
        back=here(request, "incident_outside", telling.incident.pk),
    )


def _telling(row: DeathTold) -> dict[str, Any]:
    return {
        "body": row.body,
        "told_on": row.told_on,
        "contact": row.contact,
        "reference": row.reference,
        "document": str(row.document_id or ""),
        "version": row.version,
    }


@fresh_factor
def request_add(request: Any, pk: int) -> HttpResponse:
    """Put on record what another area that leads asked of this one."""
    found = incident_for(request.rights, pk, to=Right.WRITE_FILE)
    return act(
        request,
        found,
        RequestForm(request.POST or None, initial={"area": found.other_area, "asked_on": today()}),
        "What the area that leads asks",
        lambda data: operations.log_request(incident=found, seat=acting_seat(request), at=now(), **data),
        said="The request is on record.",
        back=here(request, "incident_outside", found.pk),
        refused="" if found.place == Place.ENGLAND else "It did not happen in another area of England.",
    )


@fresh_factor
def request_answer(request: Any, incident: int, pk: int) -> HttpResponse:
    """Put on record what was sent to the area that leads, and when."""
    asked = area_request_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    documents = documents_to_name(asked.incident.file)
    form = AnswerForm(request.POST or None, documents=documents, initial=_answer(asked))
    return act(
        request,
        asked.incident,
        form,
        f"What was sent to {asked.area}",
        lambda data: operations.answer_request(request=asked, at=now(), **data),
        said="That is on record.",
        as_it_stands=_answer,
        back=here(request, "incident_outside", asked.incident.pk),
    )


def _answer(row: AreaRequest) -> dict[str, Any]:
    return {
        "sent_on": row.sent_on or today(),
        "sent": row.sent,
        "document": str(row.document_id or ""),
        "version": row.version,
    }
