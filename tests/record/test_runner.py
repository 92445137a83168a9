"""Short jobs: done with their effect in one transaction, with the rights of who asked, and given up in the end."""

import logging
import threading
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.utils import timezone

from hscp.record import runner, tasks
from hscp.record.models import Job, JobState
from hscp.record.outbox import WORKER
from hscp.spaces.acting import acting
from tests.record.conftest import Queue
from tests.record.workload import SECRET


def later(**delta: float) -> Any:
    return timezone.now() + timedelta(**delta)


def test_done_once(queue: Queue) -> None:
    job = queue.ask("short", name="one")
    assert runner.run(job.pk, timezone.now()) is True
    assert runner.run(job.pk, later(days=1)) is False
    done = queue.look(job)
    assert (done.state, done.attempts, done.problem) == (JobState.DONE, 0, "")
    assert done.ended_at is not None
    assert queue.effects("one") == 1


def test_an_unknown_id_is_no_error(queue: Queue, caplog: pytest.LogCaptureFixture) -> None:
    assert runner.run(123_456, timezone.now()) is False
    tasks.run_job(job_id=123_456)
    assert caplog.text == ""


def test_not_before_its_time(queue: Queue) -> None:
    job = queue.ask("short", name="early")
    assert runner.run(job.pk, later(hours=-1)) is False
    assert queue.effects("early") == 0


def test_failure_leaves_nothing_and_is_tried_again_ever_later(queue: Queue, caplog: pytest.LogCaptureFixture) -> None:
    job = queue.ask("broken", name="half")
    now, waits = later(seconds=1), []
    with caplog.at_level(logging.DEBUG):
        for attempt in range(1, 5):
            assert runner.run(job.pk, now) is False
            row = queue.look(job)
            assert (row.state, row.attempts) == (JobState.QUEUED, attempt)
            waits.append((row.not_before - now).total_seconds())
            assert runner.run(job.pk, row.not_before - timedelta(seconds=1)) is False  # not yet: not counted
            now = row.not_before
        assert waits == [30, 60, 120, 240]
        runner.run(job.pk, now)
    row = queue.look(job)
    assert (row.state, row.attempts, row.ended_at) == (JobState.FAILED, 5, now)
    assert row.problem == "The work could not be done because of a fault in the system (ValueError)."
    assert queue.effects("half") == 0
    assert f"Job {job.pk} (tests.broken) failed: ValueError at workload.py:" in caplog.text
    assert SECRET not in caplog.text


def test_failed_is_the_end(queue: Queue) -> None:
    job = queue.ask("hopeless", key="once", name="no")
    assert runner.run(job.pk, timezone.now()) is False
    row = queue.look(job)
    assert (row.state, row.attempts, row.problem) == (JobState.FAILED, 1, "The board has been closed.")
    assert runner.run(job.pk, later(days=9)) is False
    assert queue.ask("hopeless", key="once", name="no").state == JobState.FAILED
    assert runner.drain(later(days=9)) == 0
    assert queue.look(job).attempts == 1
    assert queue.effects("no") == 0


def test_a_rule_that_refuses_is_final_and_says_why(queue: Queue) -> None:
    job = queue.ask("refused")
    runner.run(job.pk, timezone.now())
    row = queue.look(job)
    assert (row.state, row.problem) == (JobState.FAILED, "A closed meeting has no more papers.")


def test_try_later_keeps_its_words(queue: Queue) -> None:
    job = queue.ask("later")
    runner.run(job.pk, timezone.now())
    row = queue.look(job)
    assert (row.state, row.problem) == (JobState.QUEUED, "The other office is shut.")
    runner.run(job.pk, row.not_before)
    assert queue.look(job).state == JobState.FAILED


def test_a_failure_at_the_commit_counts_as_one(queue: Queue) -> None:
    job = queue.ask("breaks_at_commit", name="torn")
    assert runner.run(job.pk, timezone.now()) is False
    row = queue.look(job)
    assert (row.state, row.attempts) == (JobState.QUEUED, 1)
    assert "IntegrityError" in row.problem
    assert queue.effects("torn") == 0


def test_work_has_the_rights_of_who_asked(queue: Queue, account: Any) -> None:
    runner.run(queue.ask("who", by=account).pk, timezone.now())
    assert queue.effects(f"user {account.pk} seat 7 files []") == 1
    runner.run(queue.ask("who", key="timetable").pk, timezone.now())
    assert queue.effects("user None seat None files []") == 1


def test_whoever_lost_the_seat_meanwhile_gets_nothing(queue: Queue, account: Any) -> None:
    job = queue.ask("short", by=account, name="too late")
    account.email = "former@example.org"
    account.save(update_fields=["email"])
    assert runner.run(job.pk, timezone.now()) is False
    row = queue.look(job)
    assert row.state == JobState.FAILED
    assert row.problem == "This was not done, because the person who asked for it no longer holds a seat here."
    assert queue.effects("too late") == 0


def test_whoever_may_only_read_changes_nothing_by_a_job(queue: Queue) -> None:
    reader = get_user_model().objects.create_user("reader@example.org")
    job = queue.ask("short", by=reader, name="forbidden")
    assert runner.run(job.pk, timezone.now()) is False
    assert "(WrongSpace)" in queue.look(job).problem
    assert queue.effects("forbidden") == 0


def test_the_end_is_noted_in_the_transaction_that_fails_the_job(queue: Queue) -> None:
    job = queue.ask("watched", name="seen")
    runner.run(job.pk, timezone.now())
    assert queue.look(job).state == JobState.FAILED
    assert queue.effects("seen") == 0
    assert queue.effects("seen ended: It rained.") == 1


def test_an_end_that_cannot_be_noted_is_an_end(queue: Queue, caplog: pytest.LogCaptureFixture) -> None:
    job = queue.ask("watched", name="unlucky")
    runner.run(job.pk, timezone.now())
    assert queue.look(job).state == JobState.FAILED
    assert "its end could not be noted: ValueError" in caplog.text
    assert SECRET not in caplog.text


def test_work_that_this_process_does_not_know_waits_for_one_that_does(queue: Queue) -> None:
    job = queue.ask("short", name="new")
    with acting(WORKER):
        Job.objects.filter(pk=job.pk).update(task="tests.of_tomorrow")
    assert runner.run(job.pk, timezone.now()) is False
    row = queue.look(job)
    assert (row.state, row.attempts) == (JobState.QUEUED, 1)
    with acting(WORKER):
        Job.objects.filter(pk=job.pk).update(task="tests.short")
    assert runner.run(job.pk, row.not_before) is True


def test_many_workers_one_effect(queue: Queue) -> None:
    jobs = [queue.ask("short", name=f"race {each}") for each in range(5)]
    start = threading.Barrier(4)
    done: list[bool] = []

    def worker() -> None:
        start.wait()
        for job in jobs:
            done.append(runner.run(job.pk, timezone.now()))
        connection.close()

    threads = [threading.Thread(target=worker) for _each in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 20
    assert done.count(True) == 5
    assert [queue.effects(f"race {each}") for each in range(5)] == [1] * 5


def test_drain_does_what_the_work_asks_for_too(queue: Queue) -> None:
    queue.ask("chain", left=3)
    queue.ask("broken", name="beside")
    assert runner.drain(later(seconds=5)) == 4
    assert queue.effects("chain") == 4


def test_a_database_that_is_away_is_logged_without_its_words(
    queue: Queue, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def away(*args: Any) -> bool:
        raise OSError(SECRET)

    monkeypatch.setattr(runner, "run", away)
    tasks.run_job(job_id=1)
    assert "Job 1 could not be looked at: OSError." in caplog.text
    assert SECRET not in caplog.text
