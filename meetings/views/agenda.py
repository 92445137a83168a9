"""Writing the agenda: adding, wording, ordering and withdrawing items; standing items from the arrangements."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from hscp.spaces.clock import now, today
from hscp.ui.conflicts import Both, both
from meetings.access import item_for, meeting_for
from meetings.forms.agenda import AgendaItemEditForm, AgendaItemForm, StandingItemsForm
from meetings.forms.meeting import ReasonForm
from meetings.models import AgendaItem, Meeting
from meetings.operations import agenda as operations
from meetings.operations.agenda_life import put_on_agenda, standing_now
from meetings.queries import day_of
from meetings.queries.actions import owner_choices
from meetings.queries.agenda import standing_promises
from meetings.queries.agenda_standing import in_the_chair, lateness
from meetings.queries.due import due_here
from meetings.rules.moments import may_write_agenda
from meetings.views.addresses import about, crumbs, here
from partnership.access import acting_seat, ask_again
from partnership.queries.cases import files_written
from partnership.rules.roles import Right

ONE_BY_ONE = "Add what is still wanted as late items, one by one, each with the chair’s reason."


def agenda_item_add(request: Any, pk: int) -> HttpResponse:
    """Add an item at the end of the agenda; a late one with the chair's reason."""
    found = meeting_for(request.rights, pk, to=Right.MANAGE_MEETINGS)
    day = today()
    late = lateness(found, standing_now(found), day)
    chairs = any(each.seat.pk in request.rights.seat_ids for each in in_the_chair(found.group, day)) if late else False
    form = AgendaItemForm(
        request.POST or None, owners=owner_choices(day), files=files_written(), late=bool(late), chairs=chairs
    )
    if request.method == "POST" and form.is_valid():
        if file := form.cleaned_data.get("file"):
            ask_again(request.rights, file.pk)
        try:
            item = put_on_agenda(meeting=found, seat=acting_seat(request), at=now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            what = f"Item {item.number}" if item.file_id else f"Item {item.number}, {item.title},"
            messages.success(request, f"{what} is on the agenda.")
            return redirect(_next(request, found, item))
    return _page(request, found, "meetings/agenda_item_add.html", "Add an item", form, more=True, late=late)


def _next(request: Any, found: Meeting, item: AgendaItem) -> str:
    if "another" in request.POST:
        return here(request, "agenda_item_add", found.pk)
    return f"{here(request, 'meeting', found.pk)}#item-{item.number}"


def agenda_item_edit(request: Any, meeting: int, pk: int) -> HttpResponse:
    """Word an item anew. Where somebody else did so since, both are shown."""
    item = item_for(request.rights, meeting, pk, to=Right.MANAGE_MEETINGS)
    form = AgendaItemEditForm(request.POST or None, initial=_as_it_stands(item), owners=owner_choices(today()))
    conflict: list[Both] = []
    if request.method == "POST" and form.is_valid():
        try:
            operations.edit_item(item=item, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        except EditConflict as clash:
            conflict = both(form, _as_it_stands(clash.theirs))
        else:
            messages.success(request, f"Item {item.number} is changed.")
            return redirect(f"{here(request, 'meeting', meeting)}#item-{item.number}")
    title = f"Change item {item.number}"
    return _page(request, item.meeting, "meetings/agenda_item_edit.html", title, form, item=item, conflict=conflict)


def _as_it_stands(item: AgendaItem) -> dict[str, Any]:
    names = ("title", "purpose", "minutes_planned", "introduced_by", "confidential")
    found = {name: getattr(item, name) for name in names}
    return found | {"owner": item.owner_id, "version": item.worded}


@require_POST
def agenda_item_move(request: Any, meeting: int, pk: int) -> HttpResponse:
    """Let an item change places with the one above or below it, which the button names (``way=up-12``)."""
    item = item_for(request.rights, meeting, pk, to=Right.MANAGE_MEETINGS)
    way, _, past = request.POST.get("way", "").partition("-")
    try:
        item = operations.move_item(item=item, up=way == "up", past=int(past) if past.isdecimal() else None)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return redirect(f"{here(request, 'meeting', meeting)}#item-{item.number}")


def agenda_item_withdraw(request: Any, meeting: int, pk: int) -> HttpResponse:
    """Take an item off the agenda, with the reason."""
    item = item_for(request.rights, meeting, pk, to=Right.MANAGE_MEETINGS)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            operations.withdraw_item(item=item, reason=form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Item {item.number} is withdrawn.")
            return redirect(here(request, "meeting", meeting))
    context = {
        "title": f"Withdraw item {item.number}?",
        "caption": item.title,
        "breadcrumbs": crumbs(request, item.meeting, ("Withdraw an item", "")),
        "space": request.space,
        "marking": "OFFICIAL-SENSITIVE" if item.file_id else "",
        "form": form,
        "consequence": "The item stays to be read, with the reason. Its number is not given again.",
        "confirm": "Withdraw the item",
        "cancel_url": here(request, "meeting", meeting),
        "refused": _refused(item.meeting, item),
    }
    return render(request, "meetings/agenda_item_withdraw.html", context)


def standing_items_add(request: Any, pk: int) -> HttpResponse:
    """Put what the arrangements promise this group onto the agenda, in one step."""
    found = meeting_for(request.rights, pk, to=Right.MANAGE_MEETINGS)
    promises = standing_promises(found, day_of(found))
    late = lateness(found, standing_now(found), today())
    due = {each.promise.pk: each.by for each in due_here(found, at=now())}
    form = StandingItemsForm(request.POST or None, promises=promises, due=due)
    if request.method == "POST" and late:
        form.add_error(None, f"{late} {ONE_BY_ONE}")
    elif request.method == "POST" and form.is_valid():
        try:
            added = operations.add_standing_items(meeting=found, promises=form.cleaned_data["promises"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            count = len(added)
            messages.success(request, f"{count} standing {'item is' if count == 1 else 'items are'} on the agenda.")
            return redirect(here(request, "meeting", pk))
    return _page(
        request,
        found,
        "meetings/standing_items_add.html",
        "Add standing items",
        form,
        promises=promises,
        late=late and f"{late} {ONE_BY_ONE}",
    )


def _page(request: Any, found: Meeting, template: str, title: str, form: Any, **more: Any) -> HttpResponse:
    item = more.get("item")
    context = {
        **about(request, found, title),
        "marking": "OFFICIAL-SENSITIVE" if item is not None and item.file_id else "",
        "form": form,
        "refused": _refused(found, item),
        **more,
    }
    return render(request, template, context, status=409 if more.get("conflict") else 200)


def _refused(found: Meeting, item: AgendaItem | None = None) -> str:
    """Why the agenda cannot be written, or not this item of it."""
    if item is not None and item.withdrawn_because:
        return f"Item {item.number} was withdrawn: {item.withdrawn_because}"
    return may_write_agenda(found.state).sentence
