"""The ORM's fence and the database's, each seen to hold without the other."""

from dataclasses import replace
from datetime import date
from functools import wraps
from typing import Any

import pytest
from django.db import DatabaseError, connection, models, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hscp.identity.models import User
from hscp.lib.verdicts import Refused
from hscp.spaces.acting import Context, NoContext, WrongSpace, acting, as_if, in_space, loading
from hscp.spaces.fences.postgres import role_faults
from hscp.spaces.guard import GuardedManager, UnseenWrite
from hscp.spaces.models import Space
from partnership.models import Invitation, PartnershipGrant, Person, Post, Seat
from partnership.operations.people import end_seat
from tests.factories.fixtures import World
from tests.factories.people import make_post, make_seat


def people_names() -> set[str]:
    return set(Person.objects.values_list("name", flat=True)) | set(Person.objects.values_list("email", flat=True))


def test_a_query_without_a_context_raises(world: World) -> None:
    with pytest.raises(NoContext):
        list(Person.objects.all())
    with pytest.raises(NoContext):
        Person.objects.exists()
    with pytest.raises(NoContext):
        Person.objects.count()
    with pytest.raises(NoContext):
        Person.history.count()


def test_a_queryset_made_here_and_run_there_shows_there(world: World) -> None:
    with acting(in_space(world.here.pk)):
        prepared = Person.objects.order_by("pk")
        mine = {person.pk for person in prepared.all()}
    with acting(in_space(world.there.pk)):
        theirs = {person.pk for person in prepared.all()}
    assert mine and theirs
    assert not mine & theirs


def test_forward_keys_base_manager_and_history_are_fenced(world: World) -> None:
    with acting(in_space(world.there.pk)):
        foreign = Seat.objects.first()
        assert foreign is not None
    with acting(in_space(world.here.pk)):
        own = Seat.objects.first()
        assert own is not None
        own.post_id = foreign.post_id
        with pytest.raises(Post.DoesNotExist):
            _ = own.post
        assert not Post._base_manager.filter(pk=foreign.post_id).exists()
        assert not Post.history.filter(id=foreign.post_id).exists()
        assert Post.history.count() == Post.objects.count()


def test_writing_to_another_space_is_refused_by_the_orm(world: World) -> None:
    with acting(in_space(world.here.pk)), pytest.raises(WrongSpace):
        Person(name="Astray", space=world.there).save()


def test_reading_only_refuses_to_write(world: World) -> None:
    with acting(in_space(world.here.pk).only_reading()), pytest.raises(WrongSpace):
        Person(name="Astray", space=world.here).save()


written: list[bool] = []


def tries_to_write(view: Any) -> Any:
    """Put around every view: notes whether it could write."""

    @wraps(view)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            Person(name="Written while looking").save()
            written.append(True)
        except WrongSpace:
            written.append(False)
        return view(*args, **kwargs)

    return run


def test_a_page_that_is_looked_at_has_nothing_to_write_with(world: World, settings: Any) -> None:
    settings.SPACE_VIEWS_ARE = [f"{__name__}.tries_to_write", *settings.SPACE_VIEWS_ARE]
    written.clear()
    client = Client()
    client.force_login(world.user("team"))
    assert client.get(f"/p/{world.here.slug}/people/").status_code == 200
    client.post(f"/p/{world.here.slug}/people/add/")
    assert written == [False, True]


@pytest.mark.parametrize("read", [frozenset(), frozenset({10**6})])
def test_no_space_means_nobody(world: World, read: frozenset[int]) -> None:
    with acting(Context(user_id=None, read=read)):
        assert people_names() == set()


@pytest.fixture
def in_both(world: World) -> User:
    """The team's account here, which holds a seat in the other partnership as well."""
    user = world.user("team")
    with acting(in_space(world.there.pk)):
        make_seat(make_post("officer-of-both", "team"), user=user)
    return user


def test_inside_a_space_not_even_ones_own_seat_elsewhere_is_seen(world: World, in_both: User) -> None:
    with acting(in_space(world.here.pk, user_id=in_both.pk)):
        assert {seat.space_id for seat in Seat.objects.all()} == {world.here.pk}
        assert {grant.space_id for grant in PartnershipGrant.objects.all()} == {world.here.pk}
    with acting(Context(user_id=in_both.pk)):
        both = {world.here.pk, world.there.pk}
        assert {seat.space_id for seat in Seat.objects.all()} == both
        assert {seat.user_id for seat in Seat.objects.all()} == {in_both.pk}
        assert {grant.space_id for grant in PartnershipGrant.objects.all()} == both


@pytest.mark.postgres
def test_nor_does_postgres_show_it(world: World, in_both: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(GuardedManager, "get_queryset", lambda self: models.QuerySet(self.model))
    with acting(in_space(world.here.pk, user_id=in_both.pk)):
        assert {seat.space_id for seat in Seat.objects.all()} == {world.here.pk}
    with acting(Context(user_id=in_both.pk)):
        assert {seat.space_id for seat in Seat.objects.all()} == {world.here.pk, world.there.pk}


def test_a_seat_elsewhere_is_absent_here_and_does_not_keep_the_team_alive(
    world: World, in_both: User, client: Client
) -> None:
    client.force_login(in_both)
    with acting(in_space(world.there.pk)):
        elsewhere = Seat.objects.get(post__key="officer-of-both")
    assert client.get(f"/p/{world.here.slug}/seats/{elsewhere.pk}/end/").status_code == 404
    with acting(in_space(world.here.pk, user_id=in_both.pk)), pytest.raises(Refused):
        end_seat(seat=Seat.objects.get(role="team"), ends_on=date(2026, 6, 15))


def test_verbs_that_history_cannot_see_are_refused(world: World) -> None:
    with acting(in_space(world.here.pk)):
        with pytest.raises(UnseenWrite):
            PartnershipGrant.objects.update(user=world.stranger)
        with pytest.raises(UnseenWrite):
            Person.objects.update(name="All alike")
        with pytest.raises(UnseenWrite):
            Person.objects.bulk_create([Person(name="Unseen", space=world.here)])


def test_an_error_inside_rolls_back_and_leaves_no_context(world: World) -> None:
    with pytest.raises(ZeroDivisionError), acting(in_space(world.here.pk)):
        Person(name="Never there").save()
        _ = 1 / 0
    with pytest.raises(NoContext):
        people_names()
    with acting(in_space(world.here.pk)):
        assert "Never there" not in people_names()


def test_nested_contexts_restore_the_outer_one(world: World) -> None:
    with acting(in_space(world.here.pk)):
        before = people_names()
        with acting(in_space(world.there.pk)):
            assert people_names() != before
        assert people_names() == before
        Person(name="Still here").save()
        assert "Still here" in people_names()


def _raw_names() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT email FROM partnership_person")
        return {row[0] for row in cursor.fetchall()}


@pytest.mark.postgres
def test_with_the_orm_fence_down_postgres_still_shows_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(GuardedManager, "get_queryset", lambda self: models.QuerySet(self.model))
    assert list(Person.objects.all()) == []
    with acting(in_space(world.here.pk)):
        seen = list(Person.objects.all())
        assert seen
        assert {person.space_id for person in seen} == {world.here.pk}
        assert _raw_names() == {person.email for person in seen}


@pytest.mark.postgres
@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO partnership_person (space_id, name, email, phone, version) VALUES ({there}, 'x', '', '', 1)",
        "UPDATE partnership_person SET space_id = {there} WHERE space_id = {here}",
    ],
)
def test_postgres_refuses_a_foreign_write_by_raw_sql(world: World, statement: str) -> None:
    sql = statement.format(here=world.here.pk, there=world.there.pk)
    with (
        acting(in_space(world.here.pk)),
        pytest.raises(DatabaseError, match=r"row-level security|never changes"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


@pytest.mark.postgres
def test_postgres_hides_foreign_rows_from_update_and_delete(world: World) -> None:
    with acting(in_space(world.here.pk)), connection.cursor() as cursor:
        cursor.execute("UPDATE partnership_person SET phone = '1' WHERE space_id = %s", [world.there.pk])
        assert cursor.rowcount == 0
        cursor.execute("UPDATE partnership_person SET phone = '1'")
        assert cursor.rowcount == Person.objects.count()


@pytest.mark.postgres
def test_an_injected_context_is_refused(world: World) -> None:
    forged = f"1;1;{world.there.pk};{world.there.pk};;.{'0' * 64}"
    with (
        acting(in_space(world.here.pk)),
        pytest.raises(DatabaseError, match="not signed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT set_config('app.context', %s, true)", [forged])
        cursor.execute("SELECT count(*) FROM partnership_person")


@pytest.mark.postgres
def test_the_signing_key_cannot_be_read(world: World) -> None:
    with (
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT * FROM fence.signing")


@pytest.mark.postgres
def test_a_read_only_context_is_read_only_in_the_database(world: World) -> None:
    with acting(in_space(world.here.pk).only_reading()), connection.cursor() as cursor:
        cursor.execute("UPDATE partnership_person SET phone = '1'")
        assert cursor.rowcount == 0


@pytest.mark.sqlite
@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO partnership_person (space_id, name, email, phone, version) VALUES ({there}, 'x', '', '', 1)",
        "UPDATE partnership_person SET phone = '1' WHERE space_id = {there}",
        "UPDATE partnership_person SET space_id = {there} WHERE space_id = {here}",
        "DELETE FROM partnership_invitation WHERE space_id = {there}",
        "DELETE FROM partnership_historicalperson",
        "UPDATE partnership_historicalperson SET name = 'rewritten'",
    ],
)
def test_sqlite_refuses_a_foreign_write_by_raw_sql(world: World, statement: str) -> None:
    with acting(in_space(world.there.pk)):
        person = Person.objects.filter(user__isnull=False).first()
        assert person is not None and person.user is not None
        moment = "2026-06-15T10:00:00+00:00"
        Invitation(person=person, email="a@example.org", user=person.user, sent_at=moment, expires_at=moment).save()
    sql = statement.format(here=world.here.pk, there=world.there.pk)
    with (
        acting(in_space(world.here.pk)),
        pytest.raises(DatabaseError, match="fence"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


def test_a_reference_to_another_space_is_refused_by_the_database(world: World) -> None:
    with acting(in_space(world.there.pk)):
        foreign_post = Post.objects.first()
        assert foreign_post is not None
    with acting(in_space(world.here.pk)):
        seat = Seat.objects.first()
        assert seat is not None
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE partnership_seat SET post_id = %s WHERE id = %s", [foreign_post.pk, seat.pk])
            if connection.vendor == "postgresql":
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_history_is_only_added_to(world: World) -> None:
    with acting(in_space(world.here.pk)):
        row = Person.history.first()
        row.name = "Rewritten"
        with pytest.raises(WrongSpace):
            row.save()
        with pytest.raises(WrongSpace):
            row.delete()
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE partnership_historicalperson SET name = 'rewritten'")


@pytest.mark.postgres
@pytest.mark.django_db
def test_the_tests_connect_as_a_role_that_owns_nothing() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("hscp_app",)
    assert role_faults(connection) == []


@pytest.mark.postgres
def test_the_database_is_told_once_of_the_same_reach_and_anew_of_another(world: World) -> None:
    here = in_space(world.here.pk)

    def told() -> int:
        return sum("set_config" in each["sql"] for each in seen.captured_queries)

    with acting(here), CaptureQueriesContext(connection) as seen:
        with acting(replace(here, seat_id=7)):
            assert _raw_names()
        assert told() == 0, "the seat is the ORM's"
        with acting(here.only_reading()):
            pass
        assert told() == 2, "another, and back"
        with as_if(in_space(world.there.pk)), acting(in_space(world.there.pk)):
            assert all("worcestershire" in name for name in _raw_names()), "what is only in force was not told"
        with acting(here), pytest.raises(ZeroDivisionError), acting(in_space(world.there.pk)):
            raise ZeroDivisionError
        with acting(here):
            assert all("herefordshire" in name for name in _raw_names()), "a savepoint rolled back restores it"


def test_what_spaces_share_is_written_by_what_loads_it_alone(world: World) -> None:
    """On either engine, past the ORM as well; who a page acts for does not matter."""
    with loading():
        Space.objects.filter(pk=world.here.pk).update(name="Loaded")
    for context in (Context(user_id=None), in_space(world.here.pk), Context(user_id=None, worker=True)):
        with pytest.raises(DatabaseError, match="written by what loads it"), acting(context):
            Space.objects.filter(pk=world.here.pk).update(name="By a page")
    with pytest.raises(DatabaseError, match="written by what loads it"), transaction.atomic():
        Space.objects.filter(pk=world.here.pk).update(name="By nobody")
    world.here.refresh_from_db()
    assert world.here.name == "Loaded"
