"""What Celery calls: the edge where the clock is read. Each is harmless when called twice or with an unknown id."""

import logging

from django.utils import timezone

from hscp.record import checking, mail, once, outbox, runner, turns
from hscp.record.broker import RUN_JOB, app
from hscp.record.files import jobs as file_jobs

log = logging.getLogger(__name__)
__all__ = ["checking", "file_jobs", "mail", "once", "run_job", "sweep", "take_turns"]


@app.task(name=RUN_JOB)
def run_job(*, job_id: int) -> None:
    """Do the job of that id, if it is due and free."""
    try:
        runner.run(job_id, timezone.now())
    except Exception as problem:  # the database is away: the row stays as it was, and the sweeper rings again
        log.error("Job %s could not be looked at: %s.", job_id, type(problem).__name__)


@app.task(name="record.sweep")
def sweep() -> None:
    """Ring for everything that waits."""
    outbox.sweep(timezone.now())


@app.task(name="record.take_turns")
def take_turns() -> None:
    """Take every turn of the timetable that is due and not taken, those missed included."""
    turns.take_turns(timezone.now())
