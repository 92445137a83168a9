"""Lights of papers on the agenda, and who owes the paper of an item."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from hscp.spaces.clock import today
from hscp.ui.conflicts import Both, both
from meetings.access import item_for
from meetings.enums import ItemPurpose, MeetingState
from meetings.forms.papers import PaperOwedForm
from meetings.models import AgendaItem, Meeting, PaperOwed
from meetings.operations.paper_deadlines import say_owed
from meetings.queries.actions import owner_choices
from meetings.queries.paper_deadlines import deadline_for, holidays_around, light_on, nudges_of, owed_of
from meetings.queries.room import day_of
from meetings.rules.packs import MARK_RESTRICTED
from meetings.rules.paper_deadlines import Deadline, is_expected, may_say_owed
from meetings.views.addresses import about, here
from partnership.rules.roles import Right

TAGS = {"good": "green", "info": "blue", "warn": "yellow", "bad": "red"}


def lights_on(found: Meeting, items: Iterable[Any]) -> Deadline | None:
    """Put its light on each item of a planned meeting, and give the deadline; none once the meeting has begun."""
    if found.state != MeetingState.PLANNED:
        return None
    holidays, day = holidays_around(day_of(found), getattr(found, "holidays_told", None) or ()), today()
    deadline = deadline_for(found, holidays)
    for item in items:
        item.light = light_on(item, deadline, day, holidays)
        item.light_tag = TAGS[item.light.tone] if item.light else ""
    return deadline


def paper_owed(request: Any, meeting: int, pk: int) -> HttpResponse:
    """Say whether an item wants a paper and who owes it; where somebody else did since, both are shown."""
    item = item_for(request.rights, meeting, pk, to=Right.MANAGE_MEETINGS)
    row = owed_of(item)
    form = PaperOwedForm(request.POST or None, owners=owner_choices(today()), initial=_as_it_stands(item, row))
    conflict: list[Both] = []
    if request.method == "POST" and form.is_valid():
        try:
            say_owed(item=item, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        except EditConflict as clash:
            conflict = both(form, _as_it_stands(item, clash.theirs))
        else:
            messages.success(request, f"What item {item.number} needs is saved.")
            return redirect(f"{here(request, 'meeting', meeting)}#item-{item.number}")
    found = item.meeting
    context = {
        **about(request, found, f"The paper of item {item.number}"),
        "marking": MARK_RESTRICTED if item.file_id else "",
        "form": form,
        "item": item,
        "conflict": conflict,
        "deadline": deadline_for(found, holidays_around(day_of(found))),
        "nudges": nudges_of(item),
        "refused": f"Item {item.number} was withdrawn: {item.withdrawn_because}"
        if item.withdrawn_because
        else may_say_owed(found.state).sentence,
    }
    return render(request, "meetings/paper_owed.html", context, status=409 if conflict else 200)


def _as_it_stands(item: AgendaItem, row: PaperOwed | None) -> dict[str, Any]:
    expected = is_expected(row.expected if row else None, decides=item.purpose == ItemPurpose.DECIDE)
    owner = str(row.owner_id) if row and row.owner_id else ""
    return {"expected": "yes" if expected else "no", "owner": owner, "version": row.version if row else None}
