"""Matters arising: drawn by rule, pruned with a reason, sighted once a meeting; overdue again is told."""

from datetime import date, timedelta

import pytest
from django.db.models import QuerySet

from hscp.lib.verdicts import Refused
from hscp.record.models import Mail
from hscp.spaces.acting import acting, in_space
from meetings.models import Action, ActionStage, AgendaItem, Meeting, Sighting
from meetings.operations.actions import Source, give_action
from meetings.operations.sighting import ask_for, leave_out, sight
from meetings.operations.telling_given import SUBJECT
from tests.factories.fixtures import World, scene
from tests.factories.meetings import clock, make_board, opened, planned
from tests.meetings.conftest import Stage
from tests.meetings.test_actions import cost

FIRST, DUE = date(2026, 3, 2), date(2026, 4, 1)
LATER = (date(2026, 4, 13), date(2026, 5, 18), date(2026, 6, 8), date(2026, 6, 15))


def make_arisen(world: World) -> Stage:
    """A board that gave the police an action in March, and a later one that is not due yet."""
    with acting(in_space(world.here.pk)):
        stage = Stage(world, make_board(accounts=True))
        item = opened(stage.board, day=FIRST).items.first()
        moment, post = clock(10, day=FIRST), stage.board.seats["police"].post
        for text, due in (("Write to schools", DUE), ("Not due", date(2026, 12, 1))):
            give_action(
                source=Source(item=item), text=text, owner=post, due_on=due, given_at=moment, seat=None, at=moment
            )
        return stage


stage = scene(make_arisen)


def action(text: str = "Write to schools") -> Action:
    return Action.objects.get(text=text)


def test_the_page_draws_what_is_due_and_the_chair_prunes_with_a_reason(stage: Stage) -> None:
    meeting, late, other = stage.inside(lambda: (planned(stage.board), action(), action("Not due")))
    html = stage.page("member", "matters_arising", meeting.pk)
    assert "Write to schools" in html and "Not due" not in html and "Leave out" not in html
    chair = stage.client("council")
    address = stage.address("matter_leave_out", meeting.pk, late.pk)
    assert "Leave out" in stage.page("council", "matters_arising", meeting.pk)
    assert stage.client("police").post(address, {"reason": "No"}).status_code == 403
    assert "Enter" in chair.post(address, {"reason": ""}).content.decode()
    html = chair.post(address, {"reason": "Taken with item 3"}, follow=True).content.decode()
    assert "Taken with item 3" in html and "Nothing arises" in html and "Council Holder" in html
    assert "left out of this meeting already" in chair.post(address, {"reason": "Again"}).content.decode()
    assert stage.inside(lambda: Sighting.objects.get().left_out_because) == "Taken with item 3"
    ask = stage.address("matter_ask_for", other.pk)
    html = chair.post(ask, {"meeting": meeting.pk, "because": "Children asked"}, follow=True).content.decode()
    assert "Asked for: Children asked" in html and "Not due" in html
    assert stage.client("police").get(ask).status_code == 403
    html = chair.post(
        stage.address("matter_ask_for", late.pk), {"meeting": meeting.pk, "because": "Back"}, follow=True
    ).content.decode()
    assert "Left out" not in html and "Asked for: Back" in html


def test_a_meeting_sights_and_the_action_stays_one(stage: Stage) -> None:
    meeting, late = stage.inside(lambda: (opened(stage.board), action()))
    assert "Sight<" in stage.page("team", "matters_arising", meeting.pk)
    address = stage.address("action_sight", meeting.pk, late.pk)
    assert stage.client("police").get(address).status_code == 403
    html = stage.client("team").post(address, {"words": "Half are written"}, follow=True).content.decode()
    assert "Half are written" in html and "Sighted overdue 1 time" in html
    assert "has been sighted" in stage.client("team").post(address, {"words": "Again"}).content.decode()
    row = stage.inside(lambda: Sighting.objects.get().pk)
    assert "Half are written" in stage.page("member", "object_history", "sighting", row)
    html = stage.page("member", "action", late.pk)
    assert "Sighted, overdue, by" in html and "Half are written" in html
    assert stage.inside(lambda: (Action.objects.count(), Sighting.objects.get().overdue)) == (2, True)


def sighted(stage: Stage, day: date) -> None:
    meeting = opened(stage.board, day=day)
    sight(action=action(), meeting=meeting, words="Not yet", seat=None, at=clock(10, day=day))


def test_twice_goes_to_the_chair_and_three_times_to_the_agencys_partner(stage: Stage) -> None:
    def told() -> list[tuple[str, str]]:
        return list(ActionStage.objects.filter(move__startswith="raise").values_list("move", "reason"))

    def mails() -> "QuerySet[Mail]":
        return Mail.objects.exclude(subject__startswith=SUBJECT)  # that the action was given

    def hold() -> None:
        sighted(stage, LATER[0])
        assert (told(), mails().count()) == ([], 0)
        sighted(stage, LATER[1])
        assert told() == [("raise_chair", "Told by mail: Council Holder.")]
        sighted(stage, LATER[2])
        assert told()[1] == ("raise_partner", "Told by mail: Police Holder.")
        sighted(stage, LATER[3])
        assert len(told()) == mails().count() == 2
        sent = {mail.to: mail.text for mail in mails()}
        assert set(sent) == {"board-council@example.org", "board-police@example.org"}
        assert all("Write to schools" in text for text in sent.values())

    stage.inside(hold)
    html = stage.page("member", "action", stage.inside(action).pk)
    assert "the chair is told" in html and "the agency’s partner is told" in html


def test_where_nobody_can_be_told_the_action_says_so(stage: Stage) -> None:
    def hold() -> None:
        seat = stage.board.seats["council"]
        seat.ends_on = LATER[0]
        seat.save(update_fields=["ends_on"])
        sighted(stage, LATER[0])
        sighted(stage, LATER[1])
        assert ActionStage.objects.get(move="raise_chair").reason == "There was nobody to tell by mail."

    stage.inside(hold)


def test_what_is_not_before_the_meeting_is_not_sighted(stage: Stage) -> None:
    def hold() -> None:
        meeting = opened(stage.board)
        with pytest.raises(Refused, match="does not come before"):
            sight(action=action("Not due"), meeting=meeting, words="x", seat=None, at=clock(10))
        ask_for(action=action("Not due"), meeting=meeting, because="To know", seat=None)
        with pytest.raises(Refused, match="asked for this action already"):
            ask_for(action=action("Not due"), meeting=meeting, because="Me too", seat=None)
        assert not sight(action=action("Not due"), meeting=meeting, words="x", seat=None, at=clock(10)).overdue
        leave_out(action=action(), meeting=meeting, reason="Later", seat=None)
        with pytest.raises(Refused, match="left out"):
            sight(action=action(), meeting=meeting, words="x", seat=None, at=clock(10))
        with pytest.raises(Refused, match="has been sighted"):
            leave_out(action=action("Not due"), meeting=meeting, reason="Later", seat=None)

    stage.inside(hold)


def test_the_page_costs_the_same_for_one_and_three(stage: Stage) -> None:
    meeting = stage.inside(lambda: opened(stage.board))
    client, page = stage.client("team"), stage.address("matters_arising", meeting.pk)
    first = cost(client, page)[0]

    def more() -> None:
        item = AgendaItem.objects.filter(meeting=Meeting.objects.earliest("pk")).first()
        for number in range(3):
            given = give_action(
                source=Source(item=item),
                text=f"More {number}",
                owner=stage.board.seats["icb"].post,
                due_on=DUE + timedelta(days=number),
                given_at=clock(10, day=FIRST),
                seat=None,
                at=clock(10, day=FIRST),
            )
            if number:
                sight(action=given, meeting=meeting, words="x", seat=None, at=clock(10))

    stage.inside(more)
    assert cost(client, page)[0] == first <= 8
