"""A space, an account, a doorbell that is only listened to, and servers for the tests that want real ones."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from celery import Celery
from django.contrib.auth import get_user_model
from django.utils import timezone

from hscp.record import broker
from hscp.record.models import Job, Mail
from hscp.record.outbox import WORKER, ask
from hscp.spaces.acting import acting, in_space, loading
from hscp.spaces.models import Space
from tests.record import workload
from tests.servers.redis import Redis
from tests.servers.smtp import MailServer, Postman
from tests.servers.workers import Worker


@pytest.fixture(autouse=True)
def rights(settings: Any) -> None:
    settings.JOB_CONTEXT = "tests.record.workload.context_of_job"


@pytest.fixture(autouse=True)
def rung(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The jobs that were rung for. Nobody answers; a test that wants a worker uses ``redis``."""
    heard: list[int] = []
    monkeypatch.setattr(broker.app, "send_task", lambda name, kwargs, **rest: heard.append(kwargs["job_id"]))
    monkeypatch.setattr(broker, "_silent_until", 0.0)
    return heard


@pytest.fixture
def space(transactional_db: None) -> Space:
    with loading():
        return Space.objects.create(slug="north", name="North Partnership", short_name="North")


@pytest.fixture
def account(transactional_db: None) -> Any:
    return get_user_model().objects.create_user("member@example.org")


class Queue:
    """Asks for the work of `workload` in one space, and looks at what became of it."""

    def __init__(self, space: Space) -> None:
        self.space = space

    def ask(self, task: str, *, key: str = "", by: Any = None, **arguments: Any) -> Job:
        with acting(in_space(self.space.pk)):
            return ask(
                f"tests.{task}",
                key=key or f"{task} {arguments}",
                arguments=arguments,
                asked_by_id=by.pk if by else None,
                at=timezone.now(),
            )

    def look(self, job: Job) -> Job:
        with acting(WORKER):
            return Job.objects.get(pk=job.pk)

    def mail(self, mail: Mail) -> Mail:
        with acting(in_space(self.space.pk)):
            return Mail.objects.get(pk=mail.pk)

    def effects(self, name: str) -> int:
        return workload.effects(self.space.pk, name)


@pytest.fixture
def queue(space: Space) -> Queue:
    return Queue(space)


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where workers tell the test how far they are."""
    monkeypatch.setattr(workload, "NOTES", tmp_path)
    return tmp_path


@pytest.fixture
def redis() -> Iterator[Redis]:
    server = Redis()
    server.start()
    yield server
    server.close()


@pytest.fixture
def doorbell(redis: Redis, rung: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    """What the test asks for is rung for at a real broker."""
    real = Celery("tests", set_as_current=False)
    real.conf.update(broker_url=redis.url, broker_transport_options={"max_retries": 1, "interval_start": 0})
    monkeypatch.setattr(broker, "app", real)


@pytest.fixture
def start_worker(doorbell: None, redis: Redis, notes: Path) -> Iterator[Callable[..., Worker]]:
    """Starts workers on the test database; what is left of them is killed after the test."""
    workers: list[Worker] = []

    def start(**more: str) -> Worker:
        log = notes / f"worker-{len(workers)}.log"
        workers.append(Worker(log, REDIS_URL=redis.url, HSCP_TEST_NOTES=str(notes), **more))
        return workers[-1]

    yield start
    for worker in workers:
        worker.kill()


@pytest.fixture
def postman(settings: Any) -> Iterator[Postman]:
    """A mail server, and settings that hand mail to it."""
    with MailServer() as postman:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", postman.port
        yield postman
