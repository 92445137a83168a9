"""Which addresses ask again for a second factor of more than 15 minutes ago: all of them are tried, each must say."""

from typing import Any

import pytest
from django.test import Client

from tests.conftest import ON_POSTGRES
from tests.identity.conftest import grow_older
from tests.sweeps.fresh import ASKED
from tests.sweeps.objects import shut
from tests.sweeps.table import ROWS, SPACE, Row
from tests.sweeps.verdicts import ROLES, expected
from tests.sweeps.walk import url_of
from tests.sweeps.world import Swept, undone

WALKED = ROWS if ON_POSTGRES else ROWS[::6]
AGAIN = "/account/second-step/again/"


def who_may(row: Row, method: str) -> str:
    """A role that may, "" where the address takes no such request or nobody of the walk may."""
    return next((role for role in (*ROLES, "chair") if expected(row, method, role) in (200, 302)), "")


def asks(client: Client, method: str, url: str) -> bool:
    """Whether it asks for the factor; what a POST wrote is taken back."""
    with undone():
        response: Any = getattr(client, method)(url)
        shut(response)
    return response.status_code == 302 and response.headers["Location"].startswith(AGAIN)


@pytest.fixture
def clients(swept: Swept) -> dict[str, Client]:
    """A browser for each role, signed in 16 minutes ago."""
    found = {role: swept.client(role) for role in (*ROLES, "chair")}
    for client in found.values():
        grow_older(client, 16 * 60)
    return found


def test_each_address_asks_as_it_says(swept: Swept, clients: dict[str, Client]) -> None:
    """``get``, ``post``, ``file`` (what is taken away as a file): exactly those that the table names."""
    wrong = []
    for row in (each for each in WALKED if each.who == SPACE):
        found = set()
        for method in ("get", "post"):
            if role := who_may(row, method):
                url = url_of(row, swept.here.slug, swept.own)
                if asks(clients[role], method, url):
                    found.add(method)
                if method == "get" and "get" not in found and asks(clients[role], "get", f"{url}?format=csv"):
                    found.add("file")
        if found != set(ASKED.get(row.name, "").split()):
            wrong.append(f"{row.name}: asks for {sorted(found)}, the table says {ASKED.get(row.name, 'nothing')}")
    assert wrong == [], "\n".join(wrong)


def test_the_table_names_only_what_is_there() -> None:
    assert sorted(set(ASKED) - {row.name for row in ROWS}) == []
