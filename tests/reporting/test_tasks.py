"""The report's background work: asked for once, done only with a right that is still held."""

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from hscp.celery import TIMETABLE
from hscp.record.handlers import _handlers
from hscp.record.models import JobState
from hscp.record.runner import drain
from hscp.spaces.acting import acting, in_space
from partnership.models import Post, Seat
from partnership.operations.people import appoint, end_seat
from partnership.rules.roles import Right
from reporting.models import ReportBuild
from reporting.operations.builds import ask_build
from tests.conftest import NOW, TODAY
from tests.factories.fixtures import World
from tests.factories.people import make_seat, make_user
from tests.factories.reports import make_little_report
from tests.partnership.test_people_races import at_once
from tests.reporting.conftest import Stage


def test_two_clicks_at_once_ask_for_one_pdf(committed_world: World) -> None:
    space = committed_world.here.pk
    with acting(in_space(space)):
        report = make_little_report()
        for build in ReportBuild.objects.all():  # the factory's own
            build.delete()

    def ask() -> object:
        return ask_build(report=report, seat=None, at=NOW, by_id=None)

    assert at_once(space, ask, ask) == ["", ""]
    with acting(in_space(space)):
        assert ReportBuild.objects.count() == 1


def test_a_pdf_is_not_built_for_somebody_who_may_no_longer_write_the_report(stage: Stage) -> None:
    manager = stage.year.manager
    with acting(stage.context):
        build = ask_build(report=stage.year.report, seat=manager, at=NOW, by_id=manager.user_id)
        make_seat(manager.post, user=make_user(), name="Successor")
        appoint(post=Post.objects.get(key="member-post"), person=manager.person, starts_on=TODAY)
        end_seat(seat=Seat.objects.get(pk=manager.pk), ends_on=TODAY)
    drain(timezone.now())
    with acting(stage.context):
        build = ReportBuild.objects.select_related("job").get(pk=build.pk)
    assert build.job.state == JobState.FAILED and build.built_at is None
    sentence = (
        "This was not done, because the person who asked for it may no longer write the yearly report and put it "
        "forward for sign-off."
    )
    assert build.job.problem == sentence
    assert build.job.steps_total == 0, "it was not even begun"
    assert sentence in stage.page(manager, "report_build_status", build.report_id, build.pk)


@pytest.mark.parametrize("lost", ["seat", "account"])
def test_a_pdf_is_not_built_for_somebody_who_has_left(stage: Stage, lost: str) -> None:
    """The last seat has ended, or the account is closed, between asking and doing: nothing is begun, and it is said."""
    manager = stage.year.manager
    with acting(stage.context):
        build = ask_build(report=stage.year.report, seat=manager, at=NOW, by_id=manager.user_id)
        if lost == "seat":
            make_seat(manager.post, user=make_user(), name="Successor")
            end_seat(seat=Seat.objects.get(pk=manager.pk), ends_on=TODAY)
        else:
            get_user_model().objects.filter(pk=manager.user_id).update(is_active=False)
    drain(timezone.now())
    with acting(stage.context):
        build = ReportBuild.objects.select_related("job").get(pk=build.pk)
    assert build.job.state == JobState.FAILED and build.built_at is None
    assert build.job.problem == "This was not done, because the person who asked for it no longer holds a seat here."
    assert build.job.steps_total == 0, "it was not even begun"


WITHOUT_A_RIGHT = {
    "record.send_mail": "the machine's",
    "record.scan_file": "the machine's",
    "keeping.export_own": "one's own data is for whoever has a seat",
    "meetings.build_pack": "asked for in one group: the job looks the right up in it",
    "meetings.tell_owners": "the machine's",
}


def test_every_kind_of_work_that_somebody_asks_for_names_the_right_it_needs() -> None:
    by_the_clock = {turn.task for turn in TIMETABLE}
    ours = {task: each for task, each in _handlers.items() if not each.work.__module__.startswith("tests.")}
    assert ours
    unnamed = {task for task, each in ours.items() if not each.right} - by_the_clock - set(WITHOUT_A_RIGHT)
    assert not unnamed, "declare @job(…, right=Right.…): a job acts with the rights of the person who asked"
    assert {each.right for each in ours.values() if each.right} <= set(Right)
