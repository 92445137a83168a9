"""Structure, groups, posts and document as they stood on a day: by their dates, by history where they have none."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hscp.spaces.acting import acting, in_space, loading
from hscp.spaces.models import Space
from partnership.models import (
    Arrangements,
    Group,
    Membership,
    Organisation,
    Partnership,
    Person,
    Post,
    ReportingLine,
    ReservedMatter,
    Terms,
)
from partnership.operations.people import add_person, appoint
from partnership.queries.as_at import structure_as_at
from partnership.queries.structure import structure_on
from tests.factories.county import SPACE, make_county
from tests.factories.people import make_post
from tests.partnership.test_structure import signed_in

pytestmark = pytest.mark.django_db
LOADED, CHANGED = datetime(2025, 9, 1, 9, tzinfo=UTC), datetime(2026, 1, 10, 9, tzinfo=UTC)
BEFORE, AFTER, LONG_AGO = "2026-01-09", "2026-01-10", "2025-05-01"


@pytest.fixture
def county(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Space:
    """Loaded in September; in January the board, a post, a person and the terms changed and a line was drawn."""
    monkeypatch.setattr("hscp.spaces.clock._wall", lambda: LOADED)
    make_county(tmp_path).load()
    space = Space.objects.get(slug=SPACE)
    monkeypatch.setattr("hscp.spaces.clock._wall", lambda: CHANGED)
    with acting(in_space(space.pk)):
        board = Group.objects.get(key="board")
        board.name, board.purpose = "Renamed board", "A new purpose"
        board.save(update_fields=["name", "purpose"])
        post = Post.objects.get(key="dsp-council")
        post.title, post.organisation = "Renamed post", Post.objects.get(key="dsp-icb").organisation
        post.save(update_fields=["title", "organisation"])
        person = Person.objects.get(name="Ann Invented")
        person.name = "Ann Renamed"
        person.save(update_fields=["name"])
        ReportingLine(group=board, to_outside="A body named in January", position=9).save()
        newcomer = add_person(name="Holder since March")
        appoint(post=Post.objects.get(key="dsp-icb"), person=newcomer, starts_on=date(2026, 3, 1))
    monkeypatch.setattr("hscp.spaces.clock._wall", lambda: datetime(2026, 6, 15, 9, tzinfo=UTC))
    return space


@pytest.fixture
def team(county: Space) -> Client:
    return signed_in(county, "team")


def page(client: Client, name: str, space: Space, *args: Any, **query: str) -> str:
    response = client.get(reverse(name, args=(space.slug, *args)), query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def pk_of(space: Space, key: str, model: Any) -> int:
    with acting(in_space(space.pk)):
        return int(model.objects.get(key=key).pk)


def test_structure_then_and_now(county: Space, team: Client) -> None:
    now, before, after = (page(team, "structure", county, **on) for on in ({}, {"on": BEFORE}, {"on": AFTER}))
    assert "Renamed board" in now and "Renamed board" in after and "Renamed board" not in before
    assert "Said to report to more than one" in after and "Said to report to more than one" not in before
    assert "Ann Renamed" in after and "Ann Invented" in before and "Ann Renamed" not in before
    assert "As it stood on 9 January 2026" in before
    assert "As it stood" not in now
    assert f'href="/p/{county.slug}/structure/">Back to today</a>' in before
    assert f"/structure/picture.svg?on={BEFORE}" in before
    board = pk_of(county, "board", Group)
    assert f'/groups/{board}/?on={BEFORE}"' in before and f'/groups/{board}/"' in now
    assert "The arrangements in force" in before
    picture = team.get(reverse("structure_picture", args=(county.slug,)), {"on": BEFORE}).content.decode()
    assert "Renamed board" not in picture


def test_before_the_record_began_its_first_words_stand(county: Space, team: Client) -> None:
    shown = page(team, "structure", county, on=LONG_AGO)
    assert "Ann Invented" in shown
    assert "Renamed board" not in shown
    assert "The board answers to the lead partners" in page(
        team, "group", county, pk_of(county, "board", Group), on=LONG_AGO
    )


def test_group_then_and_now(county: Space, team: Client) -> None:
    board = pk_of(county, "board", Group)
    before, now = page(team, "group", county, board, on=BEFORE), page(team, "group", county, board)
    assert "A new purpose" in now and "A new purpose" not in before
    assert "Renamed post" in now and "Renamed post" not in before
    assert "A body named in January" in now and "A body named in January" not in before
    assert "Holder since March" in now and "Holder since March" not in before
    assert "Appoint a chair" in now and "Appoint a chair" not in before
    gone = page(team, "group", county, board, on="1990-01-01")
    with acting(in_space(county.pk)):
        row = Group.objects.get(pk=board)
    assert ("did not exist on 1 January 1990" in gone) == (row.starts_on is not None)


def test_terms_as_they_were_written_then(county: Space, team: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    with acting(in_space(county.pk)):
        terms = Terms.objects.select_related("group").order_by("-starts_on").first()
        assert terms is not None
        old = dict(terms.data)
        terms.data = {**old, "note": "Corrected today"}
        terms.save(update_fields=["data"])
    board = terms.group_id
    assert "Corrected today" in page(team, "group", county, board)
    assert "Corrected today" not in page(team, "group", county, board, on=BEFORE)


def test_post_and_posts_then_and_now(county: Space, team: Client) -> None:
    council, icb = pk_of(county, "dsp-council", Post), pk_of(county, "dsp-icb", Post)
    before, now = page(team, "post", county, council, on=BEFORE), page(team, "post", county, council)
    assert "<h1" in before and "Renamed post" in now and "Renamed post" not in before
    assert "Ann Invented" in before and "Ann Renamed" not in before
    assert "Holder since March" in page(team, "post", county, icb)
    assert "Holder since March" not in page(team, "post", county, icb, on=BEFORE)
    posts_before, posts_now = page(team, "posts", county, on=BEFORE), page(team, "posts", county)
    assert "Renamed post" in posts_now and "Renamed post" not in posts_before
    assert "Holder since March" in posts_now and "Holder since March" not in posts_before
    assert "Appoint to a post" in posts_now and "Appoint to a post" not in posts_before
    assert "Ann Invented" in posts_before


def test_the_document_and_what_it_reserved_then_and_now(county: Space, team: Client) -> None:
    with acting(in_space(county.pk)):
        matter = ReservedMatter.objects.get(key="ratify")
        matter.title = "Reworded today"
        matter.save(update_fields=["title"])
        ReservedMatter(key="new", title="Reserved since today", section="§9").save()
        first = Arrangements.objects.get()
        Arrangements(title="A new edition", published_on=date(2026, 6, 1), edition=first.edition).save()
        partnership = Partnership.objects.get()
        partnership.vision = "A new vision"
        partnership.save(update_fields=["vision"])
    now, before = page(team, "arrangements", county), page(team, "arrangements", county, on=BEFORE)
    assert "A new edition" in now and "A new edition" not in before
    assert "Reworded today" in now and "Reworded today" not in before
    assert "Ratify the arrangements" in before
    assert "Reserved since today" in now and "Reserved since today" not in before
    assert "A new vision" in now and "A new vision" not in before
    assert "As it stood on 9 January 2026" in before


def test_another_day_is_asked_for_by_a_form(county: Space, team: Client) -> None:
    by_parts = page(team, "structure", county, on_day="9", on_month="1", on_year="2026")
    assert "As it stood on 9 January 2026" in by_parts
    wrong = page(team, "structure", county, on_day="31", on_month="2", on_year="2026")
    assert "As it stood" not in wrong
    assert "There is a problem" in wrong
    assert "As it stood" not in page(team, "structure", county, on="")
    later = page(team, "posts", county, on="2027-01-01")
    assert "As it will stand on 1 January 2027" in later
    assert "Renamed post" in later


def test_more_of_everything_costs_the_same(county: Space) -> None:
    day = date(2026, 6, 14)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            structure_as_at(day)
        return len(queries)

    with acting(in_space(county.pk)):
        first = cost()
        board = Group.objects.get(key="board")
        for number in range(3):
            post = make_post(f"more-{number}")
            Membership(group=board, post=post).save()
            appoint(post=post, person=add_person(name=f"More {number}"), starts_on=date(2026, 1, 1))
        assert cost() == first
        assert len(structure_as_at(day)) == len(structure_on(day))


def test_a_shared_body_has_the_name_it_had_that_day(county: Space, team: Client) -> None:
    icb = Organisation.objects.get(key="march-icb")
    icb.name = "March and Fen Integrated Care Board"
    with loading():
        icb.save(update_fields=["name"])  # today, in June
    board, post = pk_of(county, "board", Group), pk_of(county, "dsp-icb", Post)
    for name, args in (("group", (board,)), ("post", (post,))):
        before, now = page(team, name, county, *args, on=AFTER), page(team, name, county, *args)
        assert "March Integrated Care Board" in before and "March and Fen" not in before
        assert "March and Fen Integrated Care Board" in now
    told = page(team, "shared_history", county)
    assert "Changed: March and Fen Integrated Care Board" in told
    assert "March Integrated Care Board</del>" in told
    one = page(team, "shared_history", county, of=f"organisation-{icb.pk}")
    assert "Northmarch Council" in told and "Northmarch Council" not in one
    assert "What was recorded of Northmarch Council" in told and "What was recorded of" not in one
    assert "Nothing recorded" in page(team, "shared_history", county, of="organisation-x")
