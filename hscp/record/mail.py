"""Mail: a row, handed over to the mail server once. Where it cannot be known whether it arrived, a person is told.

Nothing can hand a mail over exactly once. So *being handed over* is committed first: a worker that finds it there knows
that another died in the middle, and leaves the mail as *outcome unknown* instead of sending it a second time.
"""

import re
import smtplib
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Exists, OuterRef

from hscp.lib.words import sentence
from hscp.record.handlers import GiveUp, TryLater, job
from hscp.record.mail_links import NotItsOwn, with_links_open, with_links_shut
from hscp.record.mail_returned import sender_of
from hscp.record.models import Mail, MailState
from hscp.record.outbox import ask
from hscp.record.progress import Progress
from hscp.record.restorations import MailWord, Restoration
from hscp.spaces import clock

SEND = "record.send_mail"
UNKNOWN = "It is not known whether the mail server took this mail. It is not sent again by itself."
HELD_WORDS = "It waited when the backup was made, and may have been sent since. It goes out on somebody’s word only."
HELD_SINCE = "It was written after a restore, before anybody let mail go out again. It may repeat one sent before."
NOT_ITS_OWN = "A link in this mail was made for another mail or another address, or under a key that is gone."
METHOD = re.compile(r"^METHOD:([A-Z]+)\r?$", re.MULTILINE)
HEADERS = {"Auto-Submitted": "auto-generated"}  # RFC 3834: out-of-office replies stay away


def write_mail(*, to: str, subject: str, text: str, key: str, at: datetime, calendar: str = "") -> Mail:
    """Write a mail and the job that sends it, in the open transaction; it goes out once that is committed.

    ``key`` says which mail it is, within the space: writing it twice yields the mail that is there. ``text`` is plain;
    it should hold no case text, for mail leaves the house. Keys of links in it lie sealed in the row. ``calendar`` is
    an entry for the reader's calendar (`hscp.lib.icalendar`); it carries no key. Raises ``ValidationError`` for an
    address that is none.
    """
    validate_email(to)
    with transaction.atomic():
        mail = Mail(to=to, subject=" ".join(subject.split())[:200], written_at=at, calendar=calendar)
        mail.text = with_links_shut(mail, text)
        mail.save()
        asked = ask(SEND, key=f"mail:{key}", arguments={"mail_id": mail.pk}, asked_by_id=None, at=at)
        if asked.arguments["mail_id"] != mail.pk:
            mail.delete()
            mail = Mail.objects.get(pk=asked.arguments["mail_id"])
    return mail


def restoration_that_holds() -> Restoration | None:
    """The newest restore of the open space, while nobody has let its mail go out again. One query."""
    let_go = Exists(MailWord.objects.filter(restoration=OuterRef("pk")))
    newest: Restoration | None = Restoration.objects.annotate(let_go=let_go).first()
    return None if newest is None or newest.let_go else newest  # type: ignore[attr-defined]


def _note_failure(words: str, *, mail_id: int, by_word: bool = False) -> None:
    """The job has failed for good: the mail says so, or that nobody knows."""
    mail = Mail.objects.filter(pk=mail_id).first()
    if mail is None or mail.state not in (MailState.QUEUED, MailState.SENDING):
        return
    mail.state = MailState.FAILED if mail.state == MailState.QUEUED else MailState.UNKNOWN
    mail.problem = words
    mail.save(update_fields=["state", "problem"])


@job(
    SEND,
    long=True,
    attempts=8,  # with the waits between, about two hours: greylisting and a restart of the server are over by then
    first_wait=timedelta(minutes=1),
    lease=timedelta(minutes=10),  # longer than all the time-outs of one hand-over together
    on_failure=_note_failure,
)
def send_mail(progress: Progress, *, mail_id: int, by_word: bool = False) -> None:
    """Hand one mail over to the mail server. ``by_word``: a person has said so, and no restore holds it back."""
    with progress.acting():
        mail = Mail.objects.select_for_update().filter(pk=mail_id).first()
        if mail is None:
            raise GiveUp("The mail is no longer there.")
        doubtful = mail.state == MailState.SENDING
        if doubtful:
            mail.state, mail.problem = MailState.UNKNOWN, UNKNOWN
            mail.save(update_fields=["state", "problem"])
        if mail.state == MailState.QUEUED and not by_word and restoration_that_holds():
            mail.state, mail.problem = MailState.HELD, HELD_SINCE
            mail.save(update_fields=["state", "problem"])
        waiting = mail.state == MailState.QUEUED
        if waiting:
            mail.state = MailState.SENDING
            mail.save(update_fields=["state"])
    if not waiting:
        said = {MailState.UNKNOWN: UNKNOWN, MailState.HELD: mail.problem}
        raise GiveUp(said.get(MailState(mail.state), "This mail has been dealt with before."))
    try:
        _hand_over(mail)
    except TryLater:  # it was certainly not taken, so a next attempt may send it
        _settle(progress, mail.pk, MailState.QUEUED, "")
        raise
    except GiveUp as refusal:
        _settle(progress, mail.pk, MailState.FAILED, str(refusal))
        raise
    except Exception:
        _settle(progress, mail.pk, MailState.UNKNOWN, UNKNOWN)
        raise GiveUp(UNKNOWN) from None
    with progress.finish():
        mail = Mail.objects.get(pk=mail_id)
        mail.state, mail.sent_at, mail.problem = MailState.SENT, clock.now(), ""
        mail.save(update_fields=["state", "sent_at", "problem"])


def _settle(progress: Progress, mail_id: int, state: MailState, problem: str) -> None:
    with progress.acting():
        mail = Mail.objects.select_for_update().get(pk=mail_id)
        if mail.state == MailState.SENDING:  # else another worker has found it and called it unknown
            mail.state, mail.problem = state, problem
            mail.save(update_fields=["state", "problem"])


def _hand_over(mail: Mail) -> None:
    """Give the mail to the server. Raises ``GiveUp`` or ``TryLater`` where it was certainly not taken.

    Any other exception means that nobody knows: the connection broke after the mail had begun to go over.
    """
    try:
        text = with_links_open(mail)
    except NotItsOwn:
        raise GiveUp(NOT_ITS_OWN) from None
    connection: BaseEmailBackend = get_connection()
    try:
        connection.open()
    except (smtplib.SMTPException, OSError) as problem:  # also a wrong password: an administrator will put it right
        raise TryLater(f"The mail server could not be reached ({type(problem).__name__}).") from None
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=text,
        from_email=sender_of(mail),
        to=[mail.to],
        headers={**HEADERS, "Message-ID": mail.message_id, "From": settings.DEFAULT_FROM_EMAIL},
        connection=connection,
    )
    if mail.calendar:
        _attach_calendar(message, mail.calendar)
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as refusal:
        raise _refused(*next(iter(refusal.recipients.values()))) from None
    except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as refusal:
        raise _refused(refusal.smtp_code, refusal.smtp_error) from None
    finally:
        _close(connection)


def _attach_calendar(message: EmailMultiAlternatives, calendar: str) -> None:
    """Twice, as calendars differ in what they read: as the mail's other form (RFC 6047 §2.4), and as a file."""
    found = METHOD.search(calendar)
    message.attach_alternative(calendar, f"text/calendar; method={found[1] if found else 'PUBLISH'}")
    message.attach("meeting.ics", calendar.encode(), "application/ics")


def _close(connection: BaseEmailBackend) -> None:
    """Say goodbye. The mail has been taken or refused by now: a server that hangs up changes nothing about that."""
    try:
        connection.close()
    except (smtplib.SMTPException, OSError):
        return


def _refused(code: int, words: bytes | str) -> GiveUp | TryLater:
    """The server's no, in its own words: 4xx is for now, 5xx is for good (RFC 5321 §4.2.1)."""
    said = words.decode(errors="replace") if isinstance(words, bytes) else words
    said = f"{code} {' '.join(said.split())}"
    if 400 <= code < 500:
        return TryLater(sentence(f"The mail server refused this mail for the time being: {said}"))
    return GiveUp(sentence(f"The mail server refused this mail: {said}"))
