"""Drafts of a practice review's report: what they say, what changed, what agencies said of them. Constant queries."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from hscp.lib.differences import Part, shortened, words_changed
from reviews.enums import CameBy
from reviews.models import (
    AgencyRequest,
    AgencyReturn,
    DraftComment,
    DraftRecommendation,
    DraftSection,
    PracticeDraft,
    PracticeReview,
)
from reviews.rules.states import WAITS_FOR_AGENCY


def drafts_of(practice: PracticeReview) -> list[PracticeDraft]:
    """All drafts, the latest first. One query."""
    rows = PracticeDraft.objects.filter(practice=practice).select_related("begun_by__person", "frozen_by__person")
    return list(rows.order_by("-number"))


@dataclass(frozen=True, slots=True)
class Content:
    """What a draft says: its sections and the recommendations that stand in it, and those left out."""

    sections: tuple[DraftSection, ...]
    recommendations: tuple[DraftRecommendation, ...]
    left_out: tuple[DraftRecommendation, ...]


def content_of(draft: PracticeDraft) -> Content:
    """What a draft says. Two queries."""
    rows = list(DraftRecommendation.objects.filter(draft=draft).select_related("became").order_by("position"))
    return Content(
        tuple(DraftSection.objects.filter(draft=draft).order_by("position")),
        tuple(row for row in rows if not row.left_out_because),
        tuple(row for row in rows if row.left_out_because),
    )


def changed_of(draft: PracticeDraft, content: Content) -> list[tuple[str, tuple[Part, ...]]]:
    """What changed since the draft before, by section and recommendation; nothing for the first. Three queries."""
    before = PracticeDraft.objects.filter(practice=draft.practice_id, number=draft.number - 1).first()
    if before is None:
        return []
    old = content_of(before)
    found = _changed(
        {each.position: (each.heading, each.text) for each in old.sections},
        {each.position: (each.heading, each.text) for each in content.sections},
    )
    return found + _changed(_recommended(old), _recommended(content))


def _recommended(content: Content) -> dict[int, tuple[str, str]]:
    return {
        each.position: (f"Recommendation {each.position}", f"{each.text}\nTo: {each.addressed_to}\n{each.why}".strip())
        for each in content.recommendations
    }


def _changed(
    before: dict[int, tuple[str, str]], after: dict[int, tuple[str, str]]
) -> list[tuple[str, tuple[Part, ...]]]:
    found = []
    for key in sorted(before.keys() | after.keys()):
        heading, old = before.get(key, ("", ""))
        named, new = after.get(key, (heading, ""))
        if old != new:
            found.append((named, shortened(words_changed(old, new))))
    return found


def heard() -> "QuerySet[DraftComment]":
    """Comments that reached the people of the case: entered for an agency, or returned with its own form.

    What stands on a form that is not returned is the agency's own (docs/adr/0024).
    """
    came = AgencyReturn.objects.filter(request=OuterRef("request"), came_by=CameBy.HERE)
    returned = Exists(came.filter(returned_at__gte=OuterRef("added_at")))
    found: QuerySet[DraftComment] = DraftComment.objects.filter(Q(request__isnull=True) | returned)
    return found


def comments_of(draft: PracticeDraft, *, request: AgencyRequest | None = None) -> list[DraftComment]:
    """What agencies said of a draft, or what one says on its own form, the first first. One query."""
    rows = heard() if request is None else DraftComment.objects.filter(request=request)
    rows = rows.filter(draft=draft).select_related("section", "added_by__person", "answered_by__person")
    return list(rows.order_by("added_at", "pk"))


def unanswered_of(practice: int) -> int:
    """How many comments on any draft of a practice review the author has not answered. One query."""
    return heard().filter(practice=practice, taken="").count()


def owed_of(draft: PracticeDraft) -> int:
    """How many agencies have not answered on a draft yet. One query."""
    return AgencyRequest.objects.filter(draft=draft, state__in=WAITS_FOR_AGENCY).count()


def report_content(draft: PracticeDraft) -> dict[str, Any]:
    """A draft as it is put to the partners and signed. Two queries."""
    content = content_of(draft)
    return {
        "draft": draft.number,
        "sections": [{"heading": each.heading, "text": each.text} for each in content.sections if each.text],
        "recommendations": [
            {"number": at, "text": each.text, "addressed_to": each.addressed_to, "why": each.why}
            for at, each in enumerate(content.recommendations, 1)
        ],
    }
