"""Real workers, a real Redis, and both killed in the middle: in the end everything has been done exactly once."""

import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from hscp.record import broker, outbox, runner
from hscp.record.mail import write_mail
from hscp.record.models import Job, JobState, MailState
from hscp.record.outbox import WORKER
from hscp.spaces.acting import acting, in_space
from tests.record.conftest import Queue
from tests.record.workload import noted
from tests.servers.redis import Redis, free_port
from tests.servers.smtp import Postman
from tests.servers.workers import ROOT, Worker, environment, until

pytestmark = pytest.mark.postgres


def until_all_is_done() -> None:
    """Wait for it, and ring every other second for what waits, as beat does every minute."""
    rung = 0.0

    def done() -> bool:
        nonlocal rung
        if time.monotonic() > rung + 2:
            outbox.sweep(timezone.now())
            rung = time.monotonic()
        with acting(WORKER):
            return not Job.objects.exclude(state=JobState.DONE).exists()

    until(done, 90)


def test_killed_in_the_middle_of_a_short_and_of_a_long_job(
    queue: Queue, notes: Path, start_worker: Callable[..., Worker]
) -> None:
    short, long = queue.ask("slow_short", name="s"), queue.ask("slow_long", name="l")
    both = [start_worker(), start_worker()]
    until(lambda: noted("s-begun") == noted("l-begun") == 1)
    assert runner.run(short.pk, timezone.now()) is False  # its row is locked: nobody else takes it
    row = queue.look(long)
    assert row.lease_until is not None
    lease_holds = row.lease_until - timedelta(seconds=1)
    shown = outbox.status(row, now=lease_holds)
    assert (shown.words, shown.percent) == ("Laying out", 25)
    for worker in both:
        worker.kill()
    assert queue.look(short).state == JobState.QUEUED
    assert queue.effects("s") == 0
    assert runner.run(long.pk, lease_holds) is False
    for name in ("s-go", "l-go"):
        (notes / name).touch()
    last = start_worker()
    until_all_is_done()
    assert (noted("s-begun"), noted("l-begun")) == (2, 2)
    assert (queue.effects("s"), queue.effects("l")) == (1, 1)
    row = queue.look(long)
    assert (row.attempts, row.fence_token) == (2, 2)
    assert last.stop() == 0


def test_everything_once_though_workers_and_redis_are_killed(
    queue: Queue, redis: Redis, notes: Path, start_worker: Callable[..., Worker], monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"n{each}" for each in range(40)]
    first, _second = start_worker(), start_worker()
    for name in names[:15]:
        queue.ask("short", name=name)
    queue.ask("slow_short", name="slow")
    for name in names[15:25]:
        queue.ask("long_quick", name=name)
    until(lambda: noted("slow-begun") == 1)
    first.kill()
    redis.kill()
    for name in names[25:]:  # nobody hears the bell; nobody who asks is told of an error
        queue.ask("short", name=name)
    (notes / "slow-go").touch()
    redis.start()
    start_worker()
    monkeypatch.setattr(broker, "_silent_until", 0.0)
    for job_id in outbox.due(timezone.now()) * 3:
        broker.ring(job_id)  # once too often is harmless
    broker.ring(987_654)  # and so is a number that nobody knows
    until_all_is_done()
    assert [queue.effects(name) for name in [*names, "slow"]] == [1] * 41


def test_killed_while_a_mail_goes_over(queue: Queue, postman: Postman, start_worker: Callable[..., Worker]) -> None:
    postman.stalled = True
    broken = queue.ask("broken", name="n")
    with acting(in_space(queue.space.pk)):
        mail = write_mail(to="member@example.org", subject="s", text="t", key="k", at=timezone.now())
        job = Job.objects.get(key="mail:k")
    worker = start_worker(HSCP_TEST_SMTP_PORT=str(postman.port))
    assert postman.got_text.wait(40)
    worker.kill()
    postman.stalled = False
    row = queue.look(job)
    assert (queue.mail(mail).state, row.state) == (MailState.SENDING, JobState.RUNNING)
    assert row.lease_until is not None
    assert runner.run(job.pk, row.lease_until) is False
    assert queue.mail(mail).state == MailState.UNKNOWN
    assert queue.look(job).state == JobState.FAILED
    assert postman.texts == 1
    # What it did before: a job that failed, of which its log holds no case text.
    assert queue.look(broken).attempts == 1
    assert f"Job {broken.pk} (tests.broken) failed: ValueError" in worker.log
    assert "a child's name" not in worker.log


ASK = """
import sys, time, django
django.setup()
from django.utils import timezone
from tests.record import workload
from hscp.record.outbox import ask
from hscp.spaces.acting import acting, in_space
begun = time.monotonic()
with acting(in_space(int(sys.argv[1]))):
    ask("tests.short", key="k", arguments={"name": "n"}, asked_by_id=None, at=timezone.now())
print(time.monotonic() - begun)
"""


def test_whoever_asks_hardly_waits_for_a_broker_that_is_away(queue: Queue) -> None:
    """With the product's own settings for Redis, and nobody at its port."""
    done = subprocess.run(
        [sys.executable, "-c", ASK, str(queue.space.pk)],
        cwd=ROOT,
        env=environment(REDIS_URL=f"redis://127.0.0.1:{free_port()}/0"),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert float(done.stdout) < 20, done.stdout  # the packaged way tries again without end
    assert "The broker did not answer (OperationalError)" in done.stderr
    assert len(outbox.due(timezone.now())) == 1


def test_beat_keeps_its_notes_where_we_write(redis: Redis, tmp_path: Path, transactional_db: None) -> None:
    var = tmp_path / "var"
    beat = Worker(tmp_path / "beat.log", ("beat", "--loglevel", "INFO"), REDIS_URL=redis.url, HSCP_VAR=str(var))
    try:
        until(lambda: any(var.glob("beat-schedule*")))
        assert beat.stop() == 0
    finally:
        beat.kill()
    assert "beat: Starting" in beat.log
