"""When papers are due before a meeting, how each item stands to that, and when whoever owes one is reminded.

Days are working days, counted back from the meeting as `hscp.lib.workdays` counts them. How many is said by the group's
terms of reference with their paragraph; where these say nothing it is the product's own choice, and is named as such.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hscp.lib.verdicts import YES, Verdict, no
from hscp.lib.words import date_words, plural
from hscp.lib.workdays import Holidays, add_working_days, subtract_working_days, working_days_between
from meetings.rules.states import MEETING, MeetingState

DEFAULT_DAYS = 7
DEFAULT_SOURCE = "HSCP’s own choice: the terms of this group say nothing about papers"
SOON = 3
"""From so many working days before the deadline on an item without its paper is told apart. The product's choice."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day on which papers of a meeting are in time: so many working days before it, and who says so."""

    days: int
    source: str
    due_on: date

    @property
    def sentence(self) -> str:
        """As it stands above an agenda."""
        before = f"{plural(self.days, 'working day')} before the meeting"
        return f"Papers are due by the end of {date_words(self.due_on)}: {before} ({self.source})."


def deadline_of(meeting_on: date, *, days: int | None, citation: str, holidays: Holidays) -> Deadline:
    """The deadline of a meeting on that day; ``days`` is None where the group's terms do not say."""
    if days is None:
        return Deadline(DEFAULT_DAYS, DEFAULT_SOURCE, subtract_working_days(meeting_on, DEFAULT_DAYS, holidays))
    source = citation or "the group’s terms of reference"
    return Deadline(days, source, subtract_working_days(meeting_on, days, holidays))


class Stands(StrEnum):
    """How an item stands to the deadline of its papers."""

    NONE_EXPECTED = "none_expected"
    IN = "in"
    WAITING = "waiting"
    SOON = "soon"
    TODAY = "today"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Light:
    """How an item stands, in words, and who owes its paper; ``icon`` and ``tone`` say the same again, never alone."""

    stands: Stands
    words: str
    icon: str
    tone: str
    who: str = ""


def is_expected(said: bool | None, *, decides: bool) -> bool:
    """Whether an item wants a paper: as was said of it; where nothing was, if it is for a decision."""
    return decides if said is None else said


def light_of(
    *, expected: bool, has_paper: bool, due_on: date, today: date, owner: str, holidays: Holidays
) -> Light | None:
    """How an item stands today; None where no paper is wanted and there is none, so that nothing need be said.

    ``owner`` is who owes the paper, empty where nobody was named.
    """
    if has_paper:
        return Light(Stands.IN, "Paper in", "✓", "good")
    if not expected:
        return None
    who = f"From {owner}" if owner else "Nobody is named for it"
    left = working_days_between(today, due_on, holidays)
    if today > due_on:
        late = max(-left, 1)
        return Light(Stands.LATE, f"Paper {plural(late, 'working day')} late", "✕", "bad", who)
    if today == due_on:
        return Light(Stands.TODAY, "Paper due today", "!", "warn", who)
    if left <= SOON:
        return Light(Stands.SOON, f"Paper due in {plural(left, 'working day')}", "!", "warn", who)
    return Light(Stands.WAITING, f"Paper due by {date_words(due_on, weekday=False)}", "○", "info", who)


class Step(StrEnum):
    """A reminder: well before the deadline, just before it, once it has passed."""

    AHEAD = "ahead"
    EVE = "eve"
    LATE = "late"


STEPS: tuple[tuple[Step, int], ...] = ((Step.AHEAD, -5), (Step.EVE, -1), (Step.LATE, 1))
"""Each step and on which working day it comes, counted from the deadline. The product's choice."""


def step_due(due_on: date, meeting_on: date, today: date, holidays: Holidays) -> Step | None:
    """The reminder that is due today: the latest whose day has come; none before the first, none once the day is here.

    Steps that were missed are not made up one after the other: whoever owes the paper gets the one that holds now.
    """
    if today >= meeting_on:
        return None
    found = None
    for step, days in STEPS:
        if today >= add_working_days(due_on, days, holidays):
            found = step
    return found


def may_say_owed(state: str) -> Verdict:
    """Whether it may be said who owes a paper: while the meeting is planned."""
    if state == MeetingState.PLANNED:
        return YES
    return no("not_planned", f"This meeting is {MEETING.state(state).label}: papers are asked for before it begins.")
