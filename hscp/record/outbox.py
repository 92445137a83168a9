"""The outbox: work that waits to be done is a row, written in the transaction that wants the work (docs/adr/0003).

An app declares a handler in its ``tasks`` module with ``@job``, asks for the work in an operation with ``ask``, and
shows how it stands with ``status``. The runner (`hscp.record.runner`) does it.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from hscp.lib.words import date_words, time_words
from hscp.record.broker import ring
from hscp.record.handlers import handler_of
from hscp.record.models import Job, JobState
from hscp.spaces.acting import Context, acting, current

WORKER = Context(user_id=None, worker=True)  # sees the queue of every space, and nothing else of them
AT_ONCE = 500  # how many waiting jobs one sweep rings for; the next sweep takes the next


def ask(
    task: str,
    *,
    key: str,
    arguments: dict[str, Any] | None = None,
    asked_by_id: int | None,
    at: datetime,
    space_id: int | None = None,
) -> Job:
    """Ask for work, in the open transaction: rolled back with it, done exactly once after it.

    ``key`` says which work it is, within the space: asking twice yields the row that is there, however it ended, so a
    second try needs a key of its own. ``arguments`` are ids and other short plain values, never content.
    ``asked_by_id`` is the account whose rights it is done with, looked up again then; None is the timetable, which has
    the space and no case file. ``space_id`` is that of the context unless told. Raises ``UnknownTask``, ``TypeError``
    for arguments that are not plain, and ``WrongSpace`` where the context may not write.
    """
    handler_of(task)
    arguments = arguments or {}
    for name, value in arguments.items():
        if not _plain(value):
            raise TypeError(f"The argument {name} of {task} is not an id or another short plain value.")
    row, made = Job.objects.get_or_create(
        space_id=current().space_id if space_id is None else space_id,
        key=key,
        defaults={
            "task": task,
            "arguments": arguments,
            "asked_by_id": asked_by_id,
            "asked_at": at,
            # The demonstration's clock may stand ahead of the real one, which the workers go by.
            "not_before": min(at, timezone.now()),
        },
    )
    if made:
        transaction.on_commit(partial(ring, row.pk), robust=True)
    job: Job = row
    return job


def _plain(value: Any) -> bool:
    if isinstance(value, list):
        return all(_plain(each) and not isinstance(each, list) for each in value)
    return value is None or isinstance(value, bool | int) or (isinstance(value, str) and len(value) <= 200)


def is_open(now: datetime) -> Q:
    """Jobs that a worker may take: waiting and due, or begun by a worker whose lease is over."""
    return Q(state=JobState.QUEUED, not_before__lte=now) | Q(state=JobState.RUNNING, lease_until__lte=now)


def due(now: datetime, limit: int = AT_ONCE) -> list[int]:
    """The ids of jobs that a worker may take, longest waiting first."""
    with acting(WORKER):
        return list(Job.objects.filter(is_open(now)).order_by("not_before", "pk").values_list("pk", flat=True)[:limit])


def sweep(now: datetime) -> int:
    """Ring for every job that waits: a doorbell may have been lost, a worker may have died. Returns how many."""
    waiting = due(now)
    for job_id in waiting:
        ring(job_id)
    return len(waiting)


@dataclass(frozen=True, slots=True)
class JobStatus:
    """How a job stands, for a page. ``percent`` is None where nobody knows; nothing is estimated."""

    words: str
    percent: int | None
    is_over: bool
    failed: bool


def status(job: Job, *, now: datetime) -> JobStatus:
    """How ``job`` stands, in words for the person who asked."""
    percent = None
    if job.state == JobState.DONE:
        words, percent = "Done.", 100
    elif job.state == JobState.FAILED:
        words = job.problem
    elif job.state == JobState.RUNNING and job.lease_until is not None and job.lease_until <= now:
        words = "This was interrupted and will be taken up again."
    elif job.state == JobState.RUNNING:
        words = job.step or "In progress."
        percent = job.steps_done * 100 // job.steps_total if job.steps_total else None
    elif job.attempts:
        words = f"{job.problem} It will be tried again {_moment(job.not_before, now)}."
    else:
        words = "Waiting to start."
    return JobStatus(words=words, percent=percent, is_over=job.is_over, failed=job.state == JobState.FAILED)


def _moment(then: datetime, now: datetime) -> str:
    if then <= now:
        return "shortly"
    day = "" if date_words(then) == date_words(now) else f" on {date_words(then)}"
    return f"at {time_words(then)}{day}"
