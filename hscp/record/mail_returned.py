"""Mail that comes back later: reports are read, and the mail that one names is marked as not delivered, with why.

Where ``BOUNCES_TO`` names an address, each mail is sent from one of its own (``bounces+NUMBER@…``, the number of its
Message-ID), to which servers report. The number is random, and known to whoever got the mail alone: so a report that
somebody made up marks no mail but their own. Nothing is ever answered to a report.
"""

import mailbox
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction

from hscp.lib.moves import may_move
from hscp.lib.returned import MOST_BYTES, read_report
from hscp.lib.words import date_words, sentence
from hscp.record.handlers import turn
from hscp.record.models import Mail, MailState
from hscp.record.outbox import WORKER
from hscp.record.rules import MAIL
from hscp.spaces.acting import acting, in_space

AT_ONCE = 500
"""How many reports one run reads; the next takes the next."""


class Outcome(StrEnum):
    """What came of one report."""

    MARKED = "marked"
    KNOWN = "known already"
    WAITING = "not given up yet"
    NOT_OURS = "of no mail of ours"
    NO_REPORT = "no report"


def sender_of(mail: Mail) -> str:
    """The address that a mail is sent from, to which servers report; the visible sender is another."""
    name, _, host = settings.BOUNCES_TO.partition("@")
    return f"{name}+{_number(mail)}@{host}" if host else settings.DEFAULT_FROM_EMAIL


def _number(mail: Mail) -> str:
    return mail.message_id.strip("<>").partition("@")[0]


def take_report(data: bytes, *, at: datetime) -> Outcome:
    """Read one report and mark the mail that it names. Harmless when repeated; raises nothing for any bytes."""
    report = read_report(data)
    if report is None:
        return Outcome.NO_REPORT
    for token in report.tokens:
        with acting(WORKER):
            row = Mail.objects.filter(message_id__startswith=f"<{token}@").values_list("pk", "space_id").first()
        if row is None:
            continue
        if not report.failed:
            return Outcome.WAITING
        return _mark(row[0], row[1], report.words, at)
    return Outcome.NOT_OURS


def _mark(pk: int, space_id: int, words: str, at: datetime) -> Outcome:
    with acting(in_space(space_id)), transaction.atomic():
        mail = Mail.objects.select_for_update().get(pk=pk)
        if not may_move(MAIL, mail.state, "come_back"):
            return Outcome.KNOWN
        mail.state = MailState.RETURNED
        mail.problem = sentence(f"It came back, as we learned on {date_words(at, weekday=False)}: {words}")
        mail.save(update_fields=["state", "problem"])
        return Outcome.MARKED


@dataclass(slots=True)
class Tally:
    """How many reports came to what."""

    counts: dict[Outcome, int] = field(default_factory=dict)

    def add(self, outcome: Outcome) -> None:
        self.counts[outcome] = self.counts.get(outcome, 0) + 1

    @property
    def read(self) -> int:
        return sum(self.counts.values())

    def __str__(self) -> str:
        said = [f"{self.counts[each]} {each}" for each in Outcome if each in self.counts]
        return f"{self.read} read{': ' if said else ''}{', '.join(said)}."


def take_reports(messages: Iterable[bytes], *, at: datetime) -> Tally:
    """Read several reports."""
    tally = Tally()
    for data in messages:
        tally.add(take_report(data, at=at))
    return tally


def take_maildir(folder: Path, *, at: datetime) -> Tally:
    """Read what is new in a Maildir, 500 at the most, and put each aside as seen once it is dealt with.

    Raises ``FileNotFoundError`` for a folder that is none.
    """
    if not (folder / "new").is_dir():
        raise FileNotFoundError(folder)
    box, tally = mailbox.Maildir(folder, factory=None, create=False), Tally()
    for name in sorted(path.name for path in (folder / "new").iterdir())[:AT_ONCE]:
        path = folder / "new" / name
        if path.is_symlink() or not path.is_file():
            continue
        tally.add(take_report(_beginning(path), at=at))
        path.rename(folder / "cur" / f"{name.partition(box.colon)[0]}{box.colon}2,S")
    return tally


@turn("record.read_bounces")
def read_bounces(now: datetime) -> None:
    """Read what came back since, where ``BOUNCES_MAILDIR`` says where that lies; after the turn is noted as taken."""
    if settings.BOUNCES_MAILDIR:
        transaction.on_commit(partial(take_maildir, Path(settings.BOUNCES_MAILDIR), at=now), robust=True)


def in_file(path: Path) -> Iterator[bytes]:
    """The mails of a file: an mbox, or one mail; 500 at the most, of each what is read of a report."""
    with path.open("rb") as file:
        is_mbox = file.read(5) == b"From "
    if not is_mbox:
        yield _beginning(path)
        return
    box = mailbox.mbox(path, create=False)
    try:
        for key in list(box.iterkeys())[:AT_ONCE]:
            with box.get_file(key) as part:
                yield part.read(MOST_BYTES)
    finally:
        box.close()


def _beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_BYTES)
