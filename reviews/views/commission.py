"""Commissioning: who leads a practice review, who was told, what it is to answer and what the group agreed."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import fresh_factor
from hscp.spaces.clock import now, today
from hscp.ui.addresses import here
from partnership.access import acting_seat
from partnership.rules.roles import Right
from reviews.access import practice_for, reviewer_for, scope_for
from reviews.forms.commission import (
    AgreeScopeForm,
    EndReviewerForm,
    ReviewerForm,
    ReviewerInterestForm,
    ReviewerTellForm,
    ScopeForm,
    version_or_none,
)
from reviews.forms.rapid import NothingForm
from reviews.models import LeadReviewer
from reviews.operations import commission as operations
from reviews.queries.commission import facts_of, scope_of, scopes_of
from reviews.queries.outside import documents_to_name
from reviews.queries.rapid import decisions_of_case
from reviews.rules.commission import CITATION, may_engage
from reviews.rules.practice import may_work
from reviews.views.acts import act
from reviews.views.frame import frame

OF_REVIEWER = ("name", "organisation", "suitability", "why_chosen", "contract_from", "contract_to", "days", "fee")
OF_INTEREST = ("declared_on", "interest", "judged", "judged_because")
OF_SCOPE = ("span_from", "span_to", "questions", "themes", "agencies", "methodology")
ENDED = "Their part in this review has ended."


def _said(names: tuple[str, ...]) -> Any:
    return lambda row: {**{name: getattr(row, name) for name in names}, "version": row.version}


@fresh_factor
def reviewer_add(request: Any, pk: int) -> HttpResponse:
    """Put on record who might lead the review."""
    practice = practice_for(request.rights, pk, to=Right.WRITE_FILE)
    return act(
        request,
        practice.incident,
        ReviewerForm(request.POST or None),
        "Propose a lead reviewer",
        lambda data: operations.propose_reviewer(
            practice=practice, seat=acting_seat(request), at=now(), **version_or_none(data)
        ),
        said="That is on record. Look at their interests next, then engage them.",
        back=here(request, "practice_review", pk),
        refused=may_work(practice.state).sentence,
    )


@fresh_factor
def reviewer_change(request: Any, incident: int, pk: int) -> HttpResponse:
    """Change what is on record of a reviewer, or prolong the contract."""
    row = reviewer_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    said = _said(OF_REVIEWER)
    return act(
        request,
        row.practice.incident,
        ReviewerForm(request.POST or None, initial=said(row)),
        row.name,
        lambda data: operations.change_reviewer(reviewer=row, **data),
        said="That is on record.",
        back=here(request, "practice_review", incident),
        refused=ENDED if row.ended_on else "",
        as_it_stands=said,
    )


@fresh_factor
def reviewer_interest(request: Any, incident: int, pk: int) -> HttpResponse:
    """Put on record what a reviewer declared, and what was made of it."""
    row = reviewer_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    said = _said(OF_INTEREST)
    return act(
        request,
        row.practice.incident,
        ReviewerInterestForm(request.POST or None, initial=said(row)),
        f"Conflict of interest: {row.name}",
        lambda data: operations.judge_interest(reviewer=row, seat=acting_seat(request), at=now(), **data),
        said="That is on record.",
        back=here(request, "practice_review", incident),
        refused=ENDED if row.ended_on else "",
        as_it_stands=said,
    )


@fresh_factor
def reviewer_engage(request: Any, incident: int, pk: int) -> HttpResponse:
    """Engage somebody to lead the review."""
    row = reviewer_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    return act(
        request,
        row.practice.incident,
        NothingForm(request.POST if request.method == "POST" else None),
        f"Engage {row.name}",
        lambda data: operations.engage_reviewer(reviewer=row, seat=acting_seat(request), at=now()),
        said="They are engaged. Tell the bodies that are told of a commission.",
        back=here(request, "practice_review", incident),
        button="Engage them",
        refused=_not_engaged(row),
    )


def _not_engaged(row: LeadReviewer) -> str:
    return may_work(row.practice.state).sentence or may_engage(facts_of(row, [])).sentence


@fresh_factor
def reviewer_end(request: Any, incident: int, pk: int) -> HttpResponse:
    """Say that somebody no longer leads the review."""
    row = reviewer_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    return act(
        request,
        row.practice.incident,
        EndReviewerForm(request.POST or None, initial={"on": today()}),
        f"{row.name} no longer leads the review",
        lambda data: operations.end_reviewer(reviewer=row, seat=acting_seat(request), at=now(), **data),
        said="That is on record.",
        back=here(request, "practice_review", incident),
        refused=ENDED if row.ended_on else "",
    )


@fresh_factor
def reviewer_tell(request: Any, incident: int, pk: int) -> HttpResponse:
    """Put on record that a body was told who was commissioned."""
    row = reviewer_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    documents = documents_to_name(row.practice.incident.file)
    return act(
        request,
        row.practice.incident,
        ReviewerTellForm(request.POST or None, documents=documents, initial={"told_on": today()}),
        f"Who was told that {row.name} was commissioned",
        lambda data: operations.tell_of_commission(reviewer=row, seat=acting_seat(request), at=now(), **data),
        said="That is on record.",
        back=here(request, "practice_review", incident),
        refused="" if row.engaged_on else "They are not engaged yet, so there is nothing to tell.",
        lead_words=CITATION,
    )


@require_safe
@fresh_factor
def review_scope(request: Any, pk: int) -> HttpResponse:
    """The terms of reference in all their versions, what changed in each, and which of them the group agreed."""
    practice = practice_for(request.rights, pk)
    context = frame(request, practice.incident, "", "Terms of reference", practice=practice)
    context |= {
        "versions": scopes_of(practice),
        "may_write": context["writes"] and bool(may_work(practice.state)),
        "back": here(request, "practice_review", pk),
    }
    return render(request, "reviews/review_scope.html", context)


@fresh_factor
def scope_write(request: Any, pk: int) -> HttpResponse:
    """Write the terms of reference and the methodology anew."""
    practice = practice_for(request.rights, pk, to=Right.WRITE_FILE)
    last = scope_of(practice)
    initial: dict[str, Any] = {"after": last.scope.number if last else 0}
    if last is not None:
        initial |= {name: getattr(last.scope, name) for name in OF_SCOPE}
    return act(
        request,
        practice.incident,
        ScopeForm(request.POST or None, initial=initial),
        "Terms of reference and methodology",
        lambda data: operations.write_scope(practice=practice, seat=acting_seat(request), at=now(), **data),
        said="This version is on record. The group agrees it.",
        back=here(request, "review_scope", pk),
        refused=may_work(practice.state).sentence,
    )


@fresh_factor
def scope_agree(request: Any, incident: int, pk: int) -> HttpResponse:
    """Record that the group agreed a version at a quorate meeting."""
    row = scope_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    return act(
        request,
        row.practice.incident,
        AgreeScopeForm(request.POST or None, decisions=decisions_of_case(row.practice.incident)),
        f"The group agreed version {row.number}",
        lambda data: operations.agree_scope(scope=row, seat=acting_seat(request), at=now(), **data),
        said="That is on record.",
        back=here(request, "review_scope", incident),
    )
