"""Mail that waits for a person's word, and what was said of such mail before."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from hscp.record.models import Mail, MailState
from hscp.record.restorations import MailWord
from hscp.record.rules import WAITING
from partnership.models import Seat

WORDS_SHOWN = 20


def mail_waiting() -> QuerySet[Any]:
    """Mail of the open space that goes nowhere without a person's word, oldest first."""
    return Mail.objects.filter(state__in=WAITING).order_by("written_at", "pk")


def mail_held() -> int:
    """How many mails a restore holds back. One query."""
    held: int = Mail.objects.filter(state=MailState.HELD).count()
    return held


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said: of which mail, who and as what, when, why."""

    word: str
    mail: str
    who: str
    at: datetime
    reason: str


def words_said() -> list[Said]:
    """The latest words on mail, newest first. Three queries."""
    rows = list(MailWord.objects.all()[:WORDS_SHOWN])
    mails = {row.pk: str(row) for row in Mail.objects.filter(pk__in={row.mail_key for row in rows if row.mail_key})}
    seats = Seat.objects.filter(pk__in={row.seat for row in rows if row.seat}).select_related("person", "post")
    who = {seat.pk: f"{seat.person.name}, {seat.post.title}" for seat in seats}
    return [
        Said(
            word=str(row.get_word_display()),
            mail=mails.get(row.mail_key, "A mail that is no longer kept") if row.mail_key else "All mail from then on",
            who=who.get(row.seat, ""),
            at=row.at,
            reason=row.reason,
        )
        for row in rows
    ]
