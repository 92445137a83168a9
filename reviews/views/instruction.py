"""The instruction to secure records: the partnership's words, whom it was sent to, reminders, who confirmed."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hscp.identity.fresh import fresh_factor
from hscp.lib.verdicts import Refused
from hscp.spaces.clock import now, today
from hscp.ui.addresses import here
from hscp.ui.forms import show_refusal
from partnership.access import acting_seat
from partnership.rules.roles import Right
from reviews.access import ask_for, incident_for
from reviews.forms.hour import ConfirmForm, InstructionTextForm, RemindForm, SecureAskForm
from reviews.models import InstructionText
from reviews.operations import hour as operations
from reviews.queries.hour import instruction_text as text_that_counts
from reviews.views.acts import act
from reviews.views.frame import crumbs


@fresh_factor
def instruction_text(request: Any) -> HttpResponse:
    """The partnership's words of the instruction, every version, and setting it anew."""
    request.rights.must(Right.START_FILE)
    form = InstructionTextForm(request.POST or None, initial={"text": text_that_counts()})
    if request.method == "POST" and form.is_valid():
        try:
            operations.set_instruction(**form.cleaned_data, seat=acting_seat(request), at=now())
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, "The text is set. The next instruction is sent in these words.")
            return redirect(here(request, "instruction_text"))
    context = {
        "title": "Instruction to secure records",
        "breadcrumbs": crumbs(request, None, ("Instruction to secure records", "")),
        "form": form,
        "rows": InstructionText.objects.select_related("set_by__person").order_by("-set_at", "-pk")[:20],
        "back": here(request, "incidents"),
    }
    return render(request, "reviews/instruction_text.html", context)


@fresh_factor
def secure_ask(request: Any, pk: int) -> HttpResponse:
    """Tell agencies to secure their records: by mail to each that has an address, and put on record."""
    found = incident_for(request.rights, pk, to=Right.WRITE_FILE)
    return act(
        request,
        found,
        SecureAskForm(request.POST or None, initial={"text": text_that_counts()}),
        "Tell agencies to secure their records",
        lambda data: operations.ask_to_secure(incident=found, seat=acting_seat(request), at=now(), **data),
        said="The agencies are on record, and the mails go out.",
        back=here(request, "incident_hour", found.pk),
        button="Send and put on record",
    )


@fresh_factor
def secure_remind(request: Any, incident: int, pk: int) -> HttpResponse:
    """Remind an agency that has not confirmed."""
    ask = ask_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    return act(
        request,
        ask.incident,
        RemindForm(request.POST or None),
        f"Remind {ask.agency}",
        lambda data: operations.remind_to_secure(ask=ask, seat=acting_seat(request), at=now(), **data),
        said="The reminder is on record.",
        back=here(request, "incident_hour", ask.incident.pk),
        button="Remind",
        refused=_confirmed(ask),
    )


@fresh_factor
def secure_confirm(request: Any, incident: int, pk: int) -> HttpResponse:
    """Put on record, for an agency, that it confirmed."""
    ask = ask_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    return act(
        request,
        ask.incident,
        ConfirmForm(request.POST or None, initial={"confirmed_on": today()}),
        f"{ask.agency} has confirmed",
        lambda data: operations.confirm_secured(ask=ask, seat=acting_seat(request), at=now(), **data),
        said="The confirmation is on record.",
        back=here(request, "incident_hour", ask.incident.pk),
        refused=_confirmed(ask),
    )


def _confirmed(ask: Any) -> str:
    return f"{ask.agency} has confirmed already." if ask.confirmed_on else ""
