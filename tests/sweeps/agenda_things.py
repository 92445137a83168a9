"""An agenda's life, items proposed, raised, heard in a session and referred: their rows, for the sweeps' world."""

from datetime import timedelta
from typing import Any

from hscp.spaces.acting import current
from hscp.spaces.clock import now, today
from hscp.spaces.models import Space
from meetings.models import AgendaItem, ItemProceeding, Meeting, OwnedItem, OwnedSlot
from meetings.operations.agenda import add_item
from meetings.operations.agenda_life import approve_agenda, put_on_agenda, return_agenda, standing_now
from meetings.operations.assurance import change_invitee, invite_to_session, save_session
from meetings.operations.proposals import accept_proposal, propose_item, raise_item
from meetings.operations.referrals import answer_referral, refer_item
from partnership.models import Group, Membership, Post, Seat, StrategicLink
from partnership.operations.terms_proposals import propose_terms
from tests.factories.meetings import make_organisation


def agenda_things(meeting: Meeting) -> None:
    """An agenda that the chair approved, returned and approved again; an item that came late."""
    chair, moment = Seat.objects.get(post__key="chair-post"), now()
    owner = Post.objects.get(key="member-post")
    add_item(meeting=meeting, title="Of a contract", introduced_by="The team", owner=owner, confidential=True)
    approved: dict[str, Any] = {"chair": chair, "came_by": "telephone", "seat": chair, "at": moment}
    approve_agenda(meeting=meeting, seen=standing_now(meeting).hash, **approved)
    return_agenda(meeting=meeting, reason="An item is missing", seat=chair, at=moment)
    approve_agenda(meeting=meeting, seen=standing_now(meeting).hash, **approved)
    late = {"late_because": "It came today", "late_came_by": "mail", "seat": chair, "at": moment}
    put_on_agenda(meeting=meeting, title="Urgent", **late)
    heard_and_referred(AgendaItem.objects.filter(meeting=meeting).earliest("number"), answered=True)
    circle = Group.objects.get(key="circle")
    raised = AgendaItem.objects.filter(meeting=meeting).earliest("number")
    raise_item(item=raised, group=circle, note="Look at it too", seat=chair, at=moment)
    told = Meeting.objects.get(group=circle)
    proposal = propose_item(
        meeting=told, title="Asked for", note="It matters", proposer=chair, came_by="mail", seat=chair, at=moment
    )
    accept_proposal(proposal=proposal, seat=chair, at=moment)


def heard_and_referred(item: AgendaItem, *, answered: bool = False) -> None:
    """An assurance and challenge session with somebody invited, and a referral that waits, or that was answered."""
    day, moment = today(), now()
    session = save_session(item=item, asked="Is it safe?", version=0, seat=None, at=moment)
    session.item = item
    invited: dict[str, Any] = {"name": "An officer", "capacity": "Director", "invited_on": day, "today": day}
    invitee = invite_to_session(session=session, **invited)
    waited = {"proceeds": True, "reason": "It cannot wait", "said_at": moment, "capacity": "Its chair"}
    ItemProceeding(item=item, file_id=item.file_id, **waited).save()
    board = StrategicLink.objects.filter(key="swept-board").first()
    if board is None:
        board = StrategicLink(key="swept-board", name="Health board", section="§6", purpose="Works with it")
        board.save()
    sent: dict[str, Any] = {"sent_on": day, "sent_how": "mail", "due_on": day + timedelta(days=30)}
    referral = refer_item(
        item=item, board=board, contact="Its manager", asked="Take it up", **sent, seat=None, at=moment
    )
    if answered:
        change_invitee(invitee=invitee, came="sent", note="Their deputy", version=invitee.version)
        said = {"evidence": "Figures", "challenge": "Asked twice", "outcome": "partly", "follows": "Come again"}
        save_session(item=item, asked="Is it safe?", version=1, **said, seat=None, at=moment)
        answer: dict[str, Any] = {
            "answer": "Yes",
            "answered_on": day,
            "answer_from": "Its chair",
            "answer_how": "letter",
        }
        answer_referral(referral=referral, **answer, seat=None, at=moment)


def owned_things(meeting: Meeting) -> None:
    """A place on an agenda that belongs to one owner, and an own item elsewhere; as if the space were joint."""
    space = Space.objects.get(pk=current().space_id)
    slot = OwnedSlot(meeting=meeting, number=90, owner=space, added_at=now())
    slot.save()
    OwnedSlot(meeting=meeting, number=91, owner=space, added_at=now(), withdrawn_because="Another time").save()
    held_on = today()
    item = OwnedItem(joint=space, group="forum", slot=slot.pk, number=90, held_on=held_on, state="open", title="Own")
    item.about, item.said, item.decided = "About it", "Said", "Decided"
    item.save()


def propose_terms_of_circle() -> None:
    """New terms of the circle, whose only member sits there for a statutory partner and is asked to agree them."""
    circle, post = Group.objects.get(key="circle"), Post.objects.get(key="chair-post")
    body = make_organisation(f"partner-of-{current().space_id}", "A partner", "police", standing="statutory_partner")
    row = Membership.objects.get(group=circle, post=post)
    row.represents = body
    row.save(update_fields=["represents"])
    rule = {
        "quoracy": {"at_least": 1, "of": "members"},
        "by_circulation": True,
        "deputies": "allowed",
        "citation": "§9",
    }
    first, team = today() + timedelta(days=20), Seat.objects.get(post__key="team-post")
    propose_terms(group=circle, terms=rule, starts_on=first, reason="Deputies come", seat=team, at=now())
