"""The one door to cases: a case opens to whom its case file opens. Absent, foreign and restricted are 404."""

from django.db.models import QuerySet
from django.http import Http404

from hscp.spaces.composed import the_one
from partnership.access import Rights, ask_again
from partnership.rules.roles import Right
from reviews.models import Child, IdentitySheet, Incident, SheetPerson
from reviews.queries.identity import sheets
from reviews.queries.incidents import incidents


def incident_for(rights: Rights, pk: int, *, to: Right = Right.OPEN_FILE) -> Incident:
    """An incident on whose case file's list one stands; to everybody else it is absent.

    Raises ``Http404`` where it is absent, in another space or not open to one; ``PermissionDenied`` (403) on the list
    without ``to``; ``NotFresh`` where no second factor was used lately. One query.
    """
    found: Incident | None = the_one(incidents, pk=pk)
    if found is None or not rights.may(Right.OPEN_FILE, on=found.file):
        raise Http404("Nothing of that number here.")
    rights.must(to, on=found.file)
    ask_again(rights, found.file_id)
    return found


def child_for(rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> Child:
    """A child of that incident; raises as ``incident_for`` does. Two queries."""
    incident = incident_for(rights, incident_pk, to=to)
    found: Child | None = the_one(_children, pk=pk, incident=incident.pk)
    if found is None:
        raise Http404("Nothing of that number here.")
    found.incident = incident
    return found


def _children() -> "QuerySet[Child]":
    rows: QuerySet[Child] = Child.objects.order_by()
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
