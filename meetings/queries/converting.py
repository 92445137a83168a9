"""A decision and an action as the rules of converting look at them."""

from collections.abc import Iterable
from typing import Any

from hscp.spaces.guard import Guarded
from meetings.models import Action, ActionUpdate, AgendaItem, Decision, Meeting, Minutes, Sighting
from meetings.queries.consents import signoffs_of
from meetings.queries.minutes import stored_minutes
from meetings.rules.converting import ActionRecorded, DecisionRecorded
from partnership.models import Signature


def decision_recorded(decision: Decision) -> DecisionRecorded:
    """Six queries, one more once the meeting is closed. To be asked with the decision's meeting and circulation."""
    signoffs = [signoff.pk for signoff in signoffs_of(decision)]
    return DecisionRecorded(
        meeting_state=decision.meeting.state,
        minutes_state=stored_minutes(decision.meeting),
        outcome=decision.outcome,
        circulated=hasattr(decision, "circulation"),
        approves_minutes=Minutes.objects.filter(decision=decision).exists(),
        takes_again=Decision.objects.filter(taken_again_as=decision).exists(),
        taken_again=decision.taken_again_as_id is not None,
        consented_to=bool(signoffs) and Signature.objects.filter(signoff__in=signoffs).exists(),
        rests_on_it=tuple(_resting(decision)),
    )


def _resting(decision: Decision) -> list[str]:
    """What apps above this one have built upon it, in words: whatever points at a decision and lies outside meetings.

    One query for each kind: contributions and priorities.
    """
    found = []
    relations: Iterable[Any] = Decision._meta.get_fields(include_hidden=True)
    for relation in relations:
        model: Any = relation.related_model if relation.auto_created and not relation.concrete else None
        if model is None or model._meta.app_label == "meetings" or not issubclass(model, Guarded):
            continue
        if not hasattr(model, "history_type") and model.objects.filter(**{relation.field.name: decision}).exists():
            found.append(f"A {model._meta.verbose_name}")
    return found


def action_recorded(action: Action) -> ActionRecorded:
    """Two queries, one more once the meeting is closed. To be asked with the action's item and its meeting."""
    meeting: Meeting | None = action.item.meeting if action.item else None
    return ActionRecorded(
        meeting_state=meeting.state if meeting else "",
        minutes_state=stored_minutes(meeting) if meeting else None,
        state=action.state,
        follows_recommendation=action.recommendation_id is not None,
        reports=ActionUpdate.objects.filter(action=action).count(),
        sighted=Sighting.objects.filter(action=action).exists(),
    )


def item_of(row: Decision | Action) -> AgendaItem:
    """The item under which it was recorded, as it stands. One query."""
    found: AgendaItem = AgendaItem.objects.select_related("meeting__group").get(pk=row.item_id)
    return found
