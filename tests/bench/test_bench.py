"""The bench runs, from empty servers to the last table. What it measures decides nothing here."""

import subprocess
import sys

import pytest

ROWS = (
    "R100:",
    "R500:",
    "SV:",
    "meeting, closed ",
    "meeting, open, recording ",
    "actions, all on a page ",
    "actions, a page of 50 ",
    "actions, filtered ",
    "decisions ",
    "meetings, past ",
    "save minutes of an item ",
    "save attendance ",
    "Web process: ",
    "3 partnerships against 1",
    "yearly report ",
)


@pytest.mark.postgres
@pytest.mark.once
def test_every_row_is_printed() -> None:
    command = [sys.executable, "-m", "tests.bench", "--quick", "--runs", "2", "--spaces", "2"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    for row in ROWS:
        assert any(line.startswith(row) for line in done.stdout.splitlines()), f"{row!r} is missing in\n{done.stdout}"
