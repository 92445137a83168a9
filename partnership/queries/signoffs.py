"""Sign-offs as a rule sees them, and what waits for somebody's signature."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from hscp.lib.workdays import uk_date
from partnership.enums import Answer, SignoffState
from partnership.models import Seat, Signature, Signoff, SignoffRequest
from partnership.rules import signoff as rules


def signoff_facts(signoff: Signoff, *, current_hash: str) -> rules.SignoffFacts:
    """Everything a sign-off is judged by. Three queries."""
    posts = [
        request.post for request in SignoffRequest.objects.filter(signoff=signoff).select_related("post").order_by("pk")
    ]
    seats = Seat.objects.filter(post__in=posts).order_by("starts_on")
    answers = list(Signature.objects.filter(signoff=signoff).order_by("at", "pk"))
    return rules.SignoffFacts(
        content_hash=signoff.content_hash,
        current_hash=current_hash,
        posts=tuple(rules.RequiredPost(str(post.pk), post.title) for post in posts),
        seats=tuple(
            rules.Seat(str(seat.pk), str(seat.post_id), str(seat.person_id), seat.starts_on, seat.ends_on)
            for seat in seats
        ),
        signatures=tuple(
            rules.Signature(str(answer.seat_id), uk_date(answer.at), answer.content_hash)
            for answer in answers
            if answer.answer == Answer.SIGNED
        ),
        rejections=tuple(
            rules.Rejection(str(answer.seat_id), uk_date(answer.at), answer.content_hash, answer.reason)
            for answer in answers
            if answer.answer == Answer.REJECTED
        ),
        last_editor=str(signoff.last_editor_id) if signoff.last_editor_id else None,
        needs_all=signoff.needs_all,
        closed_as=None if signoff.state == SignoffState.OPEN else rules.SignoffState(signoff.state),
    )


def waiting_for_seats(seats: Iterable[Seat], day: date) -> "QuerySet[SignoffRequest]":
    """Open requests that the holders of these seats could answer on ``day``, the oldest first."""
    posts = [seat.post_id for seat in seats if seat.starts_on <= day and (seat.ends_on is None or day < seat.ends_on)]
    return (
        SignoffRequest.objects.filter(post_id__in=posts, signoff__state=SignoffState.OPEN)
        .exclude(signatures__isnull=False)
        .select_related("signoff", "post", "space")
        .order_by("signoff__opened_at")
    )
