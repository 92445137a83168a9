"""A partnership's own items at joint meetings: their places on the joint agenda, and at home what they are about."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from hscp.spaces.clock import now, today
from hscp.ui.conflicts import Both, both
from meetings.access import meeting_for, owned_item_for, owned_slot_for
from meetings.forms.meeting import ReasonForm
from meetings.forms.owned import OwnedItemForm, OwnedSlotForm
from meetings.models import OwnedItem
from meetings.operations import owned as operations
from meetings.operations.agenda_life import standing_now
from meetings.queries.agenda_standing import lateness
from meetings.queries.owned import names_of_groups, owned_items_listed, owners_of
from meetings.rules.owned import may_add_owned, may_take_off, may_write_owned
from meetings.views.addresses import about, crumbs, here
from partnership.access import acting_seat
from partnership.rules.roles import Right

PER_PAGE = 50
FIELDS = ("title", "about", "said", "decided")


def owned_slot_add(request: Any, pk: int) -> HttpResponse:
    """Put an item on a joint agenda that belongs to one of the partnerships."""
    found = meeting_for(request.rights, pk, to=Right.MANAGE_MEETINGS)
    owners = owners_of(request.space)
    form = OwnedSlotForm(request.POST or None, owners=owners)
    late = lateness(found, standing_now(found), today())
    refused = may_add_owned(found.state, is_joint=bool(owners), shares=True, late=late).sentence
    if request.method == "POST" and not refused and form.is_valid():
        try:
            slot = operations.add_owned_slot(meeting=found, seat=acting_seat(request), at=now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Item {slot.number} belongs to {slot.owner.name}, whose people alone read it.")
            return redirect(f"{here(request, 'meeting', pk)}#item-{slot.number}")
    context = {**about(request, found, "Add an item of one partnership"), "form": form, "refused": refused}
    return render(request, "meetings/owned_slot_add.html", context)


def owned_slot_withdraw(request: Any, meeting: int, pk: int) -> HttpResponse:
    """Take a partnership's own item off a joint agenda, with the reason."""
    slot = owned_slot_for(request.rights, meeting, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            operations.withdraw_owned_slot(slot=slot, reason=form.cleaned_data["reason"], at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Item {slot.number} is withdrawn. Its owner is told.")
            return redirect(here(request, "meeting", meeting))
    context = {
        **about(request, slot.meeting, f"Withdraw item {slot.number}?"),
        "form": form,
        "consequence": f"It belongs to {slot.owner.name}, whose record keeps what was written of it.",
        "confirm": "Withdraw the item",
        "cancel_url": here(request, "meeting", meeting),
        "refused": may_take_off(slot.meeting.state, slot.withdrawn_because).sentence,
    }
    return render(request, "meetings/owned_slot_withdraw.html", context)


@require_safe
def owned_items(request: Any) -> HttpResponse:
    """This partnership's own items at joint meetings, the latest first."""
    page: Any = Paginator(owned_items_listed(), PER_PAGE).get_page(request.GET.get("page"))
    names = names_of_groups()
    for each in page:
        each.group_name = names.get((each.joint_id, each.group), each.joint.name)
    context = {
        "title": "Own items at joint meetings",
        "breadcrumbs": crumbs(request, None, ("Own items at joint meetings", "")),
        "page": page,
    }
    return render(request, "meetings/owned_items.html", context)


@require_safe
def owned_item(request: Any, pk: int) -> HttpResponse:
    """One own item at a joint meeting: what it is about, what was said and decided."""
    found = owned_item_for(request.rights, pk)
    writes = request.rights.may(Right.RECORD_MINUTES)
    context = {
        **_frame(request, found, str(found)),
        "breadcrumbs": _crumbs(request, found),
        "writes": writes and bool(may_write_owned(found.state, withdrawn=found.withdrawn, said="", decided="")),
    }
    return render(request, "meetings/owned_item.html", context)


def owned_item_change(request: Any, pk: int) -> HttpResponse:
    """Write one's own item of a joint meeting. Where somebody else did so since, both are shown."""
    found = owned_item_for(request.rights, pk, to=Right.RECORD_MINUTES)
    form = OwnedItemForm(request.POST or None, initial=_as_it_stands(found))
    conflict: list[Both] = []
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            operations.write_owned_item(
                item=found, version=data["version"] or 0, **{name: data[name] for name in FIELDS}
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        except EditConflict as clash:
            conflict = both(form, _as_it_stands(clash.theirs))
        else:
            messages.success(request, "The item is saved.")
            return redirect(here(request, "owned_item", pk))
    context = {
        **_frame(request, found, "Write this item"),
        "breadcrumbs": _crumbs(request, found, "Write"),
        "form": form,
        "conflict": conflict,
        "refused": may_write_owned(found.state, withdrawn=found.withdrawn, said="", decided="").sentence,
        "back": here(request, "owned_item", pk),
    }
    return render(request, "meetings/owned_item_change.html", context, status=409 if conflict else 200)


def _as_it_stands(item: OwnedItem) -> dict[str, Any]:
    return {name: getattr(item, name) for name in FIELDS} | {"version": item.version}


def _frame(request: Any, found: OwnedItem, title: str) -> dict[str, Any]:
    group = names_of_groups().get((found.joint_id, found.group), found.joint.name)
    return {"title": title, "caption": group, "item": found}


def _crumbs(request: Any, found: OwnedItem, *more: str) -> list[tuple[str, str]]:
    own = here(request, "owned_item", found.slot) if more else ""
    way = (("Own items at joint meetings", here(request, "owned_items")), (str(found), own))
    return crumbs(request, None, *way, *((each, "") for each in more))
