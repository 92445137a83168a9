"""What is owed of learning, over all cases that one may open; and the list of options that may be chosen."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import fresh_factor
from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from hscp.spaces.clock import now, today
from hscp.ui.addresses import here
from hscp.ui.conflicts import Both, both
from hscp.ui.forms import show_refusal
from partnership.access import acting_seat
from partnership.rules.roles import Right
from reviews.access import learning_kind_for
from reviews.forms.learning import ChangeKindForm, NewKindForm
from reviews.models import LearningKind
from reviews.operations import learning as operations
from reviews.queries.dissemination import sent_owed
from reviews.queries.learning import offered_by_arrangements, options_owed, own_kinds
from reviews.views.frame import MARKING, crumbs

KIND = ("name", "what", "source", "of_agency", "counts", "ended_because")
KINDS_TITLE = "Learning options offered"


@require_safe
@fresh_factor
def learning_owed(request: Any) -> HttpResponse:
    """What is owed of learning in the cases that one may open, the first due first."""
    rows = options_owed(today())
    context = {
        "title": "Learning that is owed",
        "breadcrumbs": crumbs(request, None, ("Learning that is owed", "")),
        "marking": MARKING if rows else "",
        "rows": rows,
        "sent": sent_owed(today()),
        "writes": request.rights.may(Right.START_FILE),
    }
    return render(request, "reviews/learning_owed.html", context)


@require_safe
def learning_kinds(request: Any) -> HttpResponse:
    """Which options are offered where no review follows, and where each comes from."""
    context = {
        "title": KINDS_TITLE,
        "breadcrumbs": crumbs(request, None, (KINDS_TITLE, "")),
        "offered": offered_by_arrangements(),
        "own": list(own_kinds()),
        "writes": request.rights.may(Right.START_FILE),
    }
    return render(request, "reviews/learning_kinds.html", context)


def learning_kind_add(request: Any) -> HttpResponse:
    """Put an option of the partnership's own on the list."""
    request.rights.must(Right.START_FILE)
    form = NewKindForm(request.POST or None, initial={"counts": True})
    return _form(
        request,
        form,
        "Add an option of our own",
        lambda data: operations.add_kind(
            seat=acting_seat(request), at=now(), **{name: data[name] for name in KIND if name in data}
        ),
    )


def learning_kind_change(request: Any, pk: int) -> HttpResponse:
    """Word an own option anew, or say why it is offered no more; where somebody else did so since, both are shown."""
    row = learning_kind_for(request.rights, pk)
    form = ChangeKindForm(request.POST or None, initial=_as_it_stands(row))
    return _form(
        request,
        form,
        f"Change: {row.name}",
        lambda data: operations.change_kind(
            kind=row, at=now(), version=data["version"] or 0, **{name: data[name] for name in KIND}
        ),
    )


def _form(request: Any, form: Any, title: str, do: Callable[[dict[str, Any]], Any]) -> HttpResponse:
    conflict: list[Both] = []
    if request.method == "POST" and form.is_valid():
        try:
            do(form.cleaned_data)
        except Refused as refusal:
            show_refusal(form, refusal)
        except EditConflict as clash:
            conflict = both(form, _as_it_stands(clash.theirs))
        else:
            messages.success(request, "The list is saved.")
            return redirect(here(request, "learning_kinds"))
    context = {
        "title": title,
        "breadcrumbs": crumbs(request, None, (KINDS_TITLE, here(request, "learning_kinds")), (title, "")),
        "form": form,
        "conflict": conflict,
        "button": "Save",
        "back": here(request, "learning_kinds"),
    }
    return render(request, "reviews/case_form.html", context, status=409 if conflict else 200)


def _as_it_stands(row: LearningKind) -> dict[str, Any]:
    return {**{name: getattr(row, name) for name in KIND}, "version": row.version}
