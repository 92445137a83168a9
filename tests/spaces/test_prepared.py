"""What PostgreSQL keeps of a question for a connection: planned once, and shut as ever by its own fence."""

from typing import Any

import pytest
from django.db import DataError, connection, transaction
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from hscp.spaces import prepared
from hscp.spaces.acting import Context, acting, in_space
from hscp.spaces.composed import _composed, ask
from hscp.spaces.guard import InReach
from partnership.models import Person, Seat
from tests.factories.cases import make_case_file
from tests.factories.fixtures import World

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]
OFTEN = 12  # after five runs PostgreSQL may take a plan that holds for all values


def everybody() -> "QuerySet[Any]":
    return Person.objects.order_by("pk").values_list("pk", flat=True)


def per_cent(name: str) -> "QuerySet[Any]":
    return Person.objects.filter(name__contains="100 %").exclude(name=name).values_list("name", flat=True)


def seat(pk: int) -> "QuerySet[Seat]":
    return Seat.objects.filter(pk=pk)


@pytest.fixture(autouse=True)
def afresh() -> Any:
    _composed.cache_clear()
    prepared._kept.clear()
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")
    yield
    _composed.cache_clear()


def kept() -> list[tuple[str, int]]:
    """What this connection keeps, with how often it was run."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, generic_plans + custom_plans FROM pg_prepared_statements ORDER BY name")
        found: list[tuple[str, int]] = cursor.fetchall()
    return found


def test_it_is_planned_once_for_a_connection(world: World) -> None:
    with CaptureQueriesContext(connection) as queries:
        for space in (world.here, world.there, world.joint) * OFTEN:
            with acting(in_space(space.pk)):
                ask(everybody)
    ((name, runs),) = kept()
    assert name.startswith("asked_everybody_") and runs == 3 * OFTEN
    with connection.cursor() as cursor:
        cursor.execute("SELECT generic_plans FROM pg_prepared_statements")
        assert cursor.fetchone()[0] > OFTEN, "planning is what this saves"
    asked = [each["sql"] for each in queries.captured_queries if "asked_everybody" in each["sql"]]
    assert len(asked) == 3 * OFTEN and sum("PREPARE" in each for each in asked) == 1


def test_the_databases_fence_holds_for_a_plan_that_is_kept(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ORM's fence is down: what each context is shown PostgreSQL alone decides, at each run."""
    spaces = (world.here, world.there, world.joint)
    expected = {}
    for space in spaces:
        with acting(in_space(space.pk)):
            expected[space.pk] = list(everybody())
    monkeypatch.setattr(InReach, "as_sql", lambda self, compiler, connection, **extra: ("1 = 1", []))
    for space in spaces * OFTEN:
        with acting(in_space(space.pk)):
            assert ask(everybody) == expected[space.pk] != []
    with acting(Context(user_id=None, read=frozenset({world.here.pk}))):
        assert ask(everybody) == expected[world.here.pk]
    with acting(Context(user_id=None)):
        assert ask(everybody) == [], "no space at all"
    assert sum(runs for _, runs in kept()) > 3 * OFTEN


def test_case_files_are_shut_by_a_plan_that_is_kept(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(InReach, "as_sql", lambda self, compiler, connection, **extra: ("1 = 1", []))
    file = make_case_file(world.here, world.user("dsp")).pk
    other = make_case_file(world.here, world.user("dsp")).pk
    for pk in (file, other) * OFTEN:
        with acting(Context(user_id=None, read=frozenset({world.here.pk}), files=frozenset({pk}))):
            assert ask(_files) == [pk]


def _files() -> "QuerySet[Any]":
    from partnership.models import CaseFile  # noqa: PLC0415 - beside its only use

    return CaseFile.objects.order_by("pk").values_list("pk", flat=True)


def test_what_is_taken_back_leaves_it_as_it_was(world: World) -> None:
    """A statement is kept by the connection, whatever becomes of the transaction it was first asked in."""
    with acting(in_space(world.here.pk)):
        for _ in range(3):
            with transaction.atomic():
                found = ask(everybody)
                transaction.set_rollback(True)
            assert found == list(everybody())
    assert len(kept()) == 1


def test_a_connection_keeps_so_many_and_asks_the_others(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hscp.spaces.prepared._MOST", 1)
    with acting(in_space(world.here.pk)):
        first = Seat.objects.earliest("pk")
        for _ in range(3):
            assert ask(everybody) == list(everybody())
            assert ask(seat, pk=first.pk) == [first]
    assert [runs for _, runs in kept()] == [3]


def test_signs_of_the_language_itself_are_words_in_it(world: World) -> None:
    """A per cent sign that the question writes out is one, in each of the ways to run it."""
    with acting(in_space(world.here.pk)):
        Person.objects.create(space=world.here, name="Of 100 % present", email="all@example.org")
        for _ in range(2):
            assert ask(per_cent, name="It's 50 %; DROP") == ["Of 100 % present"]
            assert ask(per_cent, name="Of 100 % present") == []


def test_one_that_fails_takes_nothing_with_it(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with acting(in_space(world.here.pk)):
        first = Seat.objects.earliest("pk")
        monkeypatch.setattr("hscp.spaces.composed._TOO_LARGE", 2**80)
        with pytest.raises(DataError), transaction.atomic():
            ask(seat, pk=2**70)
        assert ask(seat, pk=first.pk) == [first]
