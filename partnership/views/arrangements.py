"""The published document: what it says, who takes part, what it promises, and the national rules it stands under."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hscp.lib.words import listing, sentence
from hscp.spaces.clock import today
from partnership.enums import Category, Standing, Trust
from partnership.forms.promises import BY, PromiseFilter
from partnership.models import (
    Ambiguity,
    GuidanceEdition,
    Participation,
    Partnership,
    Promise,
    Recipient,
    ReportContent,
    ReportHeading,
    ReservedMatter,
    StatuteClock,
    StrategicLink,
)
from partnership.queries.as_at import put_back, standing_on
from partnership.queries.document import documents
from partnership.queries.people import not_over
from partnership.queries.posts import holds_on
from partnership.queries.promises import evidence_words, promise_words, words_for_evidence
from partnership.rules.promises import NoFrequency, cadence_from_json, words_for_cadence
from partnership.rules.roles import Right
from partnership.views.as_at import as_at
from partnership.views.people import here

TABS = (
    ("The document", "arrangements"),
    ("Organisations", "organisations"),
    ("Promises", "promises"),
    ("National rules", "statute"),
    ("Bank holidays", "bank_holidays"),
)


def frame(request: Any, name: str, title: str) -> dict[str, Any]:
    """What every part of the arrangements shows: its title, the way to it, the other parts."""
    crumbs = [(request.space.name, here(request, "space_home"))]
    if name != "arrangements":
        crumbs.append(("Arrangements", here(request, "arrangements")))
    return {
        "title": title,
        "breadcrumbs": [*crumbs, (title, "")],
        "tabs": [(words, here(request, each), each == name) for words, each in TABS],
    }


@require_safe
def arrangements(request: Any) -> HttpResponse:
    """The document in force, what it stands for, what it reserves, whom it works with, where it is unclear.

    Today, or on the day in the address.
    """
    asked = as_at(request)
    day, past = asked.day, asked.is_past
    editions = documents(day)
    partnership = Partnership.objects.select_related("host").first()
    if past and partnership is not None:
        put_back([partnership], day)
    entered = {slug for _, slug in request.all_spaces}
    context = {
        **frame(request, "arrangements", "Arrangements"),
        "document": editions[0] if editions else None,
        "earlier": editions[1:],
        "as_at": asked,
        "form": asked.form,
        "partnership": partnership,
        "reserved": standing_on(ReservedMatter, day, past=past),
        "links": [(link, link.partner in entered) for link in standing_on(StrategicLink, day, past=past)],
        "notes": standing_on(Ambiguity, day, past=past),
        "contents": standing_on(ReportContent, day, past=past),
        "recipients": standing_on(Recipient, day, past=past),
    }
    return render(request, "partnership/arrangements.html", context)


@require_safe
def organisations(request: Any) -> HttpResponse:
    """Who takes part: the statutory partners, then the relevant agencies by kind, then others."""
    rows = list(
        Participation.objects.filter(holds_on(today())).select_related("organisation").order_by("organisation__name")
    )
    agencies = [(label, _of(rows, Standing.RELEVANT, value)) for value, label in Category.choices]
    context = {
        **frame(request, "organisations", "Organisations"),
        "statutory": _of(rows, Standing.STATUTORY),
        "agencies": [(label, found) for label, found in agencies if found],
        "others": _of(rows, Standing.OTHER),
        "count": len(rows),
    }
    return render(request, "partnership/organisations.html", context)


def _of(rows: Iterable[Participation], standing: str, category: str = "") -> list[Participation]:
    return [row for row in rows if row.standing == standing and category in ("", row.category)]


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A promise as the page says it."""

    row: Promise
    by: str
    cadence: str
    evidence: str


@require_safe
def promises(request: HttpRequest) -> HttpResponse:
    """Every promise with its paragraph, how often, and what evidences it, or why it cannot be checked."""
    form = PromiseFilter(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    rows = list(Promise.objects.filter(not_over(today())).select_related("agenda_group"))
    shown = [row for row in rows if _is_chosen(row, chosen)]
    names = words_for_evidence() if shown else {}
    context = {
        **frame(request, "promises", "Promises"),
        "filter_form": form,
        "promises": [
            PromiseLine(
                row,
                BY.get(row.by, row.by),
                sentence(words_for_cadence(cadence_from_json(row.cadence))).rstrip("."),
                evidence_words(row, names),
            )
            for row in shown
        ],
        "count": len(rows),
        "checkable": sum(not row.not_checkable for row in rows),
        "counted": promise_words(len(shown), len(rows)),
    }
    return render(request, "partnership/promises.html", context)


def _is_chosen(row: Promise, chosen: dict[str, str]) -> bool:
    if chosen.get("by") and row.by != chosen["by"]:
        return False
    timed = not isinstance(cadence_from_json(row.cadence), NoFrequency)
    match chosen.get("kind"):
        case "timed":
            return timed and not row.not_checkable
        case "duty":
            return not timed and not row.not_checkable
        case "not_checkable":
            return bool(row.not_checkable)
    return True


@require_safe
def statute(request: Any) -> HttpResponse:
    """The editions of the guidance, its time limits and what it asks of the yearly report; what is to be checked."""
    day = today()
    editions = list(GuidanceEdition.objects.order_by("starts_on"))
    clocks = list(StatuteClock.objects.select_related("edition").order_by("name", "edition__starts_on"))
    headings = list(ReportHeading.objects.select_related("edition").order_by("position", "edition__starts_on"))
    in_force = [each for each in editions if each.starts_on <= day and (each.ends_on is None or day < each.ends_on)]
    context = {
        **frame(request, "statute", "National rules"),
        "editions": editions,
        "in_force": in_force[-1] if in_force else None,
        "clocks": [(rows[0], _editions(rows)) for rows in _alike(clocks, _clock_says)],
        "headings": [(rows[0], _editions(rows)) for rows in _alike(headings, _heading_says)],
        "unchecked": sum(clock.trust == Trust.CHECK for clock in clocks)
        + sum(heading.trust == Trust.CHECK for heading in headings)
        + sum(not edition.is_verified for edition in editions),
        "team": request.rights.may(Right.MANAGE_PEOPLE),
    }
    return render(request, "partnership/statute.html", context)


def _alike(rows: Iterable[Any], says: Any) -> list[list[Any]]:
    """Rows that say the same for several editions, together."""
    found: dict[Any, list[Any]] = {}
    for row in rows:
        found.setdefault(says(row), []).append(row)
    return list(found.values())


def _clock_says(row: StatuteClock) -> tuple[Any, ...]:
    return row.key, row.length, row.unit, row.direction, row.starts_on_event, row.citation, row.trust


def _heading_says(row: ReportHeading) -> tuple[Any, ...]:
    return row.key, row.title, row.requirement, row.citation, row.trust


def _editions(rows: Iterable[Any]) -> str:
    return listing([row.edition.key for row in rows])
