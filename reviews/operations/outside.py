"""What goes to bodies outside: told of a death, sent to an area that leads. Copies are documents of the case file."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from hscp.lib.verdicts import Refused, no
from hscp.lib.workdays import uk_date
from hscp.record.versions import held, save_upon
from partnership.models import CaseDocument, Seat
from reviews.models import AreaRequest, Child, DeathTold, Incident
from reviews.operations.incidents import held_incident, record_event
from reviews.queries.clocks import days_on_record, events_of
from reviews.queries.outside import children_to_tell_of, tellings, told_of
from reviews.rules.clocks import Event
from reviews.rules.outside import all_told_on, may_ask, may_send, may_tell


@transaction.atomic
def tell_of_death(
    *,
    incident: Incident,
    body: str,
    told_on: date,
    child: Child | None = None,
    contact: str = "",
    reference: str = "",
    document: CaseDocument | None = None,
    seat: Seat,
    at: datetime,
) -> DeathTold:
    """Put on record that a body was told of the death of a looked-after child or care leaver.

    Side effect: once both bodies were told of every such child, the day stands among the case's events, if none did,
    and stops the clock. Raises ``Refused`` as ``may_tell``, in a closed file, and for what belongs to another case.
    """
    row = held_incident(incident)
    concerned, days = children_to_tell_of(row), days_on_record(events_of(row))
    may_tell(on=told_on, aware_on=days.get(Event.AWARE), concerns=bool(concerned), today=uk_date(at)).require()
    if child is not None and child.pk not in {each.pk for each in concerned}:
        raise Refused(no("child", f"{child.label} is not on record as a child in care or a care leaver who died."))
    made = DeathTold(
        incident=row,
        file_id=row.file_id,
        child=child,
        body=body,
        told_on=told_on,
        contact=contact.strip(),
        reference=reference.strip(),
        document=of_file(document, row),
        noted_at=at,
        noted_by=seat,
    )
    made.save()
    everybody = all_told_on([each.pk for each in concerned], tellings(told_of(row)))
    if everybody is not None and Event.TOLD_SECRETARY not in days:
        record_event(incident=row, event=Event.TOLD_SECRETARY, on=everybody, seat=seat, at=at)
    return made


@transaction.atomic
def change_telling(
    *,
    telling: DeathTold,
    body: str,
    told_on: date,
    reference: str,
    contact: str,
    document: CaseDocument | None,
    version: int,
    seat: Seat,
    at: datetime,
) -> DeathTold:
    """Complete or correct a telling, upon the version that was read; what it said before stays in its history.

    Side effect: where the day on which both bodies had been told is another by it, that day of the case is corrected.
    It may be corrected though no child of the case is on record as such any more. Of whom stays. Raises ``Refused`` as
    ``may_tell`` and in a closed file, ``EditConflict``.
    """
    row = held_incident(Incident(pk=telling.incident_id))
    concerned, days = children_to_tell_of(row), days_on_record(events_of(row))
    may_tell(on=told_on, aware_on=days.get(Event.AWARE), concerns=True, today=uk_date(at)).require()
    children = [each.pk for each in concerned]
    before = all_told_on(children, tellings(told_of(row)))
    found: DeathTold = save_upon(
        held(telling),
        version,
        body=body,
        told_on=told_on,
        reference=reference.strip(),
        contact=contact.strip(),
        document=of_file(document, row),
    )
    after, stands = all_told_on(children, tellings(told_of(row))), days.get(Event.TOLD_SECRETARY)
    if after != before and stands in (None, before) and after != stands:
        because = "Who was told of the death, or when, was corrected."
        record_event(incident=row, event=Event.TOLD_SECRETARY, on=after, because=because, seat=seat, at=at)
    return found


@transaction.atomic
def log_request(
    *,
    incident: Incident,
    area: str,
    asked: str,
    asked_on: date,
    wanted_by: date | None = None,
    asked_by: str = "",
    seat: Seat,
    at: datetime,
) -> AreaRequest:
    """Put on record what another area that leads asked of this one. Raises ``Refused`` as ``may_ask``."""
    row = held_incident(incident)
    may_ask(place=row.place, asked_on=asked_on, wanted_by=wanted_by, today=uk_date(at)).require()
    made = AreaRequest(
        incident=row,
        file_id=row.file_id,
        area=area.strip(),
        asked=asked.strip(),
        asked_by=asked_by.strip(),
        asked_on=asked_on,
        wanted_by=wanted_by,
        noted_at=at,
        noted_by=seat,
    )
    made.save()
    return made


@transaction.atomic
def answer_request(
    *, request: AreaRequest, sent_on: date, sent: str, document: CaseDocument | None, version: int, at: datetime
) -> AreaRequest:
    """Put on record what was sent to the area that leads, upon the version that was read; it can be corrected so.

    Raises ``Refused`` as ``may_send`` and in a closed file, ``EditConflict``.
    """
    row = held_incident(Incident(pk=request.incident_id))
    copy = of_file(document, row)
    may_send(
        asked_on=request.asked_on, sent_on=sent_on, sent=sent, has_document=copy is not None, today=uk_date(at)
    ).require()
    found: AreaRequest = save_upon(held(request), version, sent_on=sent_on, sent=sent.strip(), document=copy)
    return found


def of_file(document: CaseDocument | None, incident: Incident) -> Any:
    """The document, which is of the case's own file. Raises ``Refused`` for one of another."""
    if document is not None and document.file_id != incident.file_id:
        raise Refused(no("document", "That document belongs to another case file."))
    return document
