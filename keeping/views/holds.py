"""Legal holds: those that stand, those that were lifted; setting one, lifting one after a second look."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import fresh_factor
from hscp.lib.verdicts import Refused
from hscp.record.holding import Covers, LegalHold
from hscp.record.holds import words_of, words_of_all
from hscp.spaces.clock import now, today
from keeping.access import hold_for
from keeping.forms import HeldKindForm, HoldForm, LiftForm
from keeping.operations.deciding import lift_hold, set_hold
from keeping.queries.things import names_held
from keeping.views.frame import crumbs, tabs
from partnership.access import acting_seat
from partnership.models import Seat
from partnership.rules.roles import Right
from partnership.views.cases import MARKING
from partnership.views.people import here

PER_PAGE = 50


def _marking(said: Any) -> str:
    """The words of a hold on a case file are those of the file."""
    return MARKING if said is not None and said.of_file else ""


@require_safe
def holds(request: Any) -> HttpResponse:
    """Every hold, those that stand first. Of one on a case file that one does not open, the reference alone."""
    request.rights.must(Right.CHECK_RECORD)
    rows: Any = LegalHold.objects.select_related("lifted")
    stand = list(rows.filter(lifted__isnull=True))
    page: Any = Paginator(rows.filter(lifted__isnull=False), PER_PAGE).get_page(request.GET.get("page"))
    said, names = words_of_all([*stand, *page]), names_held([*stand, *page])
    context = {
        "title": "Legal holds",
        "breadcrumbs": crumbs(request, ("Legal holds", "")),
        "tabs": tabs(request, "holds"),
        "stand": [(row, said.get(row.pk), names.get(row.pk)) for row in stand],
        "page": page,
        "marking": MARKING if any(words.of_file for words in said.values()) else "",
        "over": [(row, said.get(row.pk), names.get(row.pk)) for row in page],
        "keeps": request.rights.may(Right.KEEP_RECORDS),
    }
    return render(request, "keeping/holds.html", context)


@fresh_factor
def hold_set(request: Any) -> HttpResponse:
    """Put something on hold, in two steps: which kind of thing, then what and why. It stands at once."""
    request.rights.must(Right.KEEP_RECORDS)
    sent = request.POST if request.method == "POST" else request.GET
    kinds = HeldKindForm(sent if request.method == "POST" or {"covers", "step"} & sent.keys() else None)
    context = {
        "title": "Set a legal hold",
        "breadcrumbs": crumbs(request, ("Legal holds", here(request, "holds")), ("Set a hold", "")),
        "back": here(request, "holds"),
    }
    if not kinds.is_valid():
        return render(request, "keeping/hold_set.html", {**context, "form": kinds})
    covers = Covers(kinds.cleaned_data["covers"])
    form = HoldForm(request.POST or None, covers=covers, initial={"starts_on": today()})
    if request.method == "POST" and form.is_valid():
        made = set_hold(**form.given(), seat=acting_seat(request), at=now())
        messages.success(request, f"{made.of_words} is on hold. Nothing of it is erased until the hold is lifted.")
        return redirect(here(request, "holds"))
    step = {"form": form, "kind": covers.label, "again": here(request, "hold_set"), "save": "Set the hold"}
    return render(request, "keeping/hold_set.html", {**context, **step})


@require_safe
def hold(request: Any, pk: int) -> HttpResponse:
    """One hold: what it covers, why, who asked and who set it, and how it ended."""
    row = hold_for(request.rights, pk)
    said, lifted = words_of(row), getattr(row, "lifted", None)
    seats = _seats(row.seat, lifted.seat if lifted else None)
    context = {
        "title": f"Legal hold: {row.of_words}",
        "breadcrumbs": crumbs(request, ("Legal holds", here(request, "holds")), (row.of_words, "")),
        "hold": row,
        "said": said,
        "who": names_held([row]).get(row.pk, ""),
        "marking": _marking(said),
        "set_by": seats.get(row.seat, ""),
        "lifted": lifted,
        "lifted_by": seats.get(lifted.seat, "") if lifted else "",
        "keeps": request.rights.may(Right.KEEP_RECORDS),
    }
    return render(request, "keeping/hold.html", context)


def _seats(*keys: int | None) -> dict[int | None, str]:
    rows = Seat.objects.filter(pk__in=[key for key in keys if key]).select_related("person", "post")
    return {row.pk: f"{row.person.name}, {row.post.title}" for row in rows}


@fresh_factor
def hold_lift(request: Any, pk: int) -> HttpResponse:
    """Lift a hold, after asking."""
    row = hold_for(request.rights, pk, to=Right.KEEP_RECORDS)
    said, form = words_of(row), LiftForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            lift_hold(hold=row, reason=form.cleaned_data["reason"], seat=acting_seat(request), at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"The hold on {row.of_words} is lifted.")
            return redirect(here(request, "hold", row.pk))
    context = {
        "title": "Lift this legal hold?",
        "caption": row.of_words,
        "breadcrumbs": crumbs(request, ("Legal holds", here(request, "holds")), (row.of_words, "")),
        "said": said,
        "who": names_held([row]).get(row.pk, ""),
        "marking": _marking(said),
        "form": form,
        "consequence": "What it covers can be erased again once its period is over, and two people decide so.",
        "confirm": "Lift the hold",
        "cancel_url": here(request, "hold", row.pk),
        "refused": "This hold was lifted before." if hasattr(row, "lifted") else "",
    }
    return render(request, "keeping/hold_lift.html", context)
