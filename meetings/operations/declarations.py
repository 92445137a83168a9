"""Interests that people declare in an item, and recusals. Each change judges the item's decisions again."""

from datetime import datetime

from django.db import transaction

from hscp.lib.verdicts import no
from hscp.record.versions import save_upon
from meetings.enums import MeetingState
from meetings.models import AgendaItem, Attendee, Declaration, Meeting
from meetings.operations.meeting import locked
from meetings.operations.rejudging import rejudge_decisions
from meetings.queries import Attending, attending
from meetings.rules.conduct import may_declare, may_happen, said_or_recused
from meetings.rules.moments import may_list
from partnership.models import Seat


@transaction.atomic
def declare(
    *,
    item: AgendaItem,
    attendee_id: int,
    interest: str,
    recused: bool,
    declared_at: datetime,
    seat: Seat | None,
    at: datetime,
) -> Declaration:
    """Record an interest that somebody declared in an item, and whether they are recused from it.

    Before the meeting as well: then it holds when the item is taken. Side effect: decisions under the item are judged
    again. Raises ``Refused`` for a closed meeting, a withdrawn item, a vacant post, no words, a moment that makes no
    sense, or somebody who has declared an interest in the item already.
    """
    meeting = _listing(item, declared_at, at)
    person = _person(meeting, attendee_id)
    withdrawn = bool(AgendaItem.objects.values_list("withdrawn_because", flat=True).get(pk=item.pk))
    vacant = person.capacity if person.is_vacant else person.called
    may_declare(vacant, vacant=person.is_vacant, withdrawn=withdrawn, interest=interest, recused=recused).require()
    if Declaration.objects.filter(item=item.pk, attendee=attendee_id, withdrawn_because="").exists():
        no("already", f"{person.called} has declared an interest in this item already. Correct that one.").require()
    made = Declaration(
        item=item,
        attendee_id=attendee_id,
        file_id=item.file_id,
        interest=interest.strip(),
        recused=recused,
        declared_at=declared_at,
        recorded_by=seat,
    )
    made.save()
    rejudge_decisions(meeting=meeting, at=at, seat=seat)
    return made


@transaction.atomic
def correct_declaration(
    *,
    declaration: Declaration,
    interest: str,
    recused: bool,
    declared_at: datetime,
    version: int,
    seat: Seat | None,
    at: datetime,
) -> Declaration:
    """Put right what was recorded of a declaration that was seen in ``version``.

    Side effect: decisions under the item are judged again. Raises ``Refused`` as ``declare`` does, ``EditConflict``
    when somebody else corrected it since.
    """
    meeting = _listing(declaration.item, declared_at, at)
    found = _held(declaration)
    said_or_recused(interest, recused).require()
    save_upon(found, version, interest=interest.strip(), recused=recused, declared_at=declared_at)
    rejudge_decisions(meeting=meeting, at=at, seat=seat)
    return found


@transaction.atomic
def take_back_declaration(*, declaration: Declaration, reason: str, seat: Seat | None, at: datetime) -> Declaration:
    """Take back a declaration that was recorded by mistake, with the reason. It stays to be read, and counts no more.

    Side effect: decisions under the item are judged again.
    """
    meeting = _listing(declaration.item, declaration.declared_at, at)
    found = _held(declaration)
    if not reason.strip():
        no("reason", "Say why it is taken back.").require()
    found.withdrawn_because = reason.strip()
    found.save(update_fields=["withdrawn_because"])
    rejudge_decisions(meeting=meeting, at=at, seat=seat)
    return found


def _listing(item: AgendaItem, declared_at: datetime, at: datetime) -> Meeting:
    """The item's meeting, held, once it is sure that its record stands open and the moment makes sense."""
    meeting = locked(item.meeting)
    may_list(meeting.state).require()
    if meeting.state == MeetingState.OPEN:
        may_happen(
            None if meeting.opened_at is None else min(meeting.opened_at, declared_at), declared_at, at
        ).require()
    return meeting


def _held(declaration: Declaration) -> Declaration:
    found: Declaration = Declaration.objects.select_for_update(of=("self",)).get(pk=declaration.pk)
    if found.withdrawn_because:
        no("taken_back", f"This declaration was taken back: {found.withdrawn_because}").require()
    return found


def _person(meeting: Meeting, attendee_id: int) -> Attending:
    for person in attending(meeting.pk):
        if person.pk == attendee_id:
            return person
    raise Attendee.DoesNotExist(f"No line {attendee_id} on this meeting's list.")
