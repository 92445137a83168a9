"""The one door to cases: a case opens to whom its case file opens. Absent, foreign and restricted are 404."""

from django.db.models import QuerySet
from django.http import Http404

from hscp.spaces.composed import the_one
from partnership.access import Rights, ask_again
from partnership.rules.roles import Right
from reviews.models import Child, Incident, RapidReview, Recusal
from reviews.queries.incidents import incidents
from reviews.queries.rapid import rapid_of


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


def rapid_for(rights: Rights, incident_pk: int, *, to: Right = Right.OPEN_FILE) -> RapidReview:
    """The rapid review of that incident; raises as ``incident_for`` does, and 404 before it has begun. Two queries."""
    incident = incident_for(rights, incident_pk, to=to)
    found = rapid_of(incident)
    if found is None:
        raise Http404("Nothing of that number here.")
    return found


def recusal_for(rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> Recusal:
    """An interest declared in the rapid review of that incident; raises as ``rapid_for`` does. Three queries."""
    rapid = rapid_for(rights, incident_pk, to=to)
    found: Recusal | None = Recusal.objects.filter(rapid=rapid, pk=pk).select_related("person", "organisation").first()
    if found is None:
        raise Http404("Nothing of that number here.")
    found.rapid = rapid
    return found


def _children() -> "QuerySet[Child]":
    rows: QuerySet[Child] = Child.objects.order_by()
    return rows
