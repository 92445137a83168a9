"""Who deputises for the manager in a case: named for a time, ended."""

from typing import Any

from django.http import HttpResponse

from hscp.identity.fresh import fresh_factor
from hscp.spaces.clock import now, today
from partnership.access import acting_seat
from partnership.rules.roles import Right
from reviews.access import deputy_for, incident_for
from reviews.forms.hour import DeputyEndForm, DeputyForm
from reviews.models import CaseDeputy
from reviews.operations import hour as operations
from reviews.views.frame import save


@fresh_factor
def deputy_name(request: Any, pk: int) -> HttpResponse:
    """Name who deputises for the manager in this case, from day to day."""
    found = incident_for(request.rights, pk, to=Right.WRITE_FILE)
    return save(
        request,
        found,
        DeputyForm(request.POST or None, initial={"starts_on": today()}),
        "Name a deputy for this case",
        lambda data: operations.name_deputy(incident=found, seat=acting_seat(request), at=now(), **data),
        "The deputy is named.",
        back="incident_hour",
    )


@fresh_factor
def deputy_end(request: Any, incident: int, pk: int) -> HttpResponse:
    """Say on which day a deputy's time ends."""
    deputy = deputy_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    return save(
        request,
        deputy.incident,
        DeputyEndForm(request.POST or None, initial=_as_it_stands(deputy)),
        f"Until when {deputy.who.person.name} deputises",
        lambda data: operations.end_deputy(deputy=deputy, at=now(), **data),
        "The last day is on record.",
        as_it_stands=_as_it_stands,
        back="incident_hour",
    )


def _as_it_stands(row: CaseDeputy) -> dict[str, Any]:
    return {"ends_on": row.ends_on, "version": row.version}
