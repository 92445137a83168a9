"""Who is to be asked before a meeting, and who was."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hscp.lib.workdays import uk_date
from hscp.spaces.acting import current
from meetings.enums import ActionState
from meetings.models import Action, ActionAsk, Meeting
from meetings.queries.actions import posts_reading
from meetings.rules.asking import AskFacts
from partnership.models import Seat
from partnership.queries.cases import live_on


@dataclass(frozen=True, slots=True)
class ToAsk:
    """An action and one who holds the post that owns it; ``seat`` is None where nobody does."""

    action: Action
    seat: Seat | None

    @property
    def address(self) -> str:
        """Where a mail goes to; empty where it can go nowhere."""
        return self.seat.address if self.seat is not None else ""


def actions_due(meeting: Meeting) -> list[Action]:
    """The group's open actions that are due by the meeting's day, of case files those open to one. One query."""
    due = Action.objects.filter(
        item__meeting__group=meeting.group_id, state=ActionState.OPEN, due_on__lte=uk_date(meeting.starts_at)
    )
    return list(due.select_related("owner").order_by("due_on", "pk"))


def to_ask(meeting: Meeting, at: datetime) -> list[ToAsk]:
    """Whom there is to ask before a meeting and was not asked yet, the action due first first.

    Of a case file only those are asked who open it. Three queries, and six more for each case file among the actions.
    """
    actions = actions_due(meeting)
    asked = set(ActionAsk.objects.filter(meeting=meeting).values_list("action_id", "seat_id"))
    holders: dict[int, list[Seat]] = {}
    seats = Seat.objects.filter(live_on(uk_date(at)), post__in={each.owner_id for each in actions})
    for seat in seats.select_related("person", "user", "post").order_by("starts_on", "pk"):
        holders.setdefault(seat.post_id, []).append(seat)
    files = {each.file_id for each in actions if each.file_id is not None} & current().files_written
    reading = {file: posts_reading(file, at) or frozenset() for file in files}
    found = []
    for action in actions:
        if action.file_id is not None and action.owner_id not in reading.get(action.file_id, ()):
            continue
        seats_of = holders.get(action.owner_id, [])
        found += [ToAsk(action, seat) for seat in seats_of if (action.pk, seat.pk) not in asked]
        if not seats_of:
            found.append(ToAsk(action, None))
    return found


def asks_of(meeting: Meeting) -> list[ActionAsk]:
    """Who was asked before a meeting, with what they answered from the link. One query."""
    asks = ActionAsk.objects.filter(meeting=meeting).select_related("action__owner", "seat__person")
    return list(asks.order_by("action__due_on", "action", "pk"))


def ask_with(pk: int) -> ActionAsk | None:
    """One asking with its action, meeting and seat. One query."""
    rows = ActionAsk.objects.select_related("action", "meeting", "seat").filter(pk=pk, file__isnull=True)
    found: ActionAsk | None = rows.first()
    return found


def facts_of(ask: ActionAsk, at: datetime) -> AskFacts:
    """An asking as the rule sees it; action, meeting and seat were read with it."""
    seat, day = ask.seat, uk_date(at)
    live = seat.starts_on <= day and (seat.ends_on is None or seat.ends_on > day)
    return AskFacts(
        asked_at=ask.asked_at,
        starts_at=ask.meeting.starts_at,
        meeting_state=ask.meeting.state,
        action_state=ask.action.state,
        still_owner=live and ask.action.owner_id == seat.post_id,
        answered_at=ask.answered_at,
    )


def by_seat(pairs: Iterable[ToAsk]) -> dict[int, list[Any]]:
    """The pairs that can be asked by mail, by seat: one mail each."""
    found: dict[int, list[Any]] = {}
    for pair in pairs:
        if pair.seat is not None and pair.address:
            found.setdefault(pair.seat.pk, []).append(pair)
    return found
