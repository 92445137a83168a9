from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hscp.identity.events import note
from hscp.identity.ledger import differences
from hscp.identity.models import User
from hscp.identity.sessions import close_account


class Command(BaseCommand):
    help = (
        "Close an account: whoever it is, is out at once and cannot sign in. Seats and history stay as they are; the "
        "Partnership Team ends seats. --reopen lets it sign in again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="the address that the account signs in with")
        parser.add_argument("--reopen", action="store_true", help="let a closed account sign in again")
        parser.add_argument(
            "--as-it-stands",
            action="store_true",
            help="with --reopen: where it is not as its record says (account_history), take it over; look first",
        )

    def handle(self, *args: Any, email: str, reopen: bool = False, as_it_stands: bool = False, **options: Any) -> None:
        """Close it, or open it again. Raises ``CommandError`` where there is none, or it stands so already."""
        if as_it_stands and not reopen:
            raise CommandError("--as-it-stands goes with --reopen.", returncode=2)
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            raise CommandError("There is no such account.", returncode=1)
        if user.is_active == reopen:
            raise CommandError("It may sign in already." if reopen else "It is closed already.", returncode=1)
        close_account(user=user, reopen=reopen, as_it_stands=as_it_stands)
        note("account.reopened" if reopen else "account.closed", None, user=user, grave=True, by="command")
        found = differences(user) if reopen else ()
        if found:
            self.stdout.write(f"It is open, and stays shut: it is not as its record says about {' and '.join(found)}.")
        else:
            self.stdout.write("It may sign in again." if reopen else "It is closed, and its sessions are ended.")
