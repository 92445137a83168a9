"""Every protection, by the paragraph of what was promised."""

from tests.protections import (
    agencies,
    case_files,
    files,
    keeping,
    once,
    opening,
    pictured,
    record,
    reviews,
    sign_in,
    sweep,
)
from tests.protections.row import Protection

PARAGRAPHS: tuple[tuple[str, tuple[Protection, ...]], ...] = (
    ("Sign-in", sign_in.ROWS),
    ("Case files", case_files.ROWS),
    ("Reviews", (*reviews.ROWS, *opening.ROWS)),
    ("Counts for everybody", pictured.ROWS),
    ("Evidence of agencies", agencies.ROWS),
    ("The sweep", sweep.ROWS),
    ("The record", record.ROWS),
    ("Files, output, browser", files.ROWS),
    ("Doing things once", once.ROWS),
    ("Keeping, letting go, backup", keeping.ROWS),
)
ALL: tuple[Protection, ...] = tuple(row for _, rows in PARAGRAPHS for row in rows)
