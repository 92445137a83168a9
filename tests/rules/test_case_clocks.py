"""The clocks of a case: every date worked out by hand, with the days between written beside it."""

from datetime import UTC, date, datetime

import pytest

from hscp.lib.clocks import Unit
from hscp.lib.workdays import uk_date
from reviews.rules.clocks import (
    ADVANCE_COPIES,
    AVAILABLE,
    DEATH_LOOKED_AFTER,
    NOTIFICATION,
    PRACTICE,
    RAPID,
    CaseClock,
    Event,
    Facts,
    Limit,
    State,
    case_clocks,
    moved,
    reminder,
)

EASTER_2027 = {date(2027, 3, 26): "Good Friday", date(2027, 3, 29): "Easter Monday"}
CHRISTMAS_2027 = {
    date(2027, 12, 27): "Christmas Day (substitute)",
    date(2027, 12, 28): "Boxing Day (substitute)",
    date(2028, 1, 3): "New Year’s Day (substitute)",
}


def limit(key: str, starts: str, stops: str, length: int, unit: Unit = Unit.WORKING_DAYS, **more: object) -> Limit:
    return Limit(key, key, starts, stops, length, unit, "Working Together", "2026", True, **more)  # type: ignore[arg-type]


LIMITS = (
    limit(NOTIFICATION, Event.AWARE, Event.NOTIFIED, 5),
    limit(DEATH_LOOKED_AFTER, Event.AWARE, Event.TOLD_SECRETARY, 5),
    limit("step-1", Event.NOTIFIED, "step-1", 10, other_starts=(Event.AWARE,), is_internal=True),
    limit(RAPID, Event.NOTIFIED, Event.RAPID_SENT, 15, other_starts=(Event.AWARE,)),
    limit(PRACTICE, Event.DECIDED, Event.PUBLISHED, 6, Unit.MONTHS),
    limit(ADVANCE_COPIES, Event.PUBLISHED, Event.ADVANCE, -7),
    limit(AVAILABLE, Event.PUBLISHED, Event.WITHDRAWN, 12, Unit.MONTHS, lasts=True),
)


def read(
    today: date,
    *,
    trigger: str = Event.NOTIFIED,
    holidays: object = EASTER_2027,
    notifies: bool = True,
    events: dict[str, date],
    **facts: object,
) -> dict[str, CaseClock]:
    found = case_clocks(
        LIMITS,
        Facts(events=events, notifies=notifies, **facts),  # type: ignore[arg-type]
        trigger=trigger,
        today=today,
        holidays=holidays,  # type: ignore[arg-type]
    )
    return {clock.limit.key: clock for clock in found}


def test_aware_before_easter_and_notified_the_same_day() -> None:
    """Domain case 7: notification by Monday 5 April 2027, the rapid review by Monday 19 April."""
    clocks = read(date(2027, 3, 25), events={Event.AWARE: date(2027, 3, 25)})
    assert clocks[NOTIFICATION].due == date(2027, 4, 5)
    assert clocks[NOTIFICATION].days_left == 5
    assert clocks[NOTIFICATION].sentence == "Due Monday 5 April 2027: 5 working days left."
    assert clocks[RAPID].state is State.WAITING
    assert clocks[RAPID].sentence == "Begins when this is on record: notification sent."
    clocks = read(date(2027, 3, 25), events={Event.AWARE: date(2027, 3, 25), Event.NOTIFIED: date(2027, 3, 25)})
    assert clocks[NOTIFICATION].state is State.MET
    assert clocks[RAPID].due == date(2027, 4, 19)
    assert clocks["step-1"].due == date(2027, 4, 12)


def test_the_setting_chooses_the_reading_that_the_table_allows_and_no_other() -> None:
    events = {Event.AWARE: date(2027, 4, 6), Event.NOTIFIED: date(2027, 4, 9)}
    assert read(date(2027, 4, 9), events=events)[RAPID].due == date(2027, 4, 30)
    by_aware = read(date(2027, 4, 9), events=events, trigger=Event.AWARE)
    assert by_aware[RAPID].due == date(2027, 4, 27)
    assert by_aware[RAPID].counted_from == Event.AWARE
    assert by_aware[PRACTICE].counted_from == Event.DECIDED if PRACTICE in by_aware else True
    assert by_aware[NOTIFICATION].counted_from == Event.AWARE


@pytest.mark.parametrize(
    ("aware", "due", "holidays"),
    [
        (date(2026, 3, 31), date(2026, 4, 9), {date(2026, 4, 3), date(2026, 4, 6)}),  # 1, 2, 7, 8, 9 April
        (date(2027, 12, 23), date(2028, 1, 4), CHRISTMAS_2027),  # 24, 29, 30, 31 December, 4 January
        (date(2024, 12, 24), date(2025, 1, 3), {date(2024, 12, 25), date(2024, 12, 26), date(2025, 1, 1)}),
        (date(2028, 2, 28), date(2028, 3, 6), set()),  # over 29 February: 29, 1, 2, 3, 6 March
        (date(2026, 6, 13), date(2026, 6, 19), set()),  # a Saturday: day 1 is Monday
    ],
)
def test_five_working_days_over_holidays(aware: date, due: date, holidays: object) -> None:
    assert read(aware, events={Event.AWARE: aware}, holidays=holidays)[NOTIFICATION].due == due


def test_midnight_in_british_summer_time_decides_the_day() -> None:
    """Half past eleven in the evening, in UTC, is the next day in London: one working day later."""
    late = uk_date(datetime(2026, 7, 1, 23, 30, tzinfo=UTC))
    assert late == date(2026, 7, 2)
    assert read(late, events={Event.AWARE: late}, holidays=())[NOTIFICATION].due == date(2026, 7, 9)
    earlier = uk_date(datetime(2026, 7, 1, 22, 30, tzinfo=UTC))
    assert read(earlier, events={Event.AWARE: earlier}, holidays=())[NOTIFICATION].due == date(2026, 7, 8)


def test_six_months_clamp_and_advance_copies_count_back() -> None:
    """Domain case 8."""
    events = {Event.AWARE: date(2026, 8, 3), Event.NOTIFIED: date(2026, 8, 4), Event.DECIDED: date(2026, 8, 31)}
    clocks = read(date(2026, 9, 1), events=events, publishes_on=date(2027, 4, 8))
    assert clocks[PRACTICE].due == date(2027, 2, 28)
    assert clocks[ADVANCE_COPIES].due == date(2027, 3, 30)
    leap = read(date(2027, 9, 1), events={**events, Event.DECIDED: date(2027, 8, 31)}, holidays=())
    assert leap[PRACTICE].due == date(2028, 2, 29)


def test_a_bank_holiday_proclaimed_moves_what_is_open_and_leaves_what_was_met() -> None:
    events = {Event.AWARE: date(2026, 6, 1), Event.NOTIFIED: date(2026, 6, 8)}
    before = read(date(2026, 6, 8), events=events, holidays=())
    assert (before[NOTIFICATION].due, before[NOTIFICATION].state) == (date(2026, 6, 8), State.MET)
    assert before[RAPID].due == date(2026, 6, 29)
    proclaimed = {date(2026, 6, 5), date(2026, 6, 12)}
    after = read(date(2026, 6, 9), events=events, holidays=proclaimed, frozen={NOTIFICATION: date(2026, 6, 8)})
    assert after[NOTIFICATION].due == date(2026, 6, 8)
    assert after[NOTIFICATION].would_be == date(2026, 6, 9)
    assert after[RAPID].due == date(2026, 6, 30)
    noted = {NOTIFICATION: date(2026, 6, 8), RAPID: date(2026, 6, 29), "step-1": date(2026, 6, 23)}
    assert [(each.key, each.before, each.due) for each in moved(noted, list(after.values()))] == [
        (RAPID, date(2026, 6, 29), date(2026, 6, 30))
    ]


def test_a_corrected_start_moves_what_runs_and_says_of_what_has_stopped_that_it_would_be_another() -> None:
    """Known since Monday 1st and not, as was thought, Wednesday 3rd: by what is known now it was late."""
    frozen = {NOTIFICATION: date(2026, 6, 10)}
    events = {Event.AWARE: date(2026, 6, 1), Event.NOTIFIED: date(2026, 6, 9)}
    clock = read(date(2026, 6, 9), events=events, holidays=(), frozen=frozen)[NOTIFICATION]
    assert (clock.state, clock.due, clock.would_be) == (State.MET, date(2026, 6, 10), date(2026, 6, 8))
    running = read(date(2026, 6, 4), events={Event.AWARE: date(2026, 6, 2)}, holidays=(), frozen=frozen)[NOTIFICATION]
    assert running.due == date(2026, 6, 9)


def test_late_is_counted_in_working_days_and_a_weekend_is_not_in_time() -> None:
    """Due on Friday 5 June: on Saturday it has passed though no working day has."""
    events = {Event.AWARE: date(2026, 5, 29)}
    assert read(date(2026, 6, 5), events=events, holidays=())[NOTIFICATION].state is State.RUNNING
    saturday = read(date(2026, 6, 6), events=events, holidays=())[NOTIFICATION]
    assert (saturday.state, saturday.days_late) == (State.OVERDUE, 0)
    assert read(date(2026, 6, 9), events=events, holidays=())[NOTIFICATION].days_late == 2
    missed = read(date(2026, 7, 1), events={**events, Event.NOTIFIED: date(2026, 6, 9)}, holidays=())[NOTIFICATION]
    assert (missed.state, missed.days_late) == (State.MISSED, 2)
    assert missed.sentence == (
        "Missed by 2 working days: it was due Friday 5 June 2026, and came on Tuesday 9 June 2026."
    )


def test_what_does_not_concern_a_case_is_left_out() -> None:
    events = {Event.AWARE: date(2026, 6, 1)}
    assert set(read(date(2026, 6, 1), events=events)) == {NOTIFICATION, "step-1", RAPID}
    assert set(read(date(2026, 6, 1), events=events, notifies=False)) == set()
    assert set(read(date(2026, 6, 1), events=events, notifies=False, tells_secretary=True)) == {DEATH_LOOKED_AFTER}


def test_found_not_to_be_required_ends_the_rapid_review_and_leaves_the_notification_met() -> None:
    events = {Event.AWARE: date(2026, 6, 1), Event.NOTIFIED: date(2026, 6, 2)}
    clocks = read(date(2026, 6, 20), events=events, holidays=(), not_required="The Panel agreed on 5 June.")
    assert clocks[NOTIFICATION].state is State.MET
    assert clocks[RAPID].state is clocks["step-1"].state is State.ENDED
    assert clocks[RAPID].sentence == "No longer runs: The Panel agreed on 5 June."
    assert not clocks[RAPID].is_open


def test_a_clock_that_was_ended_with_a_reason_no_longer_runs_until_its_event_comes() -> None:
    events = {Event.AWARE: date(2026, 6, 1)}
    ended = read(date(2026, 7, 1), events=events, holidays=(), ended={NOTIFICATION: "Notified by Shropshire."})
    assert ended[NOTIFICATION].state is State.ENDED
    both = read(
        date(2026, 7, 1),
        events={**events, Event.NOTIFIED: date(2026, 6, 3)},
        holidays=(),
        ended={NOTIFICATION: "Notified by Shropshire."},
    )
    assert both[NOTIFICATION].state is State.MET


def test_a_review_stays_available_for_a_year() -> None:
    events = {Event.DECIDED: date(2026, 1, 5), Event.PUBLISHED: date(2026, 6, 1)}
    lasting = read(date(2026, 7, 1), events=events, holidays=(), notifies=False)[AVAILABLE]
    assert (lasting.state, lasting.due) == (State.RUNNING, date(2027, 6, 1))
    assert lasting.sentence == "Lasts until Tuesday 1 June 2027."
    early = read(date(2026, 9, 1), events={**events, Event.WITHDRAWN: date(2026, 8, 3)}, notifies=False)[AVAILABLE]
    assert early.state is State.MISSED
    kept = read(date(2027, 9, 1), events={**events, Event.WITHDRAWN: date(2027, 8, 3)}, notifies=False)[AVAILABLE]
    assert kept.state is State.MET


@pytest.mark.parametrize(
    ("today", "step"),
    [
        (date(2026, 6, 1), "5"),
        (date(2026, 6, 3), "5"),
        (date(2026, 6, 4), "2"),
        (date(2026, 6, 5), "1"),
        (date(2026, 6, 8), "0"),
        (date(2026, 6, 9), "late"),
    ],
)
def test_reminders_go_ahead_of_each_deadline(today: date, step: str) -> None:
    clock = read(today, events={Event.AWARE: date(2026, 6, 1)}, holidays=())[NOTIFICATION]
    assert reminder(clock) == step


def test_no_reminder_of_what_is_far_off_or_has_stopped() -> None:
    events = {Event.AWARE: date(2026, 6, 1), Event.NOTIFIED: date(2026, 6, 1)}
    clocks = read(date(2026, 6, 1), events=events, holidays=())
    assert reminder(clocks[NOTIFICATION]) == reminder(clocks[RAPID]) == ""
