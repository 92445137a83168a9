"""Names every module that has outgrown a file (400 lines); it becomes a folder of the same name. Exit code 1 if any."""

import sys
from pathlib import Path

LIMIT = 400
ROOT = Path(__file__).resolve().parent.parent
FOLDERS = (
    "hscp",
    "partnership",
    "meetings",
    "reviews",
    "audits",
    "training",
    "funding",
    "reviews",
    "reporting",
    "keeping",
    "tests",
    ".ci",
)


def too_long(root: Path) -> list[str]:
    """Each Python module below ``root``'s own folders with more than ``LIMIT`` lines, as "path: N lines"."""
    found = []
    for folder in FOLDERS:
        for module in sorted((root / folder).rglob("*.py")):
            lines = len(module.read_text(encoding="utf-8").splitlines())
            if lines > LIMIT and "migrations" not in module.parts:
                found.append(f"{module.relative_to(root)}: {lines} lines (limit {LIMIT})")
    return found


if __name__ == "__main__":
    sys.exit("\n".join(too_long(ROOT)) or None)
