"""What a long job holds while it works: a lease it must keep up, and a token that proves the lease is still its own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.conf import settings
from django.utils.module_loading import import_string

from hscp.record.handlers import GiveUp, Handler, handler_of
from hscp.record.models import Job, JobState
from hscp.record.outbox import WORKER
from hscp.spaces.acting import Context, acting, in_space

Clock = Callable[[], datetime]


class LostLease(RuntimeError):
    """The worker was silent for too long and another has the job: what this one made must be dropped."""


def rights_of(job: Job) -> Context:
    """What the job may reach: the rights of the person who asked, as they are now; its space where nobody did.

    Raises ``GiveUp``, with a sentence for that person, when they no longer hold a seat in the space, or no longer the
    right that this kind of work needs.
    """
    if job.asked_by_id is None:
        return in_space(job.space_id)
    look_up = import_string(settings.JOB_CONTEXT)
    context: Context | None = look_up(job.space_id, job.asked_by_id, handler_of(job.task).right)
    if context is None:
        raise GiveUp("This was not done, because the person who asked for it no longer holds a seat here.")
    return context


def mark_done(job: Job, now: datetime) -> None:
    """Close a job that the caller has locked."""
    job.state, job.ended_at, job.lease_until, job.problem = JobState.DONE, now, None, ""
    job.save(update_fields=["state", "ended_at", "lease_until", "problem"])


class Progress:
    """A long job's hold on its row. Every method raises ``LostLease`` once another worker has taken the job."""

    def __init__(self, job: Job, handler: Handler, clock: Clock) -> None:
        self._job = job
        self._handler = handler
        self._clock = clock
        self.finished = False

    @property
    def last_attempt(self) -> bool:
        """True when a failure now would be final."""
        return self._job.attempts >= self._handler.attempts

    def step(self, done: int, total: int, words: str) -> None:
        """Say what is being done, after ``done`` of ``total`` parts (0 of 0 if nobody can count); keeps the lease.

        Raises ``ValueError`` when more is done than there is.
        """
        if not 0 <= done <= total:
            raise ValueError("More is done than there is to do.")
        with acting(WORKER):
            mine = Job.objects.filter(pk=self._job.pk, fence_token=self._job.fence_token, state=JobState.RUNNING)
            kept = mine.update(
                steps_done=done,
                steps_total=total,
                step=words[:200],
                lease_until=self._clock() + self._handler.lease,
            )
        if not kept:
            raise LostLease

    @contextmanager
    def acting(self, *, only_reading: bool = False) -> Iterator[Context]:
        """A short transaction with the rights of the person who asked, looked up anew."""
        with acting(WORKER):
            self._own(Job.objects.filter(pk=self._job.pk).first())
            context = rights_of(self._job)
        with acting(context.only_reading() if only_reading else context):
            yield context

    @contextmanager
    def finish(self) -> Iterator[Context]:
        """The one transaction that counts: what is written inside stands together with the job's being done, or not."""
        with acting(WORKER):
            row = self._own(Job.objects.select_for_update().filter(pk=self._job.pk).first())
            with acting(rights_of(row)) as context:
                yield context
            row.steps_done = row.steps_total
            row.save(update_fields=["steps_done"])
            mark_done(row, self._clock())
        self.finished = True

    def _own(self, row: Job | None) -> Job:
        if row is None or row.fence_token != self._job.fence_token or row.state != JobState.RUNNING:
            raise LostLease
        return row
