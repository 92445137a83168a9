"""Load published arrangements from YAML files."""

import argparse
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from hscp.lib.words import plural
from hscp.spaces.clock import today
from hscp.spaces.models import Space
from partnership.operations.arrangements import CannotLoad, Change, load, what_is_known
from partnership.rules.arrangements import Place, Problem, read

ENDINGS = (".yaml", ".yml")
NOT_FOUND = 2  # exit code where a path is not there; 1 is for files with problems


class Command(BaseCommand):
    help = (
        "Load published arrangements: YAML files, or folders of them, in one transaction. Prints what changes. "
        "On any problem prints all of them, writes nothing and exits with 1 (2 where a path is not there)."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="default: the arrangements folder")
        parser.add_argument("--check", action="store_true", help="print what would change and write nothing")

    def handle(self, *args: Any, paths: list[Path], check: bool, **options: Any) -> None:
        files, problems = _texts(paths or [Path(settings.ARRANGEMENTS_DIR)])
        try:
            with transaction.atomic():
                reading = read(files, what_is_known())
                if problems:
                    raise CannotLoad((*problems, *reading.problems))
                loaded = load(reading=reading, day=today())
                names = dict(Space.objects.values_list("slug", "name"))
                transaction.set_rollback(check)
        except CannotLoad as refusal:
            for problem in refusal.problems:
                self.stderr.write(str(problem))
            count = plural(len(refusal.problems), "problem")
            raise CommandError(f"{count}. Nothing was written.", returncode=1) from None
        for notice in (*reading.notices, *loaded.notices):
            self.stdout.write(f"Note: {notice}")
        self._print(loaded.changes, names)
        if check and loaded.changes:
            self.stdout.write("This was a check: nothing was written.")

    def _print(self, changes: Iterable[Change], names: dict[str, str]) -> None:
        """Changes under the name of their space, in the order of the files."""
        changes = list(changes)
        if not changes:
            self.stdout.write("Nothing to change.")
            return
        order = list(dict.fromkeys(change.space for change in changes))
        grouped = groupby(sorted(changes, key=lambda each: order.index(each.space)), key=lambda each: each.space)
        for space, mine in grouped:
            self.stdout.write(self.style.MIGRATE_HEADING(f"{names[space]} ({space})" if space else "Everywhere"))
            for change in mine:
                self.stdout.write(f"  {change}")
        self.stdout.write(f"{plural(len(changes), 'change')}.")


def _texts(paths: list[Path]) -> tuple[list[tuple[str, str]], list[Problem]]:
    """Name and text of each file. Names lead from where the command is run, so that they can be opened from there."""
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = sorted(each for each in path.rglob("*") if each.suffix in ENDINGS and each.is_file())
            if not inside:
                raise CommandError(f"There is no .yaml file in {path}.", returncode=NOT_FOUND)
            found.update(dict.fromkeys(inside))
        elif path.is_file():
            found[path] = None
        else:
            raise CommandError(f"There is no file or folder {path}.", returncode=NOT_FOUND)
    texts: list[tuple[str, str]] = []
    problems: list[Problem] = []
    for path in found:
        name = str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
        try:
            texts.append((name, path.read_text(encoding="utf-8")))
        except (UnicodeDecodeError, OSError) as problem:
            why = "is not text in UTF-8" if isinstance(problem, UnicodeDecodeError) else "cannot be read"
            problems.append(Problem.at(Place(name, 1, 1), f"The file {why}.", "a YAML file in UTF-8."))
    return texts, problems
