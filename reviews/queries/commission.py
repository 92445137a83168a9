"""Who leads a practice review, who was told, and its terms of reference. Constant queries."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from hscp.lib.differences import Part, shortened, words_changed
from hscp.lib.words import date_words
from reviews.models import LeadReviewer, PracticeReview, ReviewerTold, ReviewScope, ScopeAgreed
from reviews.rules.commission import TOLD, Reviewer, contract_words


def reviewers() -> "QuerySet[LeadReviewer]":
    """Lead reviewers with who looked at their interests."""
    found: QuerySet[LeadReviewer] = LeadReviewer.objects.select_related("judged_by__person", "engaged_by__person")
    return found


def reviewers_of(practice: PracticeReview, today: Any) -> list[Any]:
    """Everybody proposed to lead it, the first first, each with ``facts``, ``told`` and ``contract``. Two queries."""
    rows: list[Any] = list(reviewers().filter(practice=practice).order_by("proposed_at", "pk"))
    tellings: dict[int, list[ReviewerTold]] = {row.pk: [] for row in rows}
    for each in ReviewerTold.objects.filter(practice=practice).select_related("document").order_by("told_on", "pk"):
        tellings[each.reviewer_id].append(each)
    for row in rows:
        row.told = tellings[row.pk]
        row.facts = facts_of(row, row.told)
        row.untold = [each.words for each in TOLD if each.key not in row.facts.told]
        row.contract = contract_words(row.facts, today)
    return rows


def facts_of(row: LeadReviewer, told: list[ReviewerTold]) -> Reviewer:
    """A lead reviewer as the rules see one."""
    return Reviewer(
        name=row.name,
        suitability=row.suitability,
        why_chosen=row.why_chosen,
        judged=row.judged,
        contract_from=row.contract_from,
        contract_to=row.contract_to,
        engaged=row.engaged_on is not None,
        ended=row.ended_on is not None,
        told=frozenset(each.body for each in told),
    )


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the terms of reference, whether the group agreed it, and what changed since the one before."""

    scope: ReviewScope
    agreed: ScopeAgreed | None
    changed: tuple[tuple[str, tuple[Part, ...]], ...]


def scopes_of(practice: PracticeReview) -> list[Version]:
    """All versions of the terms of reference, the latest first. Two queries."""
    rows = list(ReviewScope.objects.filter(practice=practice).select_related("written_by__person").order_by("number"))
    agreed = {each.scope_id: each for each in ScopeAgreed.objects.filter(practice=practice)}
    found = []
    for at, row in enumerate(rows):
        changed = _changed(rows[at - 1], row) if at else ()
        found.append(Version(row, agreed.get(row.pk), changed))
    return found[::-1]


def scope_of(practice: PracticeReview) -> Version | None:
    """The version that is written last. Two queries."""
    row = ReviewScope.objects.filter(practice=practice).select_related("written_by__person").order_by("-number").first()
    return Version(row, ScopeAgreed.objects.filter(scope=row).first(), ()) if row is not None else None


def _changed(before: ReviewScope, after: ReviewScope) -> tuple[tuple[str, tuple[Part, ...]], ...]:
    found = []
    for name in ("questions", "themes", "agencies", "methodology"):
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            field: Any = ReviewScope._meta.get_field(name)
            label = str(field.verbose_name).capitalize()
            found.append((label, shortened(words_changed(old, new))))
    if (before.span_from, before.span_to) != (after.span_from, after.span_to):
        found.append(("Time looked at", (("removed", span_words(before)), ("added", span_words(after)))))
    return tuple(found)


def span_words(scope: ReviewScope) -> str:
    """The time that is looked at, for people."""
    start = date_words(scope.span_from, weekday=False)
    return f"{start} to {date_words(scope.span_to, weekday=False)} " if scope.span_to else f"from {start} on "
