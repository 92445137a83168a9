"""People, posts and seats, made by the real operations inside the space that is open."""

from datetime import date
from itertools import count

from django.contrib.auth import get_user_model

from hscp.identity.models import User
from hscp.spaces.acting import acting, in_space, loading
from hscp.spaces.models import JointSpace, Space, SpaceKind
from partnership.models import Partnership, Person, Post, Seat
from partnership.operations.people import add_person, appoint, link_account

PASSWORD = "correct horse battery staple"
_number = count(1)


def make_space(slug: str, kind: str = SpaceKind.PARTNERSHIP, owners: tuple[Space, ...] = ()) -> Space:
    """A space with its partnership row; a joint one is linked to its owners."""
    with loading():
        space = Space.objects.create(
            slug=slug, name=f"{slug.title()} Safeguarding Children Partnership", short_name=slug, kind=kind
        )
        for owner in owners:
            JointSpace.objects.create(joint=space, owner=owner)
    with acting(in_space(space.pk)):
        Partnership(kind="joint" if kind == SpaceKind.JOINT else "children", area=slug.title()).save()
    return space


def make_user(email: str = "") -> User:
    """An account with the tests' password."""
    users = get_user_model().objects
    return users.create_user(email or f"person{next(_number)}@example.org", PASSWORD)


def make_post(key: str, role: str = "member", *, title: str = "", many: bool = False) -> Post:
    """A post in the open space."""
    post = Post(key=key, title=title or key.replace("-", " ").capitalize(), role=role, many_holders=many)
    post.save()
    return post


def make_seat(post: Post, *, user: User | None = None, name: str = "", starts_on: date = date(2025, 4, 1)) -> Seat:
    """Somebody appointed to ``post`` in the open space; with ``user``, tied to that account."""
    person = Person.objects.filter(user=user).first() if user else None
    if person is None:
        person = add_person(name=name or f"Holder of {post.title}", email=user.email if user else "")
        if user:
            link_account(person=person, user=user)
    return appoint(post=post, person=person, starts_on=starts_on)
