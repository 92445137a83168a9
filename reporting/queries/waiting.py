"""What waits for one person, in all their spaces: what their home page shows.

``PROVIDERS`` is the place to add to: a plain function that is given one space (already open, for reading only) and
returns what waits there. The lower apps know nothing of this page.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from hscp.spaces.acting import Context, acting
from partnership.access import LiveGrant, context_from, live_grants
from partnership.models import Invitation, Seat
from partnership.queries.signoffs import waiting_for_seats
from partnership.rules.roles import Right


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits: what it is, where it is done, a tone ("warn", "bad" or "")."""

    words: str
    url: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """One space as its provider sees it: the person's live seats there, their rights, the day and the moment."""

    slug: str
    name: str
    seats: tuple[Seat, ...]
    rights: frozenset[Right]
    day: date
    moment: datetime


@dataclass(frozen=True, slots=True)
class SpaceCard:
    """A space of a person: its name and address, the posts they hold there, what waits."""

    slug: str
    name: str
    posts: tuple[tuple[str, str], ...]
    waiting: tuple[Waiting, ...]

    @property
    def url(self) -> str:
        return reverse("space_home", args=(self.slug,))


def signatures_waiting(room: Room) -> Iterable[Waiting]:
    """Sign-offs that the posts held here are asked for and have not answered."""
    for request in waiting_for_seats(room.seats, room.day):
        yield Waiting(
            f"{request.signoff.title} waits for your signature as {request.post.title}",
            reverse("space_home", args=(room.slug,)),
            "warn",
        )


def invitations_outstanding(room: Room) -> Iterable[Waiting]:
    """For the team: people who have been invited and have not come."""
    if Right.MANAGE_PEOPLE not in room.rights:
        return
    for invitation in Invitation.objects.filter(
        accepted_at__isnull=True, withdrawn_at__isnull=True, person__user__isnull=True
    ).select_related("person"):
        ended = invitation.expires_at <= room.moment
        words = "has not accepted the invitation, which has ended" if ended else "has not accepted the invitation yet"
        yield Waiting(
            f"{invitation.person.name} {words}",
            reverse("person", args=(room.slug, invitation.person_id)),
            "warn" if ended else "",
        )


PROVIDERS: tuple[Callable[[Room], Iterable[Waiting]], ...] = (signatures_waiting, invitations_outstanding)


def spaces_of(user: Any, day: date, moment: datetime) -> list[SpaceCard]:
    """A card for each space in which ``user`` holds a live seat on ``day``, by name; what waits is read in each."""
    with acting(Context(user_id=user.pk)):
        grants = live_grants(user, day)
    cards = []
    for space_id, slug, name in sorted(
        {(one.space_id, one.slug, one.space_name) for one in grants}, key=lambda x: x[2]
    ):
        here = [one for one in grants if one.space_id == space_id]
        context = context_from(user.pk, space_id, here)
        if context is None:
            continue
        with acting(context.only_reading()):
            cards.append(_card(slug, name, here, day, moment))
    return cards


def _card(slug: str, name: str, grants: list[LiveGrant], day: date, moment: datetime) -> SpaceCard:
    seats = tuple(
        Seat.objects.filter(pk__in={one.seat_id for one in grants}).select_related("post").order_by("post__title")
    )
    rights = frozenset(one.right for one in grants if one.kind == "partnership")
    room = Room(slug, name, seats, rights, day, moment)
    return SpaceCard(
        slug=slug,
        name=name,
        posts=tuple((seat.post.title, seat.get_role_display()) for seat in seats),
        waiting=tuple(one for provider in PROVIDERS for one in provider(room)),
    )
