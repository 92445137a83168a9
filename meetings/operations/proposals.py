"""Items proposed by members and raised by groups: made, put on an agenda, put off, declined, withdrawn."""

from datetime import datetime

from django.db import transaction

from hscp.lib.moves import find_move
from hscp.lib.verdicts import Refused, no
from hscp.lib.words import date_words
from hscp.lib.workdays import uk_date
from hscp.spaces.acting import current
from meetings.enums import ItemProposalState, ItemPurpose, MeetingState
from meetings.models import AgendaItem, ItemProposal, ItemProposalStage, Meeting
from meetings.operations.agenda import move_item
from meetings.operations.agenda_life import put_on_agenda, standing_now
from meetings.operations.last_minutes import STALE
from meetings.operations.meeting import locked
from meetings.operations.telling import tell_holders
from meetings.queries.proposals import coming_of, hears, members_on
from meetings.rules.proposals import may_accept, may_propose, may_raise, meeting_that_hears, still_waits
from meetings.rules.states import ITEM_PROPOSAL
from partnership.models import Group, Seat


@transaction.atomic
def propose_item(
    *,
    meeting: Meeting,
    title: str,
    purpose: str = ItemPurpose.DISCUSS,
    minutes_planned: int | None = None,
    note: str = "",
    proposer: Seat,
    came_by: str = "",
    seat: Seat | None,
    at: datetime,
) -> ItemProposal:
    """Propose an item for a meeting in the name of ``proposer``, who sits in its group.

    ``came_by`` says how it came where ``seat`` enters it for them. Side effects: a stage record; it waits on the
    agenda's page and on the home page of whoever may answer. Raises ``Refused`` as ``may_propose``, and for somebody
    who does not sit in the group.
    """
    meeting = locked(meeting)
    today = uk_date(at)
    may_propose(meeting.state, standing_now(meeting).state, meeting.items_until, today).require()
    if proposer.pk not in {each.pk for each in members_on(meeting.group, today)}:
        no("not_member", f"Items are proposed by those who sit in {meeting.group.called}.").require()
    proposal = ItemProposal(
        group=meeting.group,
        meeting=meeting,
        title=title.strip(),
        purpose=purpose,
        minutes_planned=minutes_planned,
        note=note.strip(),
        proposed_at=at,
        proposed_by=proposer,
        capacity=proposer.post.title,
        came_by=came_by,
        entered_by=seat if came_by else None,
    )
    proposal.save()
    entered = f" Entered for {proposer.person.name}, {proposal.get_came_by_display()}." if came_by else ""
    _stage(proposal, "propose", "", seat=seat, at=at, reason=f"For {date_words(meeting.starts_at)}.{entered}")
    return proposal


@transaction.atomic
def raise_item(
    *,
    item: AgendaItem,
    group: Group,
    purpose: str = ItemPurpose.DISCUSS,
    minutes_planned: int | None = None,
    note: str = "",
    seat: Seat,
    at: datetime,
) -> ItemProposal:
    """Raise an item of one group to another: the same matter, with a note, for that group's next meeting.

    Side effects: a stage record; it waits for the other group's answer, and its outcome shows under the item. Raises
    ``Refused`` as ``may_raise``.
    """
    meeting = locked(item.meeting)
    item = AgendaItem.objects.get(pk=item.pk)
    waiting = ItemProposal.objects.filter(raised_from=item, group=group, state=ItemProposalState.WAITING)
    may_raise(
        restricted=item.file_id is not None,
        withdrawn=bool(item.withdrawn_because),
        same_group=group.pk == meeting.group_id,
        already=waiting.exists(),
    ).require()
    planned = [each for each in coming_of(group.pk) if each.state == MeetingState.PLANNED]
    key = meeting_that_hears(None, at - STALE, planned)  # not one that was planned for a day that is over
    who = Seat.objects.select_related("person", "post").get(pk=seat.pk)
    proposal = ItemProposal(
        group=group,
        meeting_id=key,
        title=item.title,
        purpose=purpose,
        minutes_planned=minutes_planned,
        note=note.strip(),
        raised_from=item,
        proposed_at=at,
        proposed_by=who,
        capacity=who.post.title,
    )
    proposal.save()
    said = f"From item {item.number} of {meeting.group.called}, {date_words(meeting.starts_at, weekday=False)}."
    _stage(proposal, "raise", "", seat=seat, at=at, reason=said)
    return proposal


@transaction.atomic
def accept_proposal(
    *,
    proposal: ItemProposal,
    hears: int | None = None,
    before: AgendaItem | None = None,
    late_because: str = "",
    late_came_by: str = "",
    seat: Seat | None,
    at: datetime,
) -> AgendaItem:
    """Put a proposal on the agenda of the meeting that hears it: at the end, or ``before`` another item of it.

    What is confidential where it was raised is so here: guests of either meeting do not get it.

    ``hears`` is that meeting's key as the page named it. Side effects: as ``put_on_agenda``; a stage record; the
    proposer is told by mail. Raises ``Refused`` for one that is answered, where no meeting is planned, where another
    hears it by now, and for a late item without the chair's reason.
    """
    proposal = _held(proposal)
    find_move(ITEM_PROPOSAL, proposal.state, "accept")
    _source_stands(proposal)
    meeting = _hearing(proposal)
    if hears is not None and meeting.pk != hears:
        day = date_words(meeting.starts_at)
        raise Refused(no("hears", f"Another meeting hears it by now: that of {day}. Press again if that is meant."))
    who = proposal.proposed_by
    item = put_on_agenda(
        meeting=meeting,
        title=proposal.title,
        purpose=proposal.purpose,
        minutes_planned=proposal.minutes_planned,
        introduced_by=f"{who.person.name}, {proposal.capacity}"[:200],
        confidential=proposal.raised_from is not None and proposal.raised_from.confidential,
        late_because=late_because,
        late_came_by=late_came_by,
        seat=seat,
        at=at,
    )
    if before is not None:
        item = _place(item, before)
    proposal.item = item
    said = f"Item {item.number} of {date_words(meeting.starts_at, weekday=False)}."
    _move(proposal, "accept", said, seat=seat, at=at)
    return item


def _hearing(proposal: ItemProposal) -> Meeting:
    """The meeting that hears it, once it is sure that its agenda may be written."""
    meeting = hears(proposal)
    if meeting is None:
        raise Refused(may_accept(None))
    may_accept(meeting.state).require()
    return meeting


def _place(item: AgendaItem, before: AgendaItem) -> AgendaItem:
    """Move an item up until it stands before another of its meeting."""
    while True:
        other = AgendaItem.objects.filter(pk=before.pk, meeting=item.meeting_id, withdrawn_because="").first()
        if other is None:
            raise Refused(
                no("gone", "The item that it should come before is not on this agenda any more. Choose another.")
            )
        if item.number < other.number:
            return item
        item = move_item(item=item, up=True)


@transaction.atomic
def defer_proposal(*, proposal: ItemProposal, reason: str, seat: Seat | None, at: datetime) -> ItemProposal:
    """Put a proposal off to the group's next meeting, with the reason.

    Side effects: a stage record; the proposer is told by mail. Where no later meeting is planned it waits for one.
    Raises ``Refused`` for one that is answered or that no meeting hears.
    """
    proposal = _held(proposal)
    find_move(ITEM_PROPOSAL, proposal.state, "defer")
    _source_stands(proposal)
    _need(reason, "Say why it is put off.")
    meeting = _hearing(proposal)
    proposal.meeting, proposal.after = None, meeting.starts_at
    proposal.meeting = hears(proposal)
    _move(proposal, "defer", reason, seat=seat, at=at)
    return proposal


@transaction.atomic
def decline_proposal(*, proposal: ItemProposal, reason: str, seat: Seat | None, at: datetime) -> ItemProposal:
    """Decline a proposal, with the reason. Side effects: a stage record; the proposer is told by mail."""
    proposal = _held(proposal)
    find_move(ITEM_PROPOSAL, proposal.state, "decline")
    _source_stands(proposal)
    _need(reason, "Say why it is declined.")
    _move(proposal, "decline", reason, seat=seat, at=at)
    return proposal


@transaction.atomic
def withdraw_proposal(*, proposal: ItemProposal, seat: Seat | None, at: datetime) -> ItemProposal:
    """Withdraw one's own proposal that is not answered yet. Side effect: a stage record."""
    proposal = _held(proposal)
    find_move(ITEM_PROPOSAL, proposal.state, "withdraw")
    _move(proposal, "withdraw", "", seat=seat, at=at)
    return proposal


def _move(proposal: ItemProposal, move: str, reason: str, *, seat: Seat | None, at: datetime) -> None:
    before = proposal.state
    proposal.state = ItemProposalState(find_move(ITEM_PROPOSAL, before, move).target)
    proposal.answer = reason.strip()
    proposal.save(update_fields=["state", "answer", "meeting", "after", "item"])
    stage = _stage(proposal, move, before, seat=seat, at=at, reason=reason)
    who = proposal.proposed_by
    if move == "withdraw" or (who.ends_on is not None and who.ends_on <= uk_date(at)):
        return  # whoever has left is told nothing of what came afterwards
    tell_holders(
        (),
        seats=[who],
        subject=f"{ANSWERED[move]}: {proposal.title}",
        template="emails/item_proposal_answered.txt",
        page=("item_proposal", proposal.pk),
        key=f"item-proposal:{stage.pk}",
        at=at,
        proposal=proposal,
        move=move,
    )


ANSWERED = {"accept": "On the agenda", "defer": "Put off to the next meeting", "decline": "Not on the agenda"}


def _held(proposal: ItemProposal) -> ItemProposal:
    found: ItemProposal = (
        ItemProposal.objects.select_for_update(of=("self",))
        .select_related("group", "proposed_by__person", "proposed_by__post", "proposed_by__user", "raised_from")
        .get(pk=proposal.pk)
    )
    return found


def _source_stands(proposal: ItemProposal) -> None:
    still_waits(proposal.raised_from.withdrawn_because if proposal.raised_from else None).require()


def _need(reason: str, sentence: str) -> None:
    if not reason.strip():
        raise Refused(no("reason", sentence))


def _stage(
    proposal: ItemProposal, move: str, before: str, *, seat: Seat | None, at: datetime, reason: str
) -> ItemProposalStage:
    stage = ItemProposalStage(
        proposal=proposal,
        move=move,
        from_state=before,
        to_state=proposal.state,
        at=at,
        by_id=current().user_id,
        seat=seat,
        reason=reason.strip(),
    )
    stage.save()
    return stage
