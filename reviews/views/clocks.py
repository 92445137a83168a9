"""Clocks: all that run, the days they are read off, what is said of one, and the partnership's terms."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import fresh_factor
from hscp.lib.verdicts import Refused
from hscp.lib.words import date_words
from hscp.spaces.clock import now, today
from hscp.ui.addresses import here
from hscp.ui.forms import show_refusal
from partnership.access import acting_seat
from partnership.queries.disputes import dispute_route
from partnership.rules.roles import Right
from reviews.access import incident_for
from reviews.enums import ClockNoteKind, Trigger
from reviews.forms.clocks import STEPS, ClockNoteForm, EventForm, ReviewTermsForm
from reviews.models import ReviewTerms
from reviews.operations import clocks as operations
from reviews.operations.incidents import record_event
from reviews.queries.clocks import CaseTime, event_choices, terms_on, time_of, times_of
from reviews.queries.incidents import incidents
from reviews.rules.checks import USUAL_WEEKS
from reviews.rules.clocks import EVENT_WORDS, State, starts_of
from reviews.rules.events import BY_ACT
from reviews.views.frame import MARKING, crumbs, frame

TAGS = {
    State.WAITING: ("Not begun", "neutral"),
    State.RUNNING: ("Running", "active"),
    State.OVERDUE: ("Overdue", "bad"),
    State.MET: ("Met", "good"),
    State.MISSED: ("Missed", "bad"),
    State.ENDED: ("No longer runs", "neutral"),
}
SOON = 2  # working days left from which a running clock stands out


def clock_rows(request: Any, time: CaseTime, *, writes: bool) -> list[dict[str, Any]]:
    """The clocks of a case for its page: how each stands, from what it is counted, who says so, how its date moved."""
    rows = []
    for shown in time.shown:
        clock, limit = shown.clock, shown.clock.limit
        tag = TAGS[clock.state]
        if clock.state is State.RUNNING and not limit.lasts and (clock.days_left or 0) <= SOON:
            tag = ("Due soon", "warn")
        counted = EVENT_WORDS.get(clock.counted_from, clock.counted_from)
        rows.append(
            {
                "shown": shown,
                "clock": clock,
                "tag": tag,
                "counted": f"{counted}, {date_words(clock.started_on, weekday=False)}" if clock.started_on else counted,
                "choice": starts_of(limit, time.trigger) != limit.starts or bool(limit.other_starts),
                "url": here(request, "clock_note", time.incident.pk, limit.key)
                if writes and clock.state is not State.MET
                else "",
                "record_url": here(request, "check_add", time.incident.pk)
                if limit.by_act and writes and clock.is_open
                else f"{here(request, 'event_record', time.incident.pk)}?event={limit.stops}"
                if writes and clock.is_open and limit.stops not in BY_ACT
                else "",
                "moves": [move for move in shown.moves if move.before is not None],
            }
        )
    return rows


@require_safe
@fresh_factor
def review_clocks(request: Any) -> HttpResponse:
    """Every clock that runs in a case that one may open, the first due first; and missed days without a reason."""
    found = list(incidents().filter(file__closed_at__isnull=True))
    times = times_of(found, today())
    rows: list[dict[str, Any]] = [
        {
            "incident": time.incident,
            "shown": shown,
            "clock": shown.clock,
            "tag": TAGS[shown.clock.state]
            if shown.clock.state is not State.RUNNING or (shown.clock.days_left or 0) > SOON
            else ("Due soon", "warn"),
        }
        for time in times.values()
        for shown in time.shown
        if (shown.clock.is_open and not shown.clock.limit.lasts) or shown.wants_reason
    ]
    rows.sort(key=lambda row: (row["clock"].due, row["incident"].pk, row["clock"].limit.key))
    context = {
        "title": "Clocks that run",
        "breadcrumbs": crumbs(request, None, ("Clocks that run", "")),
        "marking": MARKING if found else "",
        "rows": rows,
    }
    return render(request, "reviews/review_clocks.html", context)


@fresh_factor
def event_record(request: Any, pk: int) -> HttpResponse:
    """Put the day of something on record, correct it, or take it back."""
    found = incident_for(request.rights, pk, to=Right.WRITE_FILE)
    time = time_of(found, today())
    asked = request.GET.get("event", "")
    form = EventForm(request.POST or None, events=event_choices(time), initial={"event": asked})
    if request.method == "POST" and form.is_valid():
        try:
            record_event(incident=found, **form.cleaned_data, seat=acting_seat(request), at=now())
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, "The day is on record. Clocks that run were read again.")
            return redirect(here(request, "incident", found.pk))
    known = [
        (EVENT_WORDS.get(key, key), event.on, event.because)
        for key, event in time.events.items()
        if event.on or event.because
    ]
    context = frame(request, found, "", "Record a day", form=form, known=known)
    return render(request, "reviews/event_record.html", context)


@fresh_factor
def clock_note(request: Any, pk: int, clock: str) -> HttpResponse:
    """Say of a clock why it no longer runs, that it does after all, or why its day was missed."""
    found = incident_for(request.rights, pk, to=Right.WRITE_FILE)
    time = time_of(found, today())
    shown = next((each for each in time.shown if each.clock.limit.key == clock), None)
    if shown is None:
        raise Http404("This case has no such clock.")
    kinds = {
        State.WAITING: (ClockNoteKind.ENDED,),
        State.RUNNING: (ClockNoteKind.ENDED,),
        State.OVERDUE: (ClockNoteKind.BREACH, ClockNoteKind.ENDED),
        State.MISSED: (ClockNoteKind.BREACH,),
        State.ENDED: (ClockNoteKind.RUNS_ON,),
        State.MET: (),
    }[shown.clock.state]
    form = ClockNoteForm(
        request.POST or None, kinds=[each.value for each in kinds], initial={"kind": kinds[0].value if kinds else ""}
    )
    if request.method == "POST" and form.is_valid():
        try:
            operations.say_of_clock(
                incident=found, clock=clock, **form.cleaned_data, seat=acting_seat(request), at=now()
            )
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, "That is on record.")
            return redirect(here(request, "incident", found.pk))
    context = frame(
        request,
        found,
        "",
        shown.clock.limit.name,
        form=form,
        shown=shown,
        tag_of_clock=TAGS[shown.clock.state],
        refused="" if kinds else "This clock was met: there is nothing to be said of it.",
    )
    return render(request, "reviews/clock_note.html", context)


@fresh_factor
def review_terms(request: Any) -> HttpResponse:
    """How the partnership runs its reviews: what is in force, what was before, and setting it anew from a day."""
    day = today()
    may = request.rights.may(Right.START_FILE)
    if request.method == "POST":
        request.rights.must(Right.START_FILE)
    stands = terms_on(day)
    form = ReviewTermsForm(request.POST or None, initial=_as_they_stand(stands)) if may else None
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            operations.set_terms(**form.cleaned_data, seat=acting_seat(request), at=now())
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, "The terms are set. Cases from that day on are run by them.")
            return redirect(here(request, "review_terms"))
    context = {
        "title": "How reviews are run",
        "breadcrumbs": crumbs(request, None, ("How reviews are run", "")),
        "form": form,
        "stands": stands,
        "dispute_route": dispute_route(),
        "rows": ReviewTerms.objects.select_related("set_by__person", "set_by__post").order_by("-starts_on", "-pk"),
        "back": here(request, "incidents"),
    }
    return render(request, "reviews/review_terms.html", context)


def _as_they_stand(stands: ReviewTerms | None) -> dict[str, Any]:
    if stands is None:
        return {
            "trigger": Trigger.NOTIFIED.value,
            "decided_by": "all",
            "starts_on": today(),
            "check_weeks": USUAL_WEEKS,
        }
    found: dict[str, Any] = {name: getattr(stands, name) for name in ("trigger", "decided_by", "check_weeks")}
    found["starts_on"] = today()
    for number, step in enumerate(stands.steps[:STEPS], 1):
        found |= {f"title_{number}": step["title"], f"days_{number}": step["days"]}
    return found
