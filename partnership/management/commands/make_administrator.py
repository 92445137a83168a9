"""The first administrator of a space, before anybody can sign in to invite them."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from hscp.lib.verdicts import Refused
from hscp.spaces.acting import acting, in_space
from hscp.spaces.clock import now, today
from hscp.spaces.models import Space
from partnership.models import Partnership
from partnership.operations.administrators import ensure_administrator


class Command(BaseCommand):
    """Prints a link that works once; no password ever stands on the command line. Repeatable."""

    help = "Give an e-mail address a seat in the Partnership Team of a space, and print a link to set the password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", metavar="EMAIL", help="address to sign in with")
        parser.add_argument("space", metavar="SPACE", help="address of the space, such as herefordshire")
        parser.add_argument("--name", default="", help="name of the person, where it is not on the list yet")

    def handle(self, *args: Any, email: str, space: str, name: str, **options: Any) -> None:
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError(f"{email} is not an e-mail address.") from None
        found = Space.objects.filter(slug=space).first()
        if found is None:
            known = ", ".join(Space.objects.values_list("slug", flat=True)) or "none: load the arrangements first"
            raise CommandError(f"There is no space {space}. There are: {known}.")
        with acting(in_space(found.pk)):
            if not Partnership.objects.exists():
                raise CommandError(f"The space {space} is empty: load its arrangements first.")
            try:
                made = ensure_administrator(email=email, name=name, day=today(), at=now())
            except Refused as refusal:
                raise CommandError(str(refusal)) from None
        self.stdout.write(f"{made.seat.person.name} holds {made.seat.post.title} in {found.name}.")
        if made.link:
            self.stdout.write(f"To set the password, open this link. It works once, for {made.days} days:\n{made.link}")
        else:
            self.stdout.write("They can sign in already. A forgotten password is reset on the sign-in page.")
