"""Extraordinary meetings, postponement with and without a new date, who was told, and the link for joining."""

from datetime import date, timedelta
from typing import Any

import pytest

from hscp.lib.verdicts import Refused
from hscp.record.models import Mail
from hscp.record.versions import EditConflict
from meetings.models import AgendaItem, Attendee, Meeting, MeetingStage
from meetings.operations.meeting import (
    cancel_meeting,
    open_meeting,
    plan_meeting,
    postpone_meeting,
    reschedule_meeting,
)
from meetings.operations.telling_people import tell_people
from partnership.models import Terms
from tests.conftest import NOW, TODAY
from tests.factories.meetings import STATUTORY, clock, issued, planned
from tests.meetings.conftest import Stage

JUNE, AUGUST = date(2026, 6, 29), date(2026, 8, 10)


def there(stage: Stage, day: date = JUNE, items: int = 2) -> Meeting:
    return stage.inside(lambda: planned(stage.board, items=items, day=day))


def postpone(stage: Stage, meeting: Meeting, reason: str = "Snow") -> Meeting:
    return stage.inside(lambda: postpone_meeting(meeting=meeting, reason=reason, seat=None, at=NOW))


def moved(stage: Stage, meeting: Meeting, day: date, **more: Any) -> Meeting:
    data = {"starts_at": clock(9, day=day), "ends_at": clock(11, day=day), "reason": "Fixed", "seat": None, "at": NOW}
    return stage.inside(lambda: reschedule_meeting(meeting=meeting, **data | {"version": meeting.version} | more))


def test_postponed_it_keeps_its_agenda_its_people_and_its_old_date(stage: Stage) -> None:
    meeting = there(stage)
    client = stage.client("council")
    assert (
        "Enter the reason"
        in client.post(stage.address("meeting_postpone", meeting.pk), {"reason": ""}).content.decode()
    )
    answer = client.post(stage.address("meeting_postpone", meeting.pk), {"reason": "Snow"}, follow=True)
    html = answer.content.decode()
    assert "The meeting is postponed. Its agenda waits" in html and "postponed from 29 June 2026" in html
    assert "Fix a new date" in html and "Topic 1" in html and "Would be quorate" not in html
    story = stage.page("member", "meeting_history", meeting.pk)
    assert "Postponed, the new date to be fixed" in story and "Snow Was Monday 29 June 2026, 09:00 to 11:00." in story
    assert stage.inside(lambda: Attendee.objects.filter(meeting=meeting).count()) == 5
    assert not stage.inside(Mail.objects.exists)  # nobody asked to tell them
    assert "This meeting is postponed" in stage.page("council", "meeting_postpone", meeting.pk)
    assert "Add an item" in html


def test_a_postponed_meeting_is_not_held_and_leaves_its_time_free(stage: Stage) -> None:
    meeting = postpone(stage, there(stage))
    with pytest.raises(Refused, match="postponed"):
        stage.inside(
            lambda: open_meeting(meeting=meeting, opened_at=clock(9, day=JUNE), seat=None, at=clock(9, day=JUNE))
        )
    other = there(stage)  # the same group, the same minute
    assert other.pk != meeting.pk
    with pytest.raises(Refused, match="already has a meeting"):
        moved(stage, meeting, JUNE)
    assert "Postponed" in stage.page("member", "meetings")


def test_a_new_date_makes_it_planned_again_with_the_same_agenda(stage: Stage) -> None:
    meeting = postpone(stage, there(stage))
    again = moved(stage, meeting, AUGUST)
    assert (again.state, again.starts_at, again.version) == ("planned", clock(9, day=AUGUST), 3)
    assert stage.inside(lambda: AgendaItem.objects.filter(meeting=meeting).count()) == 2
    stage_row = stage.inside(lambda: MeetingStage.objects.filter(meeting=meeting).latest("pk"))
    assert (stage_row.move, stage_row.from_state, stage_row.to_state) == ("fix", "postponed", "planned")
    assert "A new date fixed" in stage.page("member", "meeting_history", meeting.pk)


def test_the_last_day_for_items_moves_along_and_the_record_says_so(stage: Stage) -> None:
    meeting = there(stage)

    def close_items() -> None:
        row = Meeting.objects.get(pk=meeting.pk)
        row.items_until = TODAY - timedelta(days=1)  # passed: nobody could propose an item for the new day
        row.save(update_fields=["items_until"])

    stage.inside(close_items)
    again = moved(stage, postpone(stage, meeting), AUGUST)
    assert again.items_until == AUGUST - (JUNE - TODAY) - timedelta(days=1)
    row = stage.inside(lambda: MeetingStage.objects.filter(meeting=meeting).latest("pk"))
    assert "Last day for items:" in row.reason


def test_who_moves_it_without_knowing_that_it_was_postponed_is_told(stage: Stage) -> None:
    meeting = there(stage)
    postpone(stage, meeting)
    with pytest.raises(EditConflict):
        moved(stage, meeting, AUGUST, version=1)


def test_postponing_twice_or_what_is_over_is_refused(stage: Stage) -> None:
    meeting = postpone(stage, there(stage))
    with pytest.raises(Refused):
        postpone(stage, meeting)
    with pytest.raises(Refused, match="Say why"):
        postpone(stage, there(stage), " ")
    stage.inside(lambda: cancel_meeting(meeting=meeting, reason="No need", seat=None, at=NOW))
    with pytest.raises(Refused):
        moved(stage, meeting, AUGUST)


def test_minutes_to_be_approved_go_to_the_next_that_is_planned(stage: Stage) -> None:
    stage.inside(lambda: issued(stage.board, day=date(2026, 6, 1)))
    meeting = there(stage, JUNE, items=0)
    later = there(stage, date(2026, 7, 9), items=0)  # planned before the first is over
    postpone(stage, meeting)
    rows = stage.inside(lambda: list(AgendaItem.objects.filter(title__startswith="Minutes of the last").order_by("pk")))
    assert [(row.meeting_id, bool(row.withdrawn_because)) for row in rows] == [(meeting.pk, True), (later.pk, False)]


def test_those_on_the_list_are_told_why_and_the_record_says_whom(stage: Stage) -> None:
    meeting = there(stage)
    client = stage.client("council")
    sent = {"reason": "The room is flooded", "tell": "on"}
    html = client.post(stage.address("meeting_postpone", meeting.pk), sent, follow=True).content.decode()
    assert "5 people on the list are told by mail." in html
    mails = stage.inside(lambda: list(Mail.objects.order_by("pk")))
    assert len(mails) == 5 and {mail.subject for mail in mails} == {
        "Postponed: Safeguarding Partners Board, 29 June 2026"
    }
    assert "The new date is still to be fixed." in mails[0].text and "The room is flooded" in mails[0].text
    assert "Topic 1" not in mails[0].text
    story = stage.page("member", "meeting_history", meeting.pk)
    assert "Told by mail: " in story and "Police Holder" in story
    stage.inside(lambda: tell_people(meeting=meeting, reason="Again", seat=None, at=NOW))
    assert stage.inside(Mail.objects.count) == 5  # once for each move


def test_a_move_and_a_cancellation_are_told_too_with_the_link(stage: Stage) -> None:
    meeting = there(stage)
    client = stage.client("team")
    data = {
        "held_on_day": "20",
        "held_on_month": "7",
        "held_on_year": "2026",
        "starts_at": "10:00",
        "ends_at": "12:00",
        "joining_link": "http://video.example/42",
        "reason": "Room",
        "version": "1",
        "tell": "on",
    }
    there_ = stage.address("meeting_reschedule", meeting.pk)
    assert "must begin with https://" in client.post(there_, data).content.decode()
    assert client.post(there_, data | {"joining_link": "https://video.example/42"}).status_code == 302
    text = stage.inside(lambda: Mail.objects.earliest("pk")).text
    assert "is now on Monday 20 July" in text and "Join by video: https://video.example/42" in text
    client.post(stage.address("meeting_cancel", meeting.pk), {"reason": "Snow", "tell": "on"})
    last = stage.inside(lambda: Mail.objects.latest("pk"))
    assert last.subject.startswith("Cancelled: ") and "video.example" not in last.text


def test_a_single_meeting_on_a_bank_holiday_is_planned_with_a_warning(stage: Stage) -> None:
    data = call(group=str(stage.board.group.pk), held_on_day="31", held_on_month="8")
    html = stage.client("council").post(stage.address("meeting_plan"), data, follow=True).content.decode()
    assert "is planned." in html and "Monday 31 August 2026 is no working day (" in html
    data = call(group=str(stage.board.group.pk), held_on_day="1", held_on_month="9")
    html = stage.client("council").post(stage.address("meeting_plan"), data, follow=True).content.decode()
    assert "is planned." in html and "no working day" not in html


def call(**more: str) -> dict[str, str]:
    return {
        "held_on_day": "16",
        "held_on_month": "6",
        "held_on_year": "2026",
        "starts_at": "14:00",
        "ends_at": "15:00",
        "called_by": "DSP for the police",
        "called_because": "A serious incident",
    } | more


def test_an_extraordinary_meeting_says_who_asked_why_and_at_what_notice(stage: Stage) -> None:
    def says() -> None:
        row = Terms.objects.get(group=stage.board.group)
        row.data = {**STATUTORY, "notice": {"working_days": 5, "extraordinary": 2, "citation": "§9"}}
        row.save(update_fields=["data"])

    stage.inside(says)
    client, address = stage.client("council"), stage.address("meeting_call")
    html = client.post(address, call(called_by="", group=str(stage.board.group.pk))).content.decode()
    assert "Enter" in html and "There is a problem" in html
    html = client.post(address, call(group=str(stage.board.group.pk), tell="on"), follow=True).content.decode()
    said = "1 working day of notice: short notice. The terms ask for 2 working days (§9)."
    assert html.count(said) == 2 and "Asked for by DSP for the police: A serious incident" in html
    meeting = stage.inside(Meeting.objects.get)
    assert meeting.extraordinary and (meeting.called_by, meeting.called_because)
    assert "Called as an extraordinary meeting" in stage.page("member", "meeting_history", meeting.pk)
    mail = stage.inside(lambda: Mail.objects.earliest("pk"))
    assert mail.subject == "Extraordinary meeting: Safeguarding Partners Board, 16 June 2026"
    assert "Asked for by: DSP for the police" in mail.text
    assert "Extraordinary" in stage.page("member", "meetings")
    assert stage.client("member").get(address).status_code == 403


def test_a_link_that_is_not_https_is_refused_whoever_plans(stage: Stage) -> None:
    with pytest.raises(Refused, match="https"):
        stage.inside(
            lambda: plan_meeting(
                group=stage.board.group,
                starts_at=NOW + timedelta(days=3),
                ends_at=NOW + timedelta(days=3, hours=1),
                joining_link="http://video.example",
                seat=None,
                at=NOW,
            )
        )
