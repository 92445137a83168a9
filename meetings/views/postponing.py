"""Postponing a meeting whose new date is to be fixed, and calling one beside the plan."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hscp.lib.moves import may_move
from hscp.lib.verdicts import Refused
from hscp.lib.words import plural
from hscp.lib.workdays import uk_date
from hscp.spaces.clock import now, today
from meetings.access import groups_that_meet, meeting_for
from meetings.forms.postponing import MeetingCallForm, MeetingPostponeForm
from meetings.models import Meeting
from meetings.operations import meeting as operations
from meetings.operations.returning import follow_up
from meetings.operations.telling_people import tell_people
from meetings.queries.notice import notice_of
from meetings.rules import MEETING
from meetings.views.addresses import crumbs, here, title_of
from partnership.access import acting_seat
from partnership.models import Group
from partnership.rules.roles import Right


def meeting_postpone(request: Any, pk: int) -> HttpResponse:
    """Postpone a planned meeting, with the reason; its new date is fixed later."""
    found = meeting_for(request.rights, pk, to=Right.MANAGE_MEETINGS)
    form = MeetingPostponeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason, moment = form.cleaned_data["reason"], now()
        try:
            made = operations.postpone_meeting(meeting=found, reason=reason, seat=acting_seat(request), at=moment)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            follow_up(at=moment)
            messages.success(request, "The meeting is postponed. Its agenda waits for the new date.")
            if form.cleaned_data["tell"]:
                say_told(request, made, reason)
            return redirect(here(request, "meeting", pk))
    context = {
        "title": "Postpone this meeting?",
        "caption": title_of(found),
        "breadcrumbs": crumbs(request, found, ("Postpone", "")),
        "space": request.space,
        "form": form,
        "consequence": "It is not held on its day. Its agenda, papers, people and old date stay on record. "
        "If you know the new date already, move the meeting to another time instead.",
        "confirm": "Postpone the meeting",
        "cancel_url": here(request, "meeting", pk),
        "refused": may_move(MEETING, found.state, "postpone").sentence,
    }
    return render(request, "meetings/meeting_postpone.html", context)


def meeting_call(request: Any) -> HttpResponse:
    """Call an extraordinary meeting: who asked for it, why, and what notice that is."""
    groups = groups_to_plan_for(request)
    form = MeetingCallForm(
        request.POST or None, groups=groups, initial={"group": groups[0].pk if len(groups) == 1 else ""}
    )
    if request.method == "POST" and form.is_valid():
        data, moment = form.cleaned_data, now()
        request.rights.must(Right.MANAGE_MEETINGS, on=data["group"])
        try:
            made = operations.plan_meeting(
                group=data["group"],
                starts_at=data["starts_at"],
                ends_at=data["ends_at"],
                place=data["place"],
                joining_link=data["joining_link"],
                called=operations.Called(data["called_by"], data["called_because"]),
                seat=acting_seat(request),
                at=moment,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            follow_up(at=moment)
            notice = notice_of(made, uk_date(moment))
            say = messages.warning if notice.short else messages.success
            say(request, f"{title_of(made)} is called. {notice.sentence}")
            if data["tell"]:
                say_told(request, made, data["called_because"])
            return redirect(here(request, "meeting", made.pk))
    context = {
        "title": "Call an extraordinary meeting",
        "breadcrumbs": crumbs(request, None, ("Call an extraordinary meeting", "")),
        "space": request.space,
        "form": form,
        "back": here(request, "meetings"),
    }
    return render(request, "meetings/meeting_call.html", context)


def groups_to_plan_for(request: Any) -> list[Group]:
    """The groups that meet still and that one may plan meetings of; without one there is nothing to plan (403)."""
    mine = groups_that_meet(request.rights, to=Right.MANAGE_MEETINGS)
    groups = [group for group in mine if group.ends_on is None or group.ends_on > today()]
    if not groups:
        raise PermissionDenied(Right.MANAGE_MEETINGS.value)
    return groups


def say_told(request: Any, meeting: Meeting, reason: str) -> None:
    """Tell those on the list by mail, and say on the next page how many that were."""
    told = tell_people(meeting=meeting, reason=reason, seat=acting_seat(request), at=now())
    if told:
        words = plural(len(told), "person", "people")
        messages.info(request, f"{words} on the list {'is' if len(told) == 1 else 'are'} told by mail.")
    else:
        messages.warning(request, "Nobody on the list has an address for mail. Tell them another way.")
