"""Actions whose decision is worth something else now: marked, until somebody has looked at them."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from hscp.lib.verdicts import no
from hscp.record.bulk import update_many
from hscp.spaces.acting import current
from meetings.models import Action, ActionStage
from partnership.models import Seat


def mark_actions(told: Mapping[int, str], *, seat: Seat | None, at: datetime) -> None:
    """Mark the actions of decisions, by key, with the sentence that says what became of each decision.

    Side effect: a stage record on each. A newer sentence takes the place of one that nobody has looked at yet; the
    older stays in the action's story. Two queries, and two more where there are actions; to be called in a transaction.
    """
    actions = list(Action.objects.select_for_update(of=("self",)).filter(decision__in=told)) if told else []
    if not actions:
        return
    for action in actions:
        action.to_look_at = told[action.decision_id]
    update_many(actions, ["to_look_at"])
    ActionStage.objects.bulk_create(
        ActionStage(
            space_id=action.space_id,
            action=action,
            file_id=action.file_id,
            move="decision_judged_again",
            from_state=action.state,
            to_state=action.state,
            at=at,
            by_id=current().user_id,
            seat_id=seat.pk if seat else current().seat_id,
            reason=told[action.decision_id],
        )
        for action in actions
    )


@transaction.atomic
def look_at_action(*, action: Action, follows: str, seen: str, seat: Seat | None, at: datetime) -> Action:
    """Take the mark off an action, saying what follows for it.

    ``seen`` is the sentence that was read: where another has come since, ``Refused`` is raised, as without words or
    where nothing is marked. Side effect: a stage record with both.
    """
    action = Action.objects.select_for_update(of=("self",)).get(pk=action.pk)
    if not action.to_look_at:
        no("not_marked", "Somebody has looked at this action already.").require()
    if action.to_look_at != seen:
        no("other", f"Something else has come meanwhile: {action.to_look_at}").require()
    if not follows.strip():
        no("follows", "Say what follows for the action.").require()
    action.to_look_at = ""
    action.save(update_fields=["to_look_at"])
    ActionStage(
        action=action,
        file_id=action.file_id,
        move="look_at",
        from_state=action.state,
        to_state=action.state,
        at=at,
        by_id=current().user_id,
        seat=seat,
        reason=f"{follows.strip()} Seen: {seen}",
    ).save()
    return action
