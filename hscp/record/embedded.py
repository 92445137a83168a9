"""The embedded default: without Redis, the one web process drains the outbox itself, in threads that end with it."""

import logging
import os
import threading
import time

from django.conf import settings
from django.db import close_old_connections
from django.utils import timezone

from hscp.record import alarm
from hscp.record.broker import app
from hscp.record.turns import take_turns

log = logging.getLogger(__name__)

MINUTE = 60.0
PAUSE = 5.0  # seconds before a worker that broke down is started again

_guard = threading.Lock()
_started_in: int | None = None


def start() -> bool:
    """Start worker and timetable in this process, once; returns whether it did.

    Does nothing where ``REDIS_URL`` names a broker: workers of their own drain the outbox there. Call it after the
    last fork, in the process that serves the pages.
    """
    global _started_in
    if settings.REDIS_URL:
        return False
    with _guard:
        if _started_in == os.getpid():
            return False
        _started_in = os.getpid()
    os.environ.setdefault("CELERY_SKIP_CHECKS", "1")  # Django's checks: whoever starts the process has run them
    for work in (_work, _keep_time):
        threading.Thread(target=work, name=f"hscp-jobs{work.__name__}", daemon=True).start()
    alarm.start()  # a thread of its own: one that has stopped cannot say so
    return True


def _work() -> None:
    """A Celery worker that takes one job at a time; its signal handlers are left out, for the process has its own."""
    while True:
        try:
            app.WorkController(
                pool="solo",
                concurrency=1,
                hostname=f"embedded-{os.getpid()}@localhost",
                without_heartbeat=True,
                without_mingle=True,
                without_gossip=True,
            ).start()
        except BaseException as problem:  # SystemExit too: a worker that stops must not stay away
            log.error("The embedded worker stopped: %s.", type(problem).__name__, exc_info=True)
        time.sleep(PAUSE)


def _keep_time() -> None:
    """Take the timetable's turns at the start of every minute, and at once what was missed."""
    while True:
        try:
            close_old_connections()
            take_turns(timezone.now())
        except Exception as problem:
            log.error("The timetable could not be read: %s.", type(problem).__name__)
        finally:
            close_old_connections()
        time.sleep(MINUTE - time.time() % MINUTE)
