"""Takes a backup. Exit code 0: whole; 1: there is none; 2: whole, but files that the record names are missing."""

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from hscp.lib.words import plural
from hscp.record.backup import Problem
from hscp.record.backup.taking import take


def at_least_one(words: str) -> int:
    """A number of backups. Raises ``ArgumentTypeError``."""
    if not words.isdecimal() or int(words) < 1:
        raise ArgumentTypeError(f"{words} is not a number of backups to keep.")
    return int(words)


class Command(BaseCommand):
    """See docs/backup.md."""

    help = "Back up the database as it stands at this moment, and the files, into one file that is whole or not there."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", metavar="TARGET_FOLDER", type=Path, help="where the backups lie; it is there")
        parser.add_argument(
            "--keep", metavar="N", type=at_least_one, default=0, help="throw all but the N newest away; else none"
        )

    def handle(self, *args: Any, folder: Path, keep: int, **options: Any) -> None:
        try:
            taken = take(folder, at=timezone.now(), keep=keep)
        except Problem as problem:
            raise CommandError(str(problem), returncode=1) from None
        manifest = taken.manifest
        size = taken.path.stat().st_size
        counts = (plural(manifest.rows, "row"), plural(len(manifest.files), "file"), plural(size, "byte"))
        self.stdout.write(f"{taken.path}: {', '.join(counts)}.")
        for slug, head in manifest.heads.items():
            self.stdout.write(f"  {slug}: {head or 'nothing recorded yet'}")
        for old in taken.dropped:
            self.stdout.write(f"Thrown away: {old.name}")
        if manifest.lacking:
            for name, why in manifest.lacking.items():
                self.stderr.write(f"{name}: {why}.")
            count = plural(len(manifest.lacking), "file")
            raise CommandError(f"The backup is whole but for {count} that the record names.", returncode=2)
