"""Takes each protection away in a copy of the tree and runs the test that must fail. Exit code 1 where one does not.

``python -m tests.protections`` does all of them (half an hour), ``python -m tests.protections NAME…`` those named.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.protections.row import POSTGRES, Protection
from tests.protections.table import ALL

ROOT = Path(__file__).resolve().parents[2]
LINKED = (".venv", "node_modules", "build")  # what was set up, and is only read
FAILED = 1  # pytest: tests ran and some failed, or what they stand on; 2 and above: nothing was run


def copy_of_the_tree(target: Path) -> None:
    """The files that are under version control, as they stand."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    for name in LINKED:
        (target / name).symlink_to((ROOT / name).resolve())
    (target / "var").mkdir(exist_ok=True)


def outcome(row: Protection, tree: Path) -> str:
    """What became of the test without the protection: "seen to fail", "SURVIVED", or why it says nothing."""
    path = tree / row.file
    whole = path.read_text(encoding="utf-8")
    if whole.count(row.old) != 1:
        return f"NOT TAKEN AWAY: its text stands {whole.count(row.old)} times in {row.file}"
    path.write_text(whole.replace(row.old, row.new), encoding="utf-8")
    env = {**os.environ, "HSCP_TEST_DATABASE": row.on if row.on == POSTGRES else "", "PYTEST_DEBUG_TEMPROOT": str(tree)}
    command = [sys.executable, "-m", "pytest", row.test, "-n", "0", "-q", "-x", "--tb=line", "-p", "no:cacheprovider"]
    try:
        run = subprocess.run(command, cwd=tree, env=env, capture_output=True, text=True, timeout=900)
    finally:
        path.write_text(whole, encoding="utf-8")
    if run.returncode == FAILED:
        return "seen to fail"
    last = (run.stdout.strip() or run.stderr.strip() or "nothing said").splitlines()[-1]
    return f"SURVIVED ({last})" if run.returncode == 0 else f"NOT RUN: {last}"


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main(names: Iterable[str]) -> int:
    """Do those named, or all. Returns how many were not seen to fail."""
    wanted = set(names)
    rows = [row for row in ALL if not wanted or row.name in wanted]
    if unknown := sorted(wanted - {row.name for row in rows}):
        _say(f"No protection is called {', '.join(unknown)}.")
        return len(unknown)
    bad = 0
    with tempfile.TemporaryDirectory(prefix="hscp-protections-") as folder:
        tree = Path(folder)
        copy_of_the_tree(tree)
        for row in rows:
            said = outcome(row, tree)
            bad += said != "seen to fail"
            _say(f"{said}: {row.name} ({row.test})")
    _say(f"{len(rows) - bad} of {len(rows)} seen to fail.")
    return bad


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1:]) else 0)
