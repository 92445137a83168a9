"""Note, decision, action: what was recorded as one and was another, until the minutes are issued."""

from dataclasses import replace
from datetime import date

import pytest

from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from meetings.models import Action, AgendaItem, Decision, Meeting
from meetings.operations.actions import Source, change_action, give_action, report_progress
from meetings.operations.converting import action_into_note, decision_into_action, decision_into_note
from meetings.operations.decisions import correct_decision
from meetings.operations.meeting import close_meeting, postpone_meeting
from meetings.operations.minutes import save_minutes
from meetings.operations.returning import follow_up
from meetings.queries.decisions import decisions_listed
from meetings.rules.converting import ActionRecorded, DecisionRecorded, may_convert_action, may_convert_decision
from partnership.models import Post
from reporting.queries.record import record_of
from tests.conftest import NOW, TODAY
from tests.factories.meetings import clock, come, issue, planned
from tests.meetings.conftest import Stage
from tests.meetings.test_decisions import data, decide, first_item, sitting

DUE = date(2026, 7, 31)
DECISION = DecisionRecorded(meeting_state="open", minutes_state=None, outcome="agreed")
ACTION = ActionRecorded(meeting_state="open", minutes_state=None, state="open")


def written(stage: Stage, *keys: str) -> Meeting:
    """An open meeting with something under each item, so that it may be closed."""
    meeting = sitting(stage, *keys)
    for item in AgendaItem.objects.filter(meeting=meeting):
        save_minutes(item=item, text="Discussed.", version=item.version, seat=stage.board.seats["council"], at=NOW)
    return meeting


def given(stage: Stage, source: Source) -> Action:
    return give_action(
        source=source,
        text="To merge the two lists.",
        owner=Post.objects.get(key="board-icb"),
        due_on=DUE,
        given_at=clock(9, 45),
        seat=stage.board.seats["council"],
        at=NOW,
    )


def into(stage: Stage, act, row, **more):
    name = "decision" if isinstance(row, Decision) else "action"
    return act(**{name: row, "version": row.version, "seat": stage.board.seats["council"], "at": NOW} | more)


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({}, ()),
        ({"meeting_state": "closed"}, ()),
        ({"meeting_state": "closed", "minutes_state": "circulated"}, ()),
        ({"meeting_state": "closed", "minutes_state": "issued"}, ("issued",)),
        ({"meeting_state": "closed", "minutes_state": "approved"}, ("issued",)),
        ({"outcome": "taken_out"}, ("taken_out",)),
        ({"circulated": True, "consented_to": True}, ("circulated", "consented")),
        ({"approves_minutes": True}, ("approves",)),
        ({"takes_again": True}, ("takes_again",)),
        ({"taken_again": True}, ("taken_again",)),
        ({"rests_on_it": ("A contribution",)}, ("rests",)),
    ],
)
def test_when_a_decision_may_be_recorded_as_something_else(change: dict, codes: tuple) -> None:
    assert may_convert_decision(replace(DECISION, **change)).codes == codes


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({}, ()),
        ({"meeting_state": ""}, ("no_meeting",)),
        ({"meeting_state": "closed", "minutes_state": "issued"}, ("issued",)),
        ({"state": "done", "reports": 1}, ("not_open", "reported")),
        ({"follows_recommendation": True, "sighted": True}, ("recommended", "sighted")),
    ],
)
def test_when_an_action_may_be_recorded_as_something_else(change: dict, codes: tuple) -> None:
    assert may_convert_action(replace(ACTION, **change)).codes == codes


def test_where_it_was_to_come_back_is_free_of_it_though_that_meeting_is_postponed(stage: Stage) -> None:
    def play() -> str:
        meeting = written(stage, "council", "icb")
        made = decide(stage, meeting)
        close_meeting(meeting=meeting, closed_at=clock(9, 55), seat=None, at=NOW)
        following = planned(stage.board, day=date(2026, 7, 15))
        follow_up(at=NOW)
        postpone_meeting(meeting=following, reason="Snow", seat=None, at=NOW)
        into(stage, decision_into_note, made)
        return str(AgendaItem.objects.get(returns=made).withdrawn_because)

    assert "was none" in stage.inside(play)


def test_a_decision_becomes_a_note_and_nothing_is_lost(stage: Stage) -> None:
    def play() -> tuple[Decision, Action]:
        meeting = written(stage, "council", "icb")
        made = decide(stage, meeting, reasons="Two lists are one too many.")
        action = given(stage, Source(decision=made))
        close_meeting(meeting=meeting, closed_at=clock(9, 55), seat=None, at=NOW)
        following = planned(stage.board, day=date(2026, 7, 15))
        follow_up(at=NOW)
        assert AgendaItem.objects.filter(meeting=following, returns=made, withdrawn_because="").exists()
        into(stage, decision_into_note, made)
        return Decision.objects.get(), Action.objects.get(pk=action.pk)

    made, action = stage.inside(play)
    assert (made.outcome, made.text) == ("taken_out", "To merge two subgroups.")
    assert stage.inside(lambda: first_item(made.meeting).minutes).endswith("Reasons: Two lists are one too many.")
    assert action.decision_id is None and action.item_id == made.item_id and action.state == "open"
    gone = stage.inside(lambda: AgendaItem.objects.get(returns=made).withdrawn_because)
    assert "was none" in gone
    page = stage.page("team", "decision", made.pk)
    assert "Taken out" in page and "Before: “To merge two subgroups.”" in page and "Correct the record" not in page
    give = stage.address("decision_action_give", made.pk)
    assert give not in page and "This was no decision" in stage.page("team", "decision_action_give", made.pk)
    meeting = stage.page("team", "meeting", made.meeting_id)
    assert stage.address("decision", made.pk) not in meeting and action.reference in meeting
    assert (
        stage.inside(
            lambda: decisions_listed().count(),
        )
        == 0
    )
    assert stage.inside(lambda: decisions_listed(outcome="taken_out").count()) == 1
    year = stage.inside(lambda: record_of(date(2026, 4, 1), date(2027, 3, 31), TODAY))
    assert not year.decisions


def test_presence_corrected_later_does_not_bring_it_back(stage: Stage) -> None:
    def play() -> str:
        meeting = sitting(stage, "council", "icb")
        made = decide(stage, meeting)
        into(stage, decision_into_note, made)
        come(stage.board, meeting, "police", when=clock(9))
        return Decision.objects.get().outcome

    assert stage.inside(play) == "taken_out"


def test_it_is_recorded_again_neither_corrected_nor_followed_up(stage: Stage) -> None:
    def play() -> None:
        meeting = sitting(stage)
        made = decide(stage, meeting)
        into(stage, decision_into_note, made)
        with pytest.raises(Refused, match="no decision"):
            given(stage, Source(decision=made))  # as it was read before it was taken out
        made = Decision.objects.get()
        words = {"text": "Other words.", "kind": "agree", "taken_at": clock(9, 30), "version": made.version}
        with pytest.raises(Refused, match="no decision"):
            correct_decision(decision=made, seat=None, at=NOW, **words)
        with pytest.raises(Refused, match="already"):
            into(stage, decision_into_note, made)
        assert decide(stage, meeting).number == 2

    stage.inside(play)


@pytest.mark.parametrize("what", ["decision", "action"])
def test_whoever_changed_it_in_between_is_not_overruled(stage: Stage, what: str) -> None:
    def play() -> None:
        meeting = sitting(stage)
        if what == "decision":
            row = decide(stage, meeting)
            words = {"text": "To merge all three.", "kind": "agree", "taken_at": clock(9, 30), "version": row.version}
            correct_decision(decision=row, seat=None, at=NOW, **words)
        else:
            row = given(stage, Source(item=first_item(meeting)))
            words = {"text": "To merge all three.", "owner": row.owner, "due_on": DUE, "reason": "Three."}
            change_action(action=row, version=row.version, seat=None, at=NOW, **words)
        with pytest.raises(EditConflict):
            into(stage, decision_into_note if what == "decision" else action_into_note, row)
        row.refresh_from_db()
        assert row.text == "To merge all three."
        assert getattr(row, "outcome", "") != "taken_out" and not getattr(row, "taken_out", False)

    stage.inside(play)


def test_a_decision_becomes_an_action_of_its_day(stage: Stage) -> None:
    def play() -> Action:
        made = decide(stage, sitting(stage))
        owner = Post.objects.get(key="board-icb")
        return into(stage, decision_into_action, made, text="To merge.", owner=owner, due_on=DUE)

    action = stage.inside(play)
    assert (action.given_at, action.decision_id) == (clock(9, 30), None)


def test_in_the_browser_there_and_back(stage: Stage) -> None:
    """Decision → action → decision → note, the last after the meeting has closed."""
    meeting = stage.inside(lambda: written(stage))
    made = stage.inside(lambda: decide(stage, meeting))
    client = stage.client("council")
    page = client.get(stage.address("decision_convert", made.pk, "action")).content.decode()
    assert "To merge two subgroups." in page and 'name="version"' in page
    owner = stage.inside(lambda: Post.objects.get(key="board-icb").pk)
    sent = {"text": "To merge.", "owner": owner, "due_on": "2026-07-31"}
    answer = client.post(stage.address("decision_convert", made.pk, "action"), sent | {"version": made.version})
    action = stage.inside(lambda: Action.objects.get())
    assert answer["Location"] == stage.address("action", action.pk)
    sent = data(text="To merge after all.") | {"version": action.version}
    answer = client.post(stage.address("action_convert", action.pk, "decision"), sent)
    again = stage.inside(lambda: Decision.objects.get(number=2))
    assert answer["Location"] == stage.address("decision", again.pk) and again.outcome == "agreed"
    assert stage.inside(lambda: Action.objects.get().taken_out)
    assert action.reference not in stage.page("team", "minutes", meeting.pk)
    stage.inside(lambda: close_meeting(meeting=meeting, closed_at=clock(9, 55), seat=None, at=NOW))
    assert "Record it as a note" in stage.page("council", "decision", again.pk)
    answer = client.post(stage.address("decision_convert", again.pk, "note"), {"version": again.version})
    item = stage.inside(lambda: first_item(meeting))
    assert answer["Location"] == stage.address("minutes_edit", meeting.pk, item.pk)
    assert "To merge after all." in item.minutes
    stale = client.post(stage.address("decision_convert", again.pk, "note"), {"version": again.version})
    assert "already" in stale.content.decode()
    assert client.get(stage.address("decision_convert", again.pk, "song")).status_code == 404


def test_until_they_are_issued_a_note_becomes_a_decision_and_an_action(stage: Stage) -> None:
    """Typed after the meeting: judged by who was there, and given on the meeting's day."""

    def play() -> Meeting:
        meeting = written(stage)
        close_meeting(meeting=meeting, closed_at=clock(9, 55), seat=None, at=NOW)
        meeting.refresh_from_db()
        assert decide(stage, meeting).outcome == "agreed"
        given(stage, Source(item=first_item(meeting)))
        with pytest.raises(Refused, match="ended at"):
            decide(stage, meeting, taken_at=clock(9, 58), text="Too late.")
        return meeting

    meeting = stage.inside(play)
    item = stage.inside(lambda: first_item(meeting))
    assert "Record a decision" in stage.page("council", "minutes_edit", meeting.pk, item.pk)
    assert 'name="taken_at"' in stage.page("council", "decision_record", meeting.pk, item.pk)


def test_issued_minutes_stand(stage: Stage) -> None:
    def play() -> Decision:
        meeting = written(stage)
        made = decide(stage, meeting)
        close_meeting(meeting=meeting, closed_at=clock(9, 55), seat=None, at=NOW)
        issue(meeting, stage.board.seats["council"])
        meeting.refresh_from_db()
        for act in (
            lambda: into(stage, decision_into_note, made),
            lambda: decide(stage, meeting),
            lambda: given(stage, Source(item=first_item(meeting))),
        ):
            with pytest.raises(Refused, match="issued"):
                act()
        return made

    made = stage.inside(play)
    assert "Record it as a note" not in stage.page("council", "decision", made.pk)
    assert "issued" in stage.page("council", "decision_convert", made.pk, "note")


def test_what_was_reported_on_stays_an_action(stage: Stage) -> None:
    def play() -> Action:
        meeting = sitting(stage)
        action = given(stage, Source(item=first_item(meeting)))
        report_progress(action=action, text="Begun.", seat=stage.board.seats["icb"], at=NOW)
        with pytest.raises(Refused, match="reported"):
            into(stage, action_into_note, action)
        other = give_action(
            source=Source(item=first_item(meeting)),
            text="To write to the schools.",
            owner=Post.objects.get(key="board-icb"),
            due_on=DUE,
            given_at=clock(9, 50),
            seat=None,
            at=NOW,
        )
        into(stage, action_into_note, other)
        return other

    other = stage.inside(play)
    item = stage.inside(lambda: AgendaItem.objects.get(pk=other.item_id))
    assert item.minutes == "To write to the schools. (DSP for Herefordshire and Worcestershire ICB, 31 July 2026)"
