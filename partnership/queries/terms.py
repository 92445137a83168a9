"""The terms a group works by on a day, with the bodies that are expected in it then: what quoracy is judged by."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from json import dumps, loads

from partnership.enums import Category, Standing
from partnership.models import Group, Membership, Participation, Post, Seat, Terms
from partnership.queries.posts import holds_on, seats_on
from partnership.rules.terms import STATUTORY_PARTNER, Body, GroupTerms, parse_terms
from partnership.rules.terms import Terms as Rules

CATEGORY_NAMES = {
    STATUTORY_PARTNER: "statutory safeguarding partner",
    Category.LOCAL_AUTHORITY: "local authority",
    Category.ICB: "integrated care board",
    Category.POLICE: "police force",
    Category.DISTRICT: "district council",
    Category.HEALTH: "health provider",
    Category.EDUCATION: "education body",
    Category.OTHER: "other agency",
}


@lru_cache(maxsize=256)
def _parsed(text: str) -> Rules:
    return parse_terms(loads(text))


def rules_of(row: Terms) -> Rules:
    """A row's terms as the rules read them; the same data are parsed once."""
    return _parsed(dumps(row.data, sort_keys=True))


def terms_row_on(group: Group, day: date) -> Terms | None:
    """The terms in force on ``day``, or None where the group had none. One query."""
    return Terms.objects.filter(holds_on(day), group=group).order_by("-starts_on").first()


def terms_on(group: Group, day: date) -> GroupTerms | None:
    """The terms in force on ``day`` with the bodies expected that day and which of their seats are vacant.

    A body is expected because a member's post in the group represents it; what it counts as is its standing in this
    partnership that day. Keys of bodies are ``Organisation.key``, of posts ``Post.key``. Four queries; None where no
    terms are in force (a group that is kept in a joint space has them there).
    """
    row = terms_row_on(group, day)
    return with_bodies_on(rules_of(row), group, day) if row else None


def with_bodies_on(rules: Rules, group: Group, day: date) -> GroupTerms:
    """These terms, in force or not, with the bodies expected in the group on ``day``. Three queries."""
    memberships = list(
        Membership.objects.filter(holds_on(day), group=group, is_member=True)
        .select_related("post__organisation", "represents")
        .order_by("pk")
    )
    participations = Participation.objects.filter(holds_on(day)).select_related("organisation")
    counts_as = {each.organisation_id: counted_as(each) for each in participations}
    return resolve(rules, memberships, counts_as, seats_on(day, [each.post_id for each in memberships]))


def counted_as(participation: Participation) -> str:
    """The category under which terms count a body: statutory partners as such, others as what they are."""
    return STATUTORY_PARTNER if participation.standing == Standing.STATUTORY else participation.category


def resolve(
    rules: Rules, memberships: Iterable[Membership], counts_as: Mapping[int, str], seats: Mapping[int, list[Seat]]
) -> GroupTerms:
    """Terms with the bodies that these memberships bring; a body is vacant when none of its posts is held."""
    bodies: dict[int, Body] = {}
    names: dict[str, str] = dict(CATEGORY_NAMES)
    held = vacant = 0
    for membership in memberships:
        post, body = membership.post, membership.represents or membership.post.organisation
        names[post.key] = post.title
        held += len(seats.get(post.pk, ()))
        vacant += not seats.get(post.pk)
        if body is None:
            continue
        names[body.key] = body.name
        empty = not seats.get(post.pk) and (body.pk not in bodies or bodies[body.pk].vacant)
        bodies[body.pk] = Body(body.key, body.name, counts_as.get(body.pk, Category.OTHER), vacant=empty)
    return rules.with_bodies(bodies.values(), seats_held=held, seats_vacant=vacant, names=names)


def words_for_keys() -> dict[str, str]:
    """Words for every key that terms may name: categories, the space's bodies, its posts. Two queries."""
    bodies = Participation.objects.values_list("organisation__key", "organisation__name")
    return {**CATEGORY_NAMES, **dict(bodies), **dict(Post.objects.values_list("key", "title"))}
