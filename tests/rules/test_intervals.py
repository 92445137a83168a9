"""Half-open intervals against the plainest model there is: the set of whole numbers that each holds."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscp.lib.intervals import Interval, clip, close_gaps, contains, gaps, intersect, normalise

END = 40  # an open interval reaches at least here


@st.composite
def intervals(draw) -> Interval[int]:
    start = draw(st.integers(0, 30))
    return Interval(start, draw(st.one_of(st.none(), st.integers(start, 35))))


MANY = st.lists(intervals(), max_size=6)


def held(them) -> set[int]:
    return {point for each in them for point in range(each.start, END if each.end is None else each.end)}


def is_normal(them) -> bool:
    pairs = list(pairwise(them))
    return all(not each.is_empty for each in them) and all(a.end is not None and a.end < b.start for a, b in pairs)


@given(MANY)
def test_normalise(them) -> None:
    assert held(normalise(them)) == held(them)
    assert is_normal(normalise(them))


@given(MANY, MANY)
def test_intersect(left, right) -> None:
    found = intersect(left, right)
    assert held(found) == held(left) & held(right)
    assert is_normal(found)


@given(MANY, st.integers(0, 30), st.integers(0, 9))
def test_clip_and_gaps_share_out_the_window(them, start: int, length: int) -> None:
    end = start + length
    window = set(range(start, end))
    assert held(clip(them, start, end)) == held(them) & window
    assert held(gaps(them, start, end)) == window - held(them)


@given(MANY)
def test_gaps_of_an_open_window(them) -> None:
    assert held(gaps(them, 0, None)) == set(range(END)) - held(them)


@given(MANY, st.integers(0, 5))
def test_close_gaps_fills_what_is_short_and_nothing_else(them, longest: int) -> None:
    found, before = close_gaps(them, longest), normalise(them)
    between = [(a.end, b.start) for a, b in pairwise(before)]
    filled = {point for a, b in between if b - a <= longest for point in range(a, b)}
    assert held(found) == held(them) | filled


@given(MANY, st.integers(0, 39))
def test_contains(them, point: int) -> None:
    assert contains(them, point) == (point in held(them))


@pytest.mark.parametrize(
    ("interval", "point", "expected"),
    [
        (Interval(10, 20), 9, False),
        (Interval(10, 20), 10, True),
        (Interval(10, 20), 19, True),
        (Interval(10, 20), 20, False),
        (Interval(10), 10**6, True),
        (Interval(10, 10), 10, False),
    ],
)
def test_the_start_belongs_to_it_and_the_end_does_not(interval, point: int, expected: bool) -> None:
    assert (point in interval) is expected


def test_an_interval_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        Interval(2, 1)


@pytest.mark.parametrize(("longest", "expected"), [(4, 2), (5, 1)])
def test_a_gap_of_exactly_the_tolerance_is_closed(longest: int, expected: int) -> None:
    assert len(close_gaps([Interval(0, 10), Interval(15, 20)], longest)) == expected
