"""Planning, moving, cancelling, opening and closing a meeting."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from hscp.lib.moves import may_move
from hscp.lib.verdicts import Refused
from hscp.lib.words import date_words, time_words
from hscp.lib.workdays import uk_date
from hscp.record.versions import EditConflict
from hscp.spaces.clock import now
from hscp.ui.conflicts import Both, both
from meetings.access import meeting_for
from meetings.forms.meeting import (
    MeetingCloseForm,
    MeetingOpenForm,
    MeetingPlanForm,
)
from meetings.forms.postponing import MeetingCancelForm, MeetingMoveForm
from meetings.models import Meeting
from meetings.operations import meeting as operations
from meetings.operations.preflight import preflight
from meetings.operations.refreshing import refresh_people
from meetings.operations.returning import follow_up
from meetings.queries import attending, day_of
from meetings.rules import MEETING
from meetings.rules.moments import may_move_date
from meetings.rules.series import why_not_on
from meetings.views.addresses import about, crumbs, day_asked, here, title_of
from meetings.views.meetings import beginning
from meetings.views.postponing import groups_to_plan_for, say_told
from partnership.access import acting_seat
from partnership.queries.holidays import bank_holidays
from partnership.rules.roles import Right


def meeting_plan(request: Any) -> HttpResponse:
    """Plan a meeting of a group that one may plan for."""
    groups = groups_to_plan_for(request)
    initial = {"group": request.GET.get("group", groups[0].pk if len(groups) == 1 else "")}
    form = MeetingPlanForm(request.POST or None, groups=groups, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        request.rights.must(Right.MANAGE_MEETINGS, on=data["group"])
        try:
            made = operations.plan_meeting(
                group=data["group"],
                starts_at=data["starts_at"],
                ends_at=data["ends_at"],
                place=data["place"],
                joining_link=data["joining_link"],
                seat=acting_seat(request),
                at=now(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            follow_up(at=now())
            messages.success(request, f"{title_of(made)} is planned.")
            _warn_of_its_day(request, made)
            return redirect(here(request, "meeting", made.pk))
    context = {
        "title": "Plan a meeting",
        "breadcrumbs": crumbs(request, None, ("Plan a meeting", "")),
        "space": request.space,
        "form": form,
        "back": here(request, "meetings"),
    }
    return render(request, "meetings/meeting_plan.html", context)


def meeting_reschedule(request: Any, pk: int) -> HttpResponse:
    """Move a planned meeting to another time or place. Where somebody else did so since, both are shown."""
    found = meeting_for(request.rights, pk, to=Right.MANAGE_MEETINGS)
    stands = _as_it_stands(found)
    initial = {**stands, "held_on": day_asked(request) or stands["held_on"]}
    form = MeetingMoveForm(request.POST or None, initial=initial)
    conflict: list[Both] = []
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            moved = operations.reschedule_meeting(
                meeting=found,
                starts_at=data["starts_at"],
                ends_at=data["ends_at"],
                place=data["place"],
                joining_link=data["joining_link"],
                reason=data["reason"],
                version=data["version"] or 0,
                seat=acting_seat(request),
                at=now(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        except EditConflict as clash:
            conflict = both(form, _as_it_stands(clash.theirs))
        else:
            messages.success(request, f"The meeting is now on {title_of(moved).rsplit(', ', 1)[1]}.")
            _warn_of_its_day(request, moved)
            if data["tell"]:
                say_told(request, moved, data["reason"])
            return redirect(here(request, "meeting", pk))
    return _form_page(
        request,
        found,
        "meetings/meeting_reschedule.html",
        "Move this meeting",
        form,
        may_move_date(found.state).sentence,
        conflict=conflict,
    )


def _warn_of_its_day(request: Any, meeting: Meeting) -> None:
    """One meeting may be on any day; whoever plans it on a bank holiday or a weekend is told that it is one."""
    day = uk_date(meeting.starts_at)
    if why := why_not_on(day, bank_holidays(day, day)):
        messages.warning(request, f"{date_words(day)} is no working day ({why}). Move the meeting if that is a slip.")


def _as_it_stands(found: Meeting) -> dict[str, Any]:
    start, end = localtime(found.starts_at), localtime(found.ends_at)
    return {
        "held_on": start.date(),
        "starts_at": start.time(),
        "ends_at": end.time(),
        "place": found.place,
        "joining_link": found.joining_link,
        "version": found.version,
    }


def meeting_cancel(request: Any, pk: int) -> HttpResponse:
    """Cancel a planned meeting, with the reason."""
    found = meeting_for(request.rights, pk, to=Right.MANAGE_MEETINGS)
    form = MeetingCancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            operations.cancel_meeting(
                meeting=found, reason=form.cleaned_data["reason"], seat=acting_seat(request), at=now()
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            follow_up(at=now())
            messages.success(request, f"{title_of(found)} is cancelled.")
            if form.cleaned_data["tell"]:
                say_told(request, found, form.cleaned_data["reason"])
            return redirect(here(request, "meeting", pk))
    context = {
        "title": "Cancel this meeting?",
        "caption": title_of(found),
        "breadcrumbs": crumbs(request, found, ("Cancel", "")),
        "space": request.space,
        "form": form,
        "consequence": "A cancelled meeting cannot be planned again. To hold it on another day, move it instead.",
        "confirm": "Cancel the meeting",
        "cancel_url": here(request, "meeting", pk),
        "refused": may_move(MEETING, found.state, "cancel").sentence,
    }
    return render(request, "meetings/meeting_cancel.html", context)


def meeting_open(request: Any, pk: int) -> HttpResponse:
    """Open a meeting: now, or at the time typed."""
    found, moment = meeting_for(request.rights, pk, to=Right.RECORD_MINUTES), now()
    start = localtime(beginning(found, moment)).time().replace(second=0, microsecond=0)
    form = MeetingOpenForm(request.POST or None, day=day_of(found), initial={"opened_at": start})
    if request.method == "POST" and form.is_valid():
        try:
            opened = operations.open_meeting(
                meeting=found, opened_at=form.cleaned_data["opened_at"], seat=acting_seat(request), at=moment
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, f"The meeting began at {time_words(opened.opened_at or moment)}. Record who is here."
            )
            return redirect(here(request, "presence", pk))
    refused = may_move(MEETING, found.state, "open").sentence
    return _form_page(request, found, "meetings/meeting_open.html", "Open this meeting", form, refused)


def meeting_close(request: Any, pk: int) -> HttpResponse:
    """Close a meeting: first what is missing and what closing will say, then the act."""
    found, moment = meeting_for(request.rights, pk, to=Right.RECORD_MINUTES), now()
    people, day = attending(pk), day_of(found)
    times = [time for person in people for stay in person.stays for time in (stay.arrived_at, stay.left_at) if time]
    likely = moment if uk_date(moment) == day else max([found.ends_at, *times])
    form = MeetingCloseForm(
        request.POST or None,
        day=day,
        initial={"closed_at": localtime(likely).time().replace(second=0, microsecond=0)},
    )
    if request.method == "POST" and form.is_valid():
        try:
            operations.close_meeting(
                meeting=found, closed_at=form.cleaned_data["closed_at"], seat=acting_seat(request), at=moment
            )
        except Refused as refusal:
            for reason in refusal.verdict.reasons:
                form.add_error("closed_at" if reason.code == "end" else None, reason.sentence)
        else:
            follow_up(at=moment)
            messages.success(request, "The meeting is closed. Its quoracy is frozen with the record.")
            return redirect(here(request, "meeting", pk))
    check = preflight(meeting=found, closed_at=likely, at=moment, people=people)
    context = {
        "title": "Close this meeting",
        "caption": title_of(found),
        "breadcrumbs": crumbs(request, found, ("Close", "")),
        "space": request.space,
        "meeting": found,
        "form": form,
        "check": check,
        "missing": [reason for reason in check.verdict.reasons if reason.code != "end"],
        "back": here(request, "meeting", pk),
        "presence_url": here(request, "presence", pk),
    }
    return render(request, "meetings/meeting_close.html", context)


@require_POST
def people_refresh(request: Any, pk: int) -> HttpResponse:
    """Bring the list of people up to the seats, memberships and chair of the meeting's day."""
    found = meeting_for(request.rights, pk, to=Right.MANAGE_MEETINGS)
    refresh_people(meeting=found, at=now())
    messages.success(request, "The list of people is up to date.")
    return redirect(here(request, "meeting", pk))


def _form_page(
    request: Any, found: Any, template: str, title: str, form: Any, refused: str = "", **more: Any
) -> HttpResponse:
    context = {
        **about(request, found, title),
        "form": form,
        "refused": refused,
        **more,
    }
    return render(request, template, context, status=409 if more.get("conflict") else 200)
