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
    if connection.vendor == "sqlite":
        with transaction.atomic():
            put_up("default")
            put_up("default")
    assert missing("default") == []
