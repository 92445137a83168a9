"""Joint spaces: posts that follow those of the owners, groups that wait for their space."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from hscp.record.runner import drain
from hscp.spaces.models import Space
from partnership.models import Group, Person, Post, Seat
from partnership.operations.follows import follow_posts
from partnership.operations.people import add_person, appoint, end_seat, link_account, reopen_seat, replace
from tests.factories.county import JOINT, NEIGHBOUR, SOUTH_POST, SPACE, County, inside, make_county
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def county(tmp_path: Path) -> County:
    return make_county(tmp_path)


def test_a_joint_post_is_held_by_whoever_holds_the_posts_it_follows(county: County, today: date) -> None:
    county.add("south.yaml", NEIGHBOUR + SOUTH_POST).add("forum.yaml", JOINT).load()
    joint = Space.objects.get(slug="march-forum")
    user = make_user("dee@march.example")
    for slug in (SPACE, "southmarch"):
        with inside(slug):
            dee = add_person(name="Dee Invented", email="dee@march.example")
            link_account(person=dee, user=user)
            appoint(post=Post.objects.get(key="dsp-police"), person=dee, starts_on=date(2025, 4, 1))
    assert [verb for verb, _, _ in follow_posts(joint=joint, day=today)] == ["adds"]
    assert follow_posts(joint=joint, day=today) == []
    with inside("march-forum"):
        seat = Seat.objects.get()
        assert (seat.person.name, seat.user, seat.starts_on) == ("Dee Invented", user, date(2025, 4, 1))

    with inside(SPACE):
        end_seat(seat=Seat.objects.get(post__key="dsp-police"), ends_on=date(2026, 6, 1))
    assert follow_posts(joint=joint, day=today) == [], "she holds the post in the other county still"
    with inside("southmarch"):
        end_seat(seat=Seat.objects.get(post__key="dsp-police"), ends_on=today)
        appoint(post=Post.objects.get(key="dsp-police"), person=add_person(name="Eve"), starts_on=today)
    assert [verb for verb, _, _ in follow_posts(joint=joint, day=today)] == ["ends", "adds"]
    with inside("march-forum"):
        assert list(Seat.objects.order_by("pk").values_list("person__name", "ends_on")) == [
            ("Dee Invented", today),
            ("Eve", None),
        ]


def test_the_joint_space_opens_and_shuts_with_the_seat_at_home(county: County, today: date, client: Client) -> None:
    """It opens by the job that each change of hands asks for, and shuts at once: nothing has to run for that."""
    county.add("south.yaml", NEIGHBOUR + SOUTH_POST).add("forum.yaml", JOINT).load()
    user = make_user("dee@march.example")

    def gets_in() -> bool:
        user.refresh_from_db()  # its round: whoever loses the last seat is signed out
        client.force_login(user)
        return client.get("/p/march-forum/").status_code == 200

    def work() -> int:
        return drain(timezone.now())

    def seat() -> Seat:
        found: Seat = Seat.objects.get(post__key="dsp-police", ends_on__isnull=True)
        return found

    for slug in (SPACE, "southmarch"):
        with inside(slug):
            dee = add_person(name="Dee Invented", email="dee@march.example")
            appoint(post=Post.objects.get(key="dsp-police"), person=dee, starts_on=date(2025, 4, 1))
    assert work() == 2 and not gets_in(), "she has no account yet"
    for slug in (SPACE, "southmarch"):
        with inside(slug):
            link_account(person=Person.objects.get(email="dee@march.example"), user=user)
    assert work() == 2 and gets_in()
    with inside(SPACE):
        end_seat(seat=seat(), ends_on=today)
    assert gets_in(), "she holds the post in the other county still"
    with inside("southmarch"):
        south = end_seat(seat=seat(), ends_on=today)
    assert not gets_in(), "before any job has run"
    with inside("march-forum"):
        assert Seat.objects.get().ends_on is None
    assert work() == 2 and not gets_in()
    with inside("march-forum"):
        assert Seat.objects.get().ends_on == today
    with inside("southmarch"):
        reopen_seat(seat=south, today=today)
    assert work() == 1 and gets_in()
    with inside("southmarch"):
        replace(post=Post.objects.get(key="dsp-police"), person=add_person(name="Gus"), on=today)
    assert not gets_in()
    work()
    with inside("march-forum"):
        assert Seat.objects.get(ends_on__isnull=True).person.name == "Gus"


def test_an_end_to_come_that_is_taken_back_at_home_is_taken_back_here(county: County, today: date) -> None:
    county.add("south.yaml", NEIGHBOUR + SOUTH_POST).add("forum.yaml", JOINT).load()
    joint = Space.objects.get(slug="march-forum")
    soon, later = today + timedelta(days=7), today + timedelta(days=30)
    with inside(SPACE):
        dee = add_person(name="Dee Invented", email="dee@march.example")
        seat = appoint(post=Post.objects.get(key="dsp-police"), person=dee, starts_on=date(2025, 4, 1))

    def here() -> date | None:
        with inside("march-forum"):
            found: Seat = Seat.objects.get()
            return found.ends_on

    def follow() -> list[str]:
        return [verb for verb, _, _ in follow_posts(joint=joint, day=today)]

    assert follow() == ["adds"] and here() is None
    with inside(SPACE):
        end_seat(seat=seat, ends_on=soon)
    assert follow() == ["ends"] and here() == soon
    with inside(SPACE):
        end_seat(seat=reopen_seat(seat=seat, today=today), ends_on=later)
    assert follow() == ["keeps"] and here() == later, "put off"
    with inside(SPACE):
        reopen_seat(seat=seat, today=today)
    assert follow() == ["keeps"] and here() is None and follow() == []
    with inside("march-forum"):
        end_seat(seat=Seat.objects.get(), ends_on=later, because="Asked for here")
    assert follow() == [] and here() == later, "an end that was given here stays"


def test_a_shared_group_waits_for_its_joint_space(county: County, tmp_path: Path) -> None:
    shared = "  - {key: forum, name: Forum, kind: lsp_forum, lives_in: {space: march-forum, group: forum}}\n\nreserved:"
    said = county.change(("\nreserved:", shared)).load()
    assert "Note: " in said and "“march-forum” is not loaded" in said
    with inside():
        assert Group.objects.get(key="forum").located_in is None
    other = tmp_path / "joint"
    other.mkdir()
    County(other).add("south.yaml", NEIGHBOUR + SOUTH_POST).add("forum.yaml", JOINT).load()
    with inside():
        assert Group.objects.get(key="forum").located_in == Space.objects.get(slug="march-forum")
    assert county.load().strip() == "Nothing to change."
