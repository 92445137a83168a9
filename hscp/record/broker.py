"""The doorbell: Celery carries the numbers of jobs and nothing else. What there is to do stands in the database.

``hscp.celery`` adds the timetable to this application and is what ``celery --app`` is given.
"""

import logging
import time

from celery import Celery

log = logging.getLogger(__name__)

SILENCE = 5.0  # seconds during which a broker that did not answer is not asked again: no visitor waits for it twice
RUN_JOB = "record.run_job"

app = Celery("hscp")
app.config_from_object("django.conf:settings", namespace="CELERY")

_silent_until = 0.0


def ring(job_id: int) -> None:
    """Tell a worker that a job waits. Never raises: a broker that is away is logged, and the sweeper rings again."""
    global _silent_until
    if time.monotonic() < _silent_until:
        return
    try:
        app.send_task(RUN_JOB, kwargs={"job_id": job_id}, retry=False)
    except Exception as problem:
        _silent_until = time.monotonic() + SILENCE
        log.warning("The broker did not answer (%s); job %s waits for the sweeper.", type(problem).__name__, job_id)
