"""The rapid review of a case: how far it has come, what the panel judges, and each step of it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import fresh_factor
from hscp.lib.moves import legal_moves, may_move
from hscp.spaces.clock import now, today
from hscp.ui.addresses import here
from partnership.access import acting_seat
from partnership.rules.roles import Right
from reviews.access import incident_for, rapid_for, recusal_for
from reviews.enums import RapidState
from reviews.forms.rapid import (
    AtOnceForm,
    CriterionForm,
    InterestForm,
    NothingForm,
    PanelForm,
    RapidForm,
    RapidMoveForm,
    RecommendForm,
)
from reviews.models import CriterionJudged, RapidReview
from reviews.operations import rapid as operations
from reviews.queries.deciding import answered, decisions_of, standing_words
from reviews.queries.rapid import (
    at_once_of,
    criteria_of,
    decisions_of_case,
    judgement_of,
    rapid_of,
    recusals_of,
    story_of_rapid,
)
from reviews.rules.criteria import BY_KEY, OBLIGES_NOBODY, SOURCE
from reviews.rules.rapid import gaps, may_begin, may_word
from reviews.rules.states import RAPID, RAPID_BY_ACT
from reviews.views.acts import act
from reviews.views.deciding import TONES as DECISION_TONES
from reviews.views.frame import frame

WORDED = (
    "family",
    "racism",
    "disability",
    "inequalities",
    "nothing_at_once",
    "recommendation",
    "recommendation_because",
)
TONES: dict[str, str] = {
    RapidState.GATHERING: "active",
    RapidState.DRAFTED: "active",
    RapidState.RECOMMENDED: "warn",
    RapidState.DECIDED: "info",
    RapidState.SENT: "info",
    RapidState.ANSWERED: "info",
    RapidState.CLOSED: "neutral",
}


@require_safe
@fresh_factor
def rapid_review(request: Any, pk: int) -> HttpResponse:
    """How far the rapid review has come and what it still wants; before it has begun, how it begins."""
    found = incident_for(request.rights, pk)
    rapid = rapid_of(found)
    context = frame(request, found, "rapid_review", "Rapid review", rapid=rapid)
    if rapid is None:
        context["refused"] = may_begin(found.state).sentence
        return render(request, "reviews/rapid_review.html", context)
    criteria, at_once = criteria_of(rapid), at_once_of(rapid)
    judgement = judgement_of(rapid, criteria, len(at_once))
    words = bool(may_word(rapid.state))
    context |= {
        "rapid_tag": (rapid.get_state_display(), TONES[rapid.state]),
        "criteria": criteria,
        "criteria_source": SOURCE,
        "obliges_nobody": OBLIGES_NOBODY,
        "at_once": at_once,
        "recusals": recusals_of(rapid),
        "rapid_gaps": gaps(judgement) if words else (),
        "may_word": words and context["writes"],
        "leads": request.rights.may(Right.LEAD_FILE, on=found.file) and found.file.closed_at is None,
        "rapid_moves": [
            (each.label, here(request, "rapid_move", found.pk, each.name))
            for each in legal_moves(RAPID, rapid.state)
            if each.name not in RAPID_BY_ACT
        ],
        "may_recommend": bool(may_move(RAPID, rapid.state, "recommend")),
        "decisions": _decisions(rapid),
        "may_put": rapid.state in (RapidState.RECOMMENDED, RapidState.ANSWERED),
        "entries": story_of_rapid(rapid),
    }
    return render(request, "reviews/rapid_review.html", context)


def _decisions(rapid: RapidReview) -> list[Any]:
    """What was put to the partners, each with how it stands; few rounds, so each is asked for by itself."""
    rows: list[Any] = list(decisions_of(rapid))
    for row in rows:
        row.tag = (row.get_state_display(), DECISION_TONES[row.state])
        row.standing = standing_words(row, answered(row))
    return rows


@fresh_factor
def rapid_begin(request: Any, pk: int) -> HttpResponse:
    """Begin it."""
    found = incident_for(request.rights, pk, to=Right.WRITE_FILE)
    refused = may_begin(found.state).sentence
    if not refused and rapid_of(found) is not None:
        refused = "The rapid review of this incident has begun already."
    return act(
        request,
        found,
        NothingForm(request.POST if request.method == "POST" else None),
        "Begin the rapid review",
        lambda data: operations.begin_rapid(incident=found, seat=acting_seat(request), at=now()),
        said="The rapid review has begun.",
        back=here(request, "rapid_review", found.pk),
        button="Begin the rapid review",
        refused=refused,
    )


@fresh_factor
def rapid_word(request: Any, pk: int) -> HttpResponse:
    """Word the judgement; where somebody else did so since, both are shown."""
    rapid = rapid_for(request.rights, pk, to=Right.WRITE_FILE)

    def as_it_stands(row: Any) -> dict[str, Any]:
        return {**{name: getattr(row, name) for name in WORDED}, "version": row.version}

    return act(
        request,
        rapid.incident,
        RapidForm(request.POST or None, initial=as_it_stands(rapid)),
        "What the panel judges",
        lambda data: operations.word_rapid(rapid=rapid, seat=acting_seat(request), **data),
        said="The judgement is saved.",
        back=here(request, "rapid_review", pk),
        refused=may_word(rapid.state).sentence,
        as_it_stands=as_it_stands,
    )


@fresh_factor
def criterion_judge(request: Any, pk: int, criterion: str) -> HttpResponse:
    """Say how a criterion of reg 11 is judged, and why."""
    rapid = rapid_for(request.rights, pk, to=Right.WRITE_FILE)
    known = BY_KEY.get(criterion)
    if known is None:
        raise Http404("No such criterion.")
    row = next((row for each, row in criteria_of(rapid) if each.key == criterion), None)

    def as_it_stands(row: CriterionJudged) -> dict[str, Any]:
        return {"met": row.met, "because": row.because, "version": row.version}

    return act(
        request,
        rapid.incident,
        CriterionForm(request.POST or None, initial=as_it_stands(row) if row else {"version": 0}),
        "A criterion for a review",
        lambda data: operations.judge_criterion(
            rapid=rapid, criterion=criterion, seat=acting_seat(request), **{**data, "version": data["version"] or 0}
        ),
        said="The rationale is saved.",
        back=here(request, "rapid_review", pk),
        refused=may_word(rapid.state).sentence,
        as_it_stands=as_it_stands,
        lead_words=f"{known.words} {OBLIGES_NOBODY}",
    )


@fresh_factor
def at_once_add(request: Any, pk: int) -> HttpResponse:
    """Put on record what was done, or shared as learning, at once."""
    rapid = rapid_for(request.rights, pk, to=Right.WRITE_FILE)
    return act(
        request,
        rapid.incident,
        AtOnceForm(request.POST or None, initial={"on": today()}),
        "Done or shared at once",
        lambda data: operations.note_at_once(rapid=rapid, seat=acting_seat(request), at=now(), **data),
        said="That is on record.",
        back=here(request, "rapid_review", pk),
    )


@fresh_factor
def rapid_panel(request: Any, pk: int) -> HttpResponse:
    """Open the panel in one step: people, day, access to the case and its end."""
    rapid = rapid_for(request.rights, pk, to=Right.LEAD_FILE)

    def as_it_stands(row: Any) -> dict[str, Any]:
        return {"panel_on": row.panel_on, "version": row.version}

    form = PanelForm(request.POST or None, initial={"level": Right.OPEN_FILE.value, **as_it_stands(rapid)})
    return act(
        request,
        rapid.incident,
        form,
        "Open the panel",
        lambda data: operations.open_panel(rapid=rapid, seat=acting_seat(request), at=now(), **form.given()),
        said="The panel is open. Each of them was written a mail that names the reference only.",
        back=here(request, "rapid_review", pk),
        button="Open the panel",
        as_it_stands=as_it_stands,
    )


@fresh_factor
def interest_declare(request: Any, pk: int) -> HttpResponse:
    """Put a conflict of interest on record, and whether they step aside."""
    rapid = rapid_for(request.rights, pk, to=Right.LEAD_FILE)
    return act(
        request,
        rapid.incident,
        InterestForm(request.POST or None),
        "Conflict of interest",
        lambda data: operations.declare_interest(rapid=rapid, seat=acting_seat(request), at=now(), **data),
        said="The interest is on record.",
        back=here(request, "rapid_review", pk),
    )


@fresh_factor
def interest_end(request: Any, incident: int, pk: int) -> HttpResponse:
    """Say that an interest no longer stands."""
    recusal = recusal_for(request.rights, incident, pk, to=Right.LEAD_FILE)
    return act(
        request,
        recusal.rapid.incident,
        RapidMoveForm(request.POST or None, needs_reason=True),
        "The interest no longer stands",
        lambda data: operations.end_recusal(
            recusal=recusal, because=data["reason"], seat=acting_seat(request), at=now()
        ),
        said="That is on record. Whoever was excluded from the case file stays so until that is lifted there.",
        back=here(request, "rapid_review", incident),
        refused="This has ended already." if recusal.ended_because else "",
    )


@fresh_factor
def rapid_move(request: Any, pk: int, move: str) -> HttpResponse:
    """A move that wants no more than a reason."""
    rapid = rapid_for(request.rights, pk, to=Right.WRITE_FILE)
    known = [each for each in RAPID.moves if each.name == move]
    if not known or move in RAPID_BY_ACT:
        raise Http404("No such move.")
    one = next((each for each in known if each.source == rapid.state), known[0])
    return act(
        request,
        rapid.incident,
        RapidMoveForm(request.POST if request.method == "POST" else None, needs_reason=one.needs_reason),
        one.label,
        lambda data: operations.move_rapid(
            rapid=rapid, move=move, reason=data.get("reason", ""), seat=acting_seat(request), at=now()
        ),
        said="That is on record.",
        back=here(request, "rapid_review", pk),
        button=one.label,
        refused=may_move(RAPID, rapid.state, move).sentence,
    )


@fresh_factor
def rapid_recommend(request: Any, pk: int) -> HttpResponse:
    """Record the recommendation that the group finalised at a quorate meeting."""
    rapid = rapid_for(request.rights, pk, to=Right.WRITE_FILE)
    return act(
        request,
        rapid.incident,
        RecommendForm(request.POST or None, decisions=decisions_of_case(rapid.incident)),
        "Record the recommendation of the group",
        lambda data: operations.recommend(rapid=rapid, seat=acting_seat(request), at=now(), **data),
        said="The recommendation is on record. The partners decide.",
        back=here(request, "rapid_review", pk),
        button="Record the recommendation",
        refused=may_move(RAPID, rapid.state, "recommend").sentence,
        lead_words="The panel recommends; the representatives of the three partners decide.",
    )
