"""Provisional decisions come back onto the next agenda of their group by themselves, and are taken again there."""

from datetime import date, timedelta

from hscp.spaces.acting import Context, acting
from meetings.models import AgendaItem, Decision, Meeting
from meetings.operations.agenda import add_item, withdraw_item
from meetings.operations.decisions import record_decision, take_again
from meetings.operations.meeting import cancel_meeting, close_meeting, postpone_meeting, reschedule_meeting
from meetings.operations.returning import follow_up
from partnership.models import CaseFile
from tests.conftest import NOW
from tests.factories.meetings import clock, come, make_board, opened, planned, write_all
from tests.meetings.conftest import Stage

EARLY, NEXT, AFTER = date(2026, 6, 8), date(2026, 7, 20), date(2026, 8, 31)


def left_open(stage: Stage, *, day: date = EARLY, file: int | None = None) -> Decision:
    """A provisional decision of a meeting that is closed."""
    meeting = opened(stage.board, items=1, day=day)
    come(stage.board, meeting, "council", "icb")
    item = AgendaItem.objects.filter(meeting=meeting, returns__isnull=True).latest("number")
    seat = stage.board.seats["council"]
    if file is not None:
        item = add_item(meeting=meeting, title="A private matter", file=CaseFile.objects.get(pk=file))
    decision = record_decision(
        item=item, text="To wait.", kind="agree", taken_at=clock(9, 30, day=day), seat=seat, at=clock(20, day=day)
    )
    end = clock(11, day=day)
    write_all(meeting, seat, end)
    close_meeting(meeting=meeting, closed_at=end, seat=seat, at=end)
    return decision


def titles(meeting: Meeting) -> list[str]:
    return list(AgendaItem.objects.filter(meeting=meeting, withdrawn_because="").values_list("title", flat=True))


def test_it_comes_onto_the_next_agenda_once_with_its_purpose_and_its_name(stage: Stage) -> None:
    def act() -> None:
        decision = left_open(stage)
        other = planned(make_board(key="education"), items=1, day=date(2026, 6, 22))
        after, coming = planned(stage.board, items=1, day=AFTER), planned(stage.board, items=1, day=NEXT)
        for _ in range(2):
            follow_up(at=NOW)
        item = AgendaItem.objects.get(returns=decision)
        assert (item.meeting_id, item.purpose, item.number) == (coming.pk, "decide", 2)
        assert item.title == "To be taken again: decision 1 of 8 June 2026, Topic 1"
        assert titles(other) == titles(after) == ["Topic 1"]

    stage.inside(act)


def test_what_is_agreed_taken_again_or_not_over_does_not_come(stage: Stage) -> None:
    def act() -> None:
        meeting = opened(stage.board, items=1, day=EARLY)
        come(stage.board, meeting, "council")
        seat, item = stage.board.seats["council"], AgendaItem.objects.get(meeting=meeting)
        for kind in ("agree", "note"):
            record_decision(item=item, text=kind, kind=kind, taken_at=clock(9, 30, day=EARLY), seat=seat, at=NOW)
        planned(stage.board, items=1, day=NEXT)
        follow_up(at=NOW)
        assert not AgendaItem.objects.filter(returns__isnull=False).exists(), "the meeting is not closed yet"
        end = clock(11, day=EARLY)
        write_all(meeting, seat, end)
        close_meeting(meeting=meeting, closed_at=end, seat=seat, at=end)
        follow_up(at=NOW)
        assert AgendaItem.objects.get(returns__isnull=False).returns.text == "agree"

    stage.inside(act)


def test_a_cancelled_meeting_passes_it_on_and_a_withdrawn_item_is_not_put_back(stage: Stage) -> None:
    def act() -> None:
        decision = left_open(stage)
        coming, after = planned(stage.board, items=1, day=NEXT), planned(stage.board, items=1, day=AFTER)
        follow_up(at=NOW)
        withdraw_item(item=AgendaItem.objects.get(returns=decision), reason="The chair wants it in August.")
        follow_up(at=NOW)
        assert len(titles(coming)) == 1
        cancel_meeting(meeting=coming, reason="Snow", seat=None, at=NOW)
        follow_up(at=NOW)
        assert len(titles(after)) == 2

    stage.inside(act)


def test_a_second_inquorate_meeting_passes_it_on_and_taken_again_it_leaves_later_agendas(stage: Stage) -> None:
    def act() -> None:
        first = left_open(stage)
        day = date(2026, 6, 15)
        middle = planned(stage.board, items=1, day=AFTER)
        follow_up(at=NOW)
        assert len(titles(middle)) == 2
        second = opened(stage.board, items=1, day=day)  # called in between, and quorate
        come(stage.board, second, "council", "icb", "police")
        follow_up(at=NOW)
        item = AgendaItem.objects.get(returns=first, meeting=second)
        take_again(decision=first, item=item, text="x", kind="agree", taken_at=clock(9, 30), seat=None, at=NOW)
        follow_up(at=NOW)
        gone = AgendaItem.objects.get(returns=first, meeting=middle)
        assert gone.withdrawn_because == "It comes back at another meeting: that of 15 June 2026."

    stage.inside(act)


def test_a_restricted_decision_comes_back_in_its_case_file_and_nowhere_else(stage: Stage) -> None:
    one = frozenset({stage.world.here.pk})
    with acting(Context(user_id=None, read=one, write=one, files=frozenset({91}))):
        seat = stage.board.seats["council"]
        CaseFile(pk=91, reference="CF-9", title="Private", lead=seat, opened_at=NOW - timedelta(days=30)).save()
        decision = left_open(stage, file=91)
        coming = planned(stage.board, items=1, day=NEXT)
    stage.inside(lambda: follow_up(at=NOW))  # by somebody who cannot open the file
    assert stage.inside(lambda: titles(coming)) == ["Topic 1"]
    with acting(Context(user_id=None, read=one, write=one, files=frozenset({91}))):
        item = AgendaItem.objects.get(returns=decision)
        assert (item.meeting_id, item.file_id) == (coming.pk, 91)
        assert Meeting.objects.get(pk=coming.pk).file_ids == [91]
    html = stage.page("member", "meeting", coming.pk)
    assert "private matter" not in html


def test_in_the_browser_closing_puts_it_there_and_the_form_knows_its_item(stage: Stage) -> None:
    coming = stage.inside(lambda: planned(stage.board, items=1, day=date(2026, 6, 15)))

    def sit() -> tuple[Meeting, Decision]:
        meeting = opened(stage.board, items=1, day=EARLY)
        come(stage.board, meeting, "council", "icb")
        seat = stage.board.seats["council"]
        made = record_decision(
            item=AgendaItem.objects.get(meeting=meeting),
            text="To wait.",
            kind="agree",
            taken_at=clock(9, 30, day=EARLY),
            seat=seat,
            at=clock(20, day=EARLY),
        )
        write_all(meeting, seat, clock(10, day=EARLY))
        return meeting, made

    meeting, decision = stage.inside(sit)
    client = stage.client("team")
    client.post(stage.address("meeting_close", meeting.pk), {"closed_at": "11:00"})
    html = stage.page("team", "meeting", coming.pk)
    assert "To be taken again: decision 1 of 8 June 2026" in html and "The decision that comes back" in html
    assert "comes onto the next agenda by itself" in stage.page("team", "decision", decision.pk)
    client.post(stage.address("meeting_open", coming.pk), {"opened_at": "9:00"})
    again = stage.address("decision_again", decision.pk)
    assert f'href="{again}"' in stage.page("team", "meeting", coming.pk)
    item = stage.inside(lambda: AgendaItem.objects.get(returns=decision))
    assert f'<option value="{item.pk}" selected>' in client.get(again).content.decode()


def test_a_postponed_meeting_passes_it_on_and_it_never_stands_on_two_agendas(stage: Stage) -> None:
    def act() -> None:
        decision = left_open(stage)
        first, second = planned(stage.board, items=0, day=NEXT), planned(stage.board, items=0, day=AFTER)
        follow_up(at=NOW)
        assert [titles(first), titles(second)] == [["To be taken again: decision 1 of 8 June 2026, Topic 1"], []]
        first = postpone_meeting(meeting=first, reason="Snow", seat=None, at=NOW)
        follow_up(at=NOW)
        assert titles(first) == [] and len(titles(second)) == 1
        gone = AgendaItem.objects.get(meeting=first, returns=decision)
        assert gone.withdrawn_because == "It comes back at another meeting: that of 31 August 2026."
        moved = {"starts_at": clock(9, day=NEXT), "ends_at": clock(11, day=NEXT), "version": first.version}
        reschedule_meeting(meeting=first, reason="Thaw", **moved, seat=None, at=NOW)
        follow_up(at=NOW)
        assert len(titles(first)) == 1 and titles(second) == [], "the earlier one has it again, and it alone"
        for _ in range(2):
            follow_up(at=NOW)
        assert AgendaItem.objects.filter(returns=decision, withdrawn_because="").count() == 1

    stage.inside(act)
