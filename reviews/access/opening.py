"""The doors to what is opened of a published review: a recommendation of its signed report, an action in its file."""

from django.http import Http404

from meetings.models import Action
from partnership.access import Rights
from reviews.access.publishing import copy_led
from reviews.models import DraftRecommendation, PublicCopy


def recommendation_to_open(rights: Rights, incident_pk: int, pk: int) -> tuple[PublicCopy, DraftRecommendation]:
    """A recommendation of a draft of that case that went on the golden thread, for whoever says when it is published.

    Raises as ``copy_led`` does, 404 for any other. Four queries.
    """
    copy = copy_led(rights, incident_pk)
    rows = DraftRecommendation.objects.filter(pk=pk, practice__incident=incident_pk, became__isnull=False)
    found: DraftRecommendation | None = rows.select_related("became__followed_as").first()
    if found is None:
        raise Http404("Nothing of that number here.")
    return copy, found


def action_to_open(rights: Rights, incident_pk: int, pk: int) -> tuple[PublicCopy, Action]:
    """An action in that case's file that follows a recommendation; raises as ``copy_led``, 404 for any other."""
    copy = copy_led(rights, incident_pk)
    rows = Action.objects.filter(pk=pk, file=copy.file_id, recommendation__isnull=False)
    found: Action | None = rows.select_related("owner", "followed_as", "recommendation__followed_as").first()
    if found is None:
        raise Http404("Nothing of that number here.")
    return copy, found
