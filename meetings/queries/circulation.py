"""Proposals sent round between meetings: whom they are put to, what was answered, how they stand."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import QuerySet

from meetings.enums import CirculationState, MeetingState
from meetings.models import Circulation, CirculationStage, Meeting
from meetings.queries.expected import Expected, expected_people
from meetings.queries.room import NAMES
from meetings.queries.timeline import timeline_of
from meetings.rules import Presence
from meetings.rules.consents import who_counts
from partnership.enums import Answer
from partnership.models import Group, Signature, Signoff
from partnership.queries.signoffs import signoff_facts
from partnership.rules.canonical import content_hash
from partnership.rules.signoff import SignoffFacts, SignoffVerdict, judge
from partnership.rules.terms import Body, GroupTerms, Terms, parse_terms

SUBJECT = "meetings.circulation"
MOVES = {
    "send": "Sent round",
    "answer": "Answered",
    "agree": "Settled",
    "fail": "Settled",
    "withdraw": "Withdrawn",
}


def subject_of(circulation: Circulation) -> str:
    """What the circulation is called in its sign-off."""
    return f"{SUBJECT}:{circulation.pk}"


def hash_of_circulation(circulation: Circulation) -> str:
    """The hash of everything that is answered to."""
    names = ("title", "text", "options", "reasons", "reserved_matter_id", "closes_on")
    return content_hash({"circulation": circulation.pk, **{name: getattr(circulation, name) for name in names}})


@dataclass(frozen=True, slots=True)
class Round:
    """The group as a circulation sees it: its terms with the bodies of the day, and by post who counts under them."""

    terms: GroupTerms
    asked: dict[int, Presence]


def round_of(group_id: int, terms: Terms, day: date) -> Round:
    """Whom a proposal is put to on a day, by post: each post once, whoever holds it. One query."""
    members = [each for each in expected_people(group_id, day) if each.is_member]
    bodies: dict[str, Body] = {}
    for each in members:
        if each.body_key is not None:
            known = bodies.get(each.body_key)
            vacant = each.seat_id is None and (known is None or known.vacant)
            bodies[each.body_key] = Body(each.body_key, each.body_name, each.counts_as, vacant=vacant)
    found = terms.with_bodies(
        sorted(bodies.values(), key=lambda body: body.name),
        seats_held=sum(each.seat_id is not None for each in members),
        seats_vacant=sum(each.seat_id is None for each in members),
        names=NAMES | {each.post_key: each.title for each in members},
    )
    posts = {each.post_id: _presence(each) for each in members}
    counted = who_counts(found, posts.values())
    return Round(found, {post: one for post, one in posts.items() if one in counted})


def _presence(each: Expected) -> Presence:
    return Presence(
        person=f"post-{each.post_id}",
        intervals=(),
        body=each.body_key,
        capacity=each.title,
        post=each.post_key,
        is_member=True,
        is_chair=each.is_chair,
        is_vice_chair=each.is_vice_chair,
    )


def presences_of(asked: dict[int, Presence], answers: Iterable[Signature], answer: Answer) -> list[Presence]:
    """Those who gave this answer, as they would have counted in the post that was asked."""
    return [
        replace(asked[each.request.post_id], person=str(each.person_id))
        for each in answers
        if each.answer == answer and each.request.post_id in asked
    ]


def meeting_it_is_reported_to(group: Group, after: date) -> Meeting | None:
    """The next meeting of the group that is planned after a day. One query."""
    coming = Meeting.objects.filter(group=group, state=MeetingState.PLANNED, starts_at__date__gt=after)
    found: Meeting | None = coming.order_by("starts_at").first()
    return found


def circulations_listed(*, state: str = "") -> "QuerySet[Circulation]":
    """Circulations with their group and decision, the open ones first, then the latest."""
    found: QuerySet[Any] = Circulation.objects.select_related("group", "decision").defer("terms")
    if state:
        found = found.filter(state=state)
    return found.order_by("-sent_at", "-pk")


def circulations_open() -> "QuerySet[Circulation]":
    """Those that wait for answers, the one that closes first first."""
    return circulations_listed(state=CirculationState.OPEN).order_by("closes_on", "pk")


@dataclass(frozen=True, slots=True)
class Standing:
    """A circulation's sign-off, whom it still awaits, and the answers in their order."""

    signoff: Signoff
    facts: SignoffFacts
    verdict: SignoffVerdict
    answers: tuple[Signature, ...]


def standing_of(circulation: Circulation, day: date) -> Standing:
    """How the answers stand. Five queries."""
    signoff = Signoff.objects.filter(subject=subject_of(circulation)).latest("pk")
    facts = signoff_facts(signoff, current_hash=hash_of_circulation(circulation))
    answers = Signature.objects.filter(signoff=signoff).select_related("person", "request").order_by("at", "pk")
    return Standing(signoff, facts, judge(facts, day), tuple(answers))


def terms_as_sent(circulation: Circulation) -> Terms:
    """The terms of the day on which it was sent."""
    return parse_terms(circulation.terms["terms"])


def story_of(circulation: Circulation) -> list[dict[str, Any]]:
    """Every move, the latest first, for a timeline. One query."""
    return timeline_of(CirculationStage.objects.filter(circulation=circulation), MOVES)
