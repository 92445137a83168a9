"""A published review is withdrawn by two people, with a reason on record, and leaves a note in public."""

from datetime import datetime

from django.db import transaction

from hscp.lib.moves import find_move
from hscp.lib.workdays import uk_date
from partnership.models import Seat
from reviews.models import PublicCopy, PublishedReview, WithdrawalAnswer, WithdrawalAsk
from reviews.operations.annexes_out import end_annexes
from reviews.operations.copy_document import take_in
from reviews.operations.going_on import happened
from reviews.operations.opening import tell_opened
from reviews.operations.publication import OUT, tell_writers
from reviews.operations.publishing import held_copy, note, to_state
from reviews.operations.second_person import second_person
from reviews.queries.redaction import hits_in_words
from reviews.rules.clocks import Event
from reviews.rules.publishing import may_ask_to_withdraw, note_of
from reviews.rules.states import COPY


@transaction.atomic
def ask_to_withdraw(
    *, copy: PublicCopy, reason: str, public_title: str, public_words: str, seat: Seat, at: datetime
) -> WithdrawalAsk:
    """Ask for a published review to be withdrawn: why, and in which words the public is told.

    Side effects: a stage record, mail to whoever could confirm it that names the reference only. Raises ``Refused`` as
    ``may_ask_to_withdraw``, and as ``terms_for_check``, for the public words are checked like the text.
    """
    row = held_copy(copy)
    find_move(COPY, row.state, "withdraw")
    may_ask_to_withdraw(
        reason=reason,
        public_words=public_words,
        in_words=hits_in_words(f"{public_title}. {public_words}", row.incident),
        is_open=WithdrawalAsk.objects.filter(copy=row, answer__isnull=True).exists(),
    ).require()
    made = WithdrawalAsk(
        copy=row,
        file_id=row.file_id,
        reason=reason.strip(),
        public_title=public_title.strip(),
        public_words=public_words.strip(),
        asked_at=at,
        asked_by=seat,
    )
    made.save()
    note(row, "ask_withdrawal", row.state, seat=seat, at=at, reason=made.reason)
    tell_writers(
        row, "A second person is asked", "waits for a second person. The page Publication says what", at, but=seat
    )
    return made


@transaction.atomic
def answer_withdrawal(
    *, ask: WithdrawalAsk, confirmed: bool, words: str, seat: Seat, by: int, at: datetime
) -> WithdrawalAnswer:
    """Confirm, as a second person, that a review is withdrawn, or decline it.

    Confirmed, its text and its PDFs are no longer public, and the note stands in their place. What was opened of it to
    the partnership goes on, and says that the review is withdrawn. Side effects: the public row, its files, the event
    that ends its time, a stage record. Raises ``Refused`` as ``may_answer``.
    """
    row = held_copy(ask.copy)
    found: WithdrawalAsk = WithdrawalAsk.objects.select_related("asked_by").get(pk=ask.pk)
    answered = WithdrawalAnswer.objects.filter(ask=found).exists()
    second_person(found, confirms=confirmed, answered=answered, seat=seat, by=by, at=at)
    made = WithdrawalAnswer(
        ask=found, file_id=row.file_id, confirmed=confirmed, words=words.strip(), answered_at=at, answered_by=seat
    )
    made.save()
    if not confirmed:
        note(row, "decline_withdrawal", row.state, seat=seat, at=at, reason=words.strip())
        return made
    find_move(COPY, row.state, "withdraw")
    row.published = _take_away(row, found, at)
    tell_opened(row, seat=seat, at=at)
    happened(row.incident, Event.WITHDRAWN, uk_date(at), because=OUT, seat=seat, at=at)
    to_state(row, "withdraw", seat=seat, at=at, reason=found.reason)
    return made


def _take_away(row: PublicCopy, ask: WithdrawalAsk, at: datetime) -> PublishedReview:
    shown: PublishedReview = PublishedReview.objects.select_for_update(of=("self",)).get(pk=row.published_id)
    today = uk_date(at)
    gone = {shown.file_name, shown.briefing_file_name}
    shown.title, shown.html, shown.briefing_html = ask.public_title, "", ""
    shown.file_name = shown.briefing_file_name = shown.sha256 = shown.briefing_sha256 = ""
    shown.pages = shown.size = shown.briefing_size = 0
    shown.withdrawn_on, shown.withdrawn_note = today, note_of("withdrawn", today, ask.public_words)
    shown.notes = []
    shown.save()
    take_in(shown.space_id, gone | end_annexes(shown, today))
    return shown
