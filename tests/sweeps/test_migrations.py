"""The migrations themselves: complete, they can be taken back, and what was squashed says what the chain says."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db.migrations.loader import MigrationLoader

from hscp.record.backup.steps import SQUASHED

# In one process, and each back as soon as it ran: to go back through all of them at the end Django would render every
# model anew for every operation, twice. Each must leave the tables as they were before it, so all of them together do.
FORWARD_AND_BACK = """
import gc
gc.set_threshold(100_000, 50, 100)  # as manage.py does
import django
django.setup()
from django.apps import apps
from django.core.management import call_command
from django.core.management.commands import migrate
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
ours = {each.label for each in apps.get_app_configs() if each.name.split('.')[0] in
        ('hscp', 'partnership', 'meetings', 'funding', 'reviews', 'reporting', 'keeping')}
done = set()

def tables():  # what makes each table and index, in any order of the columns: one made anew has new ones last
    with connection.cursor() as cursor:
        cursor.execute("SELECT type, name, sql FROM sqlite_master WHERE sql <> ''")
        return {(kind, name, *sorted(sql.partition("(")[2][:-1].split(", "))) for kind, name, sql in cursor.fetchall()}

class AndBack(MigrationExecutor):
    def apply_migration(self, state, migration, **how):
        if migration.app_label not in ours:
            return super().apply_migration(state, migration, **how)
        before, ran = tables(), []
        for operation in migration.operations:
            def forwards(label, editor, old, new, operation=operation, usual=operation.database_forwards):
                ran.append((operation, usual, old, new.clone()))
                usual(label, editor, old, new)
            operation.database_forwards = forwards
        state = super().apply_migration(state, migration, **how)
        for operation, *_ in ran:
            del operation.database_forwards  # some go back by going forward the other way round
        after = tables()
        with connection.schema_editor(atomic=migration.atomic) as editor:
            for operation, _, old, new in reversed(ran):
                operation.database_backwards(migration.app_label, editor, new, old)
        assert tables() == before, (migration, tables() ^ before)
        with connection.schema_editor(atomic=migration.atomic) as editor:
            for _, usual, old, new in ran:
                usual(migration.app_label, editor, old, new)
        assert tables() == after and len(ran) == len(migration.operations) > 0, migration
        done.add((migration.app_label, migration.name))
        return state

migrate.MigrationExecutor = AndBack
call_command("migrate", verbosity=0)
call_command("check", databases=["default"])  # the fences stand after real migrations too
call_command("migrate", check_unapplied=True, verbosity=0)
loader = MigrationExecutor(connection).loader
assert done == {key for key in loader.graph.nodes if key[0] in ours}
assert len({label for label, _ in done}) > 7
"""


@pytest.mark.once
def test_every_migration_runs_forward_and_back(tmp_path: Path) -> None:
    """On an empty SQLite file of their own, squashed; what the old ones say is compared below."""
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "hscp.settings.base",
        "HSCP_VAR": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-c", FORWARD_AND_BACK],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.once
def test_every_operation_can_be_taken_back() -> None:
    """Those of the old files too, which databases that stand between them still go by."""
    ours = [each for each in MigrationLoader(None).disk_migrations.values() if _is_ours(each)]
    for_ever = [str(each) for each in ours for operation in each.operations if not operation.reversible]

    assert len(ours) > 25
    assert for_ever == []


@pytest.mark.once
def test_what_was_squashed_says_what_the_chain_says() -> None:
    """Model by model, in their order and that of their columns; without making a class of any."""
    old, loader = MigrationLoader(None, replace_migrations=False), MigrationLoader(None)
    squashed = list(loader.replacements)
    labels = {label for label, _ in squashed}
    ends = [key for key in old.graph.leaf_nodes() if key not in squashed]
    chain, at_once = (
        {key: model for key, model in state.models.items() if key[0] in labels}
        for state in (old.project_state(ends), loader.project_state())
    )

    assert len(squashed) == 4 and len(chain) > 200
    for each in labels:  # an app's own order; which app comes first is for the names in `dependencies`
        assert [key for key in at_once if key[0] == each] == [key for key in chain if key[0] == each]
    assert [key for key in chain if at_once[key] != chain[key]] == []
    assert [key for key in chain if list(at_once[key].fields) != list(chain[key].fields)] == []


@pytest.mark.once
def test_each_old_migration_is_replaced_once_in_its_place() -> None:
    """Django says nothing of a name in ``replaces`` that is wrong, and nothing of one that is left out."""
    loader = MigrationLoader(None)
    replaced = [key for each in loader.replacements.values() for key in each.replaces]
    gone = [key for key, each in loader.disk_migrations.items() if _is_ours(each) and key not in loader.graph.nodes]

    assert sorted(replaced) == sorted(gone)
    assert loader.detect_conflicts() == {}
    for (label, name), each in loader.replacements.items():
        until = f"{SQUASHED}{each.replaces[-1][1]}"
        assert (name, each.replaces) == (until, sorted(each.replaces)), label


def _is_ours(migration: Any) -> bool:
    first = type(migration).__module__.split(".")[0]
    return (settings.BASE_DIR / first).is_dir()
