"""What seats are granted, brought to what the table of roles says."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from hscp.lib.words import plural
from hscp.spaces.acting import acting, in_space
from hscp.spaces.clock import today
from hscp.spaces.models import Space
from partnership.operations.grants import renew_grants


class Command(BaseCommand):
    """The timetable does the same every night. Repeatable."""

    help = (
        "After an update: give every seat the rights that its role has now, and take away those it has no more. Done "
        "every night by itself; what a role has lost counts for nothing from the update on."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="count what would be done and write nothing")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        """Print a line for each space, whether there is something to do in it or not."""
        done = 0
        for space in Space.objects.order_by("slug"):
            with acting(in_space(space.pk)):
                made = renew_grants(day=today(), check=check)
            done += made.given + made.taken
            given = f"{plural(made.given, 'right')} given to {plural(made.given_to, 'seat')}"
            taken = f"{plural(made.taken, 'right')} taken from {plural(made.taken_from, 'seat')}"
            self.stdout.write(f"{space.slug}: {given}, {taken}.")
        if check and done:
            self.stdout.write("This was a check: nothing was written.")
