"""What must hold before anybody works: a role that cannot walk round the fences, and fences that stand."""

from collections.abc import Iterator
from typing import Any

import psycopg2
import pytest
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
        safe.ensure_connection()
    finally:
        safe.close()


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
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TRIGGER fence_{table}_update")
        yield table
        put_up("default")
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


@pytest.mark.django_db
def test_putting_the_fences_up_twice_changes_nothing() -> None:
    if connection.vendor == "sqlite":
        with transaction.atomic():
            put_up("default")
            put_up("default")
    assert missing("default") == []
