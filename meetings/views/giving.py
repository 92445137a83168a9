"""Giving an action: under an agenda item, from a decision, from a recommendation."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hscp.lib.verdicts import Refused
from hscp.lib.workdays import uk_date
from hscp.spaces.clock import now, today
from meetings.access import decision_for, item_for, recommendation_for
from meetings.enums import MeetingState, Outcome
from meetings.forms.actions import ActionForm
from meetings.models import Meeting
from meetings.operations.actions import Source, give_action
from meetings.queries.actions import owner_choices, posts_reading
from meetings.queries.minutes import stored_minutes
from meetings.rules.minutes import may_write_minutes
from meetings.rules.progress import may_follow
from meetings.views.actions import blame
from meetings.views.addresses import crumbs, here
from partnership.access import acting_seat
from partnership.rules.roles import Right


def action_give(request: Any, meeting: int, pk: int) -> HttpResponse:
    """Give an action under an agenda item."""
    item = item_for(request.rights, meeting, pk, to=Right.RECORD_MINUTES)
    return _give(
        request,
        Source(item=item),
        caption=f"{item.number}. {item.title}",
        breadcrumbs=crumbs(request, item.meeting, ("Give an action", "")),
        given_at=given_at(item.meeting, under_it=True),
        back=here(request, "meeting", meeting),
        refused=may_write_minutes(item.meeting.state, stored_minutes(item.meeting)).sentence,
    )


def decision_action_give(request: Any, pk: int) -> HttpResponse:
    """Give an action that carries out a decision."""
    found = decision_for(request.rights, pk, to=Right.RECORD_MINUTES)
    back = here(request, "decision", pk)
    return _give(
        request,
        Source(decision=found),
        caption=f"Decision {found.number}: {found.item.title}",
        breadcrumbs=crumbs(request, found.meeting, (f"Decision {found.number}", back), ("Give an action", "")),
        given_at=given_at(found.meeting),
        back=back,
        note="This decision is provisional until it is taken again by a quorate meeting."
        if found.outcome == Outcome.PROVISIONAL and found.taken_again_as_id is None
        else "",
        refused=may_follow(Source(decision=found).facts).sentence,
    )


def recommendation_action_give(request: Any, pk: int) -> HttpResponse:
    """Give an action that follows a recommendation."""
    found = recommendation_for(request.rights, pk, to=Right.RECORD_MINUTES)
    back = here(request, "recommendation", pk)
    return _give(
        request,
        Source(recommendation=found),
        caption=found.reference,
        breadcrumbs=[
            (request.space.name, here(request, "space_home")),
            ("Recommendations", here(request, "recommendations")),
            (found.reference, back),
            ("Give an action", ""),
        ],
        given_at=now(),
        back=back,
        refused=may_follow(Source(recommendation=found).facts).sentence,
    )


def _give(
    request: Any,
    source: Source,
    *,
    caption: str,
    breadcrumbs: list[tuple[str, str]],
    given_at: datetime,
    back: str,
    refused: str = "",
    note: str = "",
) -> HttpResponse:
    form = ActionForm(request.POST or None, owners=owner_choices(today()), reading=posts_reading(source.file_id, now()))
    if request.method == "POST" and form.is_valid():
        try:
            made = give_action(
                source=source, given_at=given_at, seat=acting_seat(request), at=now(), **form.cleaned_data
            )
        except Refused as refusal:
            blame(form, refusal)
        else:
            messages.success(request, f"{made.reference} is given to {made.owner.title}.")
            return redirect(back)
    context = {
        "title": "Give an action",
        "caption": caption,
        "breadcrumbs": breadcrumbs,
        "marking": "OFFICIAL-SENSITIVE" if source.file_id else "",
        "form": form,
        "back": back,
        "refused": refused,
        "note": note,
    }
    return render(request, "meetings/action_give.html", context)


def given_at(meeting: Meeting, *, under_it: bool = False) -> datetime:
    """When an action is given: now; for a meeting that is typed on a later day, when that meeting began.

    One that follows from a decision may be given long after the meeting closed; one ``under_it`` belongs to its day.
    """
    moment, typed = now(), (MeetingState.OPEN, MeetingState.CLOSED) if under_it else (MeetingState.OPEN,)
    if meeting.state in typed and meeting.opened_at and uk_date(meeting.opened_at) != uk_date(moment):
        return meeting.opened_at
    return moment
