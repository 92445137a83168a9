"""Deadlines as rows by edition (domain §4 and §9, cases 7 and 8)."""

from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from hscp.lib.clocks import Standing, Unit, read
from partnership.rules.arrangements import read as read_arrangements
from partnership.rules.statute import (
    Edition,
    StatuteClock,
    clock_on,
    clocks_of,
    due_date,
    edition_on,
    editions_in,
    editions_of,
)
from tests.rules.days import ENGLAND

FOLDER = Path(__file__).parents[2] / "arrangements" / "national"
NATIONAL = read_arrangements([(path.name, path.read_text()) for path in sorted(FOLDER.glob("*.yaml"))]).national
assert NATIONAL is not None
EDITIONS, CLOCKS = editions_of(NATIONAL), clocks_of(NATIONAL)


@pytest.mark.parametrize(
    ("key", "start", "expected"),
    [
        ("notification", date(2027, 3, 25), date(2027, 4, 5)),
        ("rapid-review", date(2027, 3, 25), date(2027, 4, 19)),
        ("practice-review", date(2026, 8, 31), date(2027, 2, 28)),
        ("advance-copies", date(2027, 4, 8), date(2027, 3, 30)),
        ("yearly-report", date(2026, 3, 31), date(2026, 9, 30)),
        ("yearly-report-copies", date(2026, 9, 30), date(2026, 10, 7)),
    ],
)
def test_due_dates(key: str, start: date, expected: date) -> None:
    assert due_date(clock_on(CLOCKS, key, start), start, ENGLAND) == expected


@pytest.mark.parametrize(
    ("day", "key"),
    [
        (date(2018, 7, 4), "WT2018"),
        (date(2023, 12, 14), "WT2018"),
        (date(2023, 12, 15), "WT2023"),
        (date(2026, 2, 28), "WT2023"),
        (date(2026, 4, 1), "WT2026"),
    ],
)
def test_the_edition_in_force(day: date, key: str) -> None:
    assert edition_on(EDITIONS, day).key == key


def test_before_the_first_edition_there_is_none() -> None:
    with pytest.raises(LookupError, match="01 January 2018"):
        edition_on(EDITIONS, date(2018, 1, 1))
    with pytest.raises(LookupError, match="notification"):
        clock_on(CLOCKS, "notification", date(2018, 1, 1))
    with pytest.raises(LookupError, match="no-such-rule"):
        clock_on(CLOCKS, "no-such-rule", date(2026, 6, 15))


def test_a_year_in_which_the_edition_changed_has_two() -> None:
    assert [each.key for each in editions_in(EDITIONS, date(2025, 4, 1), date(2026, 4, 1))] == ["WT2023", "WT2026"]
    assert [each.key for each in editions_in(EDITIONS, date(2024, 4, 1), date(2025, 4, 1))] == ["WT2023"]
    assert [each.key for each in editions_in(EDITIONS, date(2022, 4, 1), date(2023, 12, 15))] == ["WT2018"]


def test_of_two_that_overlap_the_later_one_is_in_force() -> None:
    overlapping = (Edition("old", "Old", date(2020, 1, 1)), Edition("new", "New", date(2024, 1, 1)))
    assert edition_on(overlapping, date(2025, 1, 1)).key == "new"
    assert edition_on(reversed(overlapping), date(2025, 1, 1)).key == "new"


def test_a_record_keeps_the_rule_of_its_trigger_date() -> None:
    rows = (
        StatuteClock("x", "X", "a", 5, Unit.DAYS, "b", "§1", "old", date(2020, 1, 1), date(2024, 1, 1)),
        StatuteClock("x", "X", "a", 9, Unit.DAYS, "b", "§1", "new", date(2024, 1, 1)),
    )
    assert clock_on(rows, "x", date(2023, 12, 31)).length == 5
    assert clock_on(rows, "x", date(2024, 1, 1)).length == 9


def test_a_row_in_words_and_as_a_running_clock() -> None:
    copies = clock_on(CLOCKS, "advance-copies", date(2027, 4, 8))
    assert copies.words == "7 working days before review published"
    notification = clock_on(CLOCKS, "notification", date(2027, 3, 25))
    assert notification.words == "5 working days from becoming aware"
    reading = read(notification.clock(date(2027, 3, 25), stopped=date(2027, 4, 6)), date(2027, 6, 1), ENGLAND)
    assert (reading.standing, reading.days_late) == (Standing.MISSED, 1)


def test_the_table_has_each_rule_once_per_edition_with_its_citation() -> None:
    assert set(Counter((row.key, row.edition) for row in CLOCKS).values()) == {1}
    assert {row.edition for row in CLOCKS} <= {edition.key for edition in EDITIONS}
    assert all(row.citation and row.starts_on and row.stops_on for row in CLOCKS)
    assert not next(row for row in CLOCKS if row.key == "advance-copies").verified


def test_editions_follow_each_other_without_a_gap() -> None:
    assert all(old.in_force_to == new.in_force_from for old, new in pairwise(EDITIONS))
    assert EDITIONS[-1].in_force_to is None
