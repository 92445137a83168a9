"""Minutes of an item. Nobody overwrites somebody else's: a save names the version it was written on.

They are written while the meeting is open and after it, until the minutes are issued; from then on they are corrected.
"""

from datetime import datetime

from django.db import transaction

from hscp.lib.verdicts import no
from meetings.models import AgendaItem, Meeting, MinutesCorrection
from meetings.operations.last_minutes import held_minutes, record_minutes_stage
from meetings.operations.meeting import locked
from meetings.queries.minutes import minutes_state, stored_minutes
from meetings.rules.minutes import may_correct, may_write_minutes
from partnership.models import Seat

_WRITTEN = ("minutes", "version", "minutes_at", "minutes_by")


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

    Raises ``MinutesConflict`` when it is not, unless the text is what stands already; ``Refused`` before the meeting
    is opened, once the minutes were issued, or for a withdrawn item.
    """
    meeting = locked(item.meeting)  # held: minutes that are issued meanwhile stand
    may_write_minutes(meeting.state, stored_minutes(meeting)).require()
    now, text = _as_it_stands(item), as_kept(text)
    if now.minutes == text:
        return now
    if now.version != version:
        raise MinutesConflict(theirs=now, mine=text)
    now.minutes, now.version = text, version + 1
    now.minutes_at, now.minutes_by = at, seat
    now.save(update_fields=_WRITTEN)
    return now


@transaction.atomic
def correct_minutes(
    *, item: AgendaItem, text: str, reason: str, version: int, seat: Seat, at: datetime
) -> MinutesCorrection:
    """Put right what issued minutes say of an item, seen in ``version``, with the reason. What stood before is kept.

    Side effects: a stage record, which of an item of a case file names the number alone. Raises ``MinutesConflict``
    when somebody else corrected it since; ``Refused`` before the minutes were issued, without a reason, or where the
    text is what stands already.
    """
    meeting = locked(item.meeting)
    may_correct(meeting.state, minutes_state(meeting.pk)).require()
    if not reason.strip():
        no("reason", "Say why the minutes are corrected.").require()
    now, text = _as_it_stands(item), as_kept(text)
    before = now.minutes
    if before == text:
        no("same", f"Item {now.number} says this already: nothing was corrected.").require()
    if now.version != version:
        raise MinutesConflict(theirs=now, mine=text)
    now.minutes, now.version = text, version + 1
    now.minutes_at, now.minutes_by = at, seat
    now.save(update_fields=_WRITTEN)
    correction = MinutesCorrection(
        item=now, file_id=now.file_id, before=before, after=text, reason=reason.strip(), at=at, seat=seat
    )
    correction.save()
    said = f"Item {now.number}: {reason.strip()}" if now.file_id is None else f"Item {now.number}, of a case file."
    _stage(meeting, said, seat, at)
    return correction


def _stage(meeting: Meeting, reason: str, seat: Seat, at: datetime) -> None:
    minutes = held_minutes(meeting)
    assert minutes is not None  # noqa: S101 - minutes that were issued have a row
    record_minutes_stage(minutes, "correct", minutes.state, seat=seat, at=at, reason=reason)


def _as_it_stands(item: AgendaItem) -> AgendaItem:
    now: AgendaItem = AgendaItem.objects.get(pk=item.pk)
    if now.withdrawn_because:
        no("withdrawn", f"Item {now.number} was withdrawn: it has no minutes.").require()
    return now
