"""What a case is about, and what was recommended before on the same themes."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import fresh_factor
from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from hscp.spaces.clock import now, today
from hscp.ui.addresses import here
from hscp.ui.conflicts import Both
from meetings.queries.said_before import said_before
from partnership.access import acting_seat
from partnership.forms.themes import ChooseThemesForm, both_choices, carried
from partnership.queries.themes import ended_tags, standing_tags, themes_in_use
from partnership.rules.roles import Right
from reviews.access import incident_for
from reviews.models import IncidentTheme
from reviews.operations.themes import tag_incident
from reviews.views.frame import frame


@require_safe
@fresh_factor
def incident_themes(request: Any, pk: int) -> HttpResponse:
    """The themes of a case, and earlier recommendations on them with what became of each."""
    found = incident_for(request.rights, pk)
    tags = list(standing_tags(IncidentTheme, incident=found))
    context = frame(
        request,
        found,
        "incident_themes",
        "Themes, and what was said before",
        tags=tags,
        ended_tags=ended_tags(IncidentTheme, incident=found),
        said=said_before(themes=[each.theme_id for each in tags], text="", today=today()),
    )
    return render(request, "reviews/incident_themes.html", context)


@fresh_factor
def incident_themes_choose(request: Any, pk: int) -> HttpResponse:
    """Say which themes a case is about; where somebody else chose others meanwhile, both are shown."""
    found = incident_for(request.rights, pk, to=Right.WRITE_FILE)
    standing = [each.theme_id for each in standing_tags(IncidentTheme, incident=found)]
    offered = themes_in_use(today(), besides=standing)
    form = ChooseThemesForm(request.POST or None, themes=offered, initial=carried(standing))
    back = here(request, "incident_themes", found.pk)
    conflict: list[Both] = []
    if request.method == "POST" and form.is_valid():
        try:
            tag_incident(incident=found, **form.cleaned_data, seat=acting_seat(request), at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        except EditConflict as clash:
            conflict = both_choices(form, clash.theirs)
        else:
            messages.success(request, "The themes of the case are saved.")
            return redirect(back)
    context = frame(
        request, found, "", "What the case is about", form=form, conflict=conflict, button="Save the themes"
    )
    context["back"] = back
    if not offered:
        context["refused"] = (
            "The partnership has no theme in use yet: the framework is on the page “Themes of learning”."
        )
    return render(request, "reviews/case_form.html", context, status=409 if conflict else 200)
