"""Decisions between meetings: sent round where the terms allow it, answered from posts, settled, on the register."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hscp.lib.verdicts import Refused
from hscp.record.models import Mail
from hscp.spaces.acting import Context, acting, in_space
from meetings.models import AgendaItem, Circulation, CirculationStage, Decision, Meeting
from meetings.operations.circulation import answer_circulation, send_circulation, withdraw_circulation
from meetings.operations.decisions import correct_decision
from meetings.operations.meeting import cancel_meeting, open_meeting
from meetings.operations.rejudging import rejudge_decisions
from meetings.operations.returning import follow_up
from meetings.queries.circulation import hash_of_circulation
from partnership.models import ReservedMatter, Signoff, Terms
from tests.conftest import NOW, TODAY
from tests.factories.fixtures import World, scene
from tests.factories.meetings import STATUTORY, Board, clock, come, make_board, planned
from tests.meetings.test_meeting import BESIDES

CLOSES, NEXT = TODAY + timedelta(days=7), date(2026, 7, 20)
AFTER = NOW + timedelta(days=8)
PEOPLE = ("council", "icb", "police")


@dataclass
class Between:
    """A board that may decide between its meetings, the next of which is planned."""

    world: World
    board: Board
    meeting: Meeting

    def send(self, **more: Any) -> Circulation:
        data = {
            "group": self.board.group,
            "title": "Two subgroups",
            "text": "To merge them.",
            "closes_on": CLOSES,
        } | more
        return send_circulation(seat=self.board.seats["council"], at=NOW, **data)

    def answer(self, circulation: Circulation, who: str, reason: str = "", **more: Any) -> Circulation:
        data = {"read_hash": hash_of_circulation(Circulation.objects.get(pk=circulation.pk)), "at": NOW} | more
        return answer_circulation(
            circulation=circulation, seat=self.board.seats[who], agrees=not reason, reason=reason, **data
        )

    def terms(self, **data: Any) -> None:
        row = Terms.objects.get(group=self.board.group)
        row.data = data
        row.save(update_fields=["data"])

    def page(self, who: str, name: str, *args: Any) -> tuple[Client, str]:
        client = Client()
        client.force_login(self.board.seats[who].user if who in self.board.seats else self.world.user(who))
        return client, reverse(name, args=(self.world.here.slug, *args))


def make_between(world: World) -> Between:
    with acting(in_space(world.here.pk)):
        board = make_board(terms={**STATUTORY, "by_circulation": True}, accounts=True)
        return Between(world, board, planned(board, items=1, day=NEXT))


begun = scene(make_between)


@pytest.fixture
def between(begun: Between) -> Iterator[Between]:
    with acting(in_space(begun.world.here.pk)):
        yield begun


def test_those_whom_the_terms_count_are_asked_and_all_of_them_agree(between: Between) -> None:
    circulation = between.send(options="To merge\nTo wait", reasons="Fewer meetings.")
    assert {mail.to for mail in Mail.objects.all()} == {f"board-{who}@example.org" for who in PEOPLE}
    assert all("merge" not in mail.text + mail.subject for mail in Mail.objects.all())
    for who in PEOPLE[:2]:
        assert between.answer(circulation, who).state == "open"
    done = between.answer(circulation, "police")
    assert (done.state, done.sentence) == ("agreed", "Agreed by circulation: everybody who was asked agrees.")
    decision = Decision.objects.get()
    assert (decision.outcome, decision.number, decision.at) == ("agreed", 1, NOW)
    assert (decision.options, decision.reasons) == ("To merge\nTo wait", "Fewer meetings.")
    assert {person["capacity"] for person in decision.room} == {between.board.seats[who].post.title for who in PEOPLE}
    assert decision.terms["terms"]["by_circulation"] is True
    assert decision.item.meeting_id == between.meeting.pk, "it is reported to the next meeting"
    assert decision.item.title == "Decided by circulation: Two subgroups"
    assert Signoff.objects.get().state == "approved"
    assert [stage.move for stage in CirculationStage.objects.all()] == ["send", "answer", "answer", "answer", "agree"]


def test_one_who_does_not_agree_settles_it_and_it_comes_to_no_decision(between: Between) -> None:
    circulation = between.send()
    with pytest.raises(Refused, match="Say why"):
        between.answer(circulation, "icb", reason=" ")
    done = between.answer(circulation, "icb", reason="Not now.")
    assert done.state == "not_agreed" and "does not agree" in done.sentence
    with pytest.raises(Refused, match="closed"):
        between.answer(circulation, "police")
    assert not Decision.objects.exists() and not AgendaItem.objects.filter(title__contains="circulation").exists()


def test_after_the_closing_date_nobody_answers_and_it_is_settled_by_itself(between: Between) -> None:
    circulation = between.send()
    between.answer(circulation, "council")
    follow_up(at=NOW)
    assert Circulation.objects.get().state == "open"
    with pytest.raises(Refused, match="closed"):
        between.answer(circulation, "icb", at=AFTER)
    for _ in range(2):
        follow_up(at=AFTER)
    done = Circulation.objects.get()
    assert (done.state, done.sentence) == ("not_agreed", "Not agreed: not everybody had answered by the closing date.")
    assert Signoff.objects.get().state == "rejected"


def test_a_quorum_is_enough_where_the_terms_say_so(between: Between) -> None:
    between.terms(quoracy={"at_least": 2, "of": "members"}, by_circulation=True, circulation_needs="quorum")
    circulation = between.send()
    assert Mail.objects.count() == 4, "education is a member too; who is in attendance is not asked"
    between.answer(circulation, "education")
    between.answer(circulation, "icb", reason="No.")
    assert between.answer(circulation, "council").state == "open"
    follow_up(at=AFTER)
    assert Circulation.objects.get().state == "agreed"
    assert Decision.objects.get().outcome_sentence == "Agreed by circulation: those who agree are quorate."


def test_a_reserved_matter_is_endorsed_and_never_agreed(between: Between) -> None:
    matter = ReservedMatter(key="masa", title="Ratify the arrangements", section="§26")
    matter.save()
    circulation = between.send(reserved_matter=matter)
    for who in PEOPLE:
        between.answer(circulation, who)
    decision = Decision.objects.get()
    assert decision.outcome == "endorsed" and "(§26)" in decision.outcome_sentence


@pytest.mark.parametrize(
    ("terms", "more", "message"),
    [
        (STATUTORY, {}, "do not allow decisions between meetings"),
        (None, {"closes_on": TODAY}, "must be after today"),
        (None, {"closes_on": NEXT}, "Plan a meeting after the closing date first"),
        (None, {"text": " "}, "Say what is proposed"),
    ],
)
def test_what_may_not_be_sent_round_is_refused(between: Between, terms: Any, more: dict, message: str) -> None:
    if terms is not None:
        between.terms(**terms)
    with pytest.raises(Refused, match=message):
        between.send(**more)
    assert not Circulation.objects.exists() and not Mail.objects.exists()


def test_without_a_meeting_to_report_to_it_waits_for_one(between: Between) -> None:
    circulation = between.send()
    cancel_meeting(meeting=between.meeting, reason="Snow", seat=None, at=NOW)
    for who in PEOPLE:
        between.answer(circulation, who)
    assert Circulation.objects.get().state == "open"
    later = planned(between.board, items=1, day=date(2026, 8, 31))
    follow_up(at=NOW)
    assert Circulation.objects.get().state == "agreed"
    assert Decision.objects.get().meeting_id == later.pk


def test_who_sits_in_the_room_later_judges_nothing_of_it_and_nobody_corrects_it(between: Between) -> None:
    circulation = between.send()
    for who in PEOPLE:
        between.answer(circulation, who)
    meeting = open_meeting(meeting=between.meeting, opened_at=clock(9, day=NEXT), seat=None, at=clock(10, day=NEXT))
    come(between.board, meeting, "council", at=clock(10, day=NEXT))
    assert rejudge_decisions(meeting=meeting, at=clock(10, day=NEXT)) == []
    decision = Decision.objects.get()
    assert decision.outcome == "agreed"
    with pytest.raises(Refused, match="by circulation"):
        correct_decision(
            decision=decision,
            text="x",
            kind="agree",
            taken_at=clock(9, 30, day=NEXT),
            version=1,
            seat=None,
            at=clock(10, day=NEXT),
        )


def test_withdrawn_with_a_reason_it_is_closed(between: Between) -> None:
    circulation = between.send()
    with pytest.raises(Refused, match="Say why"):
        withdraw_circulation(circulation=circulation, reason=" ", seat=None, at=NOW)
    withdraw_circulation(circulation=circulation, reason="Overtaken.", seat=None, at=NOW)
    assert Signoff.objects.get().state == "void"
    with pytest.raises(Refused, match="closed"):
        between.answer(circulation, "council")
    with pytest.raises(Refused):
        withdraw_circulation(circulation=circulation, reason="Again.", seat=None, at=NOW)


def test_only_what_was_read_is_answered_to_and_only_by_those_asked(between: Between) -> None:
    circulation = between.send()
    with pytest.raises(Refused, match="read it again"):
        between.answer(circulation, "council", read_hash="0" * 64)
    with pytest.raises(Refused, match="No signature is asked"):
        between.answer(circulation, "education")
    between.answer(circulation, "council")
    with pytest.raises(Refused, match="already"):
        between.answer(circulation, "council", reason="On second thoughts.")


# In the browser


def test_the_whole_way_in_the_browser(begun: Between) -> None:
    team, send = begun.page("team", "circulation_send")
    assert "Send it round" in team.get(send).content.decode()
    data = {
        "group": str(begun.board.group.pk),
        "title": "Two subgroups",
        "text": "To merge them.",
        "closes_on_day": CLOSES.day,
        "closes_on_month": CLOSES.month,
        "closes_on_year": CLOSES.year,
    }
    wrong = team.post(send, data | {"closes_on_day": TODAY.day}).content.decode()
    assert "must be after today" in wrong and "To merge them." in wrong and "Error:" in wrong
    html = team.post(send, data, follow=True).content.decode()
    assert "It is sent round" in html and "Waiting for answers" in html and "It is reported to" in html
    with acting(in_space(begun.world.here.pk)):
        circulation = Circulation.objects.get()
    for who in PEOPLE:
        client, answer = begun.page(who, "circulation_answer", circulation.pk)
        assert f'href="{answer}"' in client.get(f"/p/{begun.world.here.slug}/").content.decode()
        html = client.get(answer).content.decode()
        hidden = html.split('name="content_hash" value="')[1].split('"')[0]
        if who == "council":
            empty = client.post(answer, {"answer": "refuse", "reason": "", "content_hash": hidden}).content.decode()
            assert "Say why you do not agree" in empty
        done = client.post(answer, {"answer": "agree", "content_hash": hidden}, follow=True).content.decode()
        assert "You have answered as" in done
    assert "Agreed by circulation: everybody who was asked agrees." in done
    member, listed = begun.page("member", "circulations")
    assert "Two subgroups" in member.get(listed).content.decode()
    _, register = begun.page("member", "decisions")
    assert "To merge them." in member.get(register).content.decode()
    with acting(in_space(begun.world.here.pk)):
        decision = Decision.objects.get()
    _, page = begun.page("member", "decision", decision.pk)
    html = member.get(page).content.decode()
    assert "by circulation</a>" in html and "Who answered" in html and "Reported to" in html
    assert (
        "Decided by circulation: Two subgroups"
        in member.get(begun.page("member", "meeting", begun.meeting.pk)[1]).content.decode()
    )


def test_where_no_terms_allow_it_the_form_says_so(begun: Between) -> None:
    with acting(in_space(begun.world.here.pk)):
        begun.terms(**STATUTORY)
    client, send = begun.page("team", "circulation_send")
    assert "The terms of no group of yours allow" in client.get(send).content.decode()
    listed = begun.page("team", "circulations")[1]
    assert "Nothing was decided between meetings" in client.get(listed).content.decode()


@pytest.mark.parametrize(
    ("who", "see", "answer", "write"),
    [
        ("team", 200, 403, 200),
        ("council", 200, 200, 200),
        ("icb", 200, 200, 403),
        ("education", 200, 403, 403),
        ("scrutineer", 200, 403, 403),
    ],
)
def test_who_may(begun: Between, who: str, see: int, answer: int, write: int) -> None:
    with acting(in_space(begun.world.here.pk)):
        circulation = begun.send()
    expected = {"circulation": see, "circulation_answer": answer, "circulation_withdraw": write}
    for name, status in expected.items():
        client, address = begun.page(who, name, circulation.pk)
        assert client.get(address).status_code == status, name
        assert client.get(begun.page(who, name, 999999)[1]).status_code == 404
    client, send = begun.page(who, "circulation_send")
    assert client.get(send).status_code == write


def test_list_and_page_cost_the_same_for_one_and_for_three(begun: Between) -> None:
    client, listed = begun.page("team", "circulations")
    with acting(Context(user_id=None)):
        ContentType.objects.clear_cache()
    costs: dict[str, list[int]] = {"list": [], "page": []}
    for count in (1, 2):
        with acting(in_space(begun.world.here.pk)):
            for _ in range(count):
                circulation = begun.send()
            for who in PEOPLE[:count]:
                begun.answer(circulation, who)
        for name, address in (("list", listed), ("page", begun.page("team", "circulation", circulation.pk)[1])):
            client.get(address)
            with CaptureQueriesContext(connection) as seen:
                client.get(address)
            costs[name].append(len([one for one in seen.captured_queries if not one["sql"].startswith(BESIDES)]))
    assert costs["list"][0] == costs["list"][1] <= 8
    assert costs["page"][0] == costs["page"][1] <= 15
