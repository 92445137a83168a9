"""A whole site of real processes, as compose runs it: what ends is started again, and anything can be killed."""

import contextlib
import http.client
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from tests.servers.redis import free_port

ROOT = Path(__file__).resolve().parents[2]
PAUSE = 0.3  # seconds until what has ended is started again
CELERY = (sys.executable, "-m", "celery", "--app", "tests.drills.timetable:app")


class Service:
    """One process with its children, started again whenever it ends (``restart: unless-stopped``)."""

    def __init__(self, name: str, command: tuple[str, ...], folder: Path, environment: dict[str, str]) -> None:
        self.name, self.starts, self.stopped = name, 0, False
        self._command, self._environment = command, environment
        self._log = folder / f"{name}.log"
        self._process: subprocess.Popen[bytes] | None = None
        self._guard = threading.Lock()

    def ensure(self) -> None:
        """Start it unless it runs."""
        with self._guard:
            if self.stopped or (self._process is not None and self._process.poll() is None):
                return
            self.starts += 1
            with self._log.open("ab") as out:
                self._process = subprocess.Popen(
                    self._command, cwd=ROOT, env=self._environment, stdout=out, stderr=out, stdin=subprocess.DEVNULL
                )

    def kill(self) -> int:
        """Kill -9, of its children too. Returns how many processes."""
        with self._guard:
            if self._process is None:
                return 0
            try:
                parent = psutil.Process(self._process.pid)
                family = [parent, *parent.children(recursive=True)]
            except psutil.NoSuchProcess:
                return 0
            for process in family:
                with contextlib.suppress(psutil.NoSuchProcess):
                    process.kill()
            self._process.wait()
            psutil.wait_procs(family, timeout=10)
            return len(family)

    @property
    def log(self) -> str:
        """What it has written so far."""
        return self._log.read_text(errors="replace") if self._log.exists() else ""


class Site:
    """The services of one drill, and somebody who starts again what ends. ``close`` leaves nothing behind."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self._environment = {**os.environ, "PYTHONPATH": str(ROOT), "CELERY_SKIP_CHECKS": "1"}
        self.services: dict[str, Service] = {}
        self._ended = threading.Event()
        self._keeper: threading.Thread | None = None

    def add(self, name: str, *command: str) -> None:
        """A service of that name."""
        self.services[name] = Service(name, command, self.folder, self._environment)

    def web(self, *, workers: int) -> None:
        """The web process and its workers, as the image starts them."""
        self.add(
            "web",
            *(sys.executable, "-m", "gunicorn", "tests.drills.wsgi:application", f"--workers={workers}", "--threads=4"),
            *("--worker-tmp-dir", str(self.folder), "--no-control-socket", "--bind", f"127.0.0.1:{self.port}"),
            *("--log-level=warning", "--graceful-timeout=5"),
        )

    def worker(self, number: int) -> None:
        """A Celery worker with two processes."""
        self.add(
            f"worker-{number}",
            *(*CELERY, "worker", "--concurrency", "2", "--loglevel", "WARNING", "--include", "tests.drills.work"),
            *("--hostname", f"drill-{number}@localhost"),
        )

    def scheduler(self, number: int) -> None:
        """A beat with notes of its own."""
        notes = self.folder / f"beat-{number}"
        self.add(f"scheduler-{number}", *CELERY, "beat", "--loglevel", "WARNING", "--schedule", str(notes),
                 "--pidfile", "")  # fmt: skip

    def start(self) -> None:
        """Start everything, and begin to start again what ends."""
        for service in self.services.values():
            service.ensure()
        self._keeper = threading.Thread(target=self._keep, daemon=True)
        self._keeper.start()

    def _keep(self) -> None:
        while not self._ended.wait(PAUSE):
            for service in self.services.values():
                service.ensure()

    def kill(self, name: str) -> int:
        """Kill -9 every service whose name begins so. Returns how many processes."""
        return sum(service.kill() for each, service in self.services.items() if each.startswith(name))

    def stop(self, name: str) -> int:
        """Kill every service whose name begins so, and leave it dead. Returns how many processes."""
        for each, service in self.services.items():
            service.stopped = service.stopped or each.startswith(name)
        return self.kill(name)

    def go_on(self, name: str) -> None:
        """Start again what was stopped."""
        for each, service in self.services.items():
            service.stopped = service.stopped and not each.startswith(name)

    def until_well(self, address: str = "/health/", seconds: float = 180) -> None:
        """Until that page is answered with 200. Raises ``TimeoutError`` with what the web process wrote."""
        until(lambda: self._answers(address), seconds, lambda: f"{address}: {self.services['web'].log[-3000:]}")

    def _answers(self, address: str) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", address, headers={"Host": "localhost", "X-Forwarded-Proto": "https"})
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def close(self) -> None:
        """End every process of ours."""
        self._ended.set()
        if self._keeper is not None:
            self._keeper.join()
        for service in self.services.values():
            service.kill()


def until(what: Callable[[], bool], seconds: float, words: Callable[[], str]) -> None:
    """Wait until ``what()``. Raises ``TimeoutError`` with ``words()``."""
    end = time.monotonic() + seconds
    while not what():
        if time.monotonic() > end:
            raise TimeoutError(words())
        time.sleep(0.1)
