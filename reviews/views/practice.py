"""The practice review of a case: how far it has come, what it waits for, and each move of it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import fresh_factor
from hscp.lib.moves import legal_moves, may_move
from hscp.lib.verdicts import Reason
from hscp.spaces.clock import now, today
from hscp.ui.addresses import here
from partnership.access import acting_seat
from partnership.rules.roles import Right
from reviews.access import incident_for, practice_for
from reviews.enums import PracticeState
from reviews.forms.rapid import NothingForm, RapidMoveForm
from reviews.models import PracticeReview
from reviews.operations import practice as operations
from reviews.queries.checks import checks_of
from reviews.queries.clocks import CaseTime, Shown, time_of
from reviews.queries.commission import Version, reviewers_of, scope_of
from reviews.queries.involvement import involved_of
from reviews.queries.practice import outcomes_of, practice_of, story_of_practice
from reviews.rules.clocks import ADVANCE_COPIES, PRACTICE_CHECK
from reviews.rules.clocks import PRACTICE as PRACTICE_CLOCK
from reviews.rules.commission import CITATION, commission_gaps
from reviews.rules.involvement import involvement_gaps
from reviews.rules.practice import may_begin, may_work, still_decided
from reviews.rules.states import PRACTICE, PRACTICE_BY_ACT
from reviews.views.acts import act
from reviews.views.frame import frame

TONES: dict[str, str] = {
    PracticeState.COMMISSIONING: "active",
    PracticeState.UNDER_WAY: "active",
    PracticeState.BEFORE_PARTNERS: "warn",
    PracticeState.SIGNED: "good",
    PracticeState.STOPPED: "neutral",
}


def clocks_of(time: CaseTime) -> list[Shown]:
    """The clocks that a practice review answers to."""
    return [each for each in time.shown if each.clock.limit.key in (PRACTICE_CLOCK, ADVANCE_COPIES)]


@require_safe
@fresh_factor
def practice_review(request: Any, pk: int) -> HttpResponse:
    """How far the practice review has come and what it still wants; before it has begun, how it begins."""
    found = incident_for(request.rights, pk)
    practice = practice_of(found)
    context = frame(request, found, "practice_review", "Practice review", practice=practice)
    outcomes = outcomes_of(found)
    if practice is None:
        context["refused"] = may_begin(outcomes, begun=False).sentence
        return render(request, "reviews/practice_review.html", context)
    reviewers, scope, time = reviewers_of(practice, today()), scope_of(practice), time_of(found, today())
    context |= {
        "practice_tag": (practice.get_state_display(), TONES[practice.state]),
        "decided_otherwise": not still_decided(outcomes),
        "practice_gaps": _gaps(practice, reviewers, scope),
        "reviewers": reviewers,
        "scope": scope,
        "told_citation": CITATION,
        "may_work": bool(may_work(practice.state)),
        "practice_clocks": clocks_of(time),
        "next_check": next((each for each in time.open if each.clock.limit.key == PRACTICE_CHECK), None),
        "checks": checks_of(practice, today()),
        "practice_moves": [
            (each.label, here(request, "practice_move", found.pk, each.name))
            for each in legal_moves(PRACTICE, practice.state)
            if each.name not in PRACTICE_BY_ACT
        ],
        "entries": story_of_practice(practice),
    }
    return render(request, "reviews/practice_review.html", context)


def _gaps(practice: PracticeReview, reviewers: list[Any], scope: Version | None) -> tuple[Reason, ...]:
    if practice.state == PracticeState.STOPPED:
        return ()
    agreed = scope is not None and scope.agreed is not None
    involved = involvement_gaps((each.kind, each.answer) for each in involved_of(practice))
    return (*commission_gaps((each.facts for each in reviewers), agreed=agreed, today=today()), *involved)


@fresh_factor
def practice_begin(request: Any, pk: int) -> HttpResponse:
    """Begin it."""
    found = incident_for(request.rights, pk, to=Right.WRITE_FILE)
    refused = may_begin(outcomes_of(found), begun=practice_of(found) is not None).sentence
    return act(
        request,
        found,
        NothingForm(request.POST if request.method == "POST" else None),
        "Begin the practice review",
        lambda data: operations.begin_practice(incident=found, seat=acting_seat(request), at=now()),
        said="The practice review has begun.",
        back=here(request, "practice_review", found.pk),
        button="Begin the practice review",
        refused=refused,
    )


@fresh_factor
def practice_move(request: Any, pk: int, move: str) -> HttpResponse:
    """A move that wants no more than a reason."""
    practice = practice_for(request.rights, pk, to=Right.WRITE_FILE)
    known = [each for each in PRACTICE.moves if each.name == move]
    if not known or move in PRACTICE_BY_ACT:
        raise Http404("No such move.")
    one = next((each for each in known if each.source == practice.state), known[0])
    return act(
        request,
        practice.incident,
        RapidMoveForm(request.POST if request.method == "POST" else None, needs_reason=one.needs_reason),
        one.label,
        lambda data: operations.move_practice(
            practice=practice, move=move, reason=data.get("reason", ""), seat=acting_seat(request), at=now()
        ),
        said="That is on record.",
        back=here(request, "practice_review", pk),
        button=one.label,
        refused=may_move(PRACTICE, practice.state, move).sentence,
        lead_words="Say also who decided it." if move == "stop" else "",
    )
