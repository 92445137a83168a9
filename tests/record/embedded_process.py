"""The one process of the embedded default, as `test_embedded` starts it: asks for work, sees it done, and ends."""

import json
import signal
import sys
import time

import django

django.setup()

from django.utils import timezone  # noqa: E402 - Django must be set up first

from hscp.record import embedded  # noqa: E402
from hscp.record.models import Job, JobState  # noqa: E402
from hscp.record.outbox import WORKER, ask  # noqa: E402
from hscp.spaces.acting import acting, in_space  # noqa: E402
from tests.record import workload  # noqa: E402
from tests.servers.workers import until  # noqa: E402


def queued() -> int:
    with acting(WORKER):
        return Job.objects.exclude(state=JobState.DONE).count()


def main(space_id: int, count: int) -> None:
    handlers = [signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)]
    begun = time.monotonic()
    started = [embedded.start(), embedded.start()]
    took = time.monotonic() - begun
    until(lambda: queued() == 0)  # what a process before this one left
    begun = time.monotonic()
    for each in range(count):
        with acting(in_space(space_id)):
            ask("tests.short", key=f"k{each}", arguments={"name": "many"}, asked_by_id=None, at=timezone.now())
    until(lambda: queued() == 0)
    many = time.monotonic() - begun
    with acting(in_space(space_id)):
        ask("tests.slow_short", key="left", arguments={"name": "left"}, asked_by_id=None, at=timezone.now())
    until(lambda: workload.noted("left-begun") == 1)
    same = handlers == [signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)]
    sys.stdout.write(json.dumps({"started": started, "took": took, "many": many, "handlers": same, "end": time.time()}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
