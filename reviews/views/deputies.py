"""Who deputises for the manager in a case: named for a time, ended."""

from typing import Any

from django.http import HttpResponse

from hscp.identity.fresh import fresh_factor
from hscp.spaces.clock import now, today
from hscp.ui.addresses import here
from partnership.access import acting_seat
from partnership.rules.roles import Right
from reviews.access import deputy_for, incident_for
from reviews.forms.hour import DeputyEndForm, DeputyForm
from reviews.models import CaseDeputy
from reviews.operations import hour as operations
from reviews.views.acts import act


@fresh_factor
def deputy_name(request: Any, pk: int) -> HttpResponse:
    """Name who deputises for the manager in this case, from day to day."""
    found = incident_for(request.rights, pk, to=Right.WRITE_FILE)
    return act(
        request,
        found,
        DeputyForm(request.POST or None, initial={"starts_on": today()}),
        "Name a deputy for this case",
        lambda data: operations.name_deputy(incident=found, seat=acting_seat(request), at=now(), **data),
        said="The deputy is named.",
        back=here(request, "incident_hour", found.pk),
    )


@fresh_factor
def deputy_end(request: Any, incident: int, pk: int) -> HttpResponse:
    """Say on which day a deputy's time ends."""
    deputy = deputy_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    return act(
        request,
        deputy.incident,
        DeputyEndForm(request.POST or None, initial=_as_it_stands(deputy)),
        f"Until when {deputy.who.person.name} deputises",
        lambda data: operations.end_deputy(deputy=deputy, at=now(), **data),
        said="The last day is on record.",
        as_it_stands=_as_it_stands,
        back=here(request, "incident_hour", deputy.incident.pk),
    )


def _as_it_stands(row: CaseDeputy) -> dict[str, Any]:
    return {"ends_on": row.ends_on, "version": row.version}
