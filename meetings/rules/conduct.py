"""How a meeting was conducted: which item was taken when, who was recused, when it was adjourned, who presided.

An adjournment is a hole in the meeting: its quoracy is not judged and nothing is decided in it. People may come and go
meanwhile. Whoever is recused counts towards nothing while the item is taken, in any capacity, and does not preside.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from itertools import pairwise

from hscp.lib.intervals import Interval, contains, gaps
from hscp.lib.verdicts import YES, Verdict, no
from hscp.lib.words import time_range, time_words
from meetings.rules.presence import Item, Presence
from meetings.rules.quorum import Period, quoracy_timeline
from partnership.rules.terms import GroupTerms

Moments = Interval[datetime]


class Presides(StrEnum):
    """By what somebody presides: their office, or because those present chose them."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Choice:
    """That somebody was chosen to preside, from a moment on."""

    person: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Presider:
    """Who presides, by what, and in which capacity they were there."""

    person: str
    by: Presides
    capacity: str


@dataclass(frozen=True, slots=True)
class Term:
    """A stretch [start, end) of a meeting through which one person presided; `presider` None: nobody did."""

    start: datetime
    end: datetime
    presider: Presider | None


def recused_at(items: Iterable[Item], at: datetime) -> frozenset[str]:
    """The keys of those recused from the item that is taken at that moment."""
    return frozenset(person for item in items if contains(item.held, at) for person in item.recused)


def sittings(adjournments: Iterable[Moments], start: datetime, end: datetime) -> tuple[Moments, ...]:
    """The stretches of [start, end) in which the meeting sat, adjournments left out."""
    if end <= start:
        return ()
    taken_out = [_utc_interval(each) for each in adjournments]
    return gaps(taken_out, _utc(start), _utc(end))


def conducted_timeline(
    terms: GroupTerms,
    presences: Iterable[Presence],
    start: datetime,
    end: datetime,
    items: Sequence[Item] = (),
    adjournments: Iterable[Moments] = (),
) -> tuple[Period, ...]:
    """The quoracy of [start, end) as periods, none in an adjournment; within each sitting as `quoracy_timeline`."""
    presences = tuple(presences)
    found: list[Period] = []
    for sitting in sittings(adjournments, start, end):
        if sitting.end is not None:
            found += quoracy_timeline(terms, presences, sitting.start, sitting.end, items)
    return tuple(found)


def presiding(
    presences: Iterable[Presence], choices: Iterable[Choice], at: datetime, items: Sequence[Item] = ()
) -> Presider | None:
    """Who presides at a moment: the chair; in their absence the vice-chair; else who was chosen last and is there.

    Whoever is recused from the item that is taken does not preside, and a deputy has no office of the person they stand
    in for. None where nobody was chosen: a choice is recorded, never supposed.
    """
    recused = recused_at(items, at)
    there = [each for each in presences if contains(each.intervals, at) and each.person not in recused]
    for by, holds in ((Presides.CHAIR, "is_chair"), (Presides.VICE_CHAIR, "is_vice_chair")):
        for each in there:
            if getattr(each, holds) and each.deputising is None:
                return Presider(each.person, by, each.capacity)
    for choice in sorted(choices, key=lambda one: one.at, reverse=True):
        if choice.at <= at:
            for each in there:
                if each.person == choice.person:
                    return Presider(each.person, Presides.CHOSEN, each.capacity)
    return None


def presiding_timeline(
    presences: Iterable[Presence],
    choices: Iterable[Choice],
    start: datetime,
    end: datetime,
    items: Sequence[Item] = (),
    adjournments: Iterable[Moments] = (),
) -> tuple[Term, ...]:
    """Who presided through [start, end), adjournments left out; no two neighbours of one sitting are alike."""
    presences, choices = tuple(presences), tuple(choices)
    edges = {_utc(each.at) for each in choices}
    intervals = [each for presence in presences for each in presence.intervals]
    intervals += [each for item in items for each in item.held]
    for interval in intervals:
        edges |= {_utc(interval.start)} | ({_utc(interval.end)} if interval.end else set())
    found: list[Term] = []
    for sitting in sittings(adjournments, start, end):
        assert sitting.end is not None  # noqa: S101 - a gap of what has an end has one
        first, last = sitting.start, sitting.end
        moments = sorted({first, last} | {edge for edge in edges if first < edge < last})
        for here, there in pairwise(moments):
            presider = presiding(presences, choices, here, items)
            if found and found[-1].end == here and found[-1].presider == presider and here != first:
                found[-1] = Term(found[-1].start, there, presider)
            else:
                found.append(Term(here, there, presider))
    return tuple(found)


def may_choose(who: str, *, there: bool, guest: bool, presider: Presider | None, presiding_words: str) -> Verdict:
    """Whether a choice of who presides can be recorded for that moment: only where chair and vice-chair are away."""
    if presider is not None and presider.by is not Presides.CHOSEN:
        office = "chair" if presider.by is Presides.CHAIR else "vice-chair"
        return no("presided", f"{presiding_words}, the {office}, is there and presides: nobody is chosen.")
    if not there:
        return no("not_there", f"{who} is not recorded as present at that time, and so cannot preside.")
    if guest:
        return no("guest", f"{who} is a guest, and guests do not preside.")
    return YES


def may_declare(who: str, *, vacant: bool, withdrawn: bool, interest: str, recused: bool) -> Verdict:
    """Whether an interest can be recorded under an item: by a person, under an item that stands.

    A recusal can be recorded before its words: it holds from its moment, and one tap has to do in a meeting.
    """
    if vacant:
        return no("vacant", f"{who} is vacant: nobody can declare an interest in it.")
    if withdrawn:
        return no("withdrawn", "This item was withdrawn: nothing is declared under it.")
    return said_or_recused(interest, recused)


def said_or_recused(interest: str, recused: bool) -> Verdict:
    """Whether a declaration says anything: which interest, or that somebody is recused."""
    if not interest.strip() and not recused:
        return no("interest", "Say which interest is declared.")
    return YES


def may_sit_at(adjournments: Iterable[Moments], at: datetime) -> Verdict:
    """Whether the meeting sat at that moment: nothing is decided, and no item taken, while it is adjourned."""
    for each in adjournments:
        if at in each:
            return no("adjourned", f"The meeting was adjourned {_when(each)}: nothing is decided or taken up then.")
    return YES


def may_happen(opened_at: datetime | None, at: datetime, now: datetime) -> Verdict:
    """Whether something of a meeting can have happened at that moment: it had begun, and the moment has come."""
    if opened_at is None or at < opened_at:
        began = f"began at {time_words(opened_at)}" if opened_at else "has not begun"
        return no("too_early", f"The meeting {began}: nothing can have happened in it before that.")
    if at > now:
        return no("not_yet", f"{time_words(at)} has not come yet: record it when it has.")
    return YES


def may_begin(number: int, at: datetime, times: Iterable[tuple[int, Moments]]) -> Verdict:
    """Whether an item can have been begun at that moment; `times` are the numbers of items and when they were taken."""
    for other, interval in times:
        if interval.start == at:
            return no("begun", f"Item {other} is recorded as begun at {time_words(at)}. Give another time.")
        if other == number and at in interval:
            return no("taken", f"Item {number} is being taken already, {_when(interval)}.")
    return YES


def may_adjourn(
    at: datetime, until: datetime | None, adjournments: Iterable[Moments], decided: Iterable[tuple[int, datetime]]
) -> Verdict:
    """Whether the meeting can have been adjourned then; `decided` are numbers of decisions and their moments."""
    if until is not None and until <= at:
        return no("times", "The meeting must be resumed after it was adjourned.")
    mine: Moments = Interval(at, until)
    for each in adjournments:
        if at in each or each.start in mine:
            return no("adjourned", f"The meeting was adjourned {_when(each)} already.")
    for number, moment in decided:
        if moment in mine:
            return no("decided", f"Decision {number} was taken at {time_words(moment)}: the meeting sat then.")
    return YES


def may_resume(open_since: datetime | None, at: datetime) -> Verdict:
    """Whether the meeting can be resumed at that moment: it is adjourned, since before then."""
    if open_since is None:
        return no("not_adjourned", "The meeting is not adjourned.")
    if at <= open_since:
        return no("times", f"The meeting was adjourned at {time_words(open_since)}: it is resumed after that.")
    return YES


def _when(interval: Moments) -> str:
    if interval.end is None:
        return f"since {time_words(interval.start)}"
    return f"from {time_range(interval.start, interval.end)}"


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def _utc_interval(interval: Moments) -> Moments:
    return Interval(_utc(interval.start), None if interval.end is None else _utc(interval.end))
