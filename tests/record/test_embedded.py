"""Without Redis: the one process drains the outbox itself, and nothing of it outlives the process."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from hscp.record import embedded
from hscp.record.models import JobState, Tick
from hscp.record.outbox import WORKER
from hscp.spaces.acting import acting
from tests.record.conftest import Queue
from tests.servers.workers import ROOT, environment

COUNT = 50


def test_the_one_process_does_everything(queue: Queue, notes: Path) -> None:
    before = queue.ask("short", name="asked before the start")
    ran = subprocess.run(
        [sys.executable, "-m", "tests.record.embedded_process", str(queue.space.pk), str(COUNT)],
        cwd=ROOT,
        env=environment(HSCP_TEST_NOTES=str(notes), REDIS_URL=""),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    ended = time.time()
    assert ran.returncode == 0, ran.stderr
    said = json.loads(ran.stdout.splitlines()[-1])
    assert said["started"] == [True, False]
    assert said["took"] < 1
    assert said["handlers"] is True
    assert ended - said["end"] < 5  # it did not wait for the work in hand
    assert queue.look(before).state == JobState.DONE
    assert queue.effects("asked before the start") == 1
    assert queue.effects("many") == COUNT
    assert queue.effects("left") == 0
    with acting(WORKER):
        assert Tick.objects.filter(task="record.sweep").exists()


def test_with_redis_the_workers_are_elsewhere(settings: Any) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    assert embedded.start() is False
