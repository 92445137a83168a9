"""Mail against a real server that takes it, refuses it, refuses it for now, or breaks off in the middle."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from hscp.record import runner
from hscp.record.mail import UNKNOWN, write_mail
from hscp.record.models import Job, JobState, Mail, MailState
from hscp.record.outbox import WORKER
from hscp.spaces.acting import acting, in_space
from tests.record.conftest import Queue
from tests.servers.smtp import Postman


def write(queue: Queue, key: str = "invitation 1", to: str = "member@example.org") -> tuple[Mail, Job]:
    with acting(in_space(queue.space.pk)):
        mail = write_mail(to=to, subject="The board meets", text="On Thursday – at ten.", key=key, at=timezone.now())
        return mail, Job.objects.get(key=f"mail:{key}")


def send(job: Job, now: datetime | None = None) -> bool:
    return runner.run(job.pk, now or timezone.now())


def test_handed_over_once(queue: Queue, postman: Postman, now: datetime) -> None:
    mail, job = write(queue)
    assert send(job) is True
    assert send(job) is False
    (got,) = postman.mails
    assert got["Message-ID"] == mail.message_id
    assert got["Auto-Submitted"] == "auto-generated"
    assert (got["To"], got["Subject"]) == ("member@example.org", "The board meets")
    assert got.get_content_type() == "text/plain"
    body = got.get_payload(decode=True)
    assert isinstance(body, bytes)
    assert body.decode().strip() == "On Thursday – at ten."
    row = queue.mail(mail)
    assert (row.state, row.sent_at, row.problem) == (MailState.SENT, now, "")


def test_a_calendar_entry_goes_along_as_the_standards_say(queue: Queue, postman: Postman) -> None:
    entry = "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nX-NAME:Zürich\r\nEND:VCALENDAR\r\n"
    with acting(in_space(queue.space.pk)):
        write_mail(to="a@example.org", subject="s", text="Words", key="c", at=timezone.now(), calendar=entry)
        job = Job.objects.get(key="mail:c")
    assert send(job) is True
    (got,) = postman.mails
    parts = {part.get_content_type(): part for part in got.walk() if not part.is_multipart()}
    assert set(parts) == {"text/plain", "text/calendar", "application/ics"}
    assert parts["text/calendar"].get_param("method") == "CANCEL", "RFC 6047: the method is named beside the type"
    assert parts["text/calendar"].get_content_charset() == "utf-8"
    for kind in ("text/calendar", "application/ics"):
        body = parts[kind].get_payload(decode=True)
        assert isinstance(body, bytes)
        assert body.decode().replace("\r\n", "\n").strip() == entry.replace("\r\n", "\n").strip()
    assert parts["application/ics"].get_filename() == "meeting.ics"


LINK = "http://testserver/invitation/W1.abc:1xYz:sig-nature/"


def test_the_key_of_a_link_is_read_in_the_mail_alone(queue: Queue, postman: Postman) -> None:
    with acting(in_space(queue.space.pk)):
        mail = write_mail(to="new@example.org", subject="s", text=f"Go to {LINK} once.", key="k", at=timezone.now())
        job = Job.objects.get(key="mail:k")
    stored = queue.mail(mail).text
    assert "sig-nature" not in stored and "Go to http://testserver/invitation/2." in stored
    assert send(job) is True
    (got,) = postman.mails
    assert f"Go to {LINK} once." in str(got.get_payload())
    assert queue.mail(mail).text == stored, "nor does the row hold it afterwards"


@pytest.mark.parametrize("planted", ["to", "message_id"])
def test_a_key_copied_into_a_mail_to_somebody_else_is_not_sent(queue: Queue, postman: Postman, planted: str) -> None:
    with acting(in_space(queue.space.pk)):
        write_mail(to="new@example.org", subject="s", text=LINK, key="k", at=timezone.now())
        stolen = Mail.objects.get()
        mine = write_mail(to="thief@example.org", subject="s", text="t", key="mine", at=timezone.now())
        if planted == "to":
            mine, stolen.to = stolen, "thief@example.org"
            stolen.save()
        else:
            mine.text = stolen.text
            mine.save()
        job = Job.objects.get(arguments__mail_id=mine.pk)
    assert send(job) is False
    assert postman.mails == [] and "for another mail or another address" in queue.mail(mine).problem


def test_written_twice_is_one_mail(queue: Queue, postman: Postman) -> None:
    first, job = write(queue)
    second, same = write(queue)
    assert (first.pk, job.pk) == (second.pk, same.pk)
    with acting(WORKER):
        assert Mail.objects.count() == 1
    send(job)
    assert write(queue)[0].state == MailState.SENT
    assert len(postman.mails) == 1


def test_rolled_back_with_what_it_tells_of(queue: Queue, rung: list[int]) -> None:
    with pytest.raises(RuntimeError), acting(in_space(queue.space.pk)):
        write_mail(to="member@example.org", subject="s", text="t", key="gone", at=timezone.now())
        raise RuntimeError
    with acting(WORKER):
        assert (Mail.objects.count(), Job.objects.count()) == (0, 0)
    assert rung == []


def test_what_cannot_be_mail_is_refused_at_once(queue: Queue) -> None:
    with acting(in_space(queue.space.pk)):
        with pytest.raises(ValidationError):
            write_mail(to="no address", subject="s", text="t", key="k", at=timezone.now())
        mail = write_mail(
            to="a@example.org", subject="Board\r\nBcc: b@example.org", text="t", key="k", at=timezone.now()
        )
    assert mail.subject == "Board Bcc: b@example.org"


@pytest.mark.parametrize("moment", ["answers", "after_text"])
def test_refused_for_good_says_the_servers_words(queue: Queue, postman: Postman, moment: str) -> None:
    setattr(postman, moment, ["550 5.1.1 No such person here"])
    mail, job = write(queue)
    assert send(job) is False
    row = queue.mail(mail)
    assert row.state == MailState.FAILED
    assert row.problem == "The mail server refused this mail: 550 5.1.1 No such person here."
    assert queue.look(job).state == JobState.FAILED
    assert send(job, timezone.now() + timedelta(days=1)) is False
    assert postman.mails == []


@pytest.mark.parametrize("moment", ["answers", "after_text"])
def test_refused_for_now_is_tried_again_as_the_same_mail(queue: Queue, postman: Postman, moment: str) -> None:
    setattr(postman, moment, ["451 4.7.1 Greylisted, try again"])
    mail, job = write(queue)
    assert send(job) is False
    assert queue.mail(mail).state == MailState.QUEUED
    waiting = queue.look(job)
    assert waiting.state == JobState.QUEUED
    assert waiting.problem.endswith("refused this mail for the time being: 451 4.7.1 Greylisted, try again.")
    assert send(job, waiting.not_before) is True
    assert [got["Message-ID"] for got in postman.mails] == [mail.message_id]
    assert queue.mail(mail).state == MailState.SENT


def test_refused_for_now_too_often_has_failed(queue: Queue, postman: Postman) -> None:
    postman.answers = ["451 4.3.0 Later"] * 8
    mail, job = write(queue)
    now = timezone.now()
    for _attempt in range(8):
        assert queue.mail(mail).state == MailState.QUEUED
        assert send(job, now) is False
        now = queue.look(job).not_before + timedelta(seconds=1)
    row = queue.mail(mail)
    assert row.state == MailState.FAILED
    assert "451 4.3.0 Later" in row.problem
    assert queue.look(job).state == JobState.FAILED
    assert postman.answers == []


def test_a_server_that_is_away_is_tried_again(queue: Queue, postman: Postman, settings: Any) -> None:
    mail, job = write(queue)
    settings.EMAIL_PORT = 1  # nobody listens there
    assert send(job) is False
    assert queue.mail(mail).state == MailState.QUEUED
    waiting = queue.look(job)
    assert waiting.problem == "The mail server could not be reached (ConnectionRefusedError)."
    settings.EMAIL_PORT = postman.port
    assert send(job, waiting.not_before) is True


def test_a_connection_that_breaks_after_the_text_is_not_repeated(queue: Queue, postman: Postman) -> None:
    postman.break_off = True
    mail, job = write(queue)
    assert send(job) is False
    row = queue.mail(mail)
    assert (row.state, row.problem) == (MailState.UNKNOWN, UNKNOWN)
    assert queue.look(job).state == JobState.FAILED
    postman.break_off = False
    assert runner.drain(timezone.now() + timedelta(days=1)) == 0
    assert postman.texts == 1


def test_found_in_the_middle_of_a_hand_over_is_left_for_a_person(queue: Queue, postman: Postman) -> None:
    """A worker died between the mail's "being handed over" and the server's answer."""
    mail, job = write(queue)
    with acting(WORKER):
        Mail.objects.filter(pk=mail.pk).update(state=MailState.SENDING)
        now = timezone.now()
        Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING, lease_until=now, attempts=1, fence_token=1)
    assert send(job, now) is False
    row = queue.mail(mail)
    assert (row.state, row.problem) == (MailState.UNKNOWN, UNKNOWN)
    assert queue.look(job).state == JobState.FAILED
    assert postman.texts == 0


def test_a_job_that_ends_before_the_hand_over_fails_its_mail(queue: Queue, postman: Postman) -> None:
    mail, job = write(queue)
    with acting(WORKER):
        now = timezone.now()
        Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING, lease_until=now, attempts=8, fence_token=8)
    assert send(job, now) is False
    row = queue.mail(mail)
    assert (row.state, row.problem) == (MailState.FAILED, "The work was interrupted too often, so it was given up.")
    assert postman.texts == 0
