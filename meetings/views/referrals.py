"""Referrals of items to other boards: all of them, one, and what happens to it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.lib.moves import may_move
from hscp.lib.verdicts import Refused
from hscp.spaces.clock import now, today
from hscp.ui.conflicts import stand_on
from hscp.ui.forms import show_refusal
from meetings.access import item_for, referral_for
from meetings.enums import ReferralState
from meetings.forms.meeting import ReasonForm
from meetings.forms.referrals import ReferForm, ReferralAnswerForm, ReferralRemindForm, ReminderForm
from meetings.models import Referral
from meetings.operations import referrals as operations
from meetings.queries.referrals import boards_to_refer_to, story_of
from meetings.rules.referrals import is_overdue, standing_words
from meetings.rules.states import REFERRAL
from meetings.views.addresses import about, crumbs, here, title_of
from partnership.access import acting_seat, may_write_in
from partnership.rules.roles import Right

TONES: dict[str, str] = {
    ReferralState.SENT: "active",
    ReferralState.ANSWERED: "good",
    ReferralState.WITHDRAWN: "neutral",
}


def tag_of(referral: Any) -> tuple[str, str]:
    """How a referral stands today, and its tone."""
    day, gone = today(), bool(referral.item.withdrawn_because)
    late = is_overdue(referral.state, referral.due_on, day, item_withdrawn=gone)
    tone = "bad" if late else TONES[referral.state]
    if gone and referral.state == ReferralState.SENT:
        tone = "neutral"
    return standing_words(referral.state, referral.due_on, day, item_withdrawn=gone), tone


def item_refer(request: Any, meeting: int, pk: int) -> HttpResponse:
    """Write down that an item is referred to another board's agenda."""
    item = item_for(request.rights, meeting, pk, to=Right.MANAGE_MEETINGS)
    boards = boards_to_refer_to(today())
    form = ReferForm(request.POST or None, boards=boards, initial={"sent_on": today()})
    refused = "" if boards else "The arrangements name no other board. Load them first."
    if item.withdrawn_because:
        refused = f"Item {item.number} was withdrawn: {item.withdrawn_because}"
    if request.method == "POST" and not refused and form.is_valid():
        try:
            made = operations.refer_item(item=item, seat=acting_seat(request), at=now(), **form.cleaned_data)
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, f"The referral to {made.to} is on record. It is followed until it is answered.")
            return redirect(here(request, "referral", made.pk))
    context = {
        **about(request, item.meeting, f"Refer item {item.number} to another board"),
        "marking": "OFFICIAL-SENSITIVE" if item.file_id else "",
        "form": form,
        "item": item,
        "refused": refused,
    }
    return render(request, "meetings/item_refer.html", context)


@require_safe
def referral(request: Any, pk: int) -> HttpResponse:
    """One referral: to whom, what was asked, when and how, by when an answer is due, what was answered."""
    found = referral_for(request.rights, pk)
    writes = request.rights.may(Right.MANAGE_MEETINGS, on=found.item.meeting.group) and may_write_in(found)
    context = {
        **_frame(request, found, f"Referral to {found.to}"),
        "breadcrumbs": _crumbs(request, found),
        "meeting_words": title_of(found.item.meeting),
        "waits": writes and found.state == ReferralState.SENT,
        "answered": writes and found.state == ReferralState.ANSWERED,
        "entries": story_of(found),
    }
    return render(request, "meetings/referral.html", context)


def referral_answer(request: Any, pk: int) -> HttpResponse:
    """Enter the board's answer for it."""
    found = referral_for(request.rights, pk, to=Right.MANAGE_MEETINGS)
    form = ReferralAnswerForm(request.POST or None, initial={"answered_on": today()})
    return _act(
        request,
        found,
        form,
        operations.answer_referral,
        move="answer",
        title="Enter the board’s answer",
        said="The answer is on record.",
        button="Save the answer",
    )


def referral_remind(request: Any, pk: int) -> HttpResponse:
    """Write down that the board was reminded."""
    found = referral_for(request.rights, pk, to=Right.MANAGE_MEETINGS)
    form = ReminderForm(request.POST or None, initial={"due_on": found.due_on, "was": found.due_on})
    return _act(
        request,
        found,
        form,
        operations.remind,
        move="remind",
        title="Record a reminder",
        said="The reminder is on record.",
        button="Save the reminder",
    )


def referral_ask_again(request: Any, pk: int) -> HttpResponse:
    """Ask again where the answer does not settle it."""
    found = referral_for(request.rights, pk, to=Right.MANAGE_MEETINGS)
    form = ReferralRemindForm(request.POST or None)
    return _act(
        request,
        found,
        form,
        operations.ask_again,
        move="ask_again",
        title="Ask the board again",
        said="It is followed again until it is answered. The first answer stays in its story.",
        button="Ask again",
    )


def _act(
    request: Any,
    found: Referral,
    form: Any,
    act: Callable[..., Referral],
    *,
    move: str,
    title: str,
    said: str,
    button: str,
) -> HttpResponse:
    back = here(request, "referral", found.pk)
    refused = may_move(REFERRAL, found.state, move).sentence
    if request.method == "POST" and not refused and form.is_valid():
        try:
            act(referral=found, seat=acting_seat(request), at=now(), **form.cleaned_data)
        except Refused as refusal:
            show_refusal(form, refusal)
            if "was" in form.fields:
                stand_on(form, "was", found.due_on)
        else:
            messages.success(request, said)
            return redirect(back)
    context = {
        **_frame(request, found, title),
        "breadcrumbs": _crumbs(request, found, title),
        "form": form,
        "button": button,
        "refused": refused,
        "back": back,
    }
    return render(request, "meetings/referral_act.html", context)


def referral_withdraw(request: Any, pk: int) -> HttpResponse:
    """Withdraw a referral, with the reason."""
    found = referral_for(request.rights, pk, to=Right.MANAGE_MEETINGS)
    back = here(request, "referral", pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            operations.withdraw_referral(referral=found, reason=reason, seat=acting_seat(request), at=now())
        except Refused as refusal:
            form.add_error("reason", str(refusal))
        else:
            messages.success(request, "The referral is withdrawn.")
            return redirect(back)
    context = {
        **_frame(request, found, "Withdraw this referral?"),
        "breadcrumbs": _crumbs(request, found, "Withdraw"),
        "form": form,
        "consequence": "No answer is awaited any more. What was asked stays to be read. Tell the board yourself.",
        "confirm": "Withdraw it",
        "cancel_url": back,
        "refused": may_move(REFERRAL, found.state, "withdraw").sentence,
    }
    return render(request, "meetings/referral_withdraw.html", context)


def _frame(request: Any, found: Referral, title: str) -> dict[str, Any]:
    return {
        "title": title,
        "caption": f"{title_of(found.item.meeting)}, item {found.item.number}",
        "referral": found,
        "tag": tag_of(found),
        "marking": "OFFICIAL-SENSITIVE" if found.file_id else "",
    }


def _crumbs(request: Any, found: Referral, *more: str) -> list[tuple[str, str]]:
    own = here(request, "referral", found.pk) if more else ""
    way = (("Referrals", here(request, "referrals")), (f"To {found.to}", own), *((each, "") for each in more))
    return crumbs(request, None, *way)
