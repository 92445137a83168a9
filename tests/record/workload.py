"""Work for the tests to ask for. Its effect is a row of mail: guarded, and easy to count.

Loaded by the tests, and by the workers that they start (`--include`).
"""

import os
import time
from datetime import timedelta
from pathlib import Path

from django.contrib.auth import get_user_model

from hscp.lib.verdicts import no
from hscp.record.handlers import GiveUp, TryLater, job
from hscp.record.models import Job, Mail
from hscp.record.outbox import ask
from hscp.record.progress import Progress
from hscp.spaces.acting import Context, acting, current, in_space

SECRET = "a child's name"
NOTES = Path(os.environ.get("HSCP_TEST_NOTES", "/nowhere"))  # what a worker tells the test that started it


def context_of_job(space_id: int, asked_by_id: int, right: str = "") -> Context | None:
    """An account whose address begins with "former" has no seat; one that begins with "reader" may not write."""
    address = get_user_model().objects.get(pk=asked_by_id).email
    if address.startswith("former"):
        return None
    context = in_space(space_id, user_id=asked_by_id, seat_id=7)
    return context.only_reading() if address.startswith("reader") else context


def effect(name: str) -> None:
    Mail.objects.create(to="a@example.org", subject=f"effect {name}", text="")


def effects(space_id: int, name: str) -> int:
    with acting(in_space(space_id)):
        return Mail.objects.filter(subject=f"effect {name}").count()


def note(name: str) -> None:
    with (NOTES / name).open("a") as file:
        file.write(f"{os.getpid()}\n")


def noted(name: str) -> int:
    """How often ``name`` was noted."""
    path = NOTES / name
    return len(path.read_text().splitlines()) if path.exists() else 0


def wait_for(name: str) -> None:
    end = time.monotonic() + 60
    while not (NOTES / name).exists():
        if time.monotonic() > end:
            raise TimeoutError(name)
        time.sleep(0.02)


@job("tests.short")
def short(*, name: str) -> None:
    effect(name)


@job("tests.who")
def who() -> None:
    context = current()
    effect(f"user {context.user_id} seat {context.seat_id} files {sorted(context.files)}")


@job("tests.broken")
def broken(*, name: str) -> None:
    effect(name)
    raise ValueError(SECRET)


@job("tests.breaks_at_commit")
def breaks_at_commit(*, name: str) -> None:
    effect(name)
    Job.objects.create(task="tests.short", key="points nowhere", asked_by_id=999_999)


@job("tests.hopeless")
def hopeless(*, name: str) -> None:
    effect(name)
    raise GiveUp("The board has been closed.")


@job("tests.refused")
def refused() -> None:
    no("closed", "A closed meeting has no more papers.").require()


@job("tests.later", attempts=2)
def later() -> None:
    raise TryLater("The other office is shut.")


def _note_end(sentence: str, *, name: str) -> None:
    if name == "unlucky":
        raise ValueError(SECRET)
    effect(f"{name} ended: {sentence}")


@job("tests.watched", attempts=1, on_failure=_note_end)
def watched(*, name: str) -> None:
    effect(name)
    raise TryLater("It rained.")


@job("tests.chain")
def chain(*, left: int) -> None:
    from django.utils import timezone  # noqa: PLC0415 - the only place that needs it

    effect("chain")
    if left:
        ask("tests.chain", key=f"chain {left}", arguments={"left": left - 1}, asked_by_id=None, at=timezone.now())


@job("tests.long", long=True, attempts=3)
def long(progress: Progress, *, name: str) -> None:
    for part in range(3):
        progress.step(part, 3, f"Part {part + 1} of 3")
        with progress.acting(only_reading=True):
            Mail.objects.count()
    with progress.finish():
        effect(name)


# Its lease is short: who kills a worker in the middle of it waits for the lease to end, and tests do not wait long.
@job("tests.long_quick", long=True, attempts=3, lease=timedelta(seconds=10))
def long_quick(progress: Progress, *, name: str) -> None:
    long(progress, name=name)


@job("tests.endless", long=True, attempts=3)
def endless(progress: Progress, *, name: str) -> None:
    progress.step(0, 0, "Working")


@job("tests.long_broken", long=True, attempts=2, on_failure=_note_end)
def long_broken(progress: Progress, *, name: str) -> None:
    with progress.finish():
        effect(name)
        raise ValueError(SECRET)


@job("tests.slow_short")
def slow_short(*, name: str) -> None:
    effect(name)
    note(f"{name}-begun")
    wait_for(f"{name}-go")


@job("tests.slow_long", long=True, lease=timedelta(seconds=4))
def slow_long(progress: Progress, *, name: str) -> None:
    progress.step(1, 4, "Laying out")
    note(f"{name}-begun")
    wait_for(f"{name}-go")
    progress.step(3, 4, "Writing")
    with progress.finish():
        effect(name)
