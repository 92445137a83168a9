"""The history of what partnerships share."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from partnership.queries.shared_history import shared_history as changes
from partnership.rules.roles import Right
from partnership.views.people import here


@require_safe
def shared_history(request: Any) -> HttpResponse:
    """Changes of the organisations that take part, of national rules and of the space itself; of one where asked."""
    request.rights.must(Right.SEE)
    of = request.GET.get("of", "")
    steps, page = changes(request.space.pk, of, request.GET.get("page"))
    arrangements = (("Arrangements", here(request, "arrangements")), ("History of what is shared", ""))
    context = {
        "title": f"History: {steps[0].name}" if of and steps else "History of what is shared",
        "breadcrumbs": [(request.space.name, here(request, "space_home")), *arrangements],
        "steps": steps,
        "page": page,
        "of": of,
    }
    return render(request, "partnership/shared_history.html", context)
