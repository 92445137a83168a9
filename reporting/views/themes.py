"""The thematic framework (§15.2): every theme, and one of them with all that carries it."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hscp.spaces.clock import today
from hscp.ui.addresses import here
from partnership.access import theme_for
from partnership.queries.themes import usual_themes_left
from partnership.rules.roles import Right
from partnership.rules.themes import is_in_use
from reporting.queries.themes import cases_on, recommendation_keys, shown_recommendations, themes_counted

PER_PAGE = 25


@require_safe
def themes(request: Any) -> HttpResponse:
    """Every theme of the framework, with how many recommendations and cases one may open carry it."""
    request.rights.must(Right.SEE)
    rows = themes_counted(today())
    writes = request.rights.may(Right.RECORD_MINUTES)
    context = {
        "title": "Themes of learning",
        "breadcrumbs": [(request.space.name, here(request, "space_home")), ("Themes", "")],
        "rows": rows,
        "writes": writes,
        "usual_left": writes and bool(usual_themes_left()),
    }
    return render(request, "reporting/themes.html", context)


@require_safe
def theme(request: Any, pk: int) -> HttpResponse:
    """One theme: what it means, and the recommendations and cases about it, with what became of each."""
    found, day = theme_for(request.rights, pk), today()
    page: Any = Paginator(recommendation_keys(found), PER_PAGE).get_page(request.GET.get("page"))
    rows, cases = shown_recommendations(list(page.object_list), day), cases_on(found)
    restricted = bool(cases) or any(each.row.file_id for each in rows)
    context = {
        "title": found.name,
        "caption": "Theme of learning",
        "breadcrumbs": [
            (request.space.name, here(request, "space_home")),
            ("Themes", here(request, "themes")),
            (found.name, ""),
        ],
        "marking": "OFFICIAL-SENSITIVE" if restricted else "",
        "theme": found,
        "in_use": is_in_use(found.starts_on, found.ends_on, day),
        "page": page,
        "rows": rows,
        "cases": cases,
        "writes": request.rights.may(Right.RECORD_MINUTES),
    }
    return render(request, "reporting/theme.html", context)
