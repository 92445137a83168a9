"""The table of OWASP ASVS requirements: read from ``docs/asvs.yaml``, printed as a page."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

CHAPTERS = {
    1: "Encoding and sanitisation",
    2: "Validation and business logic",
    3: "Web front end",
    4: "API and web service",
    5: "Files",
    6: "Authentication",
    7: "Sessions",
    8: "Authorisation",
    9: "Self-contained tokens",
    10: "OAuth and OpenID Connect",
    11: "Cryptography",
    12: "Communication",
    13: "Configuration",
    14: "Data protection",
    15: "Code and architecture",
    16: "Logs and errors",
    17: "WebRTC",
}
ANSWERS = {
    "met": "met",
    "host": "**host**",
    "part": "**in part**",
    "open": "**NOT MET**",
    "no": "does not apply",
}

DATA = Path(__file__).resolve().parents[2] / "docs" / "asvs.yaml"
INTRODUCTION = """
How HSCP stands to each requirement of the [OWASP Application Security Verification Standard](https://owasp.org/asvs)
5.0.0 (May 2025, CC BY-SA 4.0), levels 1 and 2, none left out; of level 3 some that are met. What a requirement asks
stands here in a few words of ours: the standard's own text is what counts. Numbers are the standard's (`v5.0.0-1.1.1`).

- **met**: by the test, setting or page named. The suite runs the tests; one of them sees that the others are there.
- **host**: whoever runs HSCP meets it; what to do stands beside it and in
  [security.md](security.md#what-whoever-runs-it-does).
- **in part**, **NOT MET**: what is missing stands beside it.
- **does not apply**: HSCP has no such thing, or does not do it.
""".strip()


@dataclass(frozen=True, slots=True)
class Requirement:
    """One requirement and how we stand to it; ``answer`` is a key of ``ANSWERS``."""

    number: str
    level: int
    asks: str
    answer: str
    how: str

    @property
    def chapter(self) -> int:
        """The chapter it stands in."""
        return int(self.number.split(".")[0])


def requirements(path: Path = DATA) -> list[Requirement]:
    """Every row of the file, in its order. Raises ``ValueError`` for an answer or a level that is none."""
    rows: Mapping[str, tuple[int, str, str, str]] = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    found = [Requirement(number, *row) for number, row in rows.items()]
    for row in found:
        if row.answer not in ANSWERS or row.level not in (1, 2, 3):
            raise ValueError(f"{row.number}: {row.level}, {row.answer}")
    return found


def page(rows: Iterable[Requirement]) -> str:
    """The page: what the words mean, how many there are of each, and a table for each chapter."""
    rows = list(rows)
    counts = Counter((row.answer, row.level) for row in rows)
    lines = [
        "# OWASP ASVS 5.0, levels 1 and 2",
        "",
        *INTRODUCTION.splitlines(),
        "",
        "| | Level 1 | Level 2 | Level 3 |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {words} | " + " | ".join(str(counts[answer, level]) for level in (1, 2, 3)) + " |"
        for answer, words in ANSWERS.items()
    ]
    for chapter, title in CHAPTERS.items():
        lines += ["", f"## {chapter}. {title}", "", "| Number | Level | Asks for | | How |", "|---|---|---|---|---|"]
        lines += [
            f"| {row.number} | {row.level} | {_cell(row.asks)} | {ANSWERS[row.answer]} | {_cell(row.how)} |"
            for row in rows
            if row.chapter == chapter
        ]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "&#124;")
