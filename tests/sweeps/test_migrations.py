"""The migrations themselves: complete, and they can be taken back, on an empty SQLite file of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

# All of them in one plan: `migrate <app> zero` for each would render every model anew each time.
BACK = """
from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from hscp.spaces.fences import sqlite
ours = {each.label for each in apps.get_app_configs() if each.name.split('.')[0] in
        ('hscp', 'partnership', 'meetings', 'funding', 'reporting', 'keeping')}
executor = MigrationExecutor(connection)
plan = executor.migration_plan([(label, None) for label in ours & executor.loader.migrated_apps])
assert plan and all(backwards for _, backwards in plan)
sqlite.take_down(connection)
executor.migrate([(label, None) for label in ours & executor.loader.migrated_apps], plan)
left = [name for name in connection.introspection.table_names() if name.split('_')[0] in ours]
assert left == [], left
"""


@pytest.mark.once
def test_every_migration_runs_forward_and_back(tmp_path: Path) -> None:
    def manage(*arguments: str) -> str:
        environment = {
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "hscp.settings.base",
            "HSCP_VAR": str(tmp_path),
        }
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=settings.BASE_DIR,
            env=environment,
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    manage("migrate", "--verbosity", "0")
    manage("check", "--database", "default")  # the fences stand after real migrations too
    manage("shell", "--verbosity", "0", "--command", BACK)
