"""The register of reviews: those of other kinds, and this partnership's own that one may open. Constant queries."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from meetings.models import OwnedItem
from meetings.queries.owned import names_of_groups
from reviews.enums import DecisionState, OtherReviewKind, ReviewOutcome
from reviews.models import OtherReview, OtherReviewItem, ReviewDecision
from reviews.queries.incidents import incidents
from reviews.rules.register import is_late

OWN = "incident"
KINDS = [(OWN, "Serious incident"), *OtherReviewKind.choices]
TONES = {"considered": "active", "commissioned": "active", "under_way": "active", "agreed": "info"}
TONES |= {"published": "good", "not_held": "neutral"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the register; ``page`` and ``pk`` say where it is read."""

    kind: str
    kind_words: str
    reference: str
    title: str
    owner: str
    state: str
    tone: str
    begun_on: date
    due_on: date | None
    published_on: date | None
    for_children: str
    page: str
    pk: int


def other_reviews() -> "QuerySet[OtherReview]":
    """The reviews of other kinds, with who put them on the register."""
    found: QuerySet[OtherReview] = OtherReview.objects.select_related("added_by__person")
    return found


def register(own_board: str, today: date, *, kind: str = "") -> list[Entry]:
    """Every review that one may see, the latest begun first, of one kind where asked. Three queries.

    ``own_board`` is what this partnership is called, which owns its incidents.
    """
    found = [_other(row, today) for row in other_reviews()] if kind != OWN else []
    if kind in ("", OWN):
        found += _own(own_board)
    rows = [each for each in found if not kind or each.kind == kind]
    return sorted(rows, key=lambda each: (each.begun_on, each.pk), reverse=True)


def _other(row: OtherReview, today: date) -> Entry:
    late = is_late(row.state, row.due_on, today)
    return Entry(
        kind=row.kind,
        kind_words=str(row.get_kind_display()),
        reference=row.reference,
        title=row.title,
        owner=row.owner_board,
        state=f"{row.get_state_display()}, overdue" if late else str(row.get_state_display()),
        tone="bad" if late else TONES[row.state],
        begun_on=row.commissioned_on or row.added_at.date(),
        due_on=row.due_on,
        published_on=row.published_on,
        for_children=row.for_children,
        page="other_review",
        pk=row.pk,
    )


def _own(board: str) -> list[Entry]:
    decided: Any = ReviewDecision.objects.filter(state=DecisionState.DECIDED).order_by("decided_on", "number")
    outcomes = dict(decided.values_list("rapid__incident_id", "outcome"))
    return [
        Entry(
            kind=OWN,
            kind_words="Serious incident",
            reference=row.file.reference,
            title=row.file.title,
            owner=board,
            state=str(ReviewOutcome(outcomes[row.pk]).label if row.pk in outcomes else row.get_state_display()),
            tone="info",
            begun_on=row.opened_at.date(),
            due_on=row.publishes_on,
            published_on=None,
            for_children="",
            page="incident",
            pk=row.pk,
        )
        for row in incidents()
    ]


def items_of(review: OtherReview) -> list[OtherReviewItem]:
    """The own items of joint agendas under which it was put. One query."""
    return list(OtherReviewItem.objects.filter(review=review).select_related("item__joint", "put_by__person"))


def items_to_choose(today: date) -> list[tuple[OwnedItem, str]]:
    """Own items to come under which nothing is written, each in words, the next first. Two queries."""
    names = names_of_groups()
    rows = OwnedItem.objects.select_related("joint").filter(withdrawn=False, title="", about="", held_on__gte=today)
    return [
        (row, f"{names.get((row.joint_id, row.group), row.joint.name)}, item {row.number}")
        for row in rows.order_by("held_on", "number", "pk")
    ]
