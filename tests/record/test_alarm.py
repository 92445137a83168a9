"""A scheduler or a worker that stops raises an alarm, told by what has not been done."""

import logging
import os
import smtplib
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from celery.signals import worker_ready
from django.core import mail
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from hscp.celery import TIMETABLE
from hscp.record import alarm, pulse, turns
from hscp.record.models import Job, JobState, Tick
from hscp.record.outbox import WORKER
from hscp.record.pulse import HEARTBEAT, Ill, Pulse, judge, troubles
from hscp.record.timetable import Every
from hscp.spaces.acting import acting
from tests.record.conftest import Queue
from tests.servers.workers import ROOT

NINE = datetime(2026, 6, 15, 8, 12, tzinfo=UTC)  # 09:12 in London
BORNE = timedelta(minutes=15)
WELL = Pulse(heard=NINE, untaken=(), waiting_since=None, settled=True)
STOPPED = "Timed work has stopped since 09:12."


@pytest.fixture(autouse=True)
def fresh(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A quarter of an hour is borne; this process has found, said and mailed nothing, and has run for long."""
    settings.ALARM_AFTER_MINUTES = 15
    settings.ALARM_MAIL = ["operator@example.org", "night@example.org"]
    monkeypatch.setattr(alarm, "_said", {})
    monkeypatch.setattr(alarm, "_mailed_unclaimed", set())
    monkeypatch.setattr(alarm, "_found", None)
    monkeypatch.setattr(pulse, "_begun", time.monotonic() - 3600)
    cache.clear()
    yield
    cache.clear()


def beats(now: datetime) -> None:
    """Every turn is taken by ``now``."""
    with acting(WORKER):
        for row in TIMETABLE:
            Tick.objects.get_or_create(task=row.task, slot=row.when.slot(now), defaults={"taken_at": now})


@pytest.mark.parametrize(
    ("seen", "later", "said"),
    [
        (WELL, 15, []),
        (WELL, 16, [STOPPED]),
        (WELL, 24 * 60, ["Timed work has stopped since 09:12 on Monday 15 June 2026."]),
        (Pulse(None, (), None, settled=True), 0, ["Timed work has never begun on this site."]),
        (Pulse(None, ("Send it",), None, settled=False), 0, []),
        (Pulse(NINE, ("Send it",), None, settled=False), 0, []),
        (Pulse(NINE, ("Send it", "Check it"), None, settled=True), 0,
         ["Timed work that was due has not been done: Send it and Check it."]),
        (Pulse(NINE, (), NINE, settled=False), 5, ["Work that should have begun at 09:12 still waits."]),
        (Pulse(NINE, (), NINE, settled=True), 16, [STOPPED, "Work that should have begun at 09:12 still waits."]),
    ],
)  # fmt: skip
def test_what_is_wrong(seen: Pulse, later: int, said: list[str]) -> None:
    assert [each.sentence for each in judge(seen, NINE + timedelta(minutes=later), BORNE)] == said


def test_the_heart_beats_every_minute() -> None:
    (row,) = [row for row in TIMETABLE if row.task == HEARTBEAT]
    assert row.when == Every(minutes=1)


def test_a_timetable_that_is_kept_is_well(queue: Queue) -> None:
    now = timezone.now()
    turns.take_turns(now)
    with acting(WORKER):  # what was asked for in each space is done
        Job.objects.update(state=JobState.DONE, ended_at=now)
    assert troubles(now) == []
    assert troubles(now + timedelta(minutes=14)) == []
    ill = troubles(now + timedelta(minutes=17))
    assert [(each.kind, each.since) for each in ill] == [(Ill.TIMETABLE, Every(1).slot(now))]


def test_one_turn_that_always_fails_is_named(queue: Queue) -> None:
    now = timezone.now()
    beats(now)
    Tick.objects.filter(task="record.check").delete()
    late = now + timedelta(days=1)
    with acting(WORKER):
        Tick.objects.create(task=HEARTBEAT, slot=late)
    (ill,) = [each for each in troubles(late) if each.kind == Ill.TIMETABLE]
    assert "Compare the record with its history and follow its chain" in ill.sentence


@pytest.mark.parametrize(
    ("state", "minutes", "overdue"),
    [
        ("queued", 14, False),
        ("queued", 16, True),
        ("running", 14, False),
        ("running", 16, True),
        ("done", 16, False),
    ],
)
def test_work_that_nobody_does_is_overdue(queue: Queue, state: str, minutes: int, overdue: bool) -> None:
    now = timezone.now()
    beats(now)
    job = queue.ask("short", name="late")
    then = now - timedelta(minutes=minutes)
    with acting(WORKER):
        over = {"ended_at": now} if state == "done" else {}
        lease = {"lease_until": then} if state == "running" else {}
        Job.objects.filter(pk=job.pk).update(state=state, not_before=then, **over, **lease)
    assert [each.kind for each in troubles(now)] == ([Ill.JOBS] if overdue else [])


def test_a_long_job_that_keeps_its_lease_is_not_overdue(queue: Queue) -> None:
    now = timezone.now()
    beats(now)
    job = queue.ask("long", name="an hour's work")
    with acting(WORKER):
        Job.objects.filter(pk=job.pk).update(
            state=JobState.RUNNING, not_before=now - timedelta(hours=1), lease_until=now + timedelta(minutes=1)
        )
    assert troubles(now) == []


def test_a_pulse_costs_two_queries(queue: Queue, django_assert_max_num_queries: Any) -> None:
    beats(timezone.now())
    with django_assert_max_num_queries(6) as asked:  # beside them: BEGIN, COMMIT and the signed context
        assert troubles(timezone.now()) == []
    assert len([each for each in asked if "record_" in each["sql"]]) == 2


def test_health_says_a_word_and_no_more(queue: Queue, caplog: pytest.LogCaptureFixture) -> None:
    client = Client()
    beats(timezone.now())
    assert (client.get("/health/").status_code, client.get("/health/").content) == (200, b"ok")
    Tick.objects.update(slot=timezone.now() - timedelta(days=30))  # one row for each turn, all of long ago
    job = queue.ask("short", name="late")
    with acting(WORKER):
        Job.objects.filter(pk=job.pk).update(not_before=timezone.now() - timedelta(hours=1))
    answer = client.get("/health/")
    assert (answer.status_code, answer.content) == (503, b"timetable late, jobs overdue")
    assert answer.cookies == {}
    assert "/health/" not in caplog.text  # asked every half minute, it would fill the log
    assert "no-store" in answer.headers["Cache-Control"]
    assert client.get("/health/web/").status_code == 200  # a scheduler that stops does not take the site away


def test_the_command_ends_with_an_error(queue: Queue) -> None:
    beats(timezone.now())
    call_command("health")
    Tick.objects.update(slot=timezone.now() - timedelta(days=30))
    with pytest.raises(CommandError, match="Timed work has stopped since"):
        call_command("health", "timetable")
    call_command("health", "jobs")


def test_the_log_has_an_error_once_a_period(
    queue: Queue, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = timezone.now()
    clock = [1000.0]
    monkeypatch.setattr(alarm.time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(pulse, "_begun", 0.0)
    beats(now)

    def said() -> list[str]:
        found = [each.getMessage() for each in caplog.records if each.levelno >= logging.WARNING]
        caplog.clear()
        return [each.partition(".")[0] for each in found]

    assert alarm.watch(now) == []
    assert said() == []
    late = now + timedelta(minutes=20)
    begun = pulse.moment(Every(1).slot(now), late)
    for minute, expected in [(0, 1), (1, 0), (14, 0), (15, 1), (16, 0)]:
        clock[0] = 1000.0 + minute * 60
        alarm.watch(late)
        assert said() == [f"Alarm: Timed work has stopped since {begun}"] * expected
    beats(late)
    alarm.watch(late)
    assert said() == ["The alarm is over: timetable is well again"]


def test_one_mail_an_outage_whoever_notices(queue: Queue, monkeypatch: pytest.MonkeyPatch) -> None:
    now = timezone.now()
    beats(now)
    for minutes in range(20, 120, 2):  # one process and another, each every minute or so, for an hour and a half
        monkeypatch.setattr(alarm, "_said", {})
        alarm.watch(now + timedelta(minutes=minutes))
    (got,) = mail.outbox
    assert got.to == ["operator@example.org", "night@example.org"]
    assert got.subject == "Alarm: timetable late"
    assert "Timed work has stopped since" in got.body
    assert "docs/running.md" in got.body
    beats(now + timedelta(hours=3))
    assert alarm.watch(now + timedelta(hours=3)) == []
    alarm.watch(now + timedelta(hours=5))
    assert len(mail.outbox) == 2  # it stopped once more


def test_what_stops_again_soon_after_is_another_outage(queue: Queue) -> None:
    now = timezone.now()
    beats(now)
    for minutes in (20, 21):
        alarm.watch(now + timedelta(minutes=minutes))
    beats(now + timedelta(minutes=22))
    assert alarm.watch(now + timedelta(minutes=23)) == []
    alarm.watch(now + timedelta(minutes=39))
    assert [each.subject for each in mail.outbox] == ["Alarm: timetable late"] * 2


def test_scheduler_and_worker_away_are_told_of_both(queue: Queue) -> None:
    now = timezone.now()
    beats(now)
    queue.ask("short", name="late")
    for minutes in (20, 21):
        alarm.watch(now + timedelta(minutes=minutes))
    assert [each.subject for each in mail.outbox] == ["Alarm: timetable late", "Alarm: jobs overdue"]


def test_a_queue_worked_off_slowly_is_one_outage(queue: Queue) -> None:
    now = timezone.now()
    beats(now)
    for minutes in range(1, 9):  # the oldest that waits is another each time
        job = queue.ask("short", key=f"k{minutes}", name="late")
        with acting(WORKER):
            Job.objects.filter(pk=job.pk).update(not_before=now - timedelta(minutes=60 - minutes))
            Job.objects.exclude(pk=job.pk).update(state=JobState.DONE, ended_at=now)
        assert [each.kind for each in alarm.watch(now)] == [Ill.JOBS]
    assert [each.subject for each in mail.outbox] == ["Alarm: jobs overdue"]


def test_a_mail_that_could_not_go_out_is_tried_again(
    queue: Queue, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    now = timezone.now()
    beats(now)
    late = now + timedelta(minutes=20)

    def away(*args: Any) -> int:
        raise smtplib.SMTPServerDisconnected

    with monkeypatch.context() as broken:
        broken.setattr(alarm, "send_mail", away)
        alarm.watch(late)
    assert "The alarm could not be mailed: SMTPServerDisconnected." in caplog.text
    alarm.watch(late + timedelta(minutes=1))
    assert len(mail.outbox) == 1


def test_a_database_that_is_away_is_told_of_once_too(
    queue: Queue, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def away(now: datetime) -> Pulse:
        raise OperationalError("secret words")

    now = timezone.now()
    with monkeypatch.context() as broken:
        broken.setattr(pulse, "look", away)
        assert Client().get("/health/").content == b"database away"
        for minute in range(3):
            monkeypatch.setattr(alarm, "_mailed_unclaimed", set())  # another process each time: the cache tells it
            assert [each.kind for each in alarm.watch(now + timedelta(minutes=minute))] == [Ill.DATABASE]
    assert [each.subject for each in mail.outbox] == ["Alarm: database away"]
    assert "secret words" not in caplog.text
    beats(now)
    assert alarm.watch(now) == []


def test_nobody_named_nobody_mailed(queue: Queue, settings: Any) -> None:
    settings.ALARM_MAIL = []
    now = timezone.now()
    beats(now)
    assert alarm.watch(now + timedelta(hours=1)) != []
    assert mail.outbox == []


def test_a_page_goes_by_what_was_found_within_the_minute(
    queue: Queue, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    now = timezone.now()
    beats(now)
    assert alarm.found_lately(now) == []
    with django_assert_num_queries(0):
        assert alarm.found_lately(now + timedelta(hours=1)) == []
    monkeypatch.setattr(alarm, "KEPT", 0.0)
    assert [each.kind for each in alarm.found_lately(now + timedelta(hours=1))] == [Ill.TIMETABLE]


def test_every_worker_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[str] = []
    monkeypatch.setattr(alarm, "start", lambda: started.append("watch"))
    worker_ready.send(sender=None)
    assert started == ["watch"]


THREADS = "import hscp.wsgi, threading; print(*sorted(each.name for each in threading.enumerate()))"


@pytest.mark.once
@pytest.mark.parametrize(("redis", "jobs"), [("", True), ("redis://127.0.0.1:1/0", False)])
def test_every_web_process_watches_and_without_redis_does_the_jobs(tmp_path: Path, redis: str, jobs: bool) -> None:
    done = subprocess.run(
        [sys.executable, "-c", THREADS],
        cwd=ROOT,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "hscp.settings.base",
            "HSCP_VAR": str(tmp_path),
            "REDIS_URL": redis,
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    names = done.stdout.splitlines()[-1].split()
    assert "hscp-watch" in names
    assert ("hscp-jobs_work" in names, "hscp-jobs_keep_time" in names) == (jobs, jobs)
