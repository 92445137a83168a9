"""Two partnerships and a group they share, every role in each, and one stranger."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

import pytest

from hscp.identity.models import User
from hscp.spaces.acting import acting, in_space
from hscp.spaces.models import Space, SpaceKind
from partnership.rules.roles import ROLES
from tests.days import NOW
from tests.factories.people import make_post, make_seat, make_space, make_user
from tests.servers.emptying import empty


@dataclass
class World:
    """What the sweeps walk over. ``users[space slug][role]`` is an account; ``stranger`` has no seat anywhere."""

    here: Space
    there: Space
    joint: Space
    stranger: User
    users: dict[str, dict[str, User]] = field(default_factory=dict)

    def user(self, role: str, space: Space | None = None) -> User:
        """The account that holds ``role`` in ``space`` (here)."""
        return self.users[(space or self.here).slug][role]


def build_world() -> World:
    """Build the world by the real operations."""
    here, there = make_space("herefordshire"), make_space("worcestershire")
    joint = make_space("lsp-forum", SpaceKind.JOINT, owners=(here, there))
    world = World(here=here, there=there, joint=joint, stranger=make_user("stranger@example.org"))
    for space in (here, there, joint):
        world.users[space.slug] = {}
        with acting(in_space(space.pk)):
            for row in ROLES:
                user = make_user(f"{row.key}@{space.slug}.example.org")
                make_seat(make_post(f"{row.key}-post", row.key, many=row.key in ("team", "member")), user=user)
                world.users[space.slug][row.key] = user
    return world


class Standing:
    """The world that a module's tests share: built once and really committed, for building it costs most of a test."""

    def __init__(self) -> None:
        self.world: World | None = build_world()

    def take(self) -> World:
        """The world for a test that commits, after which nothing of it stands any more."""
        world, self.world = self.world or build_world(), None
        return world

    def copy(self) -> World:
        """The world for a test whose changes are rolled back: objects of its own, so that none remembers another's."""
        return deepcopy(self.world) if self.world else build_world()


@pytest.fixture(scope="module")
def standing(django_db_setup: None, django_db_blocker: Any) -> Iterator[Standing]:
    """Stands while a module's tests run, and is swept away behind them."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setattr("hscp.spaces.clock._wall", lambda: NOW)
        built = Standing()
    yield built
    if built.world is not None:
        with django_db_blocker.unblock():
            empty()


@pytest.fixture
def world(standing: Standing, db: Any) -> World:
    """The world inside the test's own transaction."""
    return standing.copy()


@pytest.fixture
def committed_world(standing: Standing, transactional_db: Any) -> World:
    """The world really committed: for fences, races, jobs and browsers."""
    return standing.take()
