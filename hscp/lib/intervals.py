"""Half-open intervals [start, end) over any ordered type; an end of None is open ("still there").

Functions take any iterable of intervals, in any order, overlapping or not, and give back *normal* ones: sorted,
disjoint, not touching, not empty. Moments must share one zone (the caller turns them into UTC): two datetimes in the
same zone with summer time compare by their clock faces, which is wrong for the hour that happens twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T", bound=Any)


@dataclass(frozen=True, slots=True)
class Interval(Generic[T]):
    """From `start` (included) to `end` (excluded; None is open). `start == end` is empty and holds nothing.

    Raises `ValueError` when the end lies before the start.
    """

    start: T
    end: T | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise ValueError(f"An interval cannot end ({self.end}) before it starts ({self.start}).")

    def __contains__(self, point: T) -> bool:
        return bool(self.start <= point and (self.end is None or point < self.end))

    @property
    def is_empty(self) -> bool:
        return self.end is not None and self.end == self.start


def normalise(intervals: Iterable[Interval[T]]) -> tuple[Interval[T], ...]:
    """The union: sorted, with overlapping and touching intervals joined and empty ones dropped."""
    return _join(intervals, None)


def close_gaps(intervals: Iterable[Interval[T]], longest: Any) -> tuple[Interval[T], ...]:
    """The union, with gaps of at most `longest` (a difference of two points: a timedelta for moments) closed.

    Only a gap between two intervals is one: before the first and after the last there is nothing to close.
    """
    return _join(intervals, longest)


def contains(intervals: Iterable[Interval[T]], point: T) -> bool:
    """Whether any of the intervals holds `point`: at its start yes, at its end no."""
    return any(point in interval for interval in intervals)


def clip(intervals: Iterable[Interval[T]], start: T, end: T | None) -> tuple[Interval[T], ...]:
    """The parts that lie in [start, end); nothing when that is empty."""
    return intersect(intervals, (Interval(start, end),))


def intersect(left: Iterable[Interval[T]], right: Iterable[Interval[T]]) -> tuple[Interval[T], ...]:
    """What both hold."""
    others = normalise(right)
    found = []
    for one in normalise(left):
        for other in others:
            start = max(one.start, other.start)
            end = _earlier(one.end, other.end)
            if end is None or start < end:
                found.append(Interval(start, end))
    return normalise(found)


def gaps(intervals: Iterable[Interval[T]], start: T, end: T | None) -> tuple[Interval[T], ...]:
    """The parts of [start, end) that no interval holds, before the first and after the last included."""
    found, reached = [], start
    for interval in clip(intervals, start, end):
        if reached < interval.start:
            found.append(Interval(reached, interval.start))
        if interval.end is None:
            return tuple(found)
        reached = interval.end
    if end is None or reached < end:
        found.append(Interval(reached, end))
    return tuple(found)


def _earlier(one: T | None, other: T | None) -> T | None:
    if one is None:
        return other
    return one if other is None or one < other else other


def _join(intervals: Iterable[Interval[T]], longest: Any) -> tuple[Interval[T], ...]:
    found: list[Interval[T]] = []
    for interval in sorted((each for each in intervals if not each.is_empty), key=lambda each: each.start):
        last = found[-1] if found else None
        if last is None or not _reaches(last, interval.start, longest):
            found.append(interval)
        elif last.end is not None and (interval.end is None or last.end < interval.end):
            found[-1] = Interval(last.start, interval.end)
    return tuple(found)


def _reaches(last: Interval[T], start: T, longest: Any) -> bool:
    if last.end is None or start <= last.end:
        return True
    return longest is not None and bool(start - last.end <= longest)
