"""Family and practitioners are offered to take part; what came of it; what support staff were offered."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from hscp.lib.verdicts import Reason, Refused, no, verdict_from
from hscp.lib.workdays import uk_date
from hscp.record.versions import held, save_upon
from partnership.models import Seat
from reviews.models import Involvement, PracticeReview, StaffSupport
from reviews.operations.practice import held_practice
from reviews.rules.involvement import may_answer, may_offer, role_reasons


@transaction.atomic
def offer(
    *,
    practice: PracticeReview,
    kind: str,
    role: str,
    offered_on: date,
    offered_how: str,
    offered_by: str,
    seat: Seat,
    at: datetime,
) -> Involvement:
    """Put on record that somebody, by their role, was offered to take part. Raises ``Refused`` as ``may_offer``."""
    row = held_practice(practice)
    may_offer(role=role, offered_on=offered_on, begun_on=uk_date(row.begun_at), today=uk_date(at)).require()
    made = Involvement(
        practice=row,
        file_id=row.file_id,
        kind=kind,
        role=role.strip(),
        offered_on=offered_on,
        offered_how=offered_how.strip(),
        offered_by=offered_by.strip(),
        noted_at=at,
        noted_by=seat,
    )
    made.save()
    return made


@transaction.atomic
def change_involvement(*, involvement: Involvement, version: int, at: datetime, **words: Any) -> Involvement:
    """Say what came of an offer, upon the version that was read: the answer, what was contributed, what was said of it.

    Raises ``Refused`` as ``may_answer``, ``EditConflict``.
    """
    held_practice(PracticeReview(pk=involvement.practice_id, incident_id=involvement.practice.incident_id))
    row: Involvement = held(involvement)
    may_answer(
        answer=words["answer"],
        answered_on=words["answered_on"],
        offered_on=row.offered_on,
        contributed=words["contributed"],
        today=uk_date(at),
    ).require()
    plain = {key: value.strip() if isinstance(value, str) else value for key, value in words.items()}
    found: Involvement = save_upon(row, version, **plain)
    return found


@transaction.atomic
def note_support(
    *, practice: PracticeReview, agency: str, whom: str, what: str, offered_on: date, seat: Seat, at: datetime
) -> StaffSupport:
    """Put on record what support an agency offered its staff. Raises ``Refused`` for a name, and a day to come."""
    row = held_practice(practice)
    verdict_from([Reason("whom", each.sentence) for each in role_reasons(whom)]).require()
    if offered_on > uk_date(at):
        raise Refused(no("offered_on", "That day has not come yet: record it once it is offered."))
    made = StaffSupport(
        practice=row,
        file_id=row.file_id,
        agency=agency.strip(),
        whom=whom.strip(),
        what=what.strip(),
        offered_on=offered_on,
        noted_at=at,
        noted_by=seat,
    )
    made.save()
    return made
