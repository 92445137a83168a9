"""At which meeting a promise is due: by quarter, by half, by its own day, or rolling on from the last time."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from meetings.rules.standing import due_at
from partnership.rules.promises import ByDate, Each, Interval, NoFrequency, TimesAYear
from partnership.rules.promises.cadence import next_due

QUARTERLY = Each("quarter", "financial")
BOARD = [date(2026, 6, 22), date(2026, 8, 3), date(2026, 9, 14), date(2026, 10, 26), date(2026, 12, 7)]


def test_once_in_each_quarter_comes_to_its_first_meeting() -> None:
    assert due_at(QUARTERLY, BOARD, ()) == {
        date(2026, 6, 22): date(2026, 6, 30),
        date(2026, 8, 3): date(2026, 9, 30),
        date(2026, 10, 26): date(2026, 12, 31),
    }


def test_what_was_heard_in_a_quarter_is_not_due_in_it_again() -> None:
    heard = [date(2026, 4, 20), date(2026, 9, 14)]
    assert list(due_at(QUARTERLY, BOARD, heard)) == [date(2026, 10, 26)]


def test_twice_a_year_is_once_in_each_half_and_never_a_third_time() -> None:
    twice = TimesAYear(2, "financial")
    assert list(due_at(twice, BOARD, ())) == [date(2026, 6, 22), date(2026, 10, 26)]
    assert list(due_at(twice, BOARD, [date(2026, 4, 20)])) == [date(2026, 10, 26)]
    assert due_at(twice, BOARD, [date(2026, 4, 20), date(2026, 5, 20)]) == {}


def test_what_has_its_own_day_comes_to_the_last_meeting_before_it() -> None:
    report = Each("year", "financial", (9, 30))
    assert due_at(report, BOARD, ()) == {date(2026, 9, 14): date(2026, 9, 30)}
    assert due_at(report, BOARD[3:], ()) == {date(2026, 10, 26): date(2026, 9, 30)}  # too late, and still owed
    assert due_at(report, BOARD, [date(2026, 8, 3)]) == {}


def test_once_by_a_day() -> None:
    once = ByDate(date(2026, 10, 1))
    assert due_at(once, BOARD, ()) == {date(2026, 9, 14): date(2026, 10, 1)}
    assert due_at(ByDate(date(2026, 1, 1)), BOARD, ()) == {BOARD[0]: date(2026, 1, 1)}
    assert due_at(once, BOARD, [date(2025, 1, 1)]) == {}


def test_what_rolls_on_comes_where_the_next_meeting_would_be_late() -> None:
    two_monthly = Interval(2, "months", 14)  # after 22 June by 22 August: 14 September is too late, 3 August is not
    assert due_at(two_monthly, BOARD, [date(2026, 4, 27)]) == {
        date(2026, 6, 22): date(2026, 6, 27),
        date(2026, 8, 3): date(2026, 8, 22),
        date(2026, 9, 14): date(2026, 10, 3),
        date(2026, 10, 26): date(2026, 11, 14),
        date(2026, 12, 7): date(2026, 12, 26),
    }
    quarterly = Interval(13, "weeks", 0)
    assert list(due_at(quarterly, BOARD, [date(2026, 6, 22)])) == [date(2026, 9, 14), date(2026, 12, 7)]


def test_a_single_meeting_soon_after_the_last_time_is_spared() -> None:
    two_years = Interval(24, "months", 31)
    assert due_at(two_years, [date(2026, 6, 22)], [date(2026, 5, 1)]) == {}
    assert due_at(two_years, [date(2026, 6, 22)], [date(2025, 5, 1)]) == {date(2026, 6, 22): date(2027, 5, 1)}
    assert list(due_at(two_years, [date(2026, 6, 22)], ())) == [date(2026, 6, 22)]


def test_a_duty_without_a_frequency_is_due_at_no_meeting() -> None:
    assert due_at(NoFrequency(), BOARD, ()) == {}
    assert due_at(QUARTERLY, [], ()) == {}


DAYS = st.lists(st.dates(date(2026, 4, 1), date(2027, 3, 31)), min_size=1, max_size=14, unique=True)
CADENCES = st.one_of(
    st.builds(Interval, st.integers(1, 12), st.sampled_from(["weeks", "months"]), st.integers(0, 6)),
    st.builds(Each, st.sampled_from(["month", "quarter", "half_year", "year"]), st.just("financial")),
    st.builds(TimesAYear, st.integers(1, 4), st.just("financial")),
)


@given(CADENCES, DAYS, st.sets(st.dates(date(2026, 4, 1), date(2027, 3, 31)), max_size=4))
def test_bringing_what_is_due_once_leaves_nothing_due(cadence, coming, taken) -> None:
    coming = [day for day in coming if day not in taken]
    due = due_at(cadence, coming, taken)
    assert set(due) <= set(coming)
    rest = [day for day in coming if day not in due]
    assert due_at(cadence, rest, {*taken, *due}) == {}


@given(st.integers(2, 12), DAYS)
def test_what_rolls_on_is_never_left_until_it_is_late_where_a_meeting_was_in_time(weeks: int, coming) -> None:
    cadence = Interval(weeks, "weeks", 0)
    days = sorted(coming)
    due = sorted(due_at(cadence, days, ()))
    assert due[0] == days[0]
    for one, other in pairwise(due):
        if other > next_due(one, cadence):  # late: then no meeting lay between
            assert not [day for day in days if one < day < other]
    assert all(other - one >= timedelta(days=1) for one, other in pairwise(due))
