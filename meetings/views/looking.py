"""Looking at an action whose decision was judged again."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hscp.lib.verdicts import Refused
from hscp.spaces.clock import now
from meetings.access import action_for
from meetings.forms.actions import LookForm
from meetings.operations.attention import look_at_action
from meetings.views.addresses import here
from partnership.access import acting_seat
from partnership.rules.roles import Right


def action_look(request: Any, pk: int) -> HttpResponse:
    """Say what follows for an action that is marked; the mark is gone then, and the words stay in its story."""
    found, back = action_for(request.rights, pk, to=Right.RECORD_MINUTES), here(request, "action", pk)
    form = LookForm(request.POST or None, initial={"seen": found.to_look_at})
    if request.method == "POST" and form.is_valid():
        try:
            look_at_action(action=found, seat=acting_seat(request), at=now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error("follows", str(refusal))
        else:
            messages.success(request, f"{found.reference} has been looked at.")
            return redirect(back)
    context = {
        "title": "Say what follows for the action",
        "caption": found.reference,
        "breadcrumbs": [
            (request.space.name, here(request, "space_home")),
            ("Actions", here(request, "actions")),
            (found.reference, back),
            ("Look at it", ""),
        ],
        "marking": "OFFICIAL-SENSITIVE" if found.file_id else "",
        "action": found,
        "form": form,
        "refused": "" if found.to_look_at else "Nothing of this action is to be looked at.",
        "back": back,
    }
    return render(request, "meetings/action_look.html", context)
