"""A world with something of everything, its backup, and empty databases to restore it into."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg2
import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connections
from django.test import Client, override_settings
from django.utils import timezone

from hscp.record import broker, runner
from hscp.record.backup.manifest import Manifest
from hscp.record.backup.taking import _snapshot, take
from hscp.record.mail import SEND, write_mail
from hscp.record.models import Job, JobState, Mail, MailState
from hscp.record.outbox import WORKER
from hscp.spaces.acting import acting, in_space
from reporting.models import ReportBuild
from reporting.operations.builds import path_of
from tests.conftest import ON_POSTGRES
from tests.days import NOW
from tests.factories.fixtures import World, build_world
from tests.servers.emptying import KEPT, empty, let_go
from tests.sweeps.objects import furnish

STATES = (MailState.QUEUED, MailState.SENDING, MailState.SENT, MailState.UNKNOWN, MailState.FAILED)
PDF = b"%PDF-1.7 of a report"


@dataclass
class Vault:
    """The world as it stood when its backup was made."""

    world: World
    folder: Path
    backup: Path
    manifest: Manifest
    cookie: str  # of somebody who was signed in


def furnished(spaces: int) -> World:
    world = build_world()
    for space in (world.here, world.there, world.joint)[:spaces]:
        with acting(in_space(space.pk)):
            furnish(space.slug)
            build = ReportBuild.objects.latest("pk")
            default_storage.save(path_of(space.pk, "swept.pdf"), ContentFile(PDF))
            build.sha256 = hashlib.sha256(PDF).hexdigest()
            build.save(update_fields=["sha256"])
    with acting(in_space(world.here.pk)):
        for state in STATES:
            mail = write_mail(to="a@example.org", subject=f"Was {state}", text="t", key=state, at=timezone.now())
            sent = timezone.now() if state == MailState.SENT else None
            Mail.objects.filter(pk=mail.pk).update(state=state, sent_at=sent)
            ended = {"state": JobState.DONE, "ended_at": timezone.now()}
            if state not in (MailState.QUEUED, MailState.SENDING):
                Job.objects.filter(key=f"mail:{state}").update(**ended)
    return world


@pytest.fixture(scope="module")
def vault(request: Any, django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[Vault]:
    """The database stays open to every test of the module; what they restore goes into databases of their own.

    ``FURNISHED`` of the module says in how many spaces there is something of everything.
    """
    folder = tmp_path_factory.mktemp("backups")
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), ExitStack() as stack:
        stack.enter_context(override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files")))
        patch.setattr(broker.app, "send_task", lambda *args, **rest: None)
        with pytest.MonkeyPatch.context() as then:
            then.setattr("hscp.spaces.clock._wall", lambda: NOW)
            world = furnished(getattr(request.module, "FURNISHED", 1))
        client = Client()
        client.force_login(world.user("team"))
        if ON_POSTGRES:
            patch.setitem(settings.DATABASE_BACKUP, "NAME", connections["default"].settings_dict["NAME"])
        taken = take(folder, at=timezone.now())
        yield Vault(world, folder, taken.path, taken.manifest, client.cookies["sessionid"].value)
        empty()


def emptied(host: str, name: str) -> None:
    """Truncate what holds anybody's rows, as the server's administrator."""
    server = psycopg2.connect(host=host, user="postgres", dbname=name)
    with server, server.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [table for (table,) in cursor.fetchall() if table not in KEPT]
        cursor.execute("TRUNCATE " + ", ".join(f'"{table}"' for table in tables))
    server.close()


def as_a_new_machine(host: str, name: str) -> None:
    """What roles.sh does in a new database."""
    server = psycopg2.connect(host=host, user="postgres", dbname=name)
    with server, server.cursor() as cursor:
        cursor.execute(f'REVOKE ALL ON DATABASE "{name}" FROM PUBLIC')
        cursor.execute(f'GRANT CONNECT ON DATABASE "{name}" TO hscp_app, hscp_backup')
        cursor.execute("ALTER SCHEMA public OWNER TO hscp_owner; REVOKE ALL ON SCHEMA public FROM PUBLIC")
    server.close()


@contextmanager
def another_database(name: str, folder: Path, *, bare: bool = False) -> Iterator[None]:
    """An empty database under the product's aliases, and an empty folder for its files.

    On PostgreSQL it has its tables already, for they take some seconds; ``bare`` as on a new machine, it has none.
    """
    usual = {alias: connections[alias].settings_dict["NAME"] for alias in connections}
    connections.close_all()
    let_go()
    server = None
    if ON_POSTGRES:
        host = connections["default"].settings_dict["HOST"]
        server = psycopg2.connect(host=host, user="postgres", dbname="postgres")
        server.autocommit = True
        like = "template1" if bare else usual["owner"]
        server.cursor().execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}" OWNER hscp_owner')
        if bare:
            as_a_new_machine(host, name)
        else:
            emptied(host, name)
    with pytest.MonkeyPatch.context() as patch, override_settings(MEDIA_ROOT=folder / "files"):
        here = name if ON_POSTGRES else str(folder / "hscp.sqlite3")
        for alias in usual:
            connections[alias].settings_dict["NAME"] = here
        if ON_POSTGRES:
            patch.setitem(settings.DATABASE_BACKUP, "NAME", name)
        try:
            yield
        finally:
            connections.close_all()
            for alias, before in usual.items():
                connections[alias].settings_dict["NAME"] = before
            if server is not None:
                server.cursor().execute(f'DROP DATABASE "{name}" WITH (FORCE)')
                server.close()


@pytest.fixture(scope="module")
def empty_database(vault: Vault, tmp_path_factory: Any) -> Iterator[None]:
    name = f"{connections['default'].settings_dict['NAME']}_elsewhere"
    with another_database(Path(name).name, tmp_path_factory.mktemp("elsewhere")):
        yield


@pytest.fixture
def elsewhere(empty_database: None, tmp_path: Path) -> Iterator[Path]:
    """A database to restore into, empty until a test of the module succeeds, and no files; gives the test's folder."""
    with override_settings(MEDIA_ROOT=tmp_path / "files"):
        yield tmp_path


def content(without: Callable[[str], bool] = lambda table: False) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the database in place, by table, as whoever sees all of them. In which order a table has its columns
    depends on whether it was made at once or by one migration after the other."""
    with _snapshot(Path(settings.MEDIA_ROOT)) as snapshot:
        return {
            name: sorted(snapshot.rows(f'SELECT {_in_order(table.columns)} FROM "{name}"'), key=repr)  # noqa: S608
            for name, table in snapshot.tables.items()
            if not without(name)
        }


def _in_order(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in sorted(columns))


def mails(space: Any) -> dict[str, str]:
    """The state of each mail of a space that the vault wrote, by what it was."""
    with acting(in_space(space.pk)):
        rows = Mail.objects.filter(subject__startswith="Was ")
        return {row.subject.removeprefix("Was "): row.state for row in rows}


def waiting_jobs(task: str) -> int:
    with acting(WORKER):
        return Job.objects.filter(task=task, state__in=[JobState.QUEUED, JobState.RUNNING]).count()


def send_waiting() -> None:
    """Do the jobs that send mail, and no others."""
    with acting(WORKER):
        waiting = list(Job.objects.filter(task=SEND, state=JobState.QUEUED).values_list("pk", flat=True))
    for job_id in waiting:
        runner.run(job_id, timezone.now())


def moment() -> datetime:
    return timezone.now()
