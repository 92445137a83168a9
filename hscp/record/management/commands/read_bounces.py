"""Reads reports of mail that came back, and marks the mail that each names as not delivered."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from hscp.lib.returned import MOST_BYTES
from hscp.record.mail_returned import in_file, take_maildir, take_reports
from hscp.spaces import clock


class Command(BaseCommand):
    """For a mail server's pipe (``-``), a mailbox that is fetched, or by hand. It never writes a mail."""

    help = (
        "Read reports of mail that came back (RFC 3464) from Maildirs, mbox files, single mails, or - for what is "
        "piped in; without a path from the Maildir in BOUNCES_MAILDIR. What is no report, or of no mail of ours, is "
        "passed over."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="*", metavar="PATH", help="a Maildir, an mbox file, one mail, or -")

    def handle(self, *args: Any, paths: list[str], **options: Any) -> None:
        chosen = paths or ([settings.BOUNCES_MAILDIR] if settings.BOUNCES_MAILDIR else [])
        if not chosen:
            raise CommandError("Say where the reports are: a Maildir, a file, or - for what is piped in.")
        for each in chosen:
            try:
                tally = self._read(each)
            except OSError as problem:
                raise CommandError(f"{each} cannot be read: {problem.strerror or 'it is no mailbox'}.") from None
            self.stdout.write(f"{each}: {tally}")

    def _read(self, where: str) -> Any:
        at = clock.now()
        if where == "-":
            return take_reports([sys.stdin.buffer.read(MOST_BYTES)], at=at)
        path = Path(where)
        return take_maildir(path, at=at) if path.is_dir() else take_reports(in_file(path), at=at)
