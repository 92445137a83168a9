"""The doors to what belongs to the practice review of a case."""

from django.http import Http404

from partnership.access import Rights
from partnership.rules.roles import Right
from reviews.access.cases import incident_for
from reviews.models import PracticeReview
from reviews.queries.practice import practice_of


def practice_for(rights: Rights, incident_pk: int, *, to: Right = Right.OPEN_FILE) -> PracticeReview:
    """The practice review of that incident; raises as ``incident_for`` does, 404 before it has begun. Two queries."""
    incident = incident_for(rights, incident_pk, to=to)
    found = practice_of(incident)
    if found is None:
        raise Http404("Nothing of that number here.")
    return found
