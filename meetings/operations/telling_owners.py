"""Asking that partnerships are told what changed of a joint meeting on whose agenda they have a place of their own."""

from datetime import datetime
from uuid import uuid4

from hscp.record.outbox import ask
from meetings.models import Meeting, OwnedSlot

TELL_OWNERS = "meetings.tell_owners"


def let_owners_know(meeting: Meeting, at: datetime) -> None:
    """Ask, in the open transaction, that owners of places on a meeting's agenda are told how these and the meeting
    stand now; nothing where there are none. One query."""
    if OwnedSlot.objects.filter(meeting=meeting).exists():
        ask(TELL_OWNERS, key=f"tell-owners:{uuid4().hex}", asked_by_id=None, at=at)
