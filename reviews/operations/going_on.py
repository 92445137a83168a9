"""What acts of a case have in common: the day of an event, and that those who sign can open the case and are told."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from hscp.lib.verdicts import Refused
from hscp.lib.workdays import uk_date
from partnership.models import CaseFile, Seat
from partnership.operations.cases import put_on_list
from partnership.operations.cases.places import tell
from partnership.queries.cases import live_on
from partnership.rules.roles import Right
from reviews.models import CaseEvent, Incident
from reviews.operations.clocks import note_dues
from reviews.queries.clocks import days_on_record, events_of


def happened(incident: Incident, event: str, on: date, *, because: str, seat: Seat, at: datetime) -> None:
    """The day of an event that an act puts on record; one that is on record stays, for its clock was judged by it."""
    if event in days_on_record(events_of(incident)):
        return
    CaseEvent(incident=incident, file_id=incident.file_id, event=event, on=on, noted_at=at, noted_by=seat).save()
    note_dues(incident=incident, because=because, at=at)


def let_read(file: CaseFile, who: Seat, reason: str, *, seat: Seat, at: datetime) -> None:
    """A place on the list to read, unless they have one or may not have one: the list's own rule says so."""
    try:
        with transaction.atomic():
            put_on_list(file=file, who=who, level=Right.OPEN_FILE, reason=reason, ends_at=None, seat=seat, at=at)
    except Refused:
        return


def ask_to_sign(
    file: CaseFile, posts: Iterable[int], reason: str, what: str, *, key: str, seat: Seat, at: datetime
) -> None:
    """Whoever holds these posts can open the case, and is told that ``what`` ("a report") waits for them."""
    holders = list(Seat.objects.filter(live_on(uk_date(at)), post__in=list(posts)).select_related("person", "user"))
    for each in holders:
        let_read(file, each, reason, seat=seat, at=at)
    thing = what[0].upper() + what[1:]
    words = f"{thing} in case file {file.reference} waits for your signature."
    tell(file.pk, file.reference, holders, f"{thing} waits for you", words, at, key=key)
