"""Long jobs: a lease, progress that others see, one transaction at the end, no say for whoever lost the lease."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from hscp.record import runner
from hscp.record.handlers import handler_of
from hscp.record.models import Job, JobState
from hscp.record.outbox import WORKER
from hscp.record.progress import LostLease, Progress
from hscp.spaces.acting import acting
from tests.record import workload
from tests.record.conftest import Queue


def claimed(queue: Queue, task: str = "long", name: str = "report", now: Any = None) -> tuple[Job, Progress]:
    """A job that a worker has just taken and has not begun."""
    job = queue.ask(task, name=name)
    handler = handler_of(f"tests.{task}")
    with acting(WORKER):
        row = Job.objects.get(pk=job.pk)
        assert runner._claim(row, handler, now or timezone.now())
    return row, Progress(row, handler, timezone.now)


def test_done_once_with_its_effect(queue: Queue) -> None:
    job = queue.ask("long", name="report")
    assert runner.run(job.pk, timezone.now()) is True
    assert runner.run(job.pk, timezone.now() + timedelta(days=1)) is False
    row = queue.look(job)
    assert (row.state, row.attempts, row.fence_token, row.lease_until) == (JobState.DONE, 1, 1, None)
    assert (row.steps_done, row.steps_total) == (3, 3)
    assert queue.effects("report") == 1


def test_progress_is_seen_by_others_and_keeps_the_lease(queue: Queue) -> None:
    start = timezone.now() - timedelta(seconds=100)
    job, progress = claimed(queue, now=start)
    assert queue.look(job).lease_until == start + timedelta(minutes=2)
    progress.step(2, 5, "Drawing charts")
    row = queue.look(job)
    assert (row.steps_done, row.steps_total, row.step) == (2, 5, "Drawing charts")
    assert row.lease_until is not None
    assert row.lease_until > timezone.now() + timedelta(seconds=110)


def test_more_cannot_be_done_than_there_is(queue: Queue) -> None:
    _job, progress = claimed(queue)
    with pytest.raises(ValueError, match="More is done"):
        progress.step(4, 3, "x")
    with pytest.raises(ValueError, match="More is done"):
        progress.step(-1, 3, "x")


def test_while_the_lease_holds_nobody_else_may(queue: Queue) -> None:
    job, _progress = claimed(queue)
    assert runner.run(job.pk, timezone.now() + timedelta(seconds=100)) is False
    assert queue.look(job).fence_token == 1


def test_a_worker_thought_dead_cannot_finish_over_its_successor(queue: Queue) -> None:
    job, first = claimed(queue)
    assert runner.run(job.pk, timezone.now() + timedelta(minutes=3)) is True  # the sweeper's next takes it and ends it
    with pytest.raises(LostLease):
        first.step(1, 2, "still here")
    with pytest.raises(LostLease), first.acting():
        raise AssertionError("must not be reached")
    with pytest.raises(LostLease), first.finish():
        workload.effect("report")
    row = queue.look(job)
    assert (row.state, row.attempts, row.fence_token) == (JobState.DONE, 2, 2)
    assert queue.effects("report") == 1


def test_losing_the_lease_is_no_failure(
    queue: Queue, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """While the first is at work, a second takes over and is still at it when the first comes to its end."""
    job = queue.ask("long", name="report")
    usual = Progress.finish

    def overtaken(progress: Progress) -> Any:
        with acting(WORKER):
            row = Job.objects.get(pk=job.pk)
            assert runner._claim(row, handler_of("tests.long"), timezone.now())
        return usual(progress)

    monkeypatch.setattr(Progress, "finish", overtaken)
    with caplog.at_level(logging.INFO):
        assert runner.run(job.pk, timezone.now()) is False
    row = queue.look(job)
    assert (row.state, row.attempts, row.fence_token, row.problem) == (JobState.RUNNING, 2, 2, "")
    assert queue.effects("report") == 0
    assert f"Job {job.pk} (tests.long) was taken over by another worker." in caplog.text


def test_a_failure_in_the_last_transaction_leaves_nothing(queue: Queue) -> None:
    job = queue.ask("long_broken", name="torn")
    assert runner.run(job.pk, timezone.now()) is False
    row = queue.look(job)
    assert (row.state, row.attempts, row.lease_until) == (JobState.QUEUED, 1, None)
    assert runner.run(job.pk, row.not_before) is False
    row = queue.look(job)
    assert (row.state, row.attempts) == (JobState.FAILED, 2)
    assert queue.effects("torn") == 0
    assert queue.effects(f"torn ended: {row.problem}") == 1


def test_a_handler_that_never_finishes_is_a_fault(queue: Queue) -> None:
    job = queue.ask("endless", name="x")
    assert runner.run(job.pk, timezone.now()) is False
    row = queue.look(job)
    assert row.state == JobState.QUEUED
    assert "(NotFinished)" in row.problem


def test_a_job_whose_workers_keep_dying_is_given_up(queue: Queue) -> None:
    now = timezone.now()
    job, _first = claimed(queue, "long_broken", "fatal", now)
    with acting(WORKER):
        Job.objects.filter(pk=job.pk).update(attempts=2)
    now += timedelta(minutes=3)
    assert runner.run(job.pk, now) is False
    row = queue.look(job)
    assert (row.state, row.ended_at) == (JobState.FAILED, now)
    assert row.problem == "The work was interrupted too often, so it was given up."
    assert queue.effects(f"fatal ended: {row.problem}") == 1


def test_rights_are_looked_up_for_each_transaction(queue: Queue, account: Any) -> None:
    job = queue.ask("long", by=account, name="report")
    account.email = "former@example.org"
    account.save(update_fields=["email"])
    assert runner.run(job.pk, timezone.now()) is False
    row = queue.look(job)
    assert row.state == JobState.FAILED
    assert "no longer holds a seat here" in row.problem
    assert queue.effects("report") == 0
