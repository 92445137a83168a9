"""The register of reviews: those of other kinds under their owner, and this partnership's own that one may open."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import fresh_factor
from hscp.spaces.clock import now, today
from hscp.ui.addresses import here
from hscp.ui.exports import csv_response
from partnership.access import acting_seat
from partnership.rules.roles import Right
from reviews.access import other_review_for
from reviews.forms.register import OtherReviewForm, PutOnAgendaForm
from reviews.models import OtherReview
from reviews.operations import register as operations
from reviews.queries.register import KINDS, TONES, items_of, items_to_choose, register
from reviews.rules.register import is_late
from reviews.views.acts import act_in_space
from reviews.views.frame import MARKING, crumbs

PER_PAGE = 50
TITLE = "Register of reviews"
FIELDS = (
    *("kind", "title", "owner_board", "reference", "state", "because", "commissioned_on", "due_on", "published_on"),
    *("where", "for_children"),
)
COLUMNS = ("Kind", "Reference", "Title", "Board", "State", "Begun", "Due", "Published", "What it means for children")
NO_ITEM = (
    "No item of this partnership waits on a joint agenda. Ask whoever writes the agenda of the Joint Case Review group "
    "to add an item that belongs to this partnership: it then shows here."
)


@require_safe
@fresh_factor
def review_register(request: Any) -> HttpResponse:
    """Every review that one may see in one list, of one kind where asked; ``format=csv`` gives it as a file."""
    kind = request.GET.get("kind", "")
    kind = kind if kind in dict(KINDS) else ""
    rows = register(request.space.name, today(), kind=kind)
    if request.GET.get("format") == "csv":
        lines = (
            (e.kind_words, e.reference, e.title, e.owner, e.state, e.begun_on, e.due_on, e.published_on, e.for_children)
            for e in rows
        )
        return csv_response("reviews.csv", COLUMNS, lines, marking=MARKING)
    query = request.GET.copy()
    query["format"] = "csv"
    context = {
        "title": TITLE,
        "breadcrumbs": crumbs(request, None, (TITLE, "")),
        "marking": MARKING,
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "tabs": [(label, f"?kind={key}" if key else "?", key == kind) for key, label in [("", "All"), *KINDS]],
        "csv": f"?{query.urlencode()}",
        "writes": request.rights.may(Right.START_FILE),
    }
    return render(request, "reviews/review_register.html", context)


@require_safe
@fresh_factor
def other_review(request: Any, pk: int) -> HttpResponse:
    """One review of another kind: its owner, dates, state, what it means for children, where it was put."""
    row = other_review_for(request.rights, pk)
    late = is_late(row.state, row.due_on, today())
    context = _frame(request, row, row.title, own=True) | {
        "tag": ("Overdue", "bad") if late else (row.get_state_display(), TONES[row.state]),
        "items": items_of(row),
        "writes": request.rights.may(Right.START_FILE),
        "puts": request.rights.may(Right.RECORD_MINUTES),
    }
    return render(request, "reviews/other_review.html", context)


@fresh_factor
def other_review_add(request: Any) -> HttpResponse:
    """Put a review of another kind on the register."""
    request.rights.must(Right.START_FILE)
    context = {
        "title": "Put a review on the register",
        "breadcrumbs": crumbs(request, None, (TITLE, here(request, "review_register")), ("Put on it", "")),
        "marking": MARKING,
        "back": here(request, "review_register"),
    }
    return act_in_space(
        request,
        OtherReviewForm(request.POST or None),
        context,
        lambda data: operations.register_review(
            seat=acting_seat(request), at=now(), **{name: data[name] for name in FIELDS}
        ),
        "The review is on the register.",
        lambda made: here(request, "other_review", made.pk),
    )


@fresh_factor
def other_review_change(request: Any, pk: int) -> HttpResponse:
    """Change what the register says of it; where somebody else did so since, both are shown."""
    row = other_review_for(request.rights, pk, to=Right.START_FILE)
    return act_in_space(
        request,
        OtherReviewForm(request.POST or None, initial=_as_it_stands(row)),
        _frame(request, row, "Change what the register says"),
        lambda data: operations.change_review(review=row, at=now(), **data),
        "The register is saved.",
        as_it_stands=_as_it_stands,
    )


@fresh_factor
def other_review_put(request: Any, pk: int) -> HttpResponse:
    """Put it under this partnership's own item of a joint agenda."""
    row = other_review_for(request.rights, pk, to=Right.RECORD_MINUTES)
    items = items_to_choose(today())
    return act_in_space(
        request,
        PutOnAgendaForm(request.POST or None, items=items),
        _frame(request, row, "Put it on a joint agenda") | {"refused": "" if items else NO_ITEM},
        lambda data: operations.put_on_agenda(review=row, seat=acting_seat(request), at=now(), **data),
        "It is on the agenda, under this partnership’s own item.",
    )


def _frame(request: Any, row: OtherReview, title: str, *, own: bool = False) -> dict[str, Any]:
    way = [(TITLE, here(request, "review_register"))]
    last = [(row.reference, "")] if own else [(row.reference, here(request, "other_review", row.pk)), (title, "")]
    return {
        "title": title,
        "caption": f"{row.get_kind_display()} {row.reference}",
        "breadcrumbs": crumbs(request, None, *way, *last),
        "marking": MARKING,
        "row": row,
        "back": here(request, "other_review", row.pk),
    }


def _as_it_stands(row: OtherReview) -> dict[str, Any]:
    return {**{name: getattr(row, name) for name in FIELDS}, "version": row.version}
