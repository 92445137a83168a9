"""Says whether timed work still happens, for whoever watches over the processes."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from hscp.record.pulse import Ill, troubles


class Command(BaseCommand):
    """Ends with 1 where something is wrong, and says what and since when."""

    help = "Says whether the database answers and timed work happens; ends with 1 where not."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("part", nargs="?", choices=["timetable", "jobs"], help="look at this part only")

    def handle(self, *args: Any, part: str | None, **options: Any) -> None:
        wanted = {Ill(part), Ill.DATABASE} if part else set(Ill)
        found = [each.sentence for each in troubles(timezone.now()) if each.kind in wanted]
        if found:
            raise CommandError(" ".join(found))
        self.stdout.write("ok")
