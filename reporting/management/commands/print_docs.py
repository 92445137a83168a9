"""Writes the pages of docs/ that are drawn from the code and its data: roles, states, rules, ASVS (``PAGES``)."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from hscp.lib.moves import Table, mermaid
from hscp.lib.words import listing, plural
from hscp.record.rules import TABLES as OF_MAIL
from meetings.rules.states import TABLES as OF_MEETINGS
from partnership.enums import Trust
from partnership.rules.arrangements import read
from partnership.rules.arrangements.national import National, StatuteClock
from partnership.rules.roles import CHAIR_RIGHTS, CHAIR_SENTENCE, RIGHT_WORDS, ROLES, Right
from reporting.management.asvs import page as asvs
from reporting.management.asvs import requirements
from reporting.rules.states import TABLES as OF_REPORTS
from reviews.rules.states import TABLES as OF_REVIEWS

NOTICE = "<!-- Written by `manage.py print_docs`. Change the rule it is drawn from, not this page. -->"


def roles_page() -> str:
    """Roles and rights, as sentences and as one table."""
    columns = [right for right in Right if any(right in row.rights for row in ROLES)]
    lines = ["# Roles and rights", "", "A role comes with a post; what it allows counts while the post is held.", ""]
    for row in ROLES:
        lines += [f"- **{row.title}.** {row.sentence}"]
    lines += [f"- **Chairs and vice-chairs.** {CHAIR_SENTENCE}", "", "| May … | " + " | ".join(r.title for r in ROLES)]
    lines[-1] += " | Chair, in that group |"
    lines += ["|---|" + "---|" * (len(ROLES) + 1)]
    for right in columns:
        marks = ["yes" if right in row.rights else "" for row in ROLES] + ["yes" if right in CHAIR_RIGHTS else ""]
        lines += [f"| {RIGHT_WORDS[right]} | " + " | ".join(marks) + " |"]
    outside = [right for right in Right if right not in columns]
    lines += [""] + [f"Granted by name, never by a role: to {RIGHT_WORDS[right]}." for right in outside]
    return "\n".join(lines) + "\n"


def states_page() -> str:
    """The state tables, each as a diagram and as a list of its moves."""
    lines = [
        "# States and moves",
        "",
        "What moves from state to state, and by which moves alone. Each move is one record.",
    ]
    for table in (*OF_MEETINGS, *OF_REVIEWS, *OF_REPORTS, *OF_MAIL):
        lines += ["", f"## {table.noun.capitalize()}", "", "```mermaid", mermaid(table).rstrip(), "```", ""]
        lines += _rows(("Move", "From", "To", "Needs a reason"), _moves(table))
    return "\n".join(lines) + "\n"


def _moves(table: Table) -> Iterable[tuple[str, ...]]:
    for each in table.moves:
        source, target = table.state(each.source).label, table.state(each.target).label
        yield each.label, source, target, "yes" if each.needs_reason else ""


def statute_page() -> str:
    """Editions of the guidance, deadlines and the report's headings, with what still has to be checked.

    Raises ``CommandError`` where the national files have problems.
    """
    rules, checked = _national(), {True: "yes", False: "**to be checked**"}
    lines = [
        "# National rules",
        "",
        "Read from `arrangements/national/`; a record keeps the edition in force on its day.",
    ]
    lines += ["", "## Editions of the guidance", ""]
    lines += _rows(
        ("Key", "Title", "From", "Until", "Source", "Verified"),
        (
            (row.key, row.title, str(row.starts_on), str(row.ends_on or ""), row.citation, checked[row.verified])
            for row in rules.editions
        ),
    )
    lines += ["", "## Deadlines", "", "Working days are those of England.", ""]
    lines += _rows(
        ("Deadline", "Limit", "Until", "Editions", "Source", "Verified"),
        (
            (row.title, _limit(row), _event(row.stops), listing(row.editions), row.citation, _TRUST[row.trust])
            for row in rules.clocks
        ),
    )
    lines += ["", "## Headings of the yearly report", ""]
    lines += _rows(
        ("Heading", "What it asks", "Editions", "Source", "Verified"),
        ((row.title, row.asks, listing(row.editions), row.citation, _TRUST[row.trust]) for row in rules.headings),
    )
    return "\n".join(lines) + "\n"


_TRUST = {value: "**to be checked**" if value == Trust.CHECK else str(label) for value, label in Trust.choices}


def _national() -> National:
    folder = settings.ARRANGEMENTS_DIR / "national"
    files = [(path.name, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.yaml"))]
    reading = read(files)
    if reading.problems or reading.national is None:
        raise CommandError("; ".join(map(str, reading.problems)) or "There are no national rules.", returncode=1)
    return reading.national


def _limit(row: StatuteClock) -> str:
    length = plural(row.length, row.unit.replace("_", " ").removesuffix("s"))
    starts = listing([_event(each) for each in (row.starts, *row.other_starts)], "or")
    return f"for {length} from {starts}" if row.direction == "for" else f"{length} {row.direction} {starts}"


def _event(key: str) -> str:
    return key.replace("-", " ")


def _rows(head: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """A Markdown table; a bar within a cell would end it, so it is written as an entity."""
    head = tuple(head)
    body = ("| " + " | ".join(" ".join(cell.split()).replace("|", "&#124;") for cell in row) + " |" for row in rows)
    return ["| " + " | ".join(head) + " |", "|---" * len(head) + "|", *body]


def asvs_page() -> str:
    """How we stand to each requirement of OWASP ASVS, from ``docs/asvs.yaml``."""
    return asvs(requirements())


# (path below docs/, function that returns the page without the notice). Add a page here.
PAGES: tuple[tuple[str, Callable[[], str]], ...] = (
    ("roles.md", roles_page),
    ("states.md", states_page),
    ("statute.md", statute_page),
    ("asvs.md", asvs_page),
)


class Command(BaseCommand):
    """``manage.py print_docs`` writes, ``--check`` only says whether a page is stale."""

    help = "Write the pages of docs/ that are drawn from the code."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail where a page is stale")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        stale = []
        for name, page in PAGES:
            path = settings.BASE_DIR / "docs" / name
            text = f"{NOTICE}\n\n{page()}"
            if path.exists() and path.read_text(encoding="utf-8") == text:
                continue
            stale.append(f"docs/{name}")
            if not check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        if check and stale:
            raise CommandError(f"Stale: {', '.join(stale)}. Run `manage.py print_docs`.", returncode=1)
        self.stdout.write("Current." if not stale else f"Written: {', '.join(stale)}.")
