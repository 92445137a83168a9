"""The timetable: each turn once, whoever comes first, and late rather than never."""

import threading
from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from hscp.celery import TIMETABLE, app
from hscp.record import tasks, turns
from hscp.record.handlers import handler_of, job, turn, turn_of
from hscp.record.models import Job, Tick
from hscp.record.outbox import WORKER
from hscp.record.timetable import Daily, Every, Turn
from hscp.spaces.acting import acting, loading
from hscp.spaces.models import Space
from tests.record.conftest import Queue
from tests.record.workload import SECRET

FOUR = Daily(time(4, 0))
EACH_SPACE = Turn("Look after each space", FOUR, "tests.who")


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("when", "now", "slot"),
    [
        (Every(1), at(2026, 6, 15, 9, 0, 59), at(2026, 6, 15, 9, 0)),
        (Every(15), at(2026, 6, 15, 9, 14, 59), at(2026, 6, 15, 9, 0)),
        (Every(15), at(2026, 6, 15, 9, 15), at(2026, 6, 15, 9, 15)),
        (FOUR, at(2026, 6, 15, 3, 0), at(2026, 6, 15, 3, 0)),  # four o'clock in a British summer
        (FOUR, at(2026, 6, 15, 2, 59), at(2026, 6, 14, 3, 0)),
        (FOUR, at(2026, 12, 15, 4, 0), at(2026, 12, 15, 4, 0)),  # and in winter
        (FOUR, at(2026, 3, 29, 12, 0), at(2026, 3, 29, 3, 0)),  # the day the clocks went forward
        (FOUR, at(2026, 10, 25, 3, 59), at(2026, 10, 24, 3, 0)),  # the day they went back, a minute early
    ],
)
def test_slot(when: Every | Daily, now: datetime, slot: datetime) -> None:
    assert when.slot(now) == slot


def test_a_turn_is_taken_once_a_slot(queue: Queue) -> None:
    with loading():
        Space.objects.create(slug="south", name="South", short_name="South")
    night = at(2026, 6, 15, 3, 0)
    assert turns.take_turns(night, [EACH_SPACE]) == ["Look after each space"]
    assert turns.take_turns(night + timedelta(hours=20), [EACH_SPACE]) == []
    with acting(WORKER):
        assert Job.objects.filter(task="tests.who").count() == 2  # one for each space
        assert {row.asked_by_id for row in Job.objects.all()} == {None}
    assert turns.take_turns(night + timedelta(days=3), [EACH_SPACE]) == ["Look after each space"]  # once, not thrice
    with acting(WORKER):
        assert Job.objects.filter(task="tests.who").count() == 4


def test_two_schedulers_do_no_harm(queue: Queue) -> None:
    start = threading.Barrier(4)
    taken: list[list[str]] = []

    def scheduler() -> None:
        start.wait()
        taken.append(turns.take_turns(at(2026, 6, 15, 3, 0), [EACH_SPACE]))
        connection.close()

    threads = [threading.Thread(target=scheduler) for _each in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(len, taken)) == [0, 0, 0, 1]
    with acting(WORKER):
        assert Job.objects.count() == 1


def test_one_that_fails_leaves_the_others_and_comes_round_again(queue: Queue, caplog: pytest.LogCaptureFixture) -> None:
    now = at(2026, 6, 15, 3, 0)
    broken = Turn("Broken", FOUR, "tests.broken_turn")

    @turn("tests.broken_turn")
    def fail(due: datetime) -> None:
        raise ValueError(SECRET)

    assert turns.take_turns(now, [broken, EACH_SPACE]) == ["Look after each space"]
    assert "The turn tests.broken_turn failed: ValueError." in caplog.text
    assert SECRET not in caplog.text
    assert not Tick.objects.filter(task="tests.broken_turn").exists()


def test_the_sweep_is_a_turn(queue: Queue, rung: list[int]) -> None:
    job = queue.ask("short", name="lost bell")
    rung.clear()
    tasks.take_turns()
    assert rung.count(job.pk) == 1
    tasks.sweep()
    assert rung.count(job.pk) == 2


def test_old_ticks_are_forgotten_and_new_ones_kept(queue: Queue) -> None:
    now = timezone.now()
    for days in (1, 59, 61):
        Tick.objects.create(task=f"tests {days}", slot=now - timedelta(days=days))
    turns.take_turns(now, [Turn("Forget", Every(1), "record.forget_ticks")])
    assert set(Tick.objects.values_list("task", flat=True)) == {"tests 1", "tests 59", "record.forget_ticks"}


def test_every_row_of_the_table_can_be_done_and_is_known_to_beat() -> None:
    assert len({row.task for row in TIMETABLE}) == len({row.name for row in TIMETABLE}) == len(TIMETABLE)
    assert set(app.conf.beat_schedule) == {row.name for row in TIMETABLE}
    for row in TIMETABLE:
        assert turn_of(row.task) or handler_of(row.task)
        entry = app.conf.beat_schedule[row.name]
        assert entry["task"] == tasks.take_turns.name
        assert entry["schedule"] == row.when.for_beat()


def test_a_daily_turn_is_on_londons_clock_for_beat_too() -> None:
    assert app.conf.timezone == "Europe/London"
    assert (FOUR.for_beat().hour, FOUR.for_beat().minute) == ({4}, {0})


def test_two_functions_cannot_do_the_same_work() -> None:
    with pytest.raises(ValueError, match="Two functions want"):
        job("tests.short")(lambda: None)
    with pytest.raises(ValueError, match="Two functions want"):
        turn("record.sweep")(lambda due: None)
