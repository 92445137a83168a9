"""Somebody with several seats acts from the one that holds the right which the act takes."""

from typing import Any

from django.test import Client

from meetings.models import Action, AgendaItem, Meeting
from meetings.operations.actions import Source, give_action
from partnership.models import Person, Post, Seat
from partnership.operations.people import appoint_chair
from tests.conftest import TODAY
from tests.factories.meetings import Board, clock, make_board, opened
from tests.factories.people import make_post, make_seat
from tests.meetings.conftest import Stage


def seat_of(stage: Stage, post: str) -> Seat:
    return stage.inside(lambda: Seat.objects.select_related("user").get(post__key=post))


def as_user(seat: Seat) -> Client:
    client = Client()
    client.force_login(seat.user)
    return client


def write(stage: Stage, seat: Seat, meeting: Meeting) -> AgendaItem:
    """The first item after the account of ``seat`` wrote minutes under it."""
    item = stage.inside(lambda: AgendaItem.objects.get(meeting=meeting, number=1))
    address = stage.address("minutes_edit", meeting.pk, item.pk)
    answer = as_user(seat).post(address, {"minutes": "Said.", "version": str(item.version)})
    assert answer.status_code == 302
    return stage.inside(lambda: AgendaItem.objects.get(pk=item.pk))


def acted(stage: Stage, row: Any) -> int | None:
    """The seat that the row's history names for its last change."""
    return stage.inside(lambda: row.history.order_by("-history_id").first().acted_seat_id)


def test_a_scrutineer_who_is_of_the_team_minutes_and_invites_from_the_team(stage: Stage) -> None:
    scrutineer = seat_of(stage, "scrutineer-post")
    team = stage.inside(lambda: make_seat(Post.objects.get(key="team-post"), user=scrutineer.user))
    assert team.pk > scrutineer.pk
    item = write(stage, scrutineer, stage.inside(lambda: opened(stage.board, hour=8)))
    assert (item.minutes_by_id, acted(stage, item)) == (team.pk, team.pk)
    answer = as_user(scrutineer).post(stage.address("add_person"), {"name": "Kim Added"})
    assert answer.status_code == 302
    assert acted(stage, stage.inside(lambda: Person.objects.get(name="Kim Added"))) == team.pk


def test_a_partner_who_chairs_a_subgroup_from_another_post_minutes_it_from_that_post(stage: Stage) -> None:
    """And keeps what they own from the post that owns it, the board that they chair from the post that chairs it."""
    council = stage.board.seats["council"]

    def furnish() -> tuple[Seat, Board, Action]:
        lead = make_seat(make_post("quality-lead"), user=council.user)
        quality = make_board(key="quality", chair="")
        appoint_chair(group_id=quality.group.pk, post=lead.post, kind="chair", starts_on=TODAY)
        item = AgendaItem.objects.filter(meeting=opened(quality, hour=8)).first()
        assert item is not None
        given = give_action(
            source=Source(item=item), text="Mend it", owner=council.post, due_on=TODAY, given_at=clock(8, 30),
            seat=lead, at=clock(9),
        )  # fmt: skip
        return lead, quality, given

    lead, quality, action = stage.inside(furnish)
    assert lead.pk > council.pk
    meeting = stage.inside(lambda: Meeting.objects.get(group=quality.group))
    item = write(stage, council, meeting)
    assert (item.minutes_by_id, acted(stage, item)) == (lead.pk, lead.pk)
    item = write(stage, council, stage.inside(lambda: opened(stage.board, hour=8)))
    assert (item.minutes_by_id, acted(stage, item)) == (council.pk, council.pk)
    answer = as_user(council).post(stage.address("action_update", action.pk), {"text": "Begun.", "impact": ""})
    assert answer.status_code == 302
    update = stage.inside(lambda: action.updates.get())
    assert update.seat_id == council.pk
