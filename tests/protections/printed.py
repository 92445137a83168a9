"""Prints docs/protections.md from the table. ``python -m tests.protections.printed`` writes it."""

from pathlib import Path

from tests.protections.row import POSTGRES
from tests.protections.table import ALL, PARAGRAPHS

PAGE = Path(__file__).parents[2] / "docs" / "protections.md"
HEAD = f"""\
<!-- Written by `python -m tests.protections.printed` from tests/protections/. Change the row there, not this page. -->

# Protections, each taken away once

What is promised on trust, sentence by sentence: {len(ALL)} protections. Each has one place in the code, which a script
takes away in a copy of the tree, and a test that must fail then. `python -m tests.protections` does all of them in half
an hour, `python -m tests.protections NAME…` those named; of each it says "seen to fail" or "SURVIVED". A quick test
holds that each place and each test is still there. Tests run on SQLite unless PostgreSQL is named.

Not here, for no one line takes them away: the sweep over every address as a whole ([access.md](access.md)), kill -9 of
each part (`tests/drills`), eight submits at one moment (`tests/record/test_once.py`), the pace of pages
(`tests/bench`), and what is set outside the product ([security.md](security.md)).
"""


def page() -> str:
    """The page's text."""
    lines = [HEAD]
    for title, rows in PARAGRAPHS:
        lines += [f"## {title}", "", "| Promise | Taken away in | Seen to fail | Name |", "|---|---|---|---|"]
        lines += [
            f"| {row.says} | `{row.file}` | `{row.test}`{' (PostgreSQL)' if row.on == POSTGRES else ''} | {row.name} |"
            for row in rows
        ]
        lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
