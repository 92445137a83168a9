"""Dates of a series: from terms to a rhythm, from a rhythm to days, clear of weekends and bank holidays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscp.lib.workdays import is_working_day
from meetings.rules.series import (
    MOST,
    Rhythm,
    Shift,
    Unit,
    may_plan_days,
    moved,
    nominal_days,
    propose,
    rhythm_of,
    weekday_words,
)
from partnership.rules.terms import Frequency, Period

EASTER = {date(2027, 3, 26): "Good Friday", date(2027, 3, 29): "Easter Monday"}
WEEKLY, SIX_WEEKS, QUARTERLY = Rhythm(1, Unit.WEEKS), Rhythm(6, Unit.WEEKS), Rhythm(3, Unit.MONTHS)


@pytest.mark.parametrize(
    ("frequency", "rhythm"),
    [
        (Frequency(1, 6, Period.WEEK), SIX_WEEKS),
        (Frequency(1, 3, Period.MONTH), QUARTERLY),
        (Frequency(4, 1, Period.YEAR), QUARTERLY),
        (Frequency(2, 1, Period.YEAR), Rhythm(6, Unit.MONTHS)),
        (Frequency(1, 1, Period.YEAR), Rhythm(12, Unit.MONTHS)),
        (Frequency(8, 1, Period.YEAR), Rhythm(6, Unit.WEEKS)),
        (Frequency(5, 1, Period.YEAR), Rhythm(10, Unit.WEEKS)),
        (Frequency(2, 1, Period.MONTH), Rhythm(2, Unit.WEEKS)),
        (Frequency(1, 14, Period.DAY), Rhythm(2, Unit.WEEKS)),
        (Frequency(1, 10, Period.DAY), None),
        (Frequency(3, 1, Period.WEEK), None),
        (Frequency(366, 1, Period.YEAR), None),
    ],
)
def test_what_terms_ask_for_is_a_rhythm(frequency: Frequency, rhythm: Rhythm | None) -> None:
    assert rhythm_of(frequency) == rhythm


def test_a_rhythm_rounded_never_gives_too_few_in_a_year() -> None:
    for times in range(1, 27):
        rhythm = rhythm_of(Frequency(times, 1, Period.YEAR))
        assert rhythm is not None
        days = list(nominal_days(date(2026, 1, 5), rhythm, date(2027, 1, 10)))
        assert len(days) >= times, times


def test_weeks_are_counted_from_the_first_day() -> None:
    days = list(nominal_days(date(2026, 6, 15), SIX_WEEKS, date(2026, 9, 7)))
    assert days == [date(2026, 6, 15), date(2026, 7, 27), date(2026, 9, 7)]
    assert list(nominal_days(date(2026, 6, 15), SIX_WEEKS, date(2026, 9, 6))) == days[:2]
    assert list(nominal_days(date(2026, 6, 15), SIX_WEEKS, date(2026, 9, 7), after=date(2026, 7, 27))) == days[2:]


def test_months_keep_the_weekday_of_the_month() -> None:
    second_tuesdays = list(nominal_days(date(2026, 9, 8), QUARTERLY, date(2027, 6, 30)))
    assert second_tuesdays == [date(2026, 9, 8), date(2026, 12, 8), date(2027, 3, 9), date(2027, 6, 8)]
    last_fridays = list(nominal_days(date(2026, 5, 29), Rhythm(1, Unit.MONTHS), date(2026, 8, 31)))
    assert last_fridays == [date(2026, 5, 29), date(2026, 6, 26), date(2026, 7, 31), date(2026, 8, 28)]
    assert weekday_words(date(2026, 9, 8), QUARTERLY) == "the second Tuesday of the month"
    assert weekday_words(date(2026, 5, 29), QUARTERLY) == "the last Friday of the month"
    assert weekday_words(date(2026, 5, 29), SIX_WEEKS) == "Fridays"


@pytest.mark.parametrize(
    ("day", "shift", "goes_to"),
    [
        (date(2027, 3, 29), Shift.LATER, date(2027, 3, 30)),
        (date(2027, 3, 29), Shift.EARLIER, date(2027, 3, 25)),
        (date(2027, 3, 29), Shift.WEEK, date(2027, 4, 5)),
        (date(2027, 3, 26), Shift.LATER, date(2027, 3, 30)),
        (date(2027, 3, 27), Shift.LATER, date(2027, 3, 30)),
        (date(2027, 3, 27), Shift.WEEK, date(2027, 3, 30)),
        (date(2027, 3, 25), Shift.EARLIER, date(2027, 3, 25)),
    ],
)
def test_a_date_that_is_no_working_day_moves(day: date, shift: Shift, goes_to: date) -> None:
    assert moved(day, shift, EASTER) == goes_to


def test_what_is_moved_says_why_and_moves_nothing_after_it() -> None:
    found = propose(date(2027, 3, 22), WEEKLY, date(2027, 4, 5), shift=Shift.LATER, holidays=EASTER)
    assert [each.day for each in found] == [date(2027, 3, 22), date(2027, 3, 30), date(2027, 4, 5)]
    assert [each.why for each in found] == ["", "Moved from Monday 29 March 2027: Easter Monday.", ""]
    weekend = propose(date(2026, 8, 1), WEEKLY, date(2026, 8, 1), shift=Shift.LATER, holidays={})
    assert weekend[0].why == "Moved from Saturday 1 August 2026: a Saturday."


def test_a_day_that_is_taken_is_proposed_and_said_to_be() -> None:
    taken = {date(2027, 3, 30)}
    found = propose(date(2027, 3, 22), WEEKLY, date(2027, 4, 5), shift=Shift.LATER, holidays=EASTER, taken=taken)
    assert [bool(each.against) for each in found] == [False, True, False]
    assert found[1].against == "The group meets on Tuesday 30 March 2027 already."


def test_two_dates_that_move_to_one_day_say_so() -> None:
    found = propose(date(2027, 3, 29), WEEKLY, date(2027, 4, 5), shift=Shift.WEEK, holidays=EASTER)
    assert [each.day for each in found] == [date(2027, 4, 5), date(2027, 4, 5)]
    assert [bool(each.against) for each in found] == [False, True]


def test_a_slip_of_the_keyboard_is_not_a_thousand_meetings() -> None:
    assert len(propose(date(2026, 6, 1), WEEKLY, date(2099, 1, 1), shift=Shift.LATER, holidays={})) == MOST


DAYS = st.dates(date(2026, 1, 1), date(2030, 12, 31))
RHYTHMS = st.builds(Rhythm, st.integers(1, 26), st.sampled_from(Unit))


@given(DAYS, RHYTHMS, st.sampled_from(Shift), st.sets(DAYS, max_size=20), st.integers(0, 900))
def test_every_date_is_a_working_day_near_the_one_it_stands_for(first, rhythm, shift, closed, length) -> None:
    holidays = dict.fromkeys(closed, "A holiday")
    found = propose(first, rhythm, first + timedelta(days=length), shift=shift, holidays=holidays)
    assert [each.nominal for each in found] == sorted({each.nominal for each in found})
    for each in found:
        assert is_working_day(each.day, holidays)
        assert (each.why == "") == (each.day == each.nominal)
        if not holidays:
            assert abs((each.day - each.nominal).days) <= 2
    if rhythm.unit is Unit.MONTHS:
        assert {each.nominal.weekday() for each in found} <= {first.weekday()}
        assert len({(each.nominal.year, each.nominal.month) for each in found}) == len(found)


MONDAY = date(2026, 6, 15)


@pytest.mark.parametrize(
    ("days", "taken", "code"),
    [
        ([], (), "none"),
        ([MONDAY], (), None),
        ([MONDAY, MONDAY], (), "twice"),
        ([MONDAY], [MONDAY], "already"),
        ([date(2026, 6, 14)], (), "no_working_day"),
        ([date(2027, 3, 29)], (), "no_working_day"),
    ],
)
def test_which_days_may_be_planned(days, taken, code: str | None) -> None:
    verdict = may_plan_days(days, taken, EASTER)
    assert bool(verdict) is (code is None)
    assert verdict.codes == ((code,) if code else ())
