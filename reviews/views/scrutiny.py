"""What the scrutineer says of an outcome and its decision, and what the delegated partners answer (§15.7)."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from hscp.identity.fresh import fresh_factor
from hscp.spaces.clock import now
from hscp.ui.addresses import here
from partnership.access import acting_seat
from partnership.rules.roles import Right
from reviews.access import comment_for, review_decision_for
from reviews.forms.deciding import ScrutinyAnswerForm, ScrutinyForm
from reviews.operations import deciding as operations
from reviews.views.acts import act
from reviews.views.deciding import SCRUTINEER


@fresh_factor
def scrutiny_add(request: Any, incident: int, pk: int) -> HttpResponse:
    """Say, as the scrutineer, what one makes of a decision: the one thing that they add to a case."""
    row = review_decision_for(request.rights, incident, pk)
    if SCRUTINEER not in request.rights.roles:
        raise PermissionDenied("The scrutineer alone says this.")
    return act(
        request,
        row.rapid.incident,
        ScrutinyForm(request.POST or None),
        f"Scrutiny of decision {row.number}",
        lambda data: operations.comment(
            decision=row, seat=acting_seat(request), user_id=request.user.pk, at=now(), **data
        ),
        said="That is on record, in your name.",
        back=here(request, "review_decision", incident, pk),
    )


@fresh_factor
def scrutiny_answer(request: Any, incident: int, pk: int) -> HttpResponse:
    """Answer the scrutineer, as a delegated partner or for the partners."""
    row = comment_for(request.rights, incident, pk)
    partner = request.rights.may(Right.APPROVE)
    return act(
        request,
        row.decision.rapid.incident,
        ScrutinyAnswerForm(request.POST or None),
        "Answer the scrutineer",
        lambda data: operations.answer_comment(
            comment=row, for_partners=not partner, seat=acting_seat(request), at=now(), **data
        ),
        said="The answer is on record.",
        back=here(request, "review_decision", incident, row.decision_id),
        lead_words=row.text if partner else f"{row.text} – Entered for the partners, and it says so.",
    )
