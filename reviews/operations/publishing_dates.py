"""Dates before publication: the day that is planned, delays and who was told of them, advance copies."""

from datetime import date, datetime

from django.db import transaction

from hscp.lib.verdicts import Refused, no
from hscp.lib.workdays import uk_date
from partnership.models import CaseDocument, Seat
from reviews.models import AdvanceCopy, DelayTold, Incident, PracticeDelay, PracticeReview
from reviews.operations.incidents import change_incident, record_event
from reviews.operations.outside import of_file
from reviews.operations.planning import require_not_set
from reviews.operations.practice import held_practice, note
from reviews.operations.publishing import plan_day
from reviews.queries.clocks import days_on_record, events_of, time_of
from reviews.queries.signing import copies_sent_on, signed_report_of
from reviews.rules.clocks import PRACTICE, Event
from reviews.rules.publishing_dates import may_copy, may_delay, may_tell


@transaction.atomic
def plan_publication(*, practice: PracticeReview, publishes_on: date, version: int, at: datetime) -> Incident:
    """Plan the day of publication, upon the version of the case that was read: advance copies are counted back from it.

    Raises ``Refused`` as ``require_day``; ``EditConflict``.
    """
    row = held_practice(practice)
    return change_incident(incident=row.incident, version=version, at=at, publishes_on=publishes_on)


def due_of(incident: Incident, today: date) -> date | None:
    """The day on which a practice review is due by its clock; a delay does not move it."""
    found = (each.clock for each in time_of(incident, today).shown if each.clock.limit.key == PRACTICE)
    return next((clock.due for clock in found if clock.is_open), None)


@transaction.atomic
def note_delay(*, practice: PracticeReview, expected_on: date, because: str, seat: Seat, at: datetime) -> PracticeDelay:
    """Put a delay on record: the day it is due stays, the day now expected becomes the planned one.

    Side effect: a stage record. Raises ``Refused`` as ``may_delay``, and once the day of publication is set.
    """
    row = held_practice(practice)
    require_not_set(row.incident)
    original = due_of(row.incident, uk_date(at))
    may_delay(original_on=original, expected_on=expected_on, because=because, today=uk_date(at)).require()
    if original is None:
        raise Refused(no("original", "There is no day to be late for."))
    made = PracticeDelay(
        practice=row,
        file_id=row.file_id,
        original_on=original,
        expected_on=expected_on,
        because=because.strip(),
        noted_at=at,
        noted_by=seat,
    )
    made.save()
    plan_day(row.incident, expected_on, "The review will be late.", at)
    note(row, "delay", row.state, seat=seat, at=at, reason=because.strip())
    return made


@transaction.atomic
def tell_of_delay(
    *,
    delay: PracticeDelay,
    body: str,
    told_on: date,
    reference: str,
    document: CaseDocument | None,
    seat: Seat,
    at: datetime,
) -> DelayTold:
    """Put on record that the Panel or the Secretary of State was told of a delay. Raises as ``may_tell``."""
    row = held_practice(PracticeReview(pk=delay.practice_id, incident_id=delay.practice.incident_id))
    may_tell(
        on=told_on,
        delayed_on=uk_date(delay.noted_at),
        reference=reference,
        has_document=document is not None,
        today=uk_date(at),
    ).require()
    made = DelayTold(
        practice=row,
        file_id=row.file_id,
        delay=delay,
        body=body,
        told_on=told_on,
        reference=reference.strip(),
        document=of_file(document, row.incident),
        noted_at=at,
        noted_by=seat,
    )
    made.save()
    return made


@transaction.atomic
def note_copy(
    *,
    practice: PracticeReview,
    body: str,
    to_whom: str,
    sent_on: date,
    how: str,
    document: CaseDocument | None,
    seat: Seat,
    at: datetime,
) -> AdvanceCopy:
    """Put on record that an advance copy of the signed report went to somebody.

    Side effect: once the Panel and the Secretary of State both have one, the day stands among the case's days, if none
    did, and stops the clock of advance copies. Raises ``Refused`` as ``may_copy``.
    """
    row = held_practice(practice)
    report = signed_report_of(row)
    signed_on = report.signed_on if report is not None else None
    may_copy(on=sent_on, signed_on=signed_on, to_whom=to_whom, today=uk_date(at)).require()
    if report is None:
        raise Refused(no("signed", "There is nothing to send."))
    made = AdvanceCopy(
        practice=row,
        file_id=row.file_id,
        report=report,
        body=body,
        to_whom=to_whom.strip(),
        sent_on=sent_on,
        how=how.strip(),
        document=of_file(document, row.incident),
        noted_at=at,
        noted_by=seat,
    )
    made.save()
    both = copies_sent_on(report)
    if both is not None and Event.ADVANCE not in days_on_record(events_of(row.incident)):
        record_event(incident=row.incident, event=Event.ADVANCE, on=both, seat=seat, at=at)
    return made
