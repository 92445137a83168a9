"""Does the jobs of the outbox: exactly once, with the rights of the person who asked (docs/adr/0003)."""

import logging
from datetime import datetime, timedelta
from pathlib import Path
from traceback import extract_tb

from django.utils import timezone

from hscp.lib.verdicts import Refused
from hscp.record.handlers import GiveUp, Handler, TryLater, UnknownTask, handler_of
from hscp.record.models import Job, JobState
from hscp.record.outbox import WORKER, due, is_open
from hscp.record.progress import Clock, LostLease, Progress, mark_done, rights_of
from hscp.spaces.acting import acting, in_space

log = logging.getLogger(__name__)

WITH_WORDS = (GiveUp, Refused, TryLater)  # their text is meant to be read; any other's may hold what must not be shown
FINAL = (GiveUp, Refused)
UNKNOWN_WAIT = timedelta(minutes=5)


class NotFinished(RuntimeError):
    """A long job's handler came back without ``progress.finish()``. It is a fault in the code, never in the input."""


def run(job_id: int, now: datetime, clock: Clock = timezone.now) -> bool:
    """Do the job if it is due and free. Returns whether it was done; a job that is gone, over or taken is no error.

    A short job is done in the transaction that holds its row locked. A long one is claimed first; see `Progress`.
    A failure of the work is counted and tried again later, with nothing of it left behind.
    """
    job: Job | None = None
    try:
        with acting(WORKER):
            job = Job.objects.select_for_update(skip_locked=True).filter(is_open(now), pk=job_id).first()
            if job is None:
                return False
            handler = handler_of(job.task)
            context = rights_of(job)  # before anything is begun: without the right nothing is
            if handler.long:
                if not _claim(job, handler, now):
                    return False
            else:
                with acting(context):
                    handler.work(**job.arguments)
                mark_done(job, now)
        return _work_long(job, handler, clock) if handler.long else True
    except LostLease:
        log.info("Job %s (%s) was taken over by another worker.", job_id, job.task if job else "")
    except Exception as problem:
        if job is None:
            raise
        _count_failure(job, problem, clock() if job.fence_token else now)
    return False


def drain(now: datetime) -> int:
    """Do every job that is due by ``now``, and those that they ask for, in this process. Returns how many."""
    total = 0
    while waiting := due(now):
        done = sum(run(job_id, now) for job_id in waiting)
        if not done:
            break
        total += done
    return total


def _claim(job: Job, handler: Handler, now: datetime) -> bool:
    """Take a lease on a locked row. A job whose workers died once too often fails instead."""
    if job.attempts >= handler.attempts:
        _fail(job, "The work was interrupted too often, so it was given up.", now)
        return False
    job.attempts += 1
    job.fence_token += 1
    job.state, job.lease_until = JobState.RUNNING, now + handler.lease
    job.steps_done, job.steps_total, job.step = 0, 0, ""
    job.save(
        update_fields=["attempts", "fence_token", "state", "lease_until", "steps_done", "steps_total", "step"],
    )
    return True


def _work_long(job: Job, handler: Handler, clock: Clock) -> bool:
    progress = Progress(job, handler, clock)
    handler.work(progress, **job.arguments)
    if not progress.finished:
        raise NotFinished(job.task)
    return True


def _count_failure(job: Job, problem: Exception, now: datetime) -> None:
    """Count a failed attempt, unless the job has passed to another worker meanwhile, and plan the next or give up."""
    log.warning(
        "Job %s (%s) failed: %s at %s.", job.pk, job.task, type(problem).__name__, _where(problem)
    )  # never the exception's text: it may quote the record
    with acting(WORKER):
        row = Job.objects.select_for_update().filter(pk=job.pk).first()
        if row is None or row.is_over or row.fence_token != job.fence_token:
            return
        if row.state == JobState.QUEUED:  # a short one; a long one's attempt was counted when it was claimed
            row.attempts += 1
        try:
            handler = handler_of(row.task)
            attempts, wait = handler.attempts, handler.wait_after(row.attempts)
        except UnknownTask:  # an older worker during an update: a newer one will know it
            attempts, wait = 5, UNKNOWN_WAIT
        sentence = _sentence(problem)
        if isinstance(problem, FINAL) or row.attempts >= attempts:
            _fail(row, sentence, now)
            return
        row.state, row.lease_until, row.not_before, row.problem = JobState.QUEUED, None, now + wait, sentence
        row.save(update_fields=["attempts", "state", "lease_until", "not_before", "problem"])


def _fail(job: Job, sentence: str, now: datetime) -> None:
    """Close a locked row for good, and tell the handler, whose own words on it stand in the same transaction."""
    job.state, job.ended_at, job.lease_until, job.problem = JobState.FAILED, now, None, sentence
    job.save(update_fields=["attempts", "state", "ended_at", "lease_until", "problem"])
    try:
        on_failure = handler_of(job.task).on_failure
        if on_failure is not None:
            with acting(in_space(job.space_id)):
                on_failure(sentence, **job.arguments)
    except Exception as problem:
        log.error("Job %s (%s): its end could not be noted: %s.", job.pk, job.task, type(problem).__name__)


def _sentence(problem: Exception) -> str:
    if isinstance(problem, WITH_WORDS):
        return str(problem)
    return f"The work could not be done because of a fault in the system ({type(problem).__name__})."


def _where(problem: Exception) -> str:
    """The last line of our own code that the exception passed: enough to find the fault, and nothing of the record."""
    frames = extract_tb(problem.__traceback__)
    ours = [each for each in frames if "site-packages" not in each.filename] or frames
    return f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "?"
