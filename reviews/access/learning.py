"""The doors to what was learned beside reviews."""

from django.db.models import QuerySet
from django.http import Http404

from partnership.access import Rights, door
from partnership.rules.roles import Right
from reviews.access.cases import incident_for, of_incident
from reviews.models import (
    CaseLearning,
    FindingsGuest,
    FindingsMeeting,
    LeadersReflection,
    Learning,
    LearningKind,
    LearningOption,
    LearningSent,
)
from reviews.queries.dissemination import learnings, sent
from reviews.queries.learning import own_kinds


def option_for(rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> LearningOption:
    """A learning option of that case; raises as ``of_incident`` does."""
    return of_incident(rights, _options, incident_pk, pk, to=to)


def _options() -> "QuerySet[LearningOption]":
    rows: QuerySet[LearningOption] = LearningOption.objects.select_related("document")
    return rows


def noted_for(rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> CaseLearning:
    """What was learned in that case; raises as ``of_incident`` does."""
    return of_incident(rights, _noted, incident_pk, pk, to=to)


def _noted() -> "QuerySet[CaseLearning]":
    rows: QuerySet[CaseLearning] = CaseLearning.objects.select_related("learning", "option")
    return rows


def findings_for(rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> FindingsMeeting:
    """A meeting that hears the findings of that case; raises as ``of_incident`` does."""
    return of_incident(rights, _findings, incident_pk, pk, to=to)


def _findings() -> "QuerySet[FindingsMeeting]":
    rows: QuerySet[FindingsMeeting] = FindingsMeeting.objects.order_by()
    return rows


def guest_for(rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> FindingsGuest:
    """Somebody invited to such a meeting of that case; raises as ``of_incident`` does. Two queries."""
    incident = incident_for(rights, incident_pk, to=to)
    rows = FindingsGuest.objects.select_related("findings").filter(findings__incident=incident, pk=pk)
    found: FindingsGuest | None = rows.first()
    if found is None:
        raise Http404("Nothing of that number here.")
    found.findings.incident = incident
    return found


def reflection_for(rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> LeadersReflection:
    """Leaders' reflection upon that case; raises as ``of_incident`` does."""
    return of_incident(rights, _reflections, incident_pk, pk, to=to)


def _reflections() -> "QuerySet[LeadersReflection]":
    rows: QuerySet[LeadersReflection] = LeadersReflection.objects.order_by()
    return rows


def learning_kind_for(rights: Rights, pk: int, *, to: Right = Right.START_FILE) -> LearningKind:
    """An option of the partnership's own; raises as ``door`` does."""
    return door(rights, own_kinds, pk, to=to)


def learning_for(rights: Rights, pk: int, *, to: Right = Right.SEE) -> Learning:
    """Learning that is shared; raises as ``door`` does."""
    return door(rights, learnings, pk, to=to)


def sent_for(rights: Rights, pk: int, *, to: Right = Right.START_FILE) -> LearningSent:
    """What was sent to an agency; raises as ``door`` does."""
    return door(rights, sent, pk, to=to)
