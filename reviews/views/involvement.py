"""Family and practitioners: who was offered to take part, what came of it, what support staff were offered."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import fresh_factor
from hscp.spaces.clock import now, today
from hscp.ui.addresses import here
from partnership.access import acting_seat
from partnership.rules.roles import Right
from reviews.access import incident_for, involvement_for, practice_for
from reviews.enums import InvolvedAnswer, InvolvedKind
from reviews.forms.commission import InvolvementForm, OfferForm, SupportForm
from reviews.models import Involvement
from reviews.operations import involvement as operations
from reviews.queries.involvement import involved_of, support_of
from reviews.queries.practice import practice_of
from reviews.rules.involvement import involvement_gaps
from reviews.views.acts import act
from reviews.views.frame import frame

TONES: dict[str, str] = {
    InvolvedAnswer.WAITING: "active",
    InvolvedAnswer.ACCEPTED: "good",
    InvolvedAnswer.DECLINED: "neutral",
    InvolvedAnswer.NO_ANSWER: "neutral",
}
OF_ANSWER = ("answer", "answered_on", "contributed", "feedback")


@require_safe
@fresh_factor
def practice_involvement(request: Any, pk: int) -> HttpResponse:
    """Who was offered to take part, by their role, and what support staff were offered."""
    found = incident_for(request.rights, pk)
    practice = practice_of(found)
    context = frame(request, found, "practice_involvement", "Family and practitioners", practice=practice)
    if practice is not None:
        rows: list[Any] = list(involved_of(practice))
        for row in rows:
            row.tag = (row.get_answer_display(), TONES[row.answer])
        context |= {
            "involved": [(each.label, [row for row in rows if row.kind == each.value]) for each in InvolvedKind],
            "gaps": involvement_gaps((row.kind, row.answer) for row in rows),
            "support": support_of(practice),
        }
    return render(request, "reviews/practice_involvement.html", context)


@fresh_factor
def involvement_add(request: Any, pk: int) -> HttpResponse:
    """Put on record that somebody was offered to take part."""
    practice = practice_for(request.rights, pk, to=Right.WRITE_FILE)
    return act(
        request,
        practice.incident,
        OfferForm(request.POST or None, initial={"offered_on": today()}),
        "Offered to take part",
        lambda data: operations.offer(practice=practice, seat=acting_seat(request), at=now(), **data),
        said="That is on record.",
        back=here(request, "practice_involvement", pk),
    )


@fresh_factor
def involvement_change(request: Any, incident: int, pk: int) -> HttpResponse:
    """Say what came of an offer."""
    row = involvement_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    return act(
        request,
        row.practice.incident,
        InvolvementForm(request.POST or None, initial=_as_it_stands(row)),
        f"What came of it: {row.role}",
        lambda data: operations.change_involvement(involvement=row, at=now(), **data),
        said="That is on record.",
        back=here(request, "practice_involvement", incident),
        as_it_stands=_as_it_stands,
    )


def _as_it_stands(row: Involvement) -> dict[str, Any]:
    return {**{name: getattr(row, name) for name in OF_ANSWER}, "version": row.version}


@fresh_factor
def support_add(request: Any, pk: int) -> HttpResponse:
    """Put on record what support an agency offered its staff."""
    practice = practice_for(request.rights, pk, to=Right.WRITE_FILE)
    return act(
        request,
        practice.incident,
        SupportForm(request.POST or None, initial={"offered_on": today()}),
        "Support offered to staff",
        lambda data: operations.note_support(practice=practice, seat=acting_seat(request), at=now(), **data),
        said="That is on record.",
        back=here(request, "practice_involvement", pk),
    )
