"""Asking owners before a meeting, and the page that the link in their mail opens."""

from typing import Any

from django.contrib import messages
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hscp.lib.verdicts import Refused
from hscp.lib.words import plural
from hscp.spaces.acting import acting, in_space
from hscp.spaces.clock import now
from meetings.access import meeting_for
from meetings.forms.actions import AnswerForm
from meetings.models import ActionAsk
from meetings.operations.asking import answer_by_link, ask_owners, read_token
from meetings.queries.asking import ask_with, asks_of, facts_of, to_ask
from meetings.rules.asking import SIGN_IN, may_answer, may_ask
from meetings.views.addresses import about, here
from meetings.views.by_link import closed, opens_nothing, used_too_often
from partnership.rules.roles import Right


def owners_ask(request: Any, pk: int) -> HttpResponse:
    """Who would be asked about which action before a meeting, who was, and the button that asks."""
    found, moment = meeting_for(request.rights, pk, to=Right.MANAGE_MEETINGS), now()
    if request.method == "POST":
        try:
            mails = ask_owners(meeting=found, at=moment)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            words = f"{plural(mails, 'mail')} on the way." if mails else "There was nobody left to ask by mail."
            messages.success(request, words)
        return redirect(here(request, "owners_ask", pk))
    refused = may_ask(found.state, found.starts_at, moment).sentence
    pairs = [] if refused else to_ask(found, moment)
    asks = asks_of(found)
    rows = [*(pair.action for pair in pairs), *(ask.action for ask in asks)]
    context = {
        **about(request, found, "Ask the owners of actions"),
        "refused": refused,
        "pairs": pairs,
        "by_mail": any(pair.address for pair in pairs),
        "asks": asks,
        "marking": "OFFICIAL-SENSITIVE" if any(row.file_id for row in rows) else "",
    }
    return render(request, "meetings/owners_ask.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def action_answer(request: HttpRequest, token: str) -> HttpResponse:
    """What the link in an owner's mail opens, outside every space: one answer about one action, and nothing else.

    Looking at it uses nothing up, so that whatever opens links in mail beforehand does no harm: only a sent answer
    does. Used and ended links answer 410, one that we did not sign or that leads to nothing open 404, one that is
    used too often 429.
    """
    try:
        space_id, ask_id = read_token(token)
    except (BadSignature, ValueError, TypeError):
        return opens_nothing(
            request, f"The link is not complete: a part of it was lost on the way. {SIGN_IN}", sign_in=True
        )
    if held_back := used_too_often(request, token):
        return held_back
    context = in_space(space_id)
    with acting(context if request.method == "POST" else context.only_reading()):
        ask = ask_with(ask_id)
        if ask is None:
            return opens_nothing(request, f"There is nothing to answer here. {SIGN_IN}", sign_in=True)
        return _answer(request, ask)


def _answer(request: HttpRequest, ask: ActionAsk) -> HttpResponse:
    """Inside the space: the form, the thanks, or why not."""
    moment = now()
    verdict = may_answer(facts_of(ask, moment), moment)
    if not verdict:
        return closed(request, verdict.sentence, 410, sign_in=True)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            answer_by_link(ask=ask, at=moment, **form.cleaned_data)
        except Refused as refusal:
            if refusal.verdict.codes[0] != "reason":
                return closed(request, str(refusal), 410, sign_in=True)
            form.add_error("text", str(refusal))
        else:
            thanks = {"title": "Thank you", "reference": ask.action.reference}
            return render(request, "meetings/action_answered.html", thanks)
    context = {
        "title": f"How does {ask.action.reference} stand?",
        "action": ask.action,
        "form": form,
        "expires_at": facts_of(ask, moment).expires_at,
    }
    return render(request, "meetings/action_answer.html", context)
