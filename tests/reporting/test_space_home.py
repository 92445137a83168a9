"""The page of a space: what waits, what comes next, what is late or unsettled."""

from datetime import date, timedelta

from django.test import Client

from hscp.spaces.acting import acting, in_space
from meetings.models import AgendaItem
from meetings.operations.actions import Source, give_action
from meetings.operations.decisions import record_decision
from tests.conftest import NOW
from tests.factories.fixtures import World
from tests.factories.meetings import clock, make_board, opened, planned
from tests.reporting.test_home import signed_in, words

LATE = date(2026, 5, 1)


def page(client: Client) -> str:
    return words(client.get("/p/herefordshire/"))


def test_an_empty_space_says_so_calmly(world: World) -> None:
    shown = page(signed_in(world.user("member")))
    assert "No meeting is planned." in shown
    assert "Nothing waits for you here." in shown


def test_late_actions_next_meetings_and_provisional_decisions(world: World) -> None:
    with acting(in_space(world.here.pk)):
        board = make_board(accounts=True)
        coming = planned(board, day=NOW.date() + timedelta(days=3))
        meeting = opened(board)
        item = AgendaItem.objects.filter(meeting=meeting).first()
        assert item is not None
        record_decision(
            item=item, text="Agree the plan.", kind="agree", taken_at=clock(9, 10), seat=None, at=clock(9, 10)
        )
        action = give_action(
            source=Source(item=item),
            text="Write to every school.",
            owner=board.seats["council"].post,
            due_on=LATE,
            given_at=clock(9, 10, day=date(2026, 4, 20)),
            seat=None,
            at=NOW,
        )
    mine, theirs = page(signed_in(board.seats["council"].user)), page(signed_in(world.user("member")))
    assert f"{action.reference}: Write to every school. – was due Friday 1 May 2026" in mine
    assert "Safeguarding Partners Board meets on Thursday 18 June 2026 at 09:00" in mine
    assert "Write to every school" not in theirs
    for shown in (mine, theirs):
        assert f'href="/p/herefordshire/meetings/{coming.pk}/"' in shown
        assert "actions late" in shown
        assert "decisions to take again" in shown
        assert "Taken while not quorate" in shown


def test_its_cost_does_not_grow_with_what_it_shows(world: World, django_assert_max_num_queries: object) -> None:
    with acting(in_space(world.here.pk)):
        board = make_board(accounts=True)
        for days in (3, 4):
            planned(board, day=NOW.date() + timedelta(days=days))
    client = signed_in(board.seats["council"].user)
    page(client)
    with django_assert_max_num_queries(26) as few:  # type: ignore[operator]
        page(client)
    with acting(in_space(world.here.pk)):
        for days in (1, 2, 5, 6):
            planned(board, day=NOW.date() + timedelta(days=days))
    with django_assert_max_num_queries(26) as many:  # type: ignore[operator]
        page(client)
    assert len(few) == len(many)
