"""A meeting approves the minutes of an earlier one: a decision, stamped with the quoracy of its moment."""

from datetime import datetime
from typing import Any

from django.db import transaction

from hscp.lib.words import date_words
from hscp.lib.workdays import uk_date
from meetings.enums import Outcome
from meetings.models import Decision, Meeting, Minutes, MinutesCorrection
from meetings.operations.decisions import correct_decision, record_decision, take_again
from meetings.operations.last_minutes import held_minutes, settle
from meetings.operations.meeting import locked
from meetings.operations.minutes import save_minutes
from meetings.rules import DecisionKind
from meetings.rules.minutes import may_put_to_approval
from partnership.models import Seat


@transaction.atomic
def approve_minutes(*, meeting: Meeting, taken_at: datetime, seat: Seat, at: datetime) -> Minutes:
    """Approve the minutes of ``meeting`` at ``taken_at`` in the meeting on whose agenda they are.

    Side effects: a decision under that item, or the provisional one of before taken again or put right; where that
    meeting is quorate at the moment the minutes are approved, else they stay issued and go to the next; a stage
    record; a sentence in the item's minutes where it has none. Raises ``Refused`` for minutes that were not issued, are
    on no agenda, or while that meeting is not open; and where what was provisional is taken again while not quorate.
    """
    minutes = held_minutes(meeting)
    item = minutes.approval_item if minutes else None
    may_put_to_approval(
        minutes.state if minutes else None, has_item=item is not None, withdrawn=bool(item and item.withdrawn_because)
    ).require()
    assert minutes is not None and item is not None  # noqa: S101 - the rule has just said so
    item.meeting = locked(item.meeting)
    decision = _decide(minutes, _words(meeting), taken_at, seat, at)
    approved = settle(minutes, decision, seat=seat, at=at, say=True)
    item.refresh_from_db(fields=["minutes", "version"])
    if not item.minutes:
        said = _words(meeting) if approved else f"The minutes were put to the meeting. {decision.outcome_sentence}"
        save_minutes(item=item, text=said, version=item.version, seat=seat, at=at)
    return minutes


def _words(meeting: Meeting) -> str:
    day = date_words(uk_date(meeting.starts_at), weekday=False)
    corrected = MinutesCorrection.objects.filter(item__meeting=meeting).exists()
    return f"The minutes of the meeting of {day} are approved{', as corrected' if corrected else ''}."


def _decide(minutes: Minutes, words: str, taken_at: datetime, seat: Seat, at: datetime) -> Decision:
    item, before = minutes.approval_item, minutes.decision
    assert item is not None  # noqa: S101 - asked for before
    said: dict[str, Any] = {
        "text": words,
        "kind": DecisionKind.AGREE.value,
        "taken_at": taken_at,
        "seat": seat,
        "at": at,
    }
    if before is None or before.outcome != Outcome.PROVISIONAL or before.taken_again_as_id:
        return record_decision(item=item, **said)
    if before.meeting_id == item.meeting_id:  # not quorate then, and now perhaps: the moment is put right
        return correct_decision(decision=before, version=before.version, **said)
    return take_again(decision=before, item=item, **said)
