"""The history of what belongs to cases: each kind behind the door of its case."""

from typing import Any

from django.http import Http404

from partnership.access import Rights, door
from reporting.views.history_kinds import Door, Kind
from reviews.access import (
    area_request_for,
    ask_for,
    case_referral_for,
    child_for,
    deputy_for,
    incident_for,
    process_for,
    sheet_person_for,
    telling_for,
)
from reviews.models import (
    AreaRequest,
    CaseDeputy,
    CaseReferral,
    Child,
    CopySection,
    CriterionJudged,
    DeathTold,
    DraftComment,
    DraftRecommendation,
    DraftSection,
    Incident,
    Involvement,
    LeadReviewer,
    ParallelProcess,
    PracticeDraft,
    PracticeReport,
    PracticeReview,
    ProgressCheck,
    PublicCopy,
    RapidReview,
    Recusal,
    RedactionHit,
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


def _sheet_person(rights: Rights, pk: int) -> Any:
    """Somebody on an identity sheet, for whoever may open the sheet."""
    row = SheetPerson.objects.filter(pk=pk, space_id=rights.space.pk).first()
    if row is None:
        raise Http404("Nothing of that number here.")
    return sheet_person_for(rights, row.sheet_id, pk)


def _in_case(model: Any) -> Door:
    """Something of a rapid review, for whoever may open its case."""

    def find(rights: Rights, pk: int) -> Any:
        row = model.objects.filter(pk=pk, space_id=rights.space.pk).select_related(*_way_to_case(model)).first()
        if row is None:
            raise Http404("Nothing of that number here.")
        incident_for(rights, _case_of(row))
        return row

    return find


def _of_public_copy(model: Any, way: str) -> Door:
    """Something of a public copy, for whoever may open its case; ``way`` leads from it to the copy."""

    def find(rights: Rights, pk: int) -> Any:
        row = model.objects.filter(pk=pk, space_id=rights.space.pk).select_related(way).first()
        if row is None:
            raise Http404("Nothing of that number here.")
        incident_for(rights, _copy_of(row).incident_id)
        return row

    return find


def _copy_of(row: Any) -> Any:
    return row.version.copy if isinstance(row, RedactionHit) else row.copy


def _way_to_case(model: Any) -> tuple[str, ...]:
    names = {field.name for field in model._meta.fields}
    return tuple(each for each in ("incident", "rapid", "practice") if each in names)[:1]


def _case_of(row: Any) -> int:
    """The number of the incident that something of a case belongs to."""
    way = _way_to_case(row)[0]
    return int(row.incident_id if way == "incident" else getattr(row, way).incident_id)


def _draft_numbers(row: Any) -> tuple[int, int]:
    """The case and the draft that something of a draft belongs to."""
    return _case_of(row), int(row.draft_id)


def _plain(rights: Rights, pk: int) -> Any:
    """Terms of reviews, for everybody in the space."""
    return door(rights, ReviewTerms.objects.all, pk)


OF_CASES: dict[str, Kind] = {
    "incident": Kind(Incident, incident_for, "incident"),
    "rapid-review": Kind(RapidReview, _in_case(RapidReview), "rapid_review", lambda row: (_case_of(row),)),
    "criterion": Kind(CriterionJudged, _in_case(CriterionJudged), "rapid_review", lambda row: (_case_of(row),)),
    "review-decision": Kind(
        ReviewDecision,
        _in_case(ReviewDecision),
        "review_decision",
        lambda row: (_case_of(row), row.pk),
    ),
    "practice-review": Kind(PracticeReview, _in_case(PracticeReview), "practice_review", lambda row: (_case_of(row),)),
    "progress-check": Kind(ProgressCheck, _in_case(ProgressCheck), "practice_review", lambda row: (_case_of(row),)),
    "practice-draft": Kind(
        PracticeDraft, _in_case(PracticeDraft), "practice_draft", lambda row: (_case_of(row), row.pk)
    ),
    "draft-section": Kind(DraftSection, _in_case(DraftSection), "practice_draft", _draft_numbers),
    "draft-recommendation": Kind(DraftRecommendation, _in_case(DraftRecommendation), "practice_draft", _draft_numbers),
    "draft-comment": Kind(DraftComment, _in_case(DraftComment), "practice_draft", _draft_numbers),
    "practice-report": Kind(
        PracticeReport, _in_case(PracticeReport), "practice_report", lambda row: (_case_of(row), row.pk)
    ),
    "lead-reviewer": Kind(LeadReviewer, _in_case(LeadReviewer), "practice_review", lambda row: (_case_of(row),)),
    "involvement": Kind(Involvement, _in_case(Involvement), "practice_involvement", lambda row: (_case_of(row),)),
    "public-copy": Kind(PublicCopy, _in_case(PublicCopy), "public_copy", lambda row: (_case_of(row),)),
    "copy-section": Kind(
        CopySection,
        _of_public_copy(CopySection, "copy"),
        "copy_section",
        lambda row: (row.copy.incident_id, row.pk),
    ),
    "redaction-hit": Kind(
        RedactionHit,
        _of_public_copy(RedactionHit, "version__copy"),
        "redaction",
        lambda row: (_copy_of(row).incident_id,),
        frozenset({"fingerprint", "place"}),
    ),
    "interest": Kind(Recusal, _in_case(Recusal), "rapid_review", lambda row: (_case_of(row),)),
    "child": Kind(Child, _of_case(Child, child_for), "incident", _case),
    "case-referral": Kind(CaseReferral, case_referral_for, "case_referral"),
    "death-told": Kind(DeathTold, _of_case(DeathTold, telling_for), "incident_outside", _case),
    "area-request": Kind(AreaRequest, _of_case(AreaRequest, area_request_for), "incident_outside", _case),
    "secure-ask": Kind(SecureAsk, _of_case(SecureAsk, ask_for), "incident_hour", _case),
    "process": Kind(ParallelProcess, _of_case(ParallelProcess, process_for), "incident_hour", _case),
    "deputy": Kind(CaseDeputy, _of_case(CaseDeputy, deputy_for), "incident_hour", _case),
    "sheet-person": Kind(SheetPerson, _sheet_person, "sheet", lambda row: (row.sheet_id,)),
    "review-terms": Kind(ReviewTerms, _plain, "review_terms", lambda row: ()),
}
