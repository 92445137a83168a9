"""What every test stands on: a database with real roles, a network that is shut, a fixed day."""

import os
import socket
import time
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import hypothesis
import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest
from django.test import Client, TransactionTestCase
from django.test.utils import setup_databases, teardown_databases
from whitenoise.middleware import WhiteNoiseMiddleware

from hscp.identity.session_keys import stored_key
from hscp.spaces.arriving import SessionStore
from hscp.spaces.fences import put_up
from partnership.rules.arrangements import reading
from partnership.rules.arrangements.problems import Problems
from tests.days import NOW, TODAY, UK
from tests.order import DearFirst
from tests.servers.emptying import empty, let_go, stands_empty

pytest_plugins = ["tests.factories.fixtures"]
__all__ = ["NOW", "ON_POSTGRES", "TODAY", "UK"]
ON_POSTGRES = os.environ.get("HSCP_TEST_DATABASE", "sqlite") == "postgres"
# How long something takes decides no test: the machine may be busy with others.
hypothesis.settings.register_profile("suite", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("suite")


WITHOUT_DATABASE = ("tests/rules/", "tests/ui/")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests for the other engine are left out of this pass, by name and not by skipping.

    What touches no database at all runs once, in the PostgreSQL pass.
    """
    for item in items:
        if item.nodeid.startswith(WITHOUT_DATABASE):
            item.add_marker("once")
    unwanted = "sqlite" if ON_POSTGRES else "postgres"
    kept, left_out = [], []
    for item in items:
        (left_out if item.get_closest_marker(unwanted) else kept).append(item)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = kept


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> DearFirst:
    """Whole modules to each worker, the long ones first."""
    return DearFirst(config, log)


def stands_as_migrated(using: str) -> None:
    """The tables come straight from the models (``settings/test.py``); the list of migrations says what they equal."""
    recorder = MigrationRecorder(connections[using])
    recorder.ensure_schema()
    done = [recorder.Migration(app=app, name=name) for app, name in sorted(MigrationLoader(None).disk_migrations)]
    recorder.migration_qs.bulk_create(done)
    if ON_POSTGRES:  # as auth's migration makes it, which takes our default for keys: a restored database has it so
        with connections[using].cursor() as cursor:
            cursor.execute("ALTER TABLE auth_group_permissions ALTER COLUMN id TYPE bigint")
        put_up(using)  # whose the list is, as well; on SQLite all stand since the tables were made
    stands_empty(connections[using])


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: Any) -> Any:
    """Make the test database through the owner as well: a test asks for `default` alone, which only mirrors it."""
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases=set(connections), serialized_aliases=set())
        stands_as_migrated("owner" if ON_POSTGRES else "default")
    yield
    with django_db_blocker.unblock():
        let_go()
        connections.close_all()
        teardown_databases(made, verbosity=0)


@pytest.fixture(autouse=True, scope="session")
def empty_with_the_fences_up() -> Iterator[None]:
    """Django would flush as the application's role, which rightly may not truncate; we empty as the owner."""
    usual = TransactionTestCase._fixture_teardown
    TransactionTestCase._fixture_teardown = lambda self: empty()
    yield
    TransactionTestCase._fixture_teardown = usual


@pytest.fixture(autouse=True, scope="session")
def static_files_found_once() -> Iterator[None]:
    """Each test client begins with middleware of its own, which would go through every folder of files again."""
    found: dict[str, Any] = {}

    def find(self: WhiteNoiseMiddleware) -> None:
        if not found:
            usual(self)
            found.update(self.files)
        self.files.update(found)

    usual = WhiteNoiseMiddleware.add_files_from_finders
    WhiteNoiseMiddleware.add_files_from_finders = find
    yield
    WhiteNoiseMiddleware.add_files_from_finders = usual


@pytest.fixture(autouse=True, scope="session")
def arrangements_parsed_once() -> Iterator[None]:
    """Reading a county's files takes seconds, and the same text is read again and again; what is wrong is said anew."""
    usual, known = reading.parse, dict[tuple[str, str], Any]()

    def parse(file: str, text: str, problems: Problems) -> Any:
        if (file, text) not in known:
            before = len(problems.found), len(problems.notices)
            value = usual(file, text, problems)
            if before != (len(problems.found), len(problems.notices)):
                return value
            known[file, text] = value
        return known[file, text]

    reading.parse = parse
    yield
    reading.parse = usual


@pytest.fixture(autouse=True)
def network_shut(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only this machine may be spoken to."""
    connect = socket.socket.connect

    def only_here(self: socket.socket, address: Any) -> Any:
        host = address[0] if isinstance(address, tuple) else "localhost"
        if host not in ("localhost", "127.0.0.1", "::1"):
            raise AssertionError(f"A test tried to reach {host}.")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", only_here)


@pytest.fixture(autouse=True)
def signed_in_with_a_second_factor(monkeypatch: pytest.MonkeyPatch) -> None:
    """``client.force_login`` leaves what a sign-in with password and code leaves; the protections stay as they are.

    ``force_login(user, factor=False)`` signs in with the password alone.
    """

    def force_login(self: Client, user: Any, backend: str | None = None, *, factor: bool = True) -> None:
        user.backend = backend or settings.AUTHENTICATION_BACKENDS[0]
        request, comes_again = HttpRequest(), settings.SESSION_COOKIE_NAME in self.cookies
        # For a client that comes for the first time nothing is laid down before, which saves half of the statements.
        request.session = self.session if comes_again else SessionStore()
        login(request, user, user.backend)
        session = request.session
        methods = [{"method": "password", "at": time.time(), "email": user.email}]
        if factor:
            methods.append({"method": "mfa", "at": time.time(), "type": "totp"})
        session["account_authentication_methods"] = methods
        session["account_authentication_methods_user"] = str(user.pk)
        session.save()
        self._set_login_cookies(request)  # type: ignore[attr-defined]
        listed = {"user": user, "ip": "127.0.0.1", "user_agent": "A test"}
        put = UserSession.objects.update_or_create if comes_again else UserSession.objects.create
        put(session_key=stored_key(session.session_key), **({"defaults": listed} if comes_again else listed))

    monkeypatch.setattr(Client, "force_login", force_login)


@pytest.fixture
def today() -> date:
    """Monday 15 June 2026."""
    return TODAY


@pytest.fixture
def now() -> datetime:
    """Ten o'clock on that day, in London."""
    return NOW


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The edges read this day, whatever the machine says."""
    monkeypatch.setattr("hscp.spaces.clock._wall", lambda: NOW)
