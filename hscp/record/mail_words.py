"""What people say of mail that waits for them: send it, leave it, let mail go out again after a restore."""

from datetime import datetime

from django.db import transaction

from hscp.lib.verdicts import Refused, no
from hscp.record.mail import SEND, restoration_that_holds
from hscp.record.models import Mail, MailState
from hscp.record.outbox import ask
from hscp.record.restorations import MailWord
from hscp.record.rules import answers_to
from hscp.spaces.acting import current

AT_ONCE = 100  # mails answered together in one request; the rest wait for the next
GONE = "The text of this mail is not kept any more, so it cannot be sent. Leave it, and say why."


def _say(word: str, reason: str, at: datetime, **about: object) -> MailWord:
    context = current()
    said = MailWord(word=word, reason=reason.strip(), at=at, by_id=context.user_id, seat=context.seat_id, **about)
    said.save()
    return said


@transaction.atomic
def answer_mail(*, mail: Mail, word: str, reason: str, at: datetime) -> Mail:
    """Do with a mail what a person says: ``send``, ``drop`` or ``settle``.

    To send it asks for a job of its own, which holds nothing back any more. Raises ``Refused`` where the mail's state
    has no such answer (another has answered first), to send one whose text was cleared (its period is over), and
    without a reason where one is needed.
    """
    mail = Mail.objects.select_for_update().get(pk=mail.pk)
    chosen = next((each for each in answers_to(mail.state) if each.name == word), None)
    if chosen is None:
        state = str(mail.get_state_display()).lower()
        raise Refused(no("answered", f"This mail is {state} now: it has been answered already, or needs no answer."))
    if chosen.target == MailState.QUEUED and not mail.text:
        raise Refused(no("cleared", GONE))
    if chosen.needs_reason and not reason.strip():
        no("reason", "Say why, for whoever asks later.").require()
    said = _say(word, reason, at, mail_key=mail.pk)
    mail.state, mail.problem = chosen.target, "" if chosen.target == MailState.QUEUED else mail.problem
    mail.sent_at = None  # of one that came back: it is to be sent anew, or settled
    mail.save(update_fields=["state", "problem", "sent_at"])
    if mail.state == MailState.QUEUED:
        arguments = {"mail_id": mail.pk, "by_word": True}
        ask(SEND, key=f"mail:word:{said.pk}", arguments=arguments, asked_by_id=None, at=at)
    return mail


@transaction.atomic
def answer_held(*, word: str, reason: str, at: datetime) -> int:
    """Do the same with the first 100 mails that are held, oldest first. Returns how many; raises as ``answer_mail``.

    Those whose text was cleared are not sent with the rest: they stay held, to be left.
    """
    rows = Mail.objects.filter(state=MailState.HELD).order_by("written_at", "pk")
    held = list((rows.exclude(text="") if word == "send" else rows)[:AT_ONCE])
    if not held:
        raise Refused(no("cleared", GONE) if rows.exists() else no("none", "No mail is held any more."))
    for mail in held:
        answer_mail(mail=mail, word=word, reason=reason, at=at)
    return len(held)


@transaction.atomic
def let_mail_go(*, at: datetime) -> MailWord:
    """Let mail that is written from now on go out by itself again. Raises ``Refused`` where nothing holds it."""
    holds = restoration_that_holds()
    if holds is None:
        raise Refused(no("open", "Mail goes out by itself already."))
    return _say(MailWord.Word.LET_GO, "", at, restoration=holds)
