"""The two home pages."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from hscp.record import alarm
from hscp.record.models import Tick
from hscp.spaces.acting import acting, in_space
from partnership.models import Arrangements, Group, Post, Seat, Signoff, SignoffRequest
from partnership.operations.invitations import open_invitation
from partnership.operations.people import add_person, end_seat
from tests.conftest import NOW, TODAY, UK
from tests.factories.fixtures import World
from tests.factories.people import make_seat


def words(response: Any) -> str:
    return " ".join(response.content.decode().split())


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_home_lists_the_spaces_and_posts_of_one_person_alone(world: World) -> None:
    user = world.user("dsp")
    with acting(in_space(world.joint.pk)):
        make_seat(Post.objects.get(key="member-post"), user=user)
    response = signed_in(user).get("/")
    assert "reporting/home.html" in {template.name for template in response.templates}
    assert [card.slug for card in response.context["spaces"]] == ["herefordshire", "lsp-forum"]
    assert "Dsp post" in words(response)
    assert world.there.name not in words(response)
    assert "Nothing waits for you here." in words(response)


def test_home_without_a_seat_says_whom_to_ask(world: World) -> None:
    response = signed_in(world.stranger).get("/")
    assert "You hold no post now" in words(response)
    assert "write to the Partnership Team" in words(response)
    with acting(in_space(world.here.pk)):
        end_seat(seat=Seat.objects.get(post__key="dsp-post"), ends_on=TODAY)
    user = world.user("dsp")
    user.refresh_from_db()  # its round: the end of the last seat signed it out
    assert "You hold no post now" in words(signed_in(user).get("/"))


def test_home_shows_what_waits_for_a_signature_and_to_nobody_else(world: World) -> None:
    with acting(in_space(world.here.pk)):
        signoff = Signoff(subject="report:1", title="Yearly report 2025-26", content_hash="0" * 64, opened_at=NOW)
        signoff.save()
        SignoffRequest(signoff=signoff, post=Post.objects.get(key="lsp-post")).save()
    waiting = "Yearly report 2025-26 waits for your signature as Lsp post"
    assert waiting in words(signed_in(world.user("lsp")).get("/"))
    assert waiting not in words(signed_in(world.user("dsp")).get("/"))
    assert waiting not in words(signed_in(world.user("lsp", world.there)).get("/"))


def test_home_tells_the_team_who_has_not_come_yet(world: World) -> None:
    with acting(in_space(world.here.pk)):
        open_invitation(person=add_person(name="Invited", email="invited@example.org"), at=NOW)
        open_invitation(person=add_person(name="Late", email="late@example.org"), at=NOW - timedelta(days=14))
    page = words(signed_in(world.user("team")).get("/"))
    assert "Invited has not accepted the invitation yet" in page
    assert "Late has not accepted the invitation, which has ended" in page
    assert "has not accepted" not in words(signed_in(world.user("member")).get("/"))


def test_home_is_for_those_who_signed_in(world: World) -> None:
    response = Client().get("/")
    assert response.status_code == 302
    assert response["Location"] == "/account/login/?next=/"


def test_space_home_names_the_document_and_flags_a_review_that_is_over(world: World) -> None:
    client = signed_in(world.user("member"))
    url = "/p/herefordshire/"
    assert "No published arrangements have been loaded yet." in words(client.get(url))
    with acting(in_space(world.here.pk)):
        document = Arrangements(title="Our arrangements", published_on=date(2024, 9, 1), review_on=TODAY)
        document.save()
        Group(key="board", name="The Board", kind="board").save()
        Group(key="old", name="A group of the past", kind="board", ends_on=TODAY).save()
    response = client.get(url)
    assert "reporting/space_home.html" in {template.name for template in response.templates}
    assert "Our arrangements" in words(response)
    assert "The Board" in words(response)
    assert "A group of the past" not in words(response)
    assert "That day has passed." not in words(response)
    with acting(in_space(world.here.pk)):
        document.review_on = TODAY - timedelta(days=1)
        document.save(update_fields=["review_on"])
    assert "were to be reviewed by 14 June 2026. That day has passed." in words(client.get(url))


@pytest.mark.parametrize("page", ["/", "/p/herefordshire/"])
def test_the_team_is_told_when_timed_work_has_stopped_and_nobody_else(
    world: World, settings: Any, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    monkeypatch.setattr(alarm, "_found", None)
    settings.ALARM_AFTER_MINUTES = 15
    then = timezone.now() - timedelta(days=1)
    Tick.objects.create(task="record.sweep", slot=then)
    team, member = signed_in(world.user("team")).get(page), signed_in(world.user("member")).get(page)
    for said in (
        f"Timed work has stopped since {then.astimezone(UK):%H:%M} on",
        "Tell whoever runs this site",
        "Nothing is lost",
    ):
        assert said in words(team)
        assert said not in words(member)
    monkeypatch.setattr(alarm, "_found", None)
    Tick.objects.create(task="record.sweep", slot=timezone.now())
    assert "Timed work has stopped" not in words(signed_in(world.user("team")).get(page))
    monkeypatch.setattr(alarm, "_found", None)
