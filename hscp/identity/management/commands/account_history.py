from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hscp.identity.ledger import differences, made_up
from hscp.identity.models import User


class Command(BaseCommand):
    help = "Print what was changed about an account, when and by whom, and in what it is not as its record says."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="the address that the account signs in with")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        """Print it, oldest first. Raises ``CommandError`` where there is no such account."""
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            raise CommandError("There is no such account.", returncode=1)
        events = list(user.events.select_related("by").order_by("number"))
        others = made_up(events)
        for each in events:
            what = f"{each.get_kind_display()}: {each.what}" if each.what else each.get_kind_display()
            by = "Not written by HSCP" if each.number in others else each.by_words(None)
            self.stdout.write(f"{each.at:%Y-%m-%d %H:%M} UTC  {what}. {by}.")
        found = differences(user)
        self.stdout.write(f"Shut: it differs in {' and '.join(found)}." if found else "It is as its record says.")
