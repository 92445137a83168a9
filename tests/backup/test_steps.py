"""Tables are made by the migrations that a backup names: one by one or squashed, all of them or half of them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from hscp.record.backup import postgres
from hscp.record.backup.proving import _same_version
from hscp.record.backup.steps import make, without_squashed
from tests.backup.conftest import Vault, another_database
from tests.conftest import ON_POSTGRES

OWNER = "owner" if ON_POSTGRES else "default"
SQUASHED = ("record", "0001_squashed_0004_legal_holds")
# One table of each of the four, and the migration that makes it.
MADE_BY = {
    "0001_initial": "record_chainentry",
    "0002_stored_files": "record_storedfile",
    "0003_restore": "record_restoration",
    "0004_legal_holds": "record_legalhold",
}


@pytest.fixture
def bare(django_db_setup: None, django_db_blocker: Any, tmp_path: Any) -> Iterator[Any]:
    with django_db_blocker.unblock(), another_database("hscp_steps", tmp_path, bare=True):
        yield connections[OWNER]


def below(first: tuple[str, str]) -> set[tuple[str, str]]:
    """What must be there before a migration can be, whichever way."""
    loader = MigrationLoader(None, replace_migrations=False)
    return set(loader.graph.forwards_plan(first)) - {first}


@pytest.mark.parametrize(("until", "more"), [(0, set()), (2, set()), (3, set()), (4, set()), (4, {SQUASHED})])
def test_tables_are_those_of_the_migrations_that_are_named(bare: Any, until: int, more: set[tuple[str, str]]) -> None:
    names = list(MADE_BY)[:until]
    wanted = below(SQUASHED) | {("record", name) for name in names}
    whole = until == len(MADE_BY)
    make(bare, sorted(wanted | more))

    tables = set(bare.introspection.table_names())
    assert {"spaces_space", "mfa_authenticator"} <= tables and "partnership_person" not in tables
    assert {name: table in tables for name, table in MADE_BY.items()} == {name: name in names for name in MADE_BY}
    assert set(MigrationRecorder(bare).applied_migrations()) == wanted | ({SQUASHED} if whole else set())


def test_a_database_made_one_by_one_has_the_same_tables(vault: Vault) -> None:
    """Its list lacks the squashed ones until it is migrated next; one migration less is another version."""
    old = [each for each in vault.manifest.migrations if "_squashed_" not in each[1]]
    assert len(old) == len(vault.manifest.migrations) - 4
    assert without_squashed(old) == without_squashed(vault.manifest.migrations)

    earlier = [*vault.manifest.migrations, ["meetings", "0001_squashed_0012_minutes_life"]]  # gave way to a longer one

    for migrations, same in ((old, True), (earlier, True), (old[:-1], False)):
        manifest = replace(vault.manifest, migrations=migrations)
        assert _same_version(manifest) is same
        if ON_POSTGRES:
            assert postgres.stands_as(connections[OWNER], manifest) is same
