"""The drills in small, as the suite runs them. `python -m tests.drills everything` runs them in full."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 600  # seconds, on a machine with more to do

pytestmark = [pytest.mark.postgres, pytest.mark.once]


def drill(name: str) -> str:
    """Run it in a process of its own, which ends all that it started. Returns what it printed."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.drills", name, "--quick"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        said, _ = process.communicate(timeout=PATIENCE)
    except BaseException:
        process.send_signal(signal.SIGTERM)  # it cleans up behind itself
        said, _ = process.communicate(timeout=60)
        sys.stdout.write(said)
        raise
    assert process.returncode == 0, said
    return said


def figures(said: str, line: str) -> list[int]:
    """Asked, confirmed, lost, doubled of one line of the report."""
    (found,) = [each.removeprefix(line).split()[:4] for each in said.splitlines() if each.startswith(line)]
    return [int(each) for each in found]


def test_everything_is_killed_and_nothing_is_lost_or_done_twice() -> None:
    said = drill("everything")
    for target in ("web (", "worker (", "scheduler (", "redis;", "postgres ("):
        assert f"killed {target}" in said
    for kind in ("feedback", "decision", "minutes", "guest", "apologies", "paper"):
        _asked, confirmed, lost, doubled = figures(said, f"saves: {kind}")
        assert confirmed > 0 and lost == doubled == 0
    asked, confirmed, lost, doubled = figures(said, "mails")
    assert asked >= 60 and confirmed > 40 and lost == doubled == 0
    assert "Nothing lost, nothing doubled." in said


def test_the_one_process_is_killed_and_nothing_is_lost_or_done_twice() -> None:
    said = drill("embedded")
    assert "killed web (" in said
    assert figures(said, "mails")[0] >= 60
    assert "Nothing lost, nothing doubled." in said
