"""The agenda as a whole: how it stands, the chair's approval, back to draft, the last day for items."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.lib.verdicts import Refused
from hscp.lib.workdays import uk_date
from hscp.spaces.clock import now, today
from hscp.ui.conflicts import stand_on
from meetings.access import meeting_for
from meetings.forms.agenda_life import AgendaApproveForm, ItemsUntilForm
from meetings.forms.meeting import ReasonForm
from meetings.models import Meeting
from meetings.operations.agenda_life import approve_agenda, close_items_on, return_agenda
from meetings.operations.reach import closed_to_one
from meetings.queries.agenda import items_of
from meetings.queries.agenda_standing import AgendaStanding, in_the_chair, lateness, standing_of
from meetings.queries.owned import owned_of, owners_of
from meetings.queries.proposals import answered_for, members_on, proposals_before
from meetings.rules.agenda import AgendaState, may_approve, may_return, may_set_last_day
from meetings.rules.moments import may_write_agenda
from meetings.rules.proposals import may_propose
from meetings.views.addresses import ManyAddresses, about, crumbs, here
from partnership.access import acting_seat, may_write_in
from partnership.rules.roles import Right

TAGS = {
    AgendaState.DRAFT: ("Draft", "warn"),
    AgendaState.APPROVED: ("Approved", "good"),
    AgendaState.ALTERED: ("Changed since it was approved", "warn"),
}


@require_safe
def meeting_agenda(request: Any, pk: int) -> HttpResponse:
    """The agenda of a meeting: its items, how their times add up, what the chair approved and what came since."""
    found = meeting_for(request.rights, pk)
    items, standing = _standing(found)
    manages = request.rights.may(Right.MANAGE_MEETINGS, on=found.group)
    writes = manages and bool(may_write_agenda(found.state))
    if manages:
        _offer(request, found, items, writes=writes)
    context = {
        **about(request, found, "Agenda"),
        "marking": "OFFICIAL-SENSITIVE" if any(getattr(item, "file_id", None) for item in items) else "",
        "items": items,
        "standing": standing,
        "tag": TAGS[standing.state],
        "late": lateness(found, standing, today()),
        "manages": manages,
        "writes": writes,
        "is_joint": writes and bool(owners_of(request.space)),
        "waiting": proposals_before(found),
        "answered": answered_for(found),
        "proposes": request.rights.may(Right.COMMENT_MINUTES) and _sits_in(request, found, manages=manages),
        "propose_refused": may_propose(found.state, standing.state, found.items_until, today()).sentence,
        "approve_refused": _approve_refused(found, standing) if manages else "",
        "returns": manages and bool(may_return(found.state, standing.state)),
    }
    return render(request, "meetings/meeting_agenda.html", context)


OF_ITEM = (
    ("Change", "agenda_item_edit"),
    ("Raise to another group", "item_raise"),
    ("Assurance and challenge", "assurance"),
    ("Refer to another board", "item_refer"),
)


def _offer(request: Any, found: Meeting, items: list[Any], *, writes: bool) -> None:
    """What whoever writes the agenda may do with each item, in words, with its address."""
    addresses = {name: ManyAddresses(request, name, found.pk) for _, name in OF_ITEM}
    for item in items:
        if item.is_closed or item.withdrawn_because or not may_write_in(item):
            continue
        left_out = {"agenda_item_edit"} if not writes else set()
        left_out |= {"item_raise"} if item.file_id else set()
        item.acts = [(words, addresses[name].of(item.pk)) for words, name in OF_ITEM if name not in left_out]


def _sits_in(request: Any, found: Meeting, *, manages: bool) -> bool:
    """Whether one may propose items here: by a seat in the group, or for those who have one."""
    return manages or any(seat.pk in request.rights.seat_ids for seat in members_on(found.group, today()))


def _standing(found: Meeting) -> tuple[list[Any], AgendaStanding]:
    items: list[Any] = list(items_of(found))
    for item in items:
        item.is_closed = False
    items = sorted([*items, *closed_to_one(found), *owned_of(found)], key=lambda each: each.number)
    return items, standing_of(found, items)


def _approve_refused(found: Meeting, standing: AgendaStanding) -> str:
    """Why the agenda cannot be approved now."""
    return may_approve(
        found.state,
        items=len(standing.lines),
        holds=standing.state is AgendaState.APPROVED,
        added=bool(standing.differs.added or standing.differs.altered),
        chairs=bool(in_the_chair(found.group, today())),
    ).sentence


def agenda_approve(request: Any, pk: int) -> HttpResponse:
    """Approve the agenda that is read here, as its chair; or enter the chair's approval for them."""
    found = meeting_for(request.rights, pk, to=Right.MANAGE_MEETINGS)
    items, standing = _standing(found)
    chairs = {str(each.seat.pk): each for each in in_the_chair(found.group, today())}
    own = [key for key, each in chairs.items() if each.seat.pk in request.rights.seat_ids]
    form = AgendaApproveForm(
        request.POST or None,
        seats=[(key, each.words) for key, each in chairs.items()],
        own=own,
        initial={"seen": standing.hash},
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        seat = chairs[data["who"]].seat
        try:
            made = approve_agenda(
                meeting=found,
                chair=seat,
                came_by=data.get("came_by", ""),
                seen=data["seen"],
                seat=seat if data["who"] in own else acting_seat(request),
                at=now(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
            stand_on(form, "seen", standing.hash)  # what the page shows now, to be read and approved
        else:
            messages.success(request, f"The agenda is approved as version {made.number}.")
            return redirect(here(request, "meeting_agenda", pk))
    context = {
        **_about(request, found, "Approve the agenda"),
        "marking": "OFFICIAL-SENSITIVE" if any(getattr(item, "file_id", None) for item in items) else "",
        "form": form,
        "items": items,
        "standing": standing,
        "refused": _approve_refused(found, standing),
    }
    return render(request, "meetings/agenda_approve.html", context)


def agenda_return(request: Any, pk: int) -> HttpResponse:
    """Return an approved agenda to draft, with the reason."""
    found = meeting_for(request.rights, pk, to=Right.MANAGE_MEETINGS)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return_agenda(meeting=found, reason=form.cleaned_data["reason"], seat=acting_seat(request), at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The agenda is a draft again. What was approved stays to be read.")
            return redirect(here(request, "meeting_agenda", pk))
    _, standing = _standing(found)
    context = {
        **_about(request, found, "Return the agenda to draft?"),
        "form": form,
        "consequence": "Items can then be changed and added without the chair’s reason, until it is approved again.",
        "confirm": "Return it to draft",
        "cancel_url": here(request, "meeting_agenda", pk),
        "refused": may_return(found.state, standing.state).sentence,
    }
    return render(request, "meetings/agenda_return.html", context)


def items_until(request: Any, pk: int) -> HttpResponse:
    """Say until which day items may be proposed for this meeting."""
    found = meeting_for(request.rights, pk, to=Right.MANAGE_MEETINGS)
    form = ItemsUntilForm(request.POST or None, initial={"items_until": found.items_until, "was": found.items_until})
    if request.method == "POST" and form.is_valid():
        try:
            close_items_on(meeting=found, seat=acting_seat(request), at=now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error("items_until", str(refusal))
            stand_on(form, "was", found.items_until)  # it is told which day stands
        else:
            messages.success(request, "The last day for items is saved.")
            return redirect(here(request, "meeting_agenda", pk))
    context = {
        **_about(request, found, "Last day for items"),
        "form": form,
        "meets_on": uk_date(found.starts_at),
        "refused": may_set_last_day(found.state).sentence,
    }
    return render(request, "meetings/items_until.html", context)


def _about(request: Any, found: Meeting, title: str) -> dict[str, Any]:
    back = here(request, "meeting_agenda", found.pk)
    said = about(request, found, title)
    return {**said, "breadcrumbs": crumbs(request, found, ("Agenda", back), (title, "")), "back": back}
