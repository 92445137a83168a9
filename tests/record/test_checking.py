"""The nightly check: every change without its row of history is found, restricted ones too, and nothing is mended."""

from dataclasses import replace
from datetime import time, timedelta
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from hscp.record.checking import CHECK, accounts_that_differ
from hscp.record.contents import changed_contents
from hscp.record.entries import Difference, DifferenceKind, RecordCheck
from hscp.record.outbox import ask
from hscp.record.reconcile import compare
from hscp.record.runner import drain
from hscp.record.stored import StoredFile
from hscp.record.timetable import Weekly
from hscp.spaces.acting import acting, in_space
from hscp.spaces.models import Space
from partnership.models import Person
from partnership.operations.cases import open_case_file
from tests.conftest import NOW
from tests.factories.people import make_post, make_seat, make_space, make_user


@pytest.fixture
def north(db: Any) -> Space:
    space = make_space("north")
    with acting(in_space(space.pk)):
        for number in range(4):
            Person(name=f"Person {number}", email=f"{number}@example.org").save()
    return space


def past_the_product(sql: str, *params: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def test_what_went_through_the_product_agrees(north: Space) -> None:
    with acting(in_space(north.pk)):
        seat = make_seat(make_post("lead", "dsp"), user=make_user())
        open_case_file(title="Restricted", lead=seat, seat=seat, at=NOW)
        person = Person.objects.get(name="Person 1")
        person.name = "Another name"
        person.save(update_fields=["name"])
        Person.objects.get(name="Person 2").delete()
    comparison = compare(north.pk)
    assert comparison.found == ()
    assert comparison.compared >= 8


def test_each_change_without_its_row_is_found_and_left_as_it_is(north: Space) -> None:
    with acting(in_space(north.pk)):
        people = list(Person.objects.order_by("pk"))
        gone = Person(name="Deleted in earnest")
        gone.save()
        gone_key = gone.pk
        gone.delete()
        past_the_product("UPDATE partnership_person SET name = 'Slipped in', phone = '1' WHERE id = %s", people[0].pk)
        past_the_product("DELETE FROM partnership_person WHERE id = %s", people[1].pk)
        insert = (
            "INSERT INTO partnership_person (id, space_id, name, email, phone, version) VALUES (%s, %s, 'X', '', '', 1)"
        )
        past_the_product(insert, gone_key, north.pk)
        past_the_product(insert, gone_key + 1000, north.pk)
    found = {each.row_key: (each.kind, each.fields) for each in compare(north.pk).found}
    assert found == {
        people[0].pk: (DifferenceKind.CHANGED, ("name", "phone")),
        people[1].pk: (DifferenceKind.VANISHED, ()),
        gone_key: (DifferenceKind.RETURNED, ()),
        gone_key + 1000: (DifferenceKind.UNRECORDED, ()),
    }
    with acting(in_space(north.pk)):
        assert Person.objects.get(pk=people[0].pk).name == "Slipped in"


def test_a_change_inside_a_case_file_is_found_too(north: Space) -> None:
    with acting(in_space(north.pk)):
        seat = make_seat(make_post("lead", "dsp"), user=make_user())
        file = open_case_file(title="Restricted", lead=seat, seat=seat, at=NOW)
    with acting(replace(in_space(north.pk), files=frozenset({file.pk}))):
        past_the_product("UPDATE partnership_casefile SET title = 'Other' WHERE id = %s", file.pk)
    assert [(each.model, each.fields) for each in compare(north.pk).found] == [("partnership.CaseFile", ("title",))]


def test_the_nightly_job_writes_down_what_it_found(transactional_db: None, rung: list[int]) -> None:
    space = make_space("north")
    with acting(in_space(space.pk)):
        person = Person(name="Somebody")
        person.save()
    with acting(in_space(space.pk)):
        past_the_product("UPDATE partnership_person SET name = 'Slipped in' WHERE id = %s", person.pk)
        ask(CHECK, key="tonight", asked_by_id=None, at=timezone.now())
    assert drain(timezone.now()) == 1
    with acting(in_space(space.pk)):
        check = RecordCheck.objects.get()
        assert (check.differing, check.fault) == (1, "")
        assert check.entries > 0
        assert len(check.head) == 64
        row = Difference.objects.get()
        assert (row.model, row.row_key, row.fields) == ("partnership.Person", person.pk, "name")
        assert not any("Slipped" in str(value) for value in vars(row).values())


def stored(content: bytes, space: Space, key: str, *, file: int | None = None) -> str:
    """A stored file of the space, as the upload leaves it; gives its path."""
    with acting(replace(in_space(space.pk), files=frozenset({file} if file else ()))):
        row = StoredFile(
            name="Paper.pdf", kind="pdf", size=len(content), sha256=sha256(content).hexdigest(), key=key,
            scan="not scanned", case_file_id=file, uploaded_at=NOW,
        )  # fmt: skip
        row.save()
        return str(default_storage.save(row.path, ContentFile(content)))


def test_a_stored_file_that_holds_something_else_is_found(transactional_db: None, rung: list[int]) -> None:
    """Overwritten on the disk, or gone; one of a case file too, and none of another space."""
    north, south = make_space("north"), make_space("south")
    with acting(in_space(north.pk)):
        seat = make_seat(make_post("lead", "dsp"), user=make_user())
        matter = open_case_file(title="Restricted", lead=seat, seat=seat, at=NOW)
    whole, other = stored(b"whole", north, "a" * 32), stored(b"other", north, "b" * 32)
    restricted, gone = stored(b"case", north, "c" * 32, file=matter.pk), stored(b"gone", north, "d" * 32)
    elsewhere = stored(b"south", south, "e" * 32)
    assert changed_contents(north.pk) == []
    for path in (other, restricted, elsewhere):
        Path(default_storage.path(path)).write_bytes(b"slipped in")
    default_storage.delete(gone)
    found = changed_contents(north.pk)
    assert len(found) == 3 and not any(whole in said or elsewhere in said for said in found)
    assert all(any(path in said for said in found) for path in (other, restricted, gone))
    with acting(in_space(north.pk)):
        ask(CHECK, key="tonight", asked_by_id=None, at=timezone.now())
    drain(timezone.now())
    with acting(in_space(north.pk)):
        assert other in RecordCheck.objects.get().fault
    with pytest.raises(CommandError, match="of 1 of 1 spaces is not as it was sealed or stored"):
        call_command("verify_record", "north", files=True, stdout=StringIO())
    call_command("verify_record", "north", stdout=StringIO())  # the rows themselves are whole


@pytest.mark.parametrize("hours", [0, 1, 24, 167])
def test_weekly_comes_round_on_its_day(hours: int) -> None:
    monday_eight = NOW.replace(hour=8)
    assert Weekly(0, time(8)).slot(monday_eight + timedelta(hours=hours)) == monday_eight
    assert Weekly(0, time(8)).slot(monday_eight - timedelta(seconds=1)) == monday_eight - timedelta(days=7)
    assert Weekly(0, time(8)).for_beat().day_of_week == {1}


def test_an_account_that_was_changed_past_the_product_is_named(transactional_db: None, rung: list[int]) -> None:
    """Of the people of this space alone."""
    north, elsewhere = make_space("north"), make_user()
    with acting(in_space(north.pk)):
        users = [make_user(), make_user()]
        for number, user in enumerate(users):
            make_seat(make_post(f"post-{number}", "member"), user=user, name=f"Somebody {number}")
    assert accounts_that_differ(north.pk) == []
    for user in (users[1], elsewhere):
        past_the_product("UPDATE identity_user SET email = %s WHERE id = %s", f"mine{user.pk}@example.org", user.pk)
    said = "The sign-in account of Somebody 1 is not as its record says about its address."
    assert accounts_that_differ(north.pk) == [said]
    with acting(in_space(north.pk)):
        ask(CHECK, key="check", asked_by_id=None, at=timezone.now())
    drain(timezone.now())
    with acting(in_space(north.pk)):
        assert said in RecordCheck.objects.latest("pk").fault
