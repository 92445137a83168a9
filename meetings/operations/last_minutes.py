"""Issued minutes go on the agenda of the group's next meeting, and stand as its decision on them does.

Below the operations of meetings and decisions, which call it: what they change may change where minutes are approved.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from hscp.lib.moves import find_move
from hscp.lib.words import date_words
from hscp.lib.workdays import uk_date
from hscp.record.chain import head_of
from hscp.spaces.acting import current
from meetings.enums import ItemPurpose, MeetingState, MinutesState
from meetings.models import AgendaItem, Decision, Meeting, Minutes, MinutesStage
from meetings.rules import MINUTES
from meetings.rules.decisions import AGREEING
from meetings.rules.states import NOT_BEGUN
from partnership.models import Seat

SEALED = ("issue", "approve")
STALE = timedelta(days=1)  # a planned meeting that was never opened keeps nobody waiting for longer


def record_minutes_stage(
    minutes: Minutes, move: str, before: str, *, seat: Seat | None, at: datetime, reason: str = ""
) -> None:
    """Write down one move of minutes; the state is the one they have now. What is printed from now on carries the seal
    of the record as it was just before they were issued or approved."""
    head = head_of(minutes.space_id) if move in SEALED else None
    MinutesStage(
        space_id=minutes.space_id,
        minutes=minutes,
        move=move,
        from_state=before,
        to_state=minutes.state,
        at=at,
        by_id=current().user_id,
        seat_id=seat.pk if seat else current().seat_id,
        reason=reason.strip(),
        seal=head.value if head else "",
    ).save()


def held_minutes(meeting: Meeting) -> Minutes | None:
    """The minutes' row of a meeting, held until the transaction ends; None while they were never circulated."""
    rows = Minutes.objects.select_for_update(of=("self",)).select_related("approval_item__meeting", "decision")
    found: Minutes | None = rows.filter(meeting=meeting).first()
    return found


def title_of_approval(meeting: Meeting) -> str:
    """What the item is called under which a group approves the minutes of ``meeting``."""
    return f"Minutes of the last meeting, {date_words(uk_date(meeting.starts_at), weekday=False)}"


@transaction.atomic
def place_minutes(*, group_id: int, at: datetime, seat: Seat | None = None) -> None:
    """Put the group's issued minutes that are not approved on the agenda of its next meeting. Repeatable.

    To be called whenever its meetings change: planned, moved, cancelled, closed; and when minutes are issued. From a
    planned meeting that is not the next any more the item is withdrawn. Where no meeting is planned they wait. Side
    effects: agenda items; what a decision on them has become since is followed first. One query where none wait.
    """
    rows = Minutes.objects.select_for_update(of=("self",)).select_related("meeting", "approval_item__meeting")
    waiting = list(rows.filter(meeting__group=group_id, state=MinutesState.ISSUED).order_by("meeting__starts_at"))
    if not waiting:
        return
    settled = set(follow_decisions(keys=[row.decision_id for row in waiting if row.decision_id], seat=seat, at=at))
    coming = list(Meeting.objects.filter(group=group_id, state__in=(MeetingState.PLANNED, MeetingState.OPEN)))
    coming.sort(key=lambda each: (each.state != MeetingState.OPEN, each.starts_at < at - STALE, each.starts_at))
    for minutes in waiting:
        if minutes.pk not in settled:
            _place(minutes, coming)


def _place(minutes: Minutes, coming: Sequence[Meeting]) -> None:
    target = next((each for each in coming if each.starts_at > minutes.meeting.starts_at), None)
    item = minutes.approval_item
    if target is None or (item is not None and item.meeting_id == target.pk):
        return
    if item is not None and item.meeting.state == MeetingState.OPEN and not item.withdrawn_because:
        return
    waits = item is not None and item.meeting.state in NOT_BEGUN
    if item is not None and waits and not item.withdrawn_because:
        item.withdrawn_because = f"Comes to the meeting of {date_words(uk_date(target.starts_at), weekday=False)}."
        item.save(update_fields=["withdrawn_because"])
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=target.pk)
    meeting.last_number += 1
    meeting.save(update_fields=["last_number"])
    added = AgendaItem(
        meeting=meeting,
        number=meeting.last_number,
        title=title_of_approval(minutes.meeting),
        purpose=ItemPurpose.DECIDE,
        minutes_planned=5,
        introduced_by="Partnership Team",
    )
    added.save()
    minutes.approval_item = added
    minutes.save(update_fields=["approval_item"])


def follow_decisions(*, keys: Iterable[int], at: datetime, seat: Seat | None = None) -> list[int]:
    """Let minutes stand as the decisions (``keys``) on them do: approved where agreed by a quorate meeting, else not.

    To be called when a decision was judged again, taken again or ratified. Returns the keys of minutes that are
    approved. Side effect: a stage record for each that changes.
    """
    wanted = list(keys)
    if not wanted:
        return []
    rows = Minutes.objects.select_for_update(of=("self",)).select_related("decision__taken_again_as")
    found = rows.filter(Q(decision__in=wanted), state__in=(MinutesState.ISSUED, MinutesState.APPROVED))
    return [row.pk for row in found if settle(row, row.decision.taken_again_as or row.decision, seat=seat, at=at)]


def settle(minutes: Minutes, decision: Decision, *, seat: Seat | None, at: datetime, say: bool = False) -> bool:
    """Whether minutes stand approved by ``decision``; written down where that is new, or with ``say`` in any case."""
    agreed, before = decision.outcome in AGREEING, minutes.state
    move = "approve" if agreed else "not_approve"
    changes = agreed != (before == MinutesState.APPROVED)
    minutes.decision = decision
    if changes:
        minutes.state = find_move(MINUTES, before, move).target
        minutes.approved_at = decision.at if agreed else None
    minutes.save(update_fields=["state", "approved_at", "decision"])
    if changes or (say and not agreed):
        record_minutes_stage(minutes, move, before, seat=seat, at=at, reason=decision.outcome_sentence)
    return agreed
