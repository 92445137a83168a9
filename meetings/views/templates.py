"""The agenda template of a group, and filling a meeting's agenda from it and from what is due."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from hscp.lib.verdicts import Refused
from hscp.lib.words import listing, plural
from hscp.record.versions import EditConflict
from hscp.spaces.clock import now, today
from hscp.ui.conflicts import CLASH, stand_on
from meetings.access import group_that_meets, meeting_for
from meetings.forms.templates import TemplateVersionForm, lines_in_order, posts_offered, rows_shown
from meetings.models import AgendaTemplateItem
from meetings.operations.agenda_life import standing_now
from meetings.operations.standing import bring_due_items
from meetings.operations.templates import fill_from_template, save_template
from meetings.queries.agenda_standing import lateness
from meetings.queries.templates import lines_of, posts_for, template_of, versions_of
from meetings.views.addresses import crumbs, here
from meetings.views.agenda import ONE_BY_ONE
from partnership.access import acting_seat
from partnership.rules.roles import Right


def agenda_template(request: Any, pk: int) -> HttpResponse:
    """The items that each of a group's meetings begins with. Where somebody else saved others since, both are shown."""
    group = group_that_meets(request.rights, pk, to=Right.MANAGE_MEETINGS)
    stands = template_of(pk)
    lines = lines_of(stands)
    sent = request.POST if request.method == "POST" else None
    rows = rows_shown(lines, posts_offered(posts_for(lines, today())), sent)
    form = TemplateVersionForm(sent, initial={"version": stands.number if stands else 0})
    theirs: list[AgendaTemplateItem] = []
    if sent is not None and all([form.is_valid(), *(row.is_valid() for row in rows)]):
        try:
            made = save_template(
                group=group,
                lines=lines_in_order(rows),
                version=form.cleaned_data["version"] or 0,
                seat=acting_seat(request),
                at=now(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        except EditConflict as clash:
            theirs = lines_of(clash.theirs)
            stand_on(form, "version", clash.theirs.number)
            form.add_error(None, CLASH)
        else:
            same = stands is not None and made.pk == stands.pk
            said = "Nothing differs from what was saved." if same else f"Version {made.number} is saved."
            messages.success(request, said)
            return redirect(here(request, "agenda_template", pk))
    context = {
        "title": "Agenda template",
        "caption": group.name,
        "breadcrumbs": crumbs(
            request, None, ("Forward plan", here(request, "forward_plan")), (f"Template of {group.called}", "")
        ),
        "group": group,
        "stands": stands,
        "rows": rows,
        "forms": [form, *rows],
        "version": form,
        "theirs": theirs,
        "versions": versions_of(pk),
        "back": here(request, "forward_plan"),
    }
    return render(request, "meetings/agenda_template.html", context, status=409 if theirs else 200)


@require_POST
def agenda_fill(request: Any, pk: int) -> HttpResponse:
    """Put the group's template, and what the arrangements ask for at this meeting, on its agenda. Repeatable; refused
    once what is added is late, for each late item has the chair's reason."""
    found = meeting_for(request.rights, pk, to=Right.MANAGE_MEETINGS)
    if late := lateness(found, standing_now(found), today()):
        messages.warning(request, f"{late} {ONE_BY_ONE}")
        return redirect(here(request, "meeting", pk))
    try:
        filled = fill_from_template(meeting=found)
        due = bring_due_items(at=now(), meeting=found)
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect(here(request, "meeting", pk))
    words = [f"{plural(len(filled), 'item')} of the template"] if filled else []
    words += [f"{plural(len(due), 'item')} that the arrangements ask for"] if due else []
    if words:
        messages.success(request, f"Added to the agenda: {listing(words)}.")
    else:
        messages.info(request, "Nothing to add: all of it stands on the agenda, or was taken off it.")
    return redirect(here(request, "meeting", pk))
