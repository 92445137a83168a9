"""Attendance of relevant agencies over twelve months, and the letters about absences that nobody explained."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import asks_for_a_file, fresh_factor
from hscp.lib.moves import may_move
from hscp.lib.verdicts import Refused, Verdict
from hscp.record.versions import EditConflict
from hscp.spaces.acting import act_from
from hscp.spaces.clock import now, today
from hscp.ui.charts import Chart
from hscp.ui.conflicts import Both, both, stand_on
from hscp.ui.exports import csv_response
from hscp.ui.spreadsheets import xlsx_response
from meetings.access import groups_that_meet, letter_for
from meetings.forms.absence import AttendanceFilter, LetterForm
from meetings.forms.meeting import ReasonForm
from meetings.models import AbsenceLetter
from meetings.operations.absence import change_letter, send_letter, set_letter_aside
from meetings.queries.absence import letters, line_managers, lines_looked_back, story_of_letter
from meetings.queries.inviting import FAILED
from meetings.queries.letters import senders_on, sending_seat
from meetings.rules import LETTER, LetterState
from meetings.rules.absence import Came, SeatAtMeeting, Tally, by_agency, by_seat, looked_back
from meetings.rules.letters import may_send_from
from meetings.views.addresses import ManyAddresses, here
from partnership.access import acting_seat
from partnership.models import Seat
from partnership.rules.roles import Right

PER_PAGE = 50
FILES = {"csv": csv_response, "xlsx": xlsx_response}
VIEWS = (("By agency", "agencies"), ("By seat", "seats"), ("By meeting", "meetings"))
CAME = {
    Came.ATTENDED: ("Attended", "good"),
    Came.DEPUTY: ("A deputy came", "good"),
    Came.UNCOUNTED: ("Only a deputy came, who does not count", "warn"),
    Came.APOLOGIES: ("Sent apologies", "info"),
    Came.ABSENT: ("Absent without apologies", "bad"),
    Came.VACANT: ("Post vacant", "neutral"),
}
SERIES = (
    ("Attended", "attended"),
    ("Deputy came", "deputised"),
    ("Deputy, not counted", "uncounted"),
    ("Apologies", "apologies"),
    ("No word", "absent"),
    ("Vacant", "vacant"),
)
COUNTS = (
    "Meetings",
    "Attended",
    "A deputy came",
    "Only a deputy who does not count",
    "Apologies",
    "Absent without apologies",
    "Vacant",
    "Represented, %",
)
WHO = ("Date", "Group", "Agency", "Post", "Holder")
COLUMNS = {
    "agencies": ("Agency", *COUNTS),
    "seats": ("Post", "Holder", *COUNTS),
    "meetings": (*WHO, "Attendance", "Reason", "Deputy", "Why the deputy does not count"),
}


@require_safe
@fresh_factor(when=asks_for_a_file)
def agency_attendance(request: Any) -> HttpResponse:
    """Relevant agencies' attendance in twelve months: per agency, per seat, per meeting; as a file as well."""
    day = today()
    request.rights.must(Right.SEE)
    view = request.GET.get("view", "agencies")
    view = view if view in COLUMNS else "agencies"
    groups = [(str(group.pk), group.name) for group in groups_that_meet(request.rights, to=Right.SEE)]
    form = AttendanceFilter(request.GET, groups=groups)
    chosen = form.cleaned_data["group"] if form.is_valid() else ""
    lines = lines_looked_back(day, group=chosen)
    tallies = by_seat(lines) if view == "seats" else by_agency(lines)
    if request.GET.get("format") in FILES:
        ending = request.GET["format"]
        rows = [_row(line) for line in lines] if view == "meetings" else [_counts(each, view) for each in tallies]
        return FILES[ending](f"attendance-{view}.{ending}", COLUMNS[view], rows)
    query = request.GET.copy()
    query["view"] = view
    page: Any = Paginator(lines, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": "Attendance of agencies",
        "breadcrumbs": [(request.space.name, here(request, "space_home")), ("Attendance of agencies", "")],
        "space": request.space,
        "tabs": [(label, f"?view={key}&group={chosen}", key == view) for label, key in VIEWS],
        "view": view,
        "filter_form": form,
        "first": looked_back(day)[0],
        "last": day,
        "tallies": tallies,
        "lines": [(line, *CAME[line.came]) for line in page],
        "page": page,
        "chart": _chart(tallies, view) if tallies and view != "meetings" else None,
        "meeting_at": ManyAddresses(request, "meeting"),
        "csv": f"?{query.urlencode()}&format=csv",
        "xlsx": f"?{query.urlencode()}&format=xlsx",
        "letters_url": here(request, "absence_letters") if request.rights.may(Right.SEND_LETTERS) else "",
    }
    return render(request, "meetings/agency_attendance.html", context)


def _counts(each: Tally, view: str) -> tuple[Any, ...]:
    names = (each.name, each.holder) if view == "seats" else (each.name,)
    came = (each.attended, each.deputised, each.uncounted, each.apologies, each.absent, each.vacant)
    return (*names, each.meetings, *came, "" if each.share is None else each.share)


def _row(line: SeatAtMeeting) -> tuple[Any, ...]:
    who = (line.on, line.group, line.agency, line.post, line.holder)
    return (*who, CAME[line.came][0], line.reason, line.deputy, line.hindered)


def _chart(tallies: Sequence[Tally], view: str) -> Chart:
    worst = min(tallies, key=lambda each: (each.share or 0, each.name))
    return Chart(
        kind="stacked",
        title="Attendance per seat" if view == "seats" else "Attendance per agency",
        categories=tuple(f"{each.name} ({each.holder})" if view == "seats" else each.name for each in tallies),
        series=tuple((name, tuple(float(getattr(each, key)) for each in tallies)) for name, key in SERIES),
        over="Post and holder" if view == "seats" else "Agency",
        summary=f"Least often represented: {worst.name}, at {worst.represented} of {worst.meetings} meetings",
    )


@require_safe
def absence_letters(request: Any) -> HttpResponse:
    """The letters that wait, and the last ones that were sent or set aside."""
    request.rights.must(Right.SEND_LETTERS)
    context = {
        "title": "Letters about absences",
        "breadcrumbs": _crumbs(request),
        "space": request.space,
        "letters": letters(),
        "not_sender": _may_send(request).sentence,
        "undelivered": FAILED,
        "letter_at": ManyAddresses(request, "absence_letter"),
        "managers_url": here(request, "line_managers"),
        "attendance_url": here(request, "agency_attendance"),
    }
    return render(request, "meetings/absence_letters.html", context)


def absence_letter(request: Any, pk: int) -> HttpResponse:
    """One letter: read, worded, sent. Where two worded it, both texts are shown."""
    letter = letter_for(request.rights, pk)
    form = LetterForm(request.POST or None, initial=_initial(letter))
    conflict: list[Both] = []
    if request.method == "POST" and form.is_valid():
        data = {name: form.cleaned_data[name] for name in ("to_name", "to_email", "subject", "text")}
        try:
            letter = change_letter(letter=letter, **data, version=form.cleaned_data["version"] or 0)
            stand_on(form, "version", letter.version)  # what was worded stands, also where it cannot be sent yet
            if "send" in request.POST:
                send_letter(letter=letter, version=letter.version, seat=_sending_seat(request), at=now())
                messages.success(request, "The letter is on the way.")
                return redirect(here(request, "absence_letters"))
        except Refused as refusal:
            field = "to_email" if refusal.verdict.reasons[0].code == "address" else None
            form.add_error(field, str(refusal))
        except EditConflict as clash:
            conflict = both(form, _initial(clash.theirs))
        else:
            messages.success(request, "The letter is saved. It is not sent yet.")
            return redirect(here(request, "absence_letter", pk))
    context = {
        "title": letter.subject,
        "caption": f"{letter.organisation.name}: {letter.get_state_display().lower()}",
        "breadcrumbs": _crumbs(request, letter),
        "space": request.space,
        "letter": letter,
        "held": letter.state == LetterState.HELD,
        "not_sender": _may_send(request).sentence,
        "undelivered": FAILED,
        "mail_url": here(request, "mail") if request.rights.may(Right.MANAGE_PEOPLE) else "",
        "form": form,
        "conflict": conflict,
        "entries": story_of_letter(letter),
        "back": here(request, "absence_letters"),
    }
    return render(request, "meetings/absence_letter.html", context, status=409 if conflict else 200)


def _may_send(request: Any) -> Verdict:
    """Whether one of this account's seats sends letters today; if not, who does."""
    return may_send_from(senders_on(today()), marked=sending_seat(request.rights.seat_ids) is not None)


def _sending_seat(request: Any) -> Seat:
    """The seat from which this account sends letters; where none does, the one it acts from, and the rule refuses."""
    found = sending_seat(request.rights.seat_ids)
    if found is not None:
        act_from(found)
    return acting_seat(request)


def _initial(letter: AbsenceLetter) -> dict[str, Any]:
    """What the form begins with; whom it goes to is the agency's line manager of today where nobody said otherwise."""
    name, email = letter.to_name, letter.to_email
    if not email and letter.state == LetterState.HELD:
        contact = line_managers([letter.organisation_id]).get(letter.organisation_id)
        name, email = (name or contact.name, contact.email) if contact else (name, email)
    return {
        "to_name": name,
        "to_email": email,
        "subject": letter.subject,
        "text": letter.text,
        "version": letter.version,
    }


def absence_letter_set_aside(request: Any, pk: int) -> HttpResponse:
    """Do not send a letter, and say why."""
    letter = letter_for(request.rights, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            seat = _sending_seat(request)
            set_letter_aside(letter=letter, reason=form.cleaned_data["reason"], seat=seat, at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The letter is set aside.")
            return redirect(here(request, "absence_letters"))
    context = {
        "title": "Set this letter aside?",
        "caption": letter.subject,
        "breadcrumbs": _crumbs(request, letter),
        "space": request.space,
        "form": form,
        "consequence": "It is not sent, and stays on record with your reason.",
        "confirm": "Set the letter aside",
        "cancel_url": here(request, "absence_letter", pk),
        "refused": _may_send(request).sentence or may_move(LETTER, letter.state, "set_aside").sentence,
    }
    return render(request, "meetings/absence_letter_set_aside.html", context)


def _crumbs(request: Any, letter: AbsenceLetter | None = None) -> list[tuple[str, str]]:
    way = [(request.space.name, here(request, "space_home"))]
    if letter is None:
        return [*way, ("Letters about absences", "")]
    return [*way, ("Letters about absences", here(request, "absence_letters")), (letter.subject, "")]
