"""What the partners pay: the list of a year, adding to it, putting it right."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from funding.access import contribution_for
from funding.forms import ChangeContributionForm, ContributionForm
from funding.models import Contribution
from funding.operations import add_contribution, change_contribution
from funding.queries import agreeing_decisions, bodies, contributions_listed, is_agreed, years_with_contributions
from hscp.lib.verdicts import Refused
from hscp.lib.years import year_words
from hscp.record.versions import EditConflict
from hscp.spaces.clock import today
from hscp.ui.addresses import here
from hscp.ui.conflicts import Both, both
from meetings.enums import Outcome
from partnership.rules.roles import Right


def crumbs(request: Any, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way here, from the space's own page."""
    return [
        (request.space.name, here(request, "space_home")),
        ("Contributions", here(request, "contributions") if more else ""),
        *more,
    ]


def _year(request: Any, years: list[date]) -> date:
    """The year asked for by its first part; this one where it is not known."""
    asked = request.GET.get("year", "")
    this = max(day for day in years if day <= today())
    return next((day for day in years if str(day.year) == asked), this)


def _standing(row: Contribution) -> tuple[str, str]:
    if is_agreed(row.agreed_by):
        return "Agreed", "good"
    if row.agreed_by is not None and row.agreed_by.outcome == Outcome.ENDORSED:
        return "Endorsed, not agreed yet", "info"
    return "Not agreed", "warn"


@require_safe
def contributions(request: Any) -> HttpResponse:
    """What each partner gives in a year, and whether a decision has agreed it."""
    years = years_with_contributions(today())
    year = _year(request, years)
    rows: list[Any] = list(contributions_listed(year))
    for row in rows:
        row.standing, row.tone = _standing(row)
    context = {
        "title": f"Contributions {year_words(year)}",
        "breadcrumbs": crumbs(request),
        "rows": rows,
        "total": sum((row.cash for row in rows), start=rows[0].cash * 0) if rows else 0,
        "year": year,
        "years": [(year_words(day), f"{here(request, 'contributions')}?year={day.year}", day == year) for day in years],
        "writer": request.rights.may(Right.WRITE_REPORT),
    }
    return render(request, "funding/contributions.html", context)


def contribution_add(request: Any) -> HttpResponse:
    """Write down what a body contributes in a year."""
    request.rights.must(Right.WRITE_REPORT)
    years = years_with_contributions(today())
    form = ContributionForm(
        request.POST or None,
        bodies=bodies(),
        years=years,
        decisions=agreeing_decisions(),
        initial={"year_starts_on": _year(request, years).isoformat()},
    )
    if request.method == "POST" and form.is_valid():
        try:
            data = {name: value for name, value in form.cleaned_data.items() if name != "version"}
            row = add_contribution(**data)
        except Refused as refusal:
            form.add_error("organisation", str(refusal))
        else:
            messages.success(request, f"The contribution of {row.organisation} is on record.")
            return redirect(f"{here(request, 'contributions')}?year={row.year_starts_on.year}")
    context = {
        "title": "Add a contribution",
        "breadcrumbs": crumbs(request, ("Add", "")),
        "form": form,
        "back": here(request, "contributions"),
    }
    return render(request, "funding/contribution_add.html", context)


def contribution_edit(request: Any, pk: int) -> HttpResponse:
    """Put a contribution right, or name the decision that agreed it."""
    row = contribution_for(request.rights, pk, to=Right.WRITE_REPORT)
    form = ChangeContributionForm(
        request.POST or None,
        decisions=agreeing_decisions(),
        initial=_as_it_stands(row),
    )
    conflict: list[Both] = []
    back = f"{here(request, 'contributions')}?year={row.year_starts_on.year}"
    if request.method == "POST" and form.is_valid():
        try:
            change_contribution(contribution=row, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("agreed_by", str(refusal))
        except EditConflict as clash:
            conflict = both(form, _as_it_stands(clash.theirs))
        else:
            messages.success(request, f"The contribution of {row.organisation} is changed.")
            return redirect(back)
    context = {
        "title": f"Contribution of {row.organisation}",
        "caption": year_words(row.year_starts_on),
        "breadcrumbs": crumbs(request, (str(row.organisation), "")),
        "contribution": row,
        "agreed": is_agreed(row.agreed_by),
        "form": form,
        "conflict": conflict,
        "back": back,
    }
    return render(request, "funding/contribution_edit.html", context, status=409 if conflict else 200)


def _as_it_stands(row: Contribution) -> dict[str, Any]:
    return {"cash": row.cash, "in_kind": row.in_kind, "agreed_by": row.agreed_by_id, "version": row.version}
