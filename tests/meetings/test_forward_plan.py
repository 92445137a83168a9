"""The forward plan: months, groups against what is asked, what is due; and what it costs."""

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings.models import Meeting
from meetings.operations.agenda import add_item
from meetings.operations.meeting import cancel_meeting, postpone_meeting
from meetings.operations.papers import add_paper
from partnership.models import Promise, Terms
from partnership.rules.promises import Each, Interval
from partnership.rules.promises.cadence import cadence_to_json
from tests.conftest import NOW, TODAY
from tests.factories.meetings import STATUTORY, make_group, planned
from tests.factories.uploads import upload
from tests.meetings.conftest import Stage

AUGUST = date(2026, 8, 3)


def meets(stage: Stage) -> None:
    evidence = {"kind": "meetings_held", "arguments": {"group": "board"}}
    cadence = cadence_to_json(Interval(6, "weeks", 7))
    stage.inside(
        lambda: Promise(key="meets", section="§5.1", text="It meets", cadence=cadence, evidence=evidence).save()
    )


def test_groups_stand_beside_what_is_asked_of_them(stage: Stage) -> None:
    meets(stage)
    stage.inside(lambda: [planned(stage.board, items=0, day=TODAY + timedelta(weeks=6 * n)) for n in range(1, 3)])
    stage.inside(lambda: make_group("circle", terms={**STATUTORY, "frequency": {"times": 4, "per": "year"}}))
    html = stage.page("member", "forward_plan")
    assert "Asked for: every six weeks (§5.1). Two meetings are planned." in html
    assert "Nothing planned between 7 September 2026 and the end of these twelve months (40 weeks)." in html
    assert "Asked for: four times a year (its terms of reference). No meetings are planned; four are missing." in html
    assert "July 2026" in html and "Council chamber" in html
    assert "Plan a series" not in html and "Agenda template" not in html
    assert "Plan a series" in stage.page("council", "forward_plan")


def test_what_was_cancelled_or_postponed_is_no_meeting_planned(stage: Stage) -> None:
    meets(stage)
    first, second = stage.inside(
        lambda: [planned(stage.board, day=day, items=0) for day in (AUGUST, AUGUST + timedelta(1))]
    )
    stage.inside(lambda: cancel_meeting(meeting=first, reason="Snow", seat=None, at=NOW))
    stage.inside(lambda: postpone_meeting(meeting=second, reason="Snow", seat=None, at=NOW))
    html = stage.page("member", "forward_plan")
    assert "No meetings are planned." in html and "1 postponed, the new date to be fixed." in html
    assert "was 4 August 2026" in html


def test_what_is_due_stands_at_its_meeting(stage: Stage) -> None:
    cadence = cadence_to_json(Each("quarter", "financial"))
    group = stage.board.group
    stage.inside(lambda: Promise(key="f", section="§20.4", text="Finance", agenda_group=group, cadence=cadence).save())
    meeting = stage.inside(lambda: planned(stage.board, items=2, day=AUGUST))
    html = stage.page("council", "forward_plan")
    assert "Due by 30 September 2026: Finance" in html and "Not on the agenda" in html and "2 items on" in html
    assert "Put what is due on the agenda" in html and "Put what is due" not in stage.page("member", "forward_plan")
    stage.client("council").post(stage.address("agenda_fill", meeting.pk))
    assert "Not on the agenda" not in stage.page("council", "forward_plan")


def test_the_plan_as_a_file_has_no_link_for_joining(stage: Stage) -> None:
    meeting = stage.inside(lambda: planned(stage.board, items=1, day=AUGUST))

    def link() -> None:
        row = Meeting.objects.get(pk=meeting.pk)
        row.joining_link = "https://video.example/42"
        row.save(update_fields=["joining_link"])

    stage.inside(link)
    answer = stage.client("member").get(stage.address("forward_plan"), {"format": "csv"})
    rows = answer.content.decode("utf-8-sig").splitlines()
    assert rows[0] == ("Date,Start,End,Group,State,Extraordinary,Place,Items,Due at it,Papers due by,Papers missing")
    assert rows[1] == (
        "2026-08-03,2026-08-03 09:00,2026-08-03 11:00,Safeguarding Partners Board,Planned,,Council chamber,1,,"
        "2026-07-23,0"
    )
    assert "video.example" not in answer.content.decode()
    assert "https://video.example/42" in stage.page("member", "meeting", meeting.pk)


def test_the_day_in_the_file_is_that_of_the_clock_on_the_wall(stage: Stage) -> None:
    stage.inside(lambda: planned(stage.board, items=0, day=AUGUST, hour=0))
    answer = stage.client("member").get(stage.address("forward_plan"), {"format": "csv"})
    assert "2026-08-03,2026-08-03 00:00," in answer.content.decode()


def test_the_plan_costs_the_same_for_one_meeting_and_many(stage: Stage) -> None:
    meets(stage)
    client, there = stage.client("council"), stage.address("forward_plan")

    def cost() -> int:
        client.get(there)
        with CaptureQueriesContext(connection) as seen:
            client.get(there)
        return len(seen)

    def another(number: int) -> None:
        cadence = cadence_to_json(Each("month"))
        group = stage.board.group
        Promise(key=f"p{number}", section="§1", text="More", agenda_group=group, cadence=cadence).save()
        planned(stage.board, day=AUGUST + timedelta(days=number), items=number)
        Terms(group=make_group(f"g{number}"), data=STATUTORY, starts_on=date(2026, 6, 1)).save()

    stage.inside(lambda: another(1))
    one = cost()
    stage.inside(lambda: [another(number) for number in (2, 3, 4)])
    assert cost() == one


def test_papers_that_are_due_stand_at_their_meeting(stage: Stage) -> None:
    def plan() -> None:
        row = Terms.objects.get(group=stage.board.group)
        row.data = {**row.data, "papers_days": 5, "papers_citation": "§9"}
        row.save()
        meeting = planned(stage.board, items=0, day=AUGUST)
        for title, purpose in (("One", "decide"), ("Two", "decide"), ("Three", "note"), ("Here", "decide")):
            item = add_item(meeting=meeting, title=title, purpose=purpose)
            if title == "Here":
                add_paper(item=item, title="A paper", upload=upload(), seat=None, at=NOW)
        soon = planned(stage.board, items=0, day=TODAY + timedelta(days=2))
        add_item(meeting=soon, title="Late", purpose="decide")

    stage.inside(plan)
    html = stage.page("member", "forward_plan")
    assert "Papers are due by 27 July 2026." in html and "2 papers missing" in html
    assert "1 paper late" in html


def test_the_plan_for_a_calendar_has_group_time_and_place_alone(stage: Stage) -> None:
    def plan() -> None:
        meeting = planned(stage.board, items=1, day=AUGUST)
        meeting.joining_link = "https://video.example/42"
        meeting.save(update_fields=["joining_link"])
        postpone_meeting(meeting=planned(stage.board, day=AUGUST + timedelta(7)), reason="Snow", seat=None, at=NOW)

    stage.inside(plan)
    answer = stage.client("member").get(stage.address("forward_plan"), {"format": "ics"})
    text = answer.content.decode()
    assert answer["Content-Type"].startswith("text/calendar") and "forward-plan.ics" in answer["Content-Disposition"]
    assert text.count("BEGIN:VEVENT") == 2 and "DTSTART:20260803T080000Z" in text and "Council chamber" in text
    assert text.count("STATUS:CANCELLED") == 1, "what was postponed leaves the calendar that has it"
    assert "video.example" not in text and "Topic 1" not in text
    assert "format=ics" in stage.page("member", "forward_plan")


def test_a_group_that_will_end_stays_until_then(stage: Stage) -> None:
    meets(stage)

    def end(on: date) -> None:
        stage.board.group.ends_on = on
        stage.board.group.save(update_fields=["ends_on"])

    stage.inside(lambda: planned(stage.board, items=0, day=AUGUST))
    stage.inside(lambda: end(date(2026, 9, 1)))
    html = stage.page("member", "forward_plan")
    assert "Ends on 1 September 2026." in html and "3 August 2026" in html
    assert "Nothing planned between" not in html, "nothing is asked for after its end"
    stage.inside(lambda: end(TODAY))
    assert stage.board.group.name not in stage.page("member", "forward_plan")
