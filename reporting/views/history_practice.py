"""The kinds of object of a practice review and its public copy, each behind the door of its case."""

from typing import Any

from django.http import Http404

from partnership.access import Rights
from reporting.views.history_kind import Door, Kind
from reviews.access import draft_comment_for, incident_for
from reviews.models import (
    CopyAnnex,
    CopySection,
    DraftComment,
    DraftRecommendation,
    DraftSection,
    Involvement,
    LeadReviewer,
    PracticeDraft,
    PracticeReport,
    PracticeReview,
    ProgressCheck,
    PublicCopy,
    RedactionHit,
)


def in_case(model: Any) -> Door:
    """Something of a rapid or practice review, for whoever may open its case."""

    def find(rights: Rights, pk: int) -> Any:
        row = model.objects.filter(pk=pk, space_id=rights.space.pk).select_related(*_way_to_case(model)).first()
        if row is None:
            raise Http404("Nothing of that number here.")
        incident_for(rights, case_of(row))
        return row

    return find


def _way_to_case(model: Any) -> tuple[str, ...]:
    names = {field.name for field in model._meta.fields}
    return tuple(each for each in ("incident", "rapid", "practice") if each in names)[:1]


def case_of(row: Any) -> int:
    """The number of the incident that something of a case belongs to."""
    way = _way_to_case(row)[0]
    return int(row.incident_id if way == "incident" else getattr(row, way).incident_id)


def _draft_numbers(row: Any) -> tuple[int, int]:
    """The case and the draft that something of a draft belongs to."""
    return case_of(row), int(row.draft_id)


def _comment(rights: Rights, pk: int) -> DraftComment:
    """What an agency said of a draft, once it is returned: before, it is its own."""
    row = DraftComment.objects.filter(pk=pk, space_id=rights.space.pk).select_related("practice").first()
    if row is None:
        raise Http404("Nothing of that number here.")
    return draft_comment_for(rights, case_of(row), pk)


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


OF_PRACTICE: dict[str, Kind] = {
    "practice-review": Kind(PracticeReview, in_case(PracticeReview), "practice_review", lambda row: (case_of(row),)),
    "progress-check": Kind(ProgressCheck, in_case(ProgressCheck), "practice_review", lambda row: (case_of(row),)),
    "practice-draft": Kind(PracticeDraft, in_case(PracticeDraft), "practice_draft", lambda row: (case_of(row), row.pk)),
    "draft-section": Kind(DraftSection, in_case(DraftSection), "practice_draft", _draft_numbers),
    "draft-recommendation": Kind(DraftRecommendation, in_case(DraftRecommendation), "practice_draft", _draft_numbers),
    "draft-comment": Kind(DraftComment, _comment, "practice_draft", _draft_numbers),
    "practice-report": Kind(
        PracticeReport, in_case(PracticeReport), "practice_report", lambda row: (case_of(row), row.pk)
    ),
    "lead-reviewer": Kind(LeadReviewer, in_case(LeadReviewer), "practice_review", lambda row: (case_of(row),)),
    "involvement": Kind(Involvement, in_case(Involvement), "practice_involvement", lambda row: (case_of(row),)),
    "public-copy": Kind(PublicCopy, in_case(PublicCopy), "public_copy", lambda row: (case_of(row),)),
    "copy-annex": Kind(
        CopyAnnex,
        _of_public_copy(CopyAnnex, "copy"),
        "copy_annex",
        lambda row: (row.copy.incident_id, row.pk),
    ),
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
}
