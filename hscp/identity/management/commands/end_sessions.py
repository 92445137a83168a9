from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hscp.identity.entries import AccountEventKind
from hscp.identity.events import note
from hscp.identity.ledger import enter
from hscp.identity.models import User
from hscp.identity.sessions import end_sessions


class Command(BaseCommand):
    help = "End every session of one account, or of all, at once. Whoever it was signs in again, with both factors."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", nargs="?", help="the address that the account signs in with")
        parser.add_argument("--all", action="store_true", help="of every account")

    def handle(self, *args: Any, email: str | None = None, all: bool = False, **options: Any) -> None:
        """End them. Raises ``CommandError`` where neither or both are named, or there is no such account."""
        if bool(email) == all:
            raise CommandError("Name one address, or --all.", returncode=2)
        users = User.objects.all() if all else User.objects.filter(email__iexact=email)
        done = 0
        for user in users.order_by("pk"):
            end_sessions(user=user)
            enter(user, AccountEventKind.SESSIONS_ENDED)
            note("sessions.ended", None, user=user, by="command")
            done += 1
        if not done:
            raise CommandError("There is no such account.", returncode=1)
        self.stdout.write(f"Sessions of {done} ended." if all else "Its sessions are ended.")
