"""The door to a case and to what belongs to it: absent, foreign and restricted are 404."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404

from hscp.spaces.composed import the_one
from partnership.access import Rights, ask_again
from partnership.rules.roles import Right
from reviews.models import Child, Incident
from reviews.queries.incidents import incidents

Row = TypeVar("Row", bound=Model)


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


def of_incident(
    rights: Rights, rows: Callable[[], "QuerySet[Row]"], incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE
) -> Row:
    """Something that belongs to that incident; raises as ``incident_for`` does. ``rows`` as ``the_one`` takes them.

    Two queries.
    """
    incident = incident_for(rights, incident_pk, to=to)
    found: Any = the_one(rows, pk=pk, incident=incident.pk)
    if found is None:
        raise Http404("Nothing of that number here.")
    found.incident = incident
    row: Row = found
    return row


def child_for(rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> Child:
    """A child of that incident; raises as ``of_incident`` does."""
    return of_incident(rights, _children, incident_pk, pk, to=to)


def _children() -> "QuerySet[Child]":
    rows: QuerySet[Child] = Child.objects.order_by()
    return rows
