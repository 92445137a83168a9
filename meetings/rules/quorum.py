"""Is the meeting quorate at this moment, and when was it? (§8: "at the time of the meeting", read strictly.)

Quoracy is a function of time: presence is a set of intervals, the terms are those of the meeting's day, and every
decision carries the verdict of its own moment. Moments are aware datetimes in any zone; periods come back in UTC.

Who counts at a moment:

1. somebody recorded as there (arriving counts from that moment, leaving ends it at that moment), gaps of at most the
   terms' tolerance closed when the same person in the same capacity is there on both sides;
2. who is not recused from the item;
3. who holds a seat in the group in that capacity, or deputises for one as far as the terms let deputies count;
4. once: somebody recorded in two capacities at the same moment counts in the one taken up last (at the same moment: the
   own seat before a deputy's, then by the body's key).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hscp.lib.intervals import Interval, close_gaps, contains
from hscp.lib.verdicts import Reason, Verdict
from hscp.lib.workdays import uk_date, uk_midnight
from meetings.rules.presence import Deputising, Item, Mode, Presence
from meetings.rules.room import Hindrance, Room, unmet
from partnership.rules.terms import Deputies, GroupTerms, Leaf, Office, leaves_of

_NO_ITEM = Item()
_LAST = "\U0010ffff"  # sorts after every key: a capacity without a body gives way to one with


@dataclass(frozen=True, slots=True)
class Representation:
    """Who counts for which body. `deputising_for` is None for the seat-holder."""

    body: str
    body_name: str
    person: str
    capacity: str
    deputising_for: str | None

    @property
    def words(self) -> str:
        """ "DSP for the police", or "Deputy commander, deputising for DSP for the police"."""
        capacity = self.capacity or self.body_name
        return f"{capacity}, deputising for {self.deputising_for}" if self.deputising_for else capacity


@dataclass(frozen=True, slots=True)
class QuoracyVerdict:
    """The quoracy of one moment. True in a condition when quorate.

    - `reasons`: why not, as whole sentences; none when quorate;
    - `represented`: who counts for which of the expected bodies, in the order of the terms;
    - `missing`: the keys of the bodies whose absence is a reason;
    - `chair_decides`: not quorate, but the terms let the chair (or vice-chair, who presides in their absence) decide
      which items proceed, and one of them is there.
    """

    quorate: bool
    reasons: tuple[Reason, ...] = ()
    represented: tuple[Representation, ...] = ()
    missing: tuple[str, ...] = ()
    chair_decides: bool = False

    def __bool__(self) -> bool:
        return self.quorate

    @property
    def verdict(self) -> Verdict:
        """The same answer as a plain verdict."""
        return Verdict(self.quorate, self.reasons)

    @property
    def sentence(self) -> str:
        """ "Quorate." or "Not quorate. West Mercia Police is not represented." """
        if self.quorate:
            return "Quorate."
        return " ".join(["Not quorate.", *(reason.sentence for reason in self.reasons)])


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch [start, end) of a meeting, in UTC, through which one verdict holds."""

    start: datetime
    end: datetime
    verdict: QuoracyVerdict


def quoracy(terms: GroupTerms, presences: Iterable[Presence], at: datetime, item: Item | None = None) -> QuoracyVerdict:
    """The quoracy of the moment `at`, under the terms and with the bodies expected on that day.

    An `item` brings its recusals. The order of the presences does not matter. Raises `ValueError` for a moment without
    a time zone.
    """
    return _judge(terms, _records(terms, presences), _utc(at), (item or _NO_ITEM).recused)


def judge_of(terms: GroupTerms, presences: Iterable[Presence]) -> Callable[[datetime, Item], QuoracyVerdict]:
    """``quoracy`` of one room for many moments and items: who was there when is put in order once, for all of them."""
    records = _records(terms, presences)
    return lambda at, item: _judge(terms, records, _utc(at), item.recused)


def unmet_conditions(
    terms: GroupTerms, presences: Iterable[Presence], at: datetime, item: Item | None = None
) -> tuple[tuple[Leaf, ...], frozenset[str]]:
    """The single conditions of the rule that a moment does not meet, and the bodies that are represented at it."""
    room, _ = _room(terms, _records(terms, presences), _utc(at), (item or _NO_ITEM).recused)
    return tuple(leaf for leaf in leaves_of(terms.terms.quoracy) if unmet(leaf, room)[0]), room.bodies


def quoracy_timeline(
    terms: GroupTerms, presences: Iterable[Presence], start: datetime, end: datetime, items: Sequence[Item] = ()
) -> tuple[Period, ...]:
    """The periods of [start, end), without gaps, each with one verdict and no two neighbours with equal ones.

    With `items` the recusals of an item hold while it was taken (`Item.held`). Empty when `end` is not after `start`.
    At every moment of a period its verdict equals `quoracy` of that moment.
    """
    records, first, last = _records(terms, presences), _utc(start), _utc(end)
    edges = {first, last}
    for interval in [each for record in records for each in record.intervals]:
        edges |= {interval.start} | ({interval.end} if interval.end else set())
    taken = [(tuple(_utc_interval(each) for each in item.held), item.recused) for item in items if item.recused]
    for held, _ in taken:
        edges |= {edge for each in held for edge in (each.start, each.end) if edge}
    for presence in (record.presence for record in records):
        if presence.deputising:
            days = (presence.deputising.valid_from, presence.deputising.valid_to)
            edges |= {uk_midnight(day) for day in days if day}
    moments = sorted(edge for edge in edges if first <= edge <= last)
    periods: list[Period] = []
    for here, there in pairwise(moments):
        recused = frozenset(person for held, people in taken if contains(held, here) for person in people)
        verdict = _judge(terms, records, here, recused)
        if periods and periods[-1].verdict == verdict:
            periods[-1] = Period(periods[-1].start, there, verdict)
        else:
            periods.append(Period(here, there, verdict))
    return tuple(periods)


@dataclass(frozen=True, slots=True)
class _Record:
    """One person in one capacity, with the intervals in UTC, joined, and gaps within the tolerance closed."""

    presence: Presence
    intervals: tuple[Interval[datetime], ...]
    offices: frozenset[Office]
    order: tuple[bool, str]  # of two capacities taken up at the same moment the smaller goes first

    def since(self, at: datetime) -> datetime | None:
        """Since when they have been there at that moment; None when they are not."""
        for interval in self.intervals:
            if interval.start <= at and (interval.end is None or at < interval.end):
                return interval.start
        return None


def _records(terms: GroupTerms, presences: Iterable[Presence]) -> list[_Record]:
    tolerance = timedelta(seconds=terms.terms.tolerance_seconds)
    times: dict[Presence, list[Interval[datetime]]] = {}
    for presence in presences:
        # Rows that differ only in their times or in how the person attends are one presence: somebody who drops off
        # the call and walks in is the same person in the same seat.
        same = replace(presence, intervals=(), mode=Mode.IN_PERSON)
        times.setdefault(same, []).extend(_utc_interval(each) for each in presence.intervals)
    return [
        _Record(
            same,
            close_gaps(intervals, tolerance),
            _offices(same),
            (same.deputising is not None, same.body or _LAST),
        )
        for same, intervals in times.items()
    ]


def _judge(terms: GroupTerms, records: list[_Record], at: datetime, recused: frozenset[str]) -> QuoracyVerdict:
    room, counted = _room(terms, records, at, recused)
    reasons, missing = unmet(terms.terms.quoracy, room)
    chair_decides = False
    if reasons and terms.terms.otherwise_chair_decides:
        chair_decides = bool(room.offices)
        if not chair_decides:
            reasons = (*reasons, Reason("nobody_presides", "Nobody is there who could decide which items proceed."))
    return QuoracyVerdict(not reasons, reasons, _represented(terms, counted), missing, chair_decides)


def _room(
    terms: GroupTerms, records: list[_Record], at: datetime, recused: frozenset[str]
) -> tuple[Room, tuple[Presence, ...]]:
    day = uk_date(at)
    best: dict[str, tuple[datetime, _Record]] = {}
    offices: set[Office] = set()
    offices_recused: set[Office] = set()
    why: dict[str, set[Hindrance]] = {}
    candidates: list[Presence] = []
    for record in records:
        presence, since = record.presence, record.since(at)
        if since is None:
            continue
        if record.offices:
            (offices_recused if presence.person in recused else offices).update(record.offices)
        hindrance = _hindrance(terms.terms.deputies, presence, day, recused)
        if hindrance:
            why.setdefault(presence.body or "", set()).add(hindrance)
            continue
        candidates.append(presence)
        rival = best.get(presence.person)
        if rival is None or since > rival[0] or (since == rival[0] and record.order < rival[1].order):
            best[presence.person] = (since, record)
    counted = tuple(record.presence for _, record in best.values())
    for presence in candidates:
        if presence.body not in (None, best[presence.person][1].presence.body):
            why.setdefault(presence.body or "", set()).add(Hindrance.COUNTS_ELSEWHERE)
    return Room(
        terms=terms,
        bodies=frozenset(each.body for each in counted if each.body is not None),
        members=len({_member(each) for each in counted}),
        members_of=_by_body(counted),
        posts=frozenset(each.post for each in counted if each.post is not None),
        offices=frozenset(offices),
        offices_recused=frozenset(offices_recused - offices),
        hindrances={body: frozenset(found) for body, found in why.items()},
    ), counted


def deputy_hindrance(deputies: Deputies, deputising: Deputising, day: date) -> Hindrance | None:
    """Why a deputy does not count on that UK date under terms that say this of deputies; None when they do."""
    if deputies is Deputies.NOT_ALLOWED:
        return Hindrance.DEPUTIES_DO_NOT_COUNT
    if deputies is Deputies.WITH_DELEGATION and not deputising.delegated_on(day):
        return Hindrance.NO_DELEGATION
    return None


def _hindrance(deputies: Deputies, presence: Presence, day: date, recused: frozenset[str]) -> Hindrance | None:
    """Why this person, who is there, does not count in this capacity; None when they may."""
    if presence.deputising:
        if hindrance := deputy_hindrance(deputies, presence.deputising, day):
            return hindrance
    elif not presence.is_member:
        return Hindrance.NO_SEAT
    return Hindrance.RECUSED if presence.person in recused else None


def _offices(presence: Presence) -> frozenset[Office]:
    if presence.deputising:
        return frozenset()
    held = ((Office.CHAIR, presence.is_chair), (Office.VICE_CHAIR, presence.is_vice_chair))
    return frozenset(office for office, holds in held if holds)


def _member(presence: Presence) -> str:
    """Whose seat a counted person fills: a seat-holder and their deputy, both there, are one member."""
    deputising = presence.deputising
    return deputising.for_person if deputising and deputising.for_person else presence.person


def _by_body(counted: Iterable[Presence]) -> dict[str, int]:
    """How many members sit there for each body, a seat-holder and their deputy once."""
    pairs = {(each.body, _member(each)) for each in counted if each.body is not None}
    return dict(Counter(body for body, _ in pairs if body is not None))


def _represented(terms: GroupTerms, counted: Iterable[Presence]) -> tuple[Representation, ...]:
    order = {body.key: index for index, body in enumerate(terms.bodies)}
    found = [
        Representation(
            body=each.body,
            body_name=terms.bodies[order[each.body]].name,
            person=each.person,
            capacity=each.capacity,
            deputising_for=each.deputising.for_words if each.deputising else None,
        )
        for each in counted
        if each.body in order
    ]
    return tuple(sorted(found, key=lambda each: (order[each.body], each.deputising_for is not None, each.person)))


def _utc(moment: datetime) -> datetime:
    if moment.utcoffset() is None:
        raise ValueError("A moment needs its time zone.")
    return moment.astimezone(UTC)


def _utc_interval(interval: Interval[datetime]) -> Interval[datetime]:
    return Interval(_utc(interval.start), None if interval.end is None else _utc(interval.end))
