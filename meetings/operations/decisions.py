"""Decisions: taken at a moment of a meeting, judged by the quoracy of that moment, never simply typed as agreed.

Outcome, sentence, quoracy, room and terms are stamped by the rules. Each judgement is one stage record.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from hscp.lib.intervals import Interval, contains
from hscp.lib.verdicts import Refused, no
from hscp.lib.words import time_words
from hscp.spaces.acting import current
from meetings.enums import Outcome
from meetings.models import Action, ActionStage, AgendaItem, Decision, DecisionStage, Meeting
from meetings.operations.meeting import locked
from meetings.operations.numbering import next_number
from meetings.queries import Attending, attending, group_terms, presences_of, terms_of
from meetings.queries.decisions import level_of, reserved_rule
from meetings.rules import (
    DecisionKind,
    QuoracyVerdict,
    Rejudgement,
    may_take_again,
    may_take_at,
    outcome_of,
    quoracy,
    verdict_data,
    verdict_from_data,
)
from meetings.rules import Outcome as Judged
from meetings.rules.decisions import SETTLING
from meetings.rules.moments import may_record
from partnership.models import ReservedMatter, Seat
from partnership.rules.terms import GroupTerms, to_data


@dataclass(frozen=True, slots=True)
class Room:
    """The meeting as decisions are judged by it: its people, the terms with the bodies of the day, presences."""

    people: tuple[Attending, ...]
    terms: GroupTerms
    presences: tuple[Any, ...]

    @classmethod
    def of(cls, meeting: Meeting) -> "Room":
        """Two queries. Raises ``Refused`` for a group without terms on that day."""
        people = attending(meeting.pk)
        return cls(people, group_terms(terms_of(meeting), people), presences_of(people))

    def verdict(self, at: datetime) -> QuoracyVerdict:
        """The quoracy of a moment."""
        return quoracy(self.terms, self.presences, at)

    def there(self, at: datetime) -> list[dict[str, Any]]:
        """Who was in the room at a moment and in which capacity, as it is stamped on a decision."""
        return [
            {
                "name": person.person_name,
                "capacity": person.capacity,
                "body": person.body_name,
                "deputising_for": person.deputising_for,
                "member": person.is_member,
                "chair": person.is_chair,
                "guest": person.is_guest,
                "remote": person.is_remote,
            }
            for person in self.people
            if contains([Interval(stay.arrived_at, stay.left_at) for stay in person.stays], at)
        ]


@transaction.atomic
def record_decision(
    *,
    item: AgendaItem,
    text: str,
    kind: str,
    taken_at: datetime,
    reasons: str = "",
    reserved_matter: ReservedMatter | None = None,
    seat: Seat | None,
    at: datetime,
) -> Decision:
    """Record what was decided under an item at ``taken_at``, with the next number of its meeting.

    Side effects: outcome, quoracy, room and terms of that moment are stamped; a stage record. Raises ``Refused`` while
    the meeting is not open, for a withdrawn item, an empty text, a matter no longer reserved, a moment before the
    meeting began or in the future, or the very same decision once more.
    """
    meeting = _open(item, taken_at, at)
    _not_twice(item, text, kind, taken_at)
    decision = Decision(
        meeting=meeting,
        item=item,
        file_id=item.file_id,
        number=next_number(f"decision:{meeting.pk}"),
        recorded_by=seat,
    )
    _word(decision, text, reasons, kind, reserved_matter, taken_at)
    _stamp(decision, meeting, Room.of(meeting))
    decision.save()
    _stage(decision, "take", "", seat=seat, at=at, reason=decision.outcome_sentence)
    return decision


@transaction.atomic
def correct_decision(
    *,
    decision: Decision,
    text: str,
    kind: str,
    taken_at: datetime,
    reasons: str = "",
    reserved_matter: ReservedMatter | None = None,
    seat: Seat | None,
    at: datetime,
) -> Decision:
    """Put right how a decision was recorded, while its meeting is open. It is judged again by its moment.

    Side effects: a stage record that keeps the old words and outcome. Raises ``Refused`` as ``record_decision`` does.
    """
    meeting = _open(decision.item, taken_at, at)
    decision = _held(decision)
    before, was = decision.outcome, _as_it_was(decision)
    _word(decision, text, reasons, kind, reserved_matter, taken_at)
    _stamp(decision, meeting, Room.of(meeting))
    decision.save(update_fields=[*_WORDS, *_STAMPS])
    _stage(decision, "correct", before, seat=seat, at=at, reason=was)
    return decision


@transaction.atomic
def take_again(
    *,
    decision: Decision,
    item: AgendaItem,
    text: str,
    kind: str,
    taken_at: datetime,
    reasons: str = "",
    seat: Seat | None,
    at: datetime,
) -> Decision:
    """Take a provisional decision again under an item of a later meeting of the same group, while that one is quorate.

    The later one is a decision of its own; the earlier one stays provisional and names it. Side effects: two stage
    records. Raises ``Refused`` for a decision that is not provisional or was taken again already, a meeting of another
    group or not later, a moment that is not quorate, or a kind that settles nothing.
    """
    decision = _held(decision)
    if decision.taken_again_as_id:
        no("taken_again", "This decision has been taken again already.").require()
    if item.meeting.group_id != decision.meeting.group_id:
        no("other_group", f"It is taken again by the same group: {decision.meeting.group}.").require()
    if item.meeting_id == decision.meeting_id or item.meeting.starts_at <= decision.meeting.starts_at:
        no("not_later", "It is taken again at a later meeting.").require()
    if item.file_id != decision.file_id:
        no("other_file", "It is taken again under an item that the same people may read.").require()
    if DecisionKind(kind) not in SETTLING:
        no(
            "settles_nothing", "Say whether the meeting agrees or refuses: anything else leaves it provisional."
        ).require()
    may_take_again(Judged(decision.outcome), Room.of(item.meeting).verdict(taken_at)).require()
    later = record_decision(
        item=item,
        text=text,
        reasons=reasons,
        kind=kind,
        reserved_matter=decision.reserved_matter,
        taken_at=taken_at,
        seat=seat,
        at=at,
    )
    decision.taken_again_as = later
    decision.save(update_fields=["taken_again_as"])
    _stage(decision, "take_again", decision.outcome, seat=seat, at=at, reason=later.outcome_sentence)
    return later


@transaction.atomic
def rejudge_decisions(*, meeting: Meeting, at: datetime, seat: Seat | None = None) -> list[Decision]:
    """Judge a meeting's decisions by who was there as it is recorded now. To be called after presence is corrected.

    Side effects, for each decision whose quoracy or room changed: new stamps; where the quoracy changed, a stage record
    with both outcomes and the old sentence, and a stage record on each of its actions. Returns those whose quoracy
    changed. One query where the meeting has no decision.
    """
    decisions = list(
        Decision.objects.select_for_update(of=("self",))
        .select_related("reserved_matter")
        .filter(meeting=meeting)
        .order_by("number")
    )
    if not decisions:
        return []
    room = Room.of(meeting)
    return [decision for decision in decisions if _judge_again(decision, meeting, room, seat=seat, at=at)]


def _judge_again(decision: Decision, meeting: Meeting, room: Room, *, seat: Seat | None, at: datetime) -> bool:
    before, outcome, words = verdict_from_data(decision.quoracy), decision.outcome, decision.outcome_sentence
    was_there = decision.room
    _stamp(decision, meeting, room)
    after = verdict_from_data(decision.quoracy)
    if before == after:
        if decision.room != was_there:
            decision.save(update_fields=["room"])
        return False
    judged = Rejudgement(str(decision.pk), before, after, Judged(outcome), Judged(decision.outcome))
    decision.save(update_fields=list(_STAMPS))
    _stage(decision, "judge_again", outcome, seat=seat, at=at, reason=f"{judged.sentence} Before: {words}")
    if judged.changes_outcome:
        _flag_actions(decision, judged.sentence, seat=seat, at=at)
    return True


def _flag_actions(decision: Decision, words: str, *, seat: Seat | None, at: datetime) -> None:
    for action in Action.objects.filter(decision=decision):
        ActionStage(
            action=action,
            file_id=action.file_id,
            move="decision_judged_again",
            from_state=action.state,
            to_state=action.state,
            at=at,
            by_id=current().user_id,
            seat_id=seat.pk if seat else current().seat_id,
            reason=f"Decision {decision.number}: {words}",
        ).save()


_WORDS = ("text", "reasons", "kind", "reserved_matter", "at")
_STAMPS = ("outcome", "outcome_sentence", "quoracy", "room", "terms")


def _open(item: AgendaItem, taken_at: datetime, at: datetime) -> Meeting:
    meeting = locked(item.meeting)
    may_record(meeting.state).require()
    if item.withdrawn_because:
        no("withdrawn", f"Item {item.number} was withdrawn: nothing is decided under it.").require()
    may_take_at(meeting.opened_at, taken_at, at).require()
    return meeting


def _not_twice(item: AgendaItem, text: str, kind: str, taken_at: datetime) -> None:
    """A form sent twice records one decision: the second carries the same moment, to the second."""
    same = Decision.objects.filter(item=item, kind=kind, at=taken_at)
    wanted = " ".join(text.split())
    for number, words in same.values_list("number", "text"):
        if " ".join(words.split()) == wanted:
            no("twice", f"This is recorded already, as decision {number} of the meeting.").require()


def _held(decision: Decision) -> Decision:
    found: Decision = (
        Decision.objects.select_for_update(of=("self",))
        .select_related("meeting__group", "item", "reserved_matter")
        .get(pk=decision.pk)
    )
    return found


def _word(
    decision: Decision, text: str, reasons: str, kind: str, reserved: ReservedMatter | None, taken_at: datetime
) -> None:
    text = text.strip()
    if not text:
        raise Refused(no("text", "Say what was decided."))
    decision.text, decision.reasons, decision.kind = text, reasons.strip(), DecisionKind(kind).value
    decision.reserved_matter, decision.at = reserved, taken_at


def _stamp(decision: Decision, meeting: Meeting, room: Room) -> None:
    verdict = room.verdict(decision.at)
    reserved = reserved_rule(decision.reserved_matter) if decision.reserved_matter else None
    found = outcome_of(DecisionKind(decision.kind), verdict, reserved, level_of(meeting.group.kind))
    decision.outcome, decision.outcome_sentence = Outcome(found.outcome.value), found.sentence
    decision.quoracy, decision.room = verdict_data(verdict), room.there(decision.at)
    decision.terms = {"terms": to_data(room.terms.terms), "names": dict(_names(room.terms))}


def _names(terms: GroupTerms) -> Iterable[tuple[str, str]]:
    yield from terms.names
    yield from ((body.key, body.name) for body in terms.bodies)


def _as_it_was(decision: Decision) -> str:
    return f"Before, at {time_words(decision.at)}: “{decision.text}” {decision.outcome_sentence}"


def _stage(decision: Decision, move: str, before: str, *, seat: Seat | None, at: datetime, reason: str = "") -> None:
    DecisionStage(
        decision=decision,
        file_id=decision.file_id,
        move=move,
        from_state=before,
        to_state=decision.outcome,
        at=at,
        by_id=current().user_id,
        seat_id=seat.pk if seat else current().seat_id,
        reason=reason,
    ).save()
