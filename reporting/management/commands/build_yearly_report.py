"""Builds the PDF of a yearly report in the foreground."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hscp.lib.years import year_from_words
from hscp.spaces.acting import acting, in_space
from hscp.spaces.clock import today
from hscp.spaces.models import Space
from reporting.models import YearlyReport
from reporting.operations.builds import build, write_whole
from reporting.queries.paper import paper_of

UNKNOWN, NO_REPORT, NO_FILE = 2, 3, 4


class Command(BaseCommand):
    """Exit codes: 0 built; 2 unknown space or year; 3 no report of that year; 4 the file cannot be written."""

    help = (
        "Build the PDF of a yearly report as it stands: the frozen text once it was sent for signature, else a draft. "
        "Exit codes: 0 built, 2 unknown space or year, 3 no report of that year, 4 the file cannot be written."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("space", help="The address of the space, such as herefordshire.")
        parser.add_argument("year", help="The year, such as 2025-26.")
        parser.add_argument("--output", required=True, type=Path, help="Where to write the PDF.")

    def handle(self, *args: Any, space: str, year: str, output: Path, **options: Any) -> None:
        found = Space.objects.filter(slug=space).first()
        if found is None:
            known = ", ".join(Space.objects.order_by("slug").values_list("slug", flat=True)) or "none yet"
            raise CommandError(f"There is no space “{space}”. Known: {known}.", returncode=UNKNOWN)
        try:
            starts_on, _ = year_from_words(year)
        except ValueError as problem:
            raise CommandError(str(problem), returncode=UNKNOWN) from None
        if output.is_dir() or not output.parent.is_dir():
            raise CommandError(f"{output} is not a file in a folder that exists.", returncode=NO_FILE)
        with acting(in_space(found.pk).only_reading()):
            reports = YearlyReport.objects.select_related("edition", "space")
            report = reports.filter(starts_on=starts_on).first()
            if report is None:
                raise CommandError(f"{found.name} has no yearly report for {year}.", returncode=NO_REPORT)
            paper = paper_of(report, today())
        built = build(paper, self._say(options["verbosity"]))
        try:
            write_whole(output, built.data)
        except OSError as problem:
            raise CommandError(f"{output} cannot be written: {problem.strerror}.", returncode=NO_FILE) from None
        kind = "draft" if paper.is_draft else "final report"
        self.stdout.write(f"{output}: {kind}, {built.pages} pages, {len(built.data):,} bytes.")

    def _say(self, verbosity: int) -> Any:
        def say(done: int, total: int, words: str) -> None:
            if verbosity:
                self.stderr.write(f"{done + 1} of {total}: {words}")

        return say
