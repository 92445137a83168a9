"""What belongs to no space: each change is kept, whoever makes it; a change past the product is found at night."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection

from hscp.record.entries import DifferenceKind
from hscp.record.reconcile import Found, compare
from hscp.record.sharing import SharedChange, begin_where_nothing_is_kept
from hscp.spaces.acting import Context, acting, in_space, loading
from hscp.spaces.fences import sealed_tables
from hscp.spaces.guard import UnseenWrite
from hscp.spaces.models import Space
from partnership.models import BankHoliday, Organisation
from tests.factories.people import make_space, make_user

NOBODY = Context(user_id=None)


@pytest.fixture
def north(db: Any) -> Space:
    return make_space("north")


def body(space: Space) -> Organisation:
    with loading():
        return Organisation.objects.create(key="march-icb", name="March ICB", introduced_by=space)


def holiday(name: str) -> BankHoliday:
    with loading():
        return BankHoliday.objects.create(day=date(2026, 6, 1), name=name)


def kept(model: str) -> list[tuple[int, str, Any]]:
    with acting(NOBODY):
        rows = SharedChange.objects.filter(model=model).order_by("pk")
        return [(row.space_id, row.kind, row.values.get("name")) for row in rows]


def past_the_product(sql: str, *params: Any) -> None:
    with loading(), connection.cursor() as cursor:
        cursor.execute(sql, params)


def test_a_body_is_kept_where_it_was_introduced_whoever_acts(north: Space) -> None:
    south, user = make_space("south"), make_user()
    icb = body(north)
    with acting(in_space(south.pk, user_id=user.pk, seat_id=7)), loading():
        icb.name = "March and Fen ICB"
        icb.category = "police"  # not saved, so not said
        icb.save(update_fields=["name"])
    with acting(NOBODY):
        last = SharedChange.objects.filter(model="partnership.Organisation").first()
    assert last is not None
    assert (last.by_id, last.seat, last.values["category"]) == (user.pk, 7, "other")
    with acting(in_space(south.pk)), loading():
        icb.delete()
    changes = [(north.pk, "+", "March ICB"), (north.pk, "~", "March and Fen ICB"), (north.pk, "-", "March and Fen ICB")]
    assert kept("partnership.Organisation") == changes
    assert compare(north.pk).found == ()
    assert "record_sharedchange" in sealed_tables()


def test_a_national_row_is_kept_in_every_space_the_later_ones_too(north: Space) -> None:
    jubilee = holiday("Jubilee")
    south = make_space("south")
    jubilee.name = "Proclaimed"
    with loading():
        jubilee.save()
    rows = kept("partnership.BankHoliday")
    assert sorted(rows) == sorted(
        (space.pk, kind, name) for space in (north, south) for kind, name in (("+", "Jubilee"), ("~", "Proclaimed"))
    )
    assert [space for space, _, name in kept("spaces.Space") if name] == [north.pk, south.pk]
    assert compare(north.pk).found == compare(south.pk).found == ()


def test_a_change_past_the_product_is_found_where_it_is_kept(north: Space) -> None:
    south = make_space("south")
    icb, day = body(north), holiday("Jubilee")
    past_the_product("UPDATE partnership_organisation SET name = 'Slipped in' WHERE id = %s", icb.pk)
    past_the_product("DELETE FROM partnership_bankholiday WHERE id = %s", day.pk)
    past_the_product(
        "INSERT INTO partnership_bankholiday (id, day, name, is_holiday, source) VALUES (999, %s, 'X', true, '')",
        date(2026, 7, 1),
    )
    gone = Found("partnership.BankHoliday", day.pk, DifferenceKind.VANISHED)
    new = Found("partnership.BankHoliday", 999, DifferenceKind.UNRECORDED)
    renamed = Found("partnership.Organisation", icb.pk, DifferenceKind.CHANGED, ("name",))
    assert set(compare(north.pk).found) == {gone, new, renamed}
    assert set(compare(south.pk).found) == {gone, new}


@pytest.mark.parametrize("verb", ["UPDATE record_sharedchange SET kind = '-'", "DELETE FROM record_sharedchange"])
def test_its_history_is_only_added_to(north: Space, verb: str) -> None:
    body(north)
    with pytest.raises(DatabaseError), acting(in_space(north.pk)), connection.cursor() as cursor:
        cursor.execute(verb)
    assert len(kept("partnership.Organisation")) == 1


def test_nobody_writes_many_at_a_time(north: Space) -> None:
    body(north)
    with pytest.raises(UnseenWrite):
        Organisation.objects.update(name="Unseen")
    with pytest.raises(UnseenWrite):
        Organisation.objects.bulk_create([Organisation(key="x", name="Unseen", introduced_by=north)])


def test_what_was_there_before_its_history_gets_a_first_row_once(north: Space, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as before:
        before.setattr("hscp.record.sharing._keep", lambda *rest: None)
        icb = body(north)
    assert [each.kind for each in compare(north.pk).found] == [DifferenceKind.UNRECORDED]
    begin_where_nothing_is_kept("default")
    begin_where_nothing_is_kept("default")
    assert kept("partnership.Organisation") == [(north.pk, "+", icb.name)]
    assert compare(north.pk).found == ()


@pytest.mark.parametrize(
    "of_model, name", [(Organisation._meta, "db_table"), (Organisation._meta.get_field("name"), "column")]
)
def test_migrating_some_of_the_way_begins_what_stands(
    north: Space, monkeypatch: pytest.MonkeyPatch, of_model: Any, name: str
) -> None:
    with monkeypatch.context() as before:
        before.setattr("hscp.record.sharing._keep", lambda *rest: None)
        body(north)
        holiday("Jubilee")
    with monkeypatch.context() as further_back:
        further_back.setattr(of_model, name, "of_another_time")
        begin_where_nothing_is_kept("default")
    assert kept("partnership.BankHoliday") == [(north.pk, "+", "Jubilee")] and kept("partnership.Organisation") == []
    begin_where_nothing_is_kept("default")
    assert len(kept("partnership.Organisation")) == 1
