"""Incidents: those that one may open, one of them, and everything that is done to it."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import fresh_factor
from hscp.lib.moves import legal_moves, may_move
from hscp.lib.verdicts import Refused
from hscp.lib.workdays import uk_date
from hscp.spaces.clock import now, today
from hscp.ui.addresses import here
from hscp.ui.exports import csv_response
from hscp.ui.forms import show_refusal
from partnership.access import acting_seat
from partnership.rules.roles import Right
from reviews.access import child_for, incident_for
from reviews.enums import IncidentState
from reviews.forms.incidents import (
    ChangeIncidentForm,
    ChildForm,
    IncidentsFilter,
    MergeForm,
    MoveForm,
    NotifyForm,
    OpenIncidentForm,
)
from reviews.models import Child
from reviews.operations import incidents as operations
from reviews.queries.clocks import time_of, times_of
from reviews.queries.hour import restrictions_of
from reviews.queries.incidents import children_of, gaps_of, incidents_listed, story_of
from reviews.queries.incidents import incidents as incidents_opened
from reviews.queries.learning import options_of
from reviews.queries.outside import requests_of
from reviews.queries.referrals import referrals_of
from reviews.queries.standing import stands_of
from reviews.rules.notification import CITATION
from reviews.rules.standing import Stands, stands_tag
from reviews.rules.states import INCIDENT
from reviews.views.acts import act
from reviews.views.clocks import clock_rows
from reviews.views.frame import MARKING, TONES, crumbs, frame
from reviews.views.outside import tagged

PER_PAGE = 50
COLUMNS = (
    "Reference",
    "Title",
    "Lead",
    "State",
    "Where its review stands",
    "Next deadline",
    "Due",
    "Put on record",
    "File closed",
)
# What else is of reviews: (heading, (label, name of the address, what it is, whether it is for whoever opens cases)).
ALSO: tuple[tuple[str, tuple[tuple[str, str, str, bool], ...]], ...] = (
    (
        "Learning",
        (
            ("Learning shared with agencies", "learnings", "What was sent, and which agencies say it arrived", False),
            ("Learning that is owed", "learning_owed", "Chosen and not yet delivered or evaluated", False),
            ("Learning options", "learning_kinds", "What is offered where no review follows", False),
            ("Themes of learning", "themes", "What reviews and recommendations are about", False),
            ("Reviews over years", "review_years", "Timeliness, outcomes, agencies and themes by year", False),
        ),
    ),
    (
        "Beside our own cases",
        (
            ("Register of reviews", "review_register", "Domestic homicide and adults reviews with ours", False),
            ("National reviews", "national_reviews", "What they recommend, and our answers", False),
            ("Child death overview", "child_deaths", "The yearly report, its themes and what answers them", False),
        ),
    ),
    (
        "How it runs",
        (
            ("Clocks that run", "review_clocks", "Every deadline of the cases that you may open", False),
            ("How reviews are run", "review_terms", "What clocks are counted from, steps, who decides", False),
            ("Partners’ referrals", "case_referrals", "Everything that was considered, notified or not", True),
            ("Instruction to secure records", "instruction_text", "What agencies are told in the same hour", True),
        ),
    ),
)
FACTS = ("place", "other_area", "happened_on", "setting", "summary", "agencies", "made_safe", "publishes_on")
OF_CHILD = ("harm", "abuse", "age", "sex", "ethnicity", "disabled", "plan", "lives_here", "home_area")


@require_safe
@fresh_factor
def incidents(request: Any) -> HttpResponse:
    """The incidents that one may open, each with where its review stands and the deadline that comes first.

    Nothing about any other. ``format=csv`` gives the list as a file.
    """
    form = IncidentsFilter(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    state, wanted = chosen.get("state", ""), chosen.get("stands", "")
    found = incidents_listed(state=state)
    where = stands_of(list(found.order_by().values_list("pk", flat=True)))
    if wanted:
        found = found.filter(pk__in=[key for key, each in where.items() if each == wanted])
    if request.GET.get("format") == "csv":
        lines = (_line(each) for each in _dressed(found, where))
        return csv_response("incidents.csv", COLUMNS, lines, marking=MARKING)
    page: Any = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = _dressed(page.object_list, where)
    query = request.GET.copy()
    query["format"] = "csv"
    works = request.rights.may(Right.START_FILE)
    views = [("All", ""), *((label, key) for key, label in IncidentState.choices)]
    context = {
        "title": "Serious incidents and reviews",
        "breadcrumbs": [*crumbs(request)[:1], ("Reviews", "")],
        "marking": MARKING if page.object_list else "",
        "page": page,
        "tabs": [(label, f"?{urlencode({'state': key, 'stands': wanted})}", key == state) for label, key in views],
        "filter_form": form,
        "narrowed": bool(state or wanted),
        "csv": f"?{query.urlencode()}",
        "may_open": works,
        "also": [
            (heading, [(label, here(request, name), about) for label, name, about, ours in links if not ours or works])
            for heading, links in ALSO
        ],
    }
    return render(request, "reviews/incidents.html", context)


def _dressed(rows: Any, where: Mapping[int, Stands]) -> list[Any]:
    """These incidents, each with its tags and the deadline that comes first."""
    found: list[Any] = list(rows)
    times = times_of(found, today())
    for each in found:
        each.tag = (each.get_state_display(), TONES[each.state])
        each.stands = stands_tag(where[each.pk])
        each.first = next(iter(times[each.pk].open), None)
    return found


def _line(each: Any) -> tuple[Any, ...]:
    return (
        each.file.reference,
        each.file.title,
        each.file.lead.person.name,
        each.tag[0],
        each.stands[0],
        each.first.clock.limit.name if each.first else "",
        each.first.clock.due if each.first else None,
        uk_date(each.opened_at),
        uk_date(each.file.closed_at) if each.file.closed_at else None,
    )


@fresh_factor
def incident_open(request: Any) -> HttpResponse:
    """Put an incident on record: the clock of the notification runs from here."""
    request.rights.must(Right.START_FILE)
    form = OpenIncidentForm(request.POST or None, initial={"aware_on": today()})
    if request.method == "POST" and form.is_valid():
        try:
            made = operations.open_incident(**form.cleaned_data, seat=acting_seat(request), at=now())
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, "The incident is on record, and its clock runs.")
            return redirect(here(request, "incident", made.pk))
    context = {
        "title": "Put a serious incident on record",
        "form": form,
        "breadcrumbs": crumbs(request, None, ("Put on record", "")),
        "marking": MARKING,
        "back": here(request, "incidents"),
    }
    return render(request, "reviews/incident_open.html", context)


@require_safe
@fresh_factor
def incident(request: Any, pk: int) -> HttpResponse:
    """One case: its clocks, what the notification still wants, the children, what is known."""
    found, day = incident_for(request.rights, pk), today()
    time, children = time_of(found, day), children_of(found)
    context = frame(request, found, "incident", found.file.title)
    considering = found.state == IncidentState.CONSIDERING
    context |= {
        "time": time,
        "first": next(iter(time.open), None),
        "rows": clock_rows(request, time, writes=context["writes"]),
        "children": children,
        "gaps": gaps_of(found, children) if considering else (),
        "considering": considering,
        "citation": CITATION,
        "restrictions": restrictions_of(found),
        "learning": [each for each in options_of(found, day) if each.is_open],  # type: ignore[attr-defined]
        "asked": tagged(requests_of(found)),
        "referrals": referrals_of(found) if request.rights.may(Right.START_FILE) else [],
        "moves": [
            (each.label, here(request, "incident_move", found.pk, each.name))
            for each in legal_moves(INCIDENT, found.state)
            if each.name not in ("notify", "merge")
        ]
        if context["writes"]
        else [],
        "may_merge": bool(may_move(INCIDENT, found.state, "merge")),
        "leads": request.rights.may(Right.LEAD_FILE, on=found.file),
    }
    return render(request, "reviews/incident.html", context)


@require_safe
@fresh_factor
def incident_history(request: Any, pk: int) -> HttpResponse:
    """Every move of an incident, and every day that its clocks were read off, with what was corrected."""
    found = incident_for(request.rights, pk)
    names = {each.clock.limit.key: each.clock.limit.name for each in time_of(found, today()).shown}
    context = frame(request, found, "incident_history", "What happened to it", entries=story_of(found, names))
    return render(request, "reviews/incident_history.html", context)


@fresh_factor
def incident_change(request: Any, pk: int) -> HttpResponse:
    """Change what is known; where somebody else did so since, both are shown."""
    found = incident_for(request.rights, pk, to=Right.WRITE_FILE)
    form = ChangeIncidentForm(request.POST or None, initial=_as_it_stands(found, FACTS))
    return act(
        request,
        found,
        form,
        "What is known of it",
        lambda data: operations.change_incident(incident=found, at=now(), **data),
        as_it_stands=lambda theirs: _as_it_stands(theirs, FACTS),
        said="What is known is saved.",
        back=here(request, "incident", found.pk),
    )


@fresh_factor
def child_add(request: Any, pk: int) -> HttpResponse:
    """Put a child on record under the next letter."""
    found = incident_for(request.rights, pk, to=Right.WRITE_FILE)
    form = ChildForm(request.POST or None, initial={"lives_here": "yes"})
    return act(
        request,
        found,
        form,
        "Add a child",
        lambda data: operations.add_child(
            incident=found, at=now(), **{name: value for name, value in data.items() if name != "version"}
        ),
        as_it_stands=None,
        said="The child is on record.",
        back=here(request, "incident", found.pk),
    )


@fresh_factor
def child_change(request: Any, incident: int, pk: int) -> HttpResponse:
    """Change what is known of a child; where somebody else did so since, both are shown."""
    child = child_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    form = ChildForm(request.POST or None, initial=_child_as_it_stands(child))
    return act(
        request,
        child.incident,
        form,
        child.label,
        lambda data: operations.change_child(child=child, at=now(), **data),
        as_it_stands=_child_as_it_stands,
        said=f"What is known of {child.label} is saved.",
        back=here(request, "incident", child.incident.pk),
    )


def _as_it_stands(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {**{name: getattr(row, name) for name in names}, "version": row.version}


def _child_as_it_stands(row: Child) -> dict[str, Any]:
    return {**_as_it_stands(row, OF_CHILD), "lives_here": "yes" if row.lives_here else "no"}


@fresh_factor
def incident_notify(request: Any, pk: int) -> HttpResponse:
    """Record that the national notification was sent, with its reference typed twice."""
    found = incident_for(request.rights, pk, to=Right.WRITE_FILE)
    gaps = gaps_of(found, children_of(found))
    form = NotifyForm(request.POST or None, initial={"sent_on": today()})
    if request.method == "POST" and form.is_valid():
        try:
            operations.notify(incident=found, **form.cleaned_data, seat=acting_seat(request), at=now())
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, "The notification is on record.")
            return redirect(here(request, "incident", found.pk))
    context = frame(
        request,
        found,
        "",
        "Record that it is notified",
        form=form,
        gaps=gaps,
        citation=CITATION,
        refused=may_move(INCIDENT, found.state, "notify").sentence,
    )
    return render(request, "reviews/incident_notify.html", context)


@fresh_factor
def incident_move(request: Any, pk: int, move: str) -> HttpResponse:
    """Any other move of an incident, with its reason."""
    found = incident_for(request.rights, pk, to=Right.WRITE_FILE)
    known = [each for each in INCIDENT.moves if each.name == move]
    if not known or move in ("notify", "merge"):
        raise Http404("No such move.")
    form = MoveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            operations.move_incident(
                incident=found, move=move, reason=form.cleaned_data["reason"], seat=acting_seat(request), at=now()
            )
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, "That is on record.")
            return redirect(here(request, "incident", found.pk))
    context = frame(
        request,
        found,
        "",
        known[0].label,
        form=form,
        button=known[0].label,
        refused=may_move(INCIDENT, found.state, move).sentence,
    )
    return render(request, "reviews/case_form.html", context)


@fresh_factor
def incident_merge(request: Any, pk: int) -> HttpResponse:
    """Merge an incident that was put on record twice with the one that goes on."""
    found = incident_for(request.rights, pk, to=Right.WRITE_FILE)
    others = [
        each
        for each in incidents_opened().exclude(pk=found.pk).exclude(state=IncidentState.MERGED)
        if request.rights.may(Right.WRITE_FILE, on=each.file)
    ]
    form = MergeForm(request.POST or None, others=others)
    if request.method == "POST" and form.is_valid():
        try:
            operations.merge_incident(incident=found, **form.cleaned_data, seat=acting_seat(request), at=now())
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, "The two are one from now on. Both stay readable.")
            return redirect(here(request, "incident", form.cleaned_data["into"].pk))
    refused = may_move(INCIDENT, found.state, "merge").sentence
    context = frame(
        request,
        found,
        "",
        "Merge with another incident",
        form=form,
        button="Merge",
        refused=refused or ("" if others else "There is no other incident in which you may write."),
    )
    return render(request, "reviews/case_form.html", context)
