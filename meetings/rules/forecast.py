"""The forecast before a meeting: from who said when they come and the planned lengths of items, when it is quorate.

A decision at a moment that is not quorate is provisional. So for each item there is a verdict for its planned time, and
where decisions would fall outside, an order of items in which fewer do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain, islice, pairwise

from hscp.lib.intervals import Interval
from hscp.lib.words import listing, time_words
from meetings.rules.presence import Item, Presence
from meetings.rules.quorum import Period, quoracy_timeline
from partnership.rules.terms import GroupTerms

PLACINGS = 60_000
"""How often an item is placed at the most as other orders are tried: 1,500 orders of 40 items, 300 of 200. So a look
takes some tenths of a second, whatever the agenda. The product's choice."""
LEAST = timedelta(minutes=5)
"""What an item without a planned length gets where the others leave it less. The product's choice."""


@dataclass(frozen=True, slots=True)
class Planned:
    """An item as the agenda plans it. ``decides``: it needs a decision. ``recused``: keys of people, as in `Item`."""

    number: int
    minutes: int | None = None
    decides: bool = False
    recused: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Slot:
    """An item with its planned time [start, end)."""

    item: Planned
    start: datetime
    end: datetime

    @property
    def held(self) -> Item:
        return Item(self.item.recused, (Interval(self.start, self.end),))


@dataclass(frozen=True, slots=True)
class ItemForecast:
    """How one item stands: quorate all through its planned time, or from when not."""

    slot: Slot
    lost_at: datetime | None

    @property
    def quorate(self) -> bool:
        return self.lost_at is None

    @property
    def at_risk(self) -> bool:
        """Whether a decision under it may be provisional only."""
        return self.slot.item.decides and not self.quorate


@dataclass(frozen=True, slots=True)
class Change:
    """A moment at which quoracy is lost or reached, and the sentence that says so.

    ``people`` are the keys of those whose coming or leaving does it.
    """

    at: datetime
    quorate: bool
    sentence: str
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is to be expected of a meeting: periods as of a real one, the items, and the changes in their order."""

    periods: tuple[Period, ...]
    items: tuple[ItemForecast, ...]
    changes: tuple[Change, ...]
    overruns: timedelta = timedelta(0)

    @property
    def throughout(self) -> bool:
        return all(period.verdict.quorate for period in self.periods)

    @property
    def never(self) -> bool:
        return not any(period.verdict.quorate for period in self.periods)

    @property
    def at_risk(self) -> tuple[ItemForecast, ...]:
        """The items that need a decision and are not quorate throughout."""
        return tuple(each for each in self.items if each.at_risk)


def slots_of(items: Sequence[Planned], start: datetime, end: datetime) -> tuple[Slot, ...]:
    """When each item is planned, one after the other from the start.

    Items without a length share what the others leave, in whole minutes, and get five minutes each at least; so an
    agenda may end after the meeting.
    """
    lengths = _lengths(items, end - start)
    found, at = [], start
    for item, length in zip(items, lengths, strict=True):
        found.append(Slot(item, at, at + length))
        at += length
    return tuple(found)


def _lengths(items: Sequence[Planned], whole: timedelta) -> list[timedelta]:
    given = sum((timedelta(minutes=each.minutes) for each in items if each.minutes), timedelta(0))
    without = sum(not each.minutes for each in items)
    share = max(LEAST, timedelta(minutes=(whole - given) // timedelta(minutes=1) // without)) if without else LEAST
    return [timedelta(minutes=each.minutes) if each.minutes else share for each in items]


def forecast(
    terms: GroupTerms, presences: Iterable[Presence], items: Sequence[Planned], start: datetime, end: datetime
) -> Forecast:
    """What is to be expected, from the times that people are thought to be there (`Presence.intervals`).

    It reaches from the start to the planned end, or to the end of the last item where that is later. Raises
    ``ValueError`` for moments without a time zone.
    """
    presences, slots = tuple(presences), slots_of(items, start, end)
    last = max([end, *(slot.end for slot in slots)])
    periods = quoracy_timeline(terms, presences, start, last, [slot.held for slot in slots])
    return Forecast(
        periods=periods,
        items=tuple(ItemForecast(slot, _lost_at(slot, periods)) for slot in slots),
        changes=tuple(_changes(periods, slots, presences)),
        overruns=last - end,
    )


def _lost_at(slot: Slot, periods: Iterable[Period]) -> datetime | None:
    for period in periods:
        if not period.verdict.quorate and period.start < slot.end and slot.start < period.end:
            return max(period.start, slot.start)
    return None


def _changes(periods: Sequence[Period], slots: Sequence[Slot], presences: Sequence[Presence]) -> Iterable[Change]:
    if periods and not periods[0].verdict.quorate:
        first = periods[0]
        yield Change(
            first.start,
            False,
            f"The meeting will not be quorate when it begins at {time_words(first.start)}. {_why(first)}",
        )
    for before, after in pairwise(periods):
        if before.verdict.quorate == after.verdict.quorate:
            continue
        at, quorate = after.start, after.verdict.quorate
        movers = [each for each in presences if _moves(each, at, arrives=quorate)]
        cause = f"when {listing(_called(each) for each in movers)} {_verb(quorate, len(movers))}" if movers else ""
        said = f"Quoracy will be {'reached' if quorate else 'lost'} {_where(at, slots)}"
        said = f"{said}, {cause}." if cause else f"{said}."
        if not quorate:
            said = f"{said} {_why(after)}"
        yield Change(at, quorate, said.strip(), tuple(each.person for each in movers))


def _why(period: Period) -> str:
    return " ".join(reason.sentence for reason in period.verdict.reasons)


def _called(presence: Presence) -> str:
    return presence.capacity or presence.person


def _verb(arrives: bool, many: int) -> str:
    return ("arrive" if arrives else "leave") + ("s" if many == 1 else "")


def _moves(presence: Presence, at: datetime, *, arrives: bool) -> bool:
    return any((each.start if arrives else each.end) == at for each in presence.intervals)


def _where(at: datetime, slots: Sequence[Slot]) -> str:
    for slot in slots:
        if slot.start == at:
            return f"from item {slot.item.number} at {time_words(at)}"
        if slot.start < at < slot.end:
            return f"during item {slot.item.number}, at {time_words(at)}"
    return f"at {time_words(at)}, after the last item" if slots and at >= slots[-1].end else f"at {time_words(at)}"


def better_order(
    terms: GroupTerms, presences: Iterable[Presence], items: Sequence[Planned], start: datetime, end: datetime
) -> tuple[int, ...] | None:
    """The items' numbers in an order in which fewer decisions fall outside quoracy; None where none was found.

    One item at a time is moved to where it helps most, and as little as will do; then all decisions together. The order
    of the others stays. It looks at what can be tried in a moment (``PLACINGS``), not at every order there is: all
    decisions together first, then those that are at risk one by one, then the others.
    """
    quorate = _quorate_within(terms, tuple(presences), start, end, items)
    order = list(items)
    best, left = _risk(order, start, end, quorate), PLACINGS // max(1, len(order))
    while best and left > 0:
        at_risk = {slot.item.number for slot in slots_of(order, start, end) if slot.item.decides and not quorate(slot)}
        tried = list(islice(_other_orders(order, at_risk), left))
        left -= len(tried)
        risk, _, found = min(
            ((_risk(each, start, end, quorate), far, each) for each, far in tried), key=lambda each: each[:2]
        )
        if risk >= best:
            break
        order, best = found, risk
    numbers = tuple(each.number for each in order)
    return None if numbers == tuple(each.number for each in items) else numbers


def _other_orders(order: Sequence[Planned], first: set[int]) -> Iterable[tuple[list[Planned], int]]:
    """Orders that differ from this by one move, and how far that is; moves of the items ``first`` come first."""
    places = range(len(order))
    movable = sorted((each for each in order if each.decides), key=lambda each: each.number not in first)
    return chain(
        ((_together(order, place), len(order)) for place in places),
        ((_moved(order, item, place), abs(order.index(item) - place)) for item in movable for place in places),
    )


def _moved(order: Sequence[Planned], item: Planned, place: int) -> list[Planned]:
    rest = [each for each in order if each is not item]
    return [*rest[:place], item, *rest[place:]]


def _together(order: Sequence[Planned], place: int) -> list[Planned]:
    rest, decisions = [each for each in order if not each.decides], [each for each in order if each.decides]
    return [*rest[:place], *decisions, *rest[place:]]


def _risk(order: Sequence[Planned], start: datetime, end: datetime, quorate: Callable[[Slot], bool]) -> int:
    return sum(not quorate(slot) for slot in slots_of(order, start, end) if slot.item.decides)


def _quorate_within(
    terms: GroupTerms, presences: tuple[Presence, ...], start: datetime, end: datetime, items: Sequence[Planned]
) -> Callable[[Slot], bool]:
    """Whether a slot is quorate throughout, wherever it lies: one timeline for each set of people recused."""
    whole = sum(_lengths(items, end - start), timedelta(0))
    last = max(end, start + whole)
    spans: dict[frozenset[str], list[tuple[datetime, datetime]]] = {}
    for recused in {each.recused for each in items if each.decides}:
        held = Item(recused, (Interval(start, last),))
        found: list[tuple[datetime, datetime]] = []
        for period in quoracy_timeline(terms, presences, start, last, [held]):
            if not period.verdict.quorate:
                continue
            if found and found[-1][1] == period.start:
                found[-1] = (found[-1][0], period.end)
            else:
                found.append((period.start, period.end))
        spans[recused] = found
    return lambda slot: any(one <= slot.start and slot.end <= two for one, two in spans[slot.item.recused])


def in_order(items: Sequence[Planned], numbers: Sequence[int]) -> list[Planned]:
    """The items as they would stand in that order, each with the number that it would have then."""
    by_number = {each.number: each for each in items}
    places = sorted(by_number)
    return [replace(by_number[old], number=new) for old, new in zip(numbers, places, strict=True)]
