"""The redaction check of a version, and what a person answers to each hit."""

from datetime import datetime

from django.db import transaction

from hscp.lib.verdicts import Refused, no
from partnership.models import Seat
from reviews.enums import HitAnswer
from reviews.models import CopyVersion, RedactionCheck, RedactionHit
from reviews.operations.publishing import held_copy, note
from reviews.queries.publishing import kept_before, latest_of
from reviews.queries.redaction import look_at
from reviews.rules.redaction import Found, HitKind, fingerprints, may_keep


@transaction.atomic
def check_version(*, version: CopyVersion, seat: Seat, at: datetime) -> RedactionCheck:
    """Check the latest version against the identity sheet as it stands, for whoever it opens to.

    Hits are written down for a person to answer, words of the sheet apart: those are counted. What somebody said may
    stay in an earlier version is not asked again; what is no longer in the text is answered as changed. Side effects: a
    check, hits, a stage record. Raises ``Refused`` as ``terms_for_check``, and for a version that was overtaken.
    """
    row = held_copy(version.copy)
    last = latest_of(row)
    if last is None or last.pk != version.pk:
        raise Refused(no("version", "There is a later version: check that one."))
    found, words = look_at(last.content, row.incident)
    others = [each for each in found if each.kind is not HitKind.SHEET]
    marks = fingerprints(others)
    _write_down(last, others, marks, {mark: each for mark, each in kept_before(row).items() if mark in set(marks)})
    _changed(last, set(marks), seat, at)
    made = RedactionCheck(
        version=last,
        file_id=last.file_id,
        words=words,
        protected=len(found) - len(others),
        others=len(others),
        checked_at=at,
        checked_by=seat,
    )
    made.save()
    note(row, "check", row.state, seat=seat, at=at, reason=str(last))
    return made


def _write_down(version: CopyVersion, found: list[Found], marks: list[str], kept: dict[str, RedactionHit]) -> None:
    there = set(RedactionHit.objects.filter(version=version).order_by().values_list("fingerprint", flat=True))
    for position, (each, mark) in enumerate(zip(found, marks, strict=True)):
        if mark in there:
            continue
        hit = RedactionHit(
            version=version,
            file_id=version.file_id,
            fingerprint=mark,
            position=position,
            kind=each.kind.value,
            place=each.place,
            place_words=each.place_words,
            before=each.before,
            written=each.written,
            after=each.after,
        )
        if earlier := kept.get(mark):
            hit.answer, hit.because = HitAnswer.KEPT, earlier.because
            hit.answered_at, hit.answered_by_id = earlier.answered_at, earlier.answered_by_id
        hit.save()


def _changed(version: CopyVersion, marks: set[str], seat: Seat, at: datetime) -> None:
    """Hits of earlier versions that nobody answered, and that are gone from the text: it was changed."""
    rows = RedactionHit.objects.select_for_update(of=("self",)).filter(
        version__copy=version.copy_id, version__number__lt=version.number, answer=""
    )
    for hit in rows.exclude(fingerprint__in=marks):
        hit.answer, hit.answered_at, hit.answered_by = HitAnswer.CHANGED, at, seat
        hit.save(update_fields=["answer", "answered_at", "answered_by"])


@transaction.atomic
def keep_hit(*, hit: RedactionHit, because: str, seat: Seat, at: datetime) -> RedactionHit:
    """Say that a hit may stay, and why. Raises ``Refused`` for what may never stay, without a reason, once answered."""
    row = held_copy(hit.version.copy)
    found: RedactionHit = RedactionHit.objects.select_for_update(of=("self",)).get(pk=hit.pk)
    if found.answer:
        raise Refused(no("answered", "This has been answered."))
    last = latest_of(row)
    if last is None or found.version_id != last.pk:
        raise Refused(no("version", "There is a later version: answer what is found in that one."))
    may_keep(found.kind, because).require()
    found.answer, found.because, found.answered_at, found.answered_by = HitAnswer.KEPT, because.strip(), at, seat
    found.save(update_fields=["answer", "because", "answered_at", "answered_by"])
    return found
