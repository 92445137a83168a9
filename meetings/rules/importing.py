"""Actions from a spreadsheet: what each row must say, and every problem in it with its row."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from meetings.rules.progress import may_give, may_own

MOST_ROWS = 300
"""How many actions one file may bring: what fits a person's dry run, and a transaction."""
LONGEST = 2000
COLUMNS = ("Action", "Owner", "Due", "Recommendation", "Given")
NEEDED = COLUMNS[:4]
Cell = str | date


@dataclass(frozen=True, slots=True)
class PostFacts:
    """A post by which a row may name its owner; ``ends_on`` is the first day on which it is no longer one."""

    pk: int
    title: str
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class RecommendationFacts:
    """A recommendation that a row may follow."""

    pk: int
    closed: bool = False
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in which row of the spreadsheet (from 1, the header counted) and column; 0 is the whole file."""

    row: int
    column: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row that says what it must, with the keys of what it names."""

    row: int
    text: str
    owner: int
    due_on: date
    recommendation: int
    given_on: date


def day_from(cell: Cell) -> date | None:
    """A day as a spreadsheet gives or people type it: 2026-07-31 or 31/7/2026; None for anything else."""
    if isinstance(cell, date):
        return cell
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", cell)
    british = re.fullmatch(r"(\d{1,2})[/. ](\d{1,2})[/. ](\d{4})", cell)
    if iso is None and british is None:
        return None
    year, month, day = iso.groups() if iso else tuple(reversed(british.groups() if british else ()))
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def judge_rows(
    rows: Sequence[Sequence[Cell]],
    *,
    posts: Mapping[str, Sequence[PostFacts]],
    recommendations: Mapping[str, RecommendationFacts],
    today: date,
) -> tuple[tuple[Line, ...], tuple[Problem, ...]]:
    """The rows that may be imported and every problem of the others. Rows that are empty are passed over.

    ``posts`` are by title, ``recommendations`` by reference, both in small letters. The header is the first row that
    names an action's columns; what stands above it, such as a marking, is passed over.
    """
    place = next((number for number, row in enumerate(rows) if _words(row) & {"action", "owner"}), None)
    if place is None:
        wanted = ", ".join(NEEDED)
        return (), (Problem(0, "", f"No row names the columns. They are called {wanted} and, if you like, Given."),)
    names = [str(cell).strip().lower() for cell in rows[place]]
    problems = list(_of_header(names, place + 1))
    if problems:
        return (), tuple(problems)
    lines = []
    for number, row in enumerate(rows[place + 1 :], place + 2):
        if not any(row):
            continue
        cells = {name: row[index] if index < len(row) else "" for index, name in enumerate(names) if name}
        beyond = any(cell for index, cell in enumerate(row) if index >= len(names) or not names[index])
        found = [Problem(number, "", "A cell stands in a column without a name.")] if beyond else []
        line = _line(number, cells, posts, recommendations, today, found)
        problems += found
        if line is not None and not found:
            lines.append(line)
    if not lines and not problems:
        problems.append(Problem(0, "", "There is no row below the names of the columns."))
    return tuple(lines), tuple(problems)


def _words(row: Sequence[Cell]) -> set[str]:
    return {str(cell).strip().lower() for cell in row}


def _of_header(names: list[str], row: int) -> list[Problem]:
    known = {each.lower() for each in COLUMNS}
    found = [Problem(row, each, "This column is missing.") for each in NEEDED if each.lower() not in names]
    strange = [name for name in names if name and name not in known]
    found += [Problem(row, name, "This column is not known here. Take it out.") for name in strange]
    found += [Problem(row, name, "This column stands twice.") for name in sorted(known) if names.count(name) > 1]
    return found


def _line(
    number: int,
    cells: Mapping[str, Cell],
    posts: Mapping[str, Sequence[PostFacts]],
    recommendations: Mapping[str, RecommendationFacts],
    today: date,
    found: list[Problem],
) -> Line | None:
    def wrong(column: str, sentence: str) -> None:
        found.append(Problem(number, column, sentence))

    text = str(cells.get("action", "")).strip()
    if len(text) > LONGEST:
        wrong("Action", f"The text has {len(text):,} characters; {LONGEST:,} is the most.")
    owner, source = str(cells.get("owner", "")).strip(), str(cells.get("recommendation", "")).strip()
    named = posts.get(owner.lower(), ())
    if not owner:
        wrong("Owner", "Name the post that owns the action.")
    elif len(named) != 1:
        words = "There is no post" if not named else "There are several posts"
        wrong("Owner", f"{words} called “{owner}”. Owners are named by the title of their post.")
    elif not (may := may_own(named[0].title, named[0].ends_on, today)):
        wrong("Owner", may.sentence)
    follows = recommendations.get(source.lower())
    if follows is None:
        words = f"There is no recommendation “{source}”." if source else "Name the recommendation that it follows."
        wrong("Recommendation", words)
    elif follows.closed:
        wrong("Recommendation", f"{source} is closed: no further action follows from it.")
    elif follows.restricted:
        wrong("Recommendation", f"{source} belongs to a case file: give its actions on its own page.")
    given, due = _given(cells.get("given", ""), today, wrong), day_from(cells.get("due", ""))
    if due is None:
        wrong("Due", "Enter a date like 2026-07-31 or 31/7/2026.")
    if given is not None:
        verdict = may_give(text, given, due or given)
        for reason in verdict.reasons:
            wrong("Action" if reason.code == "text" else "Due", reason.sentence)
    if found or due is None or given is None or follows is None:
        return None
    return Line(number, text, named[0].pk, due, follows.pk, given)


def _given(cell: Cell, today: date, wrong: Callable[[str, str], None]) -> date | None:
    given = day_from(cell) if cell else today
    if given is None:
        wrong("Given", "Enter a date like 2026-07-31 or 31/7/2026, or leave it empty for today.")
    elif given > today:
        wrong("Given", "This day has not come yet.")
        return None
    return given
