"""Resetting a lost second step: the page that asks for it, and the one on which another answers."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hscp.identity.fresh import fresh_factor
from hscp.lib.verdicts import Refused
from hscp.spaces.clock import now, today
from partnership.access import door, person_for
from partnership.forms.resets import ResetForm
from partnership.models import FactorReset, Seat
from partnership.operations.resets import answer_reset, ask_for_reset, verdict_on_asking
from partnership.queries.resets import MANAGING, asking_of, facts_of, live
from partnership.queries.two_people import admissions, how_they_came
from partnership.rules.resets import may_answer
from partnership.rules.roles import Right
from partnership.rules.two_people import may_be_second
from partnership.views.people import crumbs, here


def _managing_seat(request: Any) -> Seat:
    """The seat that gives the right to manage people; there is one, or the door had been shut."""
    return Seat.objects.filter(live(today()), pk__in=request.rights.seat_ids, role__in=MANAGING).order_by("pk")[0]


@fresh_factor
def factor_reset_ask(request: Any, pk: int) -> HttpResponse:
    """Ask for somebody's second step to be taken away, saying why."""
    found = person_for(request.rights, pk, to=Right.MANAGE_PEOPLE)
    back = here(request, "person", found.pk)
    form = ResetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            ask_for_reset(person=found, seat=_managing_seat(request), reason=form.cleaned_data["reason"], at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Asked for. Somebody else of the team has to confirm it within 24 hours.")
            return redirect(back)
    context = {
        "title": f"Take away {found.name}'s second step?",
        "consequence": "Once somebody else has confirmed it they are signed out everywhere, and set up a new second "
        "step when they sign in next.",
        "confirm": "Ask for it",
        "cancel_url": back,
        "form": form,
        "refused": verdict_on_asking(found, by=request.user.pk, at=now()).sentence,
        "breadcrumbs": crumbs(request, (found.name, back), ("Reset the second step", "")),
    }
    return render(request, "partnership/factor_reset_ask.html", context)


def _resets() -> "QuerySet[FactorReset]":
    return FactorReset.objects.select_related("person__user", "seat__post", "seat__person")


@fresh_factor
def factor_reset(request: Any, pk: int) -> HttpResponse:
    """What was asked for and why; somebody else confirms or declines it."""
    reset = door(request.rights, _resets, pk, to=Right.MANAGE_PEOPLE)
    back = here(request, "person", reset.person_id)
    facts, moment, by = facts_of(reset), now(), request.user.pk
    if request.method == "POST":
        confirmed = request.POST.get("answer") == "confirm"
        try:
            answer_reset(reset=reset, seat=_managing_seat(request), confirmed=confirmed, at=moment)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            done = "Their second step is gone, and they are signed out." if confirmed else "Nothing is taken away."
            messages.success(request, done)
        return redirect(back)
    everyone = admissions(today(), reset.at)
    came, mine = how_they_came(everyone), _managing_seat(request)
    second = may_be_second(by, asking_of(reset), everyone)
    context = {
        "title": f"Take away {reset.person.name}'s second step?",
        "reset": reset,
        "asker_came": came.get(reset.seat_id),
        "you_came": came.get(mine.pk) if by != reset.seat.user_id else None,
        "may_confirm": may_answer(facts, by=by, now=moment, confirms=True, second=second),
        "may_decline": may_answer(facts, by=by, now=moment, confirms=False, second=second),
        "back": back,
        "breadcrumbs": crumbs(request, (reset.person.name, back), ("Reset the second step", "")),
    }
    return render(request, "partnership/factor_reset.html", context)
