"""The one way to approve something together. The app that owns the content hands in its hash; no more is known here.

Every operation takes ``current_hash``, the hash of the content as it reads now: an edit since it was sent voids all.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from hscp.lib.verdicts import Refused, no
from hscp.lib.workdays import uk_date
from partnership.enums import Answer, SignoffState
from partnership.models import Person, Post, Seat, Signature, Signoff, SignoffRequest, SignoffStage
from partnership.queries.signoffs import signoff_facts
from partnership.rules.signoff import RequiredPost, SignoffVerdict, judge, may_reject, may_send, may_sign
from partnership.rules.signoff import SignoffState as Judged


@transaction.atomic
def send_for_signoff(
    *,
    subject: str,
    title: str,
    content_hash: str,
    posts: Sequence[Post],
    last_editor: Person | None,
    seat: Seat | None,
    at: datetime,
    by_id: int | None,
    needs_all: bool = True,
) -> Signoff:
    """Put one frozen content to the holders of ``posts``. Posts, not people: a successor inherits the request.

    Unless it ``needs_all``, answers are collected until ``close_signoff``. Side effects: an open sign-off of the same
    subject becomes void; a stage record. Raises ``Refused`` without posts.
    """
    may_send(tuple(RequiredPost(str(post.pk), post.title) for post in posts)).require()
    for earlier in Signoff.objects.select_for_update().filter(subject=subject, state=SignoffState.OPEN):
        _close(earlier, SignoffState.VOID, "superseded", at=at, by_id=by_id, seat=seat, reason="A new draft was sent.")
    signoff = Signoff(
        subject=subject,
        title=title,
        content_hash=content_hash,
        last_editor=last_editor,
        needs_all=needs_all,
        opened_at=at,
        opened_by=seat,
    )
    signoff.save()
    for post in posts:
        SignoffRequest(signoff=signoff, post=post).save()
    _stage(signoff, "send", "", SignoffState.OPEN, at=at, by_id=by_id, seat=seat)
    return signoff


@transaction.atomic
def sign(
    *, signoff: Signoff, seat: Seat, read_hash: str, current_hash: str, at: datetime, by_id: int | None
) -> SignoffVerdict:
    """Sign from a seat what was read, and close the sign-off when everyone has. Returns where it stands.

    ``read_hash`` is the hash the signer's page carried. Raises ``Refused`` for anyone but a live holder of an awaited
    post, for a person who signed already or edited last, and for any other content than the one sent.
    """
    signoff = Signoff.objects.select_for_update().get(pk=signoff.pk)
    facts = signoff_facts(signoff, current_hash=current_hash)
    may_sign(facts, str(seat.pk), uk_date(at), content_hash=read_hash).require()
    _answer(signoff, seat, Answer.SIGNED, "", at)
    verdict = judge(signoff_facts(signoff, current_hash=current_hash), uk_date(at))
    if verdict.state is Judged.APPROVED:
        _close(signoff, SignoffState.APPROVED, "approve", at=at, by_id=by_id, seat=seat)
    return verdict


@transaction.atomic
def reject(
    *, signoff: Signoff, seat: Seat, reason: str, current_hash: str, at: datetime, by_id: int | None
) -> SignoffVerdict:
    """Send the content back with a reason; the sign-off is over, unless answers are collected.

    Raises ``Refused`` without a reason or a seat.
    """
    signoff = Signoff.objects.select_for_update().get(pk=signoff.pk)
    facts = signoff_facts(signoff, current_hash=current_hash)
    may_reject(facts, str(seat.pk), uk_date(at), reason).require()
    _answer(signoff, seat, Answer.REJECTED, reason.strip(), at)
    if signoff.needs_all:
        _close(signoff, SignoffState.REJECTED, "reject", at=at, by_id=by_id, seat=seat, reason=reason.strip())
    return judge(signoff_facts(signoff, current_hash=current_hash), uk_date(at))


@transaction.atomic
def close_signoff(
    *, signoff: Signoff, state: SignoffState, reason: str, at: datetime, by_id: int | None, seat: Seat | None = None
) -> Signoff:
    """Close a request that collects answers, for its owner's rule has enough of them (or can have no more).

    ``state`` is approved, rejected or, where it was overtaken, void. Side effect: a stage record with the reason.
    Raises ``Refused`` for one that all must sign, or that is closed.
    """
    signoff = Signoff.objects.select_for_update().get(pk=signoff.pk)
    if signoff.needs_all:
        raise Refused(no("needs_all", "All who are asked must sign this."))
    if signoff.state != SignoffState.OPEN:
        raise Refused(no("closed", "This request is closed."))
    _close(signoff, state, "close", at=at, by_id=by_id, seat=seat, reason=reason)
    return signoff


@transaction.atomic
def withdraw_signoff(
    *, signoff: Signoff, reason: str, at: datetime, by_id: int | None, seat: Seat | None = None
) -> Signoff:
    """Make a request void because its content is withdrawn. Side effect: a stage record with the reason.

    Raises ``Refused`` for one that is closed.
    """
    signoff = Signoff.objects.select_for_update().get(pk=signoff.pk)
    if signoff.state != SignoffState.OPEN:
        raise Refused(no("closed", "This request is closed."))
    _close(signoff, SignoffState.VOID, "withdraw", at=at, by_id=by_id, seat=seat, reason=reason)
    return signoff


@transaction.atomic
def void_if_edited(
    *, subject: str, current_hash: str, at: datetime, by_id: int | None, seat: Seat | None = None
) -> Signoff | None:
    """After an edit: make an open sign-off of another content void. The content's owner calls it on each save."""
    signoff = Signoff.objects.select_for_update().filter(subject=subject, state=SignoffState.OPEN).first()
    if signoff is None or signoff.content_hash == current_hash:
        return None
    _close(signoff, SignoffState.VOID, "edit", at=at, by_id=by_id, seat=seat, reason="The content was edited.")
    return signoff


def _answer(signoff: Signoff, seat: Seat, answer: Answer, reason: str, at: datetime) -> None:
    request = SignoffRequest.objects.filter(signoff=signoff, post_id=seat.post_id).first()
    if request is None:
        raise Refused(no("not_required", "No signature is asked from this seat."))
    title, body = seat.post.title, seat.post.organisation.name if seat.post.organisation else ""
    Signature(
        signoff=signoff,
        request=request,
        seat=seat,
        person=seat.person,
        capacity=title if not body or body in title else f"{title}, {body}",
        answer=answer,
        reason=reason,
        content_hash=signoff.content_hash,
        at=at,
    ).save()


def _close(
    signoff: Signoff,
    state: SignoffState,
    move: str,
    *,
    at: datetime,
    by_id: int | None,
    seat: Seat | None,
    reason: str = "",
) -> None:
    before = signoff.state
    signoff.state = state
    signoff.closed_at = at
    signoff.save(update_fields=["state", "closed_at"])
    _stage(signoff, move, before, state, at=at, by_id=by_id, seat=seat, reason=reason)


def _stage(
    signoff: Signoff,
    move: str,
    before: str,
    after: str,
    *,
    at: datetime,
    by_id: int | None,
    seat: Seat | None,
    reason: str = "",
) -> None:
    SignoffStage(
        signoff=signoff, move=move, from_state=before, to_state=after, at=at, by_id=by_id, seat=seat, reason=reason
    ).save()
