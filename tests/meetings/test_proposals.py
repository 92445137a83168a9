"""Items proposed by members and raised by groups: one object, answered with a place, a later meeting or a reason."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hscp.lib.verdicts import Refused
from hscp.record.models import Mail
from meetings.models import AgendaItem, Decision, ItemProposal, ItemProposalStage, Meeting
from meetings.operations.agenda import add_item, withdraw_item
from meetings.operations.agenda_life import approve_agenda, standing_now
from meetings.operations.converting import decision_into_note
from meetings.operations.decisions import record_decision
from meetings.operations.meeting import cancel_meeting, open_meeting
from meetings.operations.proposals import (
    accept_proposal,
    decline_proposal,
    defer_proposal,
    propose_item,
    raise_item,
)
from meetings.queries.proposals import proposals_before
from partnership.operations.people import end_seat
from tests.conftest import NOW
from tests.factories.cases import make_case_file, within
from tests.factories.meetings import DAY, Board, add_member, clock, come, make_group, planned
from tests.meetings.conftest import Stage
from tests.meetings.test_meeting import BESIDES

NEXT, LATER = DAY + timedelta(days=14), DAY + timedelta(days=56)


def propose(stage: Stage, meeting: Meeting, who: str = "icb", **more: Any) -> ItemProposal:
    seat = stage.board.seats[who]
    said = {"title": "Waiting lists", "proposer": seat, "seat": seat, "at": NOW} | more
    return stage.inside(lambda: propose_item(meeting=meeting, **said))


def heard(stage: Stage, meeting: Meeting) -> list[str]:
    return stage.inside(lambda: [each.title for each in proposals_before(meeting)])


def titles(stage: Stage, meeting: Meeting) -> list[str]:
    rows = AgendaItem.objects.filter(meeting=meeting).order_by("number")
    return stage.inside(lambda: list(rows.values_list("title", flat=True)))


def test_a_member_proposes_the_chair_places_it_and_the_member_is_told(stage: Stage) -> None:
    meeting = stage.inside(lambda: planned(stage.board, day=NEXT))
    client, address = stage.client("icb"), stage.address("item_propose", meeting.pk)
    data = {"title": "Waiting lists", "purpose": "decide", "minutes_planned": "15", "note": "They are long"}
    seat = stage.board.seats["icb"]
    answer = client.post(address, data | {"who": seat.pk})
    proposal = stage.inside(ItemProposal.objects.get)
    assert answer["Location"] == stage.address("item_proposal", proposal.pk)
    assert (proposal.proposed_by_id, proposal.came_by, proposal.entered_by) == (seat.pk, "", None)
    assert "Waiting lists" in stage.page("council", "meeting_agenda", meeting.pk)
    assert "Proposed to Safeguarding Partners Board: Waiting lists" in stage.page("council", "space_home")
    assert "Put it on the agenda" not in stage.page("icb", "item_proposal", proposal.pk)
    second = stage.inside(lambda: AgendaItem.objects.get(meeting=meeting, number=2))
    chair, address = stage.client("council"), stage.address("item_proposal_accept", proposal.pk)
    assert "Before item 2, Topic 2" in chair.get(address).content.decode()
    assert chair.post(address, {"before": second.pk}).status_code == 302
    assert titles(stage, meeting) == ["Topic 1", "Waiting lists", "Topic 2", "Topic 3"]
    item = stage.inside(lambda: AgendaItem.objects.get(title="Waiting lists"))
    assert (item.purpose, item.minutes_planned, item.late_because) == ("decide", 15, "")
    mail = stage.inside(Mail.objects.get)
    assert mail.to == "board-icb@example.org" and "It is on the agenda. Item 2 of 29 June 2026." in mail.text
    html = stage.page("member", "meeting", meeting.pk)
    assert "Proposed</strong> by Icb Holder, DSP for Herefordshire and Worcestershire ICB: They are long" in html
    assert heard(stage, meeting) == []
    assert chair.get(address).content.decode().count("This proposed item is on an agenda") == 1
    moves = stage.inside(lambda: [each.move for each in ItemProposalStage.objects.order_by("pk")])
    assert moves == ["propose", "accept"]


def test_who_does_not_sit_in_the_group_proposes_nothing(stage: Stage) -> None:
    meeting = stage.inside(lambda: planned(stage.board, day=NEXT))
    for who in ("member", "scrutineer", "lsp"):
        assert stage.client(who).get(stage.address("item_propose", meeting.pk)).status_code == 403
        assert "Propose an item" not in stage.page(who, "meeting_agenda", meeting.pk)
    stranger = stage.inside(lambda: stage.board.seats["icb"])
    stage.inside(lambda: stage.board.group.memberships.filter(post=stranger.post).get().delete())
    with pytest.raises(Refused, match="Items are proposed by those who sit"):
        propose(stage, meeting)


def test_the_team_enters_one_for_a_member_and_it_says_so(stage: Stage) -> None:
    meeting = stage.inside(lambda: planned(stage.board, day=NEXT))
    client, address = stage.client("team"), stage.address("item_propose", meeting.pk)
    data = {"title": "Waiting lists", "purpose": "discuss", "who": stage.board.seats["icb"].pk}
    assert "Say how it came" in client.post(address, data).content.decode()
    assert client.post(address, data | {"came_by": "telephone"}).status_code == 302
    proposal = stage.inside(ItemProposal.objects.get)
    html = stage.page("member", "item_proposal", proposal.pk)
    assert "Icb Holder" in html and "entered for them by" in html and "by telephone" in html


def test_put_off_it_comes_before_the_next_meeting_even_if_that_is_planned_later(stage: Stage) -> None:
    meeting = stage.inside(lambda: planned(stage.board, day=NEXT))
    proposal = propose(stage, meeting)
    with pytest.raises(Refused, match="Say why"):
        stage.inside(lambda: defer_proposal(proposal=proposal, reason=" ", seat=None, at=NOW))
    client = stage.client("council")
    assert client.post(stage.address("item_proposal_defer", proposal.pk), {"reason": "No time"}).status_code == 302
    assert heard(stage, meeting) == []
    assert "No meeting of this group is planned yet" in stage.page("icb", "item_proposal", proposal.pk)
    assert "Put off to the next meeting" in stage.inside(Mail.objects.get).subject
    with pytest.raises(Refused, match="No meeting of this group is planned"):
        stage.inside(lambda: accept_proposal(proposal=proposal, seat=None, at=NOW))
    later = stage.inside(lambda: planned(stage.board, day=LATER))
    assert heard(stage, later) == ["Waiting lists"]
    stage.inside(lambda: cancel_meeting(meeting=later, reason="Snow", seat=None, at=NOW))
    last = stage.inside(lambda: planned(stage.board, day=LATER + timedelta(days=7)))
    assert heard(stage, last) == ["Waiting lists"], "a cancelled meeting answers nothing"


def test_it_comes_onto_the_agenda_that_the_page_named_or_onto_none(stage: Stage) -> None:
    meeting = stage.inside(lambda: planned(stage.board, day=NEXT))
    proposal = propose(stage, meeting)
    client, address = stage.client("council"), stage.address("item_proposal_accept", proposal.pk)
    assert f'name="hears" value="{meeting.pk}"' in client.get(address).content.decode()
    later = stage.inside(lambda: planned(stage.board, day=LATER))
    stage.inside(lambda: cancel_meeting(meeting=meeting, reason="Snow", seat=None, at=NOW))
    html = client.post(address, {"before": "", "hears": meeting.pk}).content.decode()
    assert "Another meeting hears it by now" in html and f'name="hears" value="{later.pk}"' in html
    assert "Waiting lists" not in titles(stage, later)
    assert client.post(address, {"before": "", "hears": later.pk}).status_code == 302
    assert "Waiting lists" in titles(stage, later)


def test_declined_it_says_why_and_withdrawn_it_is_its_proposers_alone(stage: Stage) -> None:
    meeting = stage.inside(lambda: planned(stage.board, day=NEXT))
    proposal, other = propose(stage, meeting), propose(stage, meeting, title="Another")
    client = stage.client("council")
    client.post(stage.address("item_proposal_decline", proposal.pk), {"reason": "It belongs to the subgroup"})
    assert "It belongs to the subgroup" in stage.page("icb", "item_proposal", proposal.pk)
    assert "It belongs to the subgroup" in stage.inside(Mail.objects.get).text
    with pytest.raises(Refused, match="declined"):
        stage.inside(lambda: decline_proposal(proposal=proposal, reason="Again", seat=None, at=NOW))
    address = stage.address("item_proposal_withdraw", other.pk)
    assert client.post(address).status_code == 403
    assert stage.client("icb").post(address).status_code == 302
    assert stage.inside(lambda: ItemProposal.objects.get(pk=other.pk)).state == "withdrawn"


def test_whoever_has_left_since_is_told_nothing(stage: Stage) -> None:
    meeting = stage.inside(lambda: planned(stage.board, day=NEXT))
    proposal = propose(stage, meeting)
    stage.inside(lambda: end_seat(seat=stage.board.seats["icb"], ends_on=NOW.date()))
    answered = stage.inside(lambda: decline_proposal(proposal=proposal, reason="Not ours", seat=None, at=NOW))
    assert answered.state == "declined" and not stage.inside(Mail.objects.exists)


def test_once_the_agenda_is_approved_only_the_chairs_reason_lets_it_in(stage: Stage) -> None:
    meeting = stage.inside(lambda: planned(stage.board, day=NEXT))
    proposal, chair = propose(stage, meeting), stage.board.seats["council"]

    def approve() -> None:
        approve_agenda(meeting=meeting, chair=chair, seen=standing_now(meeting).hash, seat=chair, at=NOW)

    stage.inside(approve)
    with pytest.raises(Refused, match="ask the chair for a late item"):
        propose(stage, meeting, title="Too late")
    assert "ask the chair for a late item" in stage.page("icb", "item_propose", meeting.pk)
    client, address = stage.client("council"), stage.address("item_proposal_accept", proposal.pk)
    assert client.post(address, {"before": ""}).status_code == 200
    assert client.post(address, {"before": "", "late_because": "It cannot wait"}).status_code == 302
    assert stage.inside(lambda: AgendaItem.objects.get(title="Waiting lists")).late_because == "It cannot wait"


def test_a_group_raises_an_item_to_the_board_and_both_see_what_came_of_it(stage: Stage) -> None:
    board_meets = stage.inside(lambda: planned(stage.board, day=DAY))

    def subgroup() -> AgendaItem:
        group = make_group("quality", name="Quality Subgroup")
        add_member(group, stage.board.seats["police"].post)
        meeting = planned(type(stage.board)(group, stage.board.seats), items=1, day=DAY - timedelta(days=7))
        return AgendaItem.objects.get(meeting=meeting)

    item = stage.inside(subgroup)
    client, address = stage.client("team"), stage.address("item_raise", item.meeting_id, item.pk)
    data = {"group": stage.board.group.pk, "purpose": "decide", "note": "We need the board’s word"}
    assert client.post(address, data).status_code == 302
    assert "has been raised to that group already" in client.post(address, data).content.decode()
    assert "waiting for an answer" in stage.page("member", "meeting", item.meeting_id)
    proposal = stage.inside(ItemProposal.objects.get)
    assert proposal.meeting_id == board_meets.pk and proposal.raised_from_id == item.pk
    accepted = stage.inside(lambda: accept_proposal(proposal=proposal, seat=None, at=NOW))
    html = stage.page("member", "meeting", board_meets.pk)
    assert "Raised</strong> by Quality Subgroup, item 1 of 8 June 2026: We need the board’s word" in html

    def decide() -> None:
        meeting = open_meeting(meeting=board_meets, opened_at=clock(9), seat=None, at=clock(9))
        come(stage.board, meeting, "council", "icb", "police")
        row = AgendaItem.objects.get(pk=accepted.pk)
        record_decision(item=row, text="Agreed so", kind="agree", taken_at=clock(9, 30), seat=None, at=clock(9, 30))

    stage.inside(decide)
    assert "item 4 of 15 June 2026. Agreed" in stage.page("member", "meeting", item.meeting_id)
    html = stage.page("member", "item_proposal", proposal.pk)
    assert "Agreed so" in html and "Item 1 of Quality Subgroup, 8 June 2026" in html
    note = {"version": 1, "seat": stage.board.seats["council"], "at": NOW}
    stage.inside(lambda: decision_into_note(decision=Decision.objects.get(), **note))
    assert "Taken out" not in stage.page("member", "meeting", item.meeting_id), "it was no decision"
    assert "No decision is recorded under it" in stage.page("member", "item_proposal", proposal.pk)


@pytest.mark.parametrize("confidential", [True, False])
def test_what_is_confidential_in_one_group_is_so_in_the_group_it_is_raised_to(stage: Stage, confidential: bool) -> None:
    def play() -> AgendaItem:
        planned(stage.board, day=NEXT)
        group = make_group("quality", name="Quality Subgroup")
        meeting = planned(type(stage.board)(group, stage.board.seats), items=0, day=DAY)
        item = add_item(meeting=meeting, title="A contract", confidential=confidential)
        raised = raise_item(item=item, group=stage.board.group, seat=stage.board.seats["council"], at=NOW)
        return accept_proposal(proposal=raised, seat=None, at=NOW)

    assert stage.inside(play).confidential is confidential


def test_an_item_is_not_raised_to_a_meeting_whose_day_is_over(stage: Stage) -> None:
    def play() -> tuple[int | None, int]:
        planned(stage.board, day=DAY - timedelta(days=7))  # nobody opened it, and nobody cancelled it
        following = planned(stage.board, day=NEXT)
        group = make_group("quality", name="Quality Subgroup")
        meeting = planned(type(stage.board)(group, stage.board.seats), items=1, day=DAY)
        item = AgendaItem.objects.get(meeting=meeting)
        seat = stage.board.seats["council"]
        return raise_item(item=item, group=stage.board.group, seat=seat, at=NOW).meeting_id, following.pk

    found, wanted = stage.inside(play)
    assert found == wanted


def test_nothing_of_a_case_file_is_raised(stage: Stage) -> None:
    meeting = stage.inside(lambda: planned(stage.board, day=NEXT))
    team = stage.world.user("team")
    file = make_case_file(stage.world.here, team, creator=team)
    with within(stage.world.here, file):
        item = add_item(meeting=meeting, title="Said in private", file=file)
        other = make_group("quality", name="Quality Subgroup")
        with pytest.raises(Refused, match="belongs to a case file"):
            raise_item(item=item, group=other, seat=stage.board.seats["council"], at=NOW)


def test_the_agendas_page_costs_the_same_for_one_proposal_and_three(stage: Stage) -> None:
    meeting = stage.inside(lambda: planned(stage.board, day=NEXT))
    client, address, costs = stage.client("team"), stage.address("meeting_agenda", meeting.pk), []
    for number in range(3):
        proposal = propose(stage, meeting, title=f"Waiting {number}")
        stage.inside(lambda proposal=proposal: decline_proposal(proposal=proposal, reason="No", seat=None, at=NOW))
        propose(stage, meeting, title=f"Still waiting {number}")
        client.get(address)
        with CaptureQueriesContext(connection) as seen:
            client.get(address)
        costs.append(len([each for each in seen.captured_queries if not each["sql"].startswith(BESIDES)]))
    assert len(set(costs)) == 1, costs


def test_what_was_raised_from_a_withdrawn_item_waits_no_longer(stage: Stage) -> None:
    def act() -> ItemProposal:
        item = AgendaItem.objects.get(meeting=planned(stage.board, items=1, day=NEXT))
        circle = make_group("circle")
        planned(Board(circle), items=0, day=LATER)
        made = raise_item(item=item, group=circle, seat=stage.board.seats["council"], at=NOW)
        withdraw_item(item=item, reason="Settled.")
        return made

    made = stage.inside(act)
    meeting = stage.inside(lambda: Meeting.objects.get(group=made.group))
    assert heard(stage, meeting) == []
    assert "Proposed to" not in stage.page("team", "space_home")
    page = stage.page("team", "item_proposal", made.pk)
    assert "Its item was withdrawn" in page and "was withdrawn: Settled." in page and "Put it off" not in page

    def answer(how: Any, **more: Any) -> None:
        with pytest.raises(Refused, match="waits for no answer any more"):
            stage.inside(lambda: how(proposal=made, **more, seat=None, at=NOW))

    answer(accept_proposal)
    answer(defer_proposal, reason="Later")
    answer(decline_proposal, reason="No")
    assert "waits for no answer any more" in stage.page("team", "item_proposal_accept", made.pk)
