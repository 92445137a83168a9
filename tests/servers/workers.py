"""Real Celery workers on the running test database, to be killed in the middle of their work."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from django.db import connections

ROOT = Path(__file__).resolve().parents[2]
WORK = (
    *("worker", "--pool", "solo", "--loglevel", "INFO", "--include", "tests.record.workload"),
    *("--without-gossip", "--without-mingle"),
)


def environment(**more: str) -> dict[str, str]:
    """The environment of a process that works on the running test database."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.record.worker_settings",
        "HSCP_TEST_DATABASE_NAME": str(connections["default"].settings_dict["NAME"]),
        "PYTHONPATH": str(ROOT),
        "CELERY_SKIP_CHECKS": "1",  # Django's checks import every page; `make check` runs them
        **more,
    }


def until(what: Callable[[], bool], seconds: float = 40, pause: float = 0.05) -> None:
    """Wait until ``what()`` is true, asking every ``pause`` seconds. Raises ``TimeoutError``."""
    end = time.monotonic() + seconds
    while not what():
        if time.monotonic() > end:
            raise TimeoutError("It did not come true.")
        time.sleep(pause)


class Worker:
    """One worker process (it does its work itself, so that killing it kills the work)."""

    def __init__(self, log: Path, command: tuple[str, ...] = WORK, **more: str) -> None:
        self._log = log
        with log.open("ab") as out:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "celery", "--app", "hscp.celery", *command],
                cwd=ROOT,
                env=environment(**more),
                stdout=out,
                stderr=out,
            )

    def kill(self) -> None:
        """Kill -9."""
        self._process.kill()
        self._process.wait()

    def stop(self) -> int:
        """Ask it to end, and wait. Returns its exit code."""
        self._process.send_signal(signal.SIGTERM)
        return self._process.wait(20)

    @property
    def log(self) -> str:
        """What it has written so far."""
        return self._log.read_text()
