"""The demonstration: one command from an empty folder to a running site with a year's record in it."""

from argparse import ArgumentParser
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from hscp.lib.verdicts import Refused
from hscp.lib.words import date_words, plural
from hscp.spaces.clock import today
from reporting.demonstration.building import build_report
from reporting.demonstration.cast import accounts, password, was_played
from reporting.demonstration.play import play
from reporting.demonstration.serving import may_listen, port_from, quiet, serve

PORT = 8000
STOPPED = 130  # how shells report a program that Control-C ended


class Command(BaseCommand):
    """Repeatable: what visitors changed is kept. A run that was killed is made up for by the next."""

    help = (
        "Migrate, load the arrangements, play the demonstration year unless it is there, build its yearly report, "
        "print the accounts and serve. Only with HSCP_DEMO=1."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", default=PORT, help=f"where to serve (default {PORT})")
        parser.add_argument("--no-serve", action="store_true", help="do everything but serve")

    def handle(self, *args: Any, port: object, no_serve: bool, **options: Any) -> None:
        if not settings.HSCP_DEMO:
            raise CommandError(
                "This is not a demonstration: the command writes invented content, so it runs only with HSCP_DEMO=1."
            )
        number = self._port(port, serving=not no_serve)
        quiet()
        Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
        try:
            self._prepare()
            self._play()
            self._build()
        except KeyboardInterrupt:
            raise CommandError("Stopped. Nothing is left half-played: run it again.", returncode=STOPPED) from None
        self._introduce(number, serving=not no_serve)
        if not no_serve:
            serve(number)

    def _port(self, said: object, *, serving: bool) -> int:
        try:
            number = port_from(said)
            if serving:
                may_listen(number).require()
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        return number

    def _prepare(self) -> None:
        self._say("Preparing the database …")
        owner = "owner" if "owner" in settings.DATABASES else "default"
        call_command("migrate", database=owner, verbosity=0, interactive=False)
        said = StringIO()
        self._say("Loading the published arrangements …")
        call_command("load_arrangements", stdout=said)
        self._say(f"  {said.getvalue().strip().splitlines()[-1]}")

    def _play(self) -> None:
        if was_played():
            self._say(
                "The demonstration year is there already: it is kept as you left it (make demo-reset starts over)."
            )
            return
        self._say("Playing the demonstration year, meeting by meeting: about half a minute …")
        play()

    def _build(self) -> None:
        self._say("Building the yearly report 2025–26 …")
        file = build_report()
        if file is None:
            self._say("  It could not be built; its page says why and offers to try again.")
        else:
            self._say(f"  {plural(file.pages, 'page')}: {file.path}")

    def _introduce(self, port: int, *, serving: bool) -> None:
        rows = [(each.email, each.post, each.invitation) for each in accounts()]
        first, second = (max(len(row[column]) for row in rows) for column in (0, 1))
        self._say("")
        self._say("Accounts. Each is named for its post; nobody in this demonstration is real.")
        self._say("")
        for email, post, invitation in [("Sign in as", "Who it is", "What to try"), *rows]:
            self._say(f"  {email:<{first}}  {post:<{second}}  {invitation}")
        self._say("")
        self._say(f"The password of every account: {password()}")
        self._say(f"The demonstration’s clock stands at {date_words(today())}.")
        if serving:
            self._say(f"Open http://localhost:{port} – Control-C stops.")

    def _say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()
