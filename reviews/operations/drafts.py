"""Drafts of a practice review's report: begun, worded, frozen; comments on their facts, and the author's answers."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from hscp.lib.verdicts import Refused, no
from hscp.record.versions import held, save_upon
from partnership.models import Seat
from reviews.enums import CameBy
from reviews.models import AgencyRequest, DraftComment, DraftRecommendation, DraftSection, PracticeDraft, PracticeReview
from reviews.operations.practice import held_practice, note, worded_by
from reviews.operations.requests import held_request
from reviews.queries.drafts import content_of
from reviews.rules.drafts import HEADINGS, may_answer, may_begin, may_freeze, may_recommend, may_word
from reviews.rules.requests import may_write


@transaction.atomic
def begin_draft(*, practice: PracticeReview, because: str, seat: Seat, at: datetime) -> PracticeDraft:
    """Begin the next draft with what the one before says; the first with the usual headings.

    Side effect: a stage record. Raises ``Refused`` as ``may_begin``.
    """
    row = held_practice(practice)
    last = PracticeDraft.objects.filter(practice=row).order_by("-number").first()
    open_draft = last.number if last is not None and last.frozen_at is None else 0
    number = last.number + 1 if last is not None else 1
    may_begin(row.state, open_draft=open_draft, number=number, because=because).require()
    of = {"practice": row, "file_id": row.file_id}
    made = PracticeDraft(number=number, because=because.strip(), begun_at=at, begun_by=seat, **of)
    made.save()
    if last is None:
        for position, heading in enumerate(HEADINGS, 1):
            DraftSection(draft=made, position=position, heading=heading, **of).save()
    else:
        content = content_of(last)
        for each in content.sections:
            DraftSection(draft=made, position=each.position, heading=each.heading, text=each.text, **of).save()
        for one in content.recommendations:
            words = {name: getattr(one, name) for name in ("position", "text", "addressed_to", "why", "became")}
            DraftRecommendation(draft=made, **words, **of).save()
    note(row, "draft", row.state, seat=seat, at=at, reason=f"Draft {number}. {because.strip()}".strip())
    return made


@transaction.atomic
def add_section(*, draft: PracticeDraft, heading: str, text: str, seat: Seat) -> DraftSection:
    """Add a section at the end. Whoever does so worded last, and does not sign. Raises ``Refused`` as ``may_word``."""
    practice, row = _open(draft)
    if not heading.strip():
        raise Refused(no("heading", "Enter the heading."))
    last = DraftSection.objects.filter(draft__practice=practice).aggregate(last=Max("position"))["last"] or 0
    made = DraftSection(
        practice=practice,
        file_id=row.file_id,
        draft=row,
        position=last + 1,
        heading=heading.strip(),
        text=text.strip(),
    )
    made.save()
    worded_by(practice, seat)
    return made


@transaction.atomic
def word_section(*, section: DraftSection, heading: str, text: str, version: int, seat: Seat) -> DraftSection:
    """Word a section upon the version that was read. Whoever does so worded last, and does not sign.

    Raises ``Refused`` as ``may_word`` and without a heading, ``EditConflict``.
    """
    practice, _ = _open(section.draft)
    if not heading.strip():
        raise Refused(no("heading", "Enter the heading."))
    found: DraftSection = save_upon(held(section), version, heading=heading.strip(), text=text.strip())
    worded_by(practice, seat)
    return found


@transaction.atomic
def add_recommendation(
    *, draft: PracticeDraft, text: str, addressed_to: str, why: str, seat: Seat
) -> DraftRecommendation:
    """Add a recommendation, addressed to agencies. Raises ``Refused`` as ``may_word`` and ``may_recommend``."""
    practice, row = _open(draft)
    may_recommend(text, addressed_to).require()
    last = DraftRecommendation.objects.filter(draft__practice=practice).aggregate(last=Max("position"))["last"] or 0
    made = DraftRecommendation(
        practice=practice,
        file_id=row.file_id,
        draft=row,
        position=last + 1,
        text=text.strip(),
        addressed_to=addressed_to.strip(),
        why=why.strip(),
    )
    made.save()
    worded_by(practice, seat)
    return made


@transaction.atomic
def change_recommendation(
    *,
    recommendation: DraftRecommendation,
    text: str,
    addressed_to: str,
    why: str,
    left_out_because: str,
    version: int,
    seat: Seat,
) -> DraftRecommendation:
    """Word a recommendation, or leave it out with the reason, upon the version that was read.

    Raises ``Refused`` as ``add_recommendation``, ``EditConflict``.
    """
    practice, _ = _open(recommendation.draft)
    may_recommend(text, addressed_to).require()
    found: DraftRecommendation = save_upon(
        held(recommendation),
        version,
        text=text.strip(),
        addressed_to=addressed_to.strip(),
        why=why.strip(),
        left_out_because=left_out_because.strip(),
    )
    worded_by(practice, seat)
    return found


@transaction.atomic
def freeze_draft(*, draft: PracticeDraft, seat: Seat, at: datetime) -> PracticeDraft:
    """Freeze a draft, so that everybody reads the same. Side effect: a stage record. Raises ``Refused``."""
    practice, row = _held(draft)
    content = content_of(row)
    texts = [each.text for each in content.sections]
    may_freeze(practice.state, frozen=row.frozen_at is not None, texts=texts).require()
    row.frozen_at, row.frozen_by = at, seat
    row.save(update_fields=["frozen_at", "frozen_by"])
    note(practice, "freeze", practice.state, seat=seat, at=at, reason=f"Draft {row.number}")
    return row


@transaction.atomic
def add_comment(
    *,
    draft: PracticeDraft,
    agency: str,
    section: DraftSection | None,
    text: str,
    request: AgencyRequest | None = None,
    came_by: str = CameBy.HERE,
    came_words: str = "",
    seat: Seat,
    at: datetime,
) -> DraftComment:
    """Say what is wrong in fact: on the agency's own form (``request``), or entered for it with how it came.

    Raises ``Refused`` without words, for a section of another draft, once the form is returned, for a draft that is not
    frozen, and in a closed file.
    """
    if request is not None:
        may_write(held_request(request).state).require()
    elif not came_words.strip() or came_by == CameBy.HERE:
        raise Refused(no("came_words", "Say how it came, from whom and when."))
    if draft.frozen_at is None:
        raise Refused(no("draft", "A draft is commented on once it is frozen."))
    if not text.strip():
        raise Refused(no("text", "Say what is wrong, and what is right."))
    if section is not None and section.draft_id != draft.pk:
        raise Refused(no("section", "That section belongs to another draft."))
    if request is None:
        held_practice(draft.practice)
    made = DraftComment(
        practice_id=draft.practice_id,
        file_id=draft.file_id,
        draft=draft,
        request=request,
        agency=agency.strip(),
        section=section,
        text=text.strip(),
        came_by=came_by,
        came_words=came_words.strip(),
        added_at=at,
        added_by=seat,
    )
    made.save()
    return made


@transaction.atomic
def change_comment(
    *, comment: DraftComment, request: AgencyRequest, section: DraftSection | None, text: str, version: int
) -> DraftComment:
    """Change a comment on the agency's own form until it is returned, upon the version that was read.

    Raises ``Refused`` as ``add_comment``, ``EditConflict``.
    """
    may_write(held_request(request).state).require()
    if not text.strip():
        raise Refused(no("text", "Say what is wrong, and what is right."))
    if section is not None and section.draft_id != comment.draft_id:
        raise Refused(no("section", "That section belongs to another draft."))
    found: DraftComment = save_upon(held(comment), version, section=section, text=text.strip())
    return found


@transaction.atomic
def answer_comment(
    *, comment: DraftComment, taken: str, answer: str, version: int, seat: Seat, at: datetime
) -> DraftComment:
    """Answer a comment as the author, or for the author, upon the version that was read.

    Raises ``Refused`` as ``may_answer``, and while the agency may still change it; ``EditConflict``.
    """
    held_practice(PracticeReview(pk=comment.practice_id, incident_id=comment.practice.incident_id))
    may_answer(taken, answer).require()
    if comment.request is not None and may_write(comment.request.state):
        raise Refused(no("request", "The agency has not returned its form yet, and may still change this."))
    row: DraftComment = held(comment)
    if (row.taken, row.answer) == (taken, answer.strip()):
        return row
    found: DraftComment = save_upon(row, version, taken=taken, answer=answer.strip(), answered_at=at, answered_by=seat)
    return found


def _held(draft: PracticeDraft) -> tuple[PracticeReview, PracticeDraft]:
    practice = held_practice(PracticeReview(pk=draft.practice_id, incident_id=draft.practice.incident_id))
    row: PracticeDraft = held(draft)
    return practice, row


def _open(draft: PracticeDraft) -> tuple[PracticeReview, PracticeDraft]:
    practice, row = _held(draft)
    may_word(practice.state, frozen=row.frozen_at is not None).require()
    return practice, row
