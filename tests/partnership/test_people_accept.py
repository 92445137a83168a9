"""The page that an invitation's link opens, followed in a browser's steps; really committed where mail is involved."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from hscp.identity.models import User
from hscp.spaces.acting import acting, in_space
from hscp.spaces.models import Space
from partnership.models import Invitation, Person
from partnership.operations.invitations import invitation_token, open_invitation, withdraw
from partnership.operations.people import add_person, appoint, change_person
from tests.conftest import NOW, TODAY
from tests.factories.factors import set_up_app
from tests.factories.fixtures import World
from tests.factories.people import PASSWORD, make_post

GOOD = {"password1": "seven purple kettles at dawn", "password2": "seven purple kettles at dawn"}


@pytest.fixture(autouse=True)
def no_attempts_counted() -> None:
    cache.clear()


def invited(space: Space, email: str = "newcomer@example.org") -> Invitation:
    with acting(in_space(space.pk)):
        person = Person.objects.filter(email=email).first() or add_person(name="Newcomer", email=email)
        appoint(post=make_post("new-post", title="New post"), person=person, starts_on=TODAY)
        return open_invitation(person=person, at=NOW)


def link(invitation: Invitation) -> str:
    return f"/invitation/{invitation_token(invitation)}/"


def words(response: Any) -> str:
    return " ".join(response.content.decode().split())


def used(response: Any) -> set[str]:
    return {template.name for template in response.templates}


def test_from_the_link_to_the_home_page(committed_world: World) -> None:
    invitation = invited(committed_world.here)
    client = Client()
    page = client.get(link(invitation))
    assert "partnership/accept_invitation.html" in used(page)
    assert "no-store" in page.headers["Cache-Control"]
    assert 'value="newcomer@example.org"' in words(page)
    for wrong, said in (
        ({"password1": "", "password2": ""}, "Choose a password"),
        ({"password1": "short", "password2": "short"}, "at least 12 characters"),
        ({**GOOD, "password2": "something else"}, "The two passwords are not the same."),
        ({"password1": "newcomer@example.org", "password2": "newcomer@example.org"}, "too similar"),
    ):
        refused = client.post(link(invitation), wrong)
        assert refused.status_code == 200
        assert said in words(refused)
    assert not User.objects.get(email="newcomer@example.org").has_usable_password()
    second_step = client.post(link(invitation), GOOD, follow=True)
    assert second_step.redirect_chain == [("/", 302), ("/account/second-step/", 302)]
    assert f"Welcome to {committed_world.here.name}." in words(second_step)
    assert client.get("/p/herefordshire/people/")["Location"] == "/account/second-step/"
    set_up_app(client)
    codes = client.get("/account/second-step/recovery-codes/")
    assert 'href="/p/herefordshire/people/"' in words(codes), "goes on where it was stopped"
    assert "New post" in words(client.get("/"))
    assert client.get("/p/herefordshire/people/").status_code == 200
    used_again = Client().get(link(invitation))
    assert used_again.status_code == 410
    assert "This invitation has been used already. Sign in" in words(used_again)


def test_an_account_with_a_password_signs_in_first(world: World) -> None:
    """Somebody who sits in one county is invited by the other: one account, each county sees its own."""
    email = world.user("lsp", world.there).email
    invitation = invited(world.here, email)
    client = Client()
    to_sign_in = client.get(link(invitation))
    assert to_sign_in.status_code == 302
    assert to_sign_in["Location"].startswith("/account/login/?next=/invitation/")
    assert "Sign in to accept the invitation" in words(client.get(to_sign_in["Location"]))
    client.force_login(world.user("lsp", world.there))
    asked = client.get(link(invitation))
    assert "Accept the invitation" in words(asked)
    assert "Choose a password" not in words(asked)
    home = client.post(link(invitation), {"password1": "x", "password2": "x"}, follow=True)
    assert world.here.name in words(home)
    assert world.there.name in words(home)
    account = User.objects.get(email=email)
    assert account.check_password(PASSWORD)
    here, there = (client.get(f"/p/{space.slug}/people/") for space in (world.here, world.there))
    assert "Newcomer" in words(here)
    assert "Newcomer" not in words(there)
    assert "Holder of Lsp post" in words(there)


def test_a_post_without_signing_in_accepts_nothing_for_an_account_with_a_password(world: World) -> None:
    invitation = invited(world.here, world.user("lsp", world.there).email)
    response = Client().post(link(invitation), GOOD)
    assert response.status_code == 302
    assert "/account/login/" in response["Location"]
    with acting(in_space(world.here.pk)):
        assert Invitation.objects.get(pk=invitation.pk).accepted_at is None


def test_somebody_else_who_is_signed_in_is_told_and_accepts_nothing(world: World) -> None:
    invitation = invited(world.here)
    client = Client()
    client.force_login(world.stranger)
    assert "but you are signed in as <strong>stranger@example.org</strong>" in words(client.get(link(invitation)))
    response = client.post(link(invitation), GOOD)
    assert "but you are signed in as" in words(response)
    with acting(in_space(world.here.pk)):
        assert Invitation.objects.get(pk=invitation.pk).accepted_at is None
        assert Person.objects.get(email="newcomer@example.org").user is None


def test_expired_withdrawn_and_moved_links_say_what_to_do(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    invitation = invited(world.here)
    with acting(in_space(world.here.pk)):
        person = Person.objects.get(email="newcomer@example.org")
        change_person(person=person, name=person.name, email="moved@example.org", version=1)
    moved = Client().get(link(invitation))
    assert moved.status_code == 410
    assert "Your e-mail address has changed" in words(moved)
    with acting(in_space(world.here.pk)):
        change_person(person=person, name=person.name, email="newcomer@example.org", version=2)
    assert Client().get(link(invitation)).status_code == 200
    monkeypatch.setattr("hscp.spaces.clock._wall", lambda: NOW + timedelta(days=14))
    expired = Client().post(link(invitation), GOOD)
    assert expired.status_code == 410
    assert "partnership/invitation_closed.html" in used(expired)
    assert "This invitation ended on Monday 29 June 2026. Ask the Partnership Team" in words(expired)
    with acting(in_space(world.here.pk)):
        withdraw(invitation=Invitation.objects.get(pk=invitation.pk), at=NOW)
    assert "has been withdrawn" in words(Client().get(link(invitation)))


@pytest.mark.django_db
@pytest.mark.parametrize("token", ["nonsense", "WzEsMV0:1xVVrB:EPMyqgZThjeEwJbl15RXBWRaw4BVpAtLBFAz8SDA3MU"])
def test_a_link_that_we_did_not_sign_opens_nothing(token: str) -> None:
    response = Client().get(f"/invitation/{token}/")
    assert response.status_code == 404
    assert "a part of it was lost on the way" in words(response)


def test_the_invited_person_may_also_come_by_password_reset(world: World) -> None:
    """The mailbox is proved either way; the link then only asks to sign in."""
    invitation = invited(world.here)
    user = invitation.user
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    assert Client().get(link(invitation)).status_code == 302
