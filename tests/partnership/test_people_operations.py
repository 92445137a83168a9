"""Appointing, ending, replacing, reopening; chairs; inviting and accepting: what is written, and what is refused."""

import re
from datetime import date, timedelta

import pytest

from hscp.identity.models import User
from hscp.lib.verdicts import Refused
from hscp.record.mail_links import with_links_open
from hscp.record.models import Mail
from hscp.spaces.acting import Context, acting, in_space
from partnership.access import live_grants
from partnership.models import Chairing, Group, GroupGrant, Invitation, Person, Post, Seat
from partnership.operations.invitations import accept, invite, open_invitation, read_token, seat_somebody, withdraw
from partnership.operations.people import (
    add_person,
    appoint,
    appoint_chair,
    change_person,
    end_chairing,
    end_seat,
    reopen_seat,
    replace,
)
from partnership.rules.roles import ROLE_BY_KEY, Right
from tests.conftest import NOW, TODAY
from tests.factories.fixtures import World
from tests.factories.people import make_post, make_seat, make_user

TOMORROW = TODAY + timedelta(days=1)


def rights(user: User, day: date = TODAY) -> set[Right]:
    with acting(Context(user_id=user.pk)):
        return {grant.right for grant in live_grants(user, day)}


def test_rights_come_with_a_seat_and_go_on_the_day_it_ends(world: World) -> None:
    user = make_user()
    with acting(in_space(world.here.pk)):
        seat = make_seat(make_post("second-dsp", "dsp"), user=user, starts_on=TODAY)
        assert rights(user) == ROLE_BY_KEY["dsp"].rights
        assert rights(user, TODAY - timedelta(days=1)) == set()
        end_seat(seat=seat, ends_on=TOMORROW, because=" A new job. ")
        assert rights(user) == ROLE_BY_KEY["dsp"].rights
        assert rights(user, TOMORROW) == set()
        assert Seat.objects.get(pk=seat.pk).ended_because == "A new job."
        reopen_seat(seat=seat, today=TODAY)
        assert rights(user, TOMORROW) == ROLE_BY_KEY["dsp"].rights
        assert Seat.history.filter(id=seat.pk).count() == 3


def test_one_holder_at_a_time(world: World) -> None:
    with acting(in_space(world.here.pk)):
        post = Post.objects.get(key="dsp-post")
        with pytest.raises(Refused, match="is held by Holder of Dsp post"):
            appoint(post=post, person=add_person(name="Second"), starts_on=TODAY)


def test_a_successor_follows_on_the_same_day(world: World) -> None:
    with acting(in_space(world.here.pk)):
        post = Post.objects.get(key="dsp-post")
        seat = replace(post=post, person=add_person(name="Successor"), on=TOMORROW, because="Retired")
        old, new = Seat.objects.filter(post=post).order_by("starts_on")
        assert (old.ends_on, old.ended_because, new.pk, new.starts_on) == (TOMORROW, "Retired", seat.pk, TOMORROW)
        with pytest.raises(Refused, match="may have several holders"):
            replace(post=Post.objects.get(key="team-post"), person=add_person(name="Other"), on=TODAY)


def test_the_last_of_the_team_stays_until_another_can_sign_in(world: World) -> None:
    with acting(in_space(world.here.pk)):
        last = Seat.objects.get(role="team")
        appoint(post=last.post, person=add_person(name="Without an account"), starts_on=TODAY)
        with pytest.raises(Refused, match="is the last of the Partnership Team who can sign in"):
            end_seat(seat=last, ends_on=TODAY)
        assert Seat.objects.get(pk=last.pk).ends_on is None
        other = make_seat(last.post, user=make_user(), starts_on=TOMORROW)
        with pytest.raises(Refused, match="last of the Partnership Team"):
            end_seat(seat=last, ends_on=TODAY)
        end_seat(seat=last, ends_on=TOMORROW)
        with pytest.raises(Refused, match="last of the Partnership Team"):
            end_seat(seat=other, ends_on=TOMORROW)
        end_seat(seat=other, ends_on=TOMORROW, even_the_last=True)


def test_a_closed_account_does_not_count_as_somebody_who_can_sign_in(world: World) -> None:
    with acting(in_space(world.here.pk)):
        last = Seat.objects.get(role="team")
        closed = make_user()
        make_seat(last.post, user=closed, starts_on=TODAY)
        closed.is_active = False
        closed.save(update_fields=["is_active"])
        with pytest.raises(Refused, match="last of the Partnership Team"):
            end_seat(seat=last, ends_on=TODAY)


def test_an_address_belongs_to_one_person_of_the_space(world: World) -> None:
    with acting(in_space(world.here.pk)):
        first = add_person(name="First", email="One@example.org")
        assert first.email == "one@example.org"
        with pytest.raises(Refused, match=r"has the address one@example\.org already"):
            add_person(name="Second", email="one@EXAMPLE.org")
        second = add_person(name="Second")
        with pytest.raises(Refused, match="already"):
            change_person(person=second, name="Second", email="one@example.org", version=1)
        assert Person.objects.get(pk=second.pk).email == ""
    with acting(in_space(world.there.pk)):
        assert add_person(name="First", email="one@example.org").pk


def test_everything_or_nothing(world: World) -> None:
    """A refusal half way leaves no person behind."""
    with acting(in_space(world.here.pk)):
        with pytest.raises(Refused):
            seat_somebody(post=Post.objects.get(key="dsp-post"), starts_on=TODAY, at=NOW, name="Nobody yet")
        assert not Person.objects.filter(name="Nobody yet").exists()


def test_the_chair_brings_rights_in_that_group_alone(world: World) -> None:
    with acting(in_space(world.here.pk)):
        group = Group(key="board", name="Board", kind="board")
        group.save()
        member = world.user("member")
        post = Post.objects.get(key="member-post")
        chairing = appoint_chair(group_id=group.pk, post=post, kind="chair", starts_on=TODAY)
        assert Right.RECORD_MINUTES in rights(member)
        assert GroupGrant.objects.filter(user=member, content_object=group).count() == 2
        with pytest.raises(Refused, match="Chair of Board is held by Member post"):
            appoint_chair(group_id=group.pk, post=post, kind="chair", starts_on=TOMORROW)
        appoint_chair(group_id=group.pk, post=Post.objects.get(key="dsp-post"), kind="vice_chair", starts_on=TODAY)
        end_chairing(chairing=chairing, ends_on=TOMORROW)
        assert Right.RECORD_MINUTES in rights(member)
        assert Right.RECORD_MINUTES not in rights(member, TOMORROW)
        appoint_chair(group_id=group.pk, post=post, kind="chair", starts_on=TOMORROW)


def test_inviting_writes_a_mail_and_withdraws_the_one_before(world: World) -> None:
    with acting(in_space(world.here.pk)):
        person = add_person(name="Newcomer", email="newcomer@example.org")
        make_seat_of(person)
        first = invite(person=person, at=NOW)
        second = invite(person=person, at=NOW + timedelta(hours=1))
        first.refresh_from_db()
        assert first.withdrawn_at == NOW + timedelta(hours=1)
        assert second.expires_at == NOW + timedelta(days=14, hours=1)
        assert not second.user.has_usable_password()
        mails = list(Mail.objects.order_by("pk"))
        assert [one.to for one in mails] == ["newcomer@example.org"] * 2
        (token,) = re.findall(r"/invitation/([^/\s]+)/", with_links_open(mails[1]))
        assert read_token(token) == (world.here.pk, second.pk) and token not in mails[1].text
        assert "- New post" in mails[1].text
        assert "29 June 2026 at 11:00" in mails[1].text
        assert mails[0].text != mails[1].text


def make_seat_of(person: Person) -> Seat:
    return appoint(post=make_post("new-post"), person=person, starts_on=TODAY)


def test_accepting_gives_the_rights_of_every_seat_and_works_once(world: World) -> None:
    with acting(in_space(world.here.pk)):
        person = add_person(name="Newcomer", email="newcomer@example.org")
        make_seat_of(person)
        invitation = invite(person=person, at=NOW)
        user = accept(invitation=invitation, at=NOW, password="seven purple kettles at dawn")
        assert user.check_password("seven purple kettles at dawn")
        assert Person.objects.get(pk=person.pk).user == user
        assert rights(user) == ROLE_BY_KEY["member"].rights
        with pytest.raises(Refused, match="has been used already"):
            accept(invitation=invitation, at=NOW, password="another password altogether")
        user.refresh_from_db()
        assert user.check_password("seven purple kettles at dawn")
        with pytest.raises(Refused, match="can sign in already"):
            open_invitation(person=Person.objects.get(pk=person.pk), at=NOW)


def test_an_existing_password_is_never_overwritten(world: World) -> None:
    account = make_user("both@example.org")
    before = account.password
    with acting(in_space(world.here.pk)):
        invitation = open_invitation(person=add_person(name="Of both", email="BOTH@example.org"), at=NOW)
        assert invitation.user == account
        accept(invitation=invitation, at=NOW, password="a password of the thief's choosing")
    account.refresh_from_db()
    assert account.password == before


def test_withdrawn_and_moved_invitations_open_nothing(world: World) -> None:
    with acting(in_space(world.here.pk)):
        person = add_person(name="Newcomer", email="newcomer@example.org")
        invitation = open_invitation(person=person, at=NOW)
        change_person(person=person, name="Newcomer", email="other@example.org", version=1)
        with pytest.raises(Refused, match="has changed since"):
            accept(invitation=invitation, at=NOW, password="x")
        withdraw(invitation=Invitation.objects.get(pk=invitation.pk), at=NOW)
        with pytest.raises(Refused, match="withdrawn"):
            withdraw(invitation=Invitation.objects.get(pk=invitation.pk), at=NOW)


def test_two_people_of_a_space_never_share_an_account(world: World) -> None:
    team = world.user("team")
    with acting(in_space(world.here.pk)):
        holder = Person.objects.get(user=team)
        change_person(person=holder, name=holder.name, email="private@example.org", version=1)
        other = add_person(name="Other", email=team.email)
        with pytest.raises(Refused, match="Somebody else here signs in with"):
            open_invitation(person=other, at=NOW)


def test_who_comes_second_is_judged_by_what_the_first_left(world: World) -> None:
    with acting(in_space(world.here.pk)):
        seat = make_seat(make_post("second-dsp", "dsp"))
        first, second = (Seat.objects.select_related("person", "post").get(pk=seat.pk) for _ in range(2))
        end_seat(seat=first, ends_on=TODAY, because="Moved on")
        with pytest.raises(Refused, match="ended"):
            end_seat(seat=second, ends_on=TOMORROW, because="Never said")
        assert Seat.objects.get(pk=seat.pk).ended_because == "Moved on"
        group = Group(key="board", name="Board", kind="board")
        group.save()
        made = appoint_chair(group_id=group.pk, post=seat.post, kind="chair", starts_on=date(2026, 1, 1))
        end_chairing(chairing=Chairing.objects.get(pk=made.pk), ends_on=TODAY)
        with pytest.raises(Refused, match="ends on"):
            end_chairing(chairing=made, ends_on=TOMORROW)
        assert Chairing.objects.get(pk=made.pk).ends_on == TODAY
