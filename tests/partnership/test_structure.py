"""The pages of the structure: picture and list, group, post."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hscp.spaces.acting import acting, in_space
from hscp.spaces.models import Space
from partnership.models import Group, Membership, Post
from partnership.operations.people import add_person, appoint, appoint_chair, end_seat, link_account
from partnership.queries.posts import holders_of, statutory_bodies
from partnership.queries.structure import chair_on, group_on, structure_on
from partnership.queries.terms import terms_on
from tests.factories.county import SPACE, make_county
from tests.factories.fixtures import World
from tests.factories.people import make_post, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def county(tmp_path: Path) -> Space:
    make_county(tmp_path).load()
    return Space.objects.get(slug=SPACE)


def signed_in(space: Space, post: str) -> Client:
    """Somebody new in that post, signed in."""
    user = make_user(f"{post}@{space.slug}.example.org")
    with acting(in_space(space.pk)):
        person = add_person(name=f"Holder of {post}", email=user.email)
        link_account(person=person, user=user)
        appoint(post=Post.objects.get(key=post), person=person, starts_on=date(2025, 4, 1))
    client = Client()
    client.force_login(user)
    return client


def page(client: Client, name: str, space: Space, *args: Any, **query: str) -> str:
    response = client.get(reverse(name, args=(space.slug, *args)), query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def pk_of(space: Space, key: str, model: Any = Group) -> int:
    with acting(in_space(space.pk)):
        return model.objects.get(key=key).pk


# --- queries ---


def test_structure_of_a_day_has_the_chair_of_that_day(county: Space) -> None:
    with acting(in_space(county.pk)):
        board = Group.objects.get(key="board")
        last_day, next_day = chair_on(board, date(2026, 3, 31)), chair_on(board, date(2026, 4, 1))
        assert last_day is not None and next_day is None
        assert [seat.person.name for seat in last_day.seats] == ["Ann Invented"]
        today = group_on(board, date(2026, 6, 15))
        assert today is not None and today.chair_vacant and today.vacancies == 2
        assert today.last_chair is not None and today.last_chair.ends_on == date(2026, 4, 1)
        assert [place.post.key for place in today.attending] == ["team"]
        assert [line.as_published for line in today.lines] == ["The board answers to the lead partners."]


def test_terms_of_a_day_bring_the_bodies_expected_and_who_is_missing(county: Space) -> None:
    with acting(in_space(county.pk)):
        board = Group.objects.get(key="board")
        terms = terms_on(board, date(2026, 6, 15))
        assert terms is not None
        assert {(body.key, body.category, body.vacant) for body in terms.bodies} == {
            ("northmarch-council", "statutory_partner", False),
            ("march-icb", "statutory_partner", True),
            ("march-police", "statutory_partner", True),
        }
        assert (terms.seats_held, terms.seats_vacant) == (1, 2)
        assert dict(terms.names)["dsp-icb"] == "Delegated partner, March ICB"
        assert terms_on(board, date(2024, 3, 31)) is None
        assert terms_on(Group.objects.get(key="practice"), date(2026, 6, 15)) is None
        assert [each.organisation.key for each in statutory_bodies(date(2026, 6, 15))] == [
            "march-icb",
            "march-police",
            "northmarch-council",
        ]
        council = Post.objects.get(key="dsp-council")
        assert [seat.person.name for seat in holders_of(council, date(2026, 6, 15))] == ["Ann Invented"]
        assert holders_of(council, date(2025, 3, 31)) == []


def test_a_body_is_vacant_only_when_none_of_its_posts_is_held(county: Space) -> None:
    with acting(in_space(county.pk)):
        board, police = Group.objects.get(key="board"), Post.objects.get(key="dsp-police")
        second = make_post("second-police")
        second.organisation = police.organisation
        second.save(update_fields=["organisation"])
        Membership(group=board, post=second).save()
        appoint(post=second, person=add_person(name="Flo"), starts_on=date(2026, 1, 1))
        terms = terms_on(board, date(2026, 6, 15))
        assert terms is not None
        assert terms.body("march-police") is not None and not terms.body("march-police").vacant  # type: ignore[union-attr]


READERS = {
    "structure": lambda board: structure_on(date(2026, 6, 15)),
    "terms": lambda board: terms_on(board, date(2026, 6, 15)),
}


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
def test_three_of_everything_cost_the_queries_of_one(county: Space, reader: Any) -> None:
    with acting(in_space(county.pk)):
        board = Group.objects.get(key="board")

        def cost() -> int:
            with CaptureQueriesContext(
                connection,
            ) as asked:
                reader(board)
            return len(asked)

        reader(board)
        one = cost()
        for number in range(3):
            group = Group(key=f"more-{number}", name=f"More {number}", kind="subgroup")
            group.save()
            post = make_post(f"more-{number}")
            appoint(post=post, person=add_person(name=f"Person {number}"), starts_on=date(2026, 1, 1))
            for each in (board, group):
                Membership(group=each, post=post).save()
            appoint_chair(group_id=group.pk, post=post, kind="chair", starts_on=date(2026, 1, 1))
        assert cost() == one <= 8


# --- pages ---


def test_post_names_its_holder_and_those_before(county: Space) -> None:
    client = signed_in(county, "team")
    with acting(in_space(county.pk)):
        post = Post.objects.get(key="dsp-council")
        end_seat(seat=post.seats.get(), ends_on=date(2026, 6, 1), because="Retired")
        pk, group = post.pk, Group.objects.get(key="board").pk
    html = page(client, "post", county, pk)
    assert ">Vacant<" in html
    assert "Ann Invented" in html and "Retired" in html
    assert f"/p/{SPACE}/groups/{group}/" in html
    assert f"?post={pk}" in html


def test_an_empty_space_says_what_is_missing(world: World) -> None:
    client = Client()
    client.force_login(world.user("member"))
    assert "No groups yet" in page(client, "structure", world.here)
    assert client.get("/p/herefordshire/structure/picture.svg").status_code == 200


@pytest.mark.parametrize("name", ["structure", "arrangements", "organisations", "promises", "statute"])
def test_the_pages_are_absent_for_strangers_and_refuse_to_be_posted_to(world: World, name: str) -> None:
    client = Client()
    client.force_login(world.stranger)
    assert client.get(reverse(name, args=(world.here.slug,))).status_code == 404
    client.force_login(world.user("team"))
    assert client.get(reverse(name, args=(world.there.slug,))).status_code == 404
    assert client.post(reverse(name, args=(world.here.slug,))).status_code == 405
