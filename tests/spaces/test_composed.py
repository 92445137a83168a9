"""A question that is composed once answers what its queryset would, in whichever context it is asked."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import Count, F, QuerySet
from django.test.utils import CaptureQueriesContext

from hscp.identity.models import User
from hscp.spaces.acting import Context, NoContext, acting, in_space
from hscp.spaces.composed import Derived, _composed, ask, the_one
from hscp.spaces.looks import looking
from partnership.models import CaseFile, PartnershipGrant, Person, Post, Seat
from tests.days import NOW, TODAY
from tests.factories.cases import make_case_file
from tests.factories.fixtures import World


def seats_on(day: date) -> "QuerySet[Seat]":
    rows: Any = Seat.objects.filter(starts_on__lte=day).select_related("post").annotate(holder=F("person__name"))
    return rows.order_by("pk")


def posts_but(pk: int, day: date) -> "QuerySet[Any]":
    """Numbers and days, one of them twice, beside constants of the question's own."""
    rows: Any = Post.objects.exclude(pk=pk).exclude(seats__starts_on__gt=day).exclude(seats__ends_on=day)
    rows = rows.annotate(many=Count("seats")).filter(many__lt=9)
    return rows.order_by("pk").values_list("pk", "title", "many")[:50]


def files(moment: datetime) -> "QuerySet[CaseFile]":
    return CaseFile.objects.filter(opened_at__lte=moment).order_by("-opened_at", "pk")


def own_grants(user_id: int) -> "QuerySet[Any]":
    return PartnershipGrant.objects.filter(user=user_id).order_by("pk").values_list("pk", flat=True)


def tomorrow(day: date) -> "QuerySet[Seat]":
    return Seat.objects.filter(starts_on__lte=day + timedelta(days=1))


def nobody(pk: int) -> "QuerySet[Person]":
    return Person.objects.all()


def _told(seat: Any) -> tuple[Any, ...]:
    return seat.pk, seat.holder, seat.post.title, set(vars(seat))


def contexts(world: World) -> list[Context]:
    both = frozenset({world.here.pk, world.joint.pk})
    return [in_space(world.here.pk), in_space(world.there.pk), Context(user_id=None, read=both), Context(user_id=None)]


def test_it_answers_what_the_queryset_would(world: World) -> None:
    """Compiled for one context, answered for all: rows with what was annotated, and what hangs on them."""
    for context in contexts(world) + contexts(world)[::-1]:
        with acting(context):
            expected = [_told(seat) for seat in seats_on(TODAY)]
            with CaptureQueriesContext(connection) as queries:
                found = [
                    (seat.pk, seat.holder, seat.post.title, vars(seat).keys()) for seat in ask(seats_on, day=TODAY)
                ]
            assert found == expected and bool(found) == bool(context.read)
            assert len(queries) == bool(context.read)
            first = Post.objects.order_by("pk").values_list("pk", flat=True).first() or 1
            assert ask(posts_but, pk=first, day=TODAY) == list(posts_but(first, TODAY))
            assert bool(ask(posts_but, pk=first, day=TODAY)) == bool(context.read)


def test_without_a_context_it_raises(world: World) -> None:
    with acting(in_space(world.here.pk)):
        assert ask(seats_on, day=TODAY)
    with pytest.raises(NoContext):
        ask(seats_on, day=TODAY)


def test_case_files_are_shut_as_ever_and_a_look_is_noted(world: World) -> None:
    made = [make_case_file(world.here, world.user("dsp")) for _ in range(3)]
    one = frozenset({world.here.pk})
    for opened in ((), made[:1], made[:2], made[1:3], ()):
        pks = frozenset(each.pk for each in opened)
        with acting(Context(user_id=None, read=one, files=pks)), looking() as seen:
            assert ask(files, moment=NOW - timedelta(days=1)) == []
            assert {each.pk for each in ask(files, moment=NOW + timedelta(days=1))} == pks == seen


def test_ones_own_rows_are_read_before_a_space_is_open(world: World) -> None:
    team, member = world.user("team"), world.user("member")
    for user in (team, member, team):
        with acting(Context(user_id=user.pk)):
            assert ask(own_grants, user_id=user.pk) == list(own_grants(user.pk)) != []
            assert ask(own_grants, user_id=(member if user == team else team).pk) == []


def test_it_is_composed_once_for_each_shape(world: World) -> None:
    _composed.cache_clear()
    for context in contexts(world):
        for day in (TODAY, TODAY + timedelta(days=1)):
            with acting(context):
                ask(seats_on, day=day)
    assert _composed.cache_info().misses == 3, "one space, two, none"


@pytest.mark.parametrize(("question", "value"), [(tomorrow, {"day": TODAY}), (nobody, {"pk": 1})])
def test_what_does_not_use_a_value_as_it_is_is_refused(world: World, question: Any, value: dict[str, Any]) -> None:
    with acting(in_space(world.here.pk)), pytest.raises(Derived):
        ask(question, **value)


def account(email: str) -> "QuerySet[User]":
    return User.objects.filter(email=email)


def test_what_belongs_to_no_space_is_asked_by_nobody_too(world: World) -> None:
    for user in (world.user("team"), world.user("member")):
        assert ask(account, email=user.email) == [user]
        with acting(in_space(world.here.pk)):
            assert ask(account, email=user.email) == [user]


@pytest.mark.parametrize("number", [10**6, 2**31, 2**63, 10**30, -(10**30)])
def test_a_number_that_no_row_has_finds_nothing(world: World, number: int) -> None:
    with acting(in_space(world.here.pk)):
        assert ask(_person, pk=number) == []


def _person(pk: int) -> "QuerySet[Person]":
    return Person.objects.filter(pk=pk)


def posts() -> "QuerySet[Post]":
    return Post.objects.select_related("organisation").order_by("title")


def test_the_one_is_found_by_its_values_and_only_where_one_acts(world: World) -> None:
    for context in contexts(world):
        with acting(context):
            mine = list(posts())
            found = [the_one(posts, pk=row.pk, key=row.key) for row in mine]
            assert found == mine and [row.organisation for row in found] == [row.organisation for row in mine]
            assert [the_one(Post.objects.all, pk=row.pk, key="another") for row in mine] == [None] * len(mine)
    with acting(in_space(world.there.pk)):
        foreign = Post.objects.latest("pk").pk
    with acting(in_space(world.here.pk)):
        assert the_one(posts, pk=foreign) is None and the_one(posts, pk=2**63) is None


def test_doors_compose_once(world: World) -> None:
    with acting(in_space(world.here.pk)):
        pk = Post.objects.earliest("pk").pk
        _composed.cache_clear()
        for _ in range(3):
            assert the_one(posts, pk=pk) is not None and the_one(Post.objects.all, pk=pk) is not None
    assert _composed.cache_info().misses == 2
