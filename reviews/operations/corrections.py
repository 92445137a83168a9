"""What is public is corrected: by one person where little goes, by two where much does. Both texts stay on record."""

from datetime import date, datetime

from django.db import transaction

from hscp.lib.moves import find_move
from hscp.lib.verdicts import Refused, no
from hscp.lib.workdays import uk_date
from partnership.models import Seat
from reviews.models import (
    CopyVersion,
    CorrectionAnswer,
    CorrectionAsk,
    PublicCopy,
    PublishedReview,
)
from reviews.operations.opening import tell_opened
from reviews.operations.publication import put, read_version, ready_now, tell_writers
from reviews.operations.publishing import held_copy, note, to_state
from reviews.operations.second_person import second_person
from reviews.queries.corrections import agreed_version, cut_between
from reviews.queries.publishing import latest_of
from reviews.queries.redaction import hits_in_words
from reviews.rules.corrections import Cut, may_ask_to_correct, may_correct_alone
from reviews.rules.publishing import may_correct, note_of
from reviews.rules.states import COPY


@transaction.atomic
def correct_copy(*, copy: PublicCopy, public_words: str, read_hash: str, seat: Seat, at: datetime) -> PublishedReview:
    """Let the latest version take the place of what is public, with a note on what was corrected.

    Side effects: the public row, a stage record; the PDFs that were there are gone. Raises ``Refused`` as
    ``may_correct``, ``may_correct_alone`` and ``terms_for_check``.
    """
    row = held_copy(copy)
    find_move(COPY, row.state, "correct")
    version = read_version(row, read_hash)
    _ready(row, version, public_words)
    may_correct_alone(_cut(row, version)).require()
    return _correct(row, version, public_words, uk_date(at), seat=seat, at=at)


@transaction.atomic
def ask_to_correct(*, copy: PublicCopy, public_words: str, read_hash: str, seat: Seat, at: datetime) -> CorrectionAsk:
    """Ask a second person to confirm a correction that takes out much of what is public.

    Side effects: a stage record, mail to whoever could confirm it that names the reference only. Raises ``Refused`` as
    ``may_correct``, ``may_ask_to_correct`` and ``terms_for_check``.
    """
    row = held_copy(copy)
    find_move(COPY, row.state, "correct")
    version = read_version(row, read_hash)
    cut = _cut(row, version)
    is_open = CorrectionAsk.objects.filter(copy=row, answer__isnull=True).exists()
    may_ask_to_correct(cut, is_open=is_open).require()
    _ready(row, version, public_words)
    made = CorrectionAsk(
        copy=row,
        file_id=row.file_id,
        before=agreed_version(row),
        version=version,
        public_words=public_words.strip(),
        removed=cut.words,
        words=cut.of,
        annexes_gone=cut.annexes,
        asked_at=at,
        asked_by=seat,
    )
    made.save()
    note(row, "ask_correction", row.state, seat=seat, at=at, reason=f"{made.public_words} {cut.sentence}")
    tell_writers(
        row, "A second person is asked", "waits for a second person. The page Publication says what", at, but=seat
    )
    return made


@transaction.atomic
def answer_correction(
    *, ask: CorrectionAsk, confirmed: bool, words: str, seat: Seat, by: int, at: datetime
) -> CorrectionAnswer:
    """Confirm, as a second person, that a version takes the place of what is public, or decline it.

    Side effects: the public row and its files, a stage record. Raises ``Refused`` as ``may_answer``; where it is
    confirmed as ``may_correct`` and ``terms_for_check``, and where another version was made since.
    """
    row = held_copy(ask.copy)
    found: CorrectionAsk = CorrectionAsk.objects.select_related("asked_by", "version").get(pk=ask.pk)
    answered = CorrectionAnswer.objects.filter(ask=found).exists()
    second_person(found, confirms=confirmed, answered=answered, seat=seat, by=by, at=at)
    made = CorrectionAnswer(
        ask=found, file_id=row.file_id, confirmed=confirmed, words=words.strip(), answered_at=at, answered_by=seat
    )
    if not confirmed:
        made.save()
        note(row, "decline_correction", row.state, seat=seat, at=at, reason=words.strip())
        return made
    find_move(COPY, row.state, "correct")
    last = latest_of(row)
    if last is None or last.pk != found.version_id:
        raise Refused(no("version", "Another version was made since it was asked for: decline it, and ask anew."))
    _ready(row, found.version, found.public_words)
    made.save()
    _correct(row, found.version, found.public_words, uk_date(at), seat=seat, at=at)
    return made


def _cut(row: PublicCopy, version: CopyVersion) -> Cut:
    before = agreed_version(row)
    if before is None:
        raise Refused(no("version", "Nothing says which version was published."))
    return cut_between(before, version)


def _ready(row: PublicCopy, version: CopyVersion, public_words: str) -> None:
    shown: PublishedReview = PublishedReview.objects.select_for_update(of=("self",)).get(pk=row.published_id)
    may_correct(
        ready_now(row, version),
        published=shown.content_hash,
        public_words=public_words,
        in_words=hits_in_words(public_words, row.incident),
    ).require()
    row.published = shown


def _correct(
    row: PublicCopy, version: CopyVersion, public_words: str, today: date, *, seat: Seat, at: datetime
) -> PublishedReview:
    shown = row.published
    assert shown is not None  # noqa: S101 - its state says so
    shown.notes = [*shown.notes, note_of("corrected", today, public_words)]
    row.published = put(shown, version, today)
    tell_opened(row, seat=seat, at=at)
    to_state(row, "correct", seat=seat, at=at, reason=public_words.strip())
    return row.published
