"""Promises: windows, verdicts and the sentences that people read."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnership.rules.promises import (
    EVIDENCE,
    ByDate,
    Cadence,
    Each,
    Evidence,
    Interval,
    NoFrequency,
    Outcome,
    Period,
    Promise,
    TimesAYear,
    cadence_from_json,
    cadence_to_json,
    due_windows,
    evidence_from_json,
    evidence_to_json,
    verdict,
    words_for_cadence,
)

YEAR = Period(date(2025, 4, 1), date(2026, 4, 1))
AFTER = date(2026, 6, 15)
SIX_WEEKS = Interval(6, "weeks", tolerance_days=7)
QUARTERLY = Each("quarter", "financial", tolerance_days=14)
YEARLY = Each("year", "financial")
TWICE = TimesAYear(2, "financial")


def days(*texts: str) -> list[date]:
    """ "2025-05-01", or "05-01" for a day of the year 2025."""
    return [date.fromisoformat(text if len(text) == 10 else f"2025-{text}") for text in texts]


def every(start: date, step: int, times: int) -> list[date]:
    return [start + timedelta(days=step * index) for index in range(times)]


def promise(cadence: Cadence, section: str = "§5.1", kind: str = "meetings_held") -> Promise:
    return Promise("board", section, "The board meets", "dsp", cadence, Evidence(kind, (("group", "board"),)))


VERDICTS = [
    # cadence, days of evidence, today, outcome, met
    # every six weeks, with a week's tolerance
    ("all on time", SIX_WEEKS, every(date(2025, 4, 10), 42, 9), AFTER, Outcome.KEPT, 9),
    ("49 days is the edge", SIX_WEEKS, every(date(2025, 4, 3), 49, 8), AFTER, Outcome.KEPT, 8),
    (
        "50 days is late",
        SIX_WEEKS,
        [*every(date(2025, 4, 3), 42, 3), *every(date(2025, 8, 15), 42, 6)],
        AFTER,
        Outcome.LATE,
        9,
    ),
    (
        "a whole one left out",
        SIX_WEEKS,
        [*every(date(2025, 4, 3), 42, 3), *every(date(2025, 10, 1), 42, 5)],
        AFTER,
        Outcome.MISSED,
        8,
    ),
    ("nothing in a year that is over", SIX_WEEKS, [], AFTER, Outcome.MISSED, 0),
    ("the year has not begun", SIX_WEEKS, [], date(2025, 3, 31), Outcome.NOT_YET_DUE, 0),
    ("the first is not due yet", SIX_WEEKS, [], date(2025, 5, 20), Outcome.NOT_YET_DUE, 0),
    ("the first is overdue", SIX_WEEKS, [], date(2025, 5, 21), Outcome.LATE, 0),
    ("the second would be due as well", SIX_WEEKS, [], date(2025, 7, 2), Outcome.MISSED, 0),
    ("counted from before the year", SIX_WEEKS, days("2025-03-20", "05-01"), date(2025, 5, 2), Outcome.KEPT, 1),
    ("overdue from before the year", SIX_WEEKS, days("2025-03-20"), date(2025, 5, 9), Outcome.LATE, 0),
    ("late and still running", SIX_WEEKS, days("04-03"), date(2025, 5, 23), Outcome.LATE, 1),
    ("what is planned is not evidence", SIX_WEEKS, days("04-03", "05-15"), date(2025, 5, 1), Outcome.KEPT, 1),
    ("silence at the end of the year", SIX_WEEKS, every(date(2025, 4, 10), 42, 6), AFTER, Outcome.MISSED, 6),
    # quarterly
    ("one each quarter", QUARTERLY, days("05-01", "08-01", "11-01", "2026-02-01"), AFTER, Outcome.KEPT, 4),
    ("fourteen days' grace", QUARTERLY, days("07-14", "08-01", "11-01", "2026-02-01"), AFTER, Outcome.KEPT, 4),
    ("fifteen days are too many", QUARTERLY, days("07-15", "08-01", "11-01", "2026-02-01"), AFTER, Outcome.MISSED, 3),
    ("one day does not count twice", QUARTERLY, days("07-10", "11-01", "2026-02-01"), AFTER, Outcome.MISSED, 3),
    ("two in spring are not autumn's", QUARTERLY, days("05-01", "05-20", "08-01", "11-01"), AFTER, Outcome.MISSED, 3),
    ("a partial year", QUARTERLY, days("05-01", "08-01"), date(2025, 10, 3), Outcome.KEPT, 2),
    ("within the grace, nothing yet", QUARTERLY, [], date(2025, 7, 14), Outcome.NOT_YET_DUE, 0),
    ("grace over, nothing yet", QUARTERLY, [], date(2025, 7, 15), Outcome.MISSED, 0),
    # yearly
    ("in the year", YEARLY, days("09-30"), AFTER, Outcome.KEPT, 1),
    ("the year runs", YEARLY, [], date(2026, 3, 31), Outcome.NOT_YET_DUE, 0),
    ("the year is over", YEARLY, [], date(2026, 4, 1), Outcome.MISSED, 0),
    ("by its own day", Each("year", "financial", (9, 30)), days("09-30"), AFTER, Outcome.KEPT, 1),
    ("after its own day", Each("year", "financial", (9, 30)), days("10-01"), AFTER, Outcome.LATE, 1),
    ("overdue, may still come", Each("year", "financial", (9, 30)), [], date(2025, 10, 1), Outcome.LATE, 0),
    ("never came", Each("year", "financial", (9, 30)), [], AFTER, Outcome.MISSED, 0),
    ("a school year's, due in the year", Each("year", "academic"), days("2024-11-05"), AFTER, Outcome.KEPT, 1),
    # so many times a year
    ("twice", TWICE, days("06-01", "06-02"), AFTER, Outcome.KEPT, 2),
    ("once of two, year over", TWICE, days("06-01"), AFTER, Outcome.MISSED, 1),
    ("once of two, year running", TWICE, days("06-01"), date(2025, 12, 1), Outcome.NOT_YET_DUE, 1),
    ("three of two", TWICE, days("06-01", "09-01", "12-01"), AFTER, Outcome.KEPT, 2),
    # once by a day
    ("on its day", ByDate(date(2025, 6, 30)), days("06-30"), AFTER, Outcome.KEPT, 1),
    ("years before", ByDate(date(2025, 6, 30)), days("2021-01-01"), AFTER, Outcome.KEPT, 1),
    ("a day late", ByDate(date(2025, 6, 30)), days("07-01"), AFTER, Outcome.LATE, 1),
    ("a day late, within tolerance", ByDate(date(2025, 6, 30), 1), days("07-01"), AFTER, Outcome.KEPT, 1),
    ("its day has come", ByDate(date(2025, 6, 30)), [], date(2025, 6, 30), Outcome.NOT_YET_DUE, 0),
    ("its day is over", ByDate(date(2025, 6, 30)), [], date(2025, 7, 1), Outcome.MISSED, 0),
    # duties without a frequency
    ("a duty, shown", NoFrequency(), days("06-01"), AFTER, Outcome.KEPT, 1),
    ("a duty, not shown", NoFrequency(), [], AFTER, Outcome.NOT_EVIDENCED, 0),
    ("a duty, shown in another year", NoFrequency(), days("2024-06-01"), AFTER, Outcome.NOT_EVIDENCED, 0),
]


@pytest.mark.parametrize(
    ("cadence", "dates", "today", "outcome", "met"), [row[1:] for row in VERDICTS], ids=[row[0] for row in VERDICTS]
)
def test_verdicts(cadence: Cadence, dates: list[date], today: date, outcome: Outcome, met: int) -> None:
    found = verdict(promise(cadence), dates, today, YEAR)
    assert (found.outcome, found.met) == (outcome, met), found.sentence
    assert "(§5.1)" in found.sentence
    assert found.sentence.endswith(".")
    assert verdict(promise(cadence), list(reversed(dates)), today, YEAR) == found


@pytest.mark.parametrize(
    ("cadence", "dates", "today", "sentence"),
    [
        (
            replace(SIX_WEEKS, tolerance_days=0),
            every(date(2025, 4, 3), 49, 8),
            AFTER,
            "Met 8 times between 3 April 2025 and 12 March 2026; the longest gap was 49 days, "
            "the arrangements promise every six weeks (§5.1).",
        ),
        (
            SIX_WEEKS,
            days("04-03"),
            date(2025, 5, 23),
            "Met once, on 3 April 2025; the longest gap was 50 days, the arrangements promise every six weeks; "
            "overdue since 15 May 2025 (§5.1).",
        ),
        (
            TWICE,
            days("06-01"),
            date(2025, 12, 1),
            "Met once, on 1 June 2025; 1 of 2 so far, due by 31 March 2026, "
            "the arrangements promise twice each financial year (§5.1).",
        ),
        (
            QUARTERLY,
            [],
            AFTER,
            "No meeting on record between 1 April 2025 and 31 March 2026; nothing for what was due by 30 June 2025, "
            "30 September 2025, 31 December 2025, 31 March 2026, the arrangements promise once each quarter (§5.1).",
        ),
        (
            Each("year", "academic"),
            days("2024-11-05"),
            AFTER,
            "Met once, on 5 November 2024; the arrangements promise once each academic year (§5.1).",
        ),
        (
            NoFrequency(),
            [],
            date(2025, 4, 1),
            "No meeting on record on 1 April 2025; the arrangements name no frequency (§5.1).",
        ),
    ],
)
def test_sentences(cadence: Cadence, dates: list[date], today: date, sentence: str) -> None:
    assert verdict(promise(cadence), dates, today, YEAR).sentence == sentence


def test_nothing_looks_for_the_evidence_yet() -> None:
    found = verdict(promise(SIX_WEEKS), None, AFTER, YEAR)
    assert found.outcome is Outcome.NOT_EVIDENCED
    assert "does not look for this kind of evidence yet" in found.sentence


def test_not_checkable_gives_its_reason() -> None:
    duty = Promise("way", "§2.4", "We will strive", "partnership", NoFrequency(), not_checkable="A way of working.")
    found = verdict(duty, [date(2025, 5, 1)], AFTER, YEAR)
    assert found.outcome is Outcome.NOT_CHECKABLE
    assert "A way of working." in found.sentence


def test_an_exception_breaks_a_promise_whatever_else_was_kept() -> None:
    always = promise(NoFrequency(), "§8", "meetings_quorate")
    held = days("05-01", "06-12")
    assert verdict(always, held, AFTER, YEAR).outcome is Outcome.KEPT
    broken = verdict(always, held, AFTER, YEAR, exceptions=days("07-24"))
    assert broken.outcome is Outcome.MISSED
    assert "the record shows the opposite on 24 July 2025 (§8)" in broken.sentence
    assert verdict(always, held, AFTER, YEAR, exceptions=days("2024-07-24")).outcome is Outcome.KEPT
    assert verdict(always, held, date(2025, 7, 1), YEAR, exceptions=days("07-24")).outcome is Outcome.KEPT


def test_a_promise_counts_only_while_it_is_made() -> None:
    later = replace(promise(SIX_WEEKS), starts_on=date(2026, 3, 1))
    assert verdict(later, [], AFTER, YEAR).outcome is Outcome.NOT_YET_DUE
    assert (
        verdict(replace(later, starts_on=YEAR.end), [], AFTER, YEAR).sentence == "Promised from 1 April 2026 on (§5.1)."
    )
    over = replace(promise(SIX_WEEKS), ends_on=YEAR.start)
    assert verdict(over, [], AFTER, YEAR).outcome is Outcome.NOT_CHECKABLE
    cut = replace(promise(SIX_WEEKS), ends_on=date(2025, 5, 20))
    assert verdict(cut, [], AFTER, YEAR).outcome is Outcome.NOT_YET_DUE


@pytest.mark.parametrize(
    ("cadence", "due"),
    [
        (Interval(6, "weeks"), ["2025-05-13", "2025-06-24", "2025-08-05", "2025-09-16", "2025-10-28", "2025-12-09",
                                "2026-01-20", "2026-03-03"]),
        (Interval(5, "months"), ["2025-09-01", "2026-02-01"]),
        (Each("quarter", "calendar"), ["2025-06-30", "2025-09-30", "2025-12-31", "2026-03-31"]),
        (Each("half_year", "financial"), ["2025-09-30", "2026-03-31"]),
        (Each("year", "calendar"), ["2025-12-31"]),
        (Each("year", "academic"), ["2025-08-31"]),
        (Each("year", "academic", (3, 31)), ["2026-03-31"]),
        (Each("year", "financial", (4, 1)), ["2025-04-01"]),
        (TimesAYear(3, "academic"), ["2025-08-31"]),
        (ByDate(date(2026, 3, 31)), ["2026-03-31"]),
        (ByDate(date(2026, 4, 1)), []),
        (NoFrequency(), []),
    ],
)  # fmt: skip
def test_due_windows(cadence: Cadence, due: list[str]) -> None:
    found = due_windows(cadence, YEAR.start, YEAR.end)
    assert [window.due.isoformat() for window in found] == due
    assert all(window.start <= window.due < window.end for window in found)


def test_a_month_is_clamped_at_its_end() -> None:
    assert [w.due for w in due_windows(Interval(1, "months"), date(2027, 1, 31), date(2027, 3, 2))] == [
        date(2027, 2, 28)
    ]


def test_a_period_must_run_forwards() -> None:
    with pytest.raises(ValueError, match="ends after it starts"):
        Period(date(2025, 4, 1), date(2025, 4, 1))
    with pytest.raises(ValueError, match="ends after it starts"):
        due_windows(SIX_WEEKS, date(2025, 4, 2), date(2025, 4, 1))


@pytest.mark.parametrize(
    ("cadence", "words"),
    [
        (Interval(6, "weeks"), "every six weeks"),
        (Interval(1, "months"), "every month"),
        (Interval(24, "months"), "every 24 months"),
        (Each("half_year"), "once each half-year"),
        (Each("year", "financial", (9, 30)), "once each financial year, by 30 September"),
        (TimesAYear(3, "academic"), "three times each academic year"),
        (ByDate(date(2025, 3, 31)), "once, by 31 March 2025"),
        (NoFrequency(), "without a frequency"),
    ],
)
def test_words(cadence: Cadence, words: str) -> None:
    assert words_for_cadence(cadence) == words


@pytest.mark.parametrize(
    "cadence",
    [SIX_WEEKS, QUARTERLY, Each("year", "academic", (8, 31)), TWICE, ByDate(date(2025, 3, 31), 7), NoFrequency()],
)
def test_the_plain_form_reads_back(cadence: Cadence) -> None:
    assert cadence_from_json(cadence_to_json(cadence)) == cadence


def test_an_unknown_plain_form_is_refused() -> None:
    with pytest.raises(ValueError, match="No cadence is called 'Sometimes'"):
        cadence_from_json({"kind": "Sometimes"})


def test_evidence_reads_back() -> None:
    evidence = Evidence("attendance_of", (("group", "board"), ("posts", ("a", "b"))))
    assert evidence_from_json(evidence_to_json(evidence)) == evidence
    assert evidence.argument("posts") == ("a", "b")
    assert evidence.argument("role") is None


def test_every_kind_of_evidence_explains_itself() -> None:
    for name, kind in EVIDENCE.items():
        assert kind.name == name
        assert kind.noun and kind.done[0].isupper() and kind.days.startswith(("each day", "the first day")), name


CADENCES = st.one_of(
    st.builds(Interval, st.integers(1, 12), st.sampled_from(["days", "weeks", "months"]), st.integers(0, 30)),
    st.builds(
        Each, st.sampled_from(["month", "quarter", "half_year", "year"]), st.sampled_from(["calendar", "academic"])
    ),
    st.builds(TimesAYear, st.integers(1, 4), st.sampled_from(["calendar", "financial"]), st.integers(0, 30)),
    st.builds(ByDate, st.dates(date(2025, 1, 1), date(2026, 12, 31))),
    st.just(NoFrequency()),
)
MOMENTS = st.dates(date(2024, 6, 1), date(2027, 1, 1))
BAD = (Outcome.LATE, Outcome.MISSED)


@settings(deadline=None)
@given(CADENCES, st.lists(MOMENTS, max_size=12), MOMENTS, MOMENTS)
def test_what_lies_ahead_changes_nothing(cadence: Cadence, dates: list[date], today: date, more: date) -> None:
    if more > today:
        assert verdict(promise(cadence), [*dates, more], today, YEAR) == verdict(promise(cadence), dates, today, YEAR)


@given(
    st.builds(Interval, st.integers(7, 90), st.just("days"), st.integers(0, 30)),
    st.lists(MOMENTS, max_size=12),
    MOMENTS,
)
def test_intervals_against_a_walk_day_by_day(cadence: Interval, dates: list[date], today: date) -> None:
    """A slow, obvious model: on no day of the period that has passed was the last one longer ago than allowed."""
    if today < YEAR.start:
        return
    known = {day for day in dates if day <= today}
    last = max((day for day in known if day < YEAR.start), default=YEAR.start)
    broken, day = False, YEAR.start
    while day <= min(today, YEAR.end - timedelta(days=1)):
        broken = broken or (day - last).days > cadence.length + cadence.tolerance_days
        last = day if day in known else last
        day += timedelta(days=1)
    found = verdict(promise(cadence), dates, today, YEAR)
    assert (found.outcome in BAD) == broken, found.sentence
