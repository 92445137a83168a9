"""Assurance and challenge sessions: an item becomes one, people are invited, evidence and challenge are recorded."""

from datetime import date, datetime

from django.db import transaction

from hscp.lib.verdicts import Refused, no
from hscp.record.versions import EditConflict, held, save_upon
from meetings.enums import Came
from meetings.models import AgendaItem, AssuranceSession, Invitee, Meeting
from meetings.operations.meeting import locked
from meetings.operations.presence import add_guest
from meetings.queries.assurance import promise_of_sessions
from meetings.queries.minutes import stored_minutes
from meetings.rules.assurance import may_conclude, may_write_session
from partnership.models import Organisation, Seat


@transaction.atomic
def save_session(
    *,
    item: AgendaItem,
    asked: str,
    evidence: str = "",
    challenge: str = "",
    outcome: str = "",
    follows: str = "",
    version: int,
    seat: Seat | None,
    at: datetime,
) -> AssuranceSession:
    """Make an item an assurance and challenge session, with ``version`` 0, or change the session it is.

    Side effect: an item that carries no promise yet carries the one that promises its group such sessions. Raises
    ``Refused`` for a withdrawn item, as ``may_write_session``, for an outcome before ``may_conclude``;
    ``EditConflict`` where somebody else saved it since.
    """
    meeting, item = _writing(item)
    if not asked.strip():
        raise Refused(no("asked", "Say what assurance is asked for."))
    session = AssuranceSession.objects.select_for_update(of=("self",)).filter(item=item).first()
    invited = session.invitees.count() if session else 0
    may_conclude(outcome, evidence=evidence, challenge=challenge, follows=follows, invited=invited).require()
    words = {
        "asked": asked.strip(),
        "evidence": evidence.strip(),
        "challenge": challenge.strip(),
        "outcome": outcome,
        "follows": follows.strip(),
    }
    if session is not None:
        found: AssuranceSession = save_upon(session, version, **words)
        return found
    made = AssuranceSession(item=item, file_id=item.file_id, made_at=at, made_by=seat, **words)
    made.save()
    promise = promise_of_sessions(meeting)
    if item.promise_id is None and promise is not None:
        item.promise = promise
        item.save(update_fields=["promise"])
    return made


@transaction.atomic
def invite_to_session(
    *,
    session: AssuranceSession,
    name: str,
    capacity: str,
    organisation: Organisation | None = None,
    invited_on: date,
    today: date,
    as_guest: bool = False,
) -> Invitee:
    """Write down that somebody is invited to give evidence; with ``as_guest`` they come onto the meeting's list too.

    Raises ``Refused`` for a day that has not come, for the same name and capacity twice, and as ``add_guest``.
    """
    meeting, _ = _writing(session.item)
    if invited_on > today:
        raise Refused(no("invited_on", "That day has not come yet: write it down once they are invited."))
    same = Invitee.objects.filter(session=session, name__iexact=name.strip(), capacity__iexact=capacity.strip())
    if same.exists():
        raise Refused(no("already", f"{name.strip()}, {capacity.strip()}, is invited already."))
    invitee = Invitee(
        session=session,
        file_id=session.file_id,
        name=name.strip(),
        capacity=capacity.strip(),
        organisation=organisation,
        invited_on=invited_on,
    )
    invitee.save()
    if as_guest:
        add_guest(meeting=meeting, name=name, capacity=capacity, represents=organisation)
    return invitee


@transaction.atomic
def change_invitee(*, invitee: Invitee, came: str, note: str, version: int) -> Invitee:
    """Say whether somebody who was invited came, on the version that was read.

    Raises ``Refused`` where somebody else came and nobody says who; ``EditConflict`` where another saved it since.
    """
    _writing(invitee.session.item)
    if came == Came.SENT and not note.strip():
        raise Refused(no("note", "Say who came in their place."))
    found: Invitee = save_upon(held(invitee), version, came=came, note=note.strip())
    return found


@transaction.atomic
def take_invitee_off(*, invitee: Invitee, version: int) -> None:
    """Take somebody off who was written down by mistake, on the version that was read; the history keeps them.

    Raises ``Refused`` once it is recorded whether they came, and for the last of a session with an outcome;
    ``EditConflict`` where another changed it since.
    """
    _writing(invitee.session.item)
    invitee = held(invitee)
    if invitee.version != version:
        raise EditConflict(invitee)
    if invitee.came:
        raise Refused(no("came", "It is recorded whether they came: they cannot be taken off any more."))
    session = AssuranceSession.objects.get(pk=invitee.session_id)
    if session.outcome and session.invitees.count() == 1:
        raise Refused(no("last", "This session has an outcome, and nobody else was invited: they cannot be taken off."))
    invitee.delete()


def _writing(item: AgendaItem) -> tuple[Meeting, AgendaItem]:
    """The meeting, held, and the item as it is now, once it is sure that the record may be written."""
    meeting = locked(item.meeting)
    begun = AssuranceSession.objects.filter(item=item.pk).exists()
    may_write_session(meeting.state, stored_minutes(meeting), begun=begun).require()
    now: AgendaItem = AgendaItem.objects.get(pk=item.pk)
    if now.withdrawn_because:
        raise Refused(no("withdrawn", f"Item {now.number} was withdrawn: {now.withdrawn_because}"))
    return meeting, now
