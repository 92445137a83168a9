"""Commissioning: lead reviewers proposed, looked at, engaged and ended; bodies told; terms of reference agreed."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from hscp.lib.verdicts import Refused, no, verdict_from
from hscp.lib.workdays import uk_date
from hscp.record.versions import held, save_upon
from meetings.models import Decision
from partnership.models import CaseDocument, Seat
from reviews.models import LeadReviewer, PracticeReview, ReviewerTold, ReviewScope, ScopeAgreed
from reviews.operations.outside import of_file
from reviews.operations.practice import held_practice, note
from reviews.queries.commission import facts_of
from reviews.rules.commission import BODY_BY_KEY, may_contract, may_end, may_engage, may_judge, may_scope, may_tell
from reviews.rules.practice import may_work
from reviews.rules.rapid import at_a_meeting


@transaction.atomic
def propose_reviewer(*, practice: PracticeReview, name: str, seat: Seat, at: datetime, **facts: Any) -> LeadReviewer:
    """Put on record who might lead the review; all but the name may follow.

    Raises ``Refused`` without a name, for a contract that ends before it begins, and where the review is not worked on.
    """
    row = held_practice(practice)
    may_work(row.state).require()
    made = LeadReviewer(
        practice=row, file_id=row.file_id, proposed_at=at, proposed_by=seat, **_facts({"name": name, **facts})
    )
    made.save()
    note(row, "propose", row.state, seat=seat, at=at, reason=made.name)
    return made


@transaction.atomic
def change_reviewer(*, reviewer: LeadReviewer, version: int, **facts: Any) -> LeadReviewer:
    """Change what is on record of a reviewer, upon the version that was read: also a contract that is prolonged.

    Raises ``Refused`` as ``propose_reviewer``, and once their part has ended; ``EditConflict``.
    """
    _, found = _held(reviewer)
    if found.ended_on is not None:
        raise Refused(no("ended", "Their part in this review has ended."))
    plain = _facts(facts)
    if found.engaged_on is not None and not all(
        plain.get(each) for each in ("suitability", "why_chosen", "contract_from")
    ):
        raise Refused(no("engaged", "They are engaged: what they were engaged upon stays on record."))
    changed: LeadReviewer = save_upon(found, version, **plain)
    return changed


def _facts(facts: dict[str, Any]) -> dict[str, Any]:
    plain: dict[str, Any] = {key: value.strip() if isinstance(value, str) else value for key, value in facts.items()}
    if not plain["name"]:
        raise Refused(no("name", "Enter who it is."))
    may_contract(plain.get("contract_from"), plain.get("contract_to")).require()
    return plain


@transaction.atomic
def judge_interest(
    *,
    reviewer: LeadReviewer,
    interest: str,
    declared_on: date | None,
    judged: str,
    judged_because: str,
    version: int,
    seat: Seat,
    at: datetime,
) -> LeadReviewer:
    """Put on record what a reviewer declared and what was made of it, upon the version that was read.

    Raises ``Refused`` as ``may_judge``, and where it would bar somebody who is engaged: end their part instead.
    """
    practice, found = _held(reviewer)
    may_judge(
        interest=interest, declared_on=declared_on, judged=judged, because=judged_because, today=uk_date(at)
    ).require()
    if found.ended_on is not None:
        raise Refused(no("ended", "Their part in this review has ended."))
    if found.engaged_on is not None and judged == "bars":
        raise Refused(no("judged", "They are engaged. Where an interest bars them, end their part, with the reason."))
    changed: LeadReviewer = save_upon(
        found,
        version,
        interest=interest.strip(),
        declared_on=declared_on,
        judged=judged,
        judged_because=judged_because.strip(),
        judged_by=seat,
    )
    note(practice, "interest", practice.state, seat=seat, at=at, reason=f"{changed}: {changed.get_judged_display()}")
    return changed


@transaction.atomic
def engage_reviewer(*, reviewer: LeadReviewer, seat: Seat, at: datetime) -> LeadReviewer:
    """Engage somebody who was looked at. Side effect: a stage record. Raises ``Refused`` as ``may_engage``."""
    practice, found = _held(reviewer)
    may_work(practice.state).require()
    may_engage(facts_of(found, [])).require()
    found.engaged_on, found.engaged_by = uk_date(at), seat
    found.save(update_fields=["engaged_on", "engaged_by"])
    note(practice, "engage", practice.state, seat=seat, at=at, reason=found.name)
    return found


@transaction.atomic
def end_reviewer(*, reviewer: LeadReviewer, on: date, because: str, seat: Seat, at: datetime) -> LeadReviewer:
    """Say that somebody no longer leads the review, since when and why: they are replaced, done, or were not chosen.

    Side effect: a stage record. Raises ``Refused`` as ``may_end``.
    """
    practice, found = _held(reviewer)
    may_end(ended=found.ended_on is not None, on=on, because=because, today=uk_date(at)).require()
    found.ended_on, found.ended_because = on, because.strip()
    found.save(update_fields=["ended_on", "ended_because"])
    note(practice, "end_reviewer", practice.state, seat=seat, at=at, reason=f"{found.name}: {because.strip()}")
    return found


@transaction.atomic
def tell_of_commission(
    *,
    reviewer: LeadReviewer,
    body: str,
    told_on: date,
    how: str = "",
    document: CaseDocument | None = None,
    seat: Seat,
    at: datetime,
) -> ReviewerTold:
    """Put on record that a body was told who was commissioned. Raises ``Refused`` as ``may_tell``."""
    practice, found = _held(reviewer)
    may_tell(body=body, on=told_on, engaged_on=found.engaged_on, known=BODY_BY_KEY.keys(), today=uk_date(at)).require()
    made = ReviewerTold(
        practice=practice,
        file_id=practice.file_id,
        reviewer=found,
        body=body,
        told_on=told_on,
        how=how.strip(),
        document=of_file(document, practice.incident),
        noted_at=at,
        noted_by=seat,
    )
    made.save()
    return made


@transaction.atomic
def write_scope(*, practice: PracticeReview, after: int, seat: Seat, at: datetime, **words: Any) -> ReviewScope:
    """Write the terms of reference and the methodology anew, after version ``after`` that was read (0 for none).

    The group agrees each version anew. Raises ``Refused`` as ``may_scope``, where another version was written
    meanwhile, and where the review is not worked on.
    """
    row = held_practice(practice)
    may_work(row.state).require()
    plain: dict[str, Any] = {key: value.strip() if isinstance(value, str) else value for key, value in words.items()}
    last = ReviewScope.objects.filter(practice=row).order_by("-number").first()
    number = last.number if last else 0
    if number != after:
        raise Refused(no("questions", f"Version {number} was written meanwhile. Read it first: yours is below."))
    may_scope(
        first=number == 0,
        questions=plain["questions"],
        methodology=plain["methodology"],
        because=plain["because"],
        starts=plain["span_from"],
        ends=plain["span_to"],
    ).require()
    made = ReviewScope(practice=row, file_id=row.file_id, number=number + 1, written_at=at, written_by=seat, **plain)
    made.save()
    note(row, "scope", row.state, seat=seat, at=at, reason=f"Version {made.number}. {made.because}".strip())
    return made


@transaction.atomic
def agree_scope(
    *,
    scope: ReviewScope,
    decision: Decision | None,
    on: date | None,
    words: str,
    quorate: bool,
    seat: Seat,
    at: datetime,
) -> ScopeAgreed:
    """Record that the group agreed a version at a quorate meeting, with its decision where that is on record here.

    Side effect: a stage record. Raises ``Refused`` as ``at_a_meeting`` says, for a decision of another case, for a
    version that no longer stands, and twice.
    """
    row = held_practice(scope.practice)
    if ReviewScope.objects.filter(practice=row, number__gt=scope.number).exists():
        raise Refused(no("scope", "Another version was written meanwhile: the group agrees that one."))
    if decision is not None and decision.file_id != row.file_id:
        raise Refused(no("decision", "That decision belongs to another matter."))
    day: Any = uk_date(decision.at) if decision is not None else on
    outcome = decision.outcome if decision is not None else ""
    verdict_from(at_a_meeting(outcome=outcome, on=day, words=words, quorate=quorate, today=uk_date(at))).require()
    made = ScopeAgreed(
        practice=row,
        file_id=row.file_id,
        scope=scope,
        decision=decision,
        on=day,
        words=words.strip(),
        noted_at=at,
        noted_by=seat,
    )
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        raise Refused(no("scope", "This version is agreed already.")) from None
    note(row, "agree_scope", row.state, seat=seat, at=at, reason=f"Version {scope.number}")
    return made


def _held(reviewer: LeadReviewer) -> tuple[PracticeReview, LeadReviewer]:
    practice = held_practice(PracticeReview(pk=reviewer.practice_id, incident_id=reviewer.practice.incident_id))
    row: LeadReviewer = held(reviewer)
    return practice, row
