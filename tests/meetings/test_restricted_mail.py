"""Mail about what belongs to a case file: the file's reference, and nothing else of it."""

from datetime import date, timedelta

from hscp.record.models import Mail
from meetings.models import Action
from meetings.operations.actions import Source, give_action
from meetings.operations.agenda import add_item
from meetings.operations.asking import ask_owners
from meetings.operations.circulating import issue_minutes
from meetings.operations.decisions import record_decision
from meetings.operations.meeting import close_meeting
from meetings.operations.sighting import _mail as mail_overdue
from meetings.queries.consents import title_of_asking
from meetings.rules.arising import Step
from partnership.models import CaseFile, Seat
from partnership.operations.cases import open_case_file
from tests.factories.cases import within
from tests.factories.meetings import DAY, circulate, clock, come, opened, planned, write_all
from tests.meetings.conftest import Stage

DUE, NEXT = date(2026, 7, 20), date(2026, 7, 27)
SAID = ("20 July", "Visit the family", "Ross")  # no mail says these


def given(stage: Stage, seat: Seat) -> tuple[CaseFile, list[Action]]:
    """A meeting under whose restricted item the council got two actions, and whose minutes were issued."""
    file = stage.inside(lambda: open_case_file(title="A child in Ross", lead=seat, seat=seat, at=clock(8)))
    with within(stage.world.here, file):
        meeting = opened(stage.board, items=1, hour=8)
        come(stage.board, meeting, "council", "icb", "police")
        item = add_item(meeting=meeting, title="A child in Ross", file=file)
        made = {"owner": seat.post, "due_on": DUE, "given_at": clock(9), "seat": seat, "at": clock(9)}
        actions = [give_action(source=Source(item=item), text=f"Visit the family {n}", **made) for n in (1, 2)]
        decision = record_decision(item=item, text="Ross", kind="agree", taken_at=clock(9), seat=seat, at=clock(9))
        assert title_of_asking(decision) == f"A decision of case file {file.reference}"
        write_all(meeting, seat, clock(9, 30))
        close_meeting(meeting=meeting, closed_at=clock(9, 30), seat=seat, at=clock(9, 30))
        circulate(meeting, seat)
        issue_minutes(meeting=meeting, seat=seat, at=clock(9, day=DAY + timedelta(days=3)))
    return file, actions


def test_mail_of_actions_in_a_case_file_names_the_file_once_and_nothing_else(stage: Stage) -> None:
    seat = stage.board.seats["council"]
    file, actions = given(stage, seat)
    with within(stage.world.here, file):
        at = clock(9, day=DAY + timedelta(days=4))
        assert ask_owners(meeting=planned(stage.board, day=NEXT), at=at) == 1
        mail_overdue(Step.CHAIR, actions[0], seat, at)
        mails = {mail.subject: mail for mail in Mail.objects.filter(to=seat.person.email or seat.user.email)}
    asked = mails[f"Before the meeting: {file.reference}"]
    overdue = mails[f"Overdue again: {file.reference}"]
    (issued,) = [mail for subject, mail in mails.items() if subject.startswith("Minutes issued")]
    for mail in (asked, overdue, issued):
        assert mail.text.count(f"ase file {file.reference}") == 1, mail.text
        for words in (*SAID, *(action.reference for action in actions)):
            assert words not in mail.subject + mail.text
    for mail in (asked, overdue):
        assert f"/case-files/{file.pk}/" in mail.text and "/actions/" not in mail.text
