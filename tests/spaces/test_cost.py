"""What trust costs: who it is, whether the session stands, which space, what rights. At most three queries a page.

Counted as a query is what asks or changes rows of a table, outside the view itself: before it begins, and after it has
ended. What touches none – BEGIN, SAVEPOINT and their ends, and the ``set_config`` that tells PostgreSQL who acts – is
not one of the three; the last test counts every statement, those too: eight a page, thirteen with case files.
The first page of a session and the first in each minute note that besides, and a page that shows something of a case
file writes down the look; each is held to its number below.
"""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hscp.identity.models import User
from hscp.spaces.acting import acting, in_space
from tests.factories.cases import make_case_file, put_on, seat_of
from tests.factories.fixtures import World
from tests.factories.people import make_post, make_seat
from tests.identity.conftest import grow_older

TOUCHES_ROWS = re.compile(r"\(*(SELECT(?! set_config\()|INSERT|UPDATE|DELETE|WITH|PREPARE|EXECUTE)\b")
views: list[tuple[int, int]] = []


def marked(view: Callable[..., Any]) -> Callable[..., Any]:
    """Put around every view, next to it: notes which of the queries are its own."""

    @wraps(view)
    def run(*args: Any, **kwargs: Any) -> Any:
        begins = len(connection.queries)
        response = view(*args, **kwargs)
        views.append((begins, len(connection.queries)))
        return response

    return run


@pytest.fixture(autouse=True)
def around_views(settings: Any) -> None:
    settings.SPACE_VIEWS_ARE = [f"{__name__}.marked", *settings.SPACE_VIEWS_ARE]


def of_trust(client: Client, url: str, of: re.Pattern[str] = TOUCHES_ROWS) -> list[str]:
    """What one page asks of the database beside its view: what touches rows, or every statement ``of`` a kind."""
    views.clear()
    with CaptureQueriesContext(connection) as seen:
        assert client.get(url).status_code == 200
    ((begins, ends),) = views
    own = seen.initial_queries
    asked = [each["sql"] for each in seen.captured_queries]
    return [sql for sql in asked[: begins - own] + asked[ends - own :] if of.match(sql)]


@pytest.fixture
def listed(world: World) -> User:
    """A member of three spaces who is on the lists of two case files in each."""
    user = world.user("member")
    for space in (world.here, world.there, world.joint):
        if space != world.here:
            with acting(in_space(space.pk)):
                make_seat(make_post("of-all", "member", many=True), user=user)
        for _ in range(2):
            put_on(make_case_file(space, world.user("dsp", space)), user, seat=seat_of(user, space))
    return user


@pytest.mark.parametrize("who", ["team", "listed"])
@pytest.mark.parametrize("page", ["", "people/", "meetings/", "actions/"])
def test_at_most_three_queries(world: World, listed: User, who: str, page: str) -> None:
    client, url = Client(), f"/p/{world.here.slug}/{page}"
    client.force_login(listed if who == "listed" else world.user(who))
    client.get(url)
    asked = of_trust(client, url)
    assert len(asked) <= 3, asked
    assert any("partnershipgrant" in sql or "asked_grants" in sql for sql in asked), "it is counted where it is asked"


def test_what_is_noted_besides(world: World, listed: User) -> None:
    client, url = Client(), f"/p/{world.here.slug}/people/"
    client.force_login(world.user("team"))
    first, usual = of_trust(client, url), of_trust(client, url)
    grow_older(client, 61)
    minute = of_trust(client, url)
    assert [len(each) for each in (first, usual, minute)] == [3, 2, 4]
    client.force_login(listed)
    client.get(url)
    *asked, look = of_trust(client, f"/p/{world.here.slug}/case-files/")
    assert len(asked) == 3 and look.startswith('INSERT INTO "partnership_fileread"'), "one for both files"


@pytest.mark.postgres
def test_every_statement_of_trust_is_counted(committed_world: World) -> None:
    """As it runs, really committed: the queries, what tells the database who acts, and the transactions round both.

    Whoever stands on lists of case files is looked up in their exclusions besides, under a context that reads them.
    """
    client, url = Client(), f"/p/{committed_world.here.slug}/people/"

    def kinds(who: str) -> list[str]:
        client.force_login(committed_world.user(who))
        client.get(url)
        asked = of_trust(client, url, of=re.compile(""))
        return ["tell" if "set_config" in sql else sql.split()[0].strip('"') for sql in asked]

    enter, view = ["BEGIN", "tell", "EXECUTE"], ["BEGIN", "tell", "COMMIT"]
    assert kinds("team") == ["EXECUTE", *enter, "COMMIT", *view]
    put_on(make_case_file(committed_world.here, committed_world.user("dsp")), committed_world.user("member"))
    lists = ["SAVEPOINT", "tell", "EXECUTE", "RELEASE", "tell"]
    assert kinds("member") == ["EXECUTE", *enter, *lists, "COMMIT", *view]
