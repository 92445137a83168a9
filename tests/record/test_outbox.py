"""Asking for work, ringing for it, sweeping up after lost doorbells, and saying how it stands."""

import logging
import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from hscp.record import broker, outbox
from hscp.record.handlers import UnknownTask
from hscp.record.models import Job, JobState
from hscp.record.outbox import WORKER, ask, status
from hscp.spaces.acting import NoContext, WrongSpace, acting, in_space, loading
from hscp.spaces.models import Space
from tests.record.conftest import Queue

NOON = datetime(2026, 6, 15, 11, 0, tzinfo=UTC)  # twelve o'clock in London


def count() -> int:
    with acting(WORKER):
        return Job.objects.count()


def test_rolled_back_with_the_transaction_that_asked(queue: Queue, rung: list[int]) -> None:
    with pytest.raises(RuntimeError), acting(in_space(queue.space.pk)):
        ask("tests.short", key="gone", arguments={"name": "gone"}, asked_by_id=None, at=timezone.now())
        raise RuntimeError
    assert count() == 0
    assert rung == []
    assert outbox.sweep(timezone.now()) == 0


def test_rings_only_after_the_commit(queue: Queue, rung: list[int]) -> None:
    with acting(in_space(queue.space.pk)):
        job = ask("tests.short", key="one", arguments={"name": "one"}, asked_by_id=None, at=timezone.now())
        assert rung == []
    assert rung == [job.pk]


def test_asking_twice_gives_one_row(queue: Queue, rung: list[int]) -> None:
    first = queue.ask("short", key="same", name="first")
    second = queue.ask("short", key="same", name="second")
    assert first.pk == second.pk
    assert second.arguments == {"name": "first"}
    assert rung == [first.pk]


def test_the_same_key_in_another_space_is_other_work(queue: Queue) -> None:
    with loading():
        other = Queue(Space.objects.create(slug="south", name="South", short_name="South"))
    assert queue.ask("short", key="same", name="x").pk != other.ask("short", key="same", name="x").pk


def test_two_who_ask_at_once_get_one_row(queue: Queue) -> None:
    start = threading.Barrier(4)
    found: list[int] = []

    def one() -> None:
        start.wait()
        found.append(queue.ask("short", key="race", name="race").pk)
        connection.close()

    threads = [threading.Thread(target=one) for _each in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len(set(found)) == 1
    assert count() == 1


def test_faults_in_the_asking_are_raised_at_once(queue: Queue) -> None:
    with pytest.raises(UnknownTask):
        queue.ask("nothing_of_the_sort")
    with pytest.raises(TypeError, match="The argument name"):
        queue.ask("short", name={"text": "content"})
    with pytest.raises(TypeError):
        queue.ask("short", name="x" * 201)
    with pytest.raises(WrongSpace), acting(in_space(queue.space.pk).only_reading()):
        ask("tests.who", key="k", asked_by_id=None, at=timezone.now(), space_id=queue.space.pk)
    with pytest.raises(NoContext):
        ask("tests.who", key="k", asked_by_id=None, at=timezone.now())
    assert count() == 0


def test_work_asked_for_on_a_day_to_come_is_due_now(queue: Queue) -> None:
    """The demonstration's clock stands ahead of the workers'."""
    with acting(in_space(queue.space.pk)):
        ahead = timezone.now() + timedelta(days=400)
        job = ask("tests.who", key="k", asked_by_id=None, at=ahead)
    assert job.asked_at == ahead
    assert outbox.due(timezone.now()) == [job.pk]


def test_a_broker_that_is_away_is_logged_and_not_asked_again_at_once(
    queue: Queue, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    asked = []

    def nobody(*args: Any, **kwargs: Any) -> None:
        asked.append(1)
        raise ConnectionError

    monkeypatch.setattr(broker.app, "send_task", nobody)
    with caplog.at_level(logging.WARNING):
        first = queue.ask("short", name="first")
        queue.ask("short", name="second")
    assert asked == [1]
    assert f"The broker did not answer (ConnectionError); job {first.pk} waits" in caplog.text
    assert count() == 2


def test_sweep_rings_for_what_is_due_and_for_leases_that_are_over(queue: Queue, rung: list[int]) -> None:
    now = timezone.now()
    jobs = {name: queue.ask("short", name=name) for name in ("due", "later", "held", "dropped", "done", "failed")}
    rung.clear()
    changes: dict[str, dict[str, Any]] = {
        "later": {"not_before": now + timedelta(minutes=1)},
        "held": {"state": JobState.RUNNING, "lease_until": now + timedelta(minutes=1)},
        "dropped": {"state": JobState.RUNNING, "lease_until": now},
        "done": {"state": JobState.DONE, "ended_at": now},
        "failed": {"state": JobState.FAILED, "ended_at": now},
    }
    with acting(WORKER):
        for name, values in changes.items():
            Job.objects.filter(pk=jobs[name].pk).update(**values)
    assert outbox.sweep(timezone.now()) == 2
    assert set(rung) == {jobs["due"].pk, jobs["dropped"].pk}


@pytest.mark.parametrize(
    ("fields", "words", "percent", "over"),
    [
        ({}, "Waiting to start.", None, False),
        (
            {"attempts": 1, "problem": "The other office is shut.", "not_before": NOON + timedelta(minutes=30)},
            "The other office is shut. It will be tried again at 12:30.",
            None,
            False,
        ),
        (
            {"attempts": 1, "problem": "It is shut.", "not_before": NOON + timedelta(hours=13)},
            "It is shut. It will be tried again at 01:00 on Tuesday 16 June 2026.",
            None,
            False,
        ),
        (
            {"attempts": 1, "problem": "It is shut.", "not_before": NOON},
            "It is shut. It will be tried again shortly.",
            None,
            False,
        ),
        ({"state": JobState.RUNNING, "lease_until": NOON + timedelta(minutes=1)}, "In progress.", None, False),
        (
            {
                "state": JobState.RUNNING,
                "lease_until": NOON + timedelta(minutes=1),
                "steps_done": 2,
                "steps_total": 3,
                "step": "Drawing charts",
            },
            "Drawing charts",
            66,
            False,
        ),
        (
            {"state": JobState.RUNNING, "lease_until": NOON, "steps_done": 2, "steps_total": 3, "step": "Drawing"},
            "This was interrupted and will be taken up again.",
            None,
            False,
        ),
        ({"state": JobState.DONE}, "Done.", 100, True),
        ({"state": JobState.FAILED, "problem": "The board has been closed."}, "The board has been closed.", None, True),
    ],
)
def test_status_tells_the_truth(fields: dict[str, Any], words: str, percent: int | None, over: bool) -> None:
    shown = status(Job(task="tests.short", key="k", **fields), now=NOON)
    assert (shown.words, shown.percent, shown.is_over) == (words, percent, over)
    assert shown.failed == (fields.get("state") == JobState.FAILED)
