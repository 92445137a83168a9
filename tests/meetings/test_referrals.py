"""Referrals of items to other boards (§12.2), followed to their answer."""

from datetime import timedelta
from typing import Any

import pytest

from hscp.lib.verdicts import Refused
from meetings.models import AgendaItem, Referral, ReferralStage
from meetings.operations.agenda import add_item, withdraw_item
from meetings.operations.referrals import answer_referral, ask_again, refer_item, remind, withdraw_referral
from partnership.models import StrategicLink
from tests.conftest import NOW, TODAY
from tests.factories.cases import make_case_file, within
from tests.factories.meetings import make_board as make_board_of
from tests.factories.meetings import planned
from tests.meetings.conftest import Stage

SOON = TODAY + timedelta(days=30)


def make_board() -> StrategicLink:
    row = StrategicLink(key="hwb", name="Health and Wellbeing Board", section="§6.8", purpose="Works with it")
    row.save()
    return row


def refer(stage: Stage, **more: Any) -> Referral:
    def act() -> Referral:
        board = StrategicLink.objects.filter(key="hwb").first() or make_board()
        item = AgendaItem.objects.filter(number=1).first() or AgendaItem.objects.get(
            meeting=planned(stage.board), number=1
        )
        said: dict[str, Any] = {"asked": "Take up waiting lists", "sent_on": TODAY, "sent_how": "mail", "due_on": SOON}
        return refer_item(item=item, board=board, seat=stage.board.seats["council"], at=NOW, **(said | more))

    return stage.inside(act)


def day(name: str, when: Any) -> dict[str, str]:
    return {f"{name}_day": str(when.day), f"{name}_month": str(when.month), f"{name}_year": str(when.year)}


def test_an_item_is_referred_answered_for_the_board_and_seen_under_it(stage: Stage) -> None:
    board = stage.inside(make_board)
    meeting = stage.inside(lambda: planned(stage.board))
    item = stage.inside(lambda: AgendaItem.objects.get(meeting=meeting, number=1))
    client, address = stage.client("council"), stage.address("item_refer", meeting.pk, item.pk)
    assert "Health and Wellbeing Board (§6.8)" in client.get(address).content.decode()
    data = {"board": board.pk, "asked": "Take up waiting lists", "sent_how": "letter", "contact": "Its manager"}
    data |= day("sent_on", TODAY) | day("due_on", TODAY - timedelta(days=1))
    assert "cannot be due before" in client.post(address, data).content.decode()
    assert client.post(address, data | day("due_on", SOON)).status_code == 302
    found = stage.inside(Referral.objects.get)
    html = stage.page("member", "referral", found.pk)
    for words in ("Health and Wellbeing Board", "§6.8", "Its manager", "15 June 2026, by letter", "Due 15 July 2026"):
        assert words in html, words
    assert "Enter the answer" not in html
    assert "answer due 15 July 2026" in stage.page("member", "meeting", meeting.pk)
    assert "Take up waiting lists" in stage.page("member", "referrals")
    said = {"answer": "It is on their plan", "answer_how": "telephone", "answer_from": "Its chair"}
    answer = stage.address("referral_answer", found.pk)
    late = client.post(answer, said | day("answered_on", TODAY + timedelta(days=1))).content.decode()
    assert "has not come yet" in late
    assert client.post(answer, said | day("answered_on", TODAY)).status_code == 302
    html = stage.page("member", "referral", found.pk)
    assert "It is on their plan" in html and "Entered for the board by Council Holder" in html and "Its chair" in html
    assert "Take up waiting lists" not in stage.page("member", "referrals")
    assert "possible only while it is sent" in client.get(answer).content.decode()


def test_an_answer_that_does_not_come_is_overdue_and_shown_so(stage: Stage) -> None:
    found = refer(stage, sent_on=TODAY - timedelta(days=40), due_on=TODAY - timedelta(days=1))
    assert "Overdue by 1 day" in stage.page("member", "referrals")
    assert "Overdue" in stage.page("member", "meeting", stage.inside(lambda: found.item.meeting_id))
    assert "The answer of Health and Wellbeing Board to a referral was due" in stage.page("team", "space_home")
    assert "to a referral was due" not in stage.page("member", "space_home")
    client, address = stage.client("team"), stage.address("referral_remind", found.pk)
    assert client.post(address, {"reason": ""} | day("due_on", SOON)).status_code == 200
    assert client.post(address, {"reason": "Telephoned their manager."} | day("due_on", SOON)).status_code == 302
    html = stage.page("member", "referral", found.pk)
    assert "Telephoned their manager. Due 15 July 2026; was 14 June 2026." in html and "Overdue" not in html
    with pytest.raises(Refused, match="today or later"):
        early = TODAY - timedelta(days=3)
        stage.inside(lambda: remind(referral=found, reason="Wrote", due_on=early, seat=None, at=NOW))


def test_a_reminder_alone_moves_no_day_and_overwrites_none_that_was_agreed_meanwhile(stage: Stage) -> None:
    found = refer(stage, sent_on=TODAY - timedelta(days=40), due_on=TODAY - timedelta(days=1))
    client, address = stage.client("team"), stage.address("referral_remind", found.pk)
    html = client.get(address).content.decode()
    assert f'name="was" value="{found.due_on:%Y-%m-%d}"' in html and f'value="{found.due_on.day}"' in html
    said = {"reason": "Wrote to them.", "was": f"{found.due_on:%Y-%m-%d}"} | day("due_on", found.due_on)
    assert client.post(address, said).status_code == 302
    assert "Overdue by 1 day" in stage.page("member", "referrals"), "nobody agreed another day"
    stage.inside(lambda: remind(referral=found, reason="They ask for time.", due_on=SOON, seat=None, at=NOW))
    html = client.post(address, said | {"reason": "Telephoned."}).content.decode()
    assert "Somebody else has agreed Wednesday 15 July 2026" in html and f'name="was" value="{SOON:%Y-%m-%d}"' in html
    assert stage.inside(lambda: Referral.objects.get(pk=found.pk)).due_on == SOON


def test_an_answer_that_settles_nothing_is_asked_for_again_and_the_first_stays(stage: Stage) -> None:
    found = refer(stage)
    said: dict[str, Any] = {"answer": "Noted", "answered_on": TODAY, "answer_how": "mail", "seat": None, "at": NOW}
    stage.inside(lambda: answer_referral(referral=found, **said))
    with pytest.raises(Refused, match="possible only while it is sent"):
        stage.inside(lambda: withdraw_referral(referral=found, reason="No", seat=None, at=NOW))
    stage.inside(lambda: ask_again(referral=found, reason="And when?", due_on=SOON, seat=None, at=NOW))
    row = stage.inside(lambda: Referral.objects.get(pk=found.pk))
    assert (row.state, row.answer, row.answered_on) == ("sent", "", None)
    html = stage.page("member", "referral", found.pk)
    assert "Noted" in html and "And when?" in html, "the story keeps the first answer"
    stage.inside(lambda: withdraw_referral(referral=found, reason="They merged", seat=None, at=NOW))
    moves = stage.inside(lambda: [each.move for each in ReferralStage.objects.order_by("pk")])
    assert moves == ["send", "answer", "ask_again", "withdraw"]


def test_a_referral_of_a_case_file_is_for_its_list_alone(stage: Stage) -> None:
    meeting, team = stage.inside(lambda: planned(stage.board)), stage.world.user("team")
    board = stage.inside(make_board)
    file = make_case_file(stage.world.here, team, creator=team)
    with within(stage.world.here, file):
        item = add_item(meeting=meeting, title="In private", file=file)
        late = {"sent_on": TODAY - timedelta(days=9), "due_on": TODAY - timedelta(days=1), "sent_how": "mail"}
        found = refer_item(item=item, board=board, asked="About one child", seat=None, at=NOW, **late)
    assert found.file_id == file.pk
    for name in ("referral", "referral_answer", "referral_remind", "referral_ask_again", "referral_withdraw"):
        assert stage.client("council").get(stage.address(name, found.pk)).status_code == 404
    for who in ("council", "team"):
        assert "About one child" not in stage.page(who, "referrals")
        assert "to a referral was due" not in stage.page(who, "space_home")
    assert stage.inside(Referral.objects.count) == stage.inside(ReferralStage.objects.count) == 0


def test_the_list_is_narrowed_sorted_and_a_file(stage: Stage) -> None:
    def more() -> None:
        adults = StrategicLink(key="adults", name="Adults Board", section="§6.9", purpose="Works with it")
        adults.save()
        meeting = planned(make_board_of(key="circle"), items=1, day=TODAY + timedelta(days=9))
        item = AgendaItem.objects.get(meeting=meeting)
        said = {"sent_on": TODAY - timedelta(days=9), "sent_how": "mail", "due_on": TODAY - timedelta(days=1)}
        refer_item(item=item, board=adults, asked="=Transition", **said, seat=None, at=NOW)

    found = refer(stage)
    stage.inside(more)
    group, board = stage.board.group.pk, found.board_id
    both = stage.page("member", "referrals")
    assert both.index("=Transition") < both.index("Take up waiting lists"), "the first due first"
    for query, one, other in (
        ({"group": group}, True, False),
        ({"board": board}, True, False),
        ({"late": "on"}, False, True),
        ({"q": "transit"}, False, True),
        ({"sent_from": TODAY.isoformat()}, True, False),
        ({"sent_to": (TODAY - timedelta(days=1)).isoformat()}, False, True),
        ({"state": "answered"}, False, False),
    ):
        html = stage.client("member").get(stage.address("referrals"), query).content.decode()
        assert ("Take up waiting lists" in html, "=Transition" in html) == (one, other), query
    html = stage.client("member").get(stage.address("referrals"), {"sort": "-due"}).content.decode()
    assert html.index("Take up waiting lists") < html.index("=Transition")
    for ending in ("csv", "xlsx"):
        answer = stage.client("member").get(stage.address("referrals"), {"format": ending})
        assert f"referrals.{ending}" in answer["Content-Disposition"]
        if ending == "csv":
            lines = answer.content.decode("utf-8-sig").splitlines()
            assert len(lines) == 3 and lines[0].startswith("Board,Paragraph,To whom there,What is asked,Sent")
            assert "'=Transition" in lines[1] and "Overdue by 1 day" in lines[1], "no formula"


def test_a_referral_whose_item_was_withdrawn_says_so_and_leaves_home(stage: Stage) -> None:
    found = refer(stage, sent_on=TODAY - timedelta(days=40), due_on=TODAY - timedelta(days=1))
    assert "to a referral was due" in stage.page("team", "space_home")
    stage.inside(lambda: withdraw_item(item=AgendaItem.objects.get(pk=found.item_id), reason="Settled."))
    assert "to a referral was due" not in stage.page("team", "space_home")
    assert "Take up waiting lists" not in stage.page("member", "referrals")
    everything = stage.client("member").get(stage.address("referrals"), {"state": "all"}).content.decode()
    assert "Its item was withdrawn" in everything and "Overdue" not in everything.split("<table")[1]
    page = stage.page("team", "referral", found.pk)
    assert "was withdrawn: Settled." in page and "can still be entered" in page
