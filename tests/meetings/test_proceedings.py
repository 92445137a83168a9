"""The chair decides which items proceed when inquorate: offered where the terms say so, refused where they do not."""

from typing import Any

import pytest

from hscp.lib.verdicts import Refused
from meetings.models import AgendaItem, Decision, ItemProceeding, Meeting
from meetings.operations.decisions import record_decision
from meetings.operations.meeting import close_meeting
from meetings.operations.minutes import save_minutes
from meetings.operations.proceedings import say_whether_it_proceeds, take_back_proceeding
from partnership.models import Terms
from tests.factories.meetings import STATUTORY, clock, come, opened
from tests.meetings.conftest import Stage

pytestmark = pytest.mark.django_db
LATER = clock(11)


def terms(stage: Stage, **quoracy: Any) -> None:
    row = Terms.objects.get(group=stage.board.group)
    row.data = STATUTORY | {"quoracy": STATUTORY["quoracy"] | quoracy}
    row.save()


def held(stage: Stage, *who: str, leaves: bool = True) -> tuple[Meeting, list[AgendaItem]]:
    terms(stage, otherwise_chair_decides=leaves)
    meeting = opened(stage.board, items=2)
    come(stage.board, meeting, *who, at=LATER)
    return meeting, list(AgendaItem.objects.filter(meeting=meeting).order_by("number"))


def say(item: AgendaItem, proceeds: bool, **more: Any) -> ItemProceeding:
    how = {"reason": "It cannot wait", "said_at": clock(9, 30), "seat": None, "at": LATER} | more
    return say_whether_it_proceeds(item=item, proceeds=proceeds, **how)


def decide(item: AgendaItem, **more: Any) -> Decision:
    how = {"text": "To do it", "kind": "agree", "taken_at": clock(9, 40), "seat": None, "at": LATER} | more
    return record_decision(item=item, **how)


def test_an_item_that_proceeds_is_decided_provisionally_and_one_that_waits_is_not(stage: Stage) -> None:
    def act() -> None:
        _, (first, second) = held(stage, "council", "icb")
        assert say(first, True).capacity == "DSP for Herefordshire Council"
        waits = say(second, False)
        assert decide(first).outcome == "provisional"
        with pytest.raises(Refused, match="does not proceed while the meeting is not quorate"):
            decide(second)
        assert decide(second, kind="defer").outcome == "deferred"
        take_back_proceeding(item=second, proceeding_id=waits.pk)
        assert decide(second).outcome == "provisional", "as before, where the chair has said nothing"

    stage.inside(act)


def test_it_is_refused_where_the_terms_or_the_moment_say_no(stage: Stage) -> None:
    def act() -> None:
        meeting, (first, _) = held(stage, "council", "icb", leaves=False)
        with pytest.raises(Refused, match="do not let the chair decide"):
            say(first, True)
        terms(stage, otherwise_chair_decides=True)
        first = AgendaItem.objects.get(pk=first.pk)
        with pytest.raises(Refused):
            say(first, True, said_at=clock(8, 59))
        say(first, True)
        with pytest.raises(Refused, match="for this very moment"):
            say(first, False)
        come(stage.board, meeting, "police", when=clock(9, 35), at=LATER)
        with pytest.raises(Refused, match="quorate then"):
            say(first, False, said_at=clock(9, 40))
        for item in AgendaItem.objects.filter(meeting=meeting):
            save_minutes(item=item, text="Said.", version=item.version, seat=stage.board.seats["icb"], at=LATER)
        close_meeting(meeting=meeting, closed_at=clock(10), seat=None, at=LATER)
        with pytest.raises(Refused, match="its record stands"):
            say(first, False, said_at=clock(9, 31))

    stage.inside(act)


def test_without_the_chair_nobody_decides_it(stage: Stage) -> None:
    def act() -> None:
        _, (first, _) = held(stage, "icb", "police")
        with pytest.raises(Refused, match="Neither the chair nor the vice-chair is there"):
            say(first, True)

    stage.inside(act)


def test_live_offers_it_and_the_minutes_say_it(stage: Stage) -> None:
    meeting, (first, _) = stage.inside(lambda: held(stage, "council", "icb"))
    client, address = stage.client("team"), stage.address("live", meeting.pk)
    assert "Proceeds when inquorate" in client.get(address).content.decode()
    form = {"item": first.pk, "do": "proceed", "proceeding-proceeds": "yes", "proceeding-said_at": "09:30"}
    missing = client.post(address, form)
    assert missing.status_code == 200 and "Reason" in missing.content.decode()
    assert not stage.inside(ItemProceeding.objects.exists)
    assert client.post(address, form | {"proceeding-reason": "It cannot wait"}).status_code == 302
    for name in ("meeting", "minutes"):
        page = stage.page("member", name, meeting.pk)
        assert "It cannot wait" in page and "DSP for Herefordshire Council" in page, name
    made = stage.inside(ItemProceeding.objects.get)
    shown = client.get(f"{address}?item={first.pk}").content.decode()
    assert f"unproceed-{made.pk}" in shown
    client.post(address, {"item": first.pk, "do": f"unproceed-{made.pk}", "when": "10:00"})
    assert not stage.inside(ItemProceeding.objects.exists)


def test_live_does_not_offer_it_where_the_terms_are_silent(stage: Stage) -> None:
    meeting, (first, _) = stage.inside(lambda: held(stage, "council", "icb", leaves=False))
    client, address = stage.client("team"), stage.address("live", meeting.pk)
    assert "Proceeds when inquorate" not in client.get(address).content.decode()
    form = {"proceeding-proceeds": "yes", "proceeding-reason": "It cannot wait", "proceeding-said_at": "09:30"}
    refused = client.post(address, form | {"item": first.pk, "do": "proceed"})
    assert "do not let the chair decide" in refused.content.decode()
    assert not stage.inside(ItemProceeding.objects.exists)
