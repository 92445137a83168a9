"""The partners decide on a review: a frozen content is put to them, each signs or not, and what follows is recorded."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from hscp.lib.moves import find_move
from hscp.lib.verdicts import Refused, no
from hscp.lib.workdays import uk_date
from hscp.record.outbox import ask
from hscp.spaces.acting import current
from partnership.access import opened
from partnership.enums import SignoffState
from partnership.models import CaseFile, Seat, Signoff
from partnership.operations.cases.places import held_open, state_of
from partnership.operations.signoff import close_signoff, reject, send_for_signoff, sign
from partnership.queries.cases import live_on
from partnership.rules.canonical import content_hash
from partnership.rules.cases import may_put_into
from reviews.enums import DecidedBy, DecisionState, LetterKind, ReviewOutcome
from reviews.models import PanelLetter, RapidReview, ReviewDecision, ScrutinyAnswer, ScrutinyComment
from reviews.operations.going_on import ask_to_sign, happened, let_read
from reviews.operations.putting import end_open
from reviews.operations.rapid import held_rapid, note, to_state
from reviews.queries.deciding import (
    answered,
    decided_by_of,
    deciding_on,
    facts_content,
    hash_now,
    judgement_content,
    names_aside,
)
from reviews.rules.clocks import Event
from reviews.rules.deciding import Standing, may_put, may_send, may_take_reply, stands
from reviews.rules.states import RAPID, RapidState

BUILD = "reviews.build_rapid"
WENT_ON = "The rapid review went on."
NOT_HERE = "The reason stands in the case file."  # a signature lies outside the file


@transaction.atomic
def put_to_partners(*, rapid: RapidReview, outcome: str, because: str, seat: Seat, at: datetime) -> ReviewDecision:
    """Put one content to the delegated partners of the statutory bodies: what was judged, the outcome, the reasons.

    From here on it is frozen. What was before them is overtaken. Side effects: a sign-off of the named posts, a place
    on the case file's list for each holder who has none, mail that names the reference only, a stage record. Raises
    ``Refused`` as ``may_put``, and in a closed file.
    """
    row = held_rapid(rapid)
    found = deciding_on(row, uk_date(at))
    decided_by = decided_by_of(row.incident, uk_date(at))
    may_put(row.state, found.partners, decided_by, because).require()
    end_open(rapid=row, reason="Put to the partners anew.", seat=seat, at=at)
    content = {
        "facts": facts_content(row),
        "judgement": judgement_content(row),
        "decision": {
            "outcome": ReviewOutcome(outcome).label,
            "because": because.strip(),
            "decided_by": DecidedBy(decided_by).label,
            "asked": [each.title for each in found.posts],
            "stepped_aside": names_aside(found.partners),
        },
    }
    made = ReviewDecision(
        rapid=row,
        file_id=row.file_id,
        number=ReviewDecision.objects.filter(rapid=row).count() + 1,
        outcome=outcome,
        because=because.strip(),
        content=content,
        content_hash=content_hash(content),
        decided_by=decided_by,
        partners=len(found.partners),
        put_at=at,
        put_by=seat,
    )
    made.save()
    made.signoff = send_for_signoff(
        subject=f"reviews.decision:{row.incident_id}-{made.pk}",
        title=f"The decision on case {row.incident.file.reference}",
        content_hash=made.content_hash,
        posts=found.posts,
        last_editor=row.edited_by,
        seat=seat,
        at=at,
        by_id=current().user_id,
        needs_all=decided_by == DecidedBy.ALL,
    )
    made.save(update_fields=["signoff"])
    note(row, "propose", row.state, seat=seat, at=at, reason=", ".join(each.title for each in found.posts))
    asked, reason = [each.pk for each in found.posts], "Decides on the rapid review"
    ask_to_sign(row.incident.file, asked, reason, "a decision", key=f"decide:{made.pk}", seat=seat, at=at)
    return made


@transaction.atomic
def sign_decision(*, decision: ReviewDecision, seat: Seat, read_hash: str, at: datetime) -> ReviewDecision:
    """Sign, as a delegated partner, the content that was read. With enough signatures the partners have decided.

    Side effects: a signature and a stage record; once decided those of ``_decided``. A place to read is enough: what
    follows of it is written by the rule. Raises ``Refused`` as a signature does.
    """
    with opened(decision.file_id):
        row, found = _held(decision)
        signoff = _open(found)
        said: dict[str, Any] = {"current_hash": hash_now(found, row), "at": at, "by_id": current().user_id}
        sign(signoff=signoff, seat=seat, read_hash=read_hash, **said)
        note(row, "sign", row.state, seat=seat, at=at)
        return _settle(row, found, seat, at)


@transaction.atomic
def refuse_decision(*, decision: ReviewDecision, seat: Seat, reason: str, at: datetime) -> ReviewDecision:
    """Say, as a delegated partner, that one does not agree, and why: the reason stands in the case file.

    Where enough can no longer sign, there is no decision: the dispute route opens and the clock runs on. Raises
    ``Refused`` without a reason, or as a signature does.
    """
    if not reason.strip():
        raise Refused(no("reason", "Say why you do not agree."))
    with opened(decision.file_id):
        row, found = _held(decision)
        signoff = _open(found)
        said: dict[str, Any] = {"current_hash": hash_now(found, row), "at": at, "by_id": current().user_id}
        reject(signoff=signoff, seat=seat, reason=NOT_HERE, **said)
        note(row, "refuse", row.state, seat=seat, at=at, reason=reason.strip())
        return _settle(row, found, seat, at)


def _settle(row: RapidReview, found: ReviewDecision, seat: Seat, at: datetime) -> ReviewDecision:
    answers = answered(found)
    stand = stands(
        found.decided_by,
        partners=found.partners,
        asked=answers.asked,
        signed=answers.signed,
        refused=answers.refused,
    )
    if stand is Standing.OPEN or found.signoff is None:
        return found
    found.signoff.refresh_from_db()
    if found.signoff.state == SignoffState.OPEN:
        state = SignoffState.APPROVED if stand is Standing.DECIDED else SignoffState.REJECTED
        reason = "Enough have answered."
        close_signoff(signoff=found.signoff, state=state, reason=reason, at=at, by_id=current().user_id, seat=seat)
    found.state = DecisionState(stand.value)
    found.decided_on = uk_date(at) if stand is Standing.DECIDED else None
    found.save(update_fields=["state", "decided_on"])
    if stand is Standing.DECIDED:
        _decided(row, found, seat, at)
    else:
        note(row, "disputed", row.state, seat=seat, at=at)
    return found


def _decided(row: RapidReview, found: ReviewDecision, seat: Seat, at: datetime) -> None:
    """The partners have decided: the move, the days that clocks are read off, the scrutineer's place, the document."""
    again = row.state == RapidState.ANSWERED
    to_state(row, "decide_again" if again else "decide", seat=seat, at=at, reason=found.get_outcome_display())
    day = uk_date(at)
    happened(row.incident, Event.SIGNED, day, because=WENT_ON, seat=seat, at=at)
    if found.outcome == ReviewOutcome.REVIEW:
        happened(row.incident, Event.DECIDED, day, because=WENT_ON, seat=seat, at=at)
    for each in Seat.objects.filter(live_on(day), role="scrutineer", user__isnull=False):
        let_read(row.incident.file, each, "Looks at the decision", seat=seat, at=at)
    ask_document(found, at)


def ask_document(found: ReviewDecision, at: datetime) -> None:
    """Ask for the document for the Panel, as PDF and as Word file. Raises ``Refused`` in a closed file."""
    held_open(found.file_id)
    arguments = {"decision_id": found.pk, "file_id": found.file_id}
    ask(BUILD, key=f"rapid:{found.pk}:{at.isoformat()}", arguments=arguments, asked_by_id=current().user_id, at=at)


@transaction.atomic
def record_sent(*, rapid: RapidReview, on: date, words: str, seat: Seat, at: datetime) -> RapidReview:
    """Record that the decided review was sent to the Panel: its clock stops, the first time.

    Side effects: a letter, the event, due dates noted, a stage record. Raises ``Refused`` as ``may_send``.
    """
    row = held_rapid(rapid)
    find_move(RAPID, row.state, "send")
    last = ReviewDecision.objects.filter(rapid=row, state=DecisionState.DECIDED).order_by("-number").first()
    may_send(
        decided_on=last.decided_on if last else None,
        built=last is not None and last.pdf_id is not None and last.word_id is not None,
        on=on,
        today=uk_date(at),
    ).require()
    _letter(row, LetterKind.SENT, on, words, seat, at)
    happened(row.incident, Event.RAPID_SENT, on, because=WENT_ON, seat=seat, at=at)
    return to_state(row, "send", seat=seat, at=at, reason=words.strip())


@transaction.atomic
def record_reply(*, rapid: RapidReview, kind: str, on: date, words: str, seat: Seat, at: datetime) -> RapidReview:
    """Record the Panel's reply: it agrees, or challenges with its reasons. The partners may then decide again.

    Side effects: a letter, a stage record. Raises ``Refused`` as ``may_take_reply``.
    """
    row = held_rapid(rapid)
    find_move(RAPID, row.state, "answer")
    if kind not in (LetterKind.AGREES, LetterKind.CHALLENGES):
        raise Refused(no("kind", "Say whether the Panel agrees or challenges."))
    sent = PanelLetter.objects.filter(rapid=row, kind=LetterKind.SENT).order_by("-on").first()
    may_take_reply(
        sent_on=sent.on if sent else None,
        on=on,
        words=words,
        challenges=kind == LetterKind.CHALLENGES,
        today=uk_date(at),
    ).require()
    _letter(row, kind, on, words, seat, at)
    return to_state(row, "answer", seat=seat, at=at, reason=LetterKind(kind).label)


@transaction.atomic
def add_letter(*, rapid: RapidReview, kind: str, on: date, words: str, seat: Seat, at: datetime) -> PanelLetter:
    """Put another letter to or from the Panel on record. Raises ``Refused`` without words, or for a day to come."""
    row = held_rapid(rapid)
    if kind not in (LetterKind.FROM_PANEL, LetterKind.TO_PANEL):
        raise Refused(no("kind", "What is sent and the Panel’s reply have pages of their own."))
    if not words.strip():
        raise Refused(no("words", "Say what it says."))
    if on > uk_date(at):
        raise Refused(no("on", "That day has not come yet."))
    return _letter(row, kind, on, words, seat, at)


def _letter(row: RapidReview, kind: str, on: date, words: str, seat: Seat, at: datetime) -> PanelLetter:
    made = PanelLetter(
        rapid=row, file_id=row.file_id, kind=kind, on=on, words=words.strip(), noted_at=at, noted_by=seat
    )
    made.save()
    return made


@transaction.atomic
def comment(
    *, decision: ReviewDecision, kind: str, text: str, seat: Seat, user_id: int, at: datetime
) -> ScrutinyComment:
    """Say, as the scrutineer and in one's own name, what one makes of the outcome and the decision (§15.7).

    The scrutineer reads alone; this is the one thing of a case that they add. Raises ``Refused`` without words, before
    the partners have decided, and in a closed file, which they cannot hold.
    """
    may_put_into(state=state_of(CaseFile.objects.get(pk=decision.file_id))).require()
    if decision.state != DecisionState.DECIDED:
        raise Refused(no("state", "The scrutineer looks at what the partners have decided."))
    if not text.strip():
        raise Refused(no("text", "Say what you make of it."))
    made = ScrutinyComment(
        space_id=decision.space_id,
        file_id=decision.file_id,
        decision=decision,
        kind=kind,
        text=text.strip(),
        seat=seat,
        by_id=user_id,
        at=at,
    )
    made.save()
    return made


@transaction.atomic
def answer_comment(
    *, comment: ScrutinyComment, taken: str, text: str, for_partners: bool, seat: Seat, at: datetime
) -> ScrutinyAnswer:
    """Answer the scrutineer as a delegated partner, or for the partners, saying so. Answers are added to only.

    Raises ``Refused`` without words, and in a closed file.
    """
    with opened(comment.file_id):
        held_rapid(RapidReview(pk=comment.decision.rapid_id, incident_id=comment.decision.rapid.incident_id))
        if not text.strip():
            raise Refused(no("text", "Say what you answer, and why."))
        made = ScrutinyAnswer(
            comment=comment,
            file_id=comment.file_id,
            taken=taken,
            text=text.strip(),
            for_partners=for_partners,
            answered_at=at,
            answered_by=seat,
        )
        made.save()
        return made


def _held(decision: ReviewDecision) -> tuple[RapidReview, ReviewDecision]:
    row = held_rapid(RapidReview(pk=decision.rapid_id, incident_id=decision.rapid.incident_id))
    found: ReviewDecision = ReviewDecision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    found.rapid = row
    return row, found


def _open(decision: ReviewDecision) -> Signoff:
    if decision.state != DecisionState.OPEN or decision.signoff is None:
        raise Refused(no("closed", "This is no longer before the partners."))
    return decision.signoff
