"""A series of meetings: proposed by the terms, clear of bank holidays, confirmed, planned in one act, gone on with."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from hscp.spaces.acting import loading
from meetings.models import AgendaItem, Attendee, Meeting, MeetingSeries, MeetingStage
from meetings.operations.meeting import cancel_meeting
from meetings.operations.series import extend_series, plan_series
from meetings.rules.series import Rhythm, Shift, Unit
from partnership.models import BankHoliday, Promise, Terms
from partnership.queries.holidays import bank_holidays
from partnership.rules.promises import Each
from partnership.rules.promises.cadence import cadence_to_json
from tests.conftest import NOW, TODAY
from tests.factories.meetings import STATUTORY, clock, make_group, planned
from tests.meetings.conftest import Stage

FIRST, UNTIL = date(2027, 2, 15), date(2027, 5, 31)  # a Monday; Easter Monday is 29 March, a bank holiday too 31 May
DATES = [date(2027, 2, 15), date(2027, 3, 30), date(2027, 5, 10)]


def asked(stage: Stage, **more: Any) -> dict[str, Any]:
    return {
        "group": stage.board.group.pk,
        "every": "6",
        "unit": "weeks",
        "first_on": str(FIRST),
        "until": str(UNTIL),
        "starts_at": "10:00",
        "ends_at": "12:00",
        "shift": "later",
        "place": "Shire Hall",
        "joining_link": "https://video.example/42",
    } | more


def plan(stage: Stage, **more: Any) -> tuple[MeetingSeries, list[Meeting]]:
    data: dict[str, Any] = {
        "group": stage.board.group,
        "rhythm": Rhythm(6, Unit.WEEKS),
        "shift": Shift.LATER,
        "first_on": FIRST,
        "runs_to": UNTIL,
        "starts_at": time(10),
        "ends_at": time(12),
        "days": DATES,
        "seat": stage.board.seats["council"],
        "at": NOW,
    }
    return stage.inside(lambda: plan_series(**data | more))


def confirmed(rows: list[tuple[date, date | None]]) -> dict[str, str]:
    """What the page of proposed dates sends: for each (date of the rhythm, date chosen or None where left out)."""
    data = {"fill": "on"}
    for nominal, day in rows:
        prefix = f"d{nominal:%Y%m%d}"
        shown = day or nominal
        data |= {
            f"{prefix}-day_day": str(shown.day),
            f"{prefix}-day_month": str(shown.month),
            f"{prefix}-day_year": str(shown.year),
        }
        if day is None:
            data[f"{prefix}-leave_out"] = "on"
    return data


def address(stage: Stage, **more: Any) -> str:
    query = "&".join(f"{name}={value}" for name, value in asked(stage, **more).items())
    return f"{stage.address('series_plan')}?{query}"


def test_the_terms_say_the_rhythm_and_proposing_writes_nothing(stage: Stage) -> None:
    def says() -> None:
        row = Terms.objects.get(group=stage.board.group)
        row.data = {**STATUTORY, "frequency": {"every": 6, "unit": "weeks"}}
        row.save(update_fields=["data"])

    stage.inside(says)
    html = stage.page("council", "series_plan")
    assert "is to meet every six weeks" in html and 'value="6"' in html
    html = stage.client("council").get(address(stage)).content.decode()
    assert "3 proposed dates" in html and "Every six weeks, Mondays." in html
    assert "Moved from Monday 29 March 2027: Easter Monday." in html
    assert "Tuesday 30 March 2027" in html
    assert not stage.inside(Meeting.objects.exists) and not stage.inside(MeetingSeries.objects.exists)


def test_the_promise_that_a_group_meets_counts_before_its_terms(stage: Stage) -> None:
    evidence = {"kind": "meetings_held", "arguments": {"group": "board"}}
    cadence = cadence_to_json(Each("quarter"))
    stage.inside(
        lambda: Promise(key="meets", section="§5.1", text="It meets", cadence=cadence, evidence=evidence).save()
    )
    html = stage.page("council", "series_plan")
    assert "is to meet every three months (§5.1)" in html


def test_confirmed_dates_are_planned_in_one_act(stage: Stage) -> None:
    client = stage.client("council")
    chosen: list[tuple[date, date | None]] = [
        (FIRST, FIRST),
        (date(2027, 3, 29), date(2027, 4, 1)),
        (date(2027, 5, 10), None),
    ]
    assert client.post(address(stage), confirmed(chosen))["Location"] == stage.address("forward_plan")
    meetings = stage.inside(lambda: list(Meeting.objects.order_by("starts_at").select_related("series")))
    assert [each.starts_at for each in meetings] == [clock(10, day=FIRST), clock(10, day=date(2027, 4, 1))]
    series = stage.inside(MeetingSeries.objects.get)
    assert {each.series_id for each in meetings} == {series.pk} and series.runs_to == UNTIL
    assert {(each.place, each.joining_link) for each in meetings} == {("Shire Hall", "https://video.example/42")}
    assert stage.inside(lambda: MeetingStage.objects.filter(move="plan").count()) == 2
    assert stage.inside(lambda: Attendee.objects.filter(meeting=meetings[1]).count()) == 5
    assert (
        "2 meetings of Safeguarding Partners Board are planned."
        in client.get(stage.address("forward_plan")).content.decode()
    )


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (date(2027, 3, 29), "Monday 29 March 2027 is no working day (Easter Monday)"),
        (date(2027, 4, 3), "Saturday 3 April 2027 is no working day (a Saturday)"),
        (FIRST, "Monday 15 February 2027 is there twice"),
        (date(2027, 3, 25), "The group meets on Thursday 25 March 2027 already."),
    ],
)
def test_a_changed_date_that_will_not_do_plans_none(stage: Stage, changed: date, said: str) -> None:
    stage.inside(lambda: planned(stage.board, day=date(2027, 3, 25), items=0))
    rows: list[tuple[date, date | None]] = [(FIRST, FIRST), (date(2027, 3, 29), changed), (DATES[2], DATES[2])]
    html = stage.client("council").post(address(stage), confirmed(rows)).content.decode()
    assert said in html and "There is a problem" in html
    assert stage.inside(Meeting.objects.count) == 1 and not stage.inside(MeetingSeries.objects.exists)


def test_what_cannot_be_proposed_is_said_at_its_field(stage: Stage) -> None:
    client = stage.client("council")

    def said(**more: Any) -> str:
        return str(client.get(address(stage, **more)).content.decode())

    assert "The first meeting must be today or later" in said(first_on="2026-06-14")
    assert "This must be the day of the first meeting or later" in said(until="2027-02-14")
    assert "Meetings are planned two years ahead: enter 15 June 2028 or earlier" in said(until="2028-06-16")
    assert "The meetings must end after they start" in said(ends_at="9:00")
    assert "must begin with https://" in said(joining_link="http://video.example/42")
    other = stage.inside(lambda: make_group("other"))
    assert "proposed date" not in said(group=other.pk)  # not the chair's
    assert stage.client("member").get(stage.address("series_plan")).status_code == 403


def test_a_date_that_is_taken_is_left_out_unless_said_otherwise(stage: Stage) -> None:
    stage.inside(lambda: planned(stage.board, day=FIRST, items=0))
    html = stage.client("council").get(address(stage)).content.decode()
    assert "The group meets on Monday 15 February 2027 already." in html and html.count("checked") >= 2


def test_a_day_without_terms_refuses_all_and_names_the_day(stage: Stage) -> None:
    stage.inside(lambda: Terms.objects.filter(group=stage.board.group).first().delete())
    with pytest.raises(Refused, match="15 February 2027"):
        plan(stage)
    assert not stage.inside(Meeting.objects.exists)


def test_a_series_is_gone_on_with_where_its_rhythm_would_be(stage: Stage) -> None:
    series, _ = plan(stage)
    client, there = stage.client("council"), stage.address("series_extend", series.pk)
    html = client.get(there, {"until": "2027-08-31"}).content.decode()
    assert "2 proposed dates" in html and "Monday 21 June 2027" in html and "Monday 2 August 2027" in html
    days = [date(2027, 6, 21), date(2027, 8, 2)]
    sent = confirmed([(day, day) for day in days]) | {"version": "1"}
    assert client.post(f"{there}?until=2027-08-31", sent).status_code == 302
    assert stage.inside(lambda: Meeting.objects.filter(series=series).count()) == 5
    assert stage.inside(MeetingSeries.objects.get).runs_to == date(2027, 8, 31)
    assert "It is planned up to 31 August 2027" in client.get(there, {"until": "2027-08-31"}).content.decode()


def test_a_series_that_nobody_went_on_with_in_time_is_gone_on_with_from_today(stage: Stage) -> None:
    first = date(2026, 1, 5)
    series, _ = plan(stage, first_on=first, runs_to=date(2026, 2, 28), days=[first])
    client, there = stage.client("council"), stage.address("series_extend", series.pk)
    html = client.get(there, {"until": "2026-08-31"}).content.decode()
    assert "2 proposed dates" in html and "Monday 22 June 2026" in html and "Monday 3 August 2026" in html


def test_a_series_is_gone_on_with_by_whom_its_meetings_may_be_planned(stage: Stage) -> None:
    series, _ = plan(stage)
    there = stage.address("series_extend", series.pk)
    assert stage.client("team").get(there).status_code == 200
    assert [stage.client(who).get(there).status_code for who in ("member", "icb")] == [403, 403]
    foreign = stage.client("team")
    foreign.force_login(stage.world.user("team", stage.world.there))
    assert foreign.get(there.replace("herefordshire", "worcestershire")).status_code == 404


def test_two_who_go_on_with_a_series_plan_it_once(stage: Stage) -> None:
    series, _ = plan(stage)
    client, there = stage.client("council"), stage.address("series_extend", series.pk)
    day = date(2027, 6, 21)
    more: dict[str, Any] = {"version": 1, "seat": None, "at": NOW, "fill": False}
    stage.inside(lambda: extend_series(series=series, runs_to=date(2027, 6, 30), days=[day], **more))
    with pytest.raises(EditConflict):
        stage.inside(lambda: extend_series(series=series, runs_to=date(2027, 8, 31), days=[date(2027, 8, 2)], **more))
    sent = confirmed([(date(2027, 8, 2), date(2027, 8, 2))]) | {"version": "1"}
    answer = client.post(f"{there}?until=2027-08-31", sent)
    assert answer.status_code == 409
    assert "The series is planned up to 30 June 2027 now" in answer.content.decode()
    assert stage.inside(Meeting.objects.count) == 4


def test_a_meeting_left_out_afterwards_is_cancelled_alone(stage: Stage) -> None:
    series, meetings = plan(stage)
    stage.inside(lambda: cancel_meeting(meeting=meetings[1], reason="Easter", seat=None, at=NOW))
    states = stage.inside(
        lambda: list(Meeting.objects.filter(series=series).order_by("starts_at").values_list("state"))
    )
    assert states == [("planned",), ("cancelled",), ("planned",)]
    plan(stage, first_on=DATES[1], days=[DATES[1]])  # its day is free again


def test_times_stay_those_of_the_clock_on_the_wall(stage: Stage) -> None:
    _, meetings = plan(stage)  # the clocks go forward on 28 March 2027
    assert [each.starts_at.utcoffset() or each.starts_at.hour for each in meetings]
    assert [(each.ends_at - each.starts_at) for each in meetings] == [timedelta(hours=2)] * 3
    assert [each.starts_at for each in meetings] == [clock(10, day=day) for day in DATES]


def test_nothing_is_filled_where_that_is_not_wanted(stage: Stage) -> None:
    plan(stage, fill=False)
    assert not stage.inside(AgendaItem.objects.exists)


def test_our_own_table_counts_over_the_calendar(stage: Stage) -> None:
    with loading():
        BankHoliday(day=TODAY, name="A coronation").save()
        BankHoliday(day=date(2026, 12, 28), name="Boxing Day", is_holiday=False).save()
    found = stage.inside(lambda: bank_holidays(date(2026, 6, 1), date(2027, 1, 1)))
    assert found[TODAY] == "A coronation" and date(2026, 12, 28) not in found
    assert found[date(2026, 12, 25)] == "Christmas Day" and date(2027, 1, 1) in found
    assert date(2026, 5, 25) not in found  # before the first day
