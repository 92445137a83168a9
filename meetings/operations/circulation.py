"""Deciding between meetings: a proposal is sent round, answered from posts, and settled by the group's terms."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from hscp.lib.moves import find_move
from hscp.lib.verdicts import Refused, no
from hscp.lib.workdays import uk_date
from hscp.spaces.acting import current
from meetings.enums import CirculationState, DecisionKind, ItemPurpose, Outcome
from meetings.models import Circulation, CirculationStage, Decision, DecisionStage
from meetings.operations.agenda import add_item
from meetings.operations.numbering import next_number
from meetings.operations.telling import tell_holders
from meetings.queries.circulation import (
    Round,
    hash_of_circulation,
    meeting_it_is_reported_to,
    presences_of,
    round_of,
    subject_of,
    terms_as_sent,
)
from meetings.queries.decisions import reserved_rule
from meetings.queries.room import terms_data
from meetings.rules import level_of, verdict_data, with_consents
from meetings.rules.circulation import CIRCULATION, Answers, Settled, circulated_outcome, may_circulate, settle
from meetings.rules.circulation import CirculationState as Judged
from partnership.enums import Answer, SignoffState
from partnership.models import Group, Post, ReservedMatter, Seat, Signature, Signoff
from partnership.operations.signoff import close_signoff, reject, send_for_signoff, sign
from partnership.rules.terms import parse_terms, to_data


@transaction.atomic
def send_circulation(
    *,
    group: Group,
    title: str,
    text: str,
    options: str = "",
    reasons: str = "",
    reserved_matter: ReservedMatter | None = None,
    closes_on: date,
    seat: Seat | None,
    at: datetime,
) -> Circulation:
    """Put a proposal to everybody whom the group's quoracy rule counts, to be answered by ``closes_on``.

    Side effects: a sign-off that collects the answers (whoever sends it may answer too, for it is not theirs alone); a
    stage record; a mail to each who holds a post that is asked, with the title and no more. Raises ``Refused`` as
    ``may_circulate``, without terms, title or proposal.
    """
    day = uk_date(at)
    data = terms_data(group.pk, day)
    if data is None:
        raise Refused(no("no_terms", f"{group} has no terms of reference today."))
    if not title.strip() or not text.strip():
        raise Refused(no("text", "Say what is proposed."))
    terms = parse_terms(data)
    asked = round_of(group.pk, terms, day)
    may_circulate(
        terms,
        asked=len(asked.asked),
        enough=bool(with_consents(asked.terms, (), at, asked.asked.values())),
        closes_on=closes_on,
        today=day,
        reports=meeting_it_is_reported_to(group, closes_on) is not None,
    ).require()
    names = dict(asked.terms.names) | {body.key: body.name for body in asked.terms.bodies}
    circulation = Circulation(
        group=group,
        title=title.strip(),
        text=text.strip(),
        options=options.strip(),
        reasons=reasons.strip(),
        reserved_matter=reserved_matter,
        closes_on=closes_on,
        terms={"terms": to_data(terms), "names": names},
        sent_at=at,
        sent_by=seat,
    )
    circulation.save()
    posts = list(Post.objects.filter(pk__in=asked.asked).order_by("title", "pk"))
    send_for_signoff(
        subject=subject_of(circulation),
        title=f"{group.called}: {circulation.title}"[:200],
        content_hash=hash_of_circulation(circulation),
        posts=posts,
        last_editor=None,
        seat=seat,
        at=at,
        by_id=current().user_id,
        needs_all=False,
    )
    _mail(circulation, at)
    _stage(circulation, "send", "", seat=seat, at=at, reason=f"To {', '.join(post.title for post in posts)}.")
    return circulation


@transaction.atomic
def answer_circulation(
    *, circulation: Circulation, seat: Seat, agrees: bool, reason: str = "", read_hash: str, at: datetime
) -> Circulation:
    """Answer a proposal in the capacity of ``seat``: agree, or do not and say why. Each post answers once.

    Side effects: an answer; a stage record; where that settles it, what ``settle_circulation`` does. Raises ``Refused``
    once it is closed, for a post that is not asked or has answered, and where something else was read.
    """
    circulation = _held(circulation)
    _open(circulation, at)
    signoff, current_hash = _signoff(circulation), hash_of_circulation(circulation)
    if read_hash != current_hash:
        raise Refused(no("other_content", "What you read is not what was sent round: read it again first."))
    how: dict[str, Any] = {"signoff": signoff, "seat": seat, "current_hash": current_hash, "at": at}
    if agrees:
        sign(read_hash=read_hash, by_id=current().user_id, **how)
    else:
        reject(reason=reason, by_id=current().user_id, **how)
    said = "Agrees." if agrees else f"Does not agree: {reason.strip()}"
    _stage(circulation, "answer", circulation.state, seat=seat, at=at, reason=said)
    return _settle(circulation, signoff, seat=seat, at=at)


@transaction.atomic
def settle_circulation(*, circulation: Circulation, at: datetime) -> Circulation:
    """Settle a circulation whose closing date is past, or whose answers are complete; else it stays open.

    Side effects, once agreed: a decision with its number on the register, under a new item of the next meeting that is
    planned, which it is reported to; without one it waits for it. A stage record of both, and the sign-off is closed.
    """
    circulation = _held(circulation)
    if circulation.state != CirculationState.OPEN:
        return circulation
    return _settle(circulation, _signoff(circulation), seat=None, at=at)


@transaction.atomic
def withdraw_circulation(*, circulation: Circulation, reason: str, seat: Seat | None, at: datetime) -> Circulation:
    """Withdraw a proposal that is open, with the reason. Side effects: the sign-off is void; a stage record."""
    circulation = _held(circulation)
    find_move(CIRCULATION, circulation.state, "withdraw")
    if not reason.strip():
        raise Refused(no("reason", "Say why it is withdrawn."))
    _close(circulation, "withdraw", f"Withdrawn: {reason.strip()}", SignoffState.VOID, seat=seat, at=at)
    return circulation


def settle_what_is_over(*, at: datetime) -> None:
    """Settle every circulation of the open space that can be. Doing it twice changes nothing."""
    for circulation in Circulation.objects.filter(state=CirculationState.OPEN).order_by("pk"):
        settle_circulation(circulation=circulation, at=at)


def _settle(circulation: Circulation, signoff: Signoff, *, seat: Seat | None, at: datetime) -> Circulation:
    asked = round_of(circulation.group_id, terms_as_sent(circulation), uk_date(circulation.sent_at))
    answers = list(Signature.objects.filter(signoff=signoff).select_related("request", "person").order_by("at", "pk"))
    found = settle(
        asked.terms,
        Answers(
            presences_of(asked.asked, answers, Answer.SIGNED),
            presences_of(asked.asked, answers, Answer.REJECTED),
            signoff.requests.count(),
            over=uk_date(at) > circulation.closes_on,
        ),
        at,
    )
    if found.state is Judged.NOT_AGREED:
        _close(circulation, "fail", found.sentence, SignoffState.REJECTED, seat=seat, at=at)
    elif found.state is Judged.AGREED:
        decision = _decide(circulation, asked, answers, found, at)
        if decision is not None:
            circulation.decision = decision
            _close(circulation, "agree", decision.outcome_sentence, SignoffState.APPROVED, seat=seat, at=at)
    return circulation


def _decide(
    circulation: Circulation, asked: Round, answers: list[Signature], found: Settled, at: datetime
) -> Decision | None:
    """The decision, under an item of the meeting it is reported to; None while no meeting is planned."""
    meeting = meeting_it_is_reported_to(circulation.group, uk_date(at))
    if meeting is None:
        return None
    matter = circulation.reserved_matter
    outcome = circulated_outcome(found, reserved_rule(matter) if matter else None, level_of(circulation.group.kind))
    decision = Decision(
        meeting=meeting,
        item=add_item(meeting=meeting, title=f"Decided by circulation: {circulation.title}", purpose=ItemPurpose.NOTE),
        number=next_number(f"decision:{meeting.pk}"),
        text=circulation.text,
        options=circulation.options,
        reasons=circulation.reasons,
        kind=DecisionKind.AGREE,
        reserved_matter=matter,
        at=at,
        outcome=Outcome(outcome.outcome.value),
        outcome_sentence=outcome.sentence,
        quoracy=verdict_data(found.verdict),
        room=[
            {
                "name": each.person.name,
                "capacity": each.capacity,
                "body": _body(asked, each),
                "deputising_for": "",
                "member": True,
                "chair": asked.asked[each.request.post_id].is_chair,
                "guest": False,
                "remote": True,
            }
            for each in answers
            if each.request.post_id in asked.asked
        ],
        terms=circulation.terms,
        recorded_by=circulation.sent_by,
    )
    decision.save()
    DecisionStage(
        decision=decision,
        move="circulate",
        from_state="",
        to_state=decision.outcome,
        at=at,
        by_id=current().user_id,
        seat=circulation.sent_by,
        reason=outcome.sentence,
    ).save()
    return decision


def _body(asked: Round, answer: Signature) -> str:
    body = asked.terms.body(asked.asked[answer.request.post_id].body or "")
    return body.name if body else ""


def _close(
    circulation: Circulation, move: str, sentence: str, state: SignoffState, *, seat: Seat | None, at: datetime
) -> None:
    before, circulation.state = circulation.state, find_move(CIRCULATION, circulation.state, move).target
    circulation.sentence = sentence
    circulation.save(update_fields=["state", "sentence", "decision"])
    by_id = current().user_id
    close_signoff(signoff=_signoff(circulation), state=state, reason=sentence, at=at, by_id=by_id, seat=seat)
    _stage(circulation, move, before, seat=seat, at=at, reason=sentence)


def _open(circulation: Circulation, at: datetime) -> None:
    if circulation.state != CirculationState.OPEN or uk_date(at) > circulation.closes_on:
        raise Refused(no("closed", "This proposal is closed: nobody is asked any more."))


def _signoff(circulation: Circulation) -> Signoff:
    found: Signoff = Signoff.objects.filter(subject=subject_of(circulation)).latest("pk")
    return found


def _mail(circulation: Circulation, at: datetime) -> None:
    signoff = _signoff(circulation)
    tell_holders(
        signoff.requests.values_list("post_id", flat=True),
        subject=f"Please answer by {circulation.closes_on:%-d %B}: {circulation.title}",
        template="emails/circulation.txt",
        page=("circulation", circulation.pk),
        key=f"circulation:{signoff.pk}",
        at=at,
        circulation=circulation,
    )


def _held(circulation: Circulation) -> Circulation:
    found: Circulation = (
        Circulation.objects.select_for_update(of=("self",))
        .select_related("group", "reserved_matter", "sent_by")
        .get(pk=circulation.pk)
    )
    return found


def _stage(circulation: Circulation, move: str, before: str, *, seat: Seat | None, at: datetime, reason: str) -> None:
    CirculationStage(
        circulation=circulation,
        move=move,
        from_state=before,
        to_state=circulation.state,
        at=at,
        by_id=current().user_id,
        seat=seat,
        reason=reason,
    ).save()
