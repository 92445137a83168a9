"""Writing the minutes of an item, so that two writers never overwrite each other."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hscp.lib.verdicts import Refused
from hscp.spaces.clock import now
from meetings.access import item_for
from meetings.forms.agenda import MinutesForm
from meetings.models import AgendaItem
from meetings.operations.minutes import MinutesConflict, save_minutes
from meetings.queries.agenda import item_after, writer_of
from meetings.rules.moments import may_record
from meetings.views.addresses import crumbs, here, title_of
from partnership.access import acting_seat
from partnership.rules.roles import Right


def minutes_edit(request: Any, meeting: int, pk: int) -> HttpResponse:
    """Write what was said under an item. On a conflict both texts are shown, and the writer's stays in the form."""
    item = item_for(request.rights, meeting, pk, to=Right.RECORD_MINUTES)
    conflict: AgendaItem | None = None
    initial = {"minutes": item.minutes, "version": item.version}
    form = MinutesForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            save_minutes(
                item=item,
                text=form.cleaned_data["minutes"],
                version=form.cleaned_data["version"],
                seat=acting_seat(request),
                at=now(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        except MinutesConflict as clash:
            conflict = clash.theirs
            form = _again(request, conflict)
        else:
            messages.success(request, f"The minutes of item {item.number} are saved.")
            return redirect(_next(request, item))
    context = {
        "title": f"Minutes of item {item.number}",
        "caption": f"{title_of(item.meeting)}: {item.title}",
        "breadcrumbs": crumbs(request, item.meeting, (f"Minutes of item {item.number}", "")),
        "space": request.space,
        "marking": "OFFICIAL-SENSITIVE" if item.file_id else "",
        "item": item,
        "form": form,
        "conflict": conflict,
        "writer": writer_of(conflict) if conflict else "",
        "refused": may_record(item.meeting.state).sentence,
        "back": f"{here(request, 'meeting', meeting)}#item-{item.number}",
        "following": item_after(item),
    }
    return render(request, "meetings/minutes_edit.html", context, status=409 if conflict else 200)


def _again(request: Any, theirs: AgendaItem) -> MinutesForm:
    """The writer's own text, now upon the version that stands: saving again replaces it knowingly."""
    data = request.POST.copy()
    data["version"] = str(theirs.version)
    form = MinutesForm(data)
    form.add_error("minutes", "Somebody else has saved these minutes since you opened them. Nothing of yours is lost.")
    return form


def _next(request: Any, item: AgendaItem) -> str:
    following = item_after(item) if "next" in request.POST else None
    if following is not None:
        return here(request, "minutes_edit", item.meeting_id, following.pk)
    return f"{here(request, 'meeting', item.meeting_id)}#item-{item.number}"
