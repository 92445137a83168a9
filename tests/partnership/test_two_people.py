"""How people came by their seats, read off the record: by every way in which one can bring in another."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hscp.identity.models import User
from hscp.spaces.acting import acting, in_space
from hscp.spaces.models import Space
from partnership.models import Person, Post, PostFollow, Seat
from partnership.operations.follows import follow_posts
from partnership.operations.invitations import accept, invite
from partnership.operations.people import add_person, appoint, change_person, link_account
from partnership.queries.two_people import admissions, how_they_came
from partnership.rules.two_people import Asking, may_be_second
from tests.conftest import NOW, TODAY
from tests.factories.fixtures import World
from tests.factories.people import make_post, make_seat, make_user

TEAM = ("team",)
LONG_AGO = NOW - timedelta(days=90)
At = Callable[[datetime], None]


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> At:
    """Moves the clock."""
    return lambda moment: monkeypatch.setattr("hscp.spaces.clock._wall", lambda: moment)


def post(space: Space) -> Post:
    with acting(in_space(space.pk)):
        return Post.objects.get(key="team-post")


def second(world: World, user: User, *, asker: User | None = None, space: Space | None = None) -> tuple[str, ...]:
    """What stands against ``user`` as the second person to what the team asks for now."""
    space = space or world.here
    asker = asker or world.user("team", space)
    with acting(in_space(space.pk, user_id=user.pk)):
        return may_be_second(user.pk, Asking(by=asker.pk, at=NOW, roles=TEAM), admissions(TODAY, NOW)).codes


def seat_as(by: User | None, space: Space, user: User, starts_on: date = date(2025, 4, 1)) -> Seat:
    """``by`` appoints somebody who has an account to the team."""
    with acting(in_space(space.pk)):
        person = Person.objects.filter(user=user).first() or add_person(name="Second Person", email=user.email)
        link_account(person=person, user=user)
    with acting(in_space(space.pk, user_id=by.pk if by else None)):
        return appoint(post=post(space), person=person, starts_on=starts_on)


def test_whom_one_appoints_is_no_second_person_for_thirty_days_whatever_day_the_seat_is_dated(
    world: World, wall: At
) -> None:
    team, puppet, other = world.user("team"), make_user(), make_user()
    wall(NOW - timedelta(days=29))
    seat_as(team, world.here, puppet)
    assert second(world, puppet) == ("brought-in",)
    assert second(world, team, asker=puppet) == ("brought-in",), "nor the other way round"
    wall(NOW - timedelta(days=31))
    seat_as(team, world.here, other)
    assert second(world, other) == ()
    late = make_user()
    wall(NOW + timedelta(seconds=1))
    seat_as(None, world.here, late)
    assert second(world, late) == ("late",), "the seat is dated from 2025, and was not there when it was asked for"


def test_an_invitation_and_a_written_down_address_count_as_an_appointment_does(world: World, wall: At) -> None:
    team = world.user("team")
    wall(LONG_AGO)
    with acting(in_space(world.here.pk)):
        contacts = [make_seat(post(world.here), name=f"Contact {number}").person for number in range(2)]
    wall(NOW - timedelta(days=3))
    with acting(in_space(world.here.pk, user_id=team.pk)):
        written = [
            change_person(person=each, name=each.name, email=f"puppet{each.pk}@example.org", version=1)
            for each in contacts
        ]
    inviters = (team, world.user("lsp"))
    for who, by in zip(written, inviters, strict=True):
        with acting(in_space(world.here.pk, user_id=by.pk)):
            invitation = invite(person=who, at=NOW)
        with acting(in_space(world.here.pk)):
            account = accept(invitation=invitation, at=NOW, password="a long one indeed")
        assert second(world, account) == ("brought-in",), by.email


def test_an_invitation_alone(world: World, wall: At) -> None:
    team = world.user("team")
    wall(LONG_AGO)
    with acting(in_space(world.here.pk)):
        contact = make_seat(post(world.here), name="Contact").person
        contact = change_person(person=contact, name="Contact", email="contact@example.org", version=1)
    wall(NOW - timedelta(days=3))
    with acting(in_space(world.here.pk, user_id=team.pk)):
        invitation = invite(person=contact, at=NOW)
    with acting(in_space(world.here.pk)):
        account = accept(invitation=invitation, at=NOW, password="a long one indeed")
    assert second(world, account) == ("brought-in",)


def test_through_somebody_between_and_both_by_one_hand(world: World, wall: At) -> None:
    team, between, puppet = world.user("team"), make_user(), make_user()
    wall(NOW - timedelta(days=3))
    seat_as(team, world.here, between)
    seat_as(between, world.here, puppet)
    assert second(world, puppet) == ("brought-in",)
    assert second(world, puppet, asker=between) == ("brought-in",)
    outsider = make_user()
    seat_as(None, world.here, outsider)
    assert second(world, outsider) == () and second(world, outsider, asker=puppet) == ()


def test_in_a_joint_group_whom_one_has_appointed_at_home(world: World, wall: At) -> None:
    here, joint, team, puppet = world.here, world.joint, world.user("team"), make_user()
    with acting(in_space(joint.pk)):
        shared = make_post("shared-team", "team", many=True)
        PostFollow(post=shared, owner=here, owner_post="team-post").save()
    wall(NOW - timedelta(days=3))
    seat_as(team, here, puppet)
    follow_posts(joint=joint, day=TODAY)
    with acting(in_space(joint.pk)):
        assert Seat.objects.get(user=puppet, post=shared).followed
    assert second(world, puppet, asker=team, space=joint) == ("brought-in",)


def test_it_says_who_appointed_and_since_when_at_constant_cost(world: World, wall: At) -> None:
    team = world.user("team")
    wall(LONG_AGO)
    first = seat_as(team, world.here, make_user())

    def asked() -> tuple[int, dict[int, str]]:
        with acting(in_space(world.here.pk)), CaptureQueriesContext(connection) as counted:
            everyone = admissions(TODAY, NOW)
            return len(counted), {key: came.words for key, came in how_they_came(everyone).items()}

    cost, words = asked()
    assert words.pop(first.pk) == "since 17 March 2026, appointed by Holder of Team post"
    others = "since 15 June 2026, appointed by the published arrangements, or whoever runs this service"
    assert set(words.values()) == {others}
    for _ in range(2):
        seat_as(team, world.here, make_user())
    assert asked()[0] == cost
