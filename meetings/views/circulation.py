"""Decisions between meetings: the list, sending a proposal round, its page, an answer, withdrawing it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.lib.moves import may_move
from hscp.lib.verdicts import Refused, Verdict
from hscp.spaces.acting import act_from
from hscp.spaces.clock import now, today
from meetings.access import circulation_for, groups_that_meet
from meetings.enums import CirculationState
from meetings.forms.circulation import CirculationAnswerForm, CirculationForm, CirculationWithdrawForm
from meetings.models import Circulation
from meetings.operations.circulation import answer_circulation, send_circulation, withdraw_circulation
from meetings.queries.circulation import (
    Standing,
    circulations_listed,
    hash_of_circulation,
    meeting_it_is_reported_to,
    standing_of,
    story_of,
    terms_as_sent,
)
from meetings.queries.decisions import reserved_matters
from meetings.queries.room import terms_data
from meetings.rules.circulation import CIRCULATION
from meetings.views.addresses import here, title_of
from partnership.access import acting_seat
from partnership.models import Seat
from partnership.rules.roles import Right
from partnership.rules.signoff import may_sign
from partnership.rules.terms import in_words, parse_terms

PER_PAGE = 50
TAGS: dict[str, tuple[str, str]] = {
    CirculationState.OPEN: ("Waiting for answers", "active"),
    CirculationState.AGREED: ("Agreed", "good"),
    CirculationState.NOT_AGREED: ("Not agreed", "neutral"),
    CirculationState.WITHDRAWN: ("Withdrawn", "neutral"),
}
FIELD_OF = {"closes_on": "closes_on", "reports": "closes_on", "terms_do_not_allow": "group", "nobody": "group"}


@require_safe
def circulations(request: Any) -> HttpResponse:
    """Every proposal that was sent round, the latest first."""
    page: Any = Paginator(circulations_listed(), PER_PAGE).get_page(request.GET.get("page"))
    for each in page:
        each.tag = TAGS[each.state]
    context = {
        "title": "Decisions between meetings",
        "breadcrumbs": _crumbs(request),
        "page": page,
        "sends": bool(groups_that_meet(request.rights, to=Right.RECORD_MINUTES)),
    }
    return render(request, "meetings/circulations.html", context)


def circulation_send(request: Any) -> HttpResponse:
    """Put a proposal to those whom a group's terms count."""
    mine = groups_that_meet(request.rights, to=Right.RECORD_MINUTES)
    if not mine:
        raise PermissionDenied(Right.RECORD_MINUTES.value)
    day = today()
    allowing = [group for group in mine if (data := terms_data(group.pk, day)) and parse_terms(data).by_circulation]
    form = CirculationForm(request.POST or None, groups=allowing, matters=reserved_matters(day))
    if request.method == "POST" and form.is_valid():
        request.rights.must(Right.RECORD_MINUTES, on=form.cleaned_data["group"])
        try:
            made = send_circulation(seat=acting_seat(request), at=now(), **form.cleaned_data)
        except Refused as refusal:
            for reason in refusal.verdict.reasons:
                form.add_error(FIELD_OF.get(reason.code), reason.sentence)
        else:
            messages.success(request, "It is sent round. Those who are asked see it on their home page and have mail.")
            return redirect(here(request, "circulation", made.pk))
    context = {
        "title": "Decide between meetings",
        "breadcrumbs": _crumbs(request, ("Send a proposal round", "")),
        "form": form,
        "refused": "" if allowing else "The terms of no group of yours allow decisions between meetings.",
        "back": here(request, "circulations"),
    }
    return render(request, "meetings/circulation_send.html", context)


@require_safe
def circulation(request: Any, pk: int) -> HttpResponse:
    """One proposal: what is proposed, what was answered in which capacity, how it stands."""
    found = circulation_for(request.rights, pk)
    standing = standing_of(found, today())
    mine = _mine(request, standing)
    records = request.rights.may(Right.RECORD_MINUTES, on=found.group)
    reported = found.decision.meeting if found.decision else meeting_it_is_reported_to(found.group, found.closes_on)
    context = {
        **_frame(request, found, found.title),
        "breadcrumbs": _crumbs(request, (found.title, "")),
        "tag": TAGS[found.state],
        "standing": standing,
        "seat": mine[0] if mine else None,
        "answers": bool(mine and mine[1] and found.state == CirculationState.OPEN),
        "withdraws": records and found.state == CirculationState.OPEN,
        "reported_words": title_of(reported) if reported else "",
        "terms_words": in_words(terms_as_sent(found), found.terms["names"]),
        "entries": story_of(found),
    }
    return render(request, "meetings/circulation.html", context)


def _mine(request: Any, standing: Standing) -> tuple[Seat, Verdict] | None:
    """The seat this account answers from and whether it may: the first that may, else the first that is asked."""
    facts = standing.facts
    asked = {post.key for post in facts.posts}
    seats = Seat.objects.filter(pk__in=request.rights.seat_ids).select_related("person", "post__organisation")
    mine = [
        (each, may_sign(facts, str(each.pk), today())) for each in seats.order_by("pk") if str(each.post_id) in asked
    ]
    return next((each for each in mine if each[1]), mine[0] if mine else None)


def circulation_answer(request: Any, pk: int) -> HttpResponse:
    """Answer a proposal in the capacity that was asked."""
    found = circulation_for(request.rights, pk)
    back = here(request, "circulation", pk)
    mine = _mine(request, standing_of(found, today()))
    if mine is None:
        raise PermissionDenied("No answer is asked from this seat.")
    seat, verdict = mine
    act_from(seat.pk)
    form = CirculationAnswerForm(request.POST or None, initial={"content_hash": hash_of_circulation(found)})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = answer_circulation(
                circulation=found,
                seat=seat,
                agrees=data["answer"] == "agree",
                reason=data["reason"],
                read_hash=data["content_hash"],
                at=now(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"You have answered as {seat.post.title}. {made.sentence}".strip())
            return redirect(back)
    context = {
        **_frame(request, found, "Answer the proposal"),
        "breadcrumbs": _crumbs(request, (found.title, back), ("Answer", "")),
        "form": form,
        "seat": seat,
        "refused": verdict.sentence,
        "back": back,
    }
    return render(request, "meetings/circulation_answer.html", context)


def circulation_withdraw(request: Any, pk: int) -> HttpResponse:
    """Withdraw a proposal, with the reason."""
    found = circulation_for(request.rights, pk, to=Right.RECORD_MINUTES)
    back = here(request, "circulation", pk)
    form = CirculationWithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            withdraw_circulation(circulation=found, reason=reason, seat=acting_seat(request), at=now())
        except Refused as refusal:
            form.add_error("reason", str(refusal))
        else:
            messages.success(request, "The proposal is withdrawn. What was answered stays on record.")
            return redirect(back)
    context = {
        **_frame(request, found, "Withdraw this proposal?"),
        "breadcrumbs": _crumbs(request, (found.title, back), ("Withdraw", "")),
        "form": form,
        "consequence": "Nobody can answer it any more. What was answered stays on record.",
        "confirm": "Withdraw it",
        "cancel_url": back,
        "refused": may_move(CIRCULATION, found.state, "withdraw").sentence,
    }
    return render(request, "meetings/circulation_withdraw.html", context)


def _crumbs(request: Any, *more: tuple[str, str]) -> list[tuple[str, str]]:
    return [
        (request.space.name, here(request, "space_home")),
        ("Decisions", here(request, "decisions")),
        ("Between meetings", here(request, "circulations") if more else ""),
        *more,
    ]


def _frame(request: Any, found: Circulation, title: str) -> dict[str, Any]:
    return {"title": title, "caption": found.group.name, "circulation": found, "tag": TAGS[found.state]}
