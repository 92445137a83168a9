"""The chain: every row is sealed by whatever route it came, and what is changed behind the product's back is named."""

# ruff: noqa: S608 - names of our own tables, and the tamperer's SQL

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from io import StringIO
from typing import Any

import psycopg2
import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, connections, transaction

from hscp.lib.chain import digest, next_head
from hscp.lib.verdicts import Refused
from hscp.record.bulk import create_many, update_many
from hscp.record.chain import Head, head_of, verify
from hscp.record.entries import ChainEntry, ChainShape, Erasure
from hscp.record.erasure import erase
from hscp.spaces.acting import WrongSpace, acting, in_space
from hscp.spaces.fences import missing, sealed_tables
from hscp.spaces.fences.chain import text_of
from hscp.spaces.models import Space
from partnership.models import Person, Post
from tests.conftest import NOW, ON_POSTGRES
from tests.factories.people import make_post, make_space
from tests.servers.administrator import triggers_down

PEOPLE = "partnership_historicalperson"
AWKWARD = {
    "int": 2**31 - 1,
    "text": 'Ünïcode “quoted” \\ "back" \t\r\n\x07 \x7f 🙂 |',
    "bool": True,
    "date": date(999, 2, 3),
    "time": time(23, 59, 1, 120),
    "moment": datetime(2026, 3, 29, 1, 30, 0, 120, tzinfo=UTC),
    "json": {"b": [1, 1.5, 1e21, 1e-7, -0.0, None, True], "aa": {"é": "\u2028", "": ""}, "c": "\x1f"},
    "decimal": Decimal("1234567.10"),
}


def seal_now() -> None:
    """Within a test's transaction: what happens at its end."""
    if ON_POSTGRES:
        connection.check_constraints()


def everything(space: Space) -> int:
    """How many rows the append-only tables of a space hold."""
    total = 0
    for name in sealed_tables():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {name} WHERE space_id = %s", [space.pk])
            total += cursor.fetchone()[0]
    return total


@pytest.fixture
def north(db: Any) -> Space:
    return make_space("north")


@pytest.fixture
def sealed(transactional_db: None) -> Space:
    """A space in which six people were written down, one by one, and committed."""
    space = make_space("north")
    for number in range(6):
        with acting(in_space(space.pk)):
            Person(name=f"Person {number}", email=f"{number}@example.org").save()
    return space


def heads_at(space: Space) -> Head:
    with acting(in_space(space.pk)):
        head = head_of(space.pk)
    assert head is not None
    return head


def test_every_route_is_sealed_in_order(north: Space) -> None:
    with acting(in_space(north.pk)):
        post = make_post("first")
        post.title = "Changed"
        post.save(update_fields=["title"])
        create_many([Person(space=north, name=f"Many {number}") for number in range(3)])
        changed = list(Person.objects.filter(name__in=["Many 0", "Many 1"]))
        for person in changed:
            person.phone = "1"
        update_many(changed, ["phone"])
        post.delete()
        with connection.cursor() as cursor:  # past the ORM altogether
            cursor.execute(
                f"INSERT INTO {PEOPLE} (id, name, email, phone, version, space_id, history_date, history_type) "
                "VALUES (77, 'By hand', '', '', 1, %s, %s, '+')",
                [north.pk, NOW],
            )
        seal_now()
        rows = list(ChainEntry.objects.order_by("number"))
        assert [row.number for row in rows] == list(range(1, everything(north) + 1))
        assert [row.of_table for row in rows[-9:]] == [
            f"partnership_historical{name}" for name in ("post", "post", *["person"] * 5, "post", "person")
        ]
        assert len({row.salt for row in rows}) == len(rows)
        proof = verify(north.pk)
    assert proof.fault is None
    assert proof.entries == len(rows)


def awkward(model: Any, space: Space, empty: bool) -> Any:
    """A history row whose every column holds something hard to write down, or nothing where it may."""
    row = model(space=space, history_date=NOW, history_type="+")
    kinds = {column.name: column.kind.partition(":")[0] for column in sealed_tables()[model._meta.db_table].columns}
    kept = {"history_id", "space_id", "history_date", "history_type"}
    for field in model._meta.concrete_fields:
        if field.column in kept or (empty and field.null):
            continue
        value = AWKWARD[kinds[field.column]]
        if isinstance(value, Decimal) and field.max_digits < 9:
            value = Decimal("1.0").quantize(Decimal(1).scaleb(-field.decimal_places)) * 10
        if isinstance(value, str):
            value = value[: field.max_length]
        setattr(row, field.attname, 2**15 - 1 if "Small" in field.get_internal_type() else value)
    return row


def test_whatever_a_column_holds_is_sealed_and_told_again(north: Space) -> None:
    """Each history table takes a row of awkward values and one of nulls; both engines and Python agree on its text."""
    kinds = {column.kind.partition(":")[0] for table in sealed_tables().values() for column in table.columns}
    assert kinds == set(AWKWARD)
    for model in (each for each in apps.get_models() if hasattr(each, "instance_type")):
        for empty in (False, True):
            with acting(replace(in_space(north.pk), files=frozenset({AWKWARD["int"]}))):
                awkward(model, north, empty).save()
    seal_now()
    proof = verify(north.pk)
    assert proof.fault is None
    assert proof.entries > 2 * 30


# --- tampering ------------------------------------------------------------------------------------------------------


@contextmanager
def as_owner() -> Iterator[Callable[..., list[Any]]]:
    """The database's owner with every trigger down: nothing stands in the way, and nothing notices."""
    if not ON_POSTGRES:
        with triggers_down(connection), connection.cursor() as cursor:

            def run_here(sql: str, *params: Any) -> list[Any]:
                cursor.execute(sql, params)
                return cursor.fetchall() if cursor.description else []

            yield run_here
        return
    settings = connections["default"].settings_dict
    owner = psycopg2.connect(host=settings["HOST"], user="hscp_owner", dbname=settings["NAME"])
    owner.autocommit = True
    with owner.cursor() as there:
        tables = (*sealed_tables(), "record_chainentry")
        there.execute(";".join(f"ALTER TABLE {name} DISABLE TRIGGER USER" for name in tables))

        def run_there(sql: str, *params: Any) -> list[Any]:
            there.execute(sql, params)
            return there.fetchall() if there.description else []

        yield run_there
        there.execute(";".join(f"ALTER TABLE {name} ENABLE TRIGGER USER" for name in tables))
    owner.close()


@pytest.mark.sqlite
def test_whom_nothing_stops_leaves_everything_standing(sealed: Space) -> None:
    with as_owner() as run:
        assert run("SELECT name FROM sqlite_master WHERE type = 'trigger'") == []
    assert missing("default") == []
    with pytest.raises(DatabaseError), acting(in_space(sealed.pk)), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {PEOPLE}")


def entry_of(number: int, space: Space) -> Any:
    with acting(in_space(space.pk)):
        return ChainEntry.objects.filter(of_table=PEOPLE).order_by("number")[number]


def edit(run: Any, space: Space) -> Any:
    bad = entry_of(2, space)
    run(f"UPDATE {PEOPLE} SET name = 'Somebody else' WHERE history_id = %s", bad.row_key)
    return bad


def delete(run: Any, space: Space) -> Any:
    bad = entry_of(3, space)
    run(f"DELETE FROM {PEOPLE} WHERE history_id = %s", bad.row_key)
    return bad


def swap(run: Any, space: Space) -> Any:
    """Two rows change places, content and all: each is genuine, neither stands where it stood."""
    bad, other = entry_of(1, space), entry_of(4, space)
    for old, new in ((bad.row_key, -1), (other.row_key, bad.row_key), (-1, other.row_key)):
        run(f"UPDATE {PEOPLE} SET history_id = %s WHERE history_id = %s", new, old)
    return bad


def swap_entries(run: Any, space: Space) -> Any:
    """The same, with their entries exchanged so that each row is where its digest is."""
    bad, other = entry_of(1, space), entry_of(4, space)
    for old, new in ((bad.number, 10**6), (other.number, bad.number), (10**6, other.number)):
        run("UPDATE record_chainentry SET number = %s WHERE number = %s AND space_id = %s", new, old, space.pk)
    bad.row_key = other.row_key
    return bad


def drop_entry(run: Any, space: Space) -> Any:
    """A row and its entry disappear together."""
    gone = entry_of(3, space)
    run(f"DELETE FROM {PEOPLE} WHERE history_id = %s", gone.row_key)
    run("DELETE FROM record_chainentry WHERE id = %s", gone.pk)
    return entry_of(3, space)


@pytest.mark.parametrize("tampering", [edit, delete, swap, swap_entries, drop_entry])
def test_a_change_of_the_past_is_named(sealed: Space, tampering: Any) -> None:
    assert verify(sealed.pk).fault is None
    with as_owner() as run:
        bad = tampering(run, sealed)
    fault = verify(sealed.pk).fault
    assert fault is not None
    assert (fault.number, fault.table, fault.row_key) == (bad.number, PEOPLE, bad.row_key)


def test_a_row_put_in_past_the_triggers_is_named(sealed: Space) -> None:
    with as_owner() as run:
        run(
            f"INSERT INTO record_erasure (space_id, of_table, row_key, reason, at) VALUES (%s, '{PEOPLE}', "
            "%s, 'Pretended', %s)",
            sealed.pk,
            entry_of(2, sealed).row_key,
            NOW,
        )
        delete_this = entry_of(2, sealed).row_key
        run(f"DELETE FROM {PEOPLE} WHERE history_id = %s", delete_this)
    fault = verify(sealed.pk).fault
    assert fault is not None
    assert (fault.number, fault.table) == (0, "record_erasure")


def test_a_cut_off_end_shows_against_a_head_kept_outside(sealed: Space) -> None:
    kept = heads_at(sealed)
    with as_owner() as run:
        for entry in (entry_of(5, sealed), entry_of(4, sealed)):
            run(f"DELETE FROM {PEOPLE} WHERE history_id = %s", entry.row_key)
            run("DELETE FROM record_chainentry WHERE id = %s", entry.pk)
    assert verify(sealed.pk).fault is None  # the chain alone cannot know
    fault = verify(sealed.pk, [kept]).fault
    assert fault is not None
    assert fault.number == kept.number
    assert "cut off" in fault.what


def test_a_chain_computed_anew_shows_against_a_head_kept_outside(sealed: Space) -> None:
    kept = heads_at(sealed)
    with as_owner() as run:
        edit(run, sealed)
        compute_anew(run, sealed)
    assert verify(sealed.pk).fault is None  # the chain alone cannot know
    fault = verify(sealed.pk, [kept]).fault
    assert fault is not None
    assert fault.number == kept.number
    assert "computed anew" in fault.what


def compute_anew(run: Any, space: Space) -> None:
    """Every digest and head made again from the rows as they are now: a forger with our own functions."""
    head = ""
    with acting(in_space(space.pk)):
        entries = list(ChainEntry.objects.order_by("number"))
        shapes = {row.pk: row.columns.split(",") for row in ChainShape.objects.all()}
    for entry in entries:
        table = sealed_tables()[entry.of_table]
        columns = tuple(each for each in table.columns if each.name in shapes[entry.shape])
        names = ", ".join(f'"{each.name}"' for each in columns)
        row = run(f'SELECT {names} FROM {entry.of_table} WHERE "{table.key}" = %s', entry.row_key)[0]
        values = [json.dumps(value) if isinstance(value, dict | list) else value for value in row]
        made = digest(entry.salt, text_of(columns, values))
        head = next_head(head, space.pk, entry.number, entry.of_table, entry.row_key, entry.shape, made)
        run("UPDATE record_chainentry SET digest = %s, head = %s WHERE id = %s", made, head, entry.pk)


def test_the_command_says_what_is_wrong_and_fails(sealed: Space) -> None:
    kept = heads_at(sealed)
    out = StringIO()
    call_command("verify_record", "north", "--head", f"{kept.number}:{kept.value.upper()}", stdout=out)
    assert f"north: whole, {kept.number} entries. Head {kept}" in out.getvalue()
    with as_owner() as run:
        bad = edit(run, sealed)
    with pytest.raises(CommandError, match="1 of 1"):
        call_command("verify_record", stdout=out)
    assert (
        f"north: BROKEN. Entry {bad.number}, {PEOPLE} row {bad.row_key}: The row is not what was sealed."
        in out.getvalue()
    )
    for wrong in (["nowhere"], ["north", "--head", "12"], ["--head", str(kept)]):
        with pytest.raises(CommandError):
            call_command("verify_record", *wrong, stdout=out)


# --- the fences of the chain itself -----------------------------------------------------------------------------------


def refused(sql: str, *params: Any) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params)


def test_nobody_writes_the_chain_but_the_database(north: Space) -> None:
    seal_now()
    with acting(in_space(north.pk)):
        entry = ChainEntry.objects.latest("number")
        with pytest.raises(WrongSpace):
            entry.save()
        with pytest.raises(WrongSpace):
            entry.delete()
        refused("UPDATE record_chainentry SET salt = '' WHERE id = %s", entry.pk)
        refused("DELETE FROM record_chainentry WHERE id = %s", entry.pk)
        refused(
            "INSERT INTO record_chainentry (space_id, number, of_table, row_key, shape, salt, digest, head) "
            "VALUES (%s, %s, 'x', 1, 1, '', '', 'not what follows')",
            north.pk,
            entry.number + 1,
        )
        refused("DELETE FROM partnership_historicalpartnership WHERE space_id = %s", north.pk)


def test_an_erased_row_leaves_its_name_and_a_whole_chain(north: Space) -> None:
    with acting(in_space(north.pk)):
        person = Person(name="To be forgotten")
        person.save()
        row = Person.history.get(id=person.pk)
        with pytest.raises(Refused):
            erase(table=PEOPLE, row_key=row.pk, reason=" ", at=NOW)
        with pytest.raises(Refused):
            erase(table="partnership_person", row_key=person.pk, reason="A live row is no record", at=NOW)
        erase(table=PEOPLE, row_key=row.pk, reason="Kept for as long as the schedule says", at=NOW)
        seal_now()
        assert not Person.history.filter(id=person.pk).exists()
        entry = ChainEntry.objects.get(of_table=PEOPLE, row_key=row.pk)
        assert entry.salt == ""
        assert ChainEntry.objects.filter(of_table="record_erasure", row_key=Erasure.objects.get().pk).exists()
        proof = verify(north.pk)
    assert (proof.fault, proof.erased) == (None, 1)


def test_another_space_erases_nothing_here(north: Space) -> None:
    there = make_space("south")
    with acting(in_space(north.pk)):
        Person(name="Stays").save()
        row = Person.history.get()
        seal_now()
    with acting(in_space(there.pk)):
        with pytest.raises(Refused):
            erase(table=PEOPLE, row_key=row.pk, reason="Not mine", at=NOW)
        if ON_POSTGRES:
            refused("SELECT fence.erase(%s, %s)", PEOPLE, row.pk)
    with acting(in_space(north.pk)):
        assert Person.history.count() == 1


@pytest.mark.postgres
def test_two_writers_at_once_leave_one_chain_without_gaps(sealed: Space) -> None:
    def write(key: str) -> None:
        try:
            for number in range(10):
                with acting(in_space(sealed.pk)):
                    Post(key=f"{key}-{number}", title=key).save()
        finally:
            connections.close_all()

    before = heads_at(sealed).number
    threads = [threading.Thread(target=write, args=(key,)) for key in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    proof = verify(sealed.pk)
    assert proof.fault is None
    assert proof.entries == before + 30
