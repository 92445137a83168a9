"""Two partnerships and a group they share, every role in each, and one stranger."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from inspect import signature
from typing import Any, cast

import pytest

from hscp.identity.models import User
from hscp.spaces.acting import acting, in_space
from hscp.spaces.models import Space, SpaceKind
from partnership.rules.roles import ROLES
from tests.days import NOW
from tests.factories.people import make_post, make_seat, make_space, make_user
from tests.servers.emptying import empty
from tests.servers.kept import lay_down, take

Scene = Callable[..., Any]


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
    """What a module's tests share: built once and really committed, for building it costs most of a test.

    ``scenes`` are its builders by the name of their fixture, each after those whose names it takes as arguments. What
    more than one module stands on is kept, once built, and laid down again for the next.
    """

    def __init__(self, scenes: Mapping[str, Scene]) -> None:
        self.scenes = scenes
        self.made: dict[str, Any] | None = self._build()

    def _build(self) -> dict[str, Any]:
        made: dict[str, Any] = {}
        shared = {name: build for name, build in self.scenes.items() if ".test_" not in build.__module__}
        key = tuple(shared.items())
        if key in KEPT:
            rows, objects = KEPT[key]
            lay_down(rows)
            made = deepcopy(objects)
        elif key:
            self._add(made, shared)
            KEPT[key] = take(), deepcopy(made)
        self._add(made, [name for name in self.scenes if name not in made])
        return made

    def _add(self, made: dict[str, Any], names: Iterable[str]) -> None:
        for name in names:
            build = self.scenes[name]
            made[name] = build(*(made[each] for each in signature(build).parameters))

    def take(self) -> World:
        """The world alone for a test that commits, after which nothing of any scene stands any more."""
        made, self.made = self.made, None
        if made is not None and set(made) == {"world"}:
            only: World = made["world"]
            return only
        if made is not None:
            empty()
        again = Standing({"world": build_world}).made or {}
        return cast(World, again["world"])

    def copy(self) -> dict[str, Any]:
        """Everything for a test whose changes are rolled back: objects of its own, so that none remembers another's."""
        if self.made:
            return deepcopy(self.made)
        made: dict[str, Any] = {}
        self._add(made, self.scenes)  # inside the test's transaction: nothing is laid down, which would be committed
        return made


def scene(build: Scene) -> Any:
    """A fixture of what ``build`` makes. A scene that stands on another takes it as an argument, by its name.

    It must not open a context that outlasts it, and nothing that a test's own fixtures would change.
    """

    @pytest.fixture
    def made(request: pytest.FixtureRequest, copies: dict[str, Any]) -> Any:
        return copies[str(request.fixturename)]

    SCENES[made._get_wrapped_function()] = build  # type: ignore[attr-defined]
    return made


SCENES: dict[Any, Scene] = {}
# What stood before any test of a module ran: every row, and the objects. Kept while this process runs.
KEPT: dict[tuple[tuple[str, Scene], ...], tuple[dict[str, Any], dict[str, Any]]] = {}


def _scenes_of(request: pytest.FixtureRequest) -> dict[str, Scene]:
    """The scenes that any test of this module asks for, and those that they stand on."""
    found: dict[str, Scene] = {}

    def add(name: str, item: pytest.Item) -> None:
        fixtures = request.session._fixturemanager.getfixturedefs(name, item)
        build = SCENES.get(fixtures[-1].func) if fixtures else None
        if build is not None:
            for each in signature(build).parameters:
                add(each, item)
            found.setdefault(name, build)

    for item in request.session.items:
        if getattr(item, "module", None) is request.module:
            names = item._fixtureinfo.names_closure  # type: ignore[attr-defined]
            for name in (*names, *(["world"] if "committed_world" in names else [])):
                add(name, item)
    return found


@pytest.fixture(scope="module")
def standing(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> Iterator[Standing]:
    """Stands while a module's tests run, and is swept away behind them."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setattr("hscp.spaces.clock._wall", lambda: NOW)
        built = Standing(_scenes_of(request))
    yield built
    if built.made is not None:
        with django_db_blocker.unblock():
            empty()


@pytest.fixture
def copies(standing: Standing, db: Any) -> dict[str, Any]:
    """Every scene of the module, inside the test's own transaction."""
    return standing.copy()


world = scene(build_world)


@pytest.fixture
def committed_world(standing: Standing, transactional_db: Any) -> World:
    """The world really committed: for fences, races, jobs and browsers."""
    return standing.take()
