"""Interests declared and recusals: they count in the quoracy of the item, and of nothing else."""

import pytest

from hscp.lib.verdicts import Refused
from hscp.spaces.acting import acting, in_space
from meetings.models import Action, ActionStage, AgendaItem, Attendee, Decision, DecisionStage, Declaration
from meetings.operations.actions import Source, give_action
from meetings.operations.conduct import begin_item
from meetings.operations.decisions import record_decision
from meetings.operations.declarations import correct_declaration, declare, take_back_declaration
from meetings.operations.presence import add_guest, remove_guest
from meetings.queries import attending, standing
from meetings.queries.conduct import conduct_now
from tests.conftest import TODAY
from tests.factories.cases import make_case_file, within
from tests.factories.meetings import clock, closed, come, opened, planned
from tests.meetings.conftest import Stage


@pytest.fixture
def sat(stage: Stage):
    """An open meeting with the three partners there since eight, and its items."""
    with acting(in_space(stage.world.here.pk)):
        meeting = opened(stage.board, hour=8)
        come(stage.board, meeting, "council", "icb", "police")
        yield meeting, list(AgendaItem.objects.filter(meeting=meeting).order_by("number"))


def recuse(stage: Stage, item: AgendaItem, who: str = "police", *, recused: bool = True, hour: int = 9) -> Declaration:
    line = stage.board.line(item.meeting, who)
    said = {"interest": "Bids for the contract", "recused": recused, "declared_at": clock(hour, 5)}
    return declare(item=item, attendee_id=line.pk, seat=None, at=clock(10), **said)


def decide(item: AgendaItem, minute: int = 10) -> Decision:
    text = f"To buy, {minute}."
    return record_decision(item=item, text=text, kind="agree", taken_at=clock(9, minute), seat=None, at=clock(10))


def test_a_recusal_counts_under_its_item_alone(stage: Stage, sat) -> None:
    _, (first, second, _) = sat
    recuse(stage, first)
    here, there = decide(first), decide(second)
    assert (here.outcome, there.outcome) == ("provisional", "agreed")
    assert "its representative is recused from this item" in here.outcome_sentence
    assert [each["name"] for each in here.room if each.get("recused")] == ["Police Holder"]
    assert not any(each.get("recused") for each in there.room)


def test_an_interest_without_recusal_changes_nothing(stage: Stage, sat) -> None:
    _, (first, *_) = sat
    recuse(stage, first, recused=False)
    assert decide(first).outcome == "agreed"


def test_a_recusal_that_is_corrected_judges_decisions_again_and_flags_their_actions(stage: Stage, sat) -> None:
    _, (first, second, _) = sat
    decision, other = decide(first), decide(second)
    given = {"owner": stage.board.seats["police"].post, "due_on": TODAY, "given_at": clock(9, 12)}
    action = give_action(source=Source(decision=decision), text="Sign", seat=None, at=clock(10), **given)
    made = recuse(stage, first)
    decision.refresh_from_db()
    assert decision.outcome == "provisional"
    stage_row = DecisionStage.objects.filter(decision=decision).latest("pk")
    assert stage_row.move == "judge_again" and "Before: Agreed by a quorate meeting." in stage_row.reason
    assert ActionStage.objects.filter(action=action, move="decision_judged_again").count() == 1
    corrected = correct_declaration(
        declaration=made, interest="None", recused=False, declared_at=clock(9, 5), version=1, seat=None, at=clock(10)
    )
    decision.refresh_from_db()
    assert (decision.outcome, corrected.version) == ("agreed", 2)
    correct_declaration(
        declaration=made, interest="None", recused=True, declared_at=clock(9, 5), version=2, seat=None, at=clock(10)
    )
    take_back_declaration(declaration=made, reason="Another person", seat=None, at=clock(10))
    decision.refresh_from_db()
    assert decision.outcome == "agreed"
    assert not DecisionStage.objects.filter(decision=other).exclude(move="take").exists()
    assert Action.objects.get(pk=action.pk).state == "open"


def test_a_recusal_shows_on_the_timeline_while_its_item_is_taken(stage: Stage, sat) -> None:
    meeting, (first, second, _) = sat
    recuse(stage, second)
    begin_item(item=second, when=clock(8, 30), at=clock(10))
    begin_item(item=first, when=clock(9), at=clock(10))
    found = standing(meeting, attending(meeting.pk), clock(10))
    assert [(each.start, each.verdict.quorate) for each in found.periods] == [
        (clock(8), True),
        (clock(8, 30), False),
        (clock(9), True),
    ]
    assert found.quorate
    begin_item(item=second, when=clock(9, 30), at=clock(10))
    now = standing(meeting, attending(meeting.pk), clock(10))
    assert not now.quorate and now.since == clock(9, 30)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"interest": " ", "recused": False}, "Say which interest"),
        ({"declared_at": clock(11)}, "11:00 has not come yet"),
    ],
)
def test_what_cannot_be_declared(stage: Stage, sat, change, says) -> None:
    meeting, (first, *_) = sat
    line = stage.board.line(meeting, "police")
    said = {"interest": "An uncle", "recused": True, "declared_at": clock(9), "attendee_id": line.pk} | change
    with pytest.raises(Refused, match=says):
        declare(item=first, seat=None, at=clock(10), **said)


def test_one_declares_once_and_not_after_the_meeting(stage: Stage, sat) -> None:
    _, (first, *_) = sat
    made = recuse(stage, first)
    with pytest.raises(Refused, match="has declared an interest in this item already"):
        recuse(stage, first)
    take_back_declaration(declaration=made, reason="A namesake", seat=None, at=clock(10))
    with pytest.raises(Refused, match="was taken back: A namesake"):
        take_back_declaration(declaration=made, reason="Again", seat=None, at=clock(10))
    again = recuse(stage, first)
    with pytest.raises(Refused, match="Say why it is taken back"):
        take_back_declaration(declaration=again, reason=" ", seat=None, at=clock(10))
    over = closed(stage.board, hour=6)
    with pytest.raises(Refused, match="This meeting is closed"):
        recuse(stage, AgendaItem.objects.filter(meeting=over).earliest("number"))


def test_declared_before_the_meeting_it_holds_in_it(stage: Stage) -> None:
    with acting(in_space(stage.world.here.pk)):
        meeting = planned(stage.board, hour=9)
        item = AgendaItem.objects.filter(meeting=meeting).earliest("number")
        line = stage.board.line(meeting, "police")
        said = {"interest": "An uncle", "recused": True, "declared_at": clock(8)}
        declare(item=item, attendee_id=line.pk, seat=None, at=clock(8), **said)
        assert conduct_now(meeting.pk).of(item.pk, attending(meeting.pk)).recused == {str(line.seat.person_id)}


def test_whoever_declared_stays_on_the_list(stage: Stage, sat) -> None:
    meeting, (first, *_) = sat
    guest = add_guest(meeting=meeting, name="A bidder", capacity="Guest")
    said = {"interest": "Her firm bids", "recused": True, "declared_at": clock(9)}
    made = declare(item=first, attendee_id=guest.pk, seat=None, at=clock(10), **said)
    for _ in range(2):
        with pytest.raises(Refused, match="is named in the record of this meeting"):
            remove_guest(meeting=meeting, attendee_id=guest.pk)
        if not made.withdrawn_because:
            made = take_back_declaration(declaration=made, reason="By mistake", seat=None, at=clock(10))


def test_under_a_case_file_a_recusal_counts_for_its_decisions_and_shows_nowhere_else(stage: Stage) -> None:
    """Whoever records presence outside the file judges its decisions too; the bar that all read says nothing of it."""
    board, space = stage.board, stage.world.here
    lead = board.seats["council"].user
    assert lead is not None
    file = make_case_file(space, lead)
    with acting(in_space(space.pk)):
        meeting = opened(board, hour=8)
        come(board, meeting, "council", "icb", "police")
        line = board.line(meeting, "police")
    client = stage.client("council")
    item = {"title": "A child in Ross", "purpose": "discuss", "file": str(file.pk)}
    client.post(stage.address("agenda_item_add", meeting.pk), item)
    with within(space, file.pk):
        restricted = AgendaItem.objects.select_related("meeting").get(file=file.pk)
        said = {"interest": "Zqkin of the child", "recused": True, "declared_at": clock(9)}
        declare(item=restricted, attendee_id=line.pk, seat=None, at=clock(10), **said)
        begin_item(item=restricted, when=clock(9), at=clock(10))
        decision = decide(restricted)
        assert decision.outcome == "provisional"
        assert standing(meeting, attending(meeting.pk), clock(10)).quorate, "nor is the bar another for the list"
        assert "Zqkin" in client.get(stage.address("meeting", meeting.pk)).content.decode()
    with acting(in_space(space.pk)):
        assert not Declaration.objects.exists()
        assert standing(meeting, attending(meeting.pk), clock(10)).quorate
        begin_item(item=AgendaItem.objects.filter(meeting=meeting).earliest("number"), when=clock(9, 30), at=clock(10))
        come(board, meeting, "education", when=clock(9, 5), at=clock(10))
    with within(space, file.pk):
        decision.refresh_from_db()
        assert decision.outcome == "provisional", "judged again from outside the file, with the recusal"
        assert len(decision.room) == 4
        assert restricted.times.get().ended_at == clock(9, 30)
    for who in ("team", "icb"):
        html = stage.page(who, "meeting", meeting.pk)
        assert "Zqkin" not in html and "is recused" not in html and "Recused" not in html


def form_of(stage: Stage, meeting, who: str = "police") -> dict[str, str]:
    line = stage.inside(lambda: stage.board.line(meeting, who))
    return {"who": str(line.pk), "interest": "An uncle bids", "recused": "on", "declared_at": "8:30"}


def test_declaration_add_records_one_and_the_meeting_shows_it(stage: Stage) -> None:
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    item = stage.inside(lambda: AgendaItem.objects.filter(meeting=meeting).earliest("number"))
    client, address = stage.client("team"), stage.address("declaration_add", meeting.pk, item.pk)
    assert "Who declares" in client.get(address).content.decode()
    assert "Choose a person" in client.post(address, {"interest": ""}).content.decode()
    answer = client.post(address, form_of(stage, meeting))
    assert answer.status_code == 302 and answer["Location"].endswith("#item-1")
    for who in ("team", "member"):
        html = " ".join(stage.page(who, "meeting", meeting.pk).split())
        assert "by Police Holder, DSP for West Mercia Police: An uncle bids" in html and "Recused" in html
    refused = client.post(address, form_of(stage, meeting))
    assert refused.status_code == 200 and "has declared an interest in this item already" in refused.content.decode()


def test_two_who_correct_a_declaration_see_both(stage: Stage) -> None:
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    item = stage.inside(lambda: AgendaItem.objects.filter(meeting=meeting).earliest("number"))
    client = stage.client("team")
    client.post(stage.address("declaration_add", meeting.pk, item.pk), form_of(stage, meeting))
    made = stage.inside(Declaration.objects.get)
    address = stage.address("declaration", meeting.pk, made.pk)
    assert 'name="version" value="1"' in client.get(address).content.decode()
    said = {"interest": "A cousin bids", "declared_at": "8:31", "version": "1"}
    assert client.post(address, said).status_code == 302
    clash = client.post(address, said | {"interest": "Nobody bids"})
    both = clash.content.decode().split('id="conflict"')[1].split("</section>")[0]
    assert clash.status_code == 409 and "A cousin bids" in both and "Nobody bids" in both
    assert stage.inside(Declaration.objects.get).interest == "A cousin bids"
    assert client.post(address, said | {"interest": "Nobody bids", "version": "2"}).status_code == 302
    refused = client.post(address, {"take_back": "1", "reason": ""})
    assert "Say why it is taken back." in refused.content.decode()
    assert client.post(address, {"take_back": "1", "reason": "A namesake"}).status_code == 302
    assert "Taken back: A namesake" in " ".join(stage.page("member", "meeting", meeting.pk).split())
    assert "Taken back: A namesake" in client.get(address).content.decode()
    assert client.get(stage.address("declaration", 999, made.pk)).status_code == 404
    assert stage.inside(lambda: Attendee.objects.filter(declarations=made).count()) == 1
