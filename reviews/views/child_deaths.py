"""The annual report on child deaths (§16): received, considered, themes, what answers it. No case data."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hscp.record.files import stored_response
from hscp.spaces.clock import now, today
from hscp.ui.addresses import here
from hscp.ui.exports import csv_response
from partnership.access import acting_seat
from partnership.queries.themes import themes_in_use
from partnership.rules.roles import Right
from reviews.access import child_death_for, child_death_theme_for
from reviews.forms.child_deaths import AnswerForm, ChildDeathForm, ReportRecommendsForm, ThemeForm
from reviews.models import ChildDeathReport, ChildDeathTheme
from reviews.operations import child_deaths as operations
from reviews.queries.child_deaths import (
    answer_of,
    answers_of,
    answers_to_choose,
    reports_listed,
    themes,
    themes_of,
)
from reviews.queries.findings import key_of, meeting_of, meetings_offered, named
from reviews.views.acts import act_in_space
from reviews.views.frame import crumbs

PER_PAGE = 50
TITLE = "Child death overview"
FIELDS: tuple[str, ...] = (
    *("panel", "starts_on", "ends_on", "received_on", "received_from", "summary", "considered_on", "words"),
    "considered",
)
COLUMNS = ("Panel", "From", "To", "Received", "Considered", "Meeting", "Decided", "Theme", "Considered for", "Found")


@require_safe
def child_deaths(request: Any) -> HttpResponse:
    """The annual reports, the latest year first; ``format=csv`` gives them with their themes as a file."""
    rows = reports_listed()
    if request.GET.get("format") == "csv":
        return csv_response("child-death-overview.csv", COLUMNS, _lines(list(rows)))
    page: Any = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    for each in page:
        each.met = named(each)
    context = {
        "title": TITLE,
        "breadcrumbs": crumbs(request, None, (TITLE, "")),
        "page": page,
        "writes": request.rights.may(Right.START_FILE),
    }
    return render(request, "reviews/child_deaths.html", context)


def _lines(rows: list[ChildDeathReport]) -> list[tuple[Any, ...]]:
    of: dict[int, list[ChildDeathTheme]] = {}
    for theme in themes().order_by("pk"):
        of.setdefault(theme.report_id, []).append(theme)
    found = []
    for row in rows:
        said = (row.panel, row.starts_on, row.ends_on, row.received_on, row.considered_on, named(row), row.considered)
        found += [(*said, each.theme, each.get_considered_for_display(), each.words) for each in of.get(row.pk, [])]
        found += [] if row.pk in of else [(*said, "", "", "")]
    return found


@require_safe
def child_death(request: Any, pk: int) -> HttpResponse:
    """One annual report: when it came, which meeting considered it, its themes and what answers them."""
    row = child_death_for(request.rights, pk)
    context = _frame(request, row, str(row), own=True) | {
        "met": named(row),
        "themes": themes_of(row),
        "answers": answers_of(row),
        "writes": request.rights.may(Right.START_FILE),
    }
    return render(request, "reviews/child_death.html", context)


@require_safe
def child_death_file(request: Any, pk: int) -> Any:
    """The report itself; absent where none was put on record."""
    row = child_death_for(request.rights, pk)
    if row.stored is None:
        raise Http404("Nothing of that number here.")
    return stored_response(row.stored)


def child_death_add(request: Any) -> HttpResponse:
    """Put an annual report on record."""
    request.rights.must(Right.START_FILE)
    context = {
        "title": "Put an annual report on record",
        "breadcrumbs": crumbs(request, None, (TITLE, here(request, "child_deaths")), ("Put on record", "")),
        "back": here(request, "child_deaths"),
        "takes_files": True,
    }
    form = ChildDeathForm(
        request.POST or None, request.FILES or None, meetings=meetings_offered(), initial={"received_on": today()}
    )
    return act_in_space(
        request,
        form,
        context,
        lambda data: operations.receive_report(seat=acting_seat(request), at=now(), **_said(data)),
        "The report is on record.",
        lambda made: here(request, "child_death", made.pk),
    )


def child_death_change(request: Any, pk: int) -> HttpResponse:
    """Change what is on record of it; where somebody else did so since, both are shown."""
    row = child_death_for(request.rights, pk, to=Right.START_FILE)
    form = ChildDeathForm(
        request.POST or None, request.FILES or None, meetings=meetings_offered(), initial=_as_it_stands(row)
    )
    return act_in_space(
        request,
        form,
        _frame(request, row, "Change what is on record") | {"takes_files": True},
        lambda data: operations.change_report(report=row, at=now(), version=data["version"], **_said(data)),
        "The report is saved.",
        as_it_stands=_as_it_stands,
    )


def child_death_theme_add(request: Any, pk: int) -> HttpResponse:
    """Put a theme of the report on record."""
    row = child_death_for(request.rights, pk, to=Right.START_FILE)
    return act_in_space(
        request,
        ThemeForm(request.POST or None),
        _frame(request, row, "Add a theme"),
        lambda data: operations.add_theme(
            report=row, **{name: data[name] for name in ("theme", "words", "considered_for")}
        ),
        "The theme is on record.",
    )


def child_death_theme_change(request: Any, pk: int) -> HttpResponse:
    """Change a theme; where somebody else did so since, both are shown."""
    row = child_death_theme_for(request.rights, pk, to=Right.START_FILE)
    return act_in_space(
        request,
        ThemeForm(request.POST or None, initial=_theme(row)),
        _frame(request, row.report, f"Change: {row.theme}"),
        lambda data: operations.change_theme(row=row, **data),
        "The theme is saved.",
        as_it_stands=_theme,
    )


def child_death_recommend(request: Any, pk: int) -> HttpResponse:
    """Write down what the report recommends: from then on it is followed among the partnership's recommendations."""
    row = child_death_for(request.rights, pk, to=Right.START_FILE)
    return act_in_space(
        request,
        ReportRecommendsForm(request.POST or None, themes=themes_in_use(today()), initial={"made_on": row.received_on}),
        _frame(request, row, "Write down a recommendation"),
        lambda data: operations.recommend(report=row, seat=acting_seat(request), at=now(), **data),
        "It is written down, and followed among the recommendations.",
    )


def child_death_answer(request: Any, pk: int) -> HttpResponse:
    """Say which action or recommendation answers the report."""
    row = child_death_for(request.rights, pk, to=Right.START_FILE)
    offered = answers_to_choose()
    return act_in_space(
        request,
        AnswerForm(request.POST or None, offered=offered),
        _frame(request, row, "What answers this report")
        | {"refused": "" if offered else "There is no open action or recommendation yet. Add one first."},
        lambda data: operations.link_answer(
            report=row, answer=answer_of(data["answer"]), seat=acting_seat(request), at=now()
        ),
        "That is on record.",
    )


def _frame(request: Any, row: ChildDeathReport, title: str, *, own: bool = False) -> dict[str, Any]:
    way = [(TITLE, here(request, "child_deaths"))]
    last = [(str(row), "")] if own else [(str(row), here(request, "child_death", row.pk)), (title, "")]
    return {
        "title": title,
        "caption": TITLE,
        "breadcrumbs": crumbs(request, None, *way, *last),
        "row": row,
        "back": here(request, "child_death", row.pk),
    }


def _said(data: dict[str, Any]) -> dict[str, Any]:
    return {
        **{name: data[name] for name in FIELDS},
        "upload": data["upload"],
        "meeting": meeting_of(data["meeting"]),
    }


def _as_it_stands(row: ChildDeathReport) -> dict[str, Any]:
    return {**{name: getattr(row, name) for name in FIELDS}, "meeting": key_of(row), "version": row.version}


def _theme(row: ChildDeathTheme) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("theme", "words", "considered_for", "version")}
