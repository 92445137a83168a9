"""Who missed a decision and is asked for it afterwards, and what they answered."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from hscp.lib.intervals import Interval, contains
from hscp.lib.words import date_words
from meetings.models import Decision
from meetings.queries.room import Attending
from meetings.rules import Presence
from partnership.enums import Answer, SignoffState
from partnership.models import Seat, Signature, Signoff
from partnership.queries.cases import live_on, references_of
from partnership.queries.signoffs import signoff_facts
from partnership.rules.canonical import content_hash
from partnership.rules.signoff import SignoffState as Judged
from partnership.rules.signoff import SignoffVerdict, judge

SUBJECT = "meetings.decision"


def subject_of(decision: Decision) -> str:
    """What the decision is called in a sign-off."""
    return f"{SUBJECT}:{decision.pk}"


def title_of_asking(decision: Decision) -> str:
    """What those who are asked read on their home page and in their mail: nothing of what was decided; of a decision in
    a case file the file's reference alone."""
    if decision.file_id is not None:
        return f"A decision of case file {references_of([decision.file_id]).get(decision.file_id, '')}"
    day = date_words(decision.meeting.starts_at, weekday=False)
    return f"Decision {decision.number} of {decision.meeting.group.called}, {day}"[:200]


def hash_of_decision(decision: Decision) -> str:
    """The hash of everything somebody consents to: any correction is another content."""
    return content_hash(
        {
            "decision": decision.pk,
            "text": decision.text,
            "options": decision.options,
            "reasons": decision.reasons,
            "kind": decision.kind,
            "reserved_matter": decision.reserved_matter_id,
            "at": decision.at,
            "item": decision.item_id,
        }
    )


def signoffs_of(decision: Decision) -> list[Signoff]:
    """The askings about a decision, the latest first. One query."""
    return list(Signoff.objects.filter(subject=subject_of(decision)).order_by("-opened_at", "-pk"))


@dataclass(frozen=True, slots=True)
class Consents:
    """Where the asking about a decision stands: the sign-off, whom it still awaits, and the answers in their order."""

    signoff: Signoff
    verdict: SignoffVerdict
    answers: tuple[Signature, ...]

    @property
    def is_open(self) -> bool:
        return self.signoff.state == SignoffState.OPEN and self.verdict.state is Judged.OPEN

    @property
    def given(self) -> tuple[Signature, ...]:
        """Those who consented."""
        return tuple(each for each in self.answers if each.answer == Answer.SIGNED)


def consents_of(decision: Decision, day: date) -> Consents | None:
    """The latest asking, None where nobody was asked. One query, and four more where somebody was."""
    found = signoffs_of(decision)
    if not found:
        return None
    verdict = judge(signoff_facts(found[0], current_hash=hash_of_decision(decision)), day)
    answers = Signature.objects.filter(signoff=found[0]).select_related("person", "request").order_by("at", "pk")
    return Consents(found[0], verdict, tuple(answers))


def members_absent(people: Iterable[Attending], at: datetime) -> dict[int, Presence]:
    """By post, the members who were not there at a moment, as they would have been; a vacant post waits for its holder.

    A post with several holders was there when one of them was.
    """
    people = [person for person in people if person.is_member and person.post_id and not person.deputising_for_id]
    there = {
        person.post_id
        for person in people
        if contains([Interval(stay.arrived_at, stay.left_at) for stay in person.stays], at)
    }
    return {person.post_id: as_presence(person) for person in people if person.post_id and person.post_id not in there}


def as_presence(person: Attending) -> Presence:
    """A member of the list as the rule would see them; a vacancy as whoever will hold the post."""
    return Presence(
        person=person.key if person.person_id else f"post-{person.post_id}",
        intervals=(),
        body=person.body_key,
        capacity=person.capacity,
        post=person.post_key,
        is_member=True,
        is_chair=person.is_chair,
        is_vice_chair=person.is_vice_chair,
    )


def presences_of_answers(absent: dict[int, Presence], answers: Iterable[Signature]) -> list[Presence]:
    """Those who consented, as they would have counted: in the post that was asked, whoever holds it now."""
    return [
        replace(absent[each.request.post_id], person=str(each.person_id))
        for each in answers
        if each.answer == Answer.SIGNED and each.request.post_id in absent
    ]


def holders_to_tell(posts: Iterable[int], day: date) -> list[Any]:
    """The seats that hold these posts on a day, with person, account and post. One query."""
    seats = Seat.objects.filter(live_on(day), post__in=list(posts)).select_related("person", "user", "post")
    return list(seats.order_by("post", "starts_on", "pk"))
