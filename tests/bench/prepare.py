"""Databases with the product's tables, its fences up, and the bench's content in it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection, connections

from tests.bench import models, seeds, servers, tenants, yardsticks
from tests.bench.sizes import Sizes


def prepare(sizes: Sizes) -> seeds.Seeded:
    """Migrate as the owner, check as the application's role, seed. Raises ``RuntimeError`` where a fence is down."""
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("migrate", database="owner", run_syncdb=True, verbosity=0)
    call_command("check", databases=["default"])  # refuses a role that owns tables or passes policies by
    models.create()
    yardsticks.fill()
    seeded = seeds.seed(sizes)
    fences_stand()
    analyse()
    return seeded


def fences_stand() -> None:
    """Raise ``RuntimeError`` unless we work as the application's role and see no row of a space without a context."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, (SELECT count(*) FROM meetings_action)")
        role, seen = cursor.fetchone()
    if (role, seen) != ("hscp_app", 0):
        raise RuntimeError(f"As {role}, {seen} actions are seen without a context: row-level security is not on.")


def analyse() -> None:
    """Let PostgreSQL look at what was seeded, as it would by itself within a minute; then let go of the database."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    connections.close_all()


def copy(host: str, one: str, many: str, seeded: seeds.Seeded, copies: int) -> None:
    """Make the database ``many`` from ``one``, with so many partnerships more."""
    servers.make_database(host, many, like=one)
    with working_in(many):
        tenants.multiply(seeded.space_id, seeded.user_id, copies)
        analyse()


@contextmanager
def working_in(database: str) -> Iterator[None]:
    """This process works in another database of the same server."""
    usual = connection.settings_dict["NAME"]
    connections.close_all()
    for each in connections.all():
        each.settings_dict["NAME"] = database
    try:
        yield
    finally:
        connections.close_all()
        for each in connections.all():
            each.settings_dict["NAME"] = usual
