"""What must hold before anybody works: a role that cannot walk round the fences, and fences that stand."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg2
import pytest
from django.conf import settings
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection, connections, transaction
from django.db.utils import ConnectionHandler

from hscp.spaces import checks
from hscp.spaces.fences import fenced_tables, missing, put_up


def connected_as(role: str) -> Any:
    """A connection of Django's to the test database as another role, under the alias the product uses."""
    settings = {**connections["default"].settings_dict, "USER": role}
    return ConnectionHandler({"default": settings})["default"]


@pytest.fixture
def looked_at_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget that this process has looked at the database before."""
    monkeypatch.setattr(checks, "_looked_at", set())


@pytest.mark.postgres
@pytest.mark.django_db
@pytest.mark.parametrize(("role", "fault"), [("hscp_owner", "owns"), ("postgres", "superuser")])
def test_an_unsafe_role_is_refused_at_its_first_connection(role: str, fault: str, looked_at_anew: None) -> None:
    unsafe = connected_as(role)
    try:
        with pytest.raises(ImproperlyConfigured, match=fault):
            unsafe.ensure_connection()
    finally:
        unsafe.close()


@pytest.mark.postgres
@pytest.mark.django_db
def test_the_applications_role_is_let_in(looked_at_anew: None) -> None:
    safe = connected_as("hscp_app")
    try:
        with safe.cursor() as cursor:
            cursor.execute("SELECT current_user, rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
            assert cursor.fetchone() == ("hscp_app", False)
    finally:
        safe.close()
    assert checks._looked_at == {safe.settings_dict["NAME"]}


@pytest.mark.postgres
@pytest.mark.django_db
def test_a_role_that_bypasses_policies_is_refused(looked_at_anew: None) -> None:
    settings = connections["default"].settings_dict
    admin = psycopg2.connect(host=settings["HOST"], user="postgres", dbname="postgres")
    admin.autocommit = True
    with admin.cursor() as cursor:
        cursor.execute("CREATE ROLE hscp_bypass LOGIN BYPASSRLS")
    unsafe = connected_as("hscp_bypass")
    try:
        with pytest.raises(ImproperlyConfigured, match="bypasses"):
            unsafe.ensure_connection()
    finally:
        unsafe.close()
        with admin.cursor() as cursor:
            cursor.execute("DROP ROLE hscp_bypass")
        admin.close()


# (what a server's administrator has left open for the product's role in this database, what shuts it again, what the
# start then says)
LEFT_OPEN = [
    (
        'GRANT TEMPORARY ON DATABASE "{name}" TO hscp_app',
        'REVOKE TEMPORARY ON DATABASE "{name}" FROM hscp_app',
        "hscp_app may make temporary tables",
    ),
    (
        'GRANT TEMPORARY ON DATABASE "{name}" TO PUBLIC',
        'REVOKE TEMPORARY ON DATABASE "{name}" FROM PUBLIC',
        "hscp_app may make temporary tables",
    ),
    (
        'ALTER ROLE hscp_app IN DATABASE "{name}" SET track_activities = on',
        'ALTER ROLE hscp_app IN DATABASE "{name}" RESET track_activities',
        "Statements of the database role hscp_app can be overheard",
    ),
]


@pytest.mark.postgres
@pytest.mark.django_db
@pytest.mark.parametrize(("opened", "shut", "fault"), LEFT_OPEN, ids=["temporary", "temporary-public", "overheard"])
def test_a_role_that_an_injection_could_use_is_refused(
    opened: str, shut: str, fault: str, looked_at_anew: None
) -> None:
    """In this database alone, so that other runs beside this one notice nothing."""
    settings = connections["default"].settings_dict
    admin = psycopg2.connect(host=settings["HOST"], user="postgres", dbname="postgres")
    admin.autocommit = True
    unsafe = connected_as("hscp_app")
    with admin.cursor() as cursor:
        cursor.execute(opened.format(name=settings["NAME"]))
        try:
            with pytest.raises(ImproperlyConfigured, match=fault) as refusal:
                unsafe.ensure_connection()
            assert "DATABASE_URL" not in str(refusal.value), "another role is not what mends it"
        finally:
            unsafe.close()
            cursor.execute(shut.format(name=settings["NAME"]))
    admin.close()
    try:
        unsafe.ensure_connection()  # shut again, it is let in
    finally:
        unsafe.close()


@pytest.mark.postgres
@pytest.mark.django_db(databases=["default", "owner"])
@pytest.mark.parametrize("to", ["PUBLIC", "hscp_app"])
def test_a_migration_takes_temporary_tables_away(to: str) -> None:
    """In the owner's transaction, which is taken back."""
    name = connections["owner"].settings_dict["NAME"]
    may = "SELECT has_database_privilege('hscp_app', current_database(), 'TEMPORARY')"
    with connections["owner"].cursor() as cursor:
        cursor.execute(f'GRANT TEMPORARY ON DATABASE "{name}" TO {to}')
        cursor.execute(may)
        assert cursor.fetchone() == (True,)
        put_up("owner")
        cursor.execute(may)
        assert cursor.fetchone() == (False,)


@pytest.mark.django_db
def test_every_fence_stands() -> None:
    assert list(fenced_tables())
    assert missing("default") == []
    call_command("check", databases=["default"])


@pytest.fixture
def one_fence_down() -> Iterator[str]:
    """Take down a fence of one table, as a careless change would, and put it up again."""
    table = "partnership_person"
    if connection.vendor == "sqlite":
        name = f"fence_{table}_update"
        with connection.cursor() as cursor:
            cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [name])
            (standing,) = cursor.fetchone()
            cursor.execute(f"DROP TRIGGER {name}")
        yield table
        with connection.cursor() as cursor:  # this one alone: all of them anew take seconds
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
            cursor.execute(standing)
        return
    settings = connections["default"].settings_dict
    owner = psycopg2.connect(host=settings["HOST"], user="hscp_owner", dbname=settings["NAME"])
    owner.autocommit = True
    with owner.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
    yield table
    with owner.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    owner.close()


@pytest.mark.django_db
def test_a_fence_that_fell_is_named_at_the_start(one_fence_down: str) -> None:
    with pytest.raises(SystemCheckError, match=one_fence_down):
        call_command("check", databases=["default"])


@pytest.mark.sqlite
@pytest.mark.django_db
def test_a_fence_that_is_not_as_it_should_be_does_not_stop_what_puts_it_up(one_fence_down: str) -> None:
    """As typed at a shell: an update brings other fences than those that stand, and its migrations put them up."""
    assert missing("default")
    call_command("migrate", skip_checks=False, verbosity=0)
    assert missing("default") == []


# (what a careless or a dishonest owner takes down, what the start then says is lacking)
SEATS, PAST = "partnership_seat", "partnership_historicalseat"
TAKEN_DOWN = [
    (f"ALTER TABLE {PAST} DISABLE TRIGGER fence_chain", "fence_chain"),
    (f"DROP TRIGGER fence_added_to ON {PAST}", "fence_added_to"),
    (f"DROP TRIGGER fence_stay ON {SEATS}", "fence_stay"),
    ("DROP TRIGGER fence_entry ON record_chainentry", "fence_entry"),
    (f"DROP POLICY fence_update ON {SEATS}", "fence_update"),
    (f"GRANT UPDATE ON {PAST} TO hscp_app", "the refusal of changes"),
    ("DROP TRIGGER fence_shared ON spaces_space", "fence_shared to shared_loaded"),
    ("GRANT UPDATE ON identity_accountevent TO hscp_app", "the refusal of changes to"),
    ("DROP KEY", "same_space"),
]


@pytest.mark.postgres
@pytest.mark.django_db(databases=["default", "owner"])
@pytest.mark.parametrize(("down", "lacking"), TAKEN_DOWN, ids=[row[1] for row in TAKEN_DOWN])
def test_each_part_of_a_fence_is_looked_for_by_name(down: str, lacking: str) -> None:
    """In the owner's transaction, which is taken back."""
    with connections["owner"].cursor() as cursor:
        if down == "DROP KEY":
            cursor.execute("SELECT conname FROM pg_constraint WHERE conname LIKE '%%seat_post_id%%same_space'")
            down = f"ALTER TABLE {SEATS} DROP CONSTRAINT {cursor.fetchone()[0]}"
        assert missing("owner") == []
        cursor.execute(down)
        problems = missing("owner")
    assert len(problems) == 1
    assert lacking in problems[0]


@pytest.mark.sqlite
@pytest.mark.django_db
def test_a_trigger_with_another_body_is_not_ours() -> None:
    name = f"fence_{PAST}_delete"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute(f"CREATE TRIGGER {name} BEFORE DELETE ON {PAST} BEGIN SELECT 1; END")
    assert missing("default") == [f"The trigger {name} is missing or altered; run `manage.py migrate`."]


@pytest.mark.django_db
def test_putting_the_fences_up_twice_changes_nothing() -> None:
    """They were put up a first time when the test database was made (tests/conftest)."""
    if connection.vendor == "sqlite":
        with transaction.atomic():
            put_up("default")
    assert missing("default") == []


KEEPING = ("fsync", "full_page_writes", "synchronous_commit")


@pytest.fixture
def keeping(looked_at_anew: None) -> Iterator[Any]:
    """Puts settings of the test's server on and off again (tests/servers/postgres: it must only be quick)."""
    settings = connections["default"].settings_dict
    admin = psycopg2.connect(host=settings["HOST"], user="postgres", dbname="postgres")
    admin.autocommit = True
    cursor = admin.cursor()

    def put(word: str, *names: str) -> None:
        for name in names:
            cursor.execute(f"ALTER SYSTEM SET {name} = {word}")
        cursor.execute("SELECT pg_reload_conf()")
        for _ in range(100):
            fresh = psycopg2.connect(host=settings["HOST"], user="hscp_app", dbname=settings["NAME"])
            with fresh, fresh.cursor() as asking:
                asking.execute(
                    "SELECT count(*) FROM pg_settings WHERE name = ANY (%s) AND setting = %s", [list(names), word]
                )
                settled = asking.fetchone() == (len(names),)
            fresh.close()
            if settled:
                return
            time.sleep(0.05)
        raise AssertionError(f"The server does not take up {names}.")

    yield put
    put("off", *KEEPING)
    admin.close()


def named(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What the check says on a connection of its own: which warning, about which setting."""
    asked = connected_as("hscp_app")
    monkeypatch.setattr(checks, "connections", {"default": asked})
    try:
        found = [
            each for each in run_checks(tags=["security"], include_deployment_checks=True) if "W02" in str(each.id)
        ]
    finally:
        asked.close()
    return [(str(each.id), each.msg.partition(" has ")[2].partition(":")[0]) for each in found]


@pytest.mark.postgres
@pytest.mark.django_db
def test_a_server_that_may_lose_what_it_confirmed_is_named(keeping: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    every = [(f"spaces.W{number:03}", f"{name} = off") for number, name in enumerate(KEEPING, 21)]
    assert named(monkeypatch) == every
    keeping("on", *KEEPING)
    assert named(monkeypatch) == []
    for each, name in zip(every, KEEPING, strict=True):
        keeping("off", name)
        assert named(monkeypatch) == [each]
        keeping("on", name)


@pytest.mark.postgres
@pytest.mark.django_db
def test_a_server_that_cannot_be_asked_is_not_taken_for_a_sound_one(monkeypatch: pytest.MonkeyPatch) -> None:
    away = ConnectionHandler({"default": {**connections["default"].settings_dict, "HOST": "/nowhere"}})["default"]
    monkeypatch.setattr(checks, "connections", {"default": away})
    (warning,) = checks.what_is_confirmed_is_kept(None)
    assert warning.id == "spaces.W020" and "cannot be asked" in warning.msg


@pytest.mark.sqlite
@pytest.mark.django_db
def test_sqlite_is_not_asked() -> None:
    assert checks.what_is_confirmed_is_kept(None) == []


BEGINS = """
import sys
import {way_in}
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
if "{signal}":
    import django
    from celery import signals
    django.setup()
    getattr(signals, "{signal}").send(sender=None)
try:
    connection.ensure_connection()
except ImproperlyConfigured as refusal:
    print("refused:", refusal)
else:
    print("let in")
"""


def begins(way_in: str, signal: str, var: Path) -> str:
    """What becomes of a process of production's that begins on the test database, in its words."""
    database = connections["default"].settings_dict
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "hscp.settings.base",
        "HSCP_VAR": str(var),
        "DATABASE_URL": f"postgres://hscp_app@/{database['HOST']}/{database['NAME']}",
        "REDIS_URL": "redis://localhost:1/0",
    }
    told = BEGINS.format(way_in=way_in, signal=signal)
    done = subprocess.run(
        [sys.executable, "-c", told],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.postgres
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("way_in", "signal"), [("hscp.wsgi", ""), ("hscp.celery", "worker_init"), ("hscp.celery", "beat_init")]
)
def test_what_serves_refuses_a_database_whose_fences_have_fallen(
    one_fence_down: str, tmp_path: Path, way_in: str, signal: str
) -> None:
    said = begins(way_in, signal, tmp_path)
    assert said.startswith("refused: ") and one_fence_down in said


@pytest.mark.postgres
@pytest.mark.django_db
def test_what_serves_is_let_in_where_they_stand(tmp_path: Path) -> None:
    assert begins("hscp.wsgi", "", tmp_path) == "let in\n"
