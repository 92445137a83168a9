"""Matters arising of a meeting: what comes before it by rule, what is left out, asked for and sighted."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.lib.verdicts import Refused
from hscp.spaces.clock import now
from meetings.access import action_for, groups_that_meet, meeting_for
from meetings.enums import MeetingState
from meetings.forms.arising import AskForForm, LeaveOutForm, SightForm
from meetings.models import Action, Meeting
from meetings.operations.sighting import ask_for, leave_out, sight
from meetings.queries.arising import arising, meetings_to_ask_for
from meetings.views.addresses import ManyAddresses, about, here
from partnership.access import acting_seat, may_write_in, write_in
from partnership.rules.roles import Right


@require_safe
def matters_arising(request: Any, pk: int) -> HttpResponse:
    """The actions that come before a meeting, why each does, and what the meeting did with it."""
    found = meeting_for(request.rights, pk)
    going_on = found.state in (MeetingState.PLANNED, MeetingState.OPEN)
    prunes = going_on and request.rights.may(Right.MANAGE_MEETINGS, on=found.group)
    sights = found.state == MeetingState.OPEN and request.rights.may(Right.RECORD_MINUTES, on=found.group)
    actions, sighting, leaving = (
        ManyAddresses(request, "action"),
        ManyAddresses(request, "action_sight", found.pk),
        ManyAddresses(request, "matter_leave_out", found.pk),
    )
    matters = arising(found)
    lines: list[dict[str, Any]] = [
        {
            "matter": each,
            "address": actions.of(each.action.pk),
            "sight": sighting.of(each.action.pk) if sights and _is_free(each) else "",
            "leave_out": leaving.of(each.action.pk) if prunes and _is_free(each) else "",
        }
        for each in matters
    ]
    context = {
        **about(request, found, "Matters arising"),
        "lines": [line for line in lines if not line["matter"].is_left_out],
        "left_out": [line for line in lines if line["matter"].is_left_out],
        "prunes": prunes,
        "sights": sights,
        "marking": "OFFICIAL-SENSITIVE" if any(each.action.file_id for each in matters) else "",
    }
    return render(request, "meetings/matters_arising.html", context)


def _is_free(matter: Any) -> bool:
    return not matter.is_sighted and not matter.is_left_out and may_write_in(matter.action)


def _both(request: Any, meeting: int, pk: int, *, to: Right) -> tuple[Meeting, Action]:
    """The action, and the meeting with the right in its group; an action of any group may come before a meeting."""
    action = action_for(request.rights, pk)
    found = meeting_for(request.rights, meeting, to=to)
    write_in(action, to=to)
    return found, action


def action_sight(request: Any, meeting: int, pk: int) -> HttpResponse:
    """Write down that the meeting looked at an action, and what was said."""
    found, action = _both(request, meeting, pk, to=Right.RECORD_MINUTES)
    form = SightForm(request.POST or None)
    return _page(
        request,
        found,
        action,
        form,
        lambda **data: sight(action=action, meeting=found, at=now(), **data),
        title="Sight the action",
        confirm="Write it down",
        done=f"{action.reference} is sighted.",
    )


def matter_leave_out(request: Any, meeting: int, pk: int) -> HttpResponse:
    """Leave an action out of a meeting, with the reason."""
    found, action = _both(request, meeting, pk, to=Right.MANAGE_MEETINGS)
    form = LeaveOutForm(request.POST or None)
    return _page(
        request,
        found,
        action,
        form,
        lambda **data: leave_out(action=action, meeting=found, **data),
        title="Leave the action out",
        confirm="Leave it out",
        done=f"{action.reference} is left out of this meeting.",
    )


def _page(
    request: Any,
    found: Meeting,
    action: Action,
    form: Any,
    operation: Any,
    *,
    title: str,
    confirm: str,
    done: str,
) -> HttpResponse:
    back = here(request, "matters_arising", found.pk)
    if request.method == "POST" and form.is_valid():
        try:
            operation(seat=acting_seat(request), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return redirect(back)
    context = {
        **about(request, found, title),
        "action": action,
        "form": form,
        "confirm": confirm,
        "back": back,
        "marking": "OFFICIAL-SENSITIVE" if action.file_id else "",
    }
    return render(request, "meetings/matter.html", context)


def matter_ask_for(request: Any, pk: int) -> HttpResponse:
    """Ask for an action to come before a meeting, for whoever writes that meeting's agenda."""
    action = action_for(request.rights, pk)
    groups = [group.pk for group in groups_that_meet(request.rights, to=Right.MANAGE_MEETINGS)]
    if not groups:
        request.rights.must(Right.MANAGE_MEETINGS)
    write_in(action, to=Right.MANAGE_MEETINGS)
    form = AskForForm(request.POST or None, meetings=meetings_to_ask_for(groups))
    back = here(request, "action", pk)
    if request.method == "POST" and form.is_valid():
        meeting = meeting_for(request.rights, form.cleaned_data["meeting"], to=Right.MANAGE_MEETINGS)
        try:
            ask_for(action=action, meeting=meeting, because=form.cleaned_data["because"], seat=acting_seat(request))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{action.reference} comes before that meeting.")
            return redirect(here(request, "matters_arising", meeting.pk))
    context = {
        "title": "Ask for the action at a meeting",
        "caption": action.reference,
        "breadcrumbs": [
            (request.space.name, here(request, "space_home")),
            ("Actions", here(request, "actions")),
            (action.reference, back),
            ("Ask for it", ""),
        ],
        "action": action,
        "form": form,
        "confirm": "Ask for it",
        "back": back,
        "marking": "OFFICIAL-SENSITIVE" if action.file_id else "",
    }
    return render(request, "meetings/matter.html", context)
