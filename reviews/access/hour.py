"""The doors to what a case has of its first hours: the same hour, the identity sheet, referrals, who was told."""

from django.db.models import QuerySet
from django.http import Http404

from hscp.spaces.composed import the_one
from partnership.access import Rights, ask_again, door, write_in
from partnership.rules.roles import Right
from reviews.access.cases import of_incident
from reviews.models import (
    AreaRequest,
    CaseDeputy,
    CaseReferral,
    DeathTold,
    IdentitySheet,
    MediaLine,
    ParallelProcess,
    SecureAsk,
    SheetPerson,
)
from reviews.queries.identity import sheets
from reviews.queries.referrals import case_referrals


def ask_for(rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> SecureAsk:
    """An instruction to secure records; raises as ``of_incident`` does."""
    return of_incident(rights, _asks, incident_pk, pk, to=to)


def process_for(rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> ParallelProcess:
    """A parallel process; raises as ``of_incident`` does."""
    return of_incident(rights, _processes, incident_pk, pk, to=to)


def media_line_for(rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> MediaLine:
    """A version of the media line; raises as ``of_incident`` does."""
    return of_incident(rights, _lines, incident_pk, pk, to=to)


def deputy_for(rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> CaseDeputy:
    """Somebody's time as deputy; raises as ``of_incident`` does."""
    return of_incident(rights, _deputies, incident_pk, pk, to=to)


def telling_for(rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> DeathTold:
    """That somebody was told of a death; raises as ``of_incident`` does."""
    return of_incident(rights, _tellings, incident_pk, pk, to=to)


def area_request_for(rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> AreaRequest:
    """What another area asked; raises as ``of_incident`` does."""
    return of_incident(rights, _area_requests, incident_pk, pk, to=to)


def _tellings() -> "QuerySet[DeathTold]":
    rows: QuerySet[DeathTold] = DeathTold.objects.order_by()
    return rows


def _area_requests() -> "QuerySet[AreaRequest]":
    rows: QuerySet[AreaRequest] = AreaRequest.objects.order_by()
    return rows


def _asks() -> "QuerySet[SecureAsk]":
    rows: QuerySet[SecureAsk] = SecureAsk.objects.order_by()
    return rows


def _processes() -> "QuerySet[ParallelProcess]":
    rows: QuerySet[ParallelProcess] = ParallelProcess.objects.order_by()
    return rows


def _lines() -> "QuerySet[MediaLine]":
    rows: QuerySet[MediaLine] = MediaLine.objects.order_by()
    return rows


def _deputies() -> "QuerySet[CaseDeputy]":
    rows: QuerySet[CaseDeputy] = CaseDeputy.objects.select_related("who__person", "who__post")
    return rows


def sheet_for(rights: Rights, pk: int, *, to: Right = Right.OPEN_FILE) -> IdentitySheet:
    """An identity sheet on whose own list one stands; a place on the case's list opens nothing of it.

    Raises as ``incident_for`` does. One query.
    """
    found: IdentitySheet | None = the_one(sheets, pk=pk)
    if found is None or not rights.may(Right.OPEN_FILE, on=found.file):
        raise Http404("Nothing of that number here.")
    rights.must(to, on=found.file)
    ask_again(rights, found.file_id)
    return found


def sheet_person_for(rights: Rights, sheet_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> SheetPerson:
    """Somebody on that sheet; raises as ``sheet_for`` does. Two queries."""
    sheet = sheet_for(rights, sheet_pk, to=to)
    found: SheetPerson | None = the_one(_people, pk=pk, sheet=sheet.pk)
    if found is None:
        raise Http404("Nothing of that number here.")
    found.sheet = sheet
    return found


def _people() -> "QuerySet[SheetPerson]":
    rows: QuerySet[SheetPerson] = SheetPerson.objects.order_by()
    return rows


def case_referral_for(rights: Rights, pk: int, *, writes: bool = False) -> CaseReferral:
    """A referral on the log: of no case file, or of one that opens to one; ``writes`` for changing it.

    Raises ``Http404`` where it is absent or of a file that does not open, ``PermissionDenied`` (403) for whoever may
    not open a case, or only reads that file; ``NotFresh`` for one of a file. One query.
    """
    found = door(rights, case_referrals, pk, to=Right.START_FILE)
    ask_again(rights, found.file_id)
    if writes:
        write_in(found, to=Right.START_FILE)
    return found
