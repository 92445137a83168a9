"""Keys that pair a reference with its space, made over rows that are there: an update, a restore on a new machine.

Whoever makes them is the owner, from whom forced policies hide some tables and not others.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import IntegrityError, connections, transaction

from hscp.spaces.fences import fenced_tables, missing, put_up
from tests.factories.fixtures import World

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(databases=["default", "owner"])]
GRANTS = "partnership_partnershipgrant"


@pytest.fixture
def without_keys(world: World) -> Iterator[Any]:
    """The owner's cursor, in a transaction that is taken back, with no such key left."""
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, conname FROM pg_constraint "
            "WHERE contype = 'f' AND conname LIKE '%same_space'"
        )
        for table, name in cursor.fetchall():
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        yield cursor
        transaction.set_rollback(True, using="owner")


def test_rows_that_are_there_do_not_stop_them(without_keys: Any) -> None:
    assert len(missing("owner")) > 100
    put_up("owner")
    assert missing("owner") == []
    without_keys.execute("SELECT count(*) FROM pg_class WHERE relrowsecurity AND NOT relforcerowsecurity")
    assert without_keys.fetchone() == (0,)


def test_a_row_that_crosses_from_one_space_to_another_stops_them(without_keys: Any, world: World) -> None:
    """In a table that is hidden from the owner while its policies are forced."""
    assert next(table for table in fenced_tables() if table.name == GRANTS).references
    for table in (GRANTS, "partnership_seat"):
        without_keys.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
    without_keys.execute(
        "UPDATE partnership_partnershipgrant SET seat_id = (SELECT min(id) FROM partnership_seat WHERE space_id = %s) "
        "WHERE id = (SELECT min(id) FROM partnership_partnershipgrant WHERE space_id = %s)",
        [world.there.pk, world.here.pk],
    )
    assert without_keys.rowcount == 1
    without_keys.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(IntegrityError, match=f"{GRANTS}_seat_id_.*_same_space"), transaction.atomic(using="owner"):
        put_up("owner")
