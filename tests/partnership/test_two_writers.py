"""Two of the team have one page about people open: whoever saves second is told, and overwrites nothing unawares."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from hscp.lib.verdicts import Refused
from hscp.spaces.acting import acting, in_space
from partnership.models import CaseFile, Chairing, FileGrant, Group, Person, Post, Seat
from partnership.operations.cases import change_place, hand_over
from partnership.operations.people import add_person, appoint_chair, change_person, end_chairing, end_seat, replace
from partnership.rules.cases import HandOver
from partnership.rules.roles import Right
from tests.conftest import NOW, TODAY
from tests.factories.cases import make_case_file, put_on, seat_of, within
from tests.factories.fixtures import World

JULY, AUGUST = date(2026, 7, 1), date(2026, 8, 1)


@pytest.fixture
def team(world: World) -> Client:
    client = Client()
    client.force_login(world.user("team"))
    return client


def at(world: World, name: str, *args: int) -> str:
    return reverse(name, args=(world.here.slug, *args))


def test_two_who_change_a_person(world: World, team: Client) -> None:
    with acting(in_space(world.here.pk)):
        person = add_person(name="Ann Example", phone="1")
    address = at(world, "change_person", person.pk)
    assert 'name="version" value="1"' in team.get(address).content.decode()
    with acting(in_space(world.here.pk)):
        change_person(person=person, name="Ann Example", phone="22222", version=1)
    clash = team.post(address, {"name": "Ann Married", "phone": "1", "version": "1"})
    html = clash.content.decode()
    assert clash.status_code == 409 and "22222" in html and "Ann Married" in html and 'value="2"' in html
    with acting(in_space(world.here.pk)):
        assert Person.objects.get(pk=person.pk).phone == "22222"
    assert team.post(address, {"name": "Ann Married", "phone": "22222", "version": "2"}).status_code == 302


def test_two_who_end_a_seat(world: World, team: Client) -> None:
    with acting(in_space(world.here.pk)):
        seat = Seat.objects.get(post__key="dsp-post")
    address = at(world, "seat_end", seat.pk)
    assert 'name="version" value="1"' in team.get(address).content.decode()
    with acting(in_space(world.here.pk)):
        end_seat(seat=seat, ends_on=AUGUST, because="Retires")
    typed = {"ends_on": JULY.isoformat(), "because": "Moves away"}
    clash = team.post(address, {**typed, "version": "1"})
    html = clash.content.decode()
    assert clash.status_code == 409 and "1 August 2026" in html and "Retires" in html and 'value="Moves away"' in html
    with acting(in_space(world.here.pk)):
        assert Seat.objects.get(pk=seat.pk).ended_because == "Retires"
    assert team.post(address, {**typed, "version": "2"}).status_code == 302
    with acting(in_space(world.here.pk)):
        assert Seat.objects.get(pk=seat.pk).ends_on == JULY


def test_an_end_is_taken_back_that_the_page_showed(world: World, team: Client) -> None:
    with acting(in_space(world.here.pk)):
        seat = end_seat(seat=Seat.objects.get(post__key="dsp-post"), ends_on=AUGUST, because="Retires")
    button = f"{at(world, 'seat_reopen', seat.pk)}?version={seat.version}"
    assert button in team.get(at(world, "person", seat.person_id)).content.decode()
    with acting(in_space(world.here.pk)):
        end_seat(seat=seat, ends_on=JULY, because="Earlier")
    answer = team.post(button, follow=True).content.decode()
    assert "Somebody else has changed this seat meanwhile" in answer
    with acting(in_space(world.here.pk)):
        assert Seat.objects.get(pk=seat.pk).ended_because == "Earlier"


def test_a_holder_is_replaced_whom_the_page_named(world: World, team: Client) -> None:
    with acting(in_space(world.here.pk)):
        post = Post.objects.get(key="dsp-post")
        holder = Seat.objects.get(post=post)
        theirs, mine = add_person(name="Chosen by them"), add_person(name="Chosen by me")
    address = at(world, "post_replace", post.pk)
    assert f'name="holder" value="{holder.pk}"' in team.get(address).content.decode()
    with acting(in_space(world.here.pk)):
        followed = replace(post=post, person=theirs, on=TODAY)
    typed = {"person_chosen": mine.pk, "starts_on": TODAY.isoformat(), "because": "Leaves"}
    html = team.post(address, {**typed, "holder": holder.pk}).content.decode()
    assert "Somebody else has changed who holds this post meanwhile: Chosen by them holds it" in html
    assert f'name="holder" value="{followed.pk}"' in html and 'value="Leaves"' in html
    with acting(in_space(world.here.pk)):
        assert not Seat.objects.filter(person=mine).exists()
    assert team.post(address, typed).status_code == 200, "a form that names nobody replaces nobody"
    assert team.post(address, {**typed, "holder": followed.pk}).status_code == 302


def test_two_who_end_a_time_in_the_chair(world: World, team: Client) -> None:
    with acting(in_space(world.here.pk)):
        group = Group(key="board", name="The Board", kind="board")
        group.save()
        post = Post.objects.get(key="dsp-post")
        chairing = appoint_chair(group_id=group.pk, post=post, kind="chair", starts_on=date(2026, 1, 1))
    address = at(world, "chairing_end", chairing.pk)
    assert 'name="version" value="1"' in team.get(address).content.decode()
    with acting(in_space(world.here.pk)):
        end_chairing(chairing=chairing, ends_on=AUGUST)
    clash = team.post(address, {"ends_on": JULY.isoformat(), "version": "1"})
    assert clash.status_code == 409 and "1 August 2026" in clash.content.decode()
    with acting(in_space(world.here.pk)):
        assert Chairing.objects.get().ends_on == AUGUST


def test_two_who_change_a_place_on_a_list(world: World) -> None:
    file = make_case_file(world.here, world.user("dsp"))
    grant = put_on(file, world.user("member"))
    lead = Client()
    lead.force_login(world.user("dsp"))
    address = at(world, "case_file_place_change", file.pk, grant.pk)
    assert 'name="version" value="1"' in lead.get(address).content.decode()
    with within(world.here, file):
        change_place(grant=grant, level=Right.OPEN_FILE, reason="Chairs the panel", ends_at=None, version=1, at=NOW)
    clash = lead.post(address, {"level": "open_file", "reason": "Writes the report", "version": "1"})
    html = clash.content.decode()
    assert clash.status_code == 409 and "Chairs the panel" in html and 'value="Writes the report"' in html
    with within(world.here, file):
        assert FileGrant.objects.get(pk=grant.pk).reason == "Chairs the panel"


def test_confirming_ends_nobody_the_page_did_not_name(world: World) -> None:
    file = make_case_file(world.here, world.user("dsp"))
    first = put_on(file, world.user("member"))
    lead = Client()
    lead.force_login(world.user("dsp"))
    address = at(world, "case_file_confirm", file.pk)
    assert f'name="shown" value="{first.pk}"' in lead.get(address).content.decode()
    later = put_on(file, world.user("lsp"), at=NOW + timedelta(seconds=1))
    assert lead.post(address, {"keep": [], "shown": str(first.pk)}).status_code == 302
    with within(world.here, file):
        assert FileGrant.objects.get(pk=first.pk).ended_at is not None
        assert FileGrant.objects.get(pk=later.pk).ended_at is None, "given after the page was made"


def test_the_lead_is_handed_over_once(world: World) -> None:
    """Two requests that came through the door together: the second finds another lead."""
    file = make_case_file(world.here, world.user("dsp"))
    lead = seat_of(world.user("dsp"), world.here)
    with within(world.here, file):
        seen = CaseFile.objects.get(pk=file.pk)
        hand_over(
            file=file, to=seat_of(world.user("lsp"), world.here), keeps=HandOver.NOTHING, reason="x", seat=lead, at=NOW
        )
        with pytest.raises(Refused, match="Somebody else has handed over"):
            to = seat_of(world.user("member"), world.here)
            hand_over(file=seen, to=to, keeps=HandOver.NOTHING, reason="y", seat=lead, at=NOW)
