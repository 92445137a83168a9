"""What the rules of closing look at: who reported an action as done, what shows its impact, when that is looked for."""

from datetime import date, datetime

from hscp.spaces.acting import current
from meetings.enums import ActionState
from meetings.models import Action, ActionStage, ActionUpdate
from meetings.rules.closing import Closing, impact_due
from partnership.models import Partnership, Seat
from partnership.queries.cases import live_on


def closing_of(action: Action, day: date, *, evidence: str = "") -> Closing:
    """An action as the rules of closing see it for the account that acts now; ``evidence`` is given just now.

    At most five queries, and none for an action that follows no recommendation.
    """
    if action.recommendation is None:
        return Closing(state=action.state)
    user = current().user_id
    finished = _last(action, "finish")
    reported = {finished.by_id, finished.seat.user_id if finished.seat else None} if finished else set()
    own = user is not None and Seat.objects.filter(live_on(day), post=action.owner_id, user=user).exists()
    confirmed = _last(action, "confirm") if action.confirmed_on else None
    return Closing(
        state=action.state,
        source=action.recommendation.source,
        same_person=user is not None and (own or user in reported),
        has_evidence=bool(evidence.strip()) or _has_evidence(action, confirmed.at if confirmed else None),
        impact_due_on=action.impact_due_on,
    )


def _last(action: Action, move: str) -> ActionStage | None:
    stages = ActionStage.objects.filter(action=action, move=move).select_related("seat")
    found: ActionStage | None = stages.order_by("-at", "-pk").first()
    return found


def _has_evidence(action: Action, since: datetime | None) -> bool:
    updates = ActionUpdate.objects.filter(action=action).exclude(evidence="")
    return bool((updates if since is None else updates.filter(at__gt=since)).exists())


def impact_due_of(confirmed_on: date) -> date:
    """The day from which evidence of impact is looked for, by the partnership's own number of days. One query."""
    days: int = Partnership.objects.values_list("impact_after_days", flat=True).get()
    return impact_due(confirmed_on, days)


def may_report_on(action: Action) -> bool:
    """Whether there is something to report: progress of an open action, the impact of a confirmed one."""
    return action.state in (ActionState.OPEN, ActionState.CONFIRMED)
