"""Prints docs/access.md, who may see and change what at each address, from the table that the sweep walks by.

``python -m tests.sweeps.printed`` writes it, ``--check`` fails where it is stale; `make fix` and `make check` do so.
"""

import os
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import django

PAGE = Path(__file__).parents[2] / "docs" / "access.md"
HEAD = """\
<!-- Written by `make fix` from tests/sweeps/table.py. Change the row there, not this page. -->

# Who may see and change what

Every address of the product, and what each role gets there. A test walks all of them on PostgreSQL as every role: with
objects of one's own partnership, of another one, of a joint group, of a case file, and with numbers that were never
given. An address that is not in this table fails the tests. What is sent (POST) to objects of one's own is taken back
after the answer was seen; what is sent to objects that are not is really committed, filled in as for one's own, and no
row of any space may differ afterwards: every third address for each role, each address for two roles at least, and the
same with the application's fence switched off, where PostgreSQL alone refuses.

How to read it:

- **see**: the page answers. **change**: a form that is sent there acts. **–**: refused, with the reason.
- **absent**: as if there were no such page; the answer is the one for a number that was never given.
- *Chair* is whoever chairs or vice-chairs the group that the object belongs to, and holds no other right to write.
- Whatever belongs to another partnership or to a joint group is absent, at every address, for everybody, and so is the
  whole space for whoever holds no seat in it today. Without an account one is asked to sign in.
- **Case file: list** marks what can belong to a case file. If it does, it is absent for whoever is not on the file's
  list or is excluded from it, whatever their role; on the list one sees it, and changes it where both the role and the
  place on the list allow writing.
- What somebody asked for, an export of a person's data, is for them alone, and absent for everybody else.
- The scrutineer changes nothing: the database itself refuses their writes.
"""
FILES = """
## Pages of a case file

Absent for everybody who is not on the file's own list, whatever their role, and for whoever is excluded from it.

| Address | Its lead | On its list, to write | On its list, to read |
|---|---|---|---|
"""
FOOT = """
## Not below a partnership

| Address | For whom |
|---|---|
"""


def page() -> str:
    """The page's text."""
    from django.urls import get_resolver  # noqa: PLC0415 - the settings are known only now

    from hscp.spaces.guard import file_column  # noqa: PLC0415
    from partnership.rules.roles import ROLE_BY_KEY  # noqa: PLC0415
    from tests.sweeps.objects import OBJECTS  # noqa: PLC0415
    from tests.sweeps.table import PUBLIC, ROWS, SIGNED_IN, SPACE, Row  # noqa: PLC0415
    from tests.sweeps.verdicts import ROLES, addresses, expected, on_the_list  # noqa: PLC0415

    routes = {name or route: route for route, name, _ in addresses(get_resolver().url_patterns)}
    closable = {kind for kind, find in OBJECTS.items() if hasattr(find, "model") and file_column(find.model)}

    def says(answer: Callable[[Row, str, str], int], row: Row, who: str) -> str:
        if row.get == 404:  # the sweep has none of these: who may is said as if it had
            row = replace(row, get=200, post=200)
        answers = {method: answer(row, method, who) for method in ("get", "post")}
        may = [word for method, word in (("get", "see"), ("post", "change")) if answers[method] in (200, 302, 400)]
        return ", ".join(may) or ("absent" if 404 in answers.values() else "–")

    def line(row: Row, *cells: str) -> str:
        return f"| {' | '.join([_address(routes[row.name]), *cells])} |"

    titles = [ROLE_BY_KEY[role].title for role in ROLES]
    lines = [HEAD, "## Below a partnership", "", f"| Address | {' | '.join([*titles, 'Chair', 'Case file'])} |"]
    lines.append("|---" * (len(titles) + 3) + "|")
    below = [row for row in ROWS if row.who == SPACE]
    for row in below:
        if not row.of_a_file:
            closed = "list" if closable & set(row.objects.values()) else ""
            lines.append(line(row, *(says(expected, row, role) for role in (*ROLES, "chair")), closed))
    lines += FILES.rstrip("\n").split("\n")
    lines += [
        line(row, *(says(on_the_list, row, place) for place in ("lead", "editor", "reader")))
        for row in below
        if row.of_a_file
    ]
    lines += FOOT.rstrip("\n").split("\n")
    whom = {PUBLIC: "everybody", SIGNED_IN: "whoever is signed in"}
    lines += [line(row, whom[row.who]) for row in ROWS if row.who in whom]
    return "\n".join(lines) + "\n"


def _address(route: str) -> str:
    """A route as people read it: `/people/…/change/`."""
    plain = re.sub(r"\(\?P<[^>]*>[^)]*\)|<[^>]*>", "…", route.removeprefix("p/<slug:space>/"))
    return f"`/{plain.strip('^$')}`"


def main(check: bool) -> int:
    """Write the page, or say whether it is stale."""
    text = page()
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == text:
        return 0
    if check:
        sys.stderr.write("docs/access.md is stale: run `make fix`.\n")
        return 1
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hscp.settings.base")
    django.setup()
    sys.exit(main("--check" in sys.argv))
