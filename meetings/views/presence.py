"""Recording who is here: one tap per person, one stay put right, apologies, guests and deputies."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from hscp.lib.verdicts import Refused
from hscp.lib.words import date_words, time_words
from hscp.lib.workdays import uk_date
from hscp.spaces.clock import now
from hscp.ui.conflicts import CLASH, Both
from meetings.access import attendee_for, meeting_for
from meetings.enums import Mode
from meetings.forms.presence import ApologiesForm, AttendeeAddForm, StayForm, WhenForm
from meetings.forms.shown import minute_of
from meetings.models import Attendee, Meeting
from meetings.operations import presence as operations
from meetings.queries import attending, day_of, terms_of
from meetings.queries.expected import bodies_here, seats_on
from meetings.rules.moments import may_list, may_record
from meetings.views.addresses import ManyAddresses, about, here
from meetings.views.meetings import room
from partnership.rules.roles import Right
from partnership.rules.terms import Deputies

DEPUTIES = {
    Deputies.NOT_ALLOWED: "Under this group’s terms a deputy attends, but does not count towards quoracy.",
    Deputies.WITH_DELEGATION: "Under this group’s terms a deputy counts with a delegation that is valid on the day.",
    Deputies.ALLOWED: "Under this group’s terms a deputy counts.",
}


def presence(request: Any, pk: int) -> HttpResponse:
    """Who is here: arrive, leave, return, each one tap; the status above changes with it."""
    found = meeting_for(request.rights, pk, to=Right.RECORD_MINUTES)
    moment, day = now(), day_of(found)
    form = WhenForm(request.POST or None, day=day, initial={"when": _typed_last(request, day, moment)})
    refused = ""
    if request.method == "POST" and form.is_valid() and not form.cleaned_data["when"] and uk_date(moment) != day:
        form.add_error("when", f"Enter the time: this meeting was held on {date_words(day)}")
    if request.method == "POST" and form.is_valid():
        try:
            tap(found, request.POST.get("do", ""), request.POST, when=form.cleaned_data["when"] or moment, at=moment)
        except Refused as refusal:
            refused = str(refusal)
            form.add_error("when", refused)
        except (Attendee.DoesNotExist, ValueError):
            refused = "That button has gone. The list below is as it stands now."
            form.add_error("when", refused)
        else:
            if not request.htmx:
                typed = request.POST.get("when", "").strip()
                return redirect(here(request, "presence", pk) + (f"?when={typed}" if _is_kept(day, moment) else ""))
            form = WhenForm(day=day, initial={"when": request.POST.get("when", "") if _is_kept(day, moment) else ""})
    context = {
        **about(request, found, "Who is here"),
        **room(found, moment),
        "form": form,
        "refused": may_record(found.state).sentence,
        "manages": request.rights.may(Right.MANAGE_MEETINGS, on=found.group),
        "apologies_at": ManyAddresses(request, "apologies", found.pk),
        "stay_at": ManyAddresses(request, "stay_correct", found.pk),
    }
    partial = request.htmx and request.method == "POST"
    template = "meetings/components/presence_board.html" if partial else "meetings/presence.html"
    return render(request, template, context)


def _is_kept(day: Any, moment: Any) -> bool:
    """Typed afterwards, one time is good for many people; live, the next tap is a new moment."""
    return bool(uk_date(moment) != day)


def _typed_last(request: Any, day: Any, moment: Any) -> str:
    return request.GET.get("when", "")[:8] if _is_kept(day, moment) else ""


def tap(found: Meeting, do: str, data: Any, *, when: Any, at: Any) -> None:
    """Do what a button of the list says: ``arrive-7``, ``leave-7``, ``partners``, ``everybody``.

    Raises ``ValueError`` for a button that there is not, and as the operations do.
    """
    verb, _, number = do.partition("-")
    match verb:
        case "arrive":
            mode = Mode.REMOTE if data.get(f"remote-{number}") else Mode.IN_PERSON
            operations.arrive(meeting=found, attendee_id=int(number), when=when, mode=mode, at=at)
        case "leave":
            operations.leave(meeting=found, attendee_id=int(number), when=when, at=at)
        case "partners":
            operations.all_here(meeting=found, when=when, at=at)
        case "everybody":
            operations.all_here(meeting=found, when=when, at=at, everybody=True)
        case _:
            raise ValueError(do)


def stay_correct(request: Any, meeting: int, pk: int) -> HttpResponse:
    """Put the times of one stay right, or take it back. Where somebody else changed them since, both are shown."""
    found = meeting_for(request.rights, meeting, to=Right.RECORD_MINUTES, hold=request.method == "POST")
    people = attending(meeting)
    pairs = {stay.pk: (person, stay) for person in people for stay in person.stays}
    if pk not in pairs:
        raise Http404("No such stay here.")
    person, stay = pairs[pk]
    initial = {"arrived_at": minute_of(stay.arrived_at), "left_at": minute_of(stay.left_at)}
    form = StayForm(request.POST or None, day=day_of(found), initial=initial)
    conflict: list[Both] = []
    removes = "remove" in request.POST
    if request.method == "POST" and removes and not form.is_overtaken:
        try:
            operations.remove_stay(meeting=found, stay_id=pk, at=now())
        except Refused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, f"The times of {person.called} are taken back.")
        return redirect(here(request, "presence", meeting))
    if request.method == "POST" and form.is_valid():
        if not removes and not form.has_changed():
            messages.info(request, f"The times of {person.called} stand as they are.")
            return redirect(here(request, "presence", meeting))
        if removes or form.clashes:
            conflict = _asked_again(form)
        else:
            try:
                operations.correct_stay(meeting=found, stay_id=pk, at=now(), **form.times)
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, f"The times of {person.called} are corrected.")
                return redirect(here(request, "presence", meeting))
    context = {
        **about(request, found, f"Times of {person.called}"),
        "form": form,
        "person": person,
        "conflict": conflict,
        "refused": may_record(found.state).sentence,
        "back": here(request, "presence", meeting),
    }
    return render(request, "meetings/stay_correct.html", context, status=409 if conflict else 200)


def _asked_again(form: StayForm) -> list[Both]:
    """Both people's times; the form stands on the record from then on, and keeps what was typed."""
    pairs = ((name, form.initial[name], minute_of(form.times[name])) for name in form.compared)
    found = [
        Both(str(form.fields[name].label), *(time_words(time) if time else "Nothing" for time in two))
        for name, *two in pairs
        if two[0] != two[1]
    ]
    form.stand_on_the_record()
    form.add_error(None, CLASH)
    return found


def apologies(request: Any, meeting: int, pk: int) -> HttpResponse:
    """Write down apologies with their reason, or that somebody will come after all. Where two did, both are shown."""
    if request.method == "POST":
        meeting_for(request.rights, meeting, to=Right.MANAGE_MEETINGS, hold=True)
    line = attendee_for(request.rights, meeting, pk, to=Right.MANAGE_MEETINGS)
    name = line.guest_name or (line.seat.person.name if line.seat else line.capacity)
    form = ApologiesForm(request.POST or None, initial={"reason": line.absence_reason, "came_by": line.apologies_by})
    conflict: list[Both] = []
    try:
        if request.method == "POST" and (form.clashes or ("withdraw" in request.POST and form.is_overtaken)):
            conflict = [
                Both(str(form.fields["reason"].label), line.absence_reason or "Nothing", form["reason"].value())
            ]
            form.stand_on_the_record()
            form.add_error(None, CLASH)
        elif request.method == "POST" and "withdraw" in request.POST:
            operations.withdraw_apologies(meeting=line.meeting, attendee_id=pk)
            messages.success(request, f"{name} is expected.")
            return redirect(here(request, "meeting", meeting))
        elif form.is_bound and not form.has_changed() and line.absence_reason:
            messages.info(request, f"Apologies of {name} stand as they are.")
            return redirect(here(request, "meeting", meeting))
        elif request.method == "POST" and form.is_valid():
            operations.record_apologies(
                meeting=line.meeting,
                attendee_id=pk,
                reason=form.cleaned_data["reason"],
                came_by=form.cleaned_data["came_by"],
            )
            messages.success(request, f"Apologies of {name} are written down.")
            return redirect(here(request, "meeting", meeting))
    except Refused as refusal:
        form.add_error(None, str(refusal))
    context = {
        **about(request, line.meeting, f"Apologies of {name}"),
        "form": form,
        "line": line,
        "back": here(request, "meeting", meeting),
        "refused": may_list(line.meeting.state).sentence,
        "conflict": conflict,
    }
    return render(request, "meetings/apologies.html", context, status=409 if conflict else 200)


def attendee_add(request: Any, pk: int) -> HttpResponse:
    """Put a guest or a deputy on the list."""
    found = meeting_for(request.rights, pk, to=Right.MANAGE_MEETINGS)
    day, people = day_of(found), attending(pk)
    form = AttendeeAddForm(
        request.POST or None,
        seats=seats_on(day),
        members=[person for person in people if person.is_member],
        organisations=bodies_here(),
        initial={"kind": request.GET.get("kind", "guest")},
    )
    if request.method == "POST" and form.is_valid():
        try:
            added = _add(found, form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{added.seat.person.name if added.seat else added.guest_name} is on the list.")
            return redirect(here(request, "presence" if found.opened_at else "meeting", pk))
    context = {
        **about(request, found, "Add a guest or a deputy"),
        "form": form,
        "deputies": _deputies(found),
        "refused": may_list(found.state).sentence,
        "back": here(request, "presence" if found.opened_at else "meeting", pk),
    }
    return render(request, "meetings/attendee_add.html", context)


def _deputies(found: Meeting) -> str:
    """Whether a deputy counts, or why nobody can say."""
    try:
        return DEPUTIES[terms_of(found).deputies]
    except Refused as refusal:
        return str(refusal)


def _add(found: Meeting, data: dict[str, Any]) -> Attendee:
    if data["kind"] == "deputy":
        return operations.add_deputy(
            meeting=found,
            deputised_id=int(data["deputised"]),
            seat=data["seat"],
            name=data["name"],
            capacity=data["capacity"],
            delegated_from=data["delegated_from"],
            delegated_to=data["delegated_to"],
            mode=data["mode"],
        )
    return operations.add_guest(
        meeting=found, name=data["name"], capacity=data["capacity"], represents=data["represents"], mode=data["mode"]
    )


@require_POST
def attendee_remove(request: Any, meeting: int, pk: int) -> HttpResponse:
    """Take a guest or deputy off the list who was put there by mistake."""
    line = attendee_for(request.rights, meeting, pk, to=Right.MANAGE_MEETINGS)
    try:
        operations.remove_guest(meeting=line.meeting, attendee_id=pk)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, f"{line.guest_name or line.capacity} is off the list.")
    return redirect(here(request, "presence" if line.meeting.opened_at else "meeting", meeting))
