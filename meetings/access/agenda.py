"""The doors of what is put to an agenda: proposals, sessions of assurance, referrals, items of one owner."""

from django.db.models import QuerySet
from django.http import Http404

from hscp.spaces.composed import the_one
from meetings.models import (
    Invitee,
    ItemProposal,
    OwnedItem,
    OwnedSlot,
    Referral,
)
from partnership.access import Rights, ask_again, write_in
from partnership.rules.roles import Right


def _proposals() -> "QuerySet[ItemProposal]":
    return ItemProposal.objects.select_related(
        "group", "meeting", "proposed_by__person", "entered_by__person", "raised_from__meeting__group",
        "item__meeting__group",
    )  # fmt: skip


def proposal_for(rights: Rights, pk: int, *, to: Right = Right.SEE) -> ItemProposal:
    """An item that was proposed or raised to a group; raises as ``meeting_for`` does. One query."""
    found: ItemProposal | None = the_one(_proposals, pk=pk)
    if found is None:
        raise Http404("No such proposal here.")
    rights.must(to, on=found.group)
    return found


def _invitees() -> "QuerySet[Invitee]":
    return Invitee.objects.select_related("session__item__meeting__group", "organisation")


def invitee_for(rights: Rights, meeting_pk: int, pk: int, *, to: Right) -> Invitee:
    """Somebody invited to a session of assurance in that meeting; raises as ``item_for`` does. One query."""
    found: Invitee | None = the_one(_invitees, pk=pk, session__item__meeting=meeting_pk)
    if found is None:
        raise Http404("No such person in this session.")
    rights.must(to, on=found.session.item.meeting.group)
    write_in(found, to=to)
    ask_again(rights, found.file_id)
    return found


def _referrals() -> "QuerySet[Referral]":
    return Referral.objects.select_related("item__meeting__group", "sent_by__person", "answer_by__person")


def referral_for(rights: Rights, pk: int, *, to: Right = Right.SEE) -> Referral:
    """A referral to another board, with its item; raises as ``item_for`` does. One query."""
    found: Referral | None = the_one(_referrals, pk=pk)
    if found is None:
        raise Http404("No such referral here.")
    rights.must(to, on=found.item.meeting.group)
    write_in(found, to=to)
    ask_again(rights, found.file_id)
    return found


def _slots() -> "QuerySet[OwnedSlot]":
    return OwnedSlot.objects.select_related("meeting__group", "owner")


def owned_slot_for(rights: Rights, meeting_pk: int, pk: int, *, to: Right = Right.MANAGE_MEETINGS) -> OwnedSlot:
    """A place on that meeting's agenda that belongs to one owner; raises as ``meeting_for`` does. One query."""
    found: OwnedSlot | None = the_one(_slots, pk=pk, meeting=meeting_pk)
    if found is None:
        raise Http404("No such item here.")
    rights.must(to, on=found.meeting.group)
    return found


def _owned() -> "QuerySet[OwnedItem]":
    return OwnedItem.objects.select_related("joint")


def owned_item_for(rights: Rights, slot: int, *, to: Right = Right.SEE) -> OwnedItem:
    """This partnership's own item at a joint meeting, by the number of its place there; raises as ``door`` does. The
    right is asked for in the whole partnership. One query."""
    found: OwnedItem | None = the_one(_owned, slot=slot, space_id=rights.space.pk)
    if found is None:
        raise Http404("No such item here.")
    rights.must(to)
    return found
