"""What an answer may not undo, and how often the link in an invitation may be used."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core import signing
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from hscp.record.mail_returned import Outcome, take_report
from hscp.record.models import Mail, MailState
from meetings.models import Attendee, Meeting, MeetingReply
from meetings.operations.inviting import Answer
from meetings.operations.presence import add_deputy
from meetings.operations.summons import SALT
from tests.conftest import NOW
from tests.meetings.conftest import Stage
from tests.meetings.test_inviting import END, START, answer, invited, line, link, mails, reschedule, send
from tests.record.reports import postfix

DAY = date(2026, 6, 22)
__all__ = ["invited"]


def deputies(stage: Stage) -> list[str]:
    rows = Attendee.objects.filter(deputising_for__isnull=False).order_by("pk")
    return list(stage.inside(lambda: list(rows.values_list("guest_name", flat=True))))


def by_hand(stage: Stage, meeting: Meeting, name: str) -> None:
    row = line(stage, meeting, "police").pk
    stage.inside(lambda: add_deputy(meeting=meeting, deputised_id=row, name=name))


def test_a_deputy_whom_the_team_put_on_the_list_stays_whatever_is_answered(invited: tuple[Stage, Meeting]) -> None:
    stage, meeting = invited
    by_hand(stage, meeting, "Ann Deputy")
    answer(stage, meeting, "police", Answer("deputy", deputy_name="Ann Deputy"))
    assert not stage.inside(lambda: MeetingReply.objects.get().deputy_added), "she was there before"
    answer(stage, meeting, "police", Answer("deputy", deputy_name="Ben Deputy"))
    assert deputies(stage) == ["Ann Deputy", "Ben Deputy"]
    answer(stage, meeting, "police", Answer("attending"))
    assert deputies(stage) == ["Ann Deputy"], "whom the answer brought goes with it"
    answer(stage, meeting, "police", Answer("deputy", deputy_name="Ann Deputy"))
    later = {"starts_at": START + timedelta(days=1), "ends_at": END + timedelta(days=1)}
    stage.inside(lambda: reschedule(meeting, **later))
    assert deputies(stage) == ["Ann Deputy"], "nor does another time take her off"


def test_a_deputy_named_twice_by_the_answer_goes_with_the_answer(invited: tuple[Stage, Meeting]) -> None:
    stage, meeting = invited
    for _ in range(2):
        answer(stage, meeting, "police", Answer("deputy", deputy_name="Ben Deputy"))
    answer(stage, meeting, "police", Answer("attending"))
    assert deputies(stage) == []


def test_an_invitation_that_came_back_says_why_and_is_to_be_sent_again(invited: tuple[Stage, Meeting]) -> None:
    stage, meeting = invited
    send(stage, meeting)
    mail = mails(stage)["police@example.org"]
    stage.inside(lambda: Mail.objects.filter(pk=mail.pk).update(state=MailState.SENT, sent_at=NOW))
    assert take_report(postfix(mail.message_id), at=NOW) is Outcome.MARKED
    html = stage.page("team", "meeting_invitations", meeting.pk)
    assert html.count("Came back") == 1 and "User unknown (ann@example.net)" in html
    assert html.count("To be sent again") == 1 and send(stage, meeting) == 1
    assert "1 mail came back" in stage.page("team", "space_home")


@pytest.fixture
def slow(settings: Any) -> None:
    settings.PACE = {**settings.PACE, "link": (3, 60), "no_link": (2, 60)}
    cache.clear()


@pytest.mark.usefixtures("slow")
def test_one_link_is_used_so_often_and_no_more_and_others_are_not_held_back(invited: tuple[Stage, Meeting]) -> None:
    stage, meeting = invited
    send(stage, meeting)
    page = link(stage, "police@example.org")
    assert [Client().get(page).status_code for _ in range(3)] == [200] * 3
    held = Client().post(page, {"answer": "attending"})
    assert held.status_code == 429 and held["Retry-After"] == "3600" and "in an hour" in held.content.decode()
    assert stage.inside(lambda: MeetingReply.objects.count()) == 0, "and nothing is written"
    assert Client().get(link(stage, "icb@example.org")).status_code == 200


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize("name", ["reply_by_link", "action_answer"])
def test_keys_that_open_nothing_are_held_back_by_the_network_address(invited: tuple[Stage, Meeting], name: str) -> None:
    stage, meeting = invited
    unsigned, nobody = "nonsense", signing.dumps([stage.world.here.pk, meeting.pk, 999_999, 1], salt=SALT)
    tried = [reverse(name, args=(key,)) for key in (unsigned, nobody, unsigned)]
    assert [Client().get(page).status_code for page in tried] == [404, 404, 429]
