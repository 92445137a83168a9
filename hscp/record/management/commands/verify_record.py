"""Proves that nothing sealed in the record was changed, or names the first entry that is not as it was."""

from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hscp.record.chain import Head, verify
from hscp.record.contents import changed_contents
from hscp.spaces.models import Space


def head_from(words: str) -> Head:
    """A head as it is printed: its number, a colon, 64 hexadecimal digits. Raises ``ArgumentTypeError``."""
    number, _, value = words.partition(":")
    value = "".join(value.split()).lower()
    if not number.isdecimal() or len(value) != 64 or set(value) - set("0123456789abcdef"):
        raise ArgumentTypeError(f"{words} is not a head: it should read NUMBER:HASH with 64 hexadecimal digits.")
    return Head(int(number), value)


class Command(BaseCommand):
    """Exits with 1 at the first fault. A cut-off end and a chain computed anew show only against heads kept outside."""

    help = "Recompute the hash chain of one space, or of all, from the rows themselves; compare it with printed heads."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("space", metavar="SPACE", nargs="?", default="", help="its address; all if left out")
        parser.add_argument(
            "--head",
            dest="heads",
            metavar="NUMBER:HASH",
            action="append",
            type=head_from,
            default=[],
            help="a head from a signed document or a mail; may be given again; needs SPACE",
        )
        parser.add_argument("--files", action="store_true", help="read every stored file, and compare what it holds")

    def handle(self, *args: Any, space: str, heads: list[Head], files: bool = False, **options: Any) -> None:
        spaces = list(Space.objects.filter(slug=space) if space else Space.objects.order_by("slug"))
        if space and not spaces:
            raise CommandError(f"There is no space {space}.")
        if heads and not space:
            raise CommandError("A head belongs to one space: say which.")
        faulty = 0
        for each in spaces:
            proof = verify(each.pk, heads)
            changed = changed_contents(each.pk) if files else []
            for said in changed:
                self.stdout.write(f"{each.slug}: {said}")
            erased = f", {proof.erased} of them of rows erased by name" if proof.erased else ""
            if proof.fault:
                faulty += 1
                self.stdout.write(f"{each.slug}: BROKEN. {proof.fault}")
                continue
            faulty += bool(changed)
            if proof.head is None:
                self.stdout.write(f"{each.slug}: nothing has been recorded yet.")
            else:
                self.stdout.write(f"{each.slug}: whole, {proof.entries} entries{erased}. Head {proof.head}")
        if faulty:
            raise CommandError(f"The record of {faulty} of {len(spaces)} spaces is not as it was sealed or stored.")
        if not heads:
            self.stdout.write("Compare the head with one kept outside (--head): only that shows a cut-off end.")
