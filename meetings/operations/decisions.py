"""Decisions: taken at a moment of a meeting, judged by the quoracy of that moment, never simply typed as agreed.

Outcome, sentence, quoracy, room and terms are stamped by the rules. Each judgement is one stage record.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db import transaction

from hscp.lib.intervals import Interval, contains
from hscp.lib.verdicts import Refused, no
from hscp.lib.words import time_words
from hscp.record.versions import save_upon
from hscp.spaces.acting import current
from meetings.enums import Outcome
from meetings.models import AgendaItem, Decision, DecisionStage, Meeting
from meetings.operations.attention import mark_actions
from meetings.operations.last_minutes import follow_decisions
from meetings.operations.meeting import locked
from meetings.operations.numbering import next_number
from meetings.operations.ratifying import end_asking
from meetings.queries import Attending, attending, group_terms, presences_of, terms_of
from meetings.queries.conduct import Conduct, conduct_now
from meetings.queries.decisions import reserved_rule
from meetings.queries.minutes import stored_minutes
from meetings.queries.proceedings import said_of
from meetings.rules import (
    DecisionKind,
    Item,
    QuoracyVerdict,
    judge_of,
    level_of,
    may_take_again,
    may_take_at,
    outcome_of,
    verdict_data,
)
from meetings.rules import Outcome as Judged
from meetings.rules.conduct import may_sit_at
from meetings.rules.decisions import SETTLING
from meetings.rules.minutes import may_write_minutes
from meetings.rules.proceedings import last_said, may_decide_under
from partnership.models import ReservedMatter, Seat
from partnership.rules.terms import GroupTerms, to_data


@dataclass(frozen=True)
class Room:
    """The meeting as decisions are judged by it: its people, the terms with the bodies of the day, presences.

    Many decisions fall on few moments, so that what was found of a moment is kept.
    """

    people: tuple[Attending, ...]
    terms: GroupTerms
    presences: tuple[Any, ...]
    conduct: Conduct = field(default_factory=Conduct)
    verdicts: dict[tuple[datetime, frozenset[str]], QuoracyVerdict] = field(default_factory=dict)
    present: dict[tuple[datetime, frozenset[str]], list[dict[str, Any]]] = field(default_factory=dict)

    @classmethod
    def of(cls, meeting: Meeting, people: Sequence[Attending] | None = None) -> "Room":
        """Three queries, one less for whoever knows the ``people`` already.

        Raises ``Refused`` for a group without terms on that day.
        """
        people = tuple(people) if people is not None else attending(meeting.pk)
        return cls(people, group_terms(terms_of(meeting), people), presences_of(people), conduct_now(meeting.pk))

    def verdict(self, at: datetime, item_id: int | None = None) -> QuoracyVerdict:
        """The quoracy of a moment; under an item without those who are recused from it."""
        item = self.conduct.of(item_id, self.people)
        if (at, item.recused) not in self.verdicts:
            self.verdicts[at, item.recused] = self._judge(at, item)
        return self.verdicts[at, item.recused]

    @cached_property
    def _judge(self) -> Callable[[datetime, Item], QuoracyVerdict]:
        return judge_of(self.terms, self.presences)

    def there(self, at: datetime, item_id: int | None = None) -> list[dict[str, Any]]:
        """Who was in the room at a moment and in which capacity, as it is stamped on a decision."""
        recused = self.conduct.of(item_id, self.people).recused
        if (at, recused) not in self.present:
            self.present[at, recused] = self._there(at, recused)
        return self.present[at, recused]

    @cached_property
    def terms_words(self) -> dict[str, Any]:
        """The terms as they are stamped on a decision, with the names they use."""
        return {"terms": to_data(self.terms.terms), "names": dict(_names(self.terms))}

    def _there(self, at: datetime, recused: frozenset[str]) -> list[dict[str, Any]]:
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
            | ({"recused": True} if person.key in recused else {})
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
    options: str = "",
    reasons: str = "",
    reserved_matter: ReservedMatter | None = None,
    seat: Seat | None,
    at: datetime,
) -> Decision:
    """Record what was decided under an item at ``taken_at``, with the next number of its meeting.

    Side effects: outcome, quoracy, room and terms of that moment are stamped; a stage record. Raises ``Refused``
    before the meeting is open and once its minutes were issued, for a withdrawn item, an empty text, a matter no longer
    reserved, a moment at which the meeting was not held or that has not come, the very same decision once more, or an
    item of which the chair said that it does not proceed while the meeting is inquorate.
    """
    meeting = _open(item, taken_at, at)
    _not_twice(item, text, kind, taken_at)
    decision = Decision(
        meeting=meeting,
        item=item,
        file_id=item.file_id,
        number=next_number(f"decision:{meeting.pk}"),
        recorded_by=seat,
        **_worded(text, options, reasons, kind, reserved_matter, taken_at),
    )
    room = Room.of(meeting)
    _may_proceed(item, decision, room)
    stamp(decision, meeting, room)
    decision.save()
    _stage(decision, "take", "", seat=seat, at=at, reason=decision.outcome_sentence)
    return decision


def _may_proceed(item: AgendaItem, decision: Decision, room: Room) -> None:
    """One query, where the terms leave it to the chair which items proceed while inquorate."""
    verdict = room.verdict(decision.at, item.pk)
    if verdict.quorate or not room.terms.terms.otherwise_chair_decides:
        return
    said = last_said(said_of(item), decision.at)
    may_decide_under(DecisionKind(decision.kind), verdict, said, item.number).require()


@transaction.atomic
def correct_decision(
    *,
    decision: Decision,
    text: str,
    kind: str,
    taken_at: datetime,
    options: str = "",
    reasons: str = "",
    reserved_matter: ReservedMatter | None = None,
    version: int,
    seat: Seat | None,
    at: datetime,
) -> Decision:
    """Put right how a decision was recorded, seen in ``version``, until the minutes are issued.

    It is judged again by its moment. Side effects: a stage record that keeps the old words and outcome; where the
    outcome is another, its actions are marked to be looked at. The same once more changes nothing. Raises ``Refused``
    as ``record_decision`` does, ``EditConflict`` when somebody else corrected it since.
    """
    meeting = _open(decision.item, taken_at, at)
    decision = held_decision(decision)
    if hasattr(decision, "circulation"):
        no("circulated", "This was decided by circulation: what was answered to stands as it was sent.").require()
    if decision.outcome == Outcome.TAKEN_OUT:
        no("taken_out", "This was no decision: its words were recorded as something else.").require()
    before, was, stood = decision.outcome, _as_it_was(decision), decision.version
    save_upon(decision, version, **_worded(text, options, reasons, kind, reserved_matter, taken_at))
    if decision.version == stood:
        return decision
    stamp(decision, meeting, Room.of(meeting))
    decision.save(update_fields=[*STAMPS])
    _stage(decision, "correct", before, seat=seat, at=at, reason=was)
    if decision.outcome != before:
        said = f"Decision {decision.number} was corrected: {decision.outcome_sentence}"
        mark_actions({decision.pk: said}, seat=seat, at=at)
    follow_decisions(keys=[decision.pk], seat=seat, at=at)
    return decision


@transaction.atomic
def take_again(
    *,
    decision: Decision,
    item: AgendaItem,
    text: str,
    kind: str,
    taken_at: datetime,
    options: str = "",
    reasons: str = "",
    seat: Seat | None,
    at: datetime,
) -> Decision:
    """Take a provisional decision again under an item of a later meeting of the same group, while that one is quorate.

    The later one is a decision of its own; the earlier one stays provisional and names it. Side effects: two stage
    records. Raises ``Refused`` for a decision that is not provisional or was taken again already, a meeting of another
    group or not later, a moment that is not quorate, or a kind that settles nothing.
    """
    decision = held_decision(decision)
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
    may_take_again(Judged(decision.outcome), Room.of(item.meeting).verdict(taken_at, item.pk)).require()
    later = record_decision(
        item=item,
        text=text,
        options=options,
        reasons=reasons,
        kind=kind,
        reserved_matter=decision.reserved_matter,
        taken_at=taken_at,
        seat=seat,
        at=at,
    )
    decision.taken_again_as = later
    decision.save(update_fields=["taken_again_as"])
    end_asking(decision=decision, reason="The decision was taken again.", seat=seat, at=at)
    _stage(decision, "take_again", decision.outcome, seat=seat, at=at, reason=later.outcome_sentence)
    if later.kind == DecisionKind.REFUSE:
        said = f"Decision {decision.number} was taken again: {later.outcome_sentence}"
        mark_actions({decision.pk: said}, seat=seat, at=at)
    follow_decisions(keys=[decision.pk], seat=seat, at=at)
    return later


STAMPS = ("outcome", "outcome_sentence", "quoracy", "room", "terms")


def _open(item: AgendaItem, taken_at: datetime, at: datetime) -> Meeting:
    """The item's meeting, held, once it is sure that something may be decided under the item as it stands now."""
    meeting = locked(item.meeting)
    may_write_minutes(meeting.state, stored_minutes(meeting)).require()
    if AgendaItem.objects.values_list("withdrawn_because", flat=True).get(pk=item.pk):
        no("withdrawn", f"Item {item.number} was withdrawn: nothing is decided under it.").require()
    may_take_at(meeting.opened_at, taken_at, at, meeting.closed_at).require()
    may_sit_at(conduct_now(meeting.pk).holes, taken_at).require()
    return meeting


def _not_twice(item: AgendaItem, text: str, kind: str, taken_at: datetime) -> None:
    """A form sent twice records one decision: the second carries the same moment, to the second."""
    same = Decision.objects.filter(item=item, kind=kind, at=taken_at).exclude(outcome=Outcome.TAKEN_OUT)
    wanted = " ".join(text.split())
    for number, words in same.values_list("number", "text"):
        if " ".join(words.split()) == wanted:
            no("twice", f"This is recorded already, as decision {number} of the meeting.").require()


def held_decision(decision: Decision) -> Decision:
    """The decision as it stands, held until the transaction ends. One query."""
    found: Decision = (
        Decision.objects.select_for_update(of=("self",))
        .select_related("meeting__group", "item", "reserved_matter", "circulation")
        .get(pk=decision.pk)
    )
    return found


def _worded(
    text: str, options: str, reasons: str, kind: str, reserved: ReservedMatter | None, taken_at: datetime
) -> dict[str, Any]:
    if not text.strip():
        raise Refused(no("text", "Say what was decided."))
    return {
        "text": text.strip(),
        "options": options.strip(),
        "reasons": reasons.strip(),
        "kind": DecisionKind(kind).value,
        "reserved_matter": reserved,
        "at": taken_at,
    }


def stamp(decision: Decision, meeting: Meeting, room: Room) -> None:
    """Judge a decision by its moment: outcome, sentence, quoracy, room and terms. It is not saved."""
    verdict = room.verdict(decision.at, decision.item_id)
    reserved = reserved_rule(decision.reserved_matter) if decision.reserved_matter else None
    found = outcome_of(DecisionKind(decision.kind), verdict, reserved, level_of(meeting.group.kind))
    decision.outcome, decision.outcome_sentence = Outcome(found.outcome.value), found.sentence
    decision.quoracy, decision.room = verdict_data(verdict), room.there(decision.at, decision.item_id)
    decision.terms = room.terms_words


def _names(terms: GroupTerms) -> Iterable[tuple[str, str]]:
    yield from terms.names
    yield from ((body.key, body.name) for body in terms.bodies)


def _as_it_was(decision: Decision) -> str:
    return f"Before, at {time_words(decision.at)}: “{decision.text}” {decision.outcome_sentence}"


def _stage(decision: Decision, move: str, before: str, *, seat: Seat | None, at: datetime, reason: str = "") -> None:
    stage_of(decision, move, before, seat=seat, at=at, reason=reason).save()


def stage_of(
    decision: Decision, move: str, before: str, *, seat: Seat | None, at: datetime, reason: str
) -> DecisionStage:
    """The stage record of a move, not saved yet."""
    return DecisionStage(
        space_id=decision.space_id,
        decision=decision,
        file_id=decision.file_id,
        move=move,
        from_state=before,
        to_state=decision.outcome,
        at=at,
        by_id=current().user_id,
        seat_id=seat.pk if seat else current().seat_id,
        reason=reason,
    )
