"""Minutes of an item. Nobody overwrites somebody else's: a save names the version it was written on."""

from datetime import datetime

from django.db import transaction

from hscp.lib.verdicts import no
from meetings.models import AgendaItem
from meetings.operations.meeting import locked
from meetings.rules.moments import may_record
from partnership.models import Seat


class MinutesConflict(Exception):
    """Somebody saved the item in between. ``theirs`` is the item as it stands, ``mine`` the text that was not saved."""

    def __init__(self, *, theirs: AgendaItem, mine: str) -> None:
        super().__init__("Somebody else has saved these minutes since you opened them.")
        self.theirs = theirs
        self.mine = mine


def as_kept(text: str) -> str:
    """Minutes as they are written down: the ends of lines in one character, no blanks around."""
    return text.replace("\r\n", "\n").strip()


@transaction.atomic
def save_minutes(*, item: AgendaItem, text: str, version: int, seat: Seat, at: datetime) -> AgendaItem:
    """Save what was said under an item, if ``version`` is still the one that stands.

    Raises ``MinutesConflict`` when it is not, unless the text is what stands already; ``Refused`` while the meeting is
    not open, or for a withdrawn item.
    """
    may_record(locked(item.meeting).state).require()  # held: a meeting that closes meanwhile keeps its record
    now: AgendaItem = AgendaItem.objects.get(pk=item.pk)
    if now.withdrawn_because:
        no("withdrawn", f"Item {now.number} was withdrawn: it has no minutes.").require()
    text = as_kept(text)
    if now.minutes == text:
        return now
    if now.version != version:
        raise MinutesConflict(theirs=now, mine=text)
    now.minutes, now.version = text, version + 1
    now.minutes_at, now.minutes_by = at, seat
    now.save(update_fields=["minutes", "version", "minutes_at", "minutes_by"])
    return now
