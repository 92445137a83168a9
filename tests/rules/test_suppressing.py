"""Suppression below five: tables of cases, and every table that would look the same, looked at one by one."""

from collections.abc import Iterator
from itertools import combinations, pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscp.lib.suppressing import LEAST, NOT_SHOWN, hidden_of, in_words, is_small, suppressed


def cells(*counts: int) -> dict[str, int]:
    return {chr(ord("a") + at): count for at, count in enumerate(counts)}


def shown(*counts: int) -> list[int | None]:
    return list(suppressed(sum(counts), {"one": cells(*counts)}).parts["one"].values())


@pytest.mark.parametrize(
    ("counts", "public"),
    [
        ((0, 0, 0), [0, 0, 0]),  # nothing happened: that is shown
        ((4, 0), [None, None]),  # a total of one to four hides the whole year, zeros too
        ((3, 1), [None, None]),
        ((5, 0), [5, 0]),
        ((7, 8), [7, 8]),
        ((3, 8, 9), [None, None, 9]),  # 3 alone would be the total less the rest: 8 goes with it
        ((3, 8, 8), [None, None, None]),  # equal ones go together
        ((3, 4, 9), [None, None, 9]),
        ((1, 1, 9, 12), [None, None, None, 12]),  # two hidden whose sum is two: each must be one
        ((1, 9, 0, 12), [None, None, 0, 12]),
        ((1, 1, 1, 1, 1), [None, None, None, None, None]),  # nothing else is possible: the year is hidden
        ((1, 1, 1, 2), [None, None, None, None]),
        ((4, 4, 5), [None, None, None]),  # two hidden of eight beside a shown five could be nothing else
        ((4, 4, 0), [None, None, None]),
        ((3, 3, 9), [None, None, 9]),  # 2 and 4 would be shown in the same way
    ],
)
def test_what_is_shown(counts: tuple[int, ...], public: list[int | None]) -> None:
    assert shown(*counts) == public


def test_the_total_is_shown_from_five_and_hidden_where_the_year_is() -> None:
    assert suppressed(5, {"one": cells(5, 0)}).total == 5
    assert suppressed(0, {"one": cells(0, 0)}).total == 0
    assert suppressed(4, {"one": cells(4, 0)}).total is None
    year = suppressed(6, {"one": cells(6, 0), "two": cells(1, 1, 1, 1, 1, 1)}, {"agency": cells(6, 0)})
    assert year.total is None and set(year.parts["one"].values()) == {None} == set(year.several["agency"].values())


def test_counts_that_share_nothing_out_hide_their_own_alone() -> None:
    year = suppressed(9, {"one": cells(9, 0)}, {"agency": cells(1, 4, 5, 9, 0)})
    assert list(year.several["agency"].values()) == [None, None, 5, 9, 0]


def test_a_breakdown_must_share_out_the_total() -> None:
    with pytest.raises(ValueError, match="adds up to 4, not to 5"):
        suppressed(5, {"one": cells(4, 0)})
    with pytest.raises(ValueError, match="below zero"):
        suppressed(5, {"one": cells(6, -1)})
    assert (in_words(None), in_words(0)) == (NOT_SHOWN, "0")


def shared_out(total: int, number: int, least: int = 0) -> Iterator[tuple[int, ...]]:
    """Every way to share out a total over so many cells of at least ``least``."""
    spare = total - least * number
    for bars in combinations(range(max(spare, 0) + number - 1), number - 1) if spare >= 0 else ():
        edges = (-1, *bars, spare + number - 1)
        yield tuple(high - low - 1 + least for low, high in pairwise(edges))


@given(st.lists(st.integers(0, 9), min_size=1, max_size=4))
def test_whoever_knows_total_and_shown_cells_finds_no_small_one(counts: list[int]) -> None:
    """All tables of whole numbers that agree with what is shown: a hidden small cell has at least two values."""
    table = cells(*counts)
    year = suppressed(sum(counts), {"one": table})
    if year.total is None:
        return
    unknown = [name for name, count in year.parts["one"].items() if count is None]
    assert [name for name, count in table.items() if is_small(count) and name not in unknown] == []
    left = year.total - sum(count or 0 for count in year.parts["one"].values())
    fits = list(shared_out(left, len(unknown), least=1)) if unknown else []
    for at, name in enumerate(unknown):
        assert not is_small(table[name]) or len({each[at] for each in fits}) > 1, (counts, name)


@pytest.mark.parametrize("number", [2, 3, 4])
def test_nor_does_whoever_knows_the_rules_as_well(number: int) -> None:
    """Every table of up to sixteen in so many cells, grouped by what is shown of it."""
    look_alike: dict[tuple[int | None, ...], list[tuple[int, ...]]] = {}
    for total in range(17):
        for counts in shared_out(total, number):
            year = suppressed(total, {"one": cells(*counts)})
            look_alike.setdefault((year.total, *year.parts["one"].values()), []).append(counts)
    assert len(look_alike) > 20
    found_out = [
        (shown_as, name)
        for shown_as, tables in look_alike.items()
        for name, values in enumerate(zip(*tables, strict=True))
        if shown_as[name + 1] is None and any(map(is_small, values)) and len(set(values)) == 1
    ]
    assert found_out == []


def test_two_breakdowns_of_one_total_give_nothing_of_each_other_away() -> None:
    """Both are known at once, with the total that they share: every pair of tables that would look the same."""
    look_alike: dict[object, list[tuple[int, ...]]] = {}
    for total in range(11):
        for one, two in product(shared_out(total, 3), shared_out(total, 2)):
            year = suppressed(total, {"one": cells(*one), "two": cells(*two)})
            key = (year.total, *year.parts["one"].values(), *year.parts["two"].values())
            look_alike.setdefault(key, []).append((*one, *two))
    for key, tables in look_alike.items():
        for at, values in enumerate(zip(*tables, strict=True), 1):
            hidden = isinstance(key, tuple) and key[at] is None
            assert not (hidden and any(map(is_small, values)) and len(set(values)) == 1), key


@given(st.lists(st.integers(0, 40), min_size=1, max_size=8))
def test_no_more_is_hidden_than_there_is_reason_for(counts: list[int]) -> None:
    table = cells(*counts)
    hidden = hidden_of(table)
    if not any(is_small(count) for count in counts):
        assert hidden == frozenset()
    elif hidden is not None:
        values = [table[name] for name in hidden]
        fewer = [value for value in values if value < max(values)]
        enough = len(fewer) > 1 and (len(set(fewer)) > 1 or set(fewer) < {2, 3})
        assert max(values) < LEAST or not enough, "the largest need not have gone"
