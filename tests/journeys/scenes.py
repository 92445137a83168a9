"""Where a story begins in the middle: a meeting that is open, a report that waits for signatures, by the operations."""

from datetime import date, timedelta

from django.urls import reverse

from hscp.spaces.acting import Context, acting, in_space
from meetings.models import Meeting
from meetings.operations.agenda import add_item
from meetings.operations.meeting import open_meeting, plan_meeting
from partnership.models import Group
from reporting.models import YearlyReport
from reporting.operations.reports import edit_section, send_report, start_report
from reporting.queries.reports import written_sections
from tests.journeys.conftest import Clock
from tests.journeys.county import County

YEAR = (date(2025, 4, 1), date(2026, 4, 1))


def acting_team(county: County) -> Context:
    """The team manager at work."""
    seat = county.seats["team-manager"]
    return in_space(county.space.pk, user_id=seat.user_id, seat_id=seat.pk)


def planned_board(county: County, clock: Clock) -> Meeting:
    """A board meeting that begins now, with two items, and is not open yet."""
    seat, now = county.seats["team-manager"], clock.forward(1)
    with acting(acting_team(county)):
        meeting = plan_meeting(
            group=Group.objects.get(key="board"),
            starts_at=now,
            ends_at=now + timedelta(hours=2),
            place="Plough Lane",
            seat=seat,
            at=now,
        )
        for title in ("Neglect", "Thresholds"):
            add_item(meeting=meeting, title=title, introduced_by="Partnership Team")
    return meeting


def path_of(name: str, county: County, *numbers: int) -> str:
    """The address of a page of the county's space."""
    return reverse(name, args=(county.space.slug, *numbers))


def opened_board(county: County, clock: Clock) -> str:
    """The path of a board meeting that has just begun; nobody is there yet."""
    meeting = planned_board(county, clock)
    with acting(acting_team(county)):
        open_meeting(meeting=meeting, opened_at=clock.at, seat=county.seats["team-manager"], at=clock.at)
    return path_of("meeting", county, meeting.pk)


def sent_report(county: County, clock: Clock) -> str:
    """The path of last year's report, written in every section and waiting for three signatures."""
    seat, now = county.seats["team-manager"], clock.at
    with acting(acting_team(county)):
        report: YearlyReport = start_report(starts_on=YEAR[0], ends_on=YEAR[1], seat=seat, at=now, by_id=seat.user_id)
        for section in written_sections(report):
            edit_section(
                section=section,
                narrative="What the partners did, and what difference it made.",
                nothing_because="",
                version=section.version,
                seat=seat,
                at=now,
                by_id=seat.user_id,
            )
        send_report(report=report, seat=seat, at=now, by_id=seat.user_id)
    return path_of("report", county, report.pk)
