"""What whoever must know is told of a case file that was opened in an emergency."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hscp.spaces.clock import now
from partnership.access import glass_for
from partnership.enums import GlassTo
from partnership.operations.cases import see_glass
from partnership.queries.glass import is_seen, listing_of
from partnership.views.people import here


def glass_told(request: Any, pk: int) -> HttpResponse:
    """The reference and the moment, and the word that one has seen it. Outside the file, so nothing else of it."""
    told = glass_for(request.rights, pk)
    if request.method == "POST":
        see_glass(told=told, at=now())
        messages.success(request, "It is written down that you have seen it.")
        return redirect(here(request, "space_home"))
    context = {
        "title": "A case file was opened in an emergency",
        "caption": told.reference.reference,
        "breadcrumbs": [(request.space.name, here(request, "space_home")), (told.reference.reference, "")],
        "told": told,
        "seen": is_seen(told),
        "leads": told.told_as == GlassTo.LEAD,
        "instead_of": listing_of(told),
        "cancel_url": here(request, "space_home"),
    }
    return render(request, "partnership/glass_told.html", context)
