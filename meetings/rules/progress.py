"""The golden thread's rules: what may be closed, and which recommendations show little or no progress.

When an action may be closed is in `meetings.rules.closing`. The yearly report must say where there was little or no
evidence of progress (§19.1b); which recommendations those are is found here, not remembered by somebody.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hscp.lib.verdicts import YES, Reason, Verdict, no, verdict_from
from hscp.lib.words import date_words, listing, plural
from hscp.lib.workdays import add_months
from meetings.rules.following import still_here
from meetings.rules.minutes import may_write_minutes

STANDSTILL_MONTHS = 6
"""After how long without progress an open recommendation is named. The product's choice: the guidance gives none."""


class Standstill(StrEnum):
    """In which way a recommendation stands still."""

    NO_ACTION = "no_action"
    NO_UPDATE = "no_update"
    STALLED = "stalled"


@dataclass(frozen=True, slots=True)
class ActionProgress:
    """An action as far as progress goes: when it was given, on which days anything was reported.

    ``withdrawn_on`` is the day from which it no longer counts, None while it does.
    """

    given_on: date
    reported_on: tuple[date, ...] = ()
    withdrawn_on: date | None = None


@dataclass(frozen=True, slots=True)
class RecommendationProgress:
    """A recommendation and its actions; ``closed_on`` is the day evidence of its impact was accepted."""

    key: str
    made_on: date
    closed_on: date | None = None
    actions: tuple[ActionProgress, ...] = ()


@dataclass(frozen=True, slots=True)
class LittleProgress:
    """That a recommendation stands still: in which way, since when, and the sentence the report shows."""

    key: str
    kind: Standstill
    since: date
    sentence: str


def little_progress(facts: RecommendationProgress, on: date, months: int) -> LittleProgress | None:
    """Whether a recommendation shows little or no progress on a day; None when it moves, is young, or is closed.

    It does when it is open, at least ``months`` old, and either has no action, or none of its actions was ever
    reported on, or nothing was reported for ``months``. What happened after ``on`` is not looked at, so that a year
    that has ended is judged as it stood. Raises ``ValueError`` for fewer months than one.
    """
    if months < 1:
        raise ValueError("Progress is looked for over at least one month.")
    closed = facts.closed_on is not None and facts.closed_on <= on
    if closed or add_months(facts.made_on, months) > on:
        return None
    actions = [each for each in facts.actions if _counts(each, on)]
    if not actions:
        words = f"No action has been given since it was made on {date_words(facts.made_on, weekday=False)}."
        return LittleProgress(facts.key, Standstill.NO_ACTION, facts.made_on, words)
    reports = [day for each in actions for day in each.reported_on if day <= on]
    if not reports:
        first = min(each.given_on for each in actions)
        words = f"{plural(len(actions), 'action')} given, and no progress reported on any."
        return LittleProgress(facts.key, Standstill.NO_UPDATE, first, words)
    last = max(reports)
    if add_months(last, months) <= on:
        words = f"Nothing has been reported since {date_words(last, weekday=False)}."
        return LittleProgress(facts.key, Standstill.STALLED, last, words)
    return None


def _counts(action: ActionProgress, on: date) -> bool:
    return action.given_on <= on and (action.withdrawn_on is None or action.withdrawn_on > on)


def standing_still(
    recommendations: Iterable[RecommendationProgress], on: date, months: int = STANDSTILL_MONTHS
) -> tuple[LittleProgress, ...]:
    """Those of the recommendations that show little or no progress, the longest standstill first."""
    found = [each for facts in recommendations if (each := little_progress(facts, on, months))]
    return tuple(sorted(found, key=lambda each: (each.since, each.key)))


def may_give(text: str, given_on: date, due_on: date) -> Verdict:
    """Whether an action may be given like this: it says what is to be done, and is not due before it is given."""
    found = []
    if not text.strip():
        found.append(Reason("text", "Say what is to be done."))
    if due_on < given_on:
        given = date_words(given_on, weekday=False)
        found.append(Reason("due", f"The action is given on {given}: it cannot be due before that."))
    return verdict_from(found)


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What an action is to follow: an agenda item, a decision, a recommendation, or several of them.

    ``files`` are the case files they belong to (None for what is open to the space), ``item_number`` is that of the
    item, ``recommendation`` the reference; each is None where the action does not follow such a thing.
    ``recommendation_followed`` is the reference by which one of a case file is followed in the open, else empty.
    ``minutes_state`` is what is written down of the minutes of the item's meeting, None while they were never
    circulated.
    """

    files: frozenset[int | None] = frozenset()
    item_number: int | None = None
    item_withdrawn: bool = False
    meeting_state: str = ""
    minutes_state: str | None = None
    decided: bool = False
    decision_taken_out: bool = False
    recommendation: str | None = None
    recommendation_closed: bool = False
    recommendation_followed: str = ""


def may_follow(source: SourceFacts) -> Verdict:
    """Whether an action may be given on that source.

    There is one; all of it is open to the same people; an item stands and the minutes of its meeting are still written,
    unless the action follows a decision, which may be followed up at any time; a recommendation is not closed, and not
    followed elsewhere.
    """
    if source.item_number is None and not source.decided and source.recommendation is None:
        return no("no_source", "An action follows from an agenda item, a decision or a recommendation.")
    if len(source.files) > 1:
        return no("other_file", "What an action follows from must all be open to the same people.")
    if source.item_withdrawn:
        return no("withdrawn", f"Item {source.item_number} was withdrawn: no action follows from it.")
    if source.decision_taken_out:
        return no("taken_out", "This was no decision: its words were recorded as something else.")
    if source.item_number is not None and not source.decided:
        open_now = may_write_minutes(source.meeting_state, source.minutes_state)
        if not open_now:
            return open_now
    if source.recommendation_closed:
        return no("closed", f"{source.recommendation} is closed: no further action follows from it.")
    if source.recommendation is not None:
        return still_here(source.recommendation, source.recommendation_followed)
    return YES


def may_own(post: str, ceases_on: date | None, day: date) -> Verdict:
    """Whether a post may be given an action on a day: ``ceases_on`` is the first on which it is no longer a post."""
    if ceases_on is not None and ceases_on <= day:
        return no("ceased", f"{post} has ceased to be a post: choose another owner.")
    return YES


def may_close_recommendation(*, closed: bool, impact: str, unfinished: Sequence[str]) -> Verdict:
    """Whether a recommendation may be closed: with evidence of impact, and none of its actions still to be done.

    ``unfinished`` are the references of actions that are open.
    """
    if closed:
        return no("closed", "This recommendation is closed already.")
    found = []
    if not impact.strip():
        found.append(
            Reason(
                "no_impact",
                "A recommendation is closed by evidence of impact, not by finished tasks. Say what shows that it made "
                "a difference.",
            )
        )
    if unfinished:
        verb = "is" if len(unfinished) == 1 else "are"
        found.append(Reason("unfinished", f"{listing(unfinished)} {verb} still open: finish or withdraw first."))
    return verdict_from(found)
