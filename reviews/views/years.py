"""The picture of the system over years: charts with tables, a file; exact for some, suppressed for everybody else."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import asks_for_a_file, fresh_factor
from hscp.lib.suppressing import Public, in_words
from hscp.lib.years import year_from, year_words
from hscp.ui.addresses import here
from hscp.ui.charts import Chart
from hscp.ui.exports import csv_response
from partnership.rules.roles import Right
from reviews.access import sees_exact
from reviews.queries.years import years_counted, years_shown
from reviews.rules.years import FOLLOWED, RAPID, RECOMMENDED, YearShown
from reviews.views.frame import MARKING

COLUMNS = ("Year", "Figure", "Of which", "Number")
Cells = Callable[[YearShown], Mapping[str, int | None]]


@require_safe
@fresh_factor(when=asks_for_a_file)
def review_years(request: Any) -> HttpResponse:
    """The figures of the years that were counted; ``format=csv`` gives them as a file, suppressed in the same way."""
    request.rights.must(Right.SEE)
    exact = sees_exact(request.rights)
    rows = years_counted()
    years = years_shown(rows, exact=exact)
    if request.GET.get("format") == "csv":
        lines = [line for year in years for line in _lines(year, exact)]
        return csv_response("reviews-over-years.csv", COLUMNS, lines, marking=MARKING if exact else "")
    cases, made = [each.cases for each in years], [each.recommendations for each in years]
    context = {
        "title": "Reviews over years",
        "breadcrumbs": [(request.space.name, here(request, "space_home")), ("Reviews over years", "")],
        "marking": MARKING if exact and rows else "",
        "exact": exact,
        "counted_at": max((each.counted_at for each in rows), default=None),
        "years": [_words(each) for each in years],
        "charts": _charts(years, exact) if years else [],
        "tables": [
            ("Agencies asked for information", "Agency", _table(cases, "agencies", exact)),
            ("Themes of cases", "Theme", _table(cases, "themes", exact)),
            (_of_recommendations("Themes of recommendations", exact), "Theme", _table(made, "themes", exact)),
        ],
    }
    return render(request, "reviews/review_years.html", context)


def _words(year: YearShown) -> str:
    return year_words(year_from(year.first)[0])


def _of_recommendations(words: str, exact: bool) -> str:
    """For the public those in case files alone are counted: the others are listed one by one elsewhere."""
    return words if exact else f"{words} in case files"


def _charts(years: list[YearShown], exact: bool) -> list[Chart]:
    return [
        _chart("bar", "Notifications", {"all": "Notified"}, years, lambda year: {"all": year.cases.total}),
        _chart("stacked", "Rapid reviews of the cases notified in each year", RAPID, years, _part("rapid")),
        _chart("stacked", "What followed", FOLLOWED, years, _part("followed")),
        _chart(
            "stacked",
            f"{_of_recommendations('Recommendations of reviews', exact)}, by the year in which they were made",
            RECOMMENDED,
            years,
            lambda year: year.recommendations.parts["state"],
        ),
    ]


def _part(name: str) -> Cells:
    return lambda year: year.cases.parts[name]


def _chart(kind: Any, title: str, names: Mapping[str, str], years: list[YearShown], cells: Cells) -> Chart:
    return Chart(
        kind=kind,
        title=title,
        categories=tuple(_words(each) for each in years),
        series=tuple((words, tuple(_float(cells(each)[key]) for each in years)) for key, words in names.items()),
        over="Year",
    )


def _float(count: int | None) -> float | None:
    return None if count is None else float(count)


def _table(years: list[Public], name: str, exact: bool) -> list[tuple[str, list[str]]]:
    """A row for each agency or theme with its figure of each year; for the public only those of which one is shown.

    What a year does not name is none there, unless nothing of the year is shown.
    """
    names = sorted({key for year in years for key in year.several[name]})
    found = [(key, [None if year.total is None else year.several[name].get(key, 0) for year in years]) for key in names]
    return [(key, [in_words(each) for each in row]) for key, row in found if exact or any(row)]


def _lines(year: YearShown, exact: bool) -> Iterable[tuple[str, str, str, str]]:
    words = _words(year)
    yield words, "Notifications", "", in_words(year.cases.total)
    for title, names, cells in (
        ("Rapid reviews", RAPID, year.cases.parts["rapid"]),
        ("What followed", FOLLOWED, year.cases.parts["followed"]),
    ):
        yield from ((words, title, names[key], in_words(count)) for key, count in cells.items())
    made = _of_recommendations("Recommendations of reviews", exact)
    yield words, made, "", in_words(year.recommendations.total)
    states = year.recommendations.parts["state"]
    yield from ((words, made, RECOMMENDED[key], in_words(n)) for key, n in states.items())
    for title, several in (
        ("Agencies asked", year.cases.several["agencies"]),
        ("Themes of cases", year.cases.several["themes"]),
        (_of_recommendations("Themes of recommendations", exact), year.recommendations.several["themes"]),
    ):
        yield from ((words, title, name, in_words(n)) for name, n in several.items() if exact or n)
