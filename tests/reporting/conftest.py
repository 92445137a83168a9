"""A year's record and its report, in a space that is open."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hscp.spaces.acting import Context, acting, in_space
from hscp.spaces.models import Space
from partnership.models import Post, Seat
from tests.factories.fixtures import World, scene
from tests.factories.people import make_space
from tests.factories.reports import Year, make_year


def make_record() -> tuple[Space, Year]:
    """The record of 2025-26 without a report, and its space."""
    space = make_space("herefordshire")
    with acting(in_space(space.pk)):
        return space, make_year()


record = scene(make_record)


@pytest.fixture
def year(record: tuple[Space, Year]) -> Iterator[Year]:
    """The record of 2025-26 without a report, inside its space."""
    space, year = record
    with acting(in_space(space.pk)):
        yield year


@pytest.fixture
def draft(year: Year) -> Year:
    """The same with a report that has been started."""
    year.start()
    return year


@pytest.fixture
def written(draft: Year) -> Year:
    """The same, every section written."""
    draft.write_everything()
    return draft


@pytest.fixture
def sent(written: Year) -> Year:
    """The same, frozen and sent for signature."""
    written.send()
    return written


@dataclass
class Stage:
    """A world whose first partnership has a year's record and a report, and a way to fetch pages as somebody."""

    world: World
    year: Year

    @property
    def context(self) -> Context:
        return in_space(self.world.here.pk, user_id=self.year.manager.user_id, seat_id=self.year.manager.pk)

    def inside(self, act: Callable[[], Any]) -> Any:
        """What ``act`` gives inside the space."""
        with acting(self.context):
            return act()

    def client(self, who: str | Seat) -> Client:
        """A browser signed in as a role of the world, or as whoever sits in a seat."""
        client = Client()
        client.force_login(self.world.user(who) if isinstance(who, str) else who.user)
        return client

    def address(self, name: str, *args: Any) -> str:
        """An address in the first partnership."""
        return reverse(name, args=(self.world.here.slug, *args))

    def page(self, who: str | Seat, name: str, *args: Any, **query: str) -> str:
        """The HTML of a page that answers 200, its white space evened."""
        response = self.client(who).get(self.address(name, *args), query)
        assert response.status_code == 200, response.status_code
        return " ".join(response.content.decode().split())


def make_stage(world: World) -> Stage:
    """The stage, its report started. The world's own lead post has ceased, so that three sign: the year's."""
    with acting(in_space(world.here.pk)):
        ceased = Post.objects.get(key="lsp-post")
        ceased.ends_on = date(2026, 1, 1)
        ceased.save(update_fields=["ends_on"])
        manager = Seat.objects.select_related("person", "post", "user").get(user=world.user("team"))
        year = make_year(manager=manager)
        year.start()
    return Stage(world, year)


stage = scene(make_stage)  # a world with a report that has been started
