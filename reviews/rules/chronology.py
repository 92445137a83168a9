"""The chronology of a case: what a row of a spreadsheet must say, and which accounts of one day are to be compared."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from meetings.rules.importing import Cell, Problem, day_from

MOST_ROWS = 2000
LONGEST = 4000
COLUMNS = ("Day", "Time", "Child", "Agency", "What happened", "Source", "Significance")
SHORT = {"agency": 120, "source": 200, "significance": 2000}
EVERYBODY = ("", "all", "every child")


@dataclass(frozen=True, slots=True)
class Line:
    """A row that says what it must. ``child`` is the key of one child, None for all of them."""

    row: int
    on: date
    at: time | None
    child: int | None
    agency: str
    what: str
    source: str
    significance: str


def time_from(cell: Cell) -> time | None:
    """A time as people type it: 14:30, 9.05; None for anything else."""
    found = re.fullmatch(r"(\d{1,2})[:.](\d{2})(?::\d{2})?", str(cell).strip())
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2]))


def judge_rows(
    rows: Sequence[Sequence[Cell]], *, children: Mapping[str, int], agency: str, today: date
) -> tuple[tuple[Line, ...], tuple[Problem, ...]]:
    """The rows that may be imported and every problem of the others. Rows that are empty are passed over.

    ``children`` are by their label in small letters ("child a"). ``agency`` is the one that the rows are of; where it
    is empty each row names its own. What stands above the names of the columns, such as a marking, is passed over.
    """
    place = next((n for n, row in enumerate(rows) if {"day", "what happened"} <= _words(row)), None)
    if place is None:
        wanted = ", ".join(COLUMNS)
        return (), (Problem(0, "", f"No row names the columns Day and What happened. They are called {wanted}."),)
    names = [str(cell).strip().lower() for cell in rows[place]]
    known = {each.lower() for each in COLUMNS}
    problems = [
        Problem(place + 1, name, "This column is not known here. Take it out.")
        for name in names
        if name and name not in known
    ]
    problems += [
        Problem(place + 1, each, "This column stands twice.") for each in sorted(known) if names.count(each) > 1
    ]
    if not agency and "agency" not in names:
        problems.append(Problem(place + 1, "Agency", "This column is missing."))
    if problems:
        return (), tuple(problems)
    lines = []
    for number, row in enumerate(rows[place + 1 :], place + 2):
        if not any(row):
            continue
        cells = {name: row[index] if index < len(row) else "" for index, name in enumerate(names) if name}
        found: list[Problem] = []
        line = _line(number, cells, children, agency, today, found)
        problems += found
        if line is not None:
            lines.append(line)
    if len(lines) > MOST_ROWS:
        problems.append(Problem(0, "", f"At most {MOST_ROWS:,} rows at once."))
    if not lines and not problems:
        problems.append(Problem(0, "", "There is no row below the names of the columns."))
    return tuple(lines), tuple(problems)


def _words(row: Sequence[Cell]) -> set[str]:
    return {str(cell).strip().lower() for cell in row}


def _line(
    number: int,
    cells: Mapping[str, Cell],
    children: Mapping[str, int],
    agency: str,
    today: date,
    found: list[Problem],
) -> Line | None:
    def wrong(column: str, sentence: str) -> None:
        found.append(Problem(number, column, sentence))

    said = {
        name: str(cells.get(name, "")).strip()
        for name in ("time", "child", "agency", "what happened", "source", "significance")
    }
    on = day_from(cells.get("day", ""))
    if on is None:
        wrong("Day", "Enter a date like 2026-07-31 or 31/7/2026.")
    elif on > today:
        wrong("Day", "This day has not come yet.")
    at = time_from(said["time"]) if said["time"] else None
    if said["time"] and at is None:
        wrong("Time", f"“{said['time']}” is no time. Enter one like 14:30, or leave it empty.")
    label = said["child"].lower()
    label = label if label in EVERYBODY or label.startswith("child ") else f"child {label}"
    if label not in EVERYBODY and label not in children:
        wrong("Child", f"There is no “{said['child']}” in this case. Use a letter, or leave it empty for all of them.")
    if not said["what happened"]:
        wrong("What happened", "Say what happened.")
    elif len(said["what happened"]) > LONGEST:
        wrong("What happened", f"The text has {len(said['what happened']):,} characters; {LONGEST:,} is the most.")
    whose = agency or said["agency"]
    if not whose:
        wrong("Agency", "Name the agency whose record this is.")
    for name, most in SHORT.items():
        if len(said[name]) > most:
            wrong(name.capitalize(), f"The text has {len(said[name]):,} characters; {most:,} is the most.")
    if found or on is None:
        return None
    return Line(number, on, at, children.get(label), whose, said["what happened"], said["source"], said["significance"])


@dataclass(frozen=True, slots=True)
class Account:
    """An entry as the comparison sees it. ``child`` is None where it is of all children."""

    key: int
    on: date
    at: time | None
    child: int | None
    agency: str
    what: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Accounts of one day and child that differ, by the keys of the entries."""

    on: date
    child: int | None
    keys: tuple[int, ...]


def differ(one: Account, other: Account) -> bool:
    """Whether two accounts of one day and child are to be compared by a person.

    They are of different agencies, do not say the same in other spacing or letters, and their times do not make them
    two events.
    """
    if one.agency.casefold() == other.agency.casefold() or _same(one.what, other.what):
        return False
    return one.at is None or other.at is None or one.at == other.at


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()).rstrip(".") == " ".join(other.casefold().split()).rstrip(".")


def conflicts(accounts: Iterable[Account]) -> tuple[Conflict, ...]:
    """Where accounts differ, by day and child; an entry of all children is compared with those of each."""
    days: dict[date, list[Account]] = defaultdict(list)
    for account in accounts:
        days[account.on].append(account)
    found = []
    for day, rows in sorted(days.items()):
        for child in sorted({row.child for row in rows}, key=lambda key: (key is not None, key or 0)):
            near = [row for row in rows if row.child in (child, None)]
            keys = {
                key
                for index, one in enumerate(near)
                for other in near[index + 1 :]
                if child in (one.child, other.child) and differ(one, other)
                for key in (one.key, other.key)
            }
            if keys:
                found.append(Conflict(day, child, tuple(sorted(keys))))
    return tuple(found)


def is_resolved(conflict: Conflict, resolutions: Iterable[Collection[int]]) -> bool:
    """Whether somebody has resolved it as it stands: an account that came later opens it again."""
    return any(set(conflict.keys) <= set(keys) for keys in resolutions)
