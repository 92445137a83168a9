"""The table of roles and rights, as a page."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from partnership.rules.roles import CHAIR_RIGHTS, CHAIR_SENTENCE, RIGHT_WORDS, ROLES, Right
from partnership.views.people import crumbs, people_tabs


@require_safe
def roles(request: Any) -> HttpResponse:
    """Who may do what, as sentences; one's own roles are marked."""
    context = {
        "title": "Roles and rights",
        "tabs": people_tabs(request, "roles"),
        "breadcrumbs": crumbs(request, ("Roles and rights", "")),
        "roles": [
            (row, [RIGHT_WORDS[right] for right in Right if right in row.rights], row.key in request.rights.roles)
            for row in ROLES
        ],
        "chair_sentence": CHAIR_SENTENCE,
        "chair_rights": [RIGHT_WORDS[right] for right in Right if right in CHAIR_RIGHTS],
    }
    return render(request, "partnership/roles.html", context)
