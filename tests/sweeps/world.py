"""The world that the sweeps walk over: three spaces with one row at least of everything, each carrying its marker.

Built once for a module and really committed; requests of the tests commit as well. POSTs are taken back by `undone`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.test import Client

from hscp.identity.models import User
from hscp.spaces.acting import acting, in_space
from hscp.spaces.guard import file_column
from hscp.spaces.models import Space
from partnership.models import FileExclusion, FileGrant
from reporting.models import Publication, ReportBuild
from reporting.operations.builds import path_of
from reporting.views.history import KINDS
from tests.days import NOW
from tests.factories.fixtures import World, build_world
from tests.factories.people import make_post, make_seat, make_user
from tests.servers.emptying import empty
from tests.servers.kept import lay_down, take
from tests.sweeps.everything import Files, fill, publish
from tests.sweeps.marks import FILE, HERE, JOINT, OTHER, THERE, Marker
from tests.sweeps.objects import ABSENT, OBJECTS, furnish

NOWHERE = 2**31 - 1


@dataclass
class Swept:
    """The world and, by space, the keys of its objects: open, and of the first space's case files."""

    world: World
    files: dict[str, Files] = field(default_factory=dict)
    of_both: User | None = None
    own: dict[str, Any] = field(default_factory=dict)
    foreign: dict[str, Any] = field(default_factory=dict)
    joint: dict[str, Any] = field(default_factory=dict)
    restricted: dict[str, Any] = field(default_factory=dict)
    closed: dict[str, Any] = field(default_factory=dict)  # of the file on whose list hardly anybody is
    absent: dict[str, Any] = field(default_factory=dict)
    histories: dict[str, int] = field(default_factory=dict)
    restricted_histories: dict[str, int] = field(default_factory=dict)

    @property
    def here(self) -> Space:
        return self.world.here

    @property
    def spaces(self) -> tuple[Space, ...]:
        return self.world.here, self.world.there, self.world.joint

    def client(self, who: str) -> Client:
        """A browser signed in as a role of the first space, "stranger", "of both" or "anonymous"."""
        client = Client()
        if who == "anonymous":
            return client
        special = {"stranger": self.world.stranger, "of both": self.of_both}
        client.force_login(special.get(who) or self.world.user(who))
        return client


def objects_of(space: Space) -> dict[str, Any]:
    """A key for each kind of object in one space."""
    with acting(in_space(space.pk)):
        return {kind: find() for kind, find in OBJECTS.items()}


def restricted_objects(space: Space, file: int) -> dict[str, Any]:
    """A case file, what its own pages name by number, and for each kind that can belong to one an object that does."""
    found: dict[str, Any] = {"case_file": file}
    with acting(replace(in_space(space.pk), files=frozenset({file}))):
        found["place"] = FileGrant.objects.filter(content_object=file).earliest("pk").pk
        found["exclusion"] = FileExclusion.objects.filter(file=file).earliest("pk").pk
        for kind, find in OBJECTS.items():
            model = getattr(find, "model", None)
            if (within := getattr(find, "within", None)) is not None:
                found[kind] = within(file).earliest("pk").pk
            if model is not None and (column := file_column(model)):
                found[kind] = model.objects.filter(**{column: file}).earliest("pk").pk
    return found


def _histories(space: Space, file: int | None) -> dict[str, int]:
    """For each kind of thing that has a history page one of the space, or of the case file."""
    found: dict[str, int] = {}
    with acting(replace(in_space(space.pk), files=frozenset({file} if file else ()))):
        for kind, known in KINDS.items():
            column = file_column(known.model)
            if not file or column:
                rows = known.model.objects.filter(**{column: file}) if column else known.model.objects.all()
                if (row := rows.order_by("pk").first()) is not None:  # of some there is none outside a file
                    found[kind] = row.pk
    return found


def build() -> Swept:
    """Three spaces, everything in them, marked."""
    swept = Swept(build_world())
    for space in swept.spaces:
        with acting(in_space(space.pk)):
            swept.world.users[space.slug]["chair"] = furnish(space.slug)
            users, swept.files[space.slug] = fill(space)
        swept.world.users[space.slug] |= users
    _in_both(swept)
    swept.own, swept.foreign, swept.joint = (objects_of(space) for space in swept.spaces)
    files = swept.files[swept.here.slug]
    swept.restricted = restricted_objects(swept.here, files.open)
    swept.closed = restricted_objects(swept.here, files.other)
    swept.histories, swept.restricted_histories = _histories(swept.here, None), _histories(swept.here, files.open)
    swept.absent = {kind: ABSENT.get(kind, NOWHERE) for kind in OBJECTS}
    words = dict(zip((space.pk for space in swept.spaces), (HERE, THERE, JOINT), strict=True))
    marker = Marker(words, {files.open: FILE, files.other: OTHER})
    _mark(swept, marker)
    for space in swept.spaces:
        with acting(in_space(space.pk)):
            publish(space, real=space == swept.here)
    _mark(swept, marker)
    return swept


def _mark(swept: Swept, marker: Marker) -> None:
    """Mark every row, and let each file have the name that its row now gives it."""
    names = _file_names(swept)
    marker.mark()
    for (model, pk), (after, space) in _file_names(swept).items():
        before = names[model, pk][0]
        if after != before:
            with default_storage.open(path_of(space, before)) as content:
                default_storage.save(path_of(space, after), ContentFile(content.read()))


def _in_both(swept: Swept) -> None:
    swept.of_both = make_user("both@example.org")
    for space in (swept.here, swept.world.joint):
        with acting(in_space(space.pk)):
            make_seat(make_post("both-post", "member"), user=swept.of_both)


def _file_names(swept: Swept) -> dict[tuple[Any, int], tuple[str, int]]:
    found: dict[tuple[Any, int], tuple[str, int]] = {}
    for space in swept.spaces:
        with acting(in_space(space.pk)):
            for model in (ReportBuild, Publication):
                for row in model.objects.filter(space=space).exclude(file_name=""):
                    found[model, row.pk] = row.file_name, space.pk
    return found


@pytest.fixture(scope="session")
def built_once(django_db_setup: None) -> dict[str, Any]:
    """What the first module that asks for the world keeps of it for the others of this process."""
    return {}


@pytest.fixture(scope="module")
def swept(built_once: dict[str, Any], django_db_blocker: Any) -> Iterator[Swept]:
    """The world of a module. The database is open to its tests, which really commit."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setattr("hscp.spaces.clock._wall", lambda: NOW)
        try:
            if built_once:
                lay_down(built_once["rows"])
            else:
                built_once["swept"] = build()
                built_once["rows"] = take()
            yield deepcopy(built_once["swept"])
        finally:
            empty()


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written meanwhile is taken back."""
    with transaction.atomic():
        try:
            yield
        finally:
            transaction.set_rollback(True)
