"""The chair lets an item proceed while the meeting is inquorate, or not; recorded live or typed afterwards alike."""

from datetime import datetime

from django.db import transaction

from hscp.lib.verdicts import no
from meetings.models import AgendaItem, ItemProceeding
from meetings.operations.decisions import Room
from meetings.operations.meeting import locked
from meetings.rules.conduct import may_happen, may_sit_at, presiding
from meetings.rules.moments import may_record
from meetings.rules.proceedings import may_say
from partnership.models import Seat


@transaction.atomic
def say_whether_it_proceeds(
    *, item: AgendaItem, proceeds: bool, reason: str, said_at: datetime, seat: Seat | None, at: datetime
) -> ItemProceeding:
    """Record that whoever presided said at ``said_at`` whether the item proceeds, with the reason.

    What is said later counts from then on. Decisions under an item that proceeds stay provisional. Raises ``Refused``
    while the meeting is not open, for a moment at which it was quorate or did not sit, for terms that do not leave it
    to the chair, where neither chair nor vice-chair was there (or is recused), and without a reason.
    """
    meeting = locked(item.meeting)
    may_record(meeting.state).require()
    may_happen(meeting.opened_at, said_at, at).require()
    room = Room.of(meeting)
    may_sit_at(room.conduct.holes, said_at).require()
    withdrawn = bool(AgendaItem.objects.values_list("withdrawn_because", flat=True).get(pk=item.pk))
    verdict = room.verdict(said_at, item.pk)
    may_say(room.terms.terms, verdict, number=item.number, withdrawn=withdrawn, reason=reason).require()
    if ItemProceeding.objects.filter(item=item.pk, said_at=said_at).exists():
        no("already", "That was recorded for this very moment. Take it back first, or enter another time.").require()
    recused = room.conduct.of(item.pk, room.people).recused
    there = [each for each in room.presences if each.person not in recused]
    presider = presiding(there, room.conduct.choices(room.people), said_at)
    made = ItemProceeding(
        item=item,
        file_id=item.file_id,
        proceeds=proceeds,
        reason=" ".join(reason.split()),
        said_at=said_at,
        capacity=presider.capacity if presider else "",
        recorded_by=seat,
    )
    made.save()
    return made


@transaction.atomic
def take_back_proceeding(*, item: AgendaItem, proceeding_id: int) -> None:
    """Take back what was recorded by mistake. Its history stays. Raises ``Refused`` once the meeting is not open."""
    may_record(locked(item.meeting).state).require()
    ItemProceeding.objects.get(pk=proceeding_id, item=item.pk).delete()
