"""The doors to what belongs to the practice review of a case."""

from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404

from partnership.access import Rights
from partnership.rules.roles import Right
from reviews.access.cases import incident_for
from reviews.models import (
    DraftComment,
    DraftRecommendation,
    DraftSection,
    Involvement,
    LeadReviewer,
    PracticeDelay,
    PracticeDraft,
    PracticeReport,
    PracticeReview,
    ProgressCheck,
    ReviewScope,
)
from reviews.queries.commission import reviewers
from reviews.queries.drafts import heard
from reviews.queries.practice import practice_of
from reviews.queries.signing import reports

Row = TypeVar("Row", bound=Model)


def practice_for(rights: Rights, incident_pk: int, *, to: Right = Right.OPEN_FILE) -> PracticeReview:
    """The practice review of that incident; raises as ``incident_for`` does, 404 before it has begun. Two queries."""
    incident = incident_for(rights, incident_pk, to=to)
    found = practice_of(incident)
    if found is None:
        raise Http404("Nothing of that number here.")
    return found


def of_practice(
    rights: Rights, rows: "QuerySet[Row]", incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE
) -> Row:
    """Something of the practice review of that incident; raises as ``practice_for`` does. Three queries."""
    practice = practice_for(rights, incident_pk, to=to)
    found: Any = rows.filter(practice=practice, pk=pk).first()
    if found is None:
        raise Http404("Nothing of that number here.")
    found.practice = practice
    row: Row = found
    return row


def reviewer_for(rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> LeadReviewer:
    """A lead reviewer; raises as ``practice_for`` does."""
    return of_practice(rights, reviewers(), incident_pk, pk, to=to)


def scope_for(rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> ReviewScope:
    """A version of the terms of reference; raises as ``practice_for`` does."""
    return of_practice(rights, ReviewScope.objects.all(), incident_pk, pk, to=to)


def check_for(rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> ProgressCheck:
    """A check of time and quality; raises as ``practice_for`` does."""
    return of_practice(rights, ProgressCheck.objects.all(), incident_pk, pk, to=to)


def draft_for(rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> PracticeDraft:
    """A draft of the report; raises as ``practice_for`` does."""
    return of_practice(rights, PracticeDraft.objects.select_related("frozen_by__person"), incident_pk, pk, to=to)


def draft_section_for(rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> DraftSection:
    """A section of a draft; raises as ``practice_for`` does."""
    return of_practice(rights, DraftSection.objects.select_related("draft__practice"), incident_pk, pk, to=to)


def draft_recommendation_for(
    rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE
) -> DraftRecommendation:
    """A recommendation of a draft; raises as ``practice_for`` does."""
    return of_practice(rights, DraftRecommendation.objects.select_related("draft__practice"), incident_pk, pk, to=to)


def draft_comment_for(rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> DraftComment:
    """What an agency said of a draft, once it is returned; raises as ``practice_for`` does."""
    return of_practice(rights, heard().select_related("request"), incident_pk, pk, to=to)


def report_for(rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> PracticeReport:
    """What was put to the partners as the report; raises as ``practice_for`` does."""
    return of_practice(rights, reports(), incident_pk, pk, to=to)


def delay_for(rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> PracticeDelay:
    """A delay; raises as ``practice_for`` does."""
    return of_practice(rights, PracticeDelay.objects.all(), incident_pk, pk, to=to)


def involvement_for(rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> Involvement:
    """Somebody's involvement; raises as ``practice_for`` does."""
    return of_practice(rights, Involvement.objects.all(), incident_pk, pk, to=to)
