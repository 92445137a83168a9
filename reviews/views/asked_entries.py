"""The chronology of one agency's own record, as its contact enters it: one by one, or from a spreadsheet."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from hscp.identity.fresh import fresh_factor
from hscp.lib.verdicts import Refused
from hscp.lib.words import plural
from hscp.spaces.clock import now
from hscp.ui.addresses import here
from hscp.ui.forms import show_refusal
from partnership.access import acting_seat
from reviews.access import asked_of_me
from reviews.forms.chronology import EntriesImportForm, EntryForm
from reviews.models import AgencyRequest
from reviews.operations.chronology import add_entry, import_entries
from reviews.queries.incidents import children_of
from reviews.rules.requests import may_write
from reviews.views.asked import look
from reviews.views.chronology import import_words
from reviews.views.frame import MARKING


def _agency(row: AgencyRequest) -> str:
    return str(row.organisation or row.seat.post.title)[:120]


def _brings_entries(row: AgencyRequest) -> None:
    """Raise ``Http404`` on a form about a draft's facts: nothing is asked there that belongs to the chronology."""
    if row.draft_id is not None:
        raise Http404("No entries are asked for here.")


def _context(request: Any, row: AgencyRequest, title: str, **more: Any) -> dict[str, Any]:
    reference, back = row.file.reference, here(request, "my_request", row.pk)
    return {
        "title": title,
        "breadcrumbs": [
            (request.space.name, here(request, "space_home")),
            (f"Case {reference}", back),
            (title, ""),
        ],
        "marking": MARKING,
        "refused": may_write(row.state).sentence,
        "back": back,
        **more,
    }


@fresh_factor
def my_entry_add(request: Any, pk: int) -> HttpResponse:
    """Add an entry of one's own agency's record."""
    with asked_of_me(request.rights, pk, writes=request.method == "POST") as row:
        _brings_entries(row)
        form = EntryForm(request.POST or None, children=children_of(row.rapid.incident), agency=_agency(row))
        if request.method == "POST" and form.is_valid():
            try:
                may_write(row.state).require()
                said = {**form.cleaned_data, "agency": _agency(row)}
                add_entry(rapid=row.rapid, request=row, seat=acting_seat(request), at=now(), **said)
            except Refused as refusal:
                show_refusal(form, refusal)
            else:
                messages.success(request, "The entry is in the chronology.")
                return redirect(here(request, "my_request", pk))
        context = _context(request, row, "Add an entry", form=form, button="Add it")
        response = render(request, "reviews/case_form.html", context)
        look(request, row)
        return response


@fresh_factor
def my_entries_import(request: Any, pk: int) -> HttpResponse:
    """Bring the entries of one's own agency's record from a spreadsheet: all of them or none."""
    with asked_of_me(request.rights, pk, writes=request.method == "POST") as row:
        _brings_entries(row)
        form, outcome = EntriesImportForm(request.POST or None, request.FILES or None), None
        if request.method == "POST" and form.is_valid():
            try:
                may_write(row.state).require()
                outcome = import_entries(
                    rapid=row.rapid,
                    rows=form.cleaned_data["upload"].table,
                    dry_run=form.cleaned_data["what"] != "import",
                    agency=_agency(row),
                    request=row,
                    seat=acting_seat(request),
                    at=now(),
                )
            except Refused as refusal:
                show_refusal(form, refusal)
            if outcome is not None and outcome.kept:
                messages.success(request, f"{plural(outcome.kept, 'entry', 'entries')} added.")
                return redirect(here(request, "my_request", pk))
        context = _context(request, row, "Import entries", form=form, **import_words(outcome))
        response = render(request, "reviews/entries_import.html", context)
        look(request, row)
        return response
