"""What was learned in a case, for its people: noted, and what of it is shared outside its file."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import fresh_factor
from hscp.spaces.clock import now, today
from hscp.ui.addresses import here
from partnership.access import acting_seat
from partnership.rules.roles import Right
from reviews.access import incident_for, noted_for
from reviews.forms.dissemination import NoteLearningForm, ShareLearningForm
from reviews.models import CaseLearning
from reviews.operations import dissemination as operations
from reviews.queries.dissemination import learned_in
from reviews.queries.identity import sheet_of
from reviews.queries.learning import options_of
from reviews.views.acts import act
from reviews.views.frame import frame

CHECKED = "The words are looked through for those on the identity sheet, references, NHS numbers and dates of birth."
NOT_CHECKED = (
    "The identity sheet does not open to you, or there is none: the words are looked through for references, NHS "
    "numbers and dates of birth only. Names are for you to leave out."
)


@require_safe
@fresh_factor
def case_learning(request: Any, pk: int) -> HttpResponse:
    """What was learned in a case, and what of it is shared."""
    found = incident_for(request.rights, pk)
    context = frame(request, found, "case_learning", "What was learned", rows=learned_in(found))
    return render(request, "reviews/case_learning.html", context)


@fresh_factor
def case_learning_add(request: Any, pk: int) -> HttpResponse:
    """Put on record in a case what was learned."""
    found = incident_for(request.rights, pk, to=Right.WRITE_FILE)
    form = NoteLearningForm(request.POST or None, options=options_of(found, today()))
    return act(
        request,
        found,
        form,
        "Note what was learned",
        lambda data: operations.note_learning(
            incident=found,
            seat=acting_seat(request),
            at=now(),
            **{name: data[name] for name in ("learned_from", "option", "text")},
        ),
        said="That is on record. Nobody outside the case reads it.",
        back=here(request, "case_learning", found.pk),
    )


@fresh_factor
def case_learning_change(request: Any, incident: int, pk: int) -> HttpResponse:
    """Change what is on record; where somebody else did so since, both are shown."""
    row = noted_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    form = NoteLearningForm(request.POST or None, options=options_of(row.incident, today()), initial=_as_it_stands(row))
    return act(
        request,
        row.incident,
        form,
        "Change what was learned",
        lambda data: operations.change_noted(noted=row, at=now(), **data),
        said="That is saved.",
        as_it_stands=_as_it_stands,
        back=here(request, "case_learning", row.incident.pk),
    )


@fresh_factor
def case_learning_share(request: Any, incident: int, pk: int) -> HttpResponse:
    """Share what was learned outside the case file, in words of its own."""
    row = noted_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    sheet = sheet_of(row.incident)
    return act(
        request,
        row.incident,
        ShareLearningForm(request.POST or None, initial={"version": row.version}),
        "Share it outside the case file",
        lambda data: operations.share_learning(noted=row, seat=acting_seat(request), at=now(), **data),
        said="It is shared. Now it can be sent to agencies.",
        as_it_stands=lambda theirs: {"version": theirs.version},
        back=here(request, "case_learning", row.incident.pk),
        button="Share it",
        lead_words=CHECKED if sheet is not None and sheet.opens else NOT_CHECKED,
        refused="This is shared already." if row.learning_id else "",
    )


def _as_it_stands(row: CaseLearning) -> dict[str, Any]:
    return {
        "learned_from": row.learned_from,
        "option": str(row.option_id or ""),
        "text": row.text,
        "version": row.version,
    }
