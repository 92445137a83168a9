"""Restores a backup and proves it. Exit code 0: proved; 1: refused or failed; 2: restored, and not proved."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from hscp.lib.words import date_words, plural, time_words
from hscp.record.backup import Problem
from hscp.record.backup.manifest import Manifest, other_keys
from hscp.record.backup.restoring import Wanted, checked, restore


class Command(BaseCommand):
    """See docs/backup.md."""

    help = "Restore a backup into an empty database, or in place of what a database holds; prove what came of it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("backup", metavar="BACKUP", type=Path, help="the file")
        how = parser.add_mutually_exclusive_group(required=True)
        how.add_argument("--only-check", action="store_true", help="read all of it and say what it is; change nothing")
        how.add_argument("--into-empty", action="store_true", help="into a database that holds nothing")
        how.add_argument(
            "--replace", metavar="DATABASE", default="", help="throw away what is in the database of this name"
        )
        parser.add_argument(
            "--with-other-keys", action="store_true", help="although secrets here are not those of the backup"
        )

    def handle(self, *args: Any, backup: Path, replace: str, only_check: bool, **options: Any) -> None:
        wanted = Wanted(backup, replace, options["with_other_keys"])
        try:
            if only_check:
                self._say(checked(backup))
                return
            manifest, findings = restore(wanted, at=timezone.now())
        except Problem as problem:
            raise CommandError(str(problem), returncode=1) from None
        self._say(manifest)
        width = max(len(each.what) for each in findings)
        for each in findings:
            self.stdout.write(f"{'ok   ' if each.good else 'WRONG'}  {each.what:<{width}}  {each.found}")
        if not all(each.good for each in findings):
            raise CommandError("Restored, but not proved: do not open the site. See docs/backup.md.", returncode=2)
        self.stdout.write("Restored and proved. Before the site is opened: docs/backup.md, “Afterwards”.")

    def _say(self, manifest: Manifest) -> None:
        moment = manifest.moment
        self.stdout.write(
            f"Backup of {date_words(moment)} at {time_words(moment)}: {manifest.engine} {manifest.server}, version "
            f"{manifest.product}, {plural(manifest.rows, 'row')}, {plural(len(manifest.files), 'file')}. "
            "Every part is as it was made."
        )
        for sentence in other_keys(manifest):
            self.stdout.write(sentence)
        for name, why in manifest.lacking.items():
            self.stdout.write(f"{name} was not in it: {why}.")
