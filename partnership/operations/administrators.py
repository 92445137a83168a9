"""The first administrator: a person, a seat in the Partnership Team, a link."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from partnership.enums import Role
from partnership.models import Invitation, Person, Post, Seat
from partnership.operations.invitations import invitation_url, open_invitation
from partnership.operations.people import add_person, appoint
from partnership.queries.people import not_over


@dataclass(frozen=True, slots=True)
class Made:
    """The seat, and the link to set the password: empty where the person signs in already."""

    seat: Seat
    link: str
    days: int = Invitation.DAYS


@transaction.atomic
def ensure_administrator(*, email: str, name: str, day: date, at: datetime) -> Made:
    """See to it that ``email`` holds a seat in the team of the open space from ``day`` on. Repeatable.

    Takes a vacant post of the team, else one that several may hold, else makes one. Side effects: an open invitation
    is replaced by a new one, whose link is returned and not mailed. Raises ``Refused`` as ``open_invitation`` does.
    """
    person = Person.objects.filter(Q(email__iexact=email) | Q(user__email__iexact=email)).first()
    if person is None:
        person = add_person(name=name or email.partition("@")[0], email=email)
    seat = (
        Seat.objects.filter(not_over(day), person=person, role=Role.TEAM, starts_on__lte=day)
        .select_related("post", "person")
        .first()
    )
    if seat is None:
        seat = appoint(post=_team_post(day), person=person, starts_on=day)
    if person.user_id is not None:
        return Made(seat, "")
    return Made(seat, invitation_url(open_invitation(person=person, at=at)))


def _team_post(day: date) -> Post:
    posts = Post.objects.filter(not_over(day), role=Role.TEAM).order_by("pk")
    held = Seat.objects.filter(not_over(day)).values("post")
    post = posts.exclude(pk__in=held).first() or posts.filter(many_holders=True).first()
    if post is None:
        post = Post(key="record-administrator", title="Administrator of the record", role=Role.TEAM, many_holders=True)
        post.save()
    return post
