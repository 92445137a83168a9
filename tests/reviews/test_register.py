"""The register: reviews of other kinds under their owner, this partnership's own that one may open."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from hscp.spaces.acting import acting, in_space
from meetings.models import OwnedItem
from partnership.models import Seat
from reviews.operations.register import change_review, put_on_agenda
from tests.conftest import NOW, TODAY
from tests.factories.cases import seat_of, within
from tests.factories.fixtures import World
from tests.factories.learning import NO_DAYS, REGISTERED, make_other_review
from tests.factories.reviews import make_incident

pytestmark = pytest.mark.usefixtures("statute")


@pytest.fixture
def team(world: World) -> Seat:
    return seat_of(world.user("team"), world.here)


def get(world: World, role: str, name: str, *args: Any, **query: str) -> Any:
    client = Client()
    client.force_login(world.user(role))
    return client.get(reverse(name, args=(world.here.slug, *args)), query)


def item(world: World) -> OwnedItem:
    row = OwnedItem(joint=world.joint, group="jcr", slot=7, number=3, held_on=TODAY, state="planned")
    row.save()
    return row


def test_one_page_lists_both_and_a_case_only_for_whom_it_opens(world: World, team: Seat) -> None:
    incident = make_incident(world.here, world.user("team"))
    with within(world.here, user=world.user("team")):
        row = make_other_review(team)
    reference = incident.file.reference
    mine, theirs = (get(world, role, "review_register").content.decode() for role in ("team", "member"))
    assert reference in mine and "DHR 1" in mine and "Two children saw it" in mine
    assert reference not in theirs and "DHR 1" in theirs
    assert reference not in get(world, "member", "review_register", format="csv").content.decode()
    assert "DHR 1" not in get(world, "team", "review_register", kind="sar").content.decode()
    with acting(in_space(world.there.pk)):
        assert not type(row).objects.exists(), "only its owner's people see it"


def test_it_is_put_under_the_owners_own_item_once(world: World, team: Seat) -> None:
    with within(world.here, user=world.user("team")):
        row, place = make_other_review(team), item(world)
        assert "Put it on a joint agenda" in get(world, "team", "other_review", row.pk).content.decode()
        put_on_agenda(review=row, item=place, about="To learn from it", seat=team, at=NOW)
        with pytest.raises(Refused, match="written under this item already"):
            put_on_agenda(review=row, item=place, about="Again", seat=team, at=NOW)
    shown = get(world, "member", "owned_item", place.slot).content.decode()
    assert "Domestic homicide review DHR 1: A death in 2025" in shown and "To learn from it" in shown
    assert "item 3" in get(world, "member", "other_review", row.pk).content.decode()
    assert "No item of this partnership waits" in get(world, "team", "other_review_put", row.pk).content.decode()
    assert get(world, "dsp", "other_review_put", row.pk).status_code == 403


def test_nobody_overwrites_another_on_the_register(world: World, team: Seat) -> None:
    with within(world.here, user=world.user("team")):
        row = make_other_review(team)
        with pytest.raises(Refused, match="of that reference"):
            make_other_review(team, reference="dhr 1")
        with pytest.raises(Refused, match="NHS number"):
            make_other_review(team, reference="DHR 2", for_children="943 476 5919")
        said = {**REGISTERED, **NO_DAYS, "reference": "DHR 1", "version": 1, "at": NOW}
        change_review(review=row, **{**said, "title": "First"})
        with pytest.raises(EditConflict):
            change_review(review=row, **{**said, "title": "Second"})


def test_the_register_costs_the_same_with_one_and_with_three(world: World, team: Seat) -> None:
    def cost() -> int:
        client = Client()
        client.force_login(world.user("team"))
        address = reverse("review_register", args=(world.here.slug,))
        client.get(address)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address).status_code == 200
        return len(caught)

    def add(number: int) -> None:
        make_incident(world.here, world.user("team"))
        with within(world.here, user=world.user("team")):
            make_other_review(team, reference=f"DHR {number}")

    add(1)
    one = cost()
    add(2)
    add(3)
    assert cost() == one
