"""The end of a case file: closing it, opening it again."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hscp.identity.fresh import fresh_factor
from hscp.lib.verdicts import Refused
from hscp.spaces.clock import now
from partnership.access import acting_seat, file_for
from partnership.forms.cases import ReasonForm
from partnership.operations.cases import close_case_file, reopen_case_file
from partnership.operations.cases.places import state_of
from partnership.queries.cases import awaits_in
from partnership.rules.cases import may_close, may_reopen
from partnership.rules.roles import Right
from partnership.views.cases import frame
from partnership.views.people import here


@fresh_factor
def case_file_close(request: Any, pk: int) -> HttpResponse:
    """Close a file: the matter has come to its end, and its retention counts from today."""
    return _end(request, pk, closes=True)


@fresh_factor
def case_file_reopen(request: Any, pk: int) -> HttpResponse:
    """Open a closed file again."""
    return _end(request, pk, closes=False)


def _end(request: Any, pk: int, *, closes: bool) -> HttpResponse:
    file = file_for(request.rights, pk, to=Right.LEAD_FILE)
    form = ReasonForm(request.POST or None)
    act = close_case_file if closes else reopen_case_file
    if request.method == "POST" and form.is_valid():
        try:
            act(file=file, reason=form.cleaned_data["reason"], seat=acting_seat(request), at=now())
        except Refused as refusal:
            form.add_error("reason", str(refusal))
        else:
            messages.success(request, f"Case file {file.reference} is {'closed' if closes else 'open again'}.")
            return redirect(here(request, "case_file", file.pk))
    state = state_of(file)
    refused = (
        may_close(state=state, reason="-", awaits=awaits_in(file)) if closes else may_reopen(state=state, reason="-")
    )
    closing = "Nothing new is tied to it, and how long it is kept counts from today. All that hangs on it stays."
    context = frame(
        request,
        file,
        "case_file_close" if closes else "case_file_reopen",
        "Close this case file?" if closes else "Open this case file again?",
        form=form,
        consequence=closing if closes else "How long it is kept counts anew from the day it is closed again.",
        confirm="Close the file" if closes else "Open it again",
        cancel_url=here(request, "case_file", file.pk),
        refused=refused.sentence,
    )
    return render(request, "partnership/case_file_end.html", context)
