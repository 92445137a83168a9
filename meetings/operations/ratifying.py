"""Ratifying afterwards: those who were missing are asked, each answers in their capacity, and enough of them ratify.

The decision keeps the verdict of its moment; the consents stand beside it, with their dates (`partnership` keeps them
as answers of a sign-off). Whether they are enough is the group's quoracy rule, asked as if they had been in the room.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from hscp.lib.verdicts import Refused, no
from hscp.spaces.acting import current
from meetings.enums import Outcome
from meetings.models import Decision, DecisionStage
from meetings.operations.last_minutes import follow_decisions
from meetings.operations.telling import tell_holders
from meetings.queries import attending, group_terms, presences_of
from meetings.queries.conduct import conduct_now
from meetings.queries.consents import (
    hash_of_decision,
    members_absent,
    presences_of_answers,
    signoffs_of,
    subject_of,
    title_of_asking,
)
from meetings.queries.decisions import reserved_rule
from meetings.rules import DecisionKind, Presence, QuoracyVerdict, level_of, ratified_outcome, with_consents
from meetings.rules import Outcome as Judged
from meetings.rules.consents import may_ask_to_ratify, who_was_missing
from partnership.enums import SignoffState
from partnership.models import Post, Seat, Signature, Signoff
from partnership.operations.signoff import close_signoff, reject, send_for_signoff, sign
from partnership.rules.terms import GroupTerms, parse_terms


class _Moment:
    """The moment of a decision as consents are judged by it: the terms, who was there, which members were not."""

    def __init__(self, decision: Decision) -> None:
        people = attending(decision.meeting_id)
        self.at, self.item = decision.at, conduct_now(decision.meeting_id).of(decision.item_id, people)
        self.terms: GroupTerms = group_terms(parse_terms(decision.terms["terms"]), people)
        self.presences = presences_of(people)
        self.absent: dict[int, Presence] = members_absent(people, decision.at)

    def missing(self) -> list[int]:
        """The posts that are asked."""
        helping = who_was_missing(self.terms, self.presences, self.at, self.absent.values(), self.item)
        return [post for post, one in self.absent.items() if one in helping]

    def verdict(self, consents: Iterable[Presence]) -> QuoracyVerdict:
        """The quoracy, had these been there."""
        return with_consents(self.terms, self.presences, self.at, consents, self.item)


@transaction.atomic
def ask_to_ratify(*, decision: Decision, seat: Seat | None, at: datetime) -> Signoff:
    """Ask the partners who missed a provisional decision to ratify it, where the terms of its day allow that.

    Side effects: a sign-off that collects their answers; a stage record; a mail to each who holds a post that is asked,
    which says nothing of what was decided. Raises ``Refused`` as ``may_ask_to_ratify``, and where nobody was missing
    whose consent could help.
    """
    decision = _held(decision)
    may_ask_to_ratify(
        parse_terms(decision.terms["terms"]),
        DecisionKind(decision.kind),
        Judged(decision.outcome),
        taken_again=decision.taken_again_as_id is not None,
        meeting_state=decision.meeting.state,
        asked=any(each.state in (SignoffState.OPEN, SignoffState.REJECTED) for each in signoffs_of(decision)),
    ).require()
    moment = _Moment(decision)
    posts = moment.missing()
    if not moment.verdict(moment.absent[post] for post in posts):
        no(
            "nobody", "Nobody was missing whose consent would be enough: it returns to the next quorate meeting."
        ).require()
    signoff = send_for_signoff(
        subject=subject_of(decision),
        title=title_of_asking(decision),
        content_hash=hash_of_decision(decision),
        posts=list(Post.objects.filter(pk__in=posts).order_by("title", "pk")),
        last_editor=decision.recorded_by.person if decision.recorded_by else None,
        seat=seat,
        at=at,
        by_id=current().user_id,
        needs_all=False,
    )
    _mail(decision, signoff, posts, at)
    names = ", ".join(Post.objects.filter(pk__in=posts).order_by("title", "pk").values_list("title", flat=True))
    _stage(decision, "ask", decision.outcome, seat=seat, at=at, reason=f"Asked: {names}.")
    return signoff


@transaction.atomic
def consent(*, decision: Decision, seat: Seat, read_hash: str, at: datetime) -> Decision:
    """Consent to a decision that one missed, in the capacity of ``seat``. With enough consents it is ratified.

    Side effects: an answer; a stage record, and another when it is ratified (endorsed or recommended, for a reserved
    matter). Raises ``Refused`` as a signature does, and where nobody is asked any more.
    """
    decision = _held(decision)
    signoff = _open(decision)
    sign(
        signoff=signoff,
        seat=seat,
        read_hash=read_hash,
        current_hash=hash_of_decision(decision),
        at=at,
        by_id=current().user_id,
    )
    _stage(decision, "consent", decision.outcome, seat=seat, at=at)
    return _judge(decision, signoff, seat=seat, at=at)


@transaction.atomic
def refuse_consent(*, decision: Decision, seat: Seat, reason: str, at: datetime) -> Decision:
    """Refuse to ratify, with the reason. Where nobody else's consent could be enough, the asking is over.

    It then returns to the next quorate meeting. Side effects: an answer, a stage record. Raises ``Refused`` without a
    reason, or as ``consent`` does.
    """
    decision = _held(decision)
    signoff = _open(decision)
    current_hash = hash_of_decision(decision)
    reject(signoff=signoff, seat=seat, reason=reason, current_hash=current_hash, at=at, by_id=current().user_id)
    _stage(decision, "refuse_consent", decision.outcome, seat=seat, at=at, reason=reason.strip())
    return _judge(decision, signoff, seat=seat, at=at)


def end_asking(*, decision: Decision, reason: str, seat: Seat | None, at: datetime) -> None:
    """Nobody is asked any more: the decision was taken again. Does nothing where nobody is. One query."""
    for signoff in signoffs_of(decision):
        if signoff.state == SignoffState.OPEN:
            close_signoff(
                signoff=signoff, state=SignoffState.VOID, reason=reason, at=at, by_id=current().user_id, seat=seat
            )


def _judge(decision: Decision, signoff: Signoff, *, seat: Seat, at: datetime) -> Decision:
    moment = _Moment(decision)
    answers = list(Signature.objects.filter(signoff=signoff).select_related("request").order_by("at", "pk"))
    given = presences_of_answers(moment.absent, answers)
    found = moment.verdict(given)
    if found:
        reserved = reserved_rule(decision.reserved_matter) if decision.reserved_matter else None
        judged = ratified_outcome(DecisionKind(decision.kind), found, reserved, level_of(decision.meeting.group.kind))
        before, decision.outcome = decision.outcome, Outcome(judged.outcome.value)
        decision.outcome_sentence = judged.sentence
        decision.save(update_fields=["outcome", "outcome_sentence"])
        _stage(decision, "ratify", before, seat=seat, at=at, reason=judged.sentence)
        _close(signoff, SignoffState.APPROVED, "Enough have consented.", seat=seat, at=at)
        follow_decisions(keys=[decision.pk], seat=seat, at=at)
        return decision
    answered = {each.request.post_id for each in answers}
    asked = signoff.requests.values_list("post_id", flat=True)
    open_ones = [moment.absent[post] for post in asked if post not in answered and post in moment.absent]
    if not moment.verdict([*given, *open_ones]):
        _close(signoff, SignoffState.REJECTED, "It returns to the next quorate meeting.", seat=seat, at=at)
    return decision


def _close(signoff: Signoff, state: SignoffState, reason: str, *, seat: Seat, at: datetime) -> None:
    close_signoff(signoff=signoff, state=state, reason=reason, at=at, by_id=current().user_id, seat=seat)


def _open(decision: Decision) -> Signoff:
    found = next((each for each in signoffs_of(decision) if each.state == SignoffState.OPEN), None)
    if found is None or decision.outcome != Outcome.PROVISIONAL or decision.taken_again_as_id is not None:
        raise Refused(no("not_asked", "Nobody is asked to ratify this decision any more."))
    return found


def _mail(decision: Decision, signoff: Signoff, posts: Iterable[int], at: datetime) -> None:
    tell_holders(
        posts,
        subject=f"Please answer: {signoff.title}",
        template="emails/ask_to_ratify.txt",
        page=("decision_ratify", decision.pk),
        key=f"ratify:{signoff.pk}",
        at=at,
        title=signoff.title,
    )


def _held(decision: Decision) -> Decision:
    found: Decision = (
        Decision.objects.select_for_update(of=("self",))
        .select_related("meeting__group", "reserved_matter", "recorded_by__person")
        .get(pk=decision.pk)
    )
    return found


def _stage(decision: Decision, move: str, before: str, *, seat: Seat | None, at: datetime, reason: str = "") -> None:
    DecisionStage(
        decision=decision,
        file_id=decision.file_id,
        move=move,
        from_state=before,
        to_state=decision.outcome,
        at=at,
        by_id=current().user_id,
        seat=seat,
        reason=reason,
    ).save()
