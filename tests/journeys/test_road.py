"""The road in a real browser: published arrangements in, signed yearly report out, on Herefordshire's own document."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Clock, Visit
from tests.journeys.county import County
from tests.journeys.road_meeting import (
    LEADS,
    arrive_in_the_partnership,
    close_the_meeting,
    hold_the_meeting,
    plan_a_meeting,
    write_the_agenda,
)
from tests.journeys.road_plan import plan_the_next_year
from tests.journeys.road_report import (
    an_edit_voids_the_signatures,
    anybody_reads_it,
    build_the_pdf,
    is_a_tagged_report,
    publish,
    read_the_evidence,
    send_for_signature,
    start_the_report,
    three_sign,
    two_of_three_sign,
    write_the_sections,
)
from tests.journeys.road_year import tell_the_year

pytestmark = pytest.mark.journey


def test_road(visit: Visit, county: County, clock: Clock, tmp_path: Path) -> None:
    """One person after another walks it, in the order of the year."""
    manager = visit()
    manager.sign_in(county.users["team-manager"].email)
    arrive_in_the_partnership(manager, county)
    plan_a_meeting(manager)
    write_the_agenda(manager)
    meeting = hold_the_meeting(manager, clock)
    close_the_meeting(manager, clock)
    plan_the_next_year(manager)
    tell_the_year(manager)
    report = start_the_report(manager)
    read_the_evidence(manager, meeting)
    write_the_sections(manager, report)
    send_for_signature(manager, report)
    leads = {key: visit(county.users[key].email) for key in LEADS}
    two_of_three_sign(leads, report)
    an_edit_voids_the_signatures(manager, report)
    send_for_signature(manager, report)
    three_sign(leads, report)
    file = build_the_pdf(manager, report, tmp_path)
    is_a_tagged_report(file)
    publish(manager, report)
    anybody_reads_it(visit, county)
    the_scrutineer_only_reads(visit, county, meeting, report)
    a_stranger_sees_nothing(visit, county, meeting, report)
    assert manager.walk_links() > 60


def the_scrutineer_only_reads(visit: Visit, county: County, meeting: str, report: str) -> None:
    """Everything is there, and nothing to press."""
    scrutineer = visit(county.users["scrutineer"].email)
    for path in (county.path(), meeting, report, f"{report}read/", county.path("decisions/"), county.path("actions/")):
        page = scrutineer.open(path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert page.get_by_role("main").locator("form[method=post]").count() == 0, path
    scrutineer.look("scrutineer_actions")
    scrutineer.walk_links()
    for path in (f"{meeting}presence/", county.path("meetings/plan/"), f"{report}send/", f"{report}sign/"):
        scrutineer.is_refused(path, 403)
    scrutineer.look("refused")


def a_stranger_sees_nothing(visit: Visit, county: County, meeting: str, report: str) -> None:
    """An account without a post: its own empty page, and 404 everywhere else."""
    stranger = visit(county.stranger.email)
    stranger.look("home_stranger")
    for path in (county.path(), meeting, report, county.path("structure/")):
        stranger.is_refused(path, 404)
    stranger.look("not_found")
