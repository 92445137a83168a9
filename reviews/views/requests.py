"""Information from agencies, for the people of the case: who is asked, who has answered, what they said."""

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import fresh_factor
from hscp.lib.moves import legal_moves, may_move
from hscp.lib.words import plural
from hscp.spaces.clock import now, today
from hscp.ui.addresses import here
from partnership.access import acting_seat
from partnership.rules.roles import Right
from reviews.access import incident_for, practice_for, rapid_for, request_for
from reviews.enums import RequestPurpose, RequestState
from reviews.forms.rapid import NothingForm
from reviews.forms.requests import EnterAnswerForm, ReasonOrNotForm, SendRequestsForm
from reviews.operations import requests as operations
from reviews.operations.chasing import chase
from reviews.queries.clocks import time_of
from reviews.queries.rapid import rapid_of
from reviews.queries.requests import due_by_step, requests_of, returns_of, story_of_request
from reviews.rules.practice import may_work
from reviews.rules.requests import is_late, may_write
from reviews.rules.states import REQUEST, WAITS_FOR_AGENCY
from reviews.views.acts import act
from reviews.views.frame import frame

TONES: dict[str, str] = {
    RequestState.ASKED: "active",
    RequestState.QUERIED: "active",
    RequestState.RETURNED: "info",
    RequestState.ACCEPTED: "good",
    RequestState.WITHDRAWN: "neutral",
}
FORM_STAYS = timedelta(days=14)  # how long after the due day the form opens, unless another day is said


@require_safe
@fresh_factor
def agency_requests(request: Any, pk: int) -> HttpResponse:
    """Who is asked and who has answered: the overdue first."""
    found = incident_for(request.rights, pk)
    rapid = rapid_of(found)
    rows: list[Any] = list(requests_of(rapid, today())) if rapid is not None else []
    for row in rows:
        row.tag = ("Overdue", "bad") if row.late else (row.get_state_display(), TONES[row.state])
    owed = sum(row.state in WAITS_FOR_AGENCY for row in rows)
    context = frame(
        request,
        found,
        "agency_requests",
        "Information from agencies",
        rapid=rapid,
        rows=rows,
        owed=owed,
        owed_words=f"{plural(owed, 'answer')} of {len(rows)} still owed." if rows else "",
    )
    return render(request, "reviews/agency_requests.html", context)


@fresh_factor
def requests_send(request: Any, pk: int) -> HttpResponse:
    """Ask agencies' contacts, each on a form of their own."""
    rapid = rapid_for(request.rights, pk, to=Right.WRITE_FILE)
    due, step = due_by_step(time_of(rapid.incident, today()))
    initial = {"due_on": due, "last_on": due + FORM_STAYS if due else None}
    return act(
        request,
        rapid.incident,
        SendRequestsForm(request.POST or None, initial=initial),
        "Ask agencies for information",
        lambda data: operations.send_requests(rapid=rapid, seat=acting_seat(request), at=now(), **data),
        said="They are asked. Each was written a mail that names the reference and the day only.",
        back=here(request, "agency_requests", pk),
        button="Ask them",
        lead_words=f"The day is that of “{step}”; another may be said." if step else "",
    )


@fresh_factor
def practice_ask(request: Any, pk: int) -> HttpResponse:
    """Ask agencies in writing for what the practice review wants to know, each on a form of their own."""
    practice = practice_for(request.rights, pk, to=Right.WRITE_FILE)
    rapid = rapid_for(request.rights, pk, to=Right.WRITE_FILE)
    return act(
        request,
        practice.incident,
        SendRequestsForm(request.POST or None, initial={"questions": ""}),
        "Ask agencies in writing for the practice review",
        lambda data: operations.send_requests(
            rapid=rapid, purpose=RequestPurpose.PRACTICE, seat=acting_seat(request), at=now(), **data
        ),
        said="They are asked. Each was written a mail that names the reference and the day only.",
        back=here(request, "agency_requests", pk),
        button="Ask them",
        refused=may_work(practice.state).sentence,
        lead_words="A request in writing names what is asked and by when; what came of it stands with it.",
    )


@fresh_factor
def requests_chase(request: Any, pk: int) -> HttpResponse:
    """Remind by mail everybody who still owes an answer."""
    rapid = rapid_for(request.rights, pk, to=Right.WRITE_FILE)
    return act(
        request,
        rapid.incident,
        NothingForm(request.POST if request.method == "POST" else None),
        "Remind whoever still owes an answer",
        lambda data: chase(rapid=rapid, seat=acting_seat(request), at=now()),
        said="Whoever still owes an answer and was not reminded today has been written a mail.",
        back=here(request, "agency_requests", pk),
        button="Write the mails",
        lead_words="Nobody is reminded twice on one day. The mail names the reference and the day only. The working "
        "day before an answer is due, on that day, and every other working day after it, they are reminded anyway.",
    )


@require_safe
@fresh_factor
def agency_request(request: Any, incident: int, pk: int) -> HttpResponse:
    """One request: what was asked, what was returned, and what can be done with it."""
    row = request_for(request.rights, incident, pk)
    found, day = row.rapid.incident, today()
    late = is_late(row.state, row.due_on, day)
    context = frame(request, found, "", f"Request to {row.seat.person.name}", row=row)
    context |= {
        "row_tag": ("Overdue", "bad") if late else (row.get_state_display(), TONES[row.state]),
        "returns": returns_of(row),
        "entries": story_of_request(row),
        "row_moves": [
            (each.label, here(request, "request_move", incident, pk, each.name))
            for each in legal_moves(REQUEST, row.state)
            if each.name != "return"
        ],
        "may_enter": bool(may_write(row.state)),
        "back": here(request, "agency_requests", incident),
    }
    return render(request, "reviews/agency_request.html", context)


@fresh_factor
def answer_enter(request: Any, incident: int, pk: int) -> HttpResponse:
    """Enter for an agency what came by mail or by telephone."""
    row = request_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    return act(
        request,
        row.rapid.incident,
        EnterAnswerForm(request.POST or None),
        "Enter an answer for an agency",
        lambda data: operations.enter_answer(request=row, seat=acting_seat(request), at=now(), **data),
        said="The answer is on record, with how it came.",
        back=here(request, "agency_request", incident, pk),
        refused=may_write(row.state).sentence,
    )


@fresh_factor
def request_move(request: Any, incident: int, pk: int, move: str) -> HttpResponse:
    """Accept what was returned, send it back with questions, withdraw the request, ask again."""
    row = request_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    known = [each for each in REQUEST.moves if each.name == move]
    if not known or move == "return":
        raise Http404("No such move.")
    return act(
        request,
        row.rapid.incident,
        ReasonOrNotForm(request.POST if request.method == "POST" else None, needs_reason=known[0].needs_reason),
        known[0].label,
        lambda data: operations.move_request(
            request=row, move=move, reason=data.get("reason", ""), seat=acting_seat(request), at=now()
        ),
        said="That is on record.",
        back=here(request, "agency_request", incident, pk),
        button=known[0].label,
        refused=may_move(REQUEST, row.state, move).sentence,
    )
