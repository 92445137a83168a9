"""What people typed is shown in the lines in which they typed it."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_words_as_they_were_typed_keep_their_lines() -> None:
    used = sum("hscp-as-typed" in each.read_text() for each in (ROOT / "templates").rglob("*.html"))
    assert used > 10  # else this looks at nothing
    styles = "\n".join(each.read_text() for each in sorted((ROOT / "static" / "styles").glob("*.scss")))
    rule = re.search(r"^\.hscp-as-typed \{([^}]*)\}", styles, re.MULTILINE)
    assert rule is not None and "white-space: pre-line;" in rule[1]
