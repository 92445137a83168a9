"""Who is expected at a group's meeting on a day: the posts of the group, who holds them, and which are vacant."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, FilteredRelation, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from partnership.enums import ChairKind, Standing
from partnership.models import Organisation, Participation, Post, Seat
from partnership.queries.cases import live_on


def seats_on(day: date) -> "QuerySet[Seat]":
    """The seats that hold on a day, with person, post and body, by name: who may be put on a list of people."""
    found: QuerySet[Seat] = Seat.objects.filter(live_on(day)).select_related("person", "post__organisation")
    return found.order_by("person__name", "post__title")


def bodies_here() -> "QuerySet[Organisation]":
    """The organisations that take part, or took part, in the partnership."""
    return Organisation.objects.filter(pk__in=Participation.objects.values("organisation"))


@dataclass(frozen=True, slots=True)
class Expected:
    """One post of the group and one holder of it on the day; ``seat_id`` is None where the post is vacant."""

    post_id: int
    post_key: str
    title: str
    seat_id: int | None
    person_id: int | None
    person_name: str
    body_id: int | None
    body_key: str | None
    body_name: str
    counts_as: str
    is_member: bool
    is_chair: bool
    is_vice_chair: bool


def _on(relation: str, day: date) -> Q:
    began = Q(**{f"{relation}__starts_on__isnull": True}) | Q(**{f"{relation}__starts_on__lte": day})
    return began & (Q(**{f"{relation}__ends_on__isnull": True}) | Q(**{f"{relation}__ends_on__gt": day}))


def expected_people(group_id: int, day: date) -> tuple[Expected, ...]:
    """Everybody whom memberships, chairings and seats of that day bring, vacancies included. One query.

    ``counts_as`` is what terms call the body: "statutory_partner", or its category.
    """
    participation = Participation.objects.filter(organisation=OuterRef("body_id")).order_by("pk")
    rows = (
        Post.objects.filter(
            Q(starts_on__isnull=True) | Q(starts_on__lte=day), Q(ends_on__isnull=True) | Q(ends_on__gt=day)
        )
        .annotate(
            membership=FilteredRelation(
                "memberships", condition=Q(memberships__group=group_id) & _on("memberships", day)
            ),
            chairing=FilteredRelation("chairings", condition=Q(chairings__group=group_id) & _on("chairings", day)),
            held=FilteredRelation("seats", condition=_on("seats", day)),
        )
        .filter(Q(membership__isnull=False) | Q(chairing__isnull=False))
        .annotate(body_id=Coalesce("membership__represents", "organisation"))
        .annotate(
            body_key=Subquery(Organisation.objects.filter(pk=OuterRef("body_id")).values("key")),
            body_name=Subquery(Organisation.objects.filter(pk=OuterRef("body_id")).values("name")),
            standing=Subquery(participation.values("standing")[:1]),
            category=Subquery(participation.values("category")[:1]),
        )
        .order_by("title", "pk", "held__starts_on", "held__pk")
        .values_list(
            "pk",
            "key",
            "title",
            "held__pk",
            "held__person_id",
            "held__person__name",
            "body_id",
            "body_key",
            "body_name",
            "standing",
            "category",
            "membership__is_member",
            F("chairing__kind"),
        )
    )
    found: dict[tuple[int, int | None], Expected] = {}
    for (
        post_id,
        key,
        title,
        seat_id,
        person_id,
        name,
        body_id,
        body_key,
        body,
        standing,
        category,
        member,
        kind,
    ) in rows:
        counts_as = standing if standing == Standing.STATUTORY else category
        known = found.get((post_id, seat_id))
        found[post_id, seat_id] = Expected(
            post_id=post_id,
            post_key=key,
            title=title,
            seat_id=seat_id,
            person_id=person_id,
            person_name=name or "",
            body_id=body_id,
            body_key=body_key,
            body_name=body or "",
            counts_as=counts_as or "",
            is_member=bool(member) or bool(known and known.is_member),
            is_chair=kind == ChairKind.CHAIR or bool(known and known.is_chair),
            is_vice_chair=kind == ChairKind.VICE or bool(known and known.is_vice_chair),
        )
    return tuple(found.values())
