"""Actions: the register, one action, giving, reporting and every move of the state table."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import asks_for_a_file, fresh_factor
from hscp.lib.moves import legal_moves, may_move
from hscp.lib.verdicts import Refused
from hscp.lib.words import plural
from hscp.lib.workdays import uk_date
from hscp.record.versions import EditConflict
from hscp.spaces.clock import now, today
from hscp.ui.conflicts import Both, both
from hscp.ui.exports import csv_response
from hscp.ui.forms import DesignForm
from hscp.ui.search import searched
from meetings.access import (
    action_for,
    decision_for,
    group_of,
    groups_that_meet,
    item_for,
    may_update,
    recommendation_for,
)
from meetings.enums import ActionState, MeetingState, Outcome
from meetings.forms.actions import (
    ActionChangeForm,
    ActionForm,
    ActionsFilter,
    ActionUpdateForm,
    CloseForm,
    CloseWithEvidenceForm,
    ReasonForm,
)
from meetings.models import Action, Meeting
from meetings.operations.actions import Source, change_action, give_action, may_close, move_action, report_progress
from meetings.queries.actions import (
    STATE_TAGS,
    ActionRow,
    actions_listed,
    holders_of,
    is_late,
    owner_choices,
    posts_reading,
    rows_of,
    story_of,
)
from meetings.rules import ACTION
from meetings.rules.moments import may_record
from meetings.views.addresses import ManyAddresses, crumbs, here, title_of
from partnership.access import acting_seat, may_write_in
from partnership.rules.roles import Right

PER_PAGE, AT_MOST = 50, 500
TABS = (
    ("Still to be closed", ""),
    ("Mine", "mine=on"),
    ("Late", "late=on"),
    ("To be confirmed", "state=done"),
    ("All", "state=all"),
)
COLUMNS = (
    "Reference",
    "Action",
    "Owner",
    "Due",
    "State",
    "Late",
    "Group",
    "Recommendation",
    "Given",
    "Done",
    "Closed",
    "Rests on a provisional decision",
)
# The moves that have a page of their own; being done is reported with words, on the page for progress.
CONFIRMED = {
    "close": ("Close this action?", "It then counts as carried out and confirmed."),
    "return": ("Return this action to its owner?", "It is open again, and late if its due date has passed."),
    "reopen": ("Open this action again?", "It is open again, and late if its due date has passed."),
    "withdraw": ("Withdraw this action?", "It is no longer to be done. This cannot be taken back."),
}


@require_safe
@fresh_factor(when=asks_for_a_file)
def actions(request: Any) -> HttpResponse:
    """The register: 50 a page, ``?all`` up to 500; ``format=csv`` gives what fits as a file."""
    day = today()
    groups = [(str(group.pk), group.name) for group in groups_that_meet(request.rights, to=Right.SEE)]
    form = ActionsFilter(request.GET, groups=groups, owners=owner_choices(day))
    chosen = dict(form.cleaned_data) if form.is_valid() else {}
    mine = request.rights.seat_ids if chosen.pop("mine", False) else None
    text = searched(request)
    found = actions_listed(day, text=text, mine=mine, sort=request.GET.get("sort", ""), **chosen)
    if request.GET.get("format") == "csv":
        rows = rows_of(found, day)
        return csv_response("actions.csv", COLUMNS, (_line(row) for row in rows), marking=_marking(rows))
    page = Paginator(found, AT_MOST if "all" in request.GET else PER_PAGE).get_page(request.GET.get("page"))
    rows, addresses = rows_of(page.object_list, day), ManyAddresses(request, "action")
    query = request.GET.copy()
    query["format"] = "csv"
    context = {
        "title": "Actions",
        "breadcrumbs": [(request.space.name, here(request, "space_home")), ("Actions", "")],
        "tabs": [(label, f"?{key}", _is_tab(request, key)) for label, key in TABS],
        "filter_form": form,
        "page": page,
        "lines": [(row, addresses.of(row.pk), row.tag) for row in rows],
        "count": plural(page.paginator.count, "action"),
        "sort": "due",
        "csv": f"?{query.urlencode()}",
        "everything": _everything(request, page),
        "narrowed": bool(text or mine or any(chosen.values())),
        "marking": _marking(rows),
    }
    return render(request, "meetings/actions.html", context)


def _is_tab(request: Any, key: str) -> bool:
    on = [f"{name}={value}" for name, value in request.GET.items() if value and name in ("mine", "late", "state")]
    return on == ([key] if key else [])


def _everything(request: Any, page: Any) -> str:
    if page.paginator.num_pages < 2 or "all" in request.GET:
        return ""
    query = request.GET.copy()
    query.pop("page", None)
    query["all"] = "on"
    return f"?{query.urlencode()}"


def _marking(rows: list[ActionRow]) -> str:
    return "OFFICIAL-SENSITIVE" if any(row.restricted for row in rows) else ""


def _line(row: ActionRow) -> tuple[Any, ...]:
    return (
        row.reference,
        row.text,
        row.owner,
        row.due_on,
        STATE_TAGS[row.state][0],
        row.late,
        row.group,
        row.recommendation,
        uk_date(row.given_at),
        row.done_on,
        row.closed_on,
        row.provisional,
    )


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
        "tag": ("Late", "bad") if is_late(found, day) else STATE_TAGS[found.state],
        "days_late": plural((day - found.due_on).days, "day") if is_late(found, day) else "",
        "provisional": decision is not None
        and decision.outcome == Outcome.PROVISIONAL
        and decision.taken_again_as_id is None,
        "meeting_words": title_of(found.item.meeting) if found.item else "",
        "entries": story_of(found),
        "updates_now": found.state == ActionState.OPEN and writes and (records or may_update(request.rights, found)),
        "records": records,
        "moves": _moves(request, found) if records else [],
    }
    return render(request, "meetings/action.html", context)


def _moves(request: Any, found: Action) -> list[tuple[str, str, str]]:
    """The buttons of whoever records: (words, address, why it is refused)."""
    moves = [move for move in legal_moves(ACTION, found.state) if move.name in CONFIRMED]
    buttons = [
        (
            move.label,
            here(request, "action_move", found.pk, move.name),
            may_close(found, evidence="to be typed").sentence if move.name == "close" else "",
        )
        for move in moves
    ]
    return sorted(buttons, key=lambda button: bool(button[2]))  # a refused one last, with its reason below it


def _crumbs(request: Any, *more: tuple[str, str]) -> list[tuple[str, str]]:
    return [(request.space.name, here(request, "space_home")), ("Actions", here(request, "actions")), *more]


def action_give(request: Any, meeting: int, pk: int) -> HttpResponse:
    """Give an action under an agenda item."""
    item = item_for(request.rights, meeting, pk, to=Right.RECORD_MINUTES)
    return _give(
        request,
        Source(item=item),
        caption=f"{item.number}. {item.title}",
        breadcrumbs=crumbs(request, item.meeting, ("Give an action", "")),
        given_at=_given_at(item.meeting),
        back=here(request, "meeting", meeting),
        refused=may_record(item.meeting.state).sentence,
    )


def decision_action_give(request: Any, pk: int) -> HttpResponse:
    """Give an action that carries out a decision."""
    found = decision_for(request.rights, pk, to=Right.RECORD_MINUTES)
    back = here(request, "decision", pk)
    return _give(
        request,
        Source(decision=found),
        caption=f"Decision {found.number}: {found.item.title}",
        breadcrumbs=crumbs(request, found.meeting, (f"Decision {found.number}", back), ("Give an action", "")),
        given_at=_given_at(found.meeting),
        back=back,
        note="This decision is provisional until it is taken again by a quorate meeting."
        if found.outcome == Outcome.PROVISIONAL and found.taken_again_as_id is None
        else "",
    )


def recommendation_action_give(request: Any, pk: int) -> HttpResponse:
    """Give an action that follows a recommendation."""
    found = recommendation_for(request.rights, pk, to=Right.RECORD_MINUTES)
    back = here(request, "recommendation", pk)
    return _give(
        request,
        Source(recommendation=found),
        caption=found.reference,
        breadcrumbs=[
            (request.space.name, here(request, "space_home")),
            ("Recommendations", here(request, "recommendations")),
            (found.reference, back),
            ("Give an action", ""),
        ],
        given_at=now(),
        back=back,
        refused=f"{found.reference} is closed: no further action follows from it." if found.closed_on else "",
    )


def _give(
    request: Any,
    source: Source,
    *,
    caption: str,
    breadcrumbs: list[tuple[str, str]],
    given_at: datetime,
    back: str,
    refused: str = "",
    note: str = "",
) -> HttpResponse:
    form = ActionForm(request.POST or None, owners=owner_choices(today()), reading=posts_reading(source.file_id, now()))
    if request.method == "POST" and form.is_valid():
        try:
            made = give_action(
                source=source, given_at=given_at, seat=acting_seat(request), at=now(), **form.cleaned_data
            )
        except Refused as refusal:
            _blame(form, refusal)
        else:
            messages.success(request, f"{made.reference} is given to {made.owner.title}.")
            return redirect(back)
    context = {
        "title": "Give an action",
        "caption": caption,
        "breadcrumbs": breadcrumbs,
        "marking": "OFFICIAL-SENSITIVE" if source.file_id else "",
        "form": form,
        "back": back,
        "refused": refused,
        "note": note,
    }
    return render(request, "meetings/action_give.html", context)


def _given_at(meeting: Meeting) -> datetime:
    """When an action is given: now; for a meeting that is typed on a later day, when that meeting began."""
    moment = now()
    if meeting.state == MeetingState.OPEN and meeting.opened_at and uk_date(meeting.opened_at) != uk_date(moment):
        return meeting.opened_at
    return moment


def _blame(form: Any, refusal: Refused) -> None:
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
            _blame(form, refusal)
        except EditConflict as clash:
            conflict = both(form, _as_it_stands(clash.theirs))
        else:
            messages.success(request, f"{found.reference} is changed.")
            return redirect(back)
    context = {**_frame(request, found, "Change the action", form), "conflict": conflict}
    return render(request, "meetings/action_change.html", context, status=409 if conflict else 200)


def _as_it_stands(found: Action) -> dict[str, Any]:
    return {"text": found.text, "owner": found.owner_id, "due_on": found.due_on, "version": found.version}


def action_update(request: Any, pk: int) -> HttpResponse:
    """Report progress on an action one owns, or on behalf of its owner; also that it is done."""
    found = action_for(request.rights, pk, to=Right.UPDATE_ACTIONS)
    form = ActionUpdateForm(request.POST or None, initial={"done": bool(request.GET.get("done"))})
    if request.method == "POST" and form.is_valid():
        try:
            report_progress(action=found, seat=acting_seat(request), at=now(), **form.cleaned_data)
        except Refused as refusal:
            _blame(form, refusal)
        else:
            done = form.cleaned_data["done"]
            messages.success(request, f"{found.reference} is {'reported as done' if done else 'reported on'}.")
            return redirect(here(request, "action", pk))
    return render(request, "meetings/action_update.html", _frame(request, found, "Report progress", form))


def _frame(request: Any, found: Action, title: str, form: Any) -> dict[str, Any]:
    back = here(request, "action", found.pk)
    only_open = "" if found.state == ActionState.OPEN else f"This action is {ACTION.state(found.state).label}."
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
    if move == "close":
        form_class = CloseWithEvidenceForm if found.recommendation_id else CloseForm
    form, back = form_class(request.POST or None), here(request, "action", pk)
    if request.method == "POST" and form.is_valid():
        try:
            move_action(action=found, move=move, seat=acting_seat(request), at=now(), **form.cleaned_data)
        except Refused as refusal:
            _blame(form, refusal)
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
