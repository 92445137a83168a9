"""The identity sheet of a case: whether there is one, who is on it, putting somebody on it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from hscp.identity.fresh import fresh_factor
from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from hscp.spaces.clock import now
from hscp.ui.addresses import here
from hscp.ui.conflicts import both
from hscp.ui.forms import show_refusal
from partnership.access import acting_seat
from partnership.queries.cases import list_of
from partnership.rules.cases import Place
from partnership.rules.roles import Right
from reviews.access import incident_for, sheet_for, sheet_person_for
from reviews.forms.identity import SheetPersonForm
from reviews.models import IdentitySheet, Incident, SheetPerson
from reviews.operations import identity as operations
from reviews.queries.identity import lines_of, people_of, sheet_of
from reviews.views.frame import MARKING, crumbs, frame

FIELDS = (
    *("kind", "called", "relation", "given", "family", "former", "known_as", "born_on", "nhs_number", "address"),
    "left_out_because",
)


@require_safe
@fresh_factor
def incident_sheet(request: Any, pk: int) -> HttpResponse:
    """Whether a case has an identity sheet, and its address for whom it opens to."""
    return _about(request, incident_for(request.rights, pk))


@require_POST
@fresh_factor
def sheet_open(request: Any, pk: int) -> HttpResponse:
    """Open the identity sheet of a case that one leads."""
    found = incident_for(request.rights, pk, to=Right.LEAD_FILE)
    try:
        made = operations.open_sheet(incident=found, seat=acting_seat(request), at=now())
    except Refused as refusal:
        return _about(request, found, str(refusal))
    messages.success(request, "The identity sheet is open. You alone are on its list.")
    return redirect(here(request, "sheet", made.pk))


def _about(request: Any, found: Incident, refused: str = "") -> HttpResponse:
    context = frame(
        request,
        found,
        "incident_sheet",
        "Identity sheet",
        sheet=sheet_of(found),
        leads=request.rights.may(Right.LEAD_FILE, on=found.file),
        closed=found.file.closed_at is not None,
        refused=refused,
    )
    return render(request, "reviews/incident_sheet.html", context)


def _frame(request: Any, sheet: IdentitySheet, title: str, **more: Any) -> dict[str, Any]:
    """What stands round each page of a sheet; whoever opens it need not be one who may open the case."""
    way = [
        ("Case files", here(request, "case_files")),
        (sheet.file.reference, here(request, "case_file", sheet.file_id)),
    ]
    own = here(request, "sheet", sheet.pk)
    last = [("Identity sheet", "")] if not more.get("form") else [("Identity sheet", own), (title, "")]
    return {
        "title": title,
        "caption": f"Identity sheet {sheet.file.reference}, of case {sheet.case.reference}",
        "breadcrumbs": [*crumbs(request)[:1], *way, *last],
        "marking": MARKING,
        "sheet": sheet,
        "back": own,
        **more,
    }


@require_safe
@fresh_factor
def sheet(request: Any, pk: int) -> HttpResponse:
    """Who is who in a case. That this page was opened is recorded with it, and the lead sees it."""
    found, moment = sheet_for(request.rights, pk), now()
    file = found.file
    people: Any = people_of(found)
    for each in people:
        each.names = " ".join(filter(None, (each.given, each.family)))
        each.others = (*lines_of(each.former), *lines_of(each.known_as))
        number = each.nhs_number
        each.number = f"{number[:3]} {number[3:6]} {number[6:]}" if number else ""
    leads = request.rights.may(Right.LEAD_FILE, on=file)
    context = _frame(
        request,
        found,
        "Who is who in this case",
        people=people,
        writes=request.rights.may(Right.WRITE_FILE, on=file) and file.closed_at is None,
        leads=leads,
        listed=[each for each in list_of(file, moment) if each.place is Place.COUNTS],
        sees_case=found.case_id in request.acting.files,
    )
    return render(request, "reviews/sheet.html", context)


@fresh_factor
def sheet_person_add(request: Any, pk: int) -> HttpResponse:
    """Put somebody on a sheet."""
    found = sheet_for(request.rights, pk, to=Right.WRITE_FILE)
    form = SheetPersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        try:
            made = operations.add_person(sheet=found, seat=acting_seat(request), at=now(), **data)
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, f"{made.called} is on the sheet.")
            return redirect(here(request, "sheet", found.pk))
    context = _frame(request, found, "Put somebody on the sheet", form=form, button="Save")
    return render(request, "reviews/case_form.html", context)


@fresh_factor
def sheet_person_change(request: Any, sheet: int, pk: int) -> HttpResponse:
    """Change what a sheet says of somebody; where somebody else did so since, both are shown."""
    person = sheet_person_for(request.rights, sheet, pk, to=Right.WRITE_FILE)
    form, conflict = SheetPersonForm(request.POST or None, initial=_as_it_stands(person)), []
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data | {"version": form.cleaned_data["version"] or 0}
        try:
            operations.change_person(person=person, at=now(), **data)
        except Refused as refusal:
            show_refusal(form, refusal)
        except EditConflict as clash:
            conflict = both(form, _as_it_stands(clash.theirs))
        else:
            messages.success(request, "The sheet is saved.")
            return redirect(here(request, "sheet", person.sheet_id))
    title = f"Change what is known of {person.called}"
    context = _frame(request, person.sheet, title, form=form, conflict=conflict, button="Save")
    return render(request, "reviews/case_form.html", context, status=409 if conflict else 200)


def _as_it_stands(person: SheetPerson) -> dict[str, Any]:
    return {**{name: getattr(person, name) for name in FIELDS}, "version": person.version}
