"""What the partners decide: who decides for whom, what they read, who has signed, and the Panel's letters."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from hscp.lib.words import date_words
from partnership.enums import Answer
from partnership.models import Post, Seat, Signature
from partnership.queries.posts import holds_on, statutory_bodies
from partnership.rules.canonical import content_hash
from reviews.enums import DecidedBy, RequestPurpose
from reviews.models import (
    AgencyReturn,
    Incident,
    PanelLetter,
    PracticeReport,
    RapidReview,
    RapidStage,
    ReviewDecision,
    ScrutinyAnswer,
    ScrutinyComment,
)
from reviews.queries.clocks import days_on_record, events_of, terms_on
from reviews.queries.incidents import children_of
from reviews.queries.rapid import at_once_of, criteria_of, recusals_of
from reviews.rules import deciding as rules
from reviews.rules.clocks import Event
from reviews.rules.deciding import Partner


@dataclass(frozen=True, slots=True)
class Deciding:
    """The statutory partners of a day as the rule sees them, and the posts that are asked."""

    partners: tuple[Partner, ...]
    posts: tuple[Post, ...]


def deciding_on(rapid: RapidReview, day: date) -> Deciding:
    """Who decides on a day: for each statutory partner that has not stepped aside the post of its delegated partner.

    Where a body has several, the one that was there first. Three queries.
    """
    aside = {each.organisation_id for each in recusals_of(rapid) if each.steps_aside and not each.ended_because}
    bodies = list(statutory_bodies(day))
    posts: dict[int | None, Post] = {}
    for post in Post.objects.filter(holds_on(day), role="dsp").order_by("pk"):
        posts.setdefault(post.organisation_id, post)
    found = [(each.organisation, posts.get(each.organisation_id)) for each in bodies]
    return Deciding(
        partners=tuple(Partner(body.name, body.pk in aside, post.title if post else "") for body, post in found),
        posts=tuple(post for body, post in found if post is not None and body.pk not in aside),
    )


def decided_by_of(incident: Incident, today: date) -> str:
    """How many must agree by the terms of the day on which the authority became aware: all, where none are set."""
    aware = days_on_record(events_of(incident)).get(Event.AWARE, today)
    terms = terms_on(aware)
    return terms.decided_by if terms is not None else DecidedBy.ALL.value


def judgement_content(rapid: RapidReview) -> dict[str, Any]:
    """What the panel judged, as it is signed. One query."""
    return {
        "family": rapid.family,
        "racism": rapid.racism,
        "disability": rapid.disability,
        "inequalities": rapid.inequalities,
        "nothing_at_once": rapid.nothing_at_once,
        "criteria": [
            {
                "words": each.words,
                "citation": each.citation,
                "met": row.get_met_display() if row else "",
                "because": row.because if row else "",
            }
            for each, row in criteria_of(rapid)
        ],
        "recommendation": rapid.get_recommendation_display(),
        "recommendation_because": rapid.recommendation_because,
        "finalised_on": _day(rapid.finalised_on),
        "finalised_words": rapid.finalised_words,
    }


def _day(day: date | None) -> str:
    return date_words(day, weekday=False) if day else ""


def facts_content(rapid: RapidReview) -> dict[str, Any]:
    """What is known of the incident and was done, as it is frozen: later changes void nothing. Three queries."""
    incident = rapid.incident
    returned = AgencyReturn.objects.filter(request__rapid=rapid, request__purpose=RequestPurpose.RAPID)
    returned = returned.select_related("request__organisation", "request__seat__post")
    names = {str(each.request.organisation or each.request.seat.post) for each in returned}
    return {
        "reference": incident.file.reference,
        "national_reference": incident.reference,
        "happened_on": _day(incident.happened_on),
        "setting": incident.get_setting_display(),
        "summary": incident.summary,
        "agencies": incident.agencies,
        "made_safe": incident.made_safe,
        "answered": sorted(names),
        "children": [
            {
                "label": child.label,
                "age": child.age,
                "sex": child.get_sex_display(),
                "ethnicity": child.ethnicity,
                "disabled": child.get_disabled_display(),
                "plan": child.get_plan_display(),
                "harm": child.get_harm_display(),
            }
            for child in children_of(incident)
        ],
        "at_once": [
            {
                "kind": each.get_kind_display(),
                "what": each.what,
                "to_whom": each.to_whom,
                "on": _day(each.on),
            }
            for each in at_once_of(rapid)
        ],
    }


def hash_now(decision: ReviewDecision, rapid: RapidReview) -> str:
    """The hash of what was put to the partners as it reads now: the judgement live, the facts as they were frozen."""
    return content_hash({**decision.content, "judgement": judgement_content(rapid)})


def decisions_of(rapid: RapidReview) -> "QuerySet[ReviewDecision]":
    """What was put to the partners, the latest first."""
    found: QuerySet[ReviewDecision] = ReviewDecision.objects.filter(rapid=rapid).select_related(
        "signoff", "put_by__person", "pdf", "word"
    )
    return found.order_by("-number")


@dataclass(frozen=True, slots=True)
class Answered:
    """Who signed and who did not agree, and how many were asked."""

    asked: int
    answers: tuple[Signature, ...]

    @property
    def signed(self) -> int:
        return sum(each.answer == Answer.SIGNED for each in self.answers)

    @property
    def refused(self) -> int:
        return sum(each.answer == Answer.REJECTED for each in self.answers)


def answered(decision: ReviewDecision | PracticeReport) -> Answered:
    """The answers of the partners to one content. Two queries."""
    if decision.signoff is None:
        return Answered(0, ())
    rows = Signature.objects.filter(signoff=decision.signoff_id).select_related("person").order_by("at", "pk")
    return Answered(decision.signoff.requests.count(), tuple(rows))


def seat_asked(decision: ReviewDecision | PracticeReport, seats: Iterable[int]) -> Seat | None:
    """Of these seats the one whose post is asked to sign; None where none is. One query."""
    if decision.signoff_id is None:
        return None
    rows = Seat.objects.filter(pk__in=list(seats), post__signoff_requests__signoff=decision.signoff_id)
    return rows.select_related("person", "post__organisation").order_by("pk").first()


def standing_words(decision: ReviewDecision, found: Answered) -> str:
    """How a decision stands, for people."""
    return rules.sentence(
        decision.state, decision.decided_by, partners=decision.partners, asked=found.asked, signed=found.signed
    )


def refusals_of(decision: ReviewDecision, rapid: RapidReview) -> list[RapidStage]:
    """Why a partner did not agree: the words stand in the case file, not with the signature. One query."""
    rows = RapidStage.objects.filter(rapid=rapid, move="refuse", at__gte=decision.put_at).filter(Q(seat__isnull=False))
    return list(rows.select_related("seat__person", "seat__post").order_by("at", "pk"))


def letters_of(rapid: RapidReview) -> list[PanelLetter]:
    """Letters to and from the Panel, by their day. One query."""
    return list(PanelLetter.objects.filter(rapid=rapid).select_related("noted_by__person").order_by("on", "pk"))


def comments_of(decision: ReviewDecision) -> list[Any]:
    """What the scrutineer said of a decision, each with its ``answered``. Two queries."""
    rows: list[Any] = list(
        ScrutinyComment.objects.filter(decision=decision).select_related("seat__person").order_by("at", "pk")
    )
    answers = ScrutinyAnswer.objects.filter(comment__in=[row.pk for row in rows])
    by_comment: dict[int, list[ScrutinyAnswer]] = {row.pk: [] for row in rows}
    for each in answers.select_related("answered_by__person", "answered_by__post").order_by("answered_at", "pk"):
        by_comment[each.comment_id].append(each)
    for row in rows:
        row.answered = by_comment[row.pk]
    return rows


def names_aside(partners: Iterable[Partner]) -> list[str]:
    """The partners that stepped aside."""
    return [each.name for each in partners if each.stepped_aside]
