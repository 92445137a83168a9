"""Writes the pages of docs/ that are drawn from the code: the role table now, whatever ``PAGES`` lists."""

from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from partnership.rules.roles import CHAIR_RIGHTS, CHAIR_SENTENCE, RIGHT_WORDS, ROLES, Right

NOTICE = "<!-- Written by `manage.py print_docs`. Change the rule it is drawn from, not this page. -->"


def roles_page() -> str:
    """Roles and rights, as sentences and as one table."""
    columns = [right for right in Right if any(right in row.rights for row in ROLES)]
    lines = ["# Roles and rights", "", "A role comes with a post; what it allows counts while the post is held.", ""]
    for row in ROLES:
        lines += [f"- **{row.title}** ({row.source}). {row.sentence}"]
    lines += [f"- **Chairs and vice-chairs.** {CHAIR_SENTENCE}", "", "| May … | " + " | ".join(r.title for r in ROLES)]
    lines[-1] += " | Chair, in that group |"
    lines += ["|---|" + "---|" * (len(ROLES) + 1)]
    for right in columns:
        marks = ["yes" if right in row.rights else "" for row in ROLES] + ["yes" if right in CHAIR_RIGHTS else ""]
        lines += [f"| {RIGHT_WORDS[right]} | " + " | ".join(marks) + " |"]
    outside = [right for right in Right if right not in columns]
    lines += [""] + [f"Granted by name, never by a role: to {RIGHT_WORDS[right]}." for right in outside]
    return "\n".join(lines) + "\n"


# (path below docs/, function that returns the page without the notice). Add a page here.
PAGES: tuple[tuple[str, Callable[[], str]], ...] = (("roles.md", roles_page),)


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
