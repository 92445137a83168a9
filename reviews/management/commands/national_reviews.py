"""Recommendations of national reviews that every partnership of the site answers: listed, loaded from a file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from hscp.lib.words import plural
from reviews.models import NationalRecommendation
from reviews.operations.national import load_reviews
from reviews.rules.national import read_reviews

SHIPPED = Path(settings.BASE_DIR) / "reviews" / "national" / "reviews.yaml"


class Command(BaseCommand):
    """A change stands in the record of every space. What a file no longer has stays: it may have been answered."""

    help = (
        "List the recommendations of national reviews, or load them from a YAML file with its sources (default: that "
        "of the product). On any problem prints all of them and writes nothing. --check writes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        acts.add_parser("list", help="every recommendation, with its review")
        load = acts.add_parser("load", help="add and change what a file says")
        load.add_argument("path", type=Path, nargs="?", default=SHIPPED, metavar="PATH")
        load.add_argument("--check", action="store_true", help="print what would change and write nothing")

    def handle(self, *args: Any, act: str, **options: Any) -> None:
        if act == "list":
            for row in NationalRecommendation.objects.select_related("review").order_by("review__key", "number"):
                self.stdout.write(f"{row.key}  {row.text[:100]}  ({row.review.citation})")
            return
        path: Path = options["path"]
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as problem:
            raise CommandError(f"{path} cannot be read: {problem}", returncode=2) from None
        reviews, problems = read_reviews(path.name, text)
        if problems:
            for each in problems:
                self.stderr.write(str(each))
            raise CommandError(f"{plural(len(problems), 'problem')}. Nothing was written.", returncode=1)
        with transaction.atomic():
            changes = load_reviews(reviews=reviews)
            transaction.set_rollback(options["check"])
        for line in changes or ["Nothing to change."]:
            self.stdout.write(line)
        if options["check"] and changes:
            self.stdout.write("This was a check: nothing was written.")
