"""Plain British words."""

from datetime import UTC, date, datetime, time

import pytest

from hscp.lib.words import (
    date_words,
    listing,
    many_of,
    number,
    ordinal,
    plural,
    sentence,
    time_range,
    time_words,
)


@pytest.mark.parametrize(
    ("items", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_listing(items: list[str], expected: str) -> None:
    assert listing(items) == expected
    assert listing(iter(items)) == expected


def test_listing_with_or() -> None:
    assert listing(["a", "b", "c"], "or") == "a, b or c"


@pytest.mark.parametrize(
    ("n", "expected"), [(0, "no"), (1, "one"), (12, "twelve"), (13, "13"), (1000, "1,000"), (-1, "-1")]
)
def test_number(n: int, expected: str) -> None:
    assert number(n) == expected


@pytest.mark.parametrize(
    ("n", "noun", "expected"),
    [
        (0, "day", "0 days"), (1, "day", "1 day"), (-1, "day", "-1 day"), (2, "day", "2 days"),
        (2, "agency", "2 agencies"), (1500, "item", "1,500 items"),
    ],
)  # fmt: skip
def test_plural(n: int, noun: str, expected: str) -> None:
    assert plural(n, noun) == expected


def test_plural_of_a_noun_that_follows_no_rule() -> None:
    assert plural(2, "child", "children") == "2 children"


@pytest.mark.parametrize(("noun", "expected"), [("body", "bodies"), ("key", "keys"), ("district", "districts")])
def test_many_of(noun: str, expected: str) -> None:
    assert many_of(noun) == expected


@pytest.mark.parametrize(
    ("n", "expected"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (20, "20th"),
     (21, "21st"), (22, "22nd"), (100, "100th"), (111, "111th"), (123, "123rd")],
)  # fmt: skip
def test_ordinal(n: int, expected: str) -> None:
    assert ordinal(n) == expected


def test_dates() -> None:
    assert date_words(date(2027, 3, 25)) == "Thursday 25 March 2027"
    assert date_words(date(2027, 3, 5), weekday=False) == "5 March 2027"


def test_a_moment_is_shown_as_the_date_and_time_in_the_uk() -> None:
    moment = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    assert date_words(moment) == "Wednesday 1 July 2026"
    assert time_words(moment) == "00:30"


def test_times() -> None:
    assert time_range(time(10), time(11, 42)) == "10:00 to 11:42"
    assert time_range(datetime(2026, 1, 5, 9, 5, tzinfo=UTC), None) == "from 09:05"
    assert time_words(datetime(2026, 1, 5, 9, 5)) == "09:05"  # noqa: DTZ001 - a plain time stands as it is


@pytest.mark.parametrize(
    ("text", "expected"), [("", ""), (" it is so ", "It is so."), ("Why?", "Why?"), ("West Mercia", "West Mercia.")]
)
def test_sentence(text: str, expected: str) -> None:
    assert sentence(text) == expected
