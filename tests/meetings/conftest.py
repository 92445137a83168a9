"""A board with accounts in the first partnership, and a browser that is signed in as one of its people."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import reverse

from hscp.spaces.acting import acting, in_space
from tests.factories.fixtures import World, scene
from tests.factories.meetings import Board, make_board


@dataclass
class Stage:
    """A world, a board in its first partnership, and a way to fetch pages as somebody."""

    world: World
    board: Board

    def client(self, who: str) -> Client:
        """A browser signed in: a role of the world ("team", "member" …) or a seat of the board ("council" …)."""
        seat = self.board.seats.get(who)
        client = Client()
        client.force_login(seat.user if seat else self.world.user(who))
        return client

    def address(self, name: str, *args: Any) -> str:
        """An address in the first partnership."""
        return reverse(name, args=(self.world.here.slug, *args))

    def page(self, who: str, name: str, *args: Any) -> str:
        """The HTML of a page that answers 200."""
        response = self.client(who).get(self.address(name, *args))
        assert response.status_code == 200, response.status_code
        return str(response.content.decode())

    def inside(self, act: Callable[[], Any]) -> Any:
        """What ``act`` gives inside the space."""
        with acting(in_space(self.world.here.pk)):
            return act()


def make_stage(world: World) -> Stage:
    """The board in the world's first partnership."""
    with acting(in_space(world.here.pk)):
        return Stage(world, make_board(accounts=True))


stage = scene(make_stage)
