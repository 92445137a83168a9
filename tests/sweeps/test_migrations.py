"""The migrations themselves: complete, and they can be taken back, on an empty SQLite file of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

# In one process and, back, in one plan: `migrate <app> zero` for each would render every model anew each time.
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
plan = executor.migration_plan([(label, None) for label in ours & executor.loader.migrated_apps])
assert len(plan) > 15 and all(backwards for _, backwards in plan)
sqlite.take_down(connection)
executor.migrate([(label, None) for label in ours & executor.loader.migrated_apps], plan)
left = [name for name in connection.introspection.table_names() if name.split('_')[0] in ours]
assert left == [], left
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
