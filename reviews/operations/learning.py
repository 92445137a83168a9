"""Learning where no review follows: an option chosen for a case, changed, delivered, evaluated, dropped; own kinds."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from hscp.lib.verdicts import Refused, no
from hscp.lib.workdays import uk_date
from hscp.record.versions import EditConflict, held, save_upon
from partnership.models import CaseDocument, Seat
from reviews.models import Incident, LearningKind, LearningOption
from reviews.operations.incidents import held_incident
from reviews.queries.learning import decided_last, offered, offered_by_arrangements
from reviews.rules import learning as rules

TAKEN = "There is an option of that name already."


@transaction.atomic
def choose_option(
    *,
    incident: Incident,
    kind: str,
    because: str,
    led_by: str,
    for_whom: str,
    planned_on: date,
    agency: str = "",
    seat: Seat,
    at: datetime,
) -> LearningOption:
    """Choose a learning option for a case in which no review follows.

    Raises ``Refused`` as ``may_follow`` and ``may_choose``, for an option that is not offered, and in a closed file.
    """
    row = held_incident(incident)
    rules.may_follow(row.state, decided_last(row)).require()
    chosen = next((each for each in offered() if each.key == kind), None)
    if chosen is None:
        raise Refused(no("kind", "Choose one of the options that are offered."))
    rules.may_choose(
        because=because, led_by=led_by, for_whom=for_whom, agency=agency, of_agency=chosen.of_agency
    ).require()
    made = LearningOption(
        incident=row,
        file_id=row.file_id,
        kind=chosen.key,
        name=chosen.name,
        of_agency=chosen.of_agency,
        counts=chosen.counts,
        agency=agency.strip(),
        because=because.strip(),
        led_by=led_by.strip(),
        for_whom=for_whom.strip(),
        planned_on=planned_on,
        chosen_at=at,
        chosen_by=seat,
    )
    made.save()
    return made


@transaction.atomic
def change_option(
    *,
    option: LearningOption,
    because: str,
    led_by: str,
    for_whom: str,
    planned_on: date,
    agency: str = "",
    version: int,
    at: datetime,
) -> LearningOption:
    """Change what is planned, upon the version that was read; of one that is delivered its planned day stays to read.

    Raises ``Refused`` as ``may_choose``, for one that was dropped, and in a closed file; ``EditConflict``.
    """
    row = _held(option)
    if row.dropped_because:
        raise Refused(no("dropped", "This option was dropped."))
    rules.may_choose(
        because=because, led_by=led_by, for_whom=for_whom, agency=agency, of_agency=row.of_agency
    ).require()
    found: LearningOption = save_upon(
        row,
        version,
        because=because.strip(),
        led_by=led_by.strip(),
        for_whom=for_whom.strip(),
        planned_on=planned_on,
        agency=agency.strip(),
    )
    return found


@transaction.atomic
def deliver_option(
    *,
    option: LearningOption,
    delivered_on: date,
    how: str,
    attendance: str,
    document: CaseDocument | None = None,
    version: int,
    at: datetime,
) -> LearningOption:
    """Put on record that an option was delivered, and who came, upon the version read; corrected in the same way.

    Raises ``Refused`` as ``may_deliver``, for lines of attendance that say nothing, for a document of another file, and
    in a closed file; ``EditConflict``.
    """
    row = _held(option)
    rows, verdict = rules.read_attendance(attendance)
    verdict.require()
    rules.may_deliver(
        delivered_on=delivered_on,
        attendance=len(rows),
        counts=row.counts,
        how=how,
        evaluated_on=row.evaluated_on,
        dropped=bool(row.dropped_because),
        today=uk_date(at),
    ).require()
    if document is not None and document.file_id != row.file_id:
        raise Refused(no("document", "That document belongs to another case file."))
    found: LearningOption = save_upon(
        row, version, delivered_on=delivered_on, how=how.strip(), attendance=rows, document=document
    )
    return found


@transaction.atomic
def evaluate_option(
    *,
    option: LearningOption,
    evaluated_on: date,
    changed: str,
    evidence: str,
    known_by: str,
    version: int,
    at: datetime,
) -> LearningOption:
    """Put on record what an option changed, what shows it and how it is known, upon the version read.

    Raises ``Refused`` as ``may_evaluate`` and in a closed file; ``EditConflict``.
    """
    row = _held(option)
    rules.may_evaluate(
        delivered_on=row.delivered_on,
        evaluated_on=evaluated_on,
        changed=changed,
        evidence=evidence,
        known_by=known_by,
        dropped=bool(row.dropped_because),
        today=uk_date(at),
    ).require()
    found: LearningOption = save_upon(
        row,
        version,
        evaluated_on=evaluated_on,
        changed=changed.strip(),
        evidence=evidence.strip(),
        known_by=known_by.strip(),
    )
    return found


@transaction.atomic
def drop_option(*, option: LearningOption, reason: str, version: int, at: datetime) -> LearningOption:
    """Drop an option that is not delivered or not evaluated, with the reason, upon the version read; it stays to read.

    Raises ``Refused`` as ``may_drop`` and in a closed file; ``EditConflict``.
    """
    row = _held(option)
    rules.may_drop(evaluated_on=row.evaluated_on, dropped=bool(row.dropped_because), reason=reason).require()
    found: LearningOption = save_upon(row, version, dropped_because=reason.strip())
    return found


@transaction.atomic
def add_kind(*, seat: Seat, at: datetime, **facts: Any) -> LearningKind:
    """Put an option of the partnership's own on the list. Raises ``Refused`` as ``may_offer``."""
    words = _kind(facts, None)
    made = LearningKind(added_at=at, added_by=seat, **words)
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        raise Refused(no("name", TAKEN)) from None
    return made


@transaction.atomic
def change_kind(*, kind: LearningKind, version: int, at: datetime, **facts: Any) -> LearningKind:
    """Word an own option anew, or end it, upon the version read; what was chosen keeps the words of its day.

    Raises ``Refused`` as ``may_offer``; ``EditConflict``.
    """
    row: LearningKind = held(kind)
    if row.version != version:
        raise EditConflict(row)
    words = _kind(facts, row)
    try:
        with transaction.atomic():
            found: LearningKind = save_upon(row, version, **words)
    except IntegrityError:
        raise Refused(no("name", TAKEN)) from None
    return found


def _kind(facts: dict[str, Any], row: LearningKind | None) -> dict[str, Any]:
    words = {name: value.strip() if isinstance(value, str) else value for name, value in facts.items()}
    named = LearningKind.objects.filter(name__iexact=words["name"])
    taken = (named.exclude(pk=row.pk) if row else named).exists() or words["name"].casefold() in {
        each.name.casefold() for each in offered_by_arrangements()
    }
    rules.may_offer(name=words["name"], what=words["what"], source=words["source"], taken=taken).require()
    return words


def _held(option: LearningOption) -> LearningOption:
    held_incident(Incident(pk=option.incident_id))
    row: LearningOption = held(option)
    return row
