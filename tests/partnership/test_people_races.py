"""Two people press at the same moment, in two real transactions: one of them wins, the other is told."""

from collections.abc import Callable
from threading import Barrier, Thread

from django.db import connections

from hscp.identity.models import User
from hscp.lib.verdicts import Refused
from hscp.spaces.acting import acting, in_space
from partnership.models import Chairing, Group, Invitation, Person, Post, Seat
from partnership.operations.invitations import accept, open_invitation
from partnership.operations.people import add_person, appoint, appoint_chair, end_seat
from tests.conftest import NOW, TODAY
from tests.factories.fixtures import World
from tests.factories.people import make_post, make_seat, make_user


def at_once(space_id: int, first: Callable[[], object], second: Callable[[], object]) -> list[str]:
    """Run both in threads of their own; what each said: "" for done, else the refusal."""
    together, said = Barrier(2, timeout=20), ["not run", "not run"]

    def run(number: int, act: Callable[[], object]) -> None:
        try:
            together.wait()
            with acting(in_space(space_id)):
                act()
            said[number] = ""
        except Refused as refusal:
            said[number] = str(refusal)
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=(number, act)) for number, act in enumerate((first, second))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return said


def test_a_post_is_given_to_one_of_two(committed_world: World) -> None:
    space = committed_world.here.pk
    with acting(in_space(space)):
        post = make_post("wanted", title="Wanted post")
        one, other = add_person(name="One"), add_person(name="Other")

    def give(person: Person) -> Callable[[], object]:
        return lambda: appoint(post=Post.objects.get(pk=post.pk), person=person, starts_on=TODAY)

    said = sorted(at_once(space, give(one), give(other)))
    assert said[0] == ""
    assert said[1].startswith("Wanted post is held by ")
    with acting(in_space(space)):
        assert Seat.objects.filter(post=post).count() == 1


def test_an_invitation_is_used_once(committed_world: World) -> None:
    space = committed_world.here.pk
    with acting(in_space(space)):
        invitation = open_invitation(person=add_person(name="New", email="new@example.org"), at=NOW)
    passwords = ("the password of the first", "the password of the second")

    def use(password: str) -> Callable[[], object]:
        return lambda: accept(invitation=Invitation.objects.get(pk=invitation.pk), at=NOW, password=password)

    said = at_once(space, use(passwords[0]), use(passwords[1]))
    assert sorted(bool(one) for one in said) == [False, True]
    assert "This invitation has been used already." in max(said)
    winner = said.index("")
    assert User.objects.get(email="new@example.org").check_password(passwords[winner])


def test_a_chair_is_given_to_one_of_two(committed_world: World) -> None:
    space = committed_world.here.pk
    with acting(in_space(space)):
        group = Group(key="board", name="Board", kind="board")
        group.save()
        posts = [make_post("one"), make_post("other")]

    def give(post: Post) -> Callable[[], object]:
        return lambda: appoint_chair(group_id=group.pk, post=post, kind="chair", starts_on=TODAY)

    said = at_once(space, give(posts[0]), give(posts[1]))
    assert sorted(bool(one) for one in said) == [False, True]
    assert "not run" not in said
    with acting(in_space(space)):
        assert Chairing.objects.filter(group=group).count() == 1


def test_the_last_two_of_the_team_do_not_both_leave(committed_world: World) -> None:
    space = committed_world.here.pk
    with acting(in_space(space)):
        make_seat(Post.objects.get(key="team-post"), user=make_user("second@example.org"))
        seats = list(Seat.objects.filter(role="team"))
    assert len(seats) == 2

    def leave(seat: Seat) -> Callable[[], object]:
        return lambda: end_seat(seat=Seat.objects.select_related("person", "post").get(pk=seat.pk), ends_on=TODAY)

    said = at_once(space, leave(seats[0]), leave(seats[1]))
    assert sorted(bool(one) for one in said) == [False, True]
    assert "not run" not in said
    with acting(in_space(space)):
        assert Seat.objects.filter(role="team", ends_on__isnull=True).count() == 1
