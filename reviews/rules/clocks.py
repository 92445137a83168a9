"""Which clocks run in a case, read off what has happened: derived whenever somebody looks, never stored (§14–15).

A clock runs from an event to another. What moves its due date – a corrected start, a bank holiday proclaimed – moves it
while it runs only: once its event has come it keeps the due date it was judged by, and says so where it would be
another today.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from hscp.lib import clocks
from hscp.lib.clocks import Clock, Standing, Unit
from hscp.lib.words import date_words, plural
from hscp.lib.workdays import Holidays, working_days_between


class Event(StrEnum):
    """What starts and stops clocks, by the names that the table of statute uses."""

    AWARE = "becoming-aware"
    NOTIFIED = "notification-sent"
    TOLD_SECRETARY = "secretary-of-state-and-ofsted-told"
    LETTERS = "letters-sent"
    SUMMARIES = "summaries-in"
    PANEL = "panel-held"
    SIGNED = "partners-signed"
    RAPID_SENT = "rapid-review-sent"
    DECIDED = "review-decided"
    ADVANCE = "advance-copies-sent"
    PUBLISHED = "review-published"
    WITHDRAWN = "review-withdrawn"


EVENT_WORDS: dict[str, str] = {
    Event.AWARE: "The authority became aware",
    Event.NOTIFIED: "Notification sent",
    Event.TOLD_SECRETARY: "Secretary of State and Ofsted told",
    Event.LETTERS: "Letters to agencies sent",
    Event.SUMMARIES: "Agency summaries in",
    Event.PANEL: "Rapid review panel held",
    Event.SIGNED: "Signed off by the partners",
    Event.RAPID_SENT: "Rapid review sent to the Panel",
    Event.DECIDED: "Practice review decided",
    Event.ADVANCE: "Advance copies sent",
    Event.PUBLISHED: "Practice review published",
    Event.WITHDRAWN: "Practice review withdrawn",
}
PRACTICE_CHECK, LAST_CHECK, NEXT_CHECK = "practice-check", "practice-checked", "practice-checked-again"
EVENT_WORDS |= {LAST_CHECK: "Practice review last checked, or under way", NEXT_CHECK: "Practice review checked"}
NOTIFICATION = "notification"
RAPID = "rapid-review"
DEATH_LOOKED_AFTER = "death-of-looked-after-child"
DEATH_CARE_LEAVER = "death-of-care-leaver"
PRACTICE = "practice-review"
ADVANCE_COPIES = "advance-copies"
AVAILABLE = "review-available"
OF_CASES = (NOTIFICATION, DEATH_LOOKED_AFTER, DEATH_CARE_LEAVER, RAPID, PRACTICE, ADVANCE_COPIES, AVAILABLE)


def check_limit(weeks: int) -> Limit:
    """The next regular check of a practice review: so many weeks after the last, or after it was under way."""
    return Limit(
        key=PRACTICE_CHECK,
        name="Check of the practice review’s time and quality",
        starts=LAST_CHECK,
        stops=NEXT_CHECK,
        length=7 * weeks,
        unit=Unit.DAYS,
        citation="SI 2018/789 reg 14; how often is the partnership’s own",
        edition="",
        verified=True,
        by_act=True,
    )


class State(StrEnum):
    """How a clock stands: not begun, running, past its day, met, missed, or ended without its event."""

    WAITING = "waiting"
    RUNNING = "running"
    OVERDUE = "overdue"
    MET = "met"
    MISSED = "missed"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Limit:
    """A row of the table of statute, or an internal step of a partnership (``is_internal``).

    ``length`` is in ``unit``, negative where it counts back from its start. ``lasts`` is true where the event that
    stops it must not come before the time is over (a review stays available for a year). ``by_act``: nobody records
    the day by hand, a page of its own does.
    """

    key: str
    name: str
    starts: str
    stops: str
    length: int
    unit: Unit
    citation: str
    edition: str
    verified: bool
    other_starts: tuple[str, ...] = ()
    note: str = ""
    lasts: bool = False
    is_internal: bool = False
    by_act: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What has happened in a case, as UK dates.

    ``events`` are the days on record; ``publishes_on`` is the day planned for publication; ``frozen`` the due dates
    by which stopped clocks were judged; ``ended`` says of clocks that no longer run why; the rest the duty says.
    """

    events: Mapping[str, date]
    notifies: bool
    tells_secretary: bool = False
    tells_of_care_leaver: bool = False
    publishes_on: date | None = None
    not_required: str = ""
    frozen: Mapping[str, date] = field(default_factory=dict)
    ended: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CaseClock:
    """One clock of a case on a day.

    ``days_left`` is in working days, negative once some have passed since the due date; None where it does not run.
    ``would_be`` is the due date by what is known today, where a stopped clock was judged by another.
    """

    limit: Limit
    state: State
    counted_from: str
    started_on: date | None = None
    due: date | None = None
    stopped_on: date | None = None
    days_left: int | None = None
    days_late: int = 0
    would_be: date | None = None
    because: str = ""

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to act."""
        return self.state in (State.RUNNING, State.OVERDUE)

    @property
    def sentence(self) -> str:
        """How it stands, for people: "Due Monday 5 April 2027: 3 working days left"."""
        if self.state is State.WAITING or self.due is None:
            return f"Begins when this is on record: {_event(self.counted_from).lower()}."
        due = date_words(self.due)
        if self.state is State.ENDED:
            return f"No longer runs: {self.because}"
        if self.state is State.MET:
            return f"Met on {date_words(self.stopped_on or self.due)}: it was due {due}."
        late = f" by {plural(self.days_late, 'working day')}" if self.days_late else ""
        if self.state is State.MISSED and self.limit.lasts:
            return f"Ended on {date_words(self.stopped_on or self.due)}: it was to last until {due}."
        if self.state is State.MISSED:
            return f"Missed{late}: it was due {due}, and came on {date_words(self.stopped_on or self.due)}."
        if self.limit.lasts:
            return f"Lasts until {due}."
        if self.state is State.OVERDUE:
            return f"Overdue{late}: it was due {due}."
        left = self.days_left or 0
        return f"Due {due}: {plural(left, 'working day')} left." if left else f"Due {due}: no working days left."


def _event(key: str) -> str:
    return EVENT_WORDS.get(key, key.replace("-", " ").capitalize())


def starts_of(limit: Limit, trigger: str) -> str:
    """The event that a partnership counts a limit from: its setting, where the table allows that reading."""
    return trigger if trigger in limit.other_starts else limit.starts


def case_clocks(
    limits: Iterable[Limit], facts: Facts, *, trigger: str, today: date, holidays: Holidays
) -> tuple[CaseClock, ...]:
    """The clocks of a case on ``today`` (a UK date), in the order of ``limits``, without those that cannot concern it.

    ``trigger`` is the event that the partnership counts the rapid review from (a setting: `Event.NOTIFIED` or
    `Event.AWARE`). ``holidays`` are the bank holidays known today.
    """
    return tuple(
        _clock(limit, facts, trigger=trigger, today=today, holidays=holidays)
        for limit in limits
        if _concerns(limit, facts)
    )


def _concerns(limit: Limit, facts: Facts) -> bool:
    if limit.key == DEATH_LOOKED_AFTER:
        return facts.tells_secretary
    if limit.key == DEATH_CARE_LEAVER:
        return facts.tells_of_care_leaver
    if limit.key in (NOTIFICATION, RAPID) or limit.is_internal:
        return facts.notifies or limit.stops in facts.events
    if limit.key == PRACTICE:
        return Event.DECIDED in facts.events
    if limit.key == ADVANCE_COPIES:
        return facts.publishes_on is not None or Event.PUBLISHED in facts.events
    return limit.starts in facts.events


def _clock(limit: Limit, facts: Facts, *, trigger: str, today: date, holidays: Holidays) -> CaseClock:
    start = starts_of(limit, trigger)
    began = facts.events.get(start)
    if limit.key == ADVANCE_COPIES and began is None:
        began = facts.publishes_on
    stopped = facts.events.get(limit.stops)
    because = facts.ended.get(limit.key, "")
    if not because and facts.not_required and stopped is None and (limit.key == RAPID or limit.is_internal):
        because = facts.not_required
    if began is None:
        state = State.ENDED if because else State.WAITING
        return CaseClock(limit, state, start, because=because)
    derived = clocks.due_date(began, limit.length, limit.unit, holidays)
    if stopped is None and because:
        return CaseClock(limit, State.ENDED, start, began, derived, because=because)
    if stopped is None:
        left = working_days_between(today, derived, holidays)
        if limit.lasts:
            return CaseClock(limit, State.RUNNING, start, began, derived, days_left=left)
        state = State.OVERDUE if today > derived else State.RUNNING
        return CaseClock(limit, state, start, began, derived, days_left=left, days_late=max(0, -left))
    due = facts.frozen.get(limit.key, derived)
    would_be = derived if derived != due else None
    if limit.lasts:
        state = State.MISSED if stopped < due else State.MET
        return CaseClock(limit, state, start, began, due, stopped, would_be=would_be)
    read = clocks.read(Clock(due, 0, Unit.DAYS, stopped), today, holidays)
    state = State.MET if read.standing is Standing.MET else State.MISSED
    return CaseClock(limit, state, start, began, due, stopped, days_late=read.days_late, would_be=would_be)


@dataclass(frozen=True, slots=True)
class Moved:
    """That the due date of an open clock is another than it was when last noted; ``before`` is None for a new clock."""

    key: str
    before: date | None
    due: date


def moved(noted: Mapping[str, date], found: Sequence[CaseClock]) -> tuple[Moved, ...]:
    """The open clocks whose due date is not the one last noted."""
    return tuple(
        Moved(each.limit.key, noted.get(each.limit.key), each.due)
        for each in found
        if each.is_open and each.due is not None and noted.get(each.limit.key) != each.due
    )


AHEAD = (5, 2, 1, 0)  # working days left at which whoever works on a case is reminded


def reminder(clock: CaseClock) -> str:
    """The step of reminders that an open clock is at: "5", "2", "1", "0" working days left, "late"; empty for none."""
    if not clock.is_open or clock.limit.lasts or clock.days_left is None:
        return ""
    if clock.state is State.OVERDUE:
        return "late"
    return str(min((step for step in AHEAD if clock.days_left <= step), default=""))
