"""Note, decision, action: what was recorded as one and was another becomes it, until the minutes are issued.

The words move, nothing is deleted: a decision is taken out with what it said in its story, an action is withdrawn and
the minutes leave it out.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from hscp.lib.words import date_words
from hscp.lib.workdays import uk_date
from hscp.record.versions import save_upon
from meetings.enums import ActionState, Outcome
from meetings.models import Action, AgendaItem, Decision
from meetings.operations.actions import Source, give_action, held_action, record_action_stage
from meetings.operations.agenda import withdraw_item
from meetings.operations.decisions import held_decision, record_decision, stage_of
from meetings.operations.meeting import locked
from meetings.operations.minutes import save_minutes
from meetings.operations.ratifying import end_asking
from meetings.queries.converting import action_recorded, decision_recorded, item_of
from meetings.rules.converting import may_convert_action, may_convert_decision
from meetings.rules.states import NOT_BEGUN
from partnership.models import Post, Seat


@transaction.atomic
def decision_into_note(*, decision: Decision, version: int, seat: Seat, at: datetime) -> AgendaItem:
    """A decision, seen in ``version``, was none: its words go to the end of the minutes of its item.

    Side effects: the decision is taken out, with a stage record that keeps its words and outcome; its actions hang on
    the item from now on; nobody is asked to ratify it any more; an item that brought it back is withdrawn. Raises
    ``Refused`` as the rules of converting do, ``EditConflict`` when somebody else corrected it since.
    """
    decision = _take_out(decision, version, "Recorded as a note instead.", seat=seat, at=at)
    words = [decision.text]
    words += [f"Options considered: {decision.options}"] if decision.options else []
    words += [f"Reasons: {decision.reasons}"] if decision.reasons else []
    return _note_down(item_of(decision), "\n\n".join(words), seat=seat, at=at)


@transaction.atomic
def decision_into_action(
    *, decision: Decision, version: int, text: str, owner: Post, due_on: date, seat: Seat, at: datetime
) -> Action:
    """A decision, seen in ``version``, was an action: ``text`` is given to ``owner`` under its item.

    Side effects as of ``decision_into_note``, but that nothing is added to the minutes' text. Raises as that and as
    ``give_action`` do.
    """
    decision = _take_out(decision, version, "Recorded as an action instead.", seat=seat, at=at)
    source = Source(item=item_of(decision))
    return give_action(source=source, text=text, owner=owner, due_on=due_on, given_at=decision.at, seat=seat, at=at)


@transaction.atomic
def action_into_note(*, action: Action, version: int, seat: Seat, at: datetime) -> AgendaItem:
    """An action, seen in ``version``, was none: its words, owner and date go to the end of the minutes of its item.

    Side effects: it is withdrawn, with a stage record, and the minutes leave it out. Raises ``Refused`` as the rules of
    converting do, ``EditConflict`` when somebody else changed it since.
    """
    action = _withdraw(action, version, "Recorded as a note instead.", seat=seat, at=at)
    words = f"{action.text} ({action.owner.title}, {date_words(action.due_on, weekday=False)})"
    return _note_down(item_of(action), words, seat=seat, at=at)


@transaction.atomic
def action_into_decision(*, action: Action, version: int, seat: Seat, at: datetime, **words: Any) -> Decision:
    """An action, seen in ``version``, was a decision: recorded under its item by ``words`` (``record_decision``'s).

    Side effects as of ``action_into_note``, but that nothing is added to the minutes' text. Raises as that and as
    ``record_decision`` do.
    """
    action = _withdraw(action, version, "Recorded as a decision instead.", seat=seat, at=at)
    return record_decision(item=item_of(action), seat=seat, at=at, **words)


def _take_out(decision: Decision, version: int, becomes: str, *, seat: Seat, at: datetime) -> Decision:
    locked(decision.meeting)
    decision = held_decision(decision)
    may_convert_decision(decision_recorded(decision)).require()
    before, was = decision.outcome, decision.outcome_sentence
    save_upon(decision, version, outcome=Outcome.TAKEN_OUT, outcome_sentence=becomes)
    end_asking(decision=decision, reason=becomes, seat=seat, at=at)
    said = f"{becomes} Before: “{decision.text}” {was}"
    stage_of(decision, "convert", before, seat=seat, at=at, reason=said).save()
    for action in Action.objects.filter(decision=decision).order_by("pk"):
        action.decision = None
        action.save(update_fields=["decision"])
        said = f"Decision {decision.number}, from which it was given, was none. {becomes}"
        record_action_stage(action, "unhang", action.state, seat=seat, at=at, reason=said)
    brought_back = AgendaItem.objects.filter(returns=decision, withdrawn_because="", meeting__state__in=NOT_BEGUN)
    for item in brought_back.select_related("meeting"):
        withdraw_item(item=item, reason=f"Decision {decision.number} was none. {becomes}")
    return decision


def _withdraw(action: Action, version: int, becomes: str, *, seat: Seat, at: datetime) -> Action:
    if action.item is not None:
        locked(action.item.meeting)
    action = held_action(action)
    may_convert_action(action_recorded(action)).require()
    before = action.state
    save_upon(action, version, state=ActionState.WITHDRAWN, closed_on=uk_date(at), taken_out=True)
    record_action_stage(action, "convert", before, seat=seat, at=at, reason=becomes)
    return action


def _note_down(item: AgendaItem, words: str, *, seat: Seat, at: datetime) -> AgendaItem:
    """The words as the last paragraph of the item's minutes. Drafts that are being typed are merged with them."""
    text = f"{item.minutes}\n\n{words}" if item.minutes else words
    return save_minutes(item=item, text=text, version=item.version, seat=seat, at=at)
