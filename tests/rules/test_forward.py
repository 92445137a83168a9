"""What is planned against what is asked: gaps between meetings, too few in a year, the notice of a meeting."""

from datetime import date, timedelta

import pytest

from meetings.rules.forward import Asked, Gap, frequency_of, gap_words, outlook
from meetings.rules.joining import may_join_by
from meetings.rules.notice import notice_given
from partnership.rules.promises import ByDate, Each, Interval, NoFrequency, TimesAYear
from partnership.rules.terms import Frequency, Notice, Period

START, END = date(2026, 6, 15), date(2027, 6, 15)
SIX = Asked(Frequency(1, 6, Period.WEEK), "§5.1")
FOUR = Asked(Frequency(4, 1, Period.YEAR), "§5.1")


def every(days: int, count: int, first: date = START) -> list[date]:
    return [first + timedelta(days=days * number) for number in range(count)]


def test_six_weekly_all_year_has_no_gap() -> None:
    found = outlook(SIX, every(42, 9), START, END, None)
    assert (found.planned, found.gaps, found.short) == (9, (), False)
    assert found.sentence == "Asked for: every six weeks (§5.1). Nine meetings are planned."


def test_a_date_within_the_tolerance_is_no_gap_and_a_day_more_is() -> None:
    days = every(42, 9)
    days[1] += timedelta(days=7)
    assert outlook(SIX, days, START, END, None).gaps == ()
    days[1] += timedelta(days=1)
    assert outlook(SIX, days, START, END, None).gaps == (Gap(START, days[1]),)


def test_the_end_of_the_months_counts_and_so_does_the_last_meeting_held() -> None:
    assert outlook(SIX, every(42, 7), START, END, None).gaps == (Gap(date(2027, 2, 22), END),)
    late = outlook(SIX, every(42, 9, START + timedelta(days=20)), START, END, START - timedelta(days=40))
    assert late.gaps == (Gap(START, START + timedelta(days=20)),)
    fine = outlook(SIX, every(42, 9, START + timedelta(days=9)), START, END, START - timedelta(days=40))
    assert fine.gaps == ()


def test_nothing_planned_is_one_gap() -> None:
    found = outlook(SIX, [], START, END, None)
    assert found.gaps == (Gap(START, END),) and found.short
    assert gap_words(found.gaps[0], END).endswith("and the end of these twelve months (52 weeks).")


def test_so_many_a_year_is_a_number() -> None:
    three = outlook(FOUR, every(80, 3), START, END, None)
    assert (three.needed, three.short, three.gaps) == (4, True, ())
    assert three.sentence == "Asked for: four times a year (§5.1). Three meetings are planned; one is missing."
    assert not outlook(FOUR, every(1, 4), START, END, None).short
    assert not outlook(FOUR, every(1, 5), START, END, None).short


def test_meetings_outside_the_months_do_not_count() -> None:
    assert (
        outlook(FOUR, [START - timedelta(days=1), START, END, END - timedelta(days=1)], START, END, None).planned == 2
    )


def test_where_nothing_is_asked_nothing_is_missing() -> None:
    found = outlook(None, [START], START, END, None)
    assert found.nothing_asked and not found.short
    assert found.sentence == "One meeting is planned. The arrangements name no frequency for this group."


@pytest.mark.parametrize(
    ("cadence", "frequency"),
    [
        (Interval(6, "weeks"), Frequency(1, 6, Period.WEEK)),
        (Interval(2, "months"), Frequency(1, 2, Period.MONTH)),
        (Each("quarter"), Frequency(1, 3, Period.MONTH)),
        (Each("half_year"), Frequency(1, 6, Period.MONTH)),
        (Each("year"), Frequency(1, 1, Period.YEAR)),
        (TimesAYear(2), Frequency(2, 1, Period.YEAR)),
        (ByDate(START), None),
        (NoFrequency(), None),
    ],
)
def test_a_promise_as_a_frequency(cadence, frequency) -> None:
    assert frequency_of(cadence) == frequency


TERMS = Notice(5, 2, "§9")
THURSDAY = date(2026, 6, 11)


@pytest.mark.parametrize(
    ("day", "terms", "extraordinary", "days", "short"),
    [
        (date(2026, 6, 18), TERMS, False, 5, False),
        (date(2026, 6, 17), TERMS, False, 4, True),
        (date(2026, 6, 15), TERMS, True, 2, False),
        (date(2026, 6, 12), TERMS, True, 1, True),
        (date(2026, 6, 12), Notice(5), True, 1, False),
        (date(2026, 6, 12), None, True, 1, False),
    ],
)
def test_notice_is_counted_in_working_days(day: date, terms, extraordinary: bool, days: int, short: bool) -> None:
    found = notice_given(THURSDAY, day, (), terms, extraordinary=extraordinary)
    assert (found.days, found.short) == (days, short)
    assert ("§9" in found.sentence) is (terms is TERMS)


def test_short_notice_says_what_the_terms_ask_for() -> None:
    found = notice_given(THURSDAY, date(2026, 6, 12), (), TERMS, extraordinary=True)
    assert found.sentence == "1 working day of notice: short notice. The terms ask for 2 working days (§9)."


@pytest.mark.parametrize("link", ["", "  ", "https://video.example/42", "HTTPS://video.example/j/1?pwd=x"])
def test_links_that_may_be_joined_by(link: str) -> None:
    assert may_join_by(link)


@pytest.mark.parametrize(
    "link",
    [
        "http://video.example/42",
        "javascript:alert(1)",
        "https://",
        "https:///path",
        "//video.example",
        "https://me:secret@video.example/",
        "https://me@video.example/",
        "https://[",
    ],
)
def test_links_that_may_not(link: str) -> None:
    assert not may_join_by(link)
