"""The kinds of object of reviews, each behind its own door."""

from typing import Any

from django.http import Http404

from partnership.access import Rights
from reporting.views.history_kind import Kind, no_numbers, plain
from reporting.views.history_practice import OF_PRACTICE, case_of, in_case
from reviews.access import (
    area_request_for,
    ask_for,
    case_referral_for,
    child_death_for,
    child_death_theme_for,
    child_for,
    deputy_for,
    findings_for,
    guest_for,
    incident_for,
    learning_for,
    learning_kind_for,
    noted_for,
    option_for,
    other_review_for,
    process_for,
    reflection_for,
    sent_for,
    sheet_person_for,
    telling_for,
)
from reviews.models import (
    AreaRequest,
    CaseDeputy,
    CaseLearning,
    CaseReferral,
    Child,
    ChildDeathReport,
    ChildDeathTheme,
    CriterionJudged,
    DeathTold,
    FindingsGuest,
    FindingsMeeting,
    Incident,
    LeadersReflection,
    Learning,
    LearningKind,
    LearningOption,
    LearningSent,
    NationalAnswer,
    OtherReview,
    ParallelProcess,
    RapidReview,
    Recusal,
    ReviewDecision,
    ReviewTerms,
    SecureAsk,
    SheetPerson,
)


def _of_case(model: Any, door_of: Any) -> Any:
    """The door of something that belongs to a case, for whoever may open the case."""

    def opens(rights: Rights, pk: int) -> Any:
        row = model.objects.filter(pk=pk, space_id=rights.space.pk).first()
        if row is None:
            raise Http404("Nothing of that number here.")
        return door_of(rights, row.incident_id, pk)

    return opens


def _case(row: Any) -> tuple[int]:
    return (row.incident_id,)


def _guest(rights: Rights, pk: int) -> Any:
    """Somebody invited to hear the findings of a case, for whoever may open the case."""
    row = FindingsGuest.objects.filter(pk=pk, space_id=rights.space.pk).select_related("findings").first()
    if row is None:
        raise Http404("Nothing of that number here.")
    return guest_for(rights, row.findings.incident_id, pk)


def _sent(rights: Rights, pk: int) -> Any:
    """What was sent to an agency, for whoever may send it: it holds an address."""
    return sent_for(rights, pk)


def _sheet_person(rights: Rights, pk: int) -> Any:
    """Somebody on an identity sheet, for whoever may open the sheet."""
    row = SheetPerson.objects.filter(pk=pk, space_id=rights.space.pk).first()
    if row is None:
        raise Http404("Nothing of that number here.")
    return sheet_person_for(rights, row.sheet_id, pk)


OF_REVIEWS: dict[str, Kind] = {
    "incident": Kind(Incident, incident_for, "incident"),
    "rapid-review": Kind(RapidReview, in_case(RapidReview), "rapid_review", lambda row: (case_of(row),)),
    "criterion": Kind(CriterionJudged, in_case(CriterionJudged), "rapid_review", lambda row: (case_of(row),)),
    "review-decision": Kind(
        ReviewDecision,
        in_case(ReviewDecision),
        "review_decision",
        lambda row: (case_of(row), row.pk),
    ),
    **OF_PRACTICE,
    "interest": Kind(Recusal, in_case(Recusal), "rapid_review", lambda row: (case_of(row),)),
    "child": Kind(Child, _of_case(Child, child_for), "incident", _case),
    "case-referral": Kind(CaseReferral, case_referral_for, "case_referral"),
    "death-told": Kind(DeathTold, _of_case(DeathTold, telling_for), "incident_outside", _case),
    "area-request": Kind(AreaRequest, _of_case(AreaRequest, area_request_for), "incident_outside", _case),
    "other-review": Kind(OtherReview, other_review_for, "other_review"),
    "child-death-report": Kind(ChildDeathReport, child_death_for, "child_death"),
    "child-death-theme": Kind(ChildDeathTheme, child_death_theme_for, "child_death", lambda row: (row.report_id,)),
    "national-answer": Kind(NationalAnswer, plain(NationalAnswer), "national_reviews", no_numbers),
    "findings": Kind(FindingsMeeting, _of_case(FindingsMeeting, findings_for), "case_findings", _case),
    "findings-guest": Kind(FindingsGuest, _guest, "case_findings", lambda row: (row.findings.incident_id,)),
    "reflection": Kind(LeadersReflection, _of_case(LeadersReflection, reflection_for), "case_findings", _case),
    "case-learning": Kind(CaseLearning, _of_case(CaseLearning, noted_for), "case_learning", _case),
    "learning": Kind(Learning, learning_for, "learning"),
    "learning-sent": Kind(LearningSent, _sent, "learning", lambda row: (row.learning_id,)),
    "learning-option": Kind(LearningOption, _of_case(LearningOption, option_for), "learning_options", _case),
    "learning-kind": Kind(LearningKind, learning_kind_for, "learning_kinds", no_numbers),
    "secure-ask": Kind(SecureAsk, _of_case(SecureAsk, ask_for), "incident_hour", _case),
    "process": Kind(ParallelProcess, _of_case(ParallelProcess, process_for), "incident_hour", _case),
    "deputy": Kind(CaseDeputy, _of_case(CaseDeputy, deputy_for), "incident_hour", _case),
    "sheet-person": Kind(SheetPerson, _sheet_person, "sheet", lambda row: (row.sheet_id,)),
    "review-terms": Kind(ReviewTerms, plain(ReviewTerms), "review_terms", no_numbers),
}
