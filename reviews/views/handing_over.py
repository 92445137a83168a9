"""A case handed over, with its identity sheet."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hscp.identity.fresh import fresh_factor
from hscp.lib.verdicts import Refused
from hscp.spaces.clock import now
from hscp.ui.addresses import here
from partnership.access import acting_seat
from partnership.rules.cases import HandOver
from partnership.rules.roles import Right
from reviews.access import incident_for, sheet_for
from reviews.forms.handing_over import HandOverCaseForm
from reviews.operations.handing_over import hand_over_case
from reviews.queries.identity import sheet_of
from reviews.views.frame import frame

ALONE = "The new lead says who may see this case from now on. Unless you say so here, you can no longer open it."
NOT_MINE = " Its identity sheet is led by somebody else, or does not open to you: it is handed over by its own lead."


@fresh_factor
def incident_hand_over(request: Any, pk: int) -> HttpResponse:
    """Hand a case that one leads to somebody else, and its identity sheet with it where one leads that as well."""
    found = incident_for(request.rights, pk, to=Right.LEAD_FILE)
    about = sheet_of(found)
    sheet = sheet_for(request.rights, about.pk) if about and about.opens and about.pk else None
    if sheet is not None and not request.rights.may(Right.LEAD_FILE, on=sheet.file):
        sheet = None
    form = HandOverCaseForm(request.POST or None, has_sheet=sheet is not None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            hand_over_case(
                incident=found,
                sheet=sheet if data.get("with_sheet") else None,
                to=data["to"],
                keeps=HandOver(data["keeps"]),
                reason=data["reason"],
                seat=acting_seat(request),
                at=now(),
            )
        except Refused as refusal:
            form.add_error("to", str(refusal))
        else:
            also = " and of its identity sheet" if data.get("with_sheet") else ""
            messages.success(request, f"The lead of case {found.file.reference}{also} is handed over.")
            return redirect(here(request, "incidents"))
    context = frame(
        request,
        found,
        "",
        "Hand over the case?",
        form=form,
        consequence=ALONE + (NOT_MINE if about and sheet is None else ""),
        confirm="Hand over the case",
        cancel_url=here(request, "incident", found.pk),
    )
    return render(request, "reviews/incident_hand_over.html", context)
