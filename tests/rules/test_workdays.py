"""Working days, months and the UK's date: tables of cases, then properties."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscp.lib.workdays import (
    LONDON,
    add_months,
    add_working_days,
    is_working_day,
    next_working_day,
    previous_working_day,
    subtract_working_days,
    uk_date,
    uk_midnight,
    working_days_between,
)
from tests.rules.days import ENGLAND

DAYS = st.dates(date(2022, 6, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("start", "n", "expected"),
    [
        # domain §9, case 7: Easter 2027 lies between
        (date(2027, 3, 25), 5, date(2027, 4, 5)),
        (date(2027, 3, 25), 15, date(2027, 4, 19)),
        # day 1 is the next working day, wherever the start falls
        (date(2026, 6, 11), 1, date(2026, 6, 12)),
        (date(2026, 6, 12), 1, date(2026, 6, 15)),
        (date(2026, 6, 13), 1, date(2026, 6, 15)),
        (date(2026, 6, 14), 1, date(2026, 6, 15)),
        # Christmas: 2022 (Sunday), 2023 (Monday), 2026 (Friday, Boxing Day on Monday), 2027 (both in the next week)
        (date(2022, 12, 23), 1, date(2022, 12, 28)),
        (date(2022, 12, 23), 4, date(2023, 1, 3)),
        (date(2023, 12, 22), 2, date(2023, 12, 28)),
        (date(2026, 12, 24), 1, date(2026, 12, 29)),
        (date(2026, 12, 24), 4, date(2027, 1, 4)),
        (date(2027, 12, 24), 1, date(2027, 12, 29)),
        # Easter
        (date(2024, 3, 28), 1, date(2024, 4, 2)),
        (date(2026, 4, 2), 2, date(2026, 4, 8)),
        # one-off days: the Queen's funeral, the coronation, the Jubilee
        (date(2022, 9, 16), 1, date(2022, 9, 20)),
        (date(2023, 5, 5), 1, date(2023, 5, 9)),
        (date(2022, 6, 1), 1, date(2022, 6, 6)),
        # nothing to count
        (date(2026, 6, 12), 0, date(2026, 6, 12)),
        (date(2026, 6, 13), 0, date(2026, 6, 13)),
        # backwards
        (date(2026, 6, 15), -1, date(2026, 6, 12)),
        (date(2026, 6, 14), -1, date(2026, 6, 12)),
        (date(2027, 4, 8), -7, date(2027, 3, 30)),
        # over 29 February
        (date(2024, 2, 28), 2, date(2024, 3, 1)),
    ],
)
def test_add_working_days(start: date, n: int, expected: date) -> None:
    assert add_working_days(start, n, ENGLAND) == expected


def test_a_day_proclaimed_in_between_moves_the_due_date() -> None:
    proclaimed = ENGLAND | {date(2026, 6, 17)}
    assert add_working_days(date(2026, 6, 15), 5, ENGLAND) == date(2026, 6, 22)
    assert add_working_days(date(2026, 6, 15), 5, proclaimed) == date(2026, 6, 23)


def test_advance_copies_go_seven_working_days_before_publication() -> None:
    """Domain §9, case 8: published Thursday 8 April 2027, copies by Tuesday 30 March."""
    assert subtract_working_days(date(2027, 4, 8), 7, ENGLAND) == date(2027, 3, 30)
    assert add_working_days(date(2027, 3, 30), 7, ENGLAND) == date(2027, 4, 8)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2027, 3, 25), date(2027, 3, 25), 0),
        (date(2027, 3, 25), date(2027, 3, 29), 0),
        (date(2027, 3, 25), date(2027, 3, 30), 1),
        (date(2027, 3, 25), date(2027, 4, 5), 5),
        (date(2026, 6, 12), date(2026, 6, 13), 0),
        (date(2026, 6, 12), date(2026, 6, 15), 1),
        (date(2026, 6, 15), date(2026, 6, 12), -1),
        (date(2026, 6, 14), date(2026, 6, 13), 0),
    ],
)
def test_working_days_between(start: date, end: date, expected: int) -> None:
    assert working_days_between(start, end, ENGLAND) == expected


@pytest.mark.parametrize(
    ("day", "n", "expected"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),  # domain §9, case 8
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 48, date(2032, 2, 29)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 1, 15), 0, date(2026, 1, 15)),
        (date(2026, 3, 31), 6, date(2026, 9, 30)),
    ],
)
def test_add_months(day: date, n: int, expected: date) -> None:
    assert add_months(day, n) == expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 7, 1, 22, 59, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 7, 1, 23, 0, tzinfo=UTC), date(2026, 7, 2)),
        (datetime(2026, 1, 1, 23, 30, tzinfo=UTC), date(2026, 1, 1)),
        # the night on which the clocks go forward, and the one on which they go back
        (datetime(2026, 3, 28, 23, 59, tzinfo=UTC), date(2026, 3, 28)),
        (datetime(2026, 3, 29, 23, 0, tzinfo=UTC), date(2026, 3, 30)),
        (datetime(2026, 10, 24, 23, 0, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 23, 30, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 7, 1, 0, 30, tzinfo=timezone(timedelta(hours=5))), date(2026, 6, 30)),
    ],
)
def test_uk_date(moment: datetime, expected: date) -> None:
    assert uk_date(moment) == expected


def test_uk_midnight() -> None:
    assert uk_midnight(date(2026, 7, 1)) == datetime(2026, 6, 30, 23, tzinfo=UTC)
    assert uk_midnight(date(2026, 1, 1)) == datetime(2026, 1, 1, tzinfo=UTC)


def test_a_moment_without_zone_has_no_uk_date() -> None:
    with pytest.raises(ValueError, match="time zone"):
        uk_date(datetime(2026, 7, 1, 12))  # noqa: DTZ001 - what is refused


@pytest.mark.parametrize(
    "call",
    [
        lambda moment: add_working_days(moment, 1, ENGLAND),
        lambda moment: working_days_between(moment, moment, ENGLAND),
        lambda moment: is_working_day(moment, ENGLAND),
        lambda moment: add_months(moment, 1),
    ],
)
def test_moments_are_refused_where_a_date_belongs(call) -> None:
    with pytest.raises(TypeError, match="uk_date"):
        call(datetime(2026, 12, 25, tzinfo=LONDON))


@pytest.mark.parametrize("kind", [list, tuple, set, dict.fromkeys, iter])
def test_holidays_may_come_in_any_collection(kind) -> None:
    assert add_working_days(date(2027, 3, 25), 5, kind(ENGLAND)) == date(2027, 4, 5)


def test_a_holiday_on_a_weekend_changes_nothing() -> None:
    assert working_days_between(date(2026, 6, 12), date(2026, 6, 15), {date(2026, 6, 13)}) == 1


@given(DAYS, st.integers(0, 40))
def test_between_is_the_inverse_of_add(day: date, n: int) -> None:
    assert working_days_between(day, add_working_days(day, n, ENGLAND), ENGLAND) == n


@given(DAYS, st.integers(1, 40))
def test_the_day_found_is_a_working_day_and_none_is_left_out(day: date, n: int) -> None:
    found = add_working_days(day, n, ENGLAND)
    passed = [day + timedelta(days=i) for i in range(1, (found - day).days + 1)]
    assert is_working_day(found, ENGLAND)
    assert sum(each.weekday() < 5 and each not in ENGLAND for each in passed) == n


@given(DAYS, st.integers(1, 40))
def test_forward_and_back_meet_on_working_days(day: date, n: int) -> None:
    start = next_working_day(day, ENGLAND)
    assert subtract_working_days(add_working_days(start, n, ENGLAND), n, ENGLAND) == start
    assert previous_working_day(next_working_day(start, ENGLAND), ENGLAND) == start


@given(DAYS, DAYS)
def test_between_turns_its_sign(one: date, other: date) -> None:
    assert working_days_between(one, other, ENGLAND) == -working_days_between(other, one, ENGLAND)


@given(DAYS, st.integers(-60, 60))
def test_months_keep_the_day_or_clamp_to_the_last(day: date, n: int) -> None:
    found = add_months(day, n)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == n
    assert found.day == day.day or (found.day < day.day and (found + timedelta(days=1)).day == 1)
