"""The demonstration: the command is run once for the whole module, in a transaction that is rolled back behind it."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import F
from django.test import Client

from hscp.identity.models import User
from hscp.lib.workdays import is_working_day, uk_date
from hscp.record.mail import SEND
from hscp.record.models import Job, Mail
from hscp.record.outbox import WORKER
from hscp.spaces.acting import acting, in_space
from hscp.spaces.guard import Guarded
from meetings.enums import ActionState, Attendance, MeetingState, Outcome
from meetings.models import (
    Action,
    AgendaItem,
    Attendee,
    Decision,
    Meeting,
    MeetingStage,
    Minutes,
    MinutesComment,
    MinutesStage,
    Recommendation,
)
from partnership.access import live_grants
from partnership.models import Chairing, Seat
from partnership.rules.promises import Outcome as Verdict
from reporting.demonstration.cast import MANAGER, accounts, may_see_everything, password, was_played
from reporting.demonstration.reading import STORY, holders, meetings
from reporting.models import ReportBuild, YearlyReport
from reporting.operations.builds import path_of
from reporting.queries.reports import draft_of, live_record
from reporting.rules.promises import judged
from tests.conftest import TODAY
from tests.paper.reading import bookmarks, contents, wrong_by_pdf_ua
from tests.reporting.played import Run, annex_played, killed, lay_out
from tests.servers.demonstration import PATIENCE, Visitor, demonstration, free_port
from tests.servers.workers import until

pytestmark = pytest.mark.sqlite  # the embedded default is what it runs on
LANDMARK = date(2025, 11, 6)
# The names in the published document, as hashes: nobody real is named anywhere here, in this list neither.
REAL = {
    "d8b01b2435a39d18",
    "7781113a99f17728",
    "721807611dbae57a",
    "ec87d0e0735ce8d2",
    "395944cd31cbf670",
    "81f315850e64fd88",
    "de8b26f054932d1d",
}


@pytest.fixture(scope="module")
def run() -> Run:
    return Run()


@pytest.fixture(scope="module")
def said(run: Run, django_db_setup: Any, django_db_blocker: Any) -> Iterator[str]:
    """What the first run printed; its record is there as long as the module's tests run."""
    with django_db_blocker.unblock(), transaction.atomic():
        run.left_by_a_killed_one = killed(run)
        yield run()
        transaction.set_rollback(True)


@pytest.fixture
def record(said: str) -> Iterator[None]:
    """Every space may be read; nothing of what a test does stays."""
    with transaction.atomic():
        with acting(may_see_everything()):
            yield
        transaction.set_rollback(True)


def board_on(day: date) -> Meeting:
    return next(each for each in Meeting.objects.filter(group__key="board") if uk_date(each.starts_at) == day)


def held(group: str, first: date, last: date) -> list[date]:
    rows = Meeting.objects.filter(group__key=group, state=MeetingState.CLOSED).order_by("starts_at")
    return [day for row in rows if first <= (day := uk_date(row.starts_at)) <= last]


def decisions_of(day: date) -> dict[int, str]:
    return {each.item.number: each.outcome for each in board_on(day).decisions.select_related("item")}


def test_the_year_is_whole_and_the_current_one_begun(record: None) -> None:
    year = date(2025, 4, 1), date(2026, 3, 31)
    assert len(held("board", *year)) == 8 and annex_played() == ("Invented - how the review was done", [])
    assert len(held("board", date(2026, 4, 1), TODAY)) == 2
    for group in ("quality-and-effectiveness", "development-and-practice", "mash", "education", "case-review"):
        assert len(held(group, *year)) == 4, group
    assert len(held("child-exploitation-and-missing", *year)) == 4
    assert (len(held("forum", *year)), len(held("summit", *year)), len(held("practitioner-forum", *year))) == (2, 2, 1)
    assert not Meeting.objects.filter(state=MeetingState.OPEN).exists()


def test_every_meeting_is_on_a_working_day_in_an_invented_room(record: None) -> None:
    holidays = {date(2025, 4, 18), date(2025, 4, 21), date(2025, 5, 5), date(2025, 5, 26), date(2025, 8, 25)}
    holidays |= {date(2025, 12, 25), date(2025, 12, 26), date(2026, 1, 1), date(2026, 4, 3), date(2026, 4, 6)}
    holidays |= {date(2026, 5, 4), date(2026, 5, 25)}
    rows = list(Meeting.objects.all())
    assert [str(row) for row in rows if not is_working_day(uk_date(row.starts_at), holidays)] == []
    assert {row.place for row in rows} == {"Invented room, Hereford"}


def test_one_gap_between_board_meetings_is_too_long_and_says_why(record: None) -> None:
    days = held("board", date(2025, 4, 1), TODAY)
    late = [(a, b) for a, b in pairwise(days) if b - a > timedelta(days=49)]
    assert late == [(LANDMARK, date(2026, 1, 15))]
    moved = MeetingStage.objects.get(move="reschedule")
    assert moved.meeting_id == board_on(date(2026, 1, 15)).pk
    assert "Was Thursday 18 December 2025" in moved.reason


def test_quoracy_is_lost_at_10_40_and_comes_back(record: None) -> None:
    meeting = board_on(LANDMARK)
    periods = [(each["start"][11:16], each["verdict"]["quorate"]) for each in meeting.quoracy["periods"]]
    assert periods == [("10:00", True), ("10:40", False), ("11:35", True)]
    assert meeting.quoracy["periods"][1]["verdict"]["missing"] == ["west-mercia-police"]
    assert decisions_of(LANDMARK) == {
        1: Outcome.AGREED,
        4: Outcome.AGREED,
        6: Outcome.PROVISIONAL,
        7: Outcome.PROVISIONAL,
        8: Outcome.NOTED,
        9: Outcome.AGREED,
    }
    deputy = Attendee.objects.get(meeting=meeting, deputising_for__isnull=False)
    assert deputy.deputising_for.key == "dsp-council" and deputy.mode == "remote"


def test_what_was_provisional_is_taken_again(record: None) -> None:
    provisional = list(Decision.objects.filter(outcome=Outcome.PROVISIONAL).select_related("taken_again_as__meeting"))
    assert len(provisional) == 5  # two of them were minutes of earlier meetings
    again = Counter(uk_date(each.taken_again_as.meeting.starts_at) for each in provisional)
    assert again == {date(2026, 1, 15): 2, date(2025, 11, 25): 2, date(2026, 5, 5): 1}
    assert {each.taken_again_as.outcome for each in provisional} == {Outcome.AGREED}


def test_minutes_are_circulated_issued_and_approved_by_the_next_meeting(record: None) -> None:
    assert Counter(Minutes.objects.filter(state="approved").values_list("meeting__group__key", flat=True)) == {
        "board": 9,
        "quality-and-effectiveness": 4,
        "development-and-practice": 4,
        "mash": 4,
        "education": 3,
        "child-exploitation-and-missing": 4,
        "case-review": 4,
    }
    waiting = {(row.meeting.group.key, row.state) for row in Minutes.objects.exclude(state="approved")}
    assert waiting == {
        ("board", "issued"),
        ("quality-and-effectiveness", "issued"),
        ("development-and-practice", "issued"),
        ("education", "issued"),
        ("mash", "circulated"),
        ("child-exploitation-and-missing", "circulated"),
        ("case-review", "circulated"),
    }
    assert board_on(date(2026, 5, 14)).life.approval_item == AgendaItem.objects.get(meeting=board_on(TODAY), number=1)
    late = {row.meeting.group.key for row in Minutes.objects.filter(comments_until__gte=TODAY)}
    assert late == {"mash"}  # whose minutes a visitor may comment upon


def test_minutes_say_that_minutes_were_agreed_where_they_were(record: None) -> None:
    said = {row.pk for row in AgendaItem.objects.filter(minutes__regex=r"minutes of \d+ \w+ were\s+agreed")}
    assert len(said) == 9
    assert {
        row.approval_item_id for row in Minutes.objects.filter(meeting__group__key="board", state="approved")
    } == said


def test_minutes_that_a_meeting_could_not_approve_went_to_the_next(record: None) -> None:
    put_off = Counter(MinutesStage.objects.filter(move="not_approve").values_list("minutes__meeting__group__key"))
    assert put_off == {("education",): 1, ("quality-and-effectiveness",): 1}


def test_comments_on_minutes_are_answered_and_one_waits(record: None) -> None:
    answers = Counter(MinutesComment.objects.values_list("item__meeting__group__key", "answer"))
    assert answers == {("board", "taken_up"): 2, ("board", "not_taken_up"): 1, ("mash", ""): 1}
    assert all(row.answer_because for row in MinutesComment.objects.filter(answer="not_taken_up"))


def test_mail_of_the_year_has_gone_out_and_nothing_waits_behind_it(record: None) -> None:
    assert Mail.objects.count() > 300
    assert not Mail.objects.exclude(state="sent", sent_at=F("written_at")).exists()
    with acting(WORKER):
        assert not Job.objects.filter(task=SEND).exclude(state="done").exists()


def test_two_subgroups_were_not_quorate_at_all(record: None) -> None:
    never = [row for row in Meeting.objects.filter(state=MeetingState.CLOSED) if row.quoracy["summary"] == "never"]
    assert {(row.group.key, uk_date(row.starts_at)) for row in never} == {
        ("education", date(2025, 9, 16)),
        ("quality-and-effectiveness", date(2026, 2, 3)),
    }


def test_reserved_matters_are_endorsed_by_the_board_and_agreed_by_the_lead_partners(record: None) -> None:
    reserved = Decision.objects.filter(reserved_matter__isnull=False)
    outcomes = Counter(reserved.values_list("meeting__group__key", "outcome"))
    assert outcomes == {("board", Outcome.ENDORSED): 4, ("lead-partners", Outcome.AGREED): 4}


def test_the_chair_passed_on_and_the_old_minutes_keep_the_old_one(record: None) -> None:
    chairs = Chairing.objects.filter(group__key="board", group__space__slug="herefordshire").order_by("starts_on")
    assert [(each.post.key, each.ends_on) for each in chairs] == [
        ("dsp-council", date(2025, 9, 1)),
        ("dsp-icb", date(2026, 9, 1)),
    ]
    chaired = {day: Attendee.objects.get(meeting=board_on(day), is_chair=True) for day in (date(2025, 8, 14), TODAY)}
    assert [each.post.key for each in chaired.values()] == ["dsp-council", "dsp-icb"]


def test_a_replaced_delegated_partner_stays_in_the_old_minutes(record: None) -> None:
    def council(day: date) -> str:
        return Attendee.objects.get(meeting=board_on(day), post__key="dsp-council", is_member=True).seat.person.name

    assert council(LANDMARK) == "Previous delegated partner, council"
    assert council(date(2026, 1, 15)) == "Delegated partner, council"
    assert live_grants(User.objects.get(email="former.dsp.council@demo.example"), TODAY) == []
    joint = Seat.objects.filter(space__slug="lsp-forum", post__key="dsp-herefordshire-council").order_by("starts_on")
    assert [(each.person.name, each.ends_on) for each in joint] == [
        ("Previous delegated partner, council", date(2026, 1, 5)),
        ("Delegated partner, council", None),
    ]


def test_people_come_in_every_way(record: None) -> None:
    kinds = Counter(Attendee.objects.values_list("attendance", flat=True))
    assert kinds[Attendance.APOLOGIES] >= 5 and kinds[Attendance.ABSENT] >= 3
    assert Attendee.objects.filter(mode="remote").count() >= 10
    assert Attendee.objects.filter(post__isnull=True, deputising_for__isnull=True).count() >= 8


def test_actions_are_open_late_done_closed_and_withdrawn(record: None) -> None:
    states = Counter(Action.objects.values_list("state", flat=True))
    assert sum(states.values()) == 48
    late = Action.objects.filter(state=ActionState.OPEN, due_on__lt=TODAY).count()
    assert late == 8 and states[ActionState.OPEN] - late == 14
    assert (states[ActionState.DONE], states[ActionState.CLOSED], states[ActionState.WITHDRAWN]) == (5, 18, 1)
    assert states[ActionState.CONFIRMED] == 2  # of reviews: impact is still to be shown


def test_a_recommendation_of_2023_has_not_moved(record: None) -> None:
    old = Recommendation.objects.get(made_on__year=2023)
    assert Recommendation.objects.get(reference="Review 2026-1 R1").actions.count() == 1, "of the published case"
    still = {each.name: each.explanation for each in draft_of(YearlyReport.objects.get(), TODAY).still}
    assert old.closed_on is None and not old.actions.exists()
    assert any(old.reference in name and not explained for name, explained in still.items())
    assert any("Adults who are absent" in name and explained for name, explained in still.items())


def test_the_report_is_being_written_and_one_section_is_empty(record: None) -> None:
    report = YearlyReport.objects.get()
    assert (report.year, report.state) == ("2025-26", "drafting")
    assert [each.key for each in report.sections.filter(narrative="")] == ["restraint"]
    found = draft_of(report, TODAY).found
    assert {check.code for check in found if check.blocks} == {"restraint_blank", "unexplained_recommendation"}
    assert not {"no_contributions", "contribution_not_agreed"} & {each.code for each in found}


def test_the_report_counts_promises_of_the_joint_forum_shows_agencies_and_hides_how_few_cases(record: None) -> None:
    report = YearlyReport.objects.get()
    with acting(in_space(report.space_id)):
        found = live_record(report, TODAY)
    assert [each.year.cases.total for each in found.pictured] == [0, 0, None], "two were notified in the last of them"
    verdicts = {each.rule.key: judged(each, found).outcome for each in found.promises}
    assert verdicts["lsp-forum-twice-yearly"] is verdicts["agency-impact-after-reviews"] is Verdict.KEPT
    assert [each.known_by for each in found.agencies_show] == ["Supervision or observed practice", "Audit"]
    assert {verdicts[f"{who}-attend-forum"] for who in ("dsps", "scrutineers")} <= {Verdict.KEPT, Verdict.MISSED}


def test_its_pdf_was_built(record: None, said: str) -> None:
    build = ReportBuild.objects.get()
    assert build.is_draft and build.pages > 5 and f"{build.pages} pages" in said and build.file_name in said


def test_its_pdf_keeps_to_pdf_ua_and_leads_to_the_right_pages(record: None) -> None:
    """What the artificial report of tests/paper leaves out: promises, attendance, priorities, documents, seats."""
    build = ReportBuild.objects.get()
    with default_storage.open(path_of(build.space_id, build.file_name)) as file:
        data = file.read()
    assert wrong_by_pdf_ua(data) == []
    titles = [section.title for section in build.report.sections.all()]
    marks = bookmarks(data)
    assert marks["Yearly report 2025-26"] == ["Contents", *titles, "The record of the year", "Approval"]
    assert {"Attendance", "Promises of the arrangements"} <= set(marks["The record of the year"])
    found = contents(data)
    assert set(marks["Yearly report 2025-26"][1:]) <= {entry.heading for entry in found}
    assert [entry for entry in found if not entry.is_right] == []


def test_the_meeting_of_today_is_ready_to_be_opened(record: None) -> None:
    meeting = board_on(TODAY)
    assert meeting.state == MeetingState.PLANNED
    items = list(AgendaItem.objects.filter(meeting=meeting))
    assert len(items) == 12 and not any(item.minutes for item in items)  # three came because they are due
    assert Attendee.objects.filter(meeting=meeting, is_member=True, seat__isnull=False).count() == 4


def test_every_minuted_item_has_sentences(record: None) -> None:
    short = [
        f"{item.meeting}: {item}"
        for item in AgendaItem.objects.filter(meeting__state=MeetingState.CLOSED).select_related("meeting__group")
        if not item.title.startswith("Minutes of the last meeting")  # worded by the product, in one sentence
        if not 2 <= len(re.findall(r"[.?!](?:\s|$)", item.minutes)) <= 6
    ]
    assert short == []


def test_nobody_real_is_named(record: None) -> None:
    words = {word.lower() for file in STORY.glob("*.yaml") for word in re.findall(r"\w+", file.read_text())}
    assert {word for word in words if hashlib.sha256(word.encode()).hexdigest()[:16] in REAL} == set()
    assert {each.email.rpartition("@")[2] for each in holders()} == {"demo.example"}


def test_the_accounts_are_printed_and_sign_in(record: None, said: str) -> None:
    assert password() in said and "Monday 15 June 2026" in said
    for account in accounts():
        assert account.email in said
    assert Client().login(request=None, email=MANAGER, password=password())
    assert not Client().login(request=None, email=MANAGER, password="another word altogether")


def counts() -> dict[str, int]:
    with acting(may_see_everything()):
        models = [each for each in apps.get_models() if issubclass(each, Guarded) or each is User]
        return {each._meta.label: each._default_manager.count() for each in models}


def test_a_second_run_changes_nothing_and_keeps_what_a_visitor_did(said: str, run: Run) -> None:
    before = counts()
    with transaction.atomic():
        user = User.objects.get(email=MANAGER)
        user.set_password("what the visitor chose")
        user.save(update_fields=["password"])
        again = run()
        assert User.objects.get(email=MANAGER).check_password("what the visitor chose")
        transaction.set_rollback(True)
    assert "kept as you left it" in again and "Nothing to change." in again
    assert counts() == before
    assert set(run.migrated) <= {"default", "owner"} and len(run.migrated) == 3


def test_a_run_that_is_killed_leaves_nothing_behind_and_the_next_one_plays_it_all(said: str, run: Run) -> None:
    assert run.left_by_a_killed_one == 0
    assert "Playing the demonstration year" in said
    assert was_played()


def test_it_serves_signs_in_builds_the_report_and_ends_when_told(said: str, tmp_path: Path) -> None:
    """The serving half of `make demo`, on a copy of what was played: one process serves and does the jobs."""
    port = free_port()
    lay_out(tmp_path / "var")
    with demonstration(tmp_path / "var", port) as process:
        visitor = Visitor(f"http://localhost:{port}").get("/account/login/")
        visitor.post("/account/login/", login=MANAGER, password=password())
        assert "/account/" not in visitor.address
        assert "Everything here is invented. Its clock stands at Monday 15 June 2026" in visitor.text
        report = re.search(r"/p/herefordshire/reports/\d+/", visitor.get("/p/herefordshire/reports/").text)
        assert report is not None
        visitor.get(report[0]).post(f"{report[0]}build/")
        until(lambda: "The PDF is ready" in visitor.get(visitor.address).text, seconds=PATIENCE, pause=1)  # whole pages
        assert visitor.get(f"{visitor.address}pdf/").kind == "application/pdf"
        assert visitor.body.startswith(b"%PDF-")
        process.terminate()
        printed, _ = process.communicate(timeout=30)
        assert process.returncode == 0, printed
        assert "kept as you left it" in printed and f"Open http://localhost:{port}" in printed
        assert "Traceback" not in printed


def test_it_refuses_to_run_outside_a_demonstration() -> None:
    with pytest.raises(CommandError, match="runs only with HSCP_DEMO=1"):
        call_command("demo", no_serve=True)


def test_the_story_names_only_what_it_knows() -> None:
    assert len(meetings()) == 51
    assert [told.day for told in meetings()] == sorted(told.day for told in meetings())
