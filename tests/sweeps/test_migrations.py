"""The migrations themselves: complete, and they can be taken back, on an empty SQLite file of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

APPS = ("identity", "spaces", "record", "partnership", "meetings", "funding", "reporting")


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
    assert "No changes detected" in manage("makemigrations", "--check", "--dry-run")
    for app in reversed(APPS):
        manage("migrate", app, "zero", "--verbosity", "0")
    assert "[X]" not in "".join(manage("showmigrations", app) for app in APPS)
