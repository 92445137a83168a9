"""Two people press at the same moment, in two real transactions: one of them wins, the other is told."""

from collections.abc import Callable
from threading import Barrier, Thread

from django.db import connections

from hscp.identity.models import User
from hscp.lib.verdicts import Refused
from hscp.spaces.acting import acting, in_space
from partnership.models import Invitation, Person, Post, Seat
from partnership.operations.invitations import accept, open_invitation
from partnership.operations.people import add_person, appoint
from tests.conftest import NOW, TODAY
from tests.factories.fixtures import World
from tests.factories.people import make_post


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
