"""Herefordshire's published arrangements, loaded as a newcomer loads them, with people in the road's posts."""

from dataclasses import dataclass, field
from datetime import date
from io import StringIO

from django.conf import settings
from django.core.management import call_command

from hscp.identity.models import User
from hscp.spaces.acting import acting, in_space
from hscp.spaces.models import Space
from partnership.enums import ChairKind
from partnership.models import Group, Post, Seat
from partnership.operations.follows import follow_posts
from partnership.operations.people import appoint_chair
from tests.factories.people import make_seat, make_user

HOME = "herefordshire"
FIRST_DAY = date(2025, 4, 1)
# Post of the arrangements, and what its holder is called: nobody real.
HOLDERS = (
    ("team-manager", "Partnership manager"),
    ("team-officer", "Partnership officer"),
    ("lsp-council", "Lead partner for the council"),
    ("lsp-icb", "Lead partner for the ICB"),
    ("lsp-police", "Lead partner for the police"),
    ("dsp-council", "Delegate of the council"),
    ("dsp-icb", "Delegate of the ICB"),
    ("dsp-police", "Delegate of the police"),
    ("education-director", "Director of education"),
    ("scrutineer", "Independent scrutineer"),
    ("quality-council", "Chair of quality"),
)
CALLED = dict(HOLDERS)
CHAIRS = (("board", "dsp-icb"), ("quality-and-effectiveness", "quality-council"))


@dataclass
class County:
    """The partnership's space and the accounts of its people by the key of their post; ``stranger`` has no post."""

    space: Space
    stranger: User
    users: dict[str, User] = field(default_factory=dict)
    seats: dict[str, Seat] = field(default_factory=dict)

    def path(self, rest: str = "") -> str:
        """An address below the partnership's own."""
        return f"/p/{self.space.slug}/{rest}"


def build_county() -> County:
    """Load every file of the arrangements and seat the people, all by the real operations."""
    call_command("load_arrangements", settings.ARRANGEMENTS_DIR, stdout=StringIO(), stderr=StringIO())
    space = Space.objects.get(slug=HOME)
    county = County(space=space, stranger=make_user("stranger@example.org"))
    with acting(in_space(space.pk)):
        for key, name in HOLDERS:
            user = make_user(f"{key}@{HOME}.example.org")
            county.users[key] = user
            county.seats[key] = make_seat(Post.objects.get(key=key), user=user, name=name, starts_on=FIRST_DAY)
        for group, post in CHAIRS:
            appoint_chair(
                group_id=Group.objects.get(key=group).pk,
                post=Post.objects.get(key=post),
                kind=ChairKind.CHAIR,
                starts_on=date(2025, 9, 1),
            )
    follow_posts(joint=Space.objects.get(slug="lsp-forum"), day=FIRST_DAY)
    return county
