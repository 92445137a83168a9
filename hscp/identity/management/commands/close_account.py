from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hscp.identity.events import note
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

    def handle(self, *args: Any, email: str, reopen: bool = False, **options: Any) -> None:
        """Close it, or open it again. Raises ``CommandError`` where there is none, or it stands so already."""
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            raise CommandError("There is no such account.", returncode=1)
        if user.is_active == reopen:
            raise CommandError("It may sign in already." if reopen else "It is closed already.", returncode=1)
        close_account(user=user, reopen=reopen)
        note("account.reopened" if reopen else "account.closed", None, user=user, grave=True, by="command")
        self.stdout.write("It may sign in again." if reopen else "It is closed, and its sessions are ended.")
