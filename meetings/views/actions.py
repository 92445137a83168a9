"""One action: its page, reporting on it, and every move of the state table."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.lib.moves import legal_moves, may_move
from hscp.lib.verdicts import Refused
from hscp.lib.words import plural
from hscp.record.versions import EditConflict
from hscp.spaces.clock import now, today
from hscp.ui.conflicts import Both, both
from hscp.ui.forms import DesignForm
from meetings.access import (
    action_for,
    group_of,
    groups_that_meet,
    may_update,
    owner_seat,
)
from meetings.enums import ActionState, Outcome
from meetings.forms.actions import (
    ActionChangeForm,
    ActionUpdateForm,
    CloseForm,
    CloseWithEvidenceForm,
    ReasonForm,
)
from meetings.models import Action
from meetings.operations.actions import change_action, move_action, report_progress
from meetings.queries.actions import (
    holders_of,
    is_late,
    owner_choices,
    posts_reading,
    story_of,
    tag_of,
)
from meetings.queries.arising import sightings_of
from meetings.queries.closing import closing_of, may_report_on
from meetings.queries.minutes import stored_minutes
from meetings.rules import ACTION
from meetings.rules.closing import may_close_action, may_confirm
from meetings.rules.minutes import may_write_minutes
from meetings.views.addresses import here, title_of
from partnership.access import acting_seat, may_write_in
from partnership.rules.roles import Right

# The moves that have a page of their own; being done is reported with words, on the page for progress.
CONFIRMED = {
    "confirm": (
        "Confirm that this action was done?",
        "It is not closed by that: after a set time evidence of its impact is looked for.",
    ),
    "close": ("Close this action?", "It then counts as carried out and confirmed."),
    "return": ("Return this action to its owner?", "It is open again, and late if its due date has passed."),
    "reopen": ("Open this action again?", "It is open again, and late if its due date has passed."),
    "withdraw": ("Withdraw this action?", "It is no longer to be done. This cannot be taken back."),
}


@require_safe
def action(request: Any, pk: int) -> HttpResponse:
    """One action: what is to be done, by whom, by when, where it comes from, and everything that happened to it."""
    found, day = action_for(request.rights, pk), today()
    writes = may_write_in(found)
    records = request.rights.may(Right.RECORD_MINUTES, on=group_of(found)) and writes
    decision = found.decision
    context = {
        "title": found.reference,
        "breadcrumbs": _crumbs(request, (found.reference, "")),
        "marking": "OFFICIAL-SENSITIVE" if found.file_id else "",
        "action": found,
        "holder": ", ".join(holders_of(found.owner_id, day)),
        "tag": tag_of(found, day),
        "days_late": plural((day - found.due_on).days, "day") if is_late(found, day) else "",
        "provisional": decision is not None
        and decision.outcome == Outcome.PROVISIONAL
        and decision.taken_again_as_id is None,
        "meeting_words": title_of(found.item.meeting) if found.item else "",
        "entries": sorted(
            [*story_of(found), *sightings_of(found)], key=lambda each: (each["when"], each["order"]), reverse=True
        ),
        "asks_for": writes and any(groups_that_meet(request.rights, to=Right.MANAGE_MEETINGS)),
        "updates_now": may_report_on(found) and writes and (records or may_update(request.rights, found)),
        "records": records,
        "converts": records and found.state == ActionState.OPEN and _is_written(found),
        "moves": _moves(request, found) if records else [],
    }
    return render(request, "meetings/action.html", context)


def _is_written(found: Action) -> bool:
    """Whether the minutes of the meeting it was given at are still written."""
    meeting = found.item.meeting if found.item else None
    return meeting is not None and bool(may_write_minutes(meeting.state, stored_minutes(meeting)))


def _moves(request: Any, found: Action) -> list[tuple[str, str, str]]:
    """The buttons of whoever records: (words, address, why it is refused).

    Of an action from a review or an audit the button to confirm stands where that to close is not its turn, and the
    other way round.
    """
    moves = [move for move in legal_moves(ACTION, found.state) if move.name in CONFIRMED]
    facts = closing_of(found, today(), evidence="to be typed") if moves else None
    verdicts = {"confirm": may_confirm(facts), "close": may_close_action(facts, today())} if facts else {}
    buttons = [
        (
            move.label,
            here(request, "action_move", found.pk, move.name),
            verdicts[move.name].sentence if move.name in verdicts else "",
        )
        for move in moves
        if not (move.name in verdicts and {"no_need", "not_confirmed"} & set(verdicts[move.name].codes))
    ]
    return sorted(buttons, key=lambda button: bool(button[2]))  # a refused one last, with its reason below it


def _crumbs(request: Any, *more: tuple[str, str]) -> list[tuple[str, str]]:
    return [(request.space.name, here(request, "space_home")), ("Actions", here(request, "actions")), *more]


def blame(form: Any, refusal: Refused) -> None:
    """Put each reason of a refusal at the field it is about."""
    fields = {"due": "due_on", "text": "text", "ceased": "owner", "reason": "reason", "no_impact": "evidence"}
    for reason in refusal.verdict.reasons:
        name = fields.get(reason.code, "")
        form.add_error(name if name in form.fields else None, reason.sentence)


def action_change(request: Any, pk: int) -> HttpResponse:
    """Word an action anew, hand it to another post, move its due date. Where somebody did so since, both are shown."""
    found = action_for(request.rights, pk, to=Right.RECORD_MINUTES)
    form = ActionChangeForm(
        request.POST or None,
        owners=owner_choices(today()),
        reading=posts_reading(found.file_id, now()),
        initial=_as_it_stands(found),
    )
    conflict: list[Both] = []
    back = here(request, "action", pk)
    if request.method == "POST" and form.is_valid():
        try:
            change_action(action=found, seat=acting_seat(request), at=now(), **form.cleaned_data)
        except Refused as refusal:
            blame(form, refusal)
        except EditConflict as clash:
            conflict = both(form, _as_it_stands(clash.theirs))
        else:
            messages.success(request, f"{found.reference} is changed.")
            return redirect(back)
    context = {**_frame(request, found, "Change the action", form), "conflict": conflict}
    if found.state != ActionState.OPEN:
        context["refused"] = f"This action is {ACTION.state(found.state).label}."
    return render(request, "meetings/action_change.html", context, status=409 if conflict else 200)


def _as_it_stands(found: Action) -> dict[str, Any]:
    return {"text": found.text, "owner": found.owner_id, "due_on": found.due_on, "version": found.version}


def action_update(request: Any, pk: int) -> HttpResponse:
    """Report progress on an action one owns, or on behalf of its owner; also that it is done."""
    found = action_for(request.rights, pk, to=Right.UPDATE_ACTIONS)
    form = ActionUpdateForm(
        request.POST or None,
        initial={"done": bool(request.GET.get("done"))},
        of_impact=found.state == ActionState.CONFIRMED,
        own=owner_seat(request.rights, found) is not None,
    )
    if request.method == "POST" and form.is_valid():
        try:
            report_progress(action=found, seat=acting_seat(request), at=now(), **form.cleaned_data)
        except Refused as refusal:
            blame(form, refusal)
        else:
            done = form.cleaned_data.get("done", False)
            messages.success(request, f"{found.reference} is {'reported as done' if done else 'reported on'}.")
            return redirect(here(request, "action", pk))
    return render(request, "meetings/action_update.html", _frame(request, found, "Report progress", form))


def _frame(request: Any, found: Action, title: str, form: Any) -> dict[str, Any]:
    back = here(request, "action", found.pk)
    only_open = "" if may_report_on(found) else f"This action is {ACTION.state(found.state).label}."
    return {
        "title": title,
        "caption": found.reference,
        "breadcrumbs": _crumbs(request, (found.reference, back), (title, "")),
        "marking": "OFFICIAL-SENSITIVE" if found.file_id else "",
        "action": found,
        "form": form,
        "back": back,
        "refused": only_open,
    }


def action_move(request: Any, pk: int, move: str) -> HttpResponse:
    """Close, return, reopen or withdraw an action, after asking. Raises 404 for any other move."""
    if move not in CONFIRMED:
        raise Http404("No such move.")
    found = action_for(request.rights, pk, to=Right.RECORD_MINUTES)
    form_class: type[DesignForm] = ReasonForm
    if move == "confirm":
        form_class = CloseForm
    if move == "close":
        form_class = CloseWithEvidenceForm if found.recommendation_id else CloseForm
    form, back = form_class(request.POST or None), here(request, "action", pk)
    if request.method == "POST" and form.is_valid():
        try:
            move_action(action=found, move=move, seat=acting_seat(request), at=now(), **form.cleaned_data)
        except Refused as refusal:
            blame(form, refusal)
        else:
            state = {"open": "open again"}.get(ACTION.state(_target(move)).label, ACTION.state(_target(move)).label)
            messages.success(request, f"{found.reference} is {state}.")
            return redirect(back)
    question, consequence = CONFIRMED[move]
    context = {
        **_frame(request, found, question, form),
        "consequence": consequence,
        "confirm": next(each.label for each in ACTION.moves if each.name == move),
        "cancel_url": back,
        "refused": may_move(ACTION, found.state, move).sentence,
    }
    return render(request, "meetings/action_move.html", context)


def _target(move: str) -> str:
    return next(each.target for each in ACTION.moves if each.name == move)
