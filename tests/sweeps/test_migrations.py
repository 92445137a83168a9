"""The migrations themselves: complete, and they can be taken back, on an empty SQLite file of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

# In one process and, back, in one plan: `migrate <app> zero` for each would render every model anew each time. Back
# goes to the first migration of each app, which only makes what was not there: those are asked whether they can be.
FORWARD_AND_BACK = """
import django
django.setup()
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from hscp.spaces.fences import sqlite
call_command("migrate", verbosity=0)
call_command("check", databases=["default"])  # the fences stand after real migrations too
ours = {each.label for each in apps.get_app_configs() if each.name.split('.')[0] in
        ('hscp', 'partnership', 'meetings', 'funding', 'reporting', 'keeping')}
executor = MigrationExecutor(connection)
before = [(label, None) for label in ours & executor.loader.migrated_apps]
every = [migration for migration, _ in executor.migration_plan(before) if migration.app_label in ours]
for migration in every:
    assert all(operation.reversible for operation in migration.operations), migration
first = {(each.app_label, each.name) for each in every if each.initial or each.name == "0001_initial"}
assert len(first) == len(before), first
plan = executor.migration_plan(sorted(first))
assert len(plan) >= len(every) - len(first) > 12 and all(backwards for _, backwards in plan)
assert {each.app_label for each, _ in plan} <= ours
sqlite.take_down(connection)
executor.migrate([], plan)
applied = {name for name in MigrationExecutor(connection).loader.applied_migrations if name[0] in ours}
assert applied <= first and len(applied) > 4, applied ^ first  # an app that came later goes back as a whole
from_first = connection.introspection.table_names()
assert "meetings_meeting" in from_first and "meetings_minutesdraft" not in from_first
"""


@pytest.mark.once
def test_every_migration_runs_forward_and_back(tmp_path: Path) -> None:
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
