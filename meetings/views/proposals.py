"""Items that members propose and groups raise: made, their page, what is answered."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.lib.moves import may_move
from hscp.lib.verdicts import Refused, Verdict
from hscp.spaces.acting import act_from
from hscp.spaces.clock import now, today
from hscp.ui.conflicts import stand_on
from meetings.access import item_for, meeting_for, proposal_for
from meetings.enums import ItemProposalState
from meetings.forms.meeting import ReasonForm
from meetings.forms.proposals import ItemAcceptForm, ItemProposeForm, ItemRaiseForm
from meetings.models import AgendaItem, ItemProposal, Meeting
from meetings.operations import proposals as operations
from meetings.operations.agenda_life import standing_now
from meetings.queries.agenda_standing import in_the_chair, lateness
from meetings.queries.proposals import decisions_under, groups_to_raise_to, hears, members_on, places_before, story_of
from meetings.rules.moments import may_reorder
from meetings.rules.proposals import may_accept, may_propose, may_raise, still_waits
from meetings.rules.states import ITEM_PROPOSAL
from meetings.views.addresses import about, crumbs, here, title_of
from partnership.access import acting_seat
from partnership.rules.roles import Right

TAGS: dict[str, tuple[str, str]] = {
    ItemProposalState.WAITING: ("Waiting for an answer", "active"),
    ItemProposalState.ACCEPTED: ("On an agenda", "good"),
    ItemProposalState.DECLINED: ("Declined", "neutral"),
    ItemProposalState.WITHDRAWN: ("Withdrawn", "neutral"),
}


def item_propose(request: Any, pk: int) -> HttpResponse:
    """Propose an item for a meeting, as somebody who sits in its group; or enter one for them."""
    found = meeting_for(request.rights, pk, to=Right.COMMENT_MINUTES)
    manages = request.rights.may(Right.MANAGE_MEETINGS, on=found.group)
    members = {str(seat.pk): seat for seat in members_on(found.group, today())}
    own = [key for key, seat in members.items() if seat.pk in request.rights.seat_ids]
    offered = members if manages else {key: members[key] for key in own}
    if not offered:
        raise PermissionDenied("Items are proposed by those who sit in the group.")
    form = ItemProposeForm(
        request.POST or None,
        seats=[(key, f"{seat.person.name}, {seat.post.title}") for key, seat in offered.items()],
        own=own,
    )
    refused = may_propose(found.state, standing_now(found).state, found.items_until, today()).sentence
    if request.method == "POST" and not refused and form.is_valid():
        data = form.cleaned_data
        proposer = members[data.pop("who")]
        if not data.get("came_by"):
            act_from(proposer.pk)
        try:
            made = operations.propose_item(
                meeting=found,
                proposer=proposer,
                seat=acting_seat(request) if data.get("came_by") else proposer,
                at=now(),
                **data,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The item is proposed. Whoever writes the agenda answers it, and you are told.")
            return redirect(here(request, "item_proposal", made.pk))
    back = here(request, "meeting_agenda", pk)
    title = "Propose an item"
    context = {
        **about(request, found, title),
        "breadcrumbs": crumbs(request, found, ("Agenda", back), (title, "")),
        "back": back,
        "form": form,
        "refused": refused,
    }
    return render(request, "meetings/item_propose.html", context)


def item_raise(request: Any, meeting: int, pk: int) -> HttpResponse:
    """Raise an item to another group's agenda, with a note."""
    item = item_for(request.rights, meeting, pk, to=Right.MANAGE_MEETINGS)
    form = ItemRaiseForm(
        request.POST or None,
        groups=groups_to_raise_to(item.meeting.group),
        initial={"minutes_planned": item.minutes_planned},
    )
    refused = may_raise(
        restricted=item.file_id is not None, withdrawn=bool(item.withdrawn_because), same_group=False, already=False
    ).sentence
    if request.method == "POST" and not refused and form.is_valid():
        try:
            made = operations.raise_item(item=item, seat=acting_seat(request), at=now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error("group", str(refusal))
        else:
            messages.success(request, f"Item {item.number} is raised to {made.group.called}, which answers it.")
            return redirect(f"{here(request, 'meeting', meeting)}#item-{item.number}")
    context = {
        **about(request, item.meeting, f"Raise item {item.number} to another group"),
        "marking": "OFFICIAL-SENSITIVE" if item.file_id else "",
        "form": form,
        "item": item,
        "refused": refused,
    }
    return render(request, "meetings/item_raise.html", context)


@require_safe
def item_proposal(request: Any, pk: int) -> HttpResponse:
    """One proposed or raised item: where it came from, what it became, and what the meeting made of it."""
    found = proposal_for(request.rights, pk)
    source = _source_stands(found)
    waits = found.state == ItemProposalState.WAITING and bool(source)
    meeting = hears(found) if waits else None
    context = {
        **_frame(request, found, found.title),
        "over": source.sentence,
        "breadcrumbs": _crumbs(request, found),
        "meeting": meeting,
        "meeting_words": title_of(meeting) if meeting else "",
        "from_words": title_of(found.raised_from.meeting) if found.raised_from else "",
        "on_words": title_of(found.item.meeting) if found.item else "",
        "decided": decisions_under(found.item_id) if found.item_id else [],
        "waits": waits,
        "answers": waits and request.rights.may(Right.MANAGE_MEETINGS, on=found.group),
        "withdraws": waits and found.proposed_by_id in request.rights.seat_ids,
        "entries": story_of(found),
    }
    return render(request, "meetings/item_proposal.html", context)


def item_proposal_accept(request: Any, pk: int) -> HttpResponse:
    """Put a proposed item on the agenda, in its place; a late one with the chair's reason."""
    found = proposal_for(request.rights, pk, to=Right.MANAGE_MEETINGS)
    meeting = hears(found)
    late, chairs, items = _around(request, meeting)
    named = meeting.pk if meeting else None
    form = ItemAcceptForm(request.POST or None, items=items, late=bool(late), chairs=chairs, initial={"hears": named})
    refused = (
        may_move(ITEM_PROPOSAL, found.state, "accept").sentence
        or _source_stands(found).sentence
        or may_accept(meeting.state if meeting else None).sentence
    )
    if request.method == "POST" and not refused and form.is_valid():
        try:
            item = operations.accept_proposal(proposal=found, seat=acting_seat(request), at=now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            stand_on(form, "hears", named)
        else:
            messages.success(request, f"It is item {item.number} of the agenda. Who proposed it is told.")
            return redirect(f"{here(request, 'meeting', item.meeting_id)}#item-{item.number}")
    context = {
        **_frame(request, found, "Put it on the agenda"),
        "breadcrumbs": _crumbs(request, found, "Put it on the agenda"),
        "meeting_words": title_of(meeting) if meeting else "",
        "form": form,
        "late": late,
        "refused": refused,
        "back": here(request, "item_proposal", pk),
    }
    return render(request, "meetings/item_proposal_accept.html", context)


def _around(request: Any, meeting: Meeting | None) -> tuple[str, bool, list[AgendaItem]]:
    """Why an item is late at that meeting; whether one chairs its group; the items before which it may come."""
    if meeting is None:
        return "", False, []
    late = lateness(meeting, standing_now(meeting), today())
    chairs = any(each.seat.pk in request.rights.seat_ids for each in in_the_chair(meeting.group, today()))
    return late, chairs, places_before(meeting) if may_reorder(meeting.state) else []


def item_proposal_defer(request: Any, pk: int) -> HttpResponse:
    """Put a proposed item off to the next meeting, with the reason."""
    consequence = "It comes before the group’s next meeting by itself. Who proposed it is told, with the reason."
    return _answer(request, pk, "defer", "Put it off to the next meeting?", consequence, "Put it off")


def item_proposal_decline(request: Any, pk: int) -> HttpResponse:
    """Decline a proposed item, with the reason."""
    consequence = "It does not come onto the agenda. Who proposed it is told, with the reason."
    return _answer(request, pk, "decline", "Decline this item?", consequence, "Decline it")


def _answer(request: Any, pk: int, move: str, title: str, consequence: str, confirm: str) -> HttpResponse:
    found = proposal_for(request.rights, pk, to=Right.MANAGE_MEETINGS)
    act = {"defer": operations.defer_proposal, "decline": operations.decline_proposal}[move]
    form = ReasonForm(request.POST or None)
    refused = may_move(ITEM_PROPOSAL, found.state, move).sentence or _source_stands(found).sentence
    if move == "defer" and not refused:
        meeting = hears(found)
        refused = may_accept(meeting.state if meeting else None).sentence
    if request.method == "POST" and form.is_valid():
        try:
            act(proposal=found, reason=form.cleaned_data["reason"], seat=acting_seat(request), at=now())
        except Refused as refusal:
            form.add_error("reason", str(refusal))
        else:
            messages.success(request, "It is answered. Who proposed it is told.")
            return redirect(here(request, "item_proposal", pk))
    return _confirm(request, found, title, consequence, confirm, form=form, refused=refused)


def item_proposal_withdraw(request: Any, pk: int) -> HttpResponse:
    """Withdraw one's own proposal."""
    found = proposal_for(request.rights, pk, to=Right.COMMENT_MINUTES)
    if found.proposed_by_id not in request.rights.seat_ids:
        raise PermissionDenied("Only who proposed it can withdraw it.")
    act_from(found.proposed_by_id)
    if request.method == "POST":
        try:
            operations.withdraw_proposal(proposal=found, seat=acting_seat(request), at=now())
        except Refused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, "The item is withdrawn.")
        return redirect(here(request, "item_proposal", pk))
    refused = may_move(ITEM_PROPOSAL, found.state, "withdraw").sentence
    consequence = "It does not come onto an agenda. It stays to be read."
    return _confirm(request, found, "Withdraw this item?", consequence, "Withdraw it", form=None, refused=refused)


def _confirm(
    request: Any, found: ItemProposal, title: str, consequence: str, confirm: str, *, form: Any, refused: str
) -> HttpResponse:
    context = {
        **_frame(request, found, title),
        "breadcrumbs": _crumbs(request, found, title),
        "form": form or "",
        "consequence": consequence,
        "confirm": confirm,
        "cancel_url": here(request, "item_proposal", found.pk),
        "refused": refused,
    }
    return render(request, "meetings/item_proposal_answer.html", context)


def _frame(request: Any, found: ItemProposal, title: str) -> dict[str, Any]:
    tag = TAGS[found.state] if _source_stands(found) else ("Its item was withdrawn", "neutral")
    return {"title": title, "caption": found.group.name, "proposal": found, "tag": tag}


def _source_stands(found: ItemProposal) -> Verdict:
    """Whether the item that a waiting proposal was raised from stands."""
    raised = found.state == ItemProposalState.WAITING and found.raised_from
    return still_waits(raised.withdrawn_because if raised else None)


def _crumbs(request: Any, found: ItemProposal, *more: str) -> list[tuple[str, str]]:
    own = here(request, "item_proposal", found.pk)
    return crumbs(request, None, (found.title, own if more else ""), *((each, "") for each in more))
