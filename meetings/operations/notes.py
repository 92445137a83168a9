"""A note of the minutes becomes a decision or an action, until the minutes are issued.

The words move: they go out of the minutes of their item, whose history keeps them, and the story of what they became
says how they stood. Back again leads ``converting``.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from hscp.lib.merge import composed, merge
from meetings.models import Action, AgendaItem, Decision
from meetings.operations.actions import Source, give_action, record_action_stage
from meetings.operations.decisions import record_decision, stage_of
from meetings.operations.meeting import locked
from meetings.operations.minutes import save_minutes
from meetings.queries.drafts import minutes_as_of
from meetings.rules.notes import Span, Taken, take_out
from partnership.models import Post, Seat


@dataclass(frozen=True)
class Note:
    """Passages of an item's minutes, as they stood in ``version``."""

    item: AgendaItem
    version: int
    spans: tuple[Span, ...]


class NoteChanged(Exception):
    """Somebody changed or took out those very words since. ``theirs`` is the item as it stands."""

    def __init__(self, *, theirs: AgendaItem) -> None:
        super().__init__("Somebody else has changed these words of the minutes since you opened them.")
        self.theirs = theirs


@transaction.atomic
def note_into_decision(*, note: Note, text: str, seat: Seat, at: datetime, **words: Any) -> Decision:
    """A note was a decision: recorded under its item by ``words`` (``record_decision``'s), without ``text`` as noted.

    Side effects: the note goes out of the minutes; a stage record that keeps how it stood. What others saved elsewhere
    in the minutes meanwhile stays. Raises ``NoteChanged`` where they changed the note itself; ``Refused`` where no
    words are named, and as ``save_minutes`` and ``record_decision`` do.
    """
    taken = _taken_out(note, seat, at)
    made = record_decision(item=note.item, text=text.strip() or taken.words, seat=seat, at=at, **words)
    stage_of(made, "from_note", made.outcome, seat=seat, at=at, reason=_said(taken)).save()
    return made


@transaction.atomic
def note_into_action(
    *, note: Note, text: str, owner: Post, due_on: date, given_at: datetime, seat: Seat, at: datetime
) -> Action:
    """A note was an action: given to ``owner`` under its item, without ``text`` in the words of the note.

    Side effects as of ``note_into_decision``. Raises as that and as ``give_action`` do.
    """
    taken = _taken_out(note, seat, at)
    made = give_action(
        source=Source(item=note.item),
        text=text.strip() or taken.words,
        owner=owner,
        due_on=due_on,
        given_at=given_at,
        seat=seat,
        at=at,
    )
    record_action_stage(made, "from_note", made.state, seat=seat, at=at, reason=_said(taken))
    return made


def _said(taken: Taken) -> str:
    return f"In the minutes it said: “{taken.cut}”"


def _taken_out(note: Note, seat: Seat, at: datetime) -> Taken:
    locked(note.item.meeting)  # held: whoever takes the same words comes after, and finds them gone
    now: AgendaItem = AgendaItem.objects.get(pk=note.item.pk)
    was = minutes_as_of(now, note.version)
    taken = take_out(was, note.spans)
    passages = merge(was, now.minutes, taken.rest)
    gone = any(each.theirs != each.base and each.mine != each.base and each.base.strip() for each in passages)
    if gone:  # theirs is another wording of it, or they have taken it out themselves
        raise NoteChanged(theirs=now)
    now.meeting = note.item.meeting
    save_minutes(item=now, text=composed(passages), version=now.version, seat=seat, at=at)
    return taken
