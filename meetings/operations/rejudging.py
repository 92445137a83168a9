"""Decisions judged again: a correction of who was there, or of a recusal, changes what was decided at that moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from hscp.record.bulk import update_many
from meetings.enums import Outcome
from meetings.models import Decision, DecisionStage, Meeting
from meetings.operations.attention import mark_actions
from meetings.operations.decisions import STAMPS, Room, stage_of, stamp
from meetings.operations.last_minutes import follow_decisions
from meetings.operations.reach import whole_record_of
from meetings.queries import Attending
from meetings.rules import Outcome as Judged
from meetings.rules import QuoracyVerdict, Rejudgement, verdict_from_data
from partnership.models import Seat


def rejudge_decisions(
    *, meeting: Meeting, at: datetime, seat: Seat | None = None, people: Sequence[Attending] | None = None
) -> list[Decision]:
    """Judge a meeting's decisions by who was there as it is recorded now. To be called after presence is corrected.

    ``people`` are the meeting's list as it stands after the correction, where that is known; else it is read.
    Restricted ones are judged with the rest, whoever corrects (``whole_record_of``). Side effects, for each decision
    whose quoracy or room changed: new stamps; where the quoracy changed, a stage record with both outcomes and the old
    sentence; where the outcome changed too, its actions are marked to be looked at. Returns those whose quoracy
    changed, of which who acts may know. One query where the meeting has no decision, and a constant number where it
    has. To be called in the transaction of the correction: it has no savepoint of its own.
    """
    with transaction.atomic(savepoint=False), whole_record_of(meeting) as hidden:
        decisions = list(
            Decision.objects.select_for_update(of=("self",))
            .select_related("reserved_matter")
            .annotate(minutes_pk=F("item__approves"))
            .filter(meeting=meeting, circulation__isnull=True)
            .exclude(outcome=Outcome.TAKEN_OUT)
            .order_by("number")
        )
        if not decisions:
            return []
        room = Room.of(meeting, people)
        judged = [(decision, found) for decision in decisions if (found := _judge_again(decision, meeting, room))]
        update_many((one for one, found in judged if found.before == found.after), ["room"])
        changed = [(one, found) for one, found in judged if found.before != found.after]
        _write_down(changed, seat=seat, at=at)
        on_minutes = [decision.pk for decision, _ in changed if getattr(decision, "minutes_pk", None)]
        follow_decisions(keys=on_minutes, seat=seat, at=at)
    return [decision for decision, _ in changed if decision.file_id not in hidden]


@dataclass(frozen=True, slots=True)
class _Again:
    """A decision whose quoracy or room is another now: both judgements, and the sentence that stood before."""

    before: QuoracyVerdict
    after: QuoracyVerdict
    outcome_before: str
    words_before: str
    rejudgement: Rejudgement


def _judge_again(decision: Decision, meeting: Meeting, room: Room) -> _Again | None:
    before, outcome, words = verdict_from_data(decision.quoracy), decision.outcome, decision.outcome_sentence
    after, there = room.verdict(decision.at, decision.item_id), room.there(decision.at, decision.item_id)
    if before == after:
        if decision.room == there:
            return None
        decision.room = there
    else:
        stamp(decision, meeting, room)
    found = Rejudgement(str(decision.pk), before, after, Judged(outcome), Judged(decision.outcome))
    return _Again(before, after, outcome, words, found)


def _write_down(changed: list[tuple[Decision, _Again]], *, seat: Seat | None, at: datetime) -> None:
    if not changed:
        return
    update_many((decision for decision, _ in changed), list(STAMPS))
    DecisionStage.objects.bulk_create(
        stage_of(
            decision,
            "judge_again",
            again.outcome_before,
            seat=seat,
            at=at,
            reason=f"{again.rejudgement.sentence} Before: {again.words_before}",
        )
        for decision, again in changed
    )
    told = {
        decision.pk: f"Decision {decision.number}: {again.rejudgement.sentence}"
        for decision, again in changed
        if again.rejudgement.changes_outcome
    }
    mark_actions(told, seat=seat, at=at)
