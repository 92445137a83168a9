"""Sign-off: several named posts approve one frozen content. The one mechanism for approving anything together.

What is approved is a hash of the content's canonical text and figures, not its layout. Distinct persons sign, the last
editor does not, any edit is a new draft and voids every signature, and a seat that ends before it has signed passes the
request to its successor. A seat that ends *after* it has signed leaves its signature standing, and so does one that is
ended from an earlier day afterwards: whether the seat was live is asked when somebody signs, and never again.

Where not all must sign (`needs_all` False: whoever missed a decision consents to it) the answers are collected: each
post answers once, a refusal is an answer, and whether they are enough is the rule of the app above, which then closes
the request.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hscp.lib.verdicts import Reason, Verdict, no, verdict_from
from hscp.lib.words import listing, number


class SignoffState(StrEnum):
    """Open until all have signed; rejected by one; void once the content is not the one that was sent."""

    OPEN = "open"
    APPROVED = "approved"
    REJECTED = "rejected"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Seat:
    """A person in a post, from `starts_on` (included) to `ends_on`, the first day it no longer holds (None: open)."""

    key: str
    post: str
    person: str
    starts_on: date
    ends_on: date | None = None

    def live_on(self, day: date) -> bool:
        """Whether the seat is held on that UK date."""
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)


@dataclass(frozen=True, slots=True)
class RequiredPost:
    """A post whose holder must sign: its key and what people call it."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Given from a seat that was live then, on a UK date, to the content with that hash."""

    seat: str
    signed_on: date
    content_hash: str


@dataclass(frozen=True, slots=True)
class Rejection:
    """The refusal of the content with that hash, from a required seat that was live then, with its reason."""

    seat: str
    rejected_on: date
    content_hash: str
    reason: str


@dataclass(frozen=True, slots=True)
class SignoffFacts:
    """Everything that a request for sign-off is judged by.

    - `content_hash`: of the content that was sent; `current_hash`: of that content as it reads now. They differ after
      any edit;
    - `posts`: who must sign, in the order of the page; `seats`: all seats of those posts, past ones included;
    - `signatures`, `rejections`: in the order in which they came;
    - `last_editor`: the key of the person who last changed the content, None when nobody did (a system's draft);
    - `needs_all`: every post must sign and one refusal ends it; else answers are collected, and `closed_as` is how the
      app above has closed the request, None while it is open.
    """

    content_hash: str
    current_hash: str
    posts: tuple[RequiredPost, ...]
    seats: tuple[Seat, ...]
    signatures: tuple[Signature, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    last_editor: str | None = None
    needs_all: bool = True
    closed_as: SignoffState | None = None

    def seat(self, key: str) -> Seat | None:
        """The seat of that key; None when it is no seat of a required post."""
        posts = {post.key for post in self.posts}
        return next((seat for seat in self.seats if seat.key == key and seat.post in posts), None)


@dataclass(frozen=True, slots=True)
class Signed:
    """A post that has signed: from which seat, by whom, when."""

    post: RequiredPost
    seat: Seat
    signed_on: date


@dataclass(frozen=True, slots=True)
class Awaited:
    """A post that has not signed, and the seats that hold it today: none when vacant."""

    post: RequiredPost
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class SignoffVerdict:
    """Where a request stands. True in a condition when approved.

    `signed` and `awaited` together are all required posts. Of a void request nobody has signed: its signatures were
    given to another text.
    """

    state: SignoffState
    signed: tuple[Signed, ...]
    awaited: tuple[Awaited, ...]
    reasons: tuple[Reason, ...] = ()

    def __bool__(self) -> bool:
        return self.state is SignoffState.APPROVED

    @property
    def sentence(self) -> str:
        """ "Signed by two of three." and why it is not approved."""
        if self.state is SignoffState.APPROVED:
            return "Approved: all who are required have signed."
        return " ".join(reason.sentence for reason in self.reasons)


def judge(facts: SignoffFacts, day: date) -> SignoffVerdict:
    """The state of a request on a UK date, who has signed and who is awaited.

    A signature counts when it was given to this very content, from a seat of a required post, by a person who has not
    signed for another post and was not the last editor. That the seat was live when it was given is not asked again
    (`may_sign` asked it then): the dates of seats may be corrected later, and a signature once given stays. A request
    that names no post is never approved. Void goes before rejected, rejected before approved.
    """
    if facts.current_hash != facts.content_hash:
        reason = Reason("content_changed", "The content was changed after it was sent: all signatures are void.")
        return SignoffVerdict(SignoffState.VOID, (), _awaited(facts, (), day), (reason,))
    signed = _signed(facts)
    awaited = _awaited(facts, signed, day)
    if not facts.needs_all:
        return _collected(facts, signed, awaited)
    rejection = next(iter(_rejections(facts)), None)
    if rejection:
        reason = Reason("rejected", f"Rejected: {rejection.reason.strip()}")
        return SignoffVerdict(SignoffState.REJECTED, signed, awaited, (reason,))
    if not facts.posts:
        return SignoffVerdict(
            SignoffState.OPEN, (), (), (Reason("nobody_required", "Nobody is named who has to sign."),)
        )
    if not awaited:
        return SignoffVerdict(SignoffState.APPROVED, signed, ())
    return SignoffVerdict(SignoffState.OPEN, signed, awaited, _still_missing(facts, signed, awaited))


def may_sign(facts: SignoffFacts, seat: str, day: date, content_hash: str | None = None) -> Verdict:
    """Whether a signature may be given from that seat on that UK date; every reason why not.

    `content_hash` is the content that the signer has read (the page's form carries it); without it the check that they
    read this very content is left out.
    """
    reasons = _closed(facts, day)
    holder = facts.seat(seat)
    if holder is None:
        return verdict_from([*reasons, Reason("not_required", "No signature is asked from this seat.")])
    reasons += _not_live(facts, holder, day)
    signed = _signed(facts)
    if not facts.needs_all and holder.post in _refusing(facts):
        reasons.append(Reason("already_answered", f"The {_name(facts, holder.post)} has already answered."))
    if any(each.post.key == holder.post for each in signed):
        reasons.append(Reason("already_signed", f"The {_name(facts, holder.post)} has already signed."))
    elif any(each.seat.person == holder.person for each in signed):
        reasons.append(
            Reason(
                "one_person_one_signature", "You have signed from another seat: each signature needs its own person."
            )
        )
    if facts.last_editor is not None and holder.person == facts.last_editor:
        reasons.append(Reason("last_editor", "You made the last change to this content, so somebody else must sign."))
    if content_hash is not None and content_hash != facts.content_hash:
        reasons.append(
            Reason("other_content", "What you read is not the content sent for sign-off: read the current draft first.")
        )
    return verdict_from(reasons)


def may_reject(facts: SignoffFacts, seat: str, day: date, reason: str) -> Verdict:
    """Whether the content may be rejected from that seat: by any live seat of a required post, with a reason.

    Somebody who has signed may still reject while others are awaited; the last editor may too. Where answers are
    collected each post answers once.
    """
    reasons = _closed(facts, day)
    holder = facts.seat(seat)
    if holder is None:
        reasons.append(Reason("not_required", "No signature is asked from this seat."))
    else:
        reasons += _not_live(facts, holder, day)
        answered = {each.post.key for each in _signed(facts)} | _refusing(facts)
        if not facts.needs_all and holder.post in answered:
            reasons.append(Reason("already_answered", f"The {_name(facts, holder.post)} has already answered."))
    if not reason.strip():
        reasons.append(Reason("no_reason", "Say why you reject it."))
    return verdict_from(reasons)


def may_send(posts: tuple[RequiredPost, ...]) -> Verdict:
    """Whether a request for sign-off may be sent: it names at least one post, and each once. Vacancies are legal."""
    if not posts:
        return no("nobody_required", "Nobody is named who has to sign.")
    if len({post.key for post in posts}) != len(posts):
        return no("named_twice", "A post is named twice among those who have to sign.")
    return Verdict(True)


def _signed(facts: SignoffFacts) -> tuple[Signed, ...]:
    found: dict[str, Signed] = {}
    persons: set[str] = set()
    posts = {post.key: post for post in facts.posts}
    for signature in facts.signatures:
        seat = facts.seat(signature.seat)
        if (
            seat is not None
            and signature.content_hash == facts.content_hash
            and seat.post not in found
            and seat.person not in persons
            and seat.person != facts.last_editor
        ):
            found[seat.post] = Signed(posts[seat.post], seat, signature.signed_on)
            persons.add(seat.person)
    return tuple(found[post.key] for post in facts.posts if post.key in found)


def _rejections(facts: SignoffFacts) -> list[Rejection]:
    return [
        rejection
        for rejection in facts.rejections
        if rejection.content_hash == facts.content_hash and facts.seat(rejection.seat) is not None
    ]


def _refusing(facts: SignoffFacts) -> set[str]:
    """The posts from which this content was refused."""
    seats = (facts.seat(rejection.seat) for rejection in _rejections(facts))
    return {seat.post for seat in seats if seat is not None}


def _collected(facts: SignoffFacts, signed: tuple[Signed, ...], awaited: tuple[Awaited, ...]) -> SignoffVerdict:
    refusing = _refusing(facts)
    awaited = tuple(each for each in awaited if each.post.key not in refusing)
    if facts.closed_as is not None:
        said = () if facts.closed_as is SignoffState.APPROVED else (Reason("closed", "This request is closed."),)
        return SignoffVerdict(facts.closed_as, signed, awaited, said)
    names = listing([each.post.name for each in awaited])
    still = f"Still to answer: {names}." if names else "All have answered."
    return SignoffVerdict(SignoffState.OPEN, signed, awaited, (Reason("collecting", still),))


def _awaited(facts: SignoffFacts, signed: tuple[Signed, ...], day: date) -> tuple[Awaited, ...]:
    done = {each.post.key for each in signed}
    return tuple(
        Awaited(post, tuple(seat for seat in facts.seats if seat.post == post.key and seat.live_on(day)))
        for post in facts.posts
        if post.key not in done
    )


def _still_missing(facts: SignoffFacts, signed: tuple[Signed, ...], awaited: tuple[Awaited, ...]) -> tuple[Reason, ...]:
    said = f"{number(len(signed)) if signed else 'none'} of {number(len(facts.posts))} signatures given"
    names = listing([each.post.name for each in awaited])
    reasons = [Reason("signatures_missing", f"{said.capitalize()}; still to sign: {names}.")]
    persons = {each.seat.person for each in signed}
    for each in awaited:
        holders = {seat.person for seat in each.seats}
        if not holders:
            reasons.append(Reason("vacant", f"{each.post.name} is vacant: the request waits for a new post-holder."))
        elif holders <= persons:
            reasons.append(
                Reason(
                    "one_person_two_posts",
                    f"{each.post.name} is held by a person who has signed for another post: somebody else must sign.",
                )
            )
        elif holders == {facts.last_editor}:
            reasons.append(
                Reason("held_by_last_editor", f"{each.post.name} is held by the last editor, who may not sign.")
            )
    return tuple(reasons)


def _closed(facts: SignoffFacts, day: date) -> list[Reason]:
    state = judge(facts, day).state
    if state is SignoffState.OPEN:
        return []
    said = {
        SignoffState.APPROVED: "This content has been approved.",
        SignoffState.REJECTED: "This content has been rejected: a new draft is needed.",
        SignoffState.VOID: "The content was changed after it was sent for sign-off: a new request is needed.",
    }[state]
    if not facts.needs_all and state is not SignoffState.VOID:
        said = "This request is closed: enough have answered."
    return [Reason(state.value, said)]


def _not_live(facts: SignoffFacts, seat: Seat, day: date) -> list[Reason]:
    name = _name(facts, seat.post)
    if day < seat.starts_on:
        return [Reason("seat_not_begun", f"Your time as {name} has not begun.")]
    if not seat.live_on(day):
        return [Reason("seat_ended", f"Your time as {name} has ended: the request has passed to your successor.")]
    return []


def _name(facts: SignoffFacts, post: str) -> str:
    return next(each.name for each in facts.posts if each.key == post)
