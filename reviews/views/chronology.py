"""The chronology of a case, for its people: merged, filtered, imported, exported; differing accounts resolved."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import fresh_factor
from hscp.lib.verdicts import Refused
from hscp.lib.words import plural
from hscp.spaces.clock import now
from hscp.ui.addresses import here
from hscp.ui.forms import show_refusal
from hscp.ui.spreadsheets import xlsx_response
from partnership.access import acting_seat
from partnership.rules.roles import Right
from reviews.access import entry_for, incident_for, rapid_for
from reviews.forms.chronology import EntriesFilter, EntriesImportForm, EntryForm, ResolveForm
from reviews.operations import chronology as operations
from reviews.queries.chronology import agencies_of, differing, entries_by_key, entries_of
from reviews.queries.incidents import children_of
from reviews.queries.rapid import rapid_of
from reviews.rules.chronology import COLUMNS, MOST_ROWS
from reviews.views.acts import act
from reviews.views.frame import MARKING, frame

PER_PAGE = 100


@require_safe
@fresh_factor
def chronology(request: Any, pk: int) -> HttpResponse:
    """The entries of all agencies in one order, those asked for; a workbook of them on demand."""
    found = incident_for(request.rights, pk)
    rapid = rapid_of(found)
    context = frame(request, found, "chronology", "Chronology", rapid=rapid)
    if rapid is None:
        return render(request, "reviews/chronology.html", context)
    children = children_of(found)
    form = EntriesFilter(request.GET or None, agencies=agencies_of(rapid), children=children)
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    rows = entries_of(rapid, asked, request.GET.get("sort", ""))
    if request.GET.get("format") == "xlsx":
        lines = [_line(each) for each in rows]
        return xlsx_response(f"chronology-{found.file.reference}.xlsx", COLUMNS, lines, marking=MARKING)
    open_ones = [each for each in differing(rapid) if each.resolved is None]
    unlike = {key for each in open_ones for key in each.conflict.keys}
    page: Any = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    for each in page:
        each.differs = each.pk in unlike
    query = request.GET.copy()
    query["format"] = "xlsx"
    context |= {
        "page": page,
        "count": plural(page.paginator.count, "entry", "entries"),
        "filter_form": form,
        "differences": plural(len(open_ones), "difference") if open_ones else "",
        "export": f"?{query.urlencode()}",
    }
    return render(request, "reviews/chronology.html", context)


def _line(entry: Any) -> tuple[Any, ...]:
    at = entry.at.strftime("%H:%M") if entry.at else ""
    child = entry.child.label if entry.child else "All"
    return entry.on, at, child, entry.agency, entry.what, entry.source, entry.significance


@fresh_factor
def entry_add(request: Any, pk: int) -> HttpResponse:
    """Add an entry for an agency."""
    rapid = rapid_for(request.rights, pk, to=Right.WRITE_FILE)
    form = EntryForm(request.POST or None, children=children_of(rapid.incident))
    return act(
        request,
        rapid.incident,
        form,
        "Add an entry",
        lambda data: operations.add_entry(rapid=rapid, seat=acting_seat(request), at=now(), **data),
        said="The entry is in the chronology.",
        back=here(request, "chronology", pk),
    )


@fresh_factor
def entry_correct(request: Any, incident: int, pk: int) -> HttpResponse:
    """Correct an entry: another stands in its place, and what stood stays on record."""
    entry = entry_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    initial = {
        "on": entry.on,
        "at_time": entry.at,
        "child": str(entry.child_id or ""),
        "agency": entry.agency,
        "what": entry.what,
        "source": entry.source,
        "significance": entry.significance,
    }
    form = EntryForm(request.POST or None, children=children_of(entry.rapid.incident), corrects=True, initial=initial)
    gone = getattr(entry, "replaced_by", None) is not None
    return act(
        request,
        entry.rapid.incident,
        form,
        "Correct an entry",
        lambda data: operations.add_entry(
            rapid=entry.rapid, replaces=entry, request=entry.request, seat=acting_seat(request), at=now(), **data
        ),
        said="The entry is corrected. What stood stays on record.",
        back=here(request, "chronology", incident),
        refused="This entry was corrected already: correct what stands now." if gone else "",
    )


@fresh_factor
def entries_import(request: Any, pk: int) -> HttpResponse:
    """Bring entries from a spreadsheet: looked through first, then all of them or none."""
    rapid = rapid_for(request.rights, pk, to=Right.WRITE_FILE)
    form = EntriesImportForm(request.POST or None, request.FILES or None)
    outcome = None
    if request.method == "POST" and form.is_valid():
        try:
            outcome = operations.import_entries(
                rapid=rapid,
                rows=form.cleaned_data["upload"].table,
                dry_run=form.cleaned_data["what"] != "import",
                seat=acting_seat(request),
                at=now(),
            )
        except Refused as refusal:
            show_refusal(form, refusal)
        if outcome is not None and outcome.kept:
            messages.success(request, f"{plural(outcome.kept, 'entry', 'entries')} added.")
            return redirect(here(request, "chronology", pk))
    context = frame(request, rapid.incident, "", "Import entries", form=form, **import_words(outcome))
    context["back"] = here(request, "chronology", pk)
    return render(request, "reviews/entries_import.html", context)


def import_words(outcome: Any) -> dict[str, Any]:
    """What the page of an import says, whoever brings it."""
    return {
        "outcome": outcome,
        "count": plural(len(outcome.lines), "entry", "entries") if outcome else "",
        "problems": plural(len(outcome.problems), "problem") if outcome else "",
        "columns": ", ".join(COLUMNS),
        "most": f"{MOST_ROWS:,}",
    }


@require_safe
@fresh_factor
def differences(request: Any, pk: int) -> HttpResponse:
    """Where accounts of one day and child differ, side by side, and how that was resolved."""
    rapid = rapid_for(request.rights, pk)
    found = differing(rapid)
    entries = entries_by_key({key for each in found for key in each.conflict.keys})
    children = {child.pk: child.label for child in children_of(rapid.incident)}
    rows = [
        {
            "on": each.conflict.on,
            "child": children.get(each.conflict.child or 0, "All children"),
            "accounts": [entries[key] for key in each.conflict.keys],
            "resolved": each.resolved,
            "url": here(request, "difference_resolve", pk, each.conflict.on.isoformat(), each.conflict.child or 0),
        }
        for each in sorted(found, key=lambda each: (each.resolved is not None, each.conflict.on))
    ]
    context = frame(request, rapid.incident, "", "Where accounts differ", rows=rows)
    context["back"] = here(request, "chronology", pk)
    return render(request, "reviews/differences.html", context)


@fresh_factor
def difference_resolve(request: Any, pk: int, day: str, child: int) -> HttpResponse:
    """Say which of the differing accounts stands, and why; all stay on record."""
    rapid = rapid_for(request.rights, pk, to=Right.WRITE_FILE)
    try:
        on = date.fromisoformat(day)
    except ValueError:
        raise Http404("No such day.") from None
    one = next((each for each in differing(rapid) if (each.conflict.on, each.conflict.child or 0) == (on, child)), None)
    accounts = list(entries_by_key(one.conflict.keys).values()) if one else []
    return act(
        request,
        rapid.incident,
        ResolveForm(request.POST or None, accounts=accounts),
        "Which account stands",
        lambda data: operations.resolve(
            rapid=rapid, on=on, child=child or None, seat=acting_seat(request), at=now(), **data
        ),
        said="That is on record. All accounts stay.",
        back=here(request, "differences", pk),
        refused="" if one else "No accounts of that day differ.",
    )
