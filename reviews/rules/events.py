"""When the day of an event may be put on record, corrected or taken back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hscp.lib.verdicts import Reason, Verdict, verdict_from
from hscp.lib.words import date_words
from reviews.rules.clocks import EVENT_WORDS, Event

# Each event and those that cannot have come after it.
AFTER: dict[str, tuple[str, ...]] = {
    Event.NOTIFIED: (Event.AWARE,),
    Event.TOLD_SECRETARY: (Event.AWARE,),
    Event.LETTERS: (Event.AWARE,),
    Event.SUMMARIES: (Event.AWARE,),
    Event.PANEL: (Event.AWARE,),
    Event.SIGNED: (Event.AWARE,),
    Event.RAPID_SENT: (Event.AWARE, Event.NOTIFIED),
    Event.DECIDED: (Event.AWARE,),
    Event.ADVANCE: (Event.DECIDED,),
    Event.PUBLISHED: (Event.DECIDED, Event.ADVANCE),
    Event.WITHDRAWN: (Event.PUBLISHED,),
}
# What only the act itself puts on record first; here it is corrected.
BY_ACT = frozenset({Event.AWARE, Event.NOTIFIED, Event.SIGNED, Event.RAPID_SENT})


def may_record(event: str, on: date | None, events: Mapping[str, date], *, because: str, today: date) -> Verdict:
    """Whether an event may be recorded for ``on`` (None: taken back) beside the days on record; every reason."""
    found, before = [], events.get(event)
    if on is None:
        found += _taking_back(event, before, events)
    else:
        if on > today:
            found.append(Reason("on", f"{date_words(on)} has not come yet: record it once it has happened."))
        if before is None and event in BY_ACT:
            found.append(Reason("on", f"“{words_of(event)}” is put on record by its own page."))
        if on == before:
            found.append(Reason("on", f"{date_words(on)} is on record already."))
        for earlier in AFTER.get(event, ()):
            if earlier in events and on < events[earlier]:
                found.append(
                    Reason("on", f"{words_of(earlier)} on {date_words(events[earlier])}: not before that day.")
                )
        for later, earlier_ones in AFTER.items():
            if event in earlier_ones and later in events and on > events[later]:
                found.append(Reason("on", f"{words_of(later)} on {date_words(events[later])}: not after that day."))
    if (before is not None or on is None) and not because.strip():
        found.append(Reason("because", "Say why. The day recorded before stays in the history."))
    return verdict_from(found)


def _taking_back(event: str, before: date | None, events: Mapping[str, date]) -> list[Reason]:
    if before is None:
        return [Reason("on", "Enter the day on which it happened.")]
    if event in BY_ACT:
        return [Reason("on", f"“{words_of(event)}” can be corrected, not taken back.")]
    return [
        Reason("on", f"{words_of(later)} on {date_words(events[later])}: take that back first.")
        for later, earlier in AFTER.items()
        if event in earlier and later in events
    ]


def words_of(event: str) -> str:
    """What an event is called; an internal step of a partnership brings its own words."""
    return EVENT_WORDS.get(event, "This step")
