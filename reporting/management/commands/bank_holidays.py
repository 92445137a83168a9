"""Bank holidays that every partnership of the site counts by: listed, one proclaimed, one taken back."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from hscp.lib.verdicts import Refused
from hscp.lib.words import date_words
from hscp.spaces.acting import acting, in_space
from hscp.spaces.clock import today
from hscp.spaces.models import Space
from meetings.queries.holidays_moved import moved_by
from partnership.operations.holidays import proclaim_holiday, take_back_holiday
from partnership.queries.holidays import holidays_listed


class Command(BaseCommand):
    """A change stands in the record of every space. Meetings are named and never moved."""

    help = (
        "List England's bank holidays as they count here, add one that was proclaimed, or take one back. Prints what "
        "it means for planned meetings, and moves none. --check writes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        listed = acts.add_parser("list", help="the bank holidays of a year, with their source")
        listed.add_argument("year", type=int, nargs="?", help="default: this year")
        for name, words in (("add", "one that was proclaimed"), ("take-back", "one that does not hold after all")):
            act = acts.add_parser(name, help=words)
            act.add_argument("day", type=date.fromisoformat, metavar="DAY", help="such as 2026-06-05")
            act.add_argument("--check", action="store_true", help="print what it would mean and write nothing")
            if name == "add":
                act.add_argument("--name", required=True, help="what it is called")
                act.add_argument("--source", required=True, help="where it is proclaimed")
            else:
                act.add_argument("--reason", required=True, help="why it does not hold")

    def handle(self, *args: Any, act: str, **options: Any) -> None:
        if act == "list":
            year = options["year"] or today().year
            for each in holidays_listed(date(year, 1, 1), date(year, 12, 31)):
                taken = "" if each.holds else " – taken back"
                self.stdout.write(f"{each.day}  {each.name}{taken}  ({each.source})")
            return
        day = options["day"]
        meant = list(self._meant(day))  # before it is written: what changes by it
        try:
            with transaction.atomic():
                if act == "add":
                    proclaim_holiday(day=day, name=options["name"], source=options["source"], today=today())
                else:
                    take_back_holiday(day=day, reason=options["reason"], today=today())
                transaction.set_rollback(options["check"])
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"{date_words(day)} {'is a bank holiday' if act == 'add' else 'is no bank holiday'}.")
        for line in meant or ["No planned meeting and no deadline for papers is touched."]:
            self.stdout.write(line)
        if options["check"]:
            self.stdout.write("This was a check: nothing was written.")

    def _meant(self, day: date) -> Any:
        for space in Space.objects.order_by("slug"):
            with acting(in_space(space.pk).only_reading()):
                for each in moved_by(day):
                    name = f"{space.slug}: {each.meeting.group.called}, {date_words(each.meeting.starts_at)}"
                    if each.is_on_it:
                        yield f"{name} is planned for that very day; it is not moved."
                    if each.papers_move:
                        was, becomes = (date_words(due) for due in (each.due_before, each.due_after))
                        yield f"{name}: papers are due by {becomes}, not {was}."
