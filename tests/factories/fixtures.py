"""Two partnerships and a group they share, every role in each, and one stranger."""

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from inspect import signature
from pathlib import Path
from typing import Any

import pytest

from hscp.identity.models import User
from hscp.spaces.acting import acting, in_space
from hscp.spaces.models import Space, SpaceKind
from partnership.rules.roles import ROLES
from tests.days import NOW
from tests.factories.people import make_post, make_seat, make_space, make_user
from tests.servers.emptying import empty
from tests.servers.kept import files, lay_down, put_files_back, take

Scene = Callable[..., Any]
Chain = tuple[tuple[str, Scene], ...]


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
    """What a test stands on: built once and really committed, for building it costs most of a test.

    A test has the scenes that it asks for, each after those whose names it takes as arguments, and nothing else. What
    was built is kept and laid down again for the next that asks for it: of a test module while that module runs, of
    ``tests/factories`` as long as the process.
    """

    def __init__(self) -> None:
        self.scenes: Chain = ()
        self.made: dict[str, Any] = {}
        self.kept: dict[Chain, Kept] = {}  # the module's own
        self.there = set(files())

    def stand(self, scenes: Mapping[str, Scene]) -> None:
        """Let these stand, and the files that they wrote."""
        wanted = tuple(scenes.items())
        known = next((n for n in range(len(wanted), 0, -1) if self._of(wanted[:n]) is not None), 0)
        if self.scenes != wanted[:known] and (found := self._of(wanted[:known])) is not None:
            self.scenes = ()
            lay_down(found.rows)
            self.made = deepcopy(found.objects)
        elif not known:
            self.sweep()
        self.scenes = wanted[:known]
        if (found := self._of(self.scenes)) is not None:
            put_files_back(found.files)
        for name, build in wanted[known:]:
            self._add(name, build)

    def _of(self, scenes: Chain) -> "Kept | None":
        return self.kept.get(scenes) or KEPT.get(scenes)

    def _add(self, name: str, build: Scene) -> None:
        before = self._of(self.scenes)
        self._clear_away(set(before.files if before else ()))
        there = set(files())
        try:
            self.made[name] = build(*(self.made[each] for each in signature(build).parameters))
        except BaseException:
            empty()  # what it had committed by then belongs to nothing
            self.scenes, self.made = (), {}
            raise
        self.scenes = (*self.scenes, (name, build))
        wrote = {path: path.read_bytes() for path in files() if path not in there}
        own = any(".test_" in each.__module__ for _, each in self.scenes)
        held = Kept(take(), deepcopy(self.made), {**(before.files if before else {}), **wrote})
        (self.kept if own else KEPT)[self.scenes] = held

    def _clear_away(self, beneath: set[Path]) -> None:
        """Only files from before any scene, and of the scenes beneath, are there: one that is named by its content is
        not written where another scene, or a test, left the same."""
        of_scenes = {path for held in KEPT.values() for path in held.files}
        for path in set(files()) - (self.there - of_scenes) - beneath:
            path.unlink()

    def take(self) -> World:
        """The world alone for a test that commits, after which nothing stands any more."""
        only: World = self.made["world"]
        self.scenes, self.made = (), {}
        return only

    def copy(self) -> dict[str, Any]:
        """Everything for a test whose changes are rolled back: objects of its own, so that none remembers another's."""
        return deepcopy(self.made)

    def sweep(self) -> None:
        """Nothing stands any more."""
        if self.scenes:
            empty()
        self.scenes, self.made = (), {}


def scene(build: Scene) -> Any:
    """A fixture of what ``build`` makes. A scene that stands on another takes it as an argument, by its name.

    It must not open a context that outlasts it, and nothing that a test's own fixtures would change. One that makes
    more of what it stands on may return that very object: a test that asks for the other has it as it was before.
    """

    @pytest.fixture
    def made(request: pytest.FixtureRequest, copies: dict[str, Any]) -> Any:
        return copies[str(request.fixturename)]

    SCENES[made._get_wrapped_function()] = build  # type: ignore[attr-defined]
    return made


@dataclass
class Kept:
    """What stood once some scenes were built: every row, the objects, and the files that they wrote."""

    rows: Any
    objects: dict[str, Any]
    files: dict[Path, bytes]


SCENES: dict[Any, Scene] = {}
KEPT: dict[Chain, Kept] = {}


def _scenes_of(item: pytest.Item) -> dict[str, Scene]:
    """The scenes that a test asks for, and those that they stand on; the world alone if it commits."""
    found: dict[str, Scene] = {}

    def add(name: str) -> None:
        fixtures = item.session._fixturemanager.getfixturedefs(name, item)
        build = SCENES.get(fixtures[-1].func) if fixtures else None
        if build is not None:
            for each in signature(build).parameters:
                add(each)
            found.setdefault(name, build)

    names = item._fixtureinfo.names_closure  # type: ignore[attr-defined]
    for name in ["world"] if "committed_world" in names else names:
        add(name)
    return found


@pytest.fixture(scope="module")
def standing(django_db_setup: None, django_db_blocker: Any) -> Iterator[Standing]:
    """Stands while a module's tests run, and is swept away behind them."""
    made = Standing()
    yield made
    with django_db_blocker.unblock():
        made.sweep()


# Of the class, which a test outside any class is itself: before the database of the test opens its transaction.
@pytest.fixture(scope="class")
def stood(request: pytest.FixtureRequest, standing: Standing, django_db_blocker: Any) -> Standing:
    """The same, with the scenes of the test that comes."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setattr("hscp.spaces.clock._wall", lambda: NOW)
        standing.stand(_scenes_of(request.node))
    return standing


@pytest.fixture
def copies(stood: Standing, db: Any) -> dict[str, Any]:
    """Every scene of the test, inside its own transaction."""
    return stood.copy()


world = scene(build_world)


@pytest.fixture
def committed_world(stood: Standing, transactional_db: Any) -> World:
    """The world really committed: for fences, races, jobs and browsers."""
    return stood.take()
