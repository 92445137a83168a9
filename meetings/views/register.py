"""The register of actions: narrowed, sorted, paged, and the same as a file."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import asks_for_a_file, fresh_factor
from hscp.lib.words import plural
from hscp.lib.workdays import uk_date
from hscp.spaces.clock import now, today
from hscp.ui.exports import csv_response
from hscp.ui.search import searched
from hscp.ui.spreadsheets import xlsx_response
from meetings.access import groups_that_meet
from meetings.enums import RecommendationSource
from meetings.forms.actions import ActionsFilter
from meetings.forms.importing import ActionsImportForm
from meetings.operations.importing import import_actions
from meetings.queries.actions import ActionRow, actions_listed, owners_and_agencies, rows_of
from meetings.rules.importing import COLUMNS as COLUMNS_TAKEN
from meetings.rules.importing import MOST_ROWS
from meetings.views.addresses import ManyAddresses, here
from partnership.access import acting_seat
from partnership.rules.roles import Right

PER_PAGE, AT_MOST = 50, 500
FILES = {"csv": csv_response, "xlsx": xlsx_response}
SOURCES = dict(RecommendationSource.choices)
TABS = (
    ("Still to be closed", ""),
    ("Mine", "mine=on"),
    ("Late", "late=on"),
    ("To be confirmed", "state=done"),
    ("Impact to be shown", "state=confirmed"),
    ("To be looked at", "look=on"),
    ("All", "state=all"),
)
COLUMNS = (
    "Reference",
    "Action",
    "Owner",
    "Due",
    "State",
    "Late",
    "Group",
    "Recommendation",
    "Source",
    "Agency",
    "Given",
    "Done",
    "Confirmed",
    "Impact due",
    "Closed",
    "Rests on a provisional decision",
    "To be looked at, because",
)


@require_safe
@fresh_factor(when=asks_for_a_file)
def actions(request: Any) -> HttpResponse:
    """The register: 50 a page, ``?all`` up to 500; ``format=csv`` or ``xlsx`` gives what fits as a file."""
    day = today()
    groups = [(str(group.pk), group.name) for group in groups_that_meet(request.rights, to=Right.SEE)]
    owners, agencies = owners_and_agencies(day)
    form = ActionsFilter(request.GET, groups=groups, owners=owners, agencies=agencies)
    chosen = dict(form.cleaned_data) if form.is_valid() else {}
    mine = request.rights.seat_ids if chosen.pop("mine", False) else None
    text = searched(request)
    found = actions_listed(day, text=text, mine=mine, sort=request.GET.get("sort", ""), **chosen)
    if request.GET.get("format") in FILES:
        rows = rows_of(found, day)
        ending = request.GET["format"]
        return FILES[ending](f"actions.{ending}", COLUMNS, (_line(row) for row in rows), marking=_marking(rows))
    page = Paginator(found, AT_MOST if "all" in request.GET else PER_PAGE).get_page(request.GET.get("page"))
    rows, addresses = rows_of(page.object_list, day), ManyAddresses(request, "action")
    context = {
        "title": "Actions",
        "breadcrumbs": [(request.space.name, here(request, "space_home")), ("Actions", "")],
        "tabs": [(label, f"?{key}", _is_tab(request, key)) for label, key in TABS],
        "filter_form": form,
        "page": page,
        "lines": [(row, addresses.of(row.pk), row.tag) for row in rows],
        "count": plural(page.paginator.count, "action"),
        "sort": "due",
        "files": [(ending.upper() if ending == "csv" else "Excel", _as_file(request, ending)) for ending in FILES],
        "imports": request.rights.may(Right.RECORD_MINUTES),
        "everything": _everything(request, page),
        "narrowed": bool(text or mine or any(chosen.values())),
        "marking": _marking(rows),
    }
    return render(request, "meetings/actions.html", context)


def _as_file(request: Any, ending: str) -> str:
    query = request.GET.copy()
    query["format"] = ending
    return f"?{query.urlencode()}"


def actions_import(request: Any) -> HttpResponse:
    """Bring actions from a spreadsheet: looked through first, then all of them or none."""
    request.rights.must(Right.RECORD_MINUTES)
    form = ActionsImportForm(request.POST or None, request.FILES or None)
    outcome = None
    if request.method == "POST" and form.is_valid():
        dry_run = form.cleaned_data["what"] != "import"
        outcome = import_actions(
            rows=form.cleaned_data["upload"].table, dry_run=dry_run, seat=acting_seat(request), at=now()
        )
        if outcome.references:
            messages.success(request, f"{plural(len(outcome.references), 'action')} given.")
            return redirect(here(request, "actions"))
    context = {
        "title": "Import actions",
        "breadcrumbs": [
            (request.space.name, here(request, "space_home")),
            ("Actions", here(request, "actions")),
            ("Import", ""),
        ],
        "form": form,
        "outcome": outcome,
        "count": plural(len(outcome.lines), "action") if outcome else "",
        "problems": plural(len(outcome.problems), "problem") if outcome else "",
        "columns": ", ".join(COLUMNS_TAKEN),
        "most": MOST_ROWS,
        "back": here(request, "actions"),
    }
    return render(request, "meetings/actions_import.html", context)


def _is_tab(request: Any, key: str) -> bool:
    on = [
        f"{name}={value}" for name, value in request.GET.items() if value and name in ("mine", "late", "look", "state")
    ]
    return on == ([key] if key else [])


def _everything(request: Any, page: Any) -> str:
    if page.paginator.num_pages < 2 or "all" in request.GET:
        return ""
    query = request.GET.copy()
    query.pop("page", None)
    query["all"] = "on"
    return f"?{query.urlencode()}"


def _marking(rows: list[ActionRow]) -> str:
    return "OFFICIAL-SENSITIVE" if any(row.restricted for row in rows) else ""


def _line(row: ActionRow) -> tuple[Any, ...]:
    return (
        row.reference,
        row.text,
        row.owner,
        row.due_on,
        row.tag[0],
        row.late,
        row.group,
        row.recommendation,
        SOURCES.get(row.source, ""),
        row.agency,
        uk_date(row.given_at),
        row.done_on,
        row.confirmed_on,
        row.impact_due_on,
        row.closed_on,
        row.provisional,
        row.to_look_at,
    )
