"""Clocks: read off the dates, never stored."""

from datetime import date

import pytest

from hscp.lib.clocks import Clock, Standing, Unit, due_date, read
from tests.rules.days import ENGLAND

AWARE = date(2027, 3, 25)


@pytest.mark.parametrize(
    ("start", "length", "unit", "expected"),
    [
        (AWARE, 5, Unit.WORKING_DAYS, date(2027, 4, 5)),
        (AWARE, 15, Unit.WORKING_DAYS, date(2027, 4, 19)),
        (date(2026, 8, 31), 6, Unit.MONTHS, date(2027, 2, 28)),
        (date(2027, 4, 8), -7, Unit.WORKING_DAYS, date(2027, 3, 30)),
        (date(2026, 6, 15), 7, Unit.DAYS, date(2026, 6, 22)),
        (date(2026, 6, 15), -7, Unit.DAYS, date(2026, 6, 8)),
    ],
)
def test_due(start: date, length: int, unit: Unit, expected: date) -> None:
    assert due_date(start, length, unit, ENGLAND) == expected


@pytest.mark.parametrize(
    ("today", "standing", "left", "late", "said"),
    [
        (AWARE, Standing.RUNNING, 5, 0, "Due Monday 5 April 2027, 5 working days left."),
        (date(2027, 3, 29), Standing.RUNNING, 5, 0, "Due Monday 5 April 2027, 5 working days left."),
        (date(2027, 4, 2), Standing.RUNNING, 1, 0, "Due Monday 5 April 2027, 1 working day left."),
        (date(2027, 4, 5), Standing.RUNNING, 0, 0, "Due Monday 5 April 2027: no working days left."),
        (date(2027, 4, 6), Standing.MISSED, -1, 1, "Missed by 1 working day: it was due Monday 5 April 2027."),
    ],
)
def test_an_open_clock(today: date, standing: Standing, left: int, late: int, said: str) -> None:
    reading = read(Clock(AWARE, 5, Unit.WORKING_DAYS), today, ENGLAND)
    assert (reading.standing, reading.days_left, reading.days_late) == (standing, left, late)
    assert reading.sentence == said


@pytest.mark.parametrize(
    ("stopped", "standing", "late", "said"),
    [
        (date(2027, 3, 30), Standing.MET, 0, "Met: it was due Monday 5 April 2027."),
        (date(2027, 4, 5), Standing.MET, 0, "Met: it was due Monday 5 April 2027."),
        (date(2027, 4, 7), Standing.MISSED, 2, "Missed by 2 working days: it was due Monday 5 April 2027."),
    ],
)
def test_a_stopped_clock_reads_the_same_for_ever(stopped: date, standing: Standing, late: int, said: str) -> None:
    clock = Clock(AWARE, 5, Unit.WORKING_DAYS, stopped)
    for today in (stopped, date(2030, 1, 1)):
        reading = read(clock, today, ENGLAND)
        assert (reading.standing, reading.days_left, reading.days_late) == (standing, None, late)
        assert reading.sentence == said


def test_missed_over_a_weekend_is_not_late_by_a_working_day() -> None:
    reading = read(Clock(date(2026, 6, 5), 5, Unit.WORKING_DAYS), date(2026, 6, 13), ENGLAND)
    assert reading.due == date(2026, 6, 12)
    assert (reading.standing, reading.days_late) == (Standing.MISSED, 0)
    assert reading.sentence == "Missed: it was due Friday 12 June 2026."


def test_units_in_words() -> None:
    assert Unit.WORKING_DAYS.words(1) == "1 working day"
    assert Unit.MONTHS.words(6) == "6 months"
    assert Unit.DAYS.words(7) == "7 days"
