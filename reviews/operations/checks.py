"""Checks of a practice review's time and quality, and whether what they asked was mended."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from hscp.lib.verdicts import Refused, no
from hscp.lib.workdays import uk_date
from hscp.record.versions import held, save_upon
from partnership.models import Seat
from reviews.enums import PracticeState
from reviews.models import PracticeReview, ProgressCheck
from reviews.operations.clocks import note_dues
from reviews.operations.practice import held_practice, note
from reviews.rules.checks import may_check, may_mend


@transaction.atomic
def check_practice(*, practice: PracticeReview, seat: Seat, at: datetime, **said: Any) -> ProgressCheck:
    """Put a check of time and quality on record: the next one is counted from its day.

    Side effects: due dates noted, a stage record. Raises ``Refused`` as ``may_check``, and unless it is under way.
    """
    row = held_practice(practice)
    if row.state != PracticeState.UNDER_WAY or row.commissioned_on is None:
        raise Refused(no("state", "A practice review is checked while it is under way."))
    plain: dict[str, Any] = {key: value.strip() if isinstance(value, str) else value for key, value in said.items()}
    last = ProgressCheck.objects.filter(practice=row).order_by("-number").first()
    may_check(
        on=plain["checked_on"],
        commissioned_on=row.commissioned_on,
        last_on=last.checked_on if last else None,
        today=uk_date(at),
        **{each: plain[each] for each in ("time", "time_words", "quality", "quality_words", "asked", "mend_by")},
    ).require()
    number = last.number + 1 if last else 1
    made = ProgressCheck(practice=row, file_id=row.file_id, number=number, noted_at=at, noted_by=seat, **plain)
    made.save()
    words = f"{made.get_time_display()}; {made.get_quality_display().lower()}"
    note(row, "check", row.state, seat=seat, at=at, reason=words)
    note_dues(incident=row.incident, because="The practice review was checked.", at=at)
    return made


@transaction.atomic
def say_mended(
    *, check: ProgressCheck, mended: str, mended_on: date, mended_words: str, version: int, at: datetime
) -> ProgressCheck:
    """Say whether what a check asked was mended, upon the version that was read.

    Raises ``Refused`` as ``may_mend``; ``EditConflict``.
    """
    held_practice(PracticeReview(pk=check.practice_id, incident_id=check.practice.incident_id))
    row: ProgressCheck = held(check)
    may_mend(
        asked=row.asked,
        on=mended_on,
        checked_on=row.checked_on,
        mended=mended,
        words=mended_words,
        today=uk_date(at),
    ).require()
    found: ProgressCheck = save_upon(
        row, version, mended=mended, mended_on=mended_on, mended_words=mended_words.strip()
    )
    return found
