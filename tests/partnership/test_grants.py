"""What seats are granted follows the table of roles, which a new release may change, in both directions."""

from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.test import Client

from hscp.spaces.acting import Context, acting, in_space
from partnership.access import live_grants
from partnership.models import Group, GroupGrant, Partnership, PartnershipGrant, Person, Seat
from partnership.operations import grants
from partnership.operations.grants import Renewed, renew_grants
from partnership.operations.people import appoint_chair, end_seat
from partnership.rules import roles
from partnership.rules.roles import ROLE_BY_KEY, Right, gives
from tests.conftest import ON_POSTGRES, TODAY
from tests.factories.fixtures import World
from tests.factories.people import make_seat, make_user

NOTHING = Renewed()


@pytest.fixture
def here(world: World) -> Iterator[World]:
    with acting(in_space(world.here.pk)):
        yield world


def without(monkeypatch: pytest.MonkeyPatch, role: str, *gone: Right) -> None:
    """A release in which a role no longer has these rights."""
    row = ROLE_BY_KEY[role]
    monkeypatch.setitem(ROLE_BY_KEY, role, replace(row, rights=row.rights - set(gone)))


def rights_of(user: Any) -> set[str]:
    with acting(Context(user_id=user.pk)):
        return {grant.right.value for grant in live_grants(user, TODAY)}


def granted(codename: str) -> int:
    return PartnershipGrant.objects.filter(permission__codename=codename).count()


def test_seats_get_the_rights_that_their_role_was_given_since(here: World) -> None:
    for grant in PartnershipGrant.objects.filter(permission__codename="keep_records"):
        grant.delete()
    assert renew_grants(day=TODAY, check=True) == Renewed(given=1, given_to=1) and granted("keep_records") == 0
    assert renew_grants(day=TODAY) == Renewed(given=1, given_to=1) and granted("keep_records") == 1
    assert renew_grants(day=TODAY) == NOTHING


def test_what_a_role_has_lost_counts_for_nothing_at_once_and_is_taken_from_every_seat(
    here: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = make_seat(Seat.objects.get(user=here.user("team")).post, user=make_user())
    end_seat(seat=second, ends_on=TODAY)
    client = Client()
    client.force_login(here.user("team"))
    assert client.get(f"/p/{here.here.slug}/holds/set/").status_code == 200
    others = PartnershipGrant.objects.exclude(permission__codename="keep_records").count()
    without(monkeypatch, "team", Right.KEEP_RECORDS)
    without(monkeypatch, "member", Right.UPDATE_ACTIONS)
    assert client.get(f"/p/{here.here.slug}/holds/set/").status_code == 403, "before anything is taken away"
    assert "keep_records" not in rights_of(here.user("team")) and "manage_people" in rights_of(here.user("team"))
    assert granted("keep_records") == 2
    counted = Renewed(taken=3, taken_from=3)  # also from the seat that has ended, which could be opened again
    assert renew_grants(day=TODAY, check=True) == counted and granted("keep_records") == 2
    assert renew_grants(day=TODAY) == counted
    assert granted("keep_records") == 0
    assert PartnershipGrant.objects.count() == others - 1, "and nothing of what is still given"
    assert {grant.seat.role for grant in PartnershipGrant.objects.filter(permission__codename="update_actions")} == {
        row.key for row in ROLE_BY_KEY.values() if Right.UPDATE_ACTIONS in row.rights
    }
    assert renew_grants(day=TODAY) == NOTHING
    assert PartnershipGrant.history.filter(history_type="-").count() == 3, "that it was taken is on the record"


def test_as_much_given_as_taken_is_seen(here: World, monkeypatch: pytest.MonkeyPatch) -> None:
    row = ROLE_BY_KEY["dsp"]
    rights = row.rights - {Right.APPROVE} | {Right.RATIFY}
    monkeypatch.setitem(ROLE_BY_KEY, "dsp", replace(row, rights=rights))
    assert renew_grants(day=TODAY) == Renewed(given=1, given_to=1, taken=1, taken_from=1)
    assert rights_of(here.user("dsp")) == {right.value for right in rights}


@pytest.fixture(scope="module")
def old_right(django_db_setup: None, django_db_blocker: Any) -> Iterator[int]:
    """A right that an older product had; the database's owner writes rights, after migrations, and nobody else."""
    with django_db_blocker.unblock():
        rows = Permission.objects.using("owner" if ON_POSTGRES else "default")
        kind = ContentType.objects.db_manager(rows.db).get_for_model(Partnership)
        row = rows.create(codename="ring_the_bell", name="Ring the bell", content_type_id=kind.pk)
    yield row.pk
    with django_db_blocker.unblock():
        rows.filter(pk=row.pk)._raw_delete(rows.db)  # nothing refers to it any more


def test_a_right_of_which_there_is_no_more_lets_people_in_all_the_same(here: World, old_right: int) -> None:
    old = Permission.objects.get(pk=old_right)
    seat = Seat.objects.get(user=here.user("team"))
    whole, before = Partnership.objects.get(), rights_of(here.user("team"))
    PartnershipGrant(permission=old, content_object=whole, seat=seat, user=here.user("team")).save()
    assert rights_of(here.user("team")) == before
    assert not gives("partnership", "team", old.codename)
    assert renew_grants(day=TODAY) == Renewed(taken=1, taken_from=1)


def test_rights_of_a_chair_in_both_directions(here: World, monkeypatch: pytest.MonkeyPatch) -> None:
    group = Group(key="board", name="Board", kind="board")
    group.save()
    post = Seat.objects.get(user=here.user("lsp")).post
    appoint_chair(group_id=group.pk, post=post, kind="chair", starts_on=None)
    fewer = frozenset({Right.MANAGE_MEETINGS})
    with monkeypatch.context() as patch:
        for module in (roles, grants):
            patch.setattr(module, "CHAIR_RIGHTS", fewer)
        assert "manage_meetings" in rights_of(here.user("lsp")) and "record_minutes" not in rights_of(here.user("lsp"))
        assert renew_grants(day=TODAY) == Renewed(taken=1, taken_from=1)
    assert GroupGrant.objects.count() == 1
    assert renew_grants(day=TODAY) == Renewed(given=1, given_to=1)
    assert "record_minutes" in rights_of(here.user("lsp"))


def test_the_command_counts_first_and_says_what_it_does(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "member", Right.UPDATE_ACTIONS)

    def printed(*options: str) -> str:
        call_command("renew_grants", *options, stdout=(out := StringIO()))
        return out.getvalue()

    line = "herefordshire: 0 rights given to 0 seats, 1 right taken from 1 seat."
    for _ in range(2):
        said = printed("--check")
        assert line in said and said.endswith("This was a check: nothing was written.\n")
    assert line in printed() and "herefordshire: 0 rights given to 0 seats, 0 rights taken from 0 seats." in printed()
    assert "check" not in printed("--check")
    with acting(in_space(world.here.pk)):
        assert Person.objects.exists()
