"""A practice review: begun from the partners' decision, and each of its moves."""

from datetime import datetime
from typing import Any

from django.db import transaction

from hscp.lib.moves import find_move
from hscp.lib.verdicts import Refused, no
from hscp.lib.workdays import uk_date
from hscp.spaces.acting import current
from partnership.models import Person, Seat
from reviews.enums import ClockNoteKind, PracticeState
from reviews.models import Incident, LeadReviewer, PracticeReview, PracticeStage
from reviews.operations.clocks import note_dues, say_of_clock
from reviews.operations.incidents import held_incident
from reviews.operations.withdrawing import end_reports
from reviews.queries.clocks import time_of
from reviews.queries.commission import scope_of
from reviews.queries.practice import decided_of, practice_of
from reviews.rules.clocks import PRACTICE as PRACTICE_CLOCK
from reviews.rules.clocks import State
from reviews.rules.practice import may_begin, may_commission
from reviews.rules.states import PRACTICE, PRACTICE_BY_ACT


@transaction.atomic
def begin_practice(*, incident: Incident, seat: Seat, at: datetime) -> PracticeReview:
    """Begin the practice review of a case that the partners decided. Its clock runs since that decision.

    Side effect: a stage record. Raises ``Refused`` as ``may_begin``, and where the case file is closed.
    """
    row = held_incident(incident)
    decided = decided_of(row)
    may_begin([each.outcome for each in decided], begun=practice_of(row) is not None).require()
    made = PracticeReview(incident=row, file_id=row.file_id, decision=decided[-1], begun_at=at, begun_by=seat)
    made.save()
    note(made, "begin", "", seat=seat, at=at)
    return made


@transaction.atomic
def move_practice(*, practice: PracticeReview, move: str, reason: str, seat: Seat, at: datetime) -> PracticeReview:
    """A move that wants no more than a reason, or none.

    Stopping the review ends its clock with the same reason, taking it up again lets it run on. A report that is taken
    back or worded again no longer stands: its signatures are void. Side effect: a stage
    record. Raises ``Refused`` where the move is not legal or wants a reason.
    """
    row = held_practice(practice)
    found = find_move(PRACTICE, row.state, move)
    if move in PRACTICE_BY_ACT:
        raise Refused(no("move", f"“{found.label}” has a page of its own."))
    if found.needs_reason and not reason.strip():
        raise Refused(no("reason", "Say why: it stays on record."))
    if move == "commission":
        _ready(row)
    if move in ("take_back", "reopen"):
        end_reports(practice=row, reason=f"{found.label}.", seat=seat, at=at)
    if move in ("stop", "resume"):
        _clock(row, move, reason, seat, at)
    return to_state(row, move, seat=seat, at=at, reason=reason.strip())


def _ready(row: PracticeReview) -> None:
    scope = scope_of(row)
    leading = LeadReviewer.objects.filter(practice=row, engaged_on__isnull=False, ended_on__isnull=True).count()
    may_commission(reviewers=leading, agreed=scope is not None and scope.agreed is not None).require()


def _clock(row: PracticeReview, move: str, reason: str, seat: Seat, at: datetime) -> None:
    """The clock of the review ends, or runs on, with the review; one that was said otherwise by hand is left alone."""
    shown = time_of(row.incident, uk_date(at)).shown
    state = next((each.clock.state for each in shown if each.clock.limit.key == PRACTICE_CLOCK), None)
    said: dict[str, Any] = {
        "incident": row.incident,
        "clock": PRACTICE_CLOCK,
        "because": reason,
        "seat": seat,
        "at": at,
    }
    if move == "stop" and state in (State.RUNNING, State.OVERDUE):
        say_of_clock(kind=ClockNoteKind.ENDED, **said)
    elif move == "resume" and state is State.ENDED:
        say_of_clock(kind=ClockNoteKind.RUNS_ON, **said)


def held_practice(practice: PracticeReview) -> PracticeReview:
    """The practice review as it is now, its incident held. Raises ``Refused`` where its case file is closed."""
    incident = held_incident(Incident(pk=practice.incident_id))
    row: PracticeReview = PracticeReview.objects.select_for_update(of=("self",)).get(pk=practice.pk)
    row.incident = incident
    return row


def to_state(
    practice: PracticeReview, move: str, *, seat: Seat | None, at: datetime, reason: str = ""
) -> PracticeReview:
    """Make a legal move of a practice review that is held, with its stage record. Due dates are noted."""
    before = practice.state
    practice.state = PracticeState(find_move(PRACTICE, before, move).target)
    if practice.state == PracticeState.UNDER_WAY and before == PracticeState.COMMISSIONING:
        practice.commissioned_on = uk_date(at)
    practice.version += 1
    practice.save(update_fields=["state", "commissioned_on", "version"])
    note(practice, move, before, seat=seat, at=at, reason=reason)
    note_dues(incident=practice.incident, because="The practice review went on.", at=at)
    return practice


def note(
    practice: PracticeReview, move: str, before: str, *, seat: Seat | None, at: datetime, reason: str = ""
) -> None:
    """The stage record of something that happened to a practice review."""
    PracticeStage(
        practice=practice,
        file_id=practice.file_id,
        seat=seat,
        move=move,
        from_state=before,
        to_state=practice.state,
        at=at,
        by_id=current().user_id,
        reason=reason,
    ).save()


def worded_by(practice: PracticeReview, seat: Seat) -> None:
    """Whoever changed the words of the report last does not sign it."""
    person: Person = Seat.objects.select_related("person").get(pk=seat.pk).person
    if practice.edited_by_id != person.pk:
        practice.edited_by = person
        practice.save(update_fields=["edited_by"])
