"""Calendar feeds: whose key it is, and which meetings their calendar shows."""

from datetime import datetime, timedelta
from hashlib import sha256

from hscp.lib.workdays import uk_date
from meetings.models import Attendee, CalendarFeed, Meeting
from partnership.models import Seat
from partnership.queries.cases import live_on

BACK = timedelta(days=60)
"""How long meetings that are over stay in a calendar. The product's choice."""
AT_MOST = 500


def digest_of(key: str) -> str:
    """What is kept of a key: SHA-256, hexadecimal. It was drawn by lot, so that nothing is won by guessing."""
    return sha256(key.encode()).hexdigest()


def feed_of(user_id: int) -> CalendarFeed | None:
    """The key that counts for an account in the open space; None where it has none. One query."""
    newest: CalendarFeed | None = CalendarFeed.objects.filter(by=user_id).first()
    return newest if newest is not None and newest.digest else None


def owner_of_key(key: str) -> int | None:
    """Whose key it is in the open space; None for one that was renewed, switched off or never was. Two queries."""
    row = CalendarFeed.objects.filter(digest=digest_of(key)).first()
    if row is None:
        return None
    holds = feed_of(row.by_id)
    return row.by_id if holds is not None and holds.pk == row.pk else None


def meetings_in_calendar(user_id: int, at: datetime) -> list[Meeting]:
    """The meetings on whose list the account stands by a seat that it holds today, with their group. One query.

    Those of the last sixty days and all to come, cancelled and postponed ones too, so that calendars learn of it.
    """
    seats = Seat.objects.filter(live_on(uk_date(at)), user=user_id)
    lines = Attendee.objects.filter(seat__in=seats.values("pk"))
    found = Meeting.objects.filter(pk__in=lines.values("meeting"), starts_at__gte=at - BACK)
    return list(found.select_related("group").defer("quoracy").order_by("starts_at", "pk")[:AT_MOST])
