"""With the ORM's fence switched off, PostgreSQL alone lets nobody see another space or a closed case file."""

from collections.abc import Iterator
from typing import Any

import pytest

from hscp.spaces.acting import acting, in_space
from hscp.spaces.composed import _composed
from hscp.spaces.guard import InReach
from partnership.models import Person
from tests.sweeps.marks import FILE, HERE, JOINT, OTHER, THERE, marks_in
from tests.sweeps.standing import Filled, as_it_stands, filled_forms, moved, not_ones_own, posting_rows
from tests.sweeps.table import ROWS, SPACE
from tests.sweeps.walk import Answer, body_of, get, starts, url_of, words_of
from tests.sweeps.world import Swept

pytestmark = pytest.mark.postgres


@pytest.fixture
def fence_down(swept: Swept, monkeypatch: pytest.MonkeyPatch) -> Iterator[Swept]:
    """Every query of a guarded model or of its history runs as if nothing narrowed it."""
    monkeypatch.setattr(InReach, "as_sql", lambda self, compiler, connection, **extra: ("1 = 1", []))
    _composed.cache_clear()
    yield swept
    _composed.cache_clear()


@pytest.fixture(scope="module")
def filled(swept: Swept) -> Filled:
    """What the forms of the team's own objects send, filled in while the fence stands."""
    return filled_forms(swept)


def asked_for(swept: Swept) -> list[str]:
    """Own pages and registers, and every page of one object for one of the other spaces and of the closed file."""
    other = swept.closed
    urls = [url for url in starts(swept) if url not in ("/reports/", "/reviews/")]  # what is published is everybody's
    for row in ROWS:
        if row.who == SPACE and row.get != 405 and row.names_a_row:
            for objects in (swept.foreign, swept.joint, swept.own | other):
                urls.append(url_of(row, swept.here.slug, objects))
    registers = ("people", "decisions", "actions", "recommendations", "meetings", "feedback")
    urls += [f"/p/{swept.here.slug}/{name}/?q={word}&format=csv" for name in registers for word in (THERE, OTHER, "")]
    return list(dict.fromkeys(urls))


def walked(swept: Swept, who: str, urls: list[str], hidden: set[str]) -> list[Answer]:
    """The answers, once it is seen that none holds a word of those hidden."""
    client: Any = swept.client(who)
    client.raise_request_exception = False
    answers = [get(client, url)[0] for url in urls]
    assert [f"{each.url}: {mark}" for each in answers for mark in each.of(*hidden)] == []
    return answers


@pytest.mark.parametrize("who", ["member", "team"])
def test_postgres_alone_is_clean(fence_down: Swept, who: str) -> None:
    hidden = {THERE, JOINT, OTHER} | (set() if who == "team" else {FILE})
    answers = walked(fence_down, who, asked_for(fence_down), hidden)
    assert sum(bool(each.of(HERE)) for each in answers) > 40, "the pages still work, with the database's fence alone"


def test_whoever_sits_in_two_spaces_sees_of_each_only_there(fence_down: Swept) -> None:
    """Their account may read both, so that only the space that the request stands in keeps one out of the other."""
    joint = fence_down.world.joint.slug
    walked(fence_down, "of both", ["/"], {THERE, OTHER, FILE})  # home lists what waits in each of their spaces
    urls = [url for url in asked_for(fence_down) if url != "/"][::3]
    answers = walked(fence_down, "of both", urls, {THERE, JOINT, OTHER, FILE})
    assert sum(bool(each.of(HERE)) for each in answers) > 9
    there = [url_of(row, joint, fence_down.joint) for row in ROWS if row.who == SPACE and row.get == 200][::3]
    answers = walked(fence_down, "of both", there, {HERE, THERE, OTHER, FILE})
    assert sum(bool(each.of(JOINT)) for each in answers) > 7, "the pages work in either space"


@pytest.mark.parametrize("who", ["member", "team", "of both"])
def test_postgres_alone_lets_nothing_foreign_be_changed(filled: Filled, fence_down: Swept, who: str) -> None:
    """Every third address that takes a form, other ones for each, really committed; filled in as for one's own object.

    Nothing foreign is echoed, and no row of another space or of the closed file differs afterwards.
    """
    client: Any = fence_down.client(who)
    client.raise_request_exception = False  # PostgreSQL's refusal may well be an error: it must not be an act
    hidden = {THERE, JOINT, OTHER} | (set() if who == "team" else {FILE})
    before, wrong, tried = as_it_stands(), [], 0
    for row in posting_rows()[["member", "team", "of both"].index(who) :: 3]:
        for url in not_ones_own(fence_down, row):
            response = client.post(url, filled.get(row.name, {}))
            marks = marks_in(words_of(response, body_of(response)))
            wrong += [f"{url} as {who}: {mark}" for mark in marks if mark[:-3] in hidden]
            tried += 1
    assert wrong == [] and tried > 50
    assert moved(before, as_it_stands()) == []


def test_the_fence_is_really_down(fence_down: Swept) -> None:
    with acting(in_space(fence_down.here.pk)):
        assert "1 = 1" in str(Person.objects.all().query)
        assert "1 = 1" in str(Person.history.all().query)
