"""Promises of the published arrangements, and whether the record keeps them.

Facts in, verdict out: the caller brings the days on which the record shows the evidence, today, and the period asked
about; nothing here reads a clock or a database. Periods are half-open: [start, end).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Any

from partnership.rules.promises.cadence import (
    ByDate,
    Cadence,
    Each,
    Interval,
    NoFrequency,
    TimesAYear,
    Window,
    due_windows,
    next_due,
    words_for_cadence,
    words_for_day,
    words_for_times,
)
from partnership.rules.promises.evidence import EVIDENCE, Evidence


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise or duty of the arrangements.

    Exactly one of ``evidence`` and ``not_checkable`` (the reason) is filled. ``by`` says who owes it, in a word of
    ``OWED_BY``. ``agenda`` is the key of the group on whose agenda it stands. Held on [starts_on, ends_on); ``None`` is
    open.
    """

    key: str
    section: str
    text: str
    by: str
    cadence: Cadence
    evidence: Evidence | None = None
    not_checkable: str = ""
    agenda: str | None = None
    note: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    place: Any = field(default=None, compare=False)


OWED_BY = (
    "partnership",
    "statutory_partners",
    "lsp",
    "dsp",
    "scrutineer",
    "team",
    "accountable_body",
    "relevant_agencies",
    "education",
    "groups",
)
"""Who owes a promise: the partnership as a whole, a role, a kind of body, or its groups."""


class Outcome(StrEnum):
    KEPT = "kept"
    LATE = "late"
    MISSED = "missed"
    NOT_YET_DUE = "not_yet_due"
    NOT_EVIDENCED = "not_evidenced"
    NOT_CHECKABLE = "not_checkable"


@dataclass(frozen=True, slots=True)
class Period:
    """[start, end): the end is the first day outside."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError("A period ends after it starts.")

    def __str__(self) -> str:
        return f"{words_for_day(self.start)} and {words_for_day(self.end - timedelta(days=1))}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """``sentence`` is what the page says. ``expected`` is ``None`` where no number can be named."""

    outcome: Outcome
    sentence: str
    met: int = 0
    expected: int | None = None


def verdict(
    promise: Promise,
    dates: Sequence[date] | None,
    today: date,
    period: Period,
    exceptions: Sequence[date] = (),
    left_out: str = "",
    looked_for: bool = False,
) -> Verdict:
    """Is the promise kept over the period, as far as it has run by today?

    ``dates`` are the days of evidence, in any order, from before the period too if known (an interval then counts from
    the last one before it; a window that began earlier sees what fell into it). ``None`` means that nothing in the
    product looks for this evidence yet or, where it was ``looked_for``, that nothing of the kind was ever recorded.
    ``exceptions`` are days on which the record shows the opposite: one within the period is enough for "missed". Days
    after today are ignored: what is planned is not evidence. ``left_out`` is a sentence on what the facts do not cover:
    the promise may then be seen to be broken, and never to be kept.
    """
    cite = f"({promise.section})"
    if promise.evidence is None:
        return Verdict(Outcome.NOT_CHECKABLE, f"Cannot be checked against the record: {promise.not_checkable} {cite}")
    if promise.ends_on is not None and promise.ends_on <= period.start:
        return Verdict(Outcome.NOT_CHECKABLE, f"No longer promised since {words_for_day(promise.ends_on)} {cite}.")
    if promise.starts_on is not None and promise.starts_on >= period.end:
        return Verdict(Outcome.NOT_YET_DUE, f"Promised from {words_for_day(promise.starts_on)} on {cite}.")
    period = Period(max(period.start, promise.starts_on or date.min), min(period.end, promise.ends_on or date.max))
    if today < period.start:
        return Verdict(Outcome.NOT_YET_DUE, f"The period begins on {words_for_day(period.start)} {cite}.")
    kind = EVIDENCE[promise.evidence.kind]
    if dates is None:
        said = (
            "The record was searched for this and holds nothing of the kind so far"
            if looked_for
            else "This product does not look for this kind of evidence yet"
        )
        return Verdict(Outcome.NOT_EVIDENCED, f"{said} ({kind.noun}) {cite}.")
    known = tuple(sorted({day for day in dates if day <= today}))
    inside = tuple(day for day in known if period.start <= day < period.end)
    broken = tuple(sorted({day for day in exceptions if period.start <= day < period.end and day <= today}))
    if broken:
        first = words_for_day(broken[0])
        days = first if len(broken) == 1 else f"{len(broken)} days, the first {first}"
        said = _happened(kind.done, kind.noun, inside, period, today)
        said = _and(f"{said}; the record shows the opposite on {days} {cite}.", left_out)
        return Verdict(Outcome.MISSED, said, met=len(inside))
    if left_out:
        said = f"{_happened(kind.done, kind.noun, inside, period, today)} {cite}."
        return Verdict(Outcome.NOT_EVIDENCED, _and(said, left_out), met=len(inside))
    facts = _Facts(known, inside, today, period, kind.done, kind.noun, cite)
    match promise.cadence:
        case Interval():
            return _judge_interval(promise.cadence, facts)
        case ByDate():
            return _judge_date(promise.cadence, facts)
        case NoFrequency():
            outcome = Outcome.KEPT if inside else Outcome.NOT_EVIDENCED
            said = _happened(kind.done, kind.noun, inside, period, today)
            return Verdict(outcome, f"{said}; the arrangements name no frequency {cite}.", met=len(inside))
        case _:
            return _judge_windows(promise.cadence, facts)


def _and(said: str, left_out: str) -> str:
    return f"{said} {left_out}" if left_out else said


@dataclass(frozen=True, slots=True)
class _Facts:
    known: tuple[date, ...]
    inside: tuple[date, ...]
    today: date
    period: Period
    done: str
    noun: str
    cite: str

    def happened(self, more: Iterable[date] = ()) -> str:
        days = tuple(sorted({*self.inside, *more}))
        return _happened(self.done, self.noun, days, self.period, self.today)

    def say(self, outcome: Outcome, sentence: str, expected: int, met: int | None = None) -> Verdict:
        met = len(self.inside) if met is None else met
        return Verdict(outcome, f"{sentence} {self.cite}.", met=met, expected=expected)


def _happened(done: str, noun: str, inside: tuple[date, ...], period: Period, today: date) -> str:
    """ "Met 8 times between 3 April 2025 and 5 March 2026", or that there is nothing."""
    if not inside:
        last = min(period.end - timedelta(days=1), today)
        if last == period.start:
            return f"No {noun} on record on {words_for_day(last)}"
        return f"No {noun} on record between {words_for_day(period.start)} and {words_for_day(last)}"
    if len(inside) == 1:
        return f"{done} once, on {words_for_day(inside[0])}"
    return f"{done} {words_for_times(len(inside))} between {words_for_day(inside[0])} and {words_for_day(inside[-1])}"


def _judge_interval(cadence: Interval, facts: _Facts) -> Verdict:
    """Judge by gaps: one over the interval plus tolerance is late; one with room for a whole further turn is missed.

    The first gap counts from the last day before the period, or from the period's start when none is known; the last
    one runs to the end of the period, or to today while the period runs.
    """
    earlier = [day for day in facts.known if day < facts.period.start]
    anchor = earlier[-1] if earlier else facts.period.start
    closing = min(facts.today, facts.period.end - timedelta(days=1))
    stops = [anchor, *facts.inside, closing]
    tolerance = timedelta(days=cadence.tolerance_days)
    expected = len(due_windows(cadence, facts.period.start, facts.period.end))
    promised = f"the arrangements promise {words_for_cadence(cadence)}"
    over = [(a, b) for a, b in pairwise(stops) if b > next_due(a, cadence) + tolerance]
    if not over:
        if not facts.inside:
            due = next_due(anchor, cadence)
            return facts.say(
                Outcome.NOT_YET_DUE, f"{facts.happened()}; the next is due by {words_for_day(due)}", expected
            )
        gaps = [(b - a).days for a, b in pairwise(([anchor] if earlier else []) + list(facts.inside))]
        longest = f"the longest gap was {max(gaps)} days, " if gaps else ""
        return facts.say(Outcome.KEPT, f"{facts.happened()}; {longest}{promised}", expected)
    worst = max((b - a).days for a, b in pairwise(stops))
    still_open = over[-1][1] == closing and closing not in facts.inside and facts.today < facts.period.end
    skipped = any(b > next_due(next_due(a, cadence), cadence) + tolerance for a, b in over)
    outcome = Outcome.MISSED if skipped or not (facts.inside or still_open) else Outcome.LATE
    tail = f"; overdue since {words_for_day(next_due(over[-1][0], cadence))}" if still_open else ""
    return facts.say(outcome, f"{facts.happened()}; the longest gap was {worst} days, {promised}{tail}", expected)


def _judge_windows(cadence: Each | TimesAYear, facts: _Facts) -> Verdict:
    """Judge window by window; evidence within the tolerance after a window counts for it if it still lacks some."""
    windows = due_windows(cadence, facts.period.start, facts.period.end)
    promised = f"the arrangements promise {words_for_cadence(cadence)}"
    if not windows:
        return facts.say(Outcome.NOT_YET_DUE, f"{facts.happened()}; nothing falls due in this period, {promised}", 0)
    tolerance = timedelta(days=cadence.tolerance_days)
    unused = list(facts.known)
    counted: list[date] = []
    late: list[Window] = []
    lacking: list[Window] = []
    waiting: list[Window] = []
    for window in windows:
        taken = [day for day in unused if window.start <= day < window.end][: window.times]
        if len(taken) < window.times:
            grace = [day for day in unused if window.end <= day <= window.due + tolerance]
            taken += grace[: window.times - len(taken)]
        # What else fell into the window is used up with it: a second report in spring is not autumn's.
        unused = [day for day in unused if day >= window.end and day not in taken]
        counted += taken
        if len(taken) == window.times:
            if taken[-1] > window.due + tolerance:
                late.append(window)
        elif facts.today > window.due + tolerance:
            lacking.append(window)
        else:
            waiting.append(window)
    expected, met = sum(window.times for window in windows), len(counted)
    happened = facts.happened(counted)
    if lacking:
        # Past its day but inside its window it may still come, late; once the window has closed it is missed.
        coming = all(facts.today < window.end for window in lacking)
        outcome = Outcome.LATE if coming else Outcome.MISSED
        said = "overdue since" if coming else "too few by" if lacking[0].times > 1 else "nothing for what was due by"
        return facts.say(outcome, f"{happened}; {said} {_days(lacking)}, {promised}", expected, met)
    if late:
        return facts.say(Outcome.LATE, f"{happened}; later than {_days(late)}, {promised}", expected, met)
    if len(waiting) == len(windows):
        so_far = f"{met} of {expected} so far, due by {words_for_day(waiting[0].due)}"
        return facts.say(Outcome.NOT_YET_DUE, f"{happened}; {so_far}, {promised}", expected, met)
    tail = f"; the next is due by {words_for_day(waiting[0].due)}" if waiting else ""
    return facts.say(Outcome.KEPT, f"{happened}; {promised}{tail}", expected, met)


def _days(windows: Sequence[Window]) -> str:
    return ", ".join(words_for_day(window.due) for window in windows)


def _judge_date(cadence: ByDate, facts: _Facts) -> Verdict:
    """Once, ever: evidence from before the period counts, and the verdict does not change in later periods."""
    promised = f"the arrangements promise it by {words_for_day(cadence.day)}"
    if facts.known:
        first = facts.known[0]
        outcome = Outcome.KEPT if first <= cadence.day + timedelta(days=cadence.tolerance_days) else Outcome.LATE
        return facts.say(outcome, f"{facts.done} on {words_for_day(first)}; {promised}", 1, met=1)
    if facts.today <= cadence.day + timedelta(days=cadence.tolerance_days):
        return facts.say(Outcome.NOT_YET_DUE, f"No {facts.noun} on record so far; {promised}", 1, met=0)
    return facts.say(Outcome.MISSED, f"No {facts.noun} on record; {promised}", 1, met=0)
