"""Absence: letters that are drafted, held and sent by a person; who may; attendance over twelve months."""

import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from hscp.lib.verdicts import Refused
from hscp.record.mail_returned import Outcome, take_report
from hscp.record.models import Mail, MailState
from meetings.models import AbsenceLetter, AbsenceLetterStage, Attendee, Meeting
from meetings.operations.absence import send_letter
from meetings.operations.meeting import close_meeting
from meetings.operations.presence import add_deputy, add_guest, arrive, record_apologies
from partnership.models import LineManager, Participation, Post, Seat, Terms
from tests.conftest import NOW
from tests.factories.meetings import clock, come, opened, write_all
from tests.factories.people import make_post, make_seat
from tests.meetings.conftest import Stage
from tests.record.reports import postfix


def version_in(html: str) -> str:
    found = re.search(r'name="version" value="(\d+)"', html)
    assert found is not None
    return found[1]


def held_without(stage: Stage, act: Any = None, *, hour: int = 8, day: date = date(2026, 6, 15)) -> Meeting:
    """A meeting of the three partners; ``act(meeting)`` says what is known of Education, a relevant agency."""

    def hold() -> Meeting:
        meeting = opened(stage.board, items=1, hour=hour, day=day)
        come(stage.board, meeting, "council", "icb", "police")
        if act:
            act(meeting)
        end = clock(hour + 1, day=day)
        write_all(meeting, stage.board.seats["council"], end)
        return close_meeting(meeting=meeting, closed_at=end, seat=stage.board.seats["council"], at=end)

    made: Meeting = stage.inside(hold)
    return made


def drafted(stage: Stage) -> list[AbsenceLetter]:
    rows: list[AbsenceLetter] = stage.inside(lambda: list(AbsenceLetter.objects.select_related("organisation", "line")))
    return rows


def manager(stage: Stage, email: str = "head@example.org") -> None:
    body = stage.board.organisations["education"]
    stage.inside(lambda: LineManager(organisation=body, name="The Head", email=email).save())


def test_an_absence_without_a_word_drafts_a_letter_and_sends_nothing(stage: Stage) -> None:
    manager(stage)
    held_without(stage)
    (letter,) = drafted(stage)
    assert (letter.state, letter.organisation.name) == ("held", "Education Service")
    assert (letter.to_name, letter.to_email) == ("The Head", "head@example.org")
    assert letter.text.startswith("Dear The Head") and "Education Holder" in letter.text
    assert "Safeguarding Partners Board on 15 June 2026" in letter.text and "{" not in letter.text
    assert stage.inside(Mail.objects.count) == 0


@pytest.mark.parametrize("how", ["apologies", "deputy", "guest", "late"])
def test_who_explained_or_was_represented_is_not_reported(stage: Stage, how: str) -> None:
    def act(meeting: Meeting) -> None:
        line = stage.board.line(meeting, "education")
        if how == "apologies":
            record_apologies(meeting=meeting, attendee_id=line.pk, reason="Ill", came_by="telephone")
        elif how == "late":
            arrive(meeting=meeting, attendee_id=line.pk, when=clock(8, 50), at=clock(9))
        else:
            body = stage.board.organisations["education"]
            if how == "deputy":
                somebody = add_deputy(meeting=meeting, deputised_id=line.pk, name="Dee Puty", capacity="Deputy head")
            else:
                somebody = add_guest(meeting=meeting, name="Gus Est", capacity="Officer", represents=body)
            arrive(meeting=meeting, attendee_id=somebody.pk, when=clock(8, 10), at=clock(9))

    held_without(stage, act)
    assert drafted(stage) == []


def test_a_statutory_partner_and_those_in_attendance_get_no_letter(stage: Stage) -> None:
    def hold() -> None:
        meeting = opened(stage.board, items=1, hour=8)
        come(stage.board, meeting, "council", "education")
        write_all(meeting, stage.board.seats["council"], clock(9))
        close_meeting(meeting=meeting, closed_at=clock(9), seat=stage.board.seats["council"], at=clock(9))

    stage.inside(hold)
    assert drafted(stage) == [], "the ICB and the police are partners; Public Health is in attendance"


def test_the_team_reads_words_and_sends_it(stage: Stage) -> None:
    held_without(stage)
    (letter,) = drafted(stage)
    assert letter.to_email == ""
    assert "Education Service" in stage.page("team", "absence_letters")
    manager(stage, "new@example.org")
    page = stage.page("team", "absence_letter", letter.pk)
    assert "new@example.org" in page, "the line manager of today is proposed"
    address = stage.address("absence_letter", letter.pk)
    form = {"to_name": "The Head", "to_email": "", "subject": letter.subject, "text": "Dear Head", "version": "1"}
    refused = stage.client("team").post(address, {**form, "send": "1"})
    assert "Enter the e-mail address" in refused.content.decode() and stage.inside(Mail.objects.count) == 0
    version = version_in(refused.content.decode())
    assert version == "2", "the words were saved, and the form stands on them"
    untouched = {**form, "text": "Dear Head\r\n", "version": version, "send": "1"}
    again = stage.client("team").post(address, untouched)
    assert version_in(again.content.decode()) == "2", "the ends of lines that a box sends change nothing"
    sent = {**form, "to_email": "new@example.org", "version": version, "send": "1"}
    assert stage.client("team").post(address, sent).status_code == 302
    (mail,) = stage.inside(lambda: list(Mail.objects.all()))
    assert (mail.to, mail.text) == ("new@example.org", "Dear Head")
    page = stage.page("team", "absence_letter", letter.pk)
    assert "To The Head, new@example.org" in page and "Save and send" not in page
    assert stage.client("team").post(address, {**sent, "text": "Again"}).status_code == 200
    assert stage.inside(Mail.objects.count) == 1


def test_a_letter_that_came_back_says_so_where_it_is_shown(stage: Stage) -> None:
    manager(stage)
    held_without(stage)
    (letter,) = drafted(stage)
    form = {"to_name": "The Head", "to_email": "head@example.org", "subject": "S", "text": "Dear Head", "version": "1"}
    assert (
        stage.client("team").post(stage.address("absence_letter", letter.pk), {**form, "send": "1"}).status_code == 302
    )
    assert "did not arrive" not in stage.page("team", "absence_letter", letter.pk)
    mail = stage.inside(lambda: Mail.objects.get())
    stage.inside(lambda: Mail.objects.filter(pk=mail.pk).update(state=MailState.SENT, sent_at=NOW))
    assert take_report(postfix(mail.message_id, said="550 Mailbox full"), at=NOW) is Outcome.MARKED
    for page in (stage.page("team", "absence_letter", letter.pk), stage.page("team", "absence_letters")):
        assert "Came back" in page and "Mailbox full" in page
    assert stage.address("mail") in stage.page("team", "absence_letter", letter.pk)
    home = stage.page("team", "space_home")
    assert "1 mail came back and did not arrive" in home and "waits for somebody" not in home


def test_it_is_set_aside_with_a_reason(stage: Stage) -> None:
    held_without(stage)
    (letter,) = drafted(stage)
    address = stage.address("absence_letter_set_aside", letter.pk)
    assert stage.client("team").post(address, {"reason": ""}).status_code == 200
    assert stage.client("team").post(address, {"reason": "She rang afterwards"}).status_code == 302
    assert drafted(stage)[0].state == "set_aside"
    moves = stage.inside(lambda: list(AbsenceLetterStage.objects.values_list("move", "reason")))
    assert moves == [("draft", ""), ("set_aside", "She rang afterwards")]
    assert "This letter is set aside" in stage.page("team", "absence_letter_set_aside", letter.pk)


def test_two_who_word_a_letter(stage: Stage) -> None:
    held_without(stage)
    (letter,) = drafted(stage)
    address = stage.address("absence_letter", letter.pk)
    form = {"to_name": "A", "to_email": "a@example.org", "subject": "S", "version": "1"}
    assert stage.client("team").post(address, {**form, "text": "One"}).status_code == 302
    late = stage.client("team").post(address, {**form, "text": "Two", "send": "1"})
    html = late.content.decode()
    assert late.status_code == 409 and "One" in html and "Two" in html
    assert drafted(stage)[0].text == "One" and stage.inside(Mail.objects.count) == 0


@pytest.mark.parametrize("who", ["council", "icb", "member", "scrutineer", "lsp", "dsp"])
def test_letters_are_for_the_team_alone(stage: Stage, who: str) -> None:
    held_without(stage)
    (letter,) = drafted(stage)
    for name, args in (("absence_letters", ()), ("absence_letter", (letter.pk,)), ("line_managers", ())):
        assert stage.client(who).get(stage.address(name, *args)).status_code == 403


def test_two_who_write_down_a_line_manager(stage: Stage) -> None:
    body = stage.board.organisations["education"]
    row = stage.inside(lambda: Participation.objects.get(organisation=body))
    address = stage.address("line_manager", row.pk)
    form = {"name": "One", "email": "one@example.org", "version": "0"}
    assert stage.client("team").post(address, form).status_code == 302
    assert "One" in stage.page("team", "line_managers")
    assert version_in(stage.page("team", "line_manager", row.pk)) == "1"
    late = stage.client("team").post(address, {**form, "name": "Two"})
    assert late.status_code == 409 and "One" in late.content.decode() and "Two" in late.content.decode()
    assert stage.inside(lambda: LineManager.objects.get().name) == "One"


def test_apologies_entered_for_somebody_say_so(stage: Stage) -> None:
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    line = stage.inside(lambda: stage.board.line(meeting, "education").pk)
    address = stage.address("apologies", meeting.pk, line)
    assert stage.client("team").post(address, {"reason": "Ill", "came_by": "telephone"}).status_code == 302
    assert "Ill (entered for them, by telephone)" in stage.page("icb", "meeting", meeting.pk)
    assert "Ill (entered for them, by telephone)" in stage.page("icb", "minutes", meeting.pk)
    sheet = stage.client("team").get(stage.address("attendance", meeting.pk))
    assert sheet.status_code == 200
    assert stage.inside(lambda: Attendee.objects.get(pk=line).apologies_by) == "telephone"


def file_of(client: Client, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer


def test_attendance_over_twelve_months_per_agency_seat_and_meeting(stage: Stage, tmp_path: Any) -> None:
    held_without(stage, day=date(2026, 6, 8))
    held_without(stage, lambda meeting: come(stage.board, meeting, "education"), day=date(2026, 5, 4))
    held_without(stage, day=date(2025, 6, 2))  # more than twelve months ago
    page = stage.page("icb", "agency_attendance")
    assert "Education Service" in page and "50%" in page and "from 15 June 2025 to 15 June 2026" in page
    assert "Stacked bar chart: Attendance per agency." in page and "West Mercia Police" not in page
    address = stage.address("agency_attendance")
    csv = file_of(stage.client("icb"), f"{address}?format=csv").content.decode("utf-8-sig").splitlines()
    assert csv[1] == "Education Service,2,1,0,0,0,1,0,50"
    seats = file_of(stage.client("icb"), f"{address}?view=seats&format=csv").content.decode("utf-8-sig").splitlines()
    assert seats[1] == "Lead for Education Service,Education Holder,2,1,0,0,0,1,0,50"
    by_meeting = stage.client("icb").get(f"{address}?view=meetings").content.decode()
    assert by_meeting.count("Absent without apologies") == 1 and "8 June 2026" in by_meeting
    path = tmp_path / "a.xlsx"
    path.write_bytes(file_of(stage.client("icb"), f"{address}?view=meetings&format=xlsx").content)
    assert load_workbook(path).worksheets[0].max_row == 3


def reword(stage: Stage, data: dict[str, Any]) -> None:
    """The terms of the board from now on, as they stood before they were frozen with a meeting."""
    terms = Terms.objects.get(group=stage.board.group)
    terms.data = data
    terms.save()


def test_a_deputy_counts_in_the_figures_only_as_the_terms_of_the_day_say(stage: Stage) -> None:
    """Without deputies in the terms none counts; with a written delegation asked for, one that was valid on the day."""

    def deputised(day: date, *names: str, **valid: date) -> None:
        def act(meeting: Meeting) -> None:
            for name in names:
                line = stage.board.line(meeting, "education").pk
                given = valid if name == "Del Egate" else {}
                deputy = add_deputy(meeting=meeting, deputised_id=line, name=name, capacity="Head", **given)
                arrive(meeting=meeting, attendee_id=deputy.pk, when=clock(8, day=day), at=clock(9, day=day))

        held_without(stage, act, day=day)

    address = stage.address("agency_attendance")

    def figures() -> str:
        return str(file_of(stage.client("icb"), f"{address}?format=csv").content.decode("utf-8-sig").splitlines()[1])

    def by_meeting() -> str:
        return str(stage.client("icb").get(f"{address}?view=meetings").content.decode())

    deputised(date(2026, 6, 1), "Dee Puty")
    assert figures() == "Education Service,1,0,0,1,0,0,0,0"
    assert "Dee Puty: deputies do not count under the terms of that day" in by_meeting()
    assert drafted(stage) == [], "somebody came: nobody is written to"
    terms = {"quoracy": {"all_of_category": "statutory_partner"}, "deputies": "with_delegation", "citation": "§8"}
    stage.inside(lambda: reword(stage, terms))
    deputised(date(2026, 6, 8), "Dee Puty")
    assert figures() == "Education Service,2,0,0,2,0,0,0,0"
    assert "Dee Puty: no written delegation that was valid on that day" in by_meeting()
    deputised(date(2026, 6, 9), "Dee Puty", "Del Egate", delegated_from=date(2026, 6, 9))
    assert figures() == "Education Service,3,0,1,2,0,0,0,33", "one of two who counts is enough"
    assert "Del Egate</div>" in by_meeting() and "A deputy came" in by_meeting()


def test_attendance_costs_the_same_for_one_meeting_and_three(stage: Stage) -> None:
    address, cost = stage.address("agency_attendance"), []
    client = stage.client("icb")
    for days in ((1,), (2, 3)):
        for day in days:
            held_without(stage, day=date(2026, 6, day))
        client.get(address)
        with CaptureQueriesContext(connection) as seen:
            client.get(address)
        cost.append(len(seen))
    assert cost[0] == cost[1]
    assert "Sent apologies" not in stage.page("icb", "agency_attendance")


def mark(stage: Stage, key: str, part: str) -> None:
    def act() -> None:
        post = Post.objects.get(key=key)
        post.role, post.team_part = "team", part
        post.save()

    stage.inside(act)


def test_only_the_manager_of_the_team_and_their_deputy_send_or_set_aside(stage: Stage) -> None:
    manager(stage)
    held_without(stage)
    (letter,) = drafted(stage)
    head = stage.inside(lambda: make_post("head-of-team", "team", title="Manager of the team"))
    mark(stage, "head-of-team", "manager")
    address, aside = (stage.address(name, letter.pk) for name in ("absence_letter", "absence_letter_set_aside"))
    page = stage.page("team", "absence_letter", letter.pk)
    assert "by the Manager of the team (vacant)" in page and "Save the wording" in page
    assert "by the Manager of the team (vacant)" in stage.page("team", "absence_letters")
    form = {"to_name": "The Head", "to_email": "head@example.org", "subject": "Absence", "text": "Dear Head"}
    sent = stage.client("team").post(address, {**form, "version": version_in(page), "send": "1"})
    assert sent.status_code == 200 and "by the Manager of the team" in sent.content.decode()
    assert stage.client("team").post(aside, {"reason": "Explained"}).status_code == 200
    (letter,) = drafted(stage)
    assert (letter.state, letter.text) == ("held", "Dear Head"), "worded, and not sent"
    with pytest.raises(Refused, match="by the Manager of the team"):
        seat = stage.inside(lambda: Seat.objects.get(post__key="team-post"))
        stage.inside(lambda: send_letter(letter=letter, version=letter.version, seat=seat, at=clock(12)))
    assert stage.inside(Mail.objects.count) == 0
    user = stage.world.user("team")  # an officer who is the manager too: it is sent from the manager's seat
    stage.inside(lambda: make_seat(head, user=user))
    page = stage.page("team", "absence_letter", letter.pk)
    sent = stage.client("team").post(address, {**form, "version": version_in(page), "send": "1"})
    assert sent.status_code == 302
    assert stage.inside(lambda: AbsenceLetterStage.objects.latest("pk").seat.post.key) == "head-of-team"


def test_the_deputy_of_the_manager_sends_too(stage: Stage) -> None:
    manager(stage)
    held_without(stage)
    (letter,) = drafted(stage)
    stage.inside(lambda: make_post("head-of-team", "team", title="Manager of the team"))
    mark(stage, "head-of-team", "manager")
    mark(stage, "team-post", "deputy")
    address = stage.address("absence_letter_set_aside", letter.pk)
    assert stage.client("team").post(address, {"reason": "Explained"}).status_code == 302
