"""Items are begun, the meeting is adjourned and resumed, somebody is chosen to preside. Live or typed afterwards alike.

What is begun or adjourned at an earlier moment finds its place among what is recorded already: an item then lasts until
the next one began, and goes on after an adjournment that lies within it.
"""

from datetime import datetime

from django.db import transaction

from hscp.lib.verdicts import no
from meetings.enums import Outcome
from meetings.models import Adjournment, AgendaItem, Attendee, Decision, ItemTime, Meeting, PresidingChoice
from meetings.operations.meeting import end_items, locked
from meetings.operations.reach import whole_record_of
from meetings.queries import attending, presences_of
from meetings.queries.conduct import conduct_now
from meetings.rules.conduct import may_adjourn, may_begin, may_choose, may_happen, may_resume, may_sit_at, presiding
from meetings.rules.moments import may_record
from partnership.models import Seat


@transaction.atomic
def begin_item(*, item: AgendaItem, when: datetime, at: datetime) -> ItemTime:
    """An item is taken from ``when`` on, in whatever order; its number stays.

    Side effect: the item that was taken then ends. Raises ``Refused`` while the meeting is not open or was adjourned,
    for a withdrawn item, one that is being taken, or a moment that makes no sense.
    """
    meeting = _going_on(item.meeting, when, at)
    if AgendaItem.objects.values_list("withdrawn_because", flat=True).get(pk=item.pk):
        no("withdrawn", f"Item {item.number} was withdrawn: it is not taken.").require()
    with whole_record_of(meeting):
        rows = list(ItemTime.objects.select_related("item").filter(item__meeting=meeting).order_by("began_at"))
        conduct = conduct_now(meeting.pk)
        may_sit_at(conduct.holes, when).require()
        taken = [(row.item.number, each.interval) for row, each in zip(rows, conduct.times, strict=True)]
        may_begin(item.number, when, taken).require()
        later = [row.began_at for row in rows if row.began_at > when]
        ends = min([*later, *(hole.start for hole in conduct.holes if hole.start > when)], default=None)
        for row, (_, interval) in zip(rows, taken, strict=True):
            if when in interval:
                ends = row.ended_at if row.ended_at is not None else ends
                row.ended_at = when
                row.save(update_fields=["ended_at"])
    made = ItemTime(item=item, file_id=item.file_id, began_at=when, ended_at=ends)
    made.save()
    return made


@transaction.atomic
def end_item(*, meeting: Meeting, when: datetime, at: datetime) -> None:
    """The item that is taken ends, and none is taken. Raises ``Refused`` where none is, or for a moment before."""
    meeting = _going_on(meeting, when, at)
    with whole_record_of(meeting):
        running = ItemTime.objects.filter(item__meeting=meeting, ended_at__isnull=True).first()
        if running is None:
            no("none", "No item is being taken.").require()
        elif running.began_at >= when:
            no("times", "The item must end after it was begun.").require()
        end_items(meeting, when)


@transaction.atomic
def take_back_time(*, item: AgendaItem, time_id: int, at: datetime) -> None:
    """Take back a time at which an item was recorded as taken by mistake. Its history stays."""
    may_record(locked(item.meeting).state).require()
    ItemTime.objects.get(pk=time_id, item=item.pk).delete()


@transaction.atomic
def adjourn(
    *, meeting: Meeting, when: datetime, until: datetime | None = None, reason: str = "", at: datetime
) -> Adjournment:
    """The meeting is adjourned at ``when``; typed afterwards, ``until`` says when it was resumed.

    Side effect: the item that was taken then stops, and goes on when the meeting does. Raises ``Refused`` while the
    meeting is not open, for moments that make no sense, another adjournment then, or a decision taken in it.
    """
    meeting = _going_on(meeting, when, at)
    if until is not None:
        may_happen(meeting.opened_at, until, at).require()
    with whole_record_of(meeting):
        rows = Decision.objects.filter(meeting=meeting).exclude(outcome=Outcome.TAKEN_OUT).order_by("number")
        decided = list(rows.values_list("number", "at"))
        may_adjourn(when, until, conduct_now(meeting.pk).holes, decided).require()
        _stop_items(meeting, when, until)
    made = Adjournment(meeting=meeting, adjourned_at=when, resumed_at=until, reason=reason.strip())
    made.save()
    return made


def _stop_items(meeting: Meeting, when: datetime, until: datetime | None) -> None:
    """No item is taken in [when, until): what was taken is cut there, and what would have begun within begins after."""
    for row in ItemTime.objects.filter(item__meeting=meeting).order_by("began_at"):
        began, ended = row.began_at, row.ended_at
        if (ended is not None and ended <= when) or (until is not None and began >= until):
            continue
        if began >= when:
            no("taken", f"An item was begun at that time: take that back first ({row}).").require()
        row.ended_at = when
        row.save(update_fields=["ended_at"])
        if until is not None and (ended is None or ended > until):
            ItemTime(item_id=row.item_id, file_id=row.file_id, began_at=until, ended_at=ended).save()


@transaction.atomic
def resume(*, meeting: Meeting, when: datetime, at: datetime) -> Adjournment:
    """The meeting goes on at ``when``. Side effect: so does the item that the adjournment interrupted.

    Raises ``Refused`` where it is not adjourned, or for a moment before it was.
    """
    meeting = _going_on(meeting, when, at)
    found: Adjournment | None = (
        Adjournment.objects.select_for_update(of=("self",)).filter(meeting=meeting, resumed_at__isnull=True).first()
    )
    may_resume(found.adjourned_at if found else None, when).require()
    assert found is not None  # noqa: S101 - the rule has just said so
    found.resumed_at = when
    found.save(update_fields=["resumed_at"])
    with whole_record_of(meeting):
        stopped = ItemTime.objects.filter(item__meeting=meeting, ended_at=found.adjourned_at).first()
        if stopped is not None:
            ItemTime(item_id=stopped.item_id, file_id=stopped.file_id, began_at=when).save()
    return found


@transaction.atomic
def take_back_adjournment(*, meeting: Meeting, adjournment_id: int, at: datetime) -> None:
    """Take back an adjournment that was recorded by mistake. Its history stays; items keep the times they have."""
    meeting = locked(meeting)
    may_record(meeting.state).require()
    Adjournment.objects.get(pk=adjournment_id, meeting=meeting).delete()


@transaction.atomic
def choose_to_preside(
    *, meeting: Meeting, attendee_id: int, when: datetime, seat: Seat | None, at: datetime
) -> PresidingChoice:
    """Record that those present chose somebody to preside from ``when`` on.

    Raises ``Refused`` where the chair or the vice-chair is there, for somebody who is not, or for a guest.
    """
    meeting = _going_on(meeting, when, at)
    people = attending(meeting.pk)
    person = next((each for each in people if each.pk == attendee_id), None)
    if person is None:
        raise Attendee.DoesNotExist(f"No line {attendee_id} on this meeting's list.")
    conduct = conduct_now(meeting.pk)
    now = presiding(presences_of(people), conduct.choices(people), when, conduct.open_items(people))
    may_choose(
        person.called,
        there=any(when in stay.interval for stay in person.stays),
        guest=person.is_guest and not person.deputising_for_id,
        presider=now,
        presiding_words=next((each.called for each in people if now and each.key == now.person), ""),
    ).require()
    made, _ = PresidingChoice.objects.get_or_create(
        attendee_id=attendee_id, chosen_at=when, defaults={"recorded_by": seat}
    )
    return made


@transaction.atomic
def take_back_choice(*, meeting: Meeting, choice_id: int, at: datetime) -> None:
    """Take back a choice of who presides that was recorded by mistake. Its history stays."""
    meeting = locked(meeting)
    may_record(meeting.state).require()
    PresidingChoice.objects.get(pk=choice_id, attendee__meeting=meeting).delete()


def _going_on(meeting: Meeting, when: datetime, at: datetime) -> Meeting:
    """The meeting, held, once it is sure that something may be recorded of that moment."""
    meeting = locked(meeting)
    may_record(meeting.state).require()
    may_happen(meeting.opened_at, when, at).require()
    return meeting
