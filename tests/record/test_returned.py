"""Mail that comes back: sent through a real server from an address of its own, reported, marked, sent anew."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from hscp.lib.verdicts import Refused
from hscp.record import mail_returned, runner, turns
from hscp.record.mail import write_mail
from hscp.record.mail_returned import Outcome, take_report
from hscp.record.mail_words import answer_mail
from hscp.record.models import Job, Mail, MailState
from hscp.record.outbox import WORKER
from hscp.record.timetable import Every, Turn
from hscp.spaces.acting import acting, in_space
from tests.record.conftest import Queue
from tests.record.reports import auto_reply, exchange, postfix
from tests.servers.smtp import Postman

TO = "bounces@partnership.example.org"


@pytest.fixture(autouse=True)
def bounces(settings: Any) -> None:
    settings.BOUNCES_TO = TO


def sent(queue: Queue, to: str = "ann@example.net") -> Mail:
    """A mail that was handed over."""
    with acting(in_space(queue.space.pk)):
        mail = write_mail(to=to, subject="The board meets", text="At ten.", key=to, at=timezone.now())
        job = Job.objects.get(key=f"mail:{to}")
    assert runner.run(job.pk, timezone.now())
    return queue.mail(mail)


def report(data: bytes) -> Outcome:
    return take_report(data, at=timezone.now())


def test_a_mail_is_sent_from_an_address_of_its_own_and_shows_the_house_as_its_sender(
    queue: Queue, postman: Postman, settings: Any
) -> None:
    one, two = sent(queue), sent(queue, "ben@example.net")
    numbers = [mail.message_id[1:37] for mail in (one, two)]
    assert postman.senders == [f"bounces+{number}@partnership.example.org" for number in numbers]
    assert len(set(numbers)) == 2 and postman.mails[0]["From"] == settings.DEFAULT_FROM_EMAIL
    settings.BOUNCES_TO = ""
    sent(queue, "cai@example.net")
    assert postman.senders[-1] in settings.DEFAULT_FROM_EMAIL, "without one, from the address of the house"


@pytest.mark.parametrize("by", ["address", "message id"])
def test_a_report_marks_the_mail_it_names_with_the_reason_and_no_other(queue: Queue, postman: Postman, by: str) -> None:
    mail, other = sent(queue), sent(queue, "ben@example.net")
    data = postfix("<lost@on.the.way>", to=postman.senders[0]) if by == "address" else exchange(mail.message_id)
    assert report(data) is Outcome.MARKED
    row = queue.mail(mail)
    assert row.state == MailState.RETURNED and row.sent_at is not None
    assert row.problem.startswith("It came back, as we learned on ") and "(ann@example.net)" in row.problem
    assert queue.mail(other).state == MailState.SENT
    assert report(data) is Outcome.KNOWN, "told twice, marked once"
    with acting(WORKER):
        assert Mail.objects.count() == 2, "nothing is answered to a report"


def test_a_report_that_somebody_made_up_marks_nothing(queue: Queue, postman: Postman) -> None:
    """Without the number of the mail, which is random and nowhere else, nobody reports on it."""
    mail = sent(queue)
    number = mail.message_id[1:37]
    guesses = [f"{int(number[:8], 16) ^ 1:08x}{number[8:]}", "%" * 36, "_" * 36, number[:-1], str(mail.pk)]
    for guess in guesses:
        forged = postfix(f"<{guess}@{mail.message_id.partition('@')[2]}", to=f"bounces+{guess}@partnership.example.org")
        assert report(forged) in (Outcome.NOT_OURS, Outcome.NO_REPORT), guess
    assert report(auto_reply(mail.message_id, postman.senders[0])) is Outcome.NO_REPORT, "somebody is away"
    assert report(postfix(mail.message_id, action="delayed", status="4.4.1")) is Outcome.WAITING
    assert queue.mail(mail).state == MailState.SENT


def test_one_that_was_not_handed_over_is_not_marked(queue: Queue, postman: Postman) -> None:
    with acting(in_space(queue.space.pk)):
        mail = write_mail(to="ann@example.net", subject="s", text="t", key="k", at=timezone.now())
    for state, outcome in (("queued", Outcome.KNOWN), ("failed", Outcome.KNOWN), ("unknown", Outcome.MARKED)):
        with acting(in_space(queue.space.pk)):
            Mail.objects.filter(pk=mail.pk).update(state=state)
        assert report(postfix(mail.message_id)) is outcome, state


def test_it_waits_for_a_word_and_is_sent_anew_or_settled(queue: Queue, postman: Postman) -> None:
    one, two = sent(queue), sent(queue, "ben@example.net")
    for mail in (one, two):
        assert report(postfix(mail.message_id)) is Outcome.MARKED
    with acting(in_space(queue.space.pk)):
        with pytest.raises(Refused, match="Say why"):
            answer_mail(mail=two, word="settle", reason=" ", at=timezone.now())
        answer_mail(mail=two, word="settle", reason="She was told by telephone", at=timezone.now())
        answer_mail(mail=one, word="send", reason="", at=timezone.now())
        job = Job.objects.filter(key__startswith="mail:word:").latest("pk")
    assert runner.run(job.pk, timezone.now())
    assert (queue.mail(one).state, queue.mail(two).state) == (MailState.SENT, MailState.SETTLED)
    assert len(postman.mails) == 3


def maildir(folder: Path, *reports: bytes, host: str = "host") -> Path:
    for name in ("new", "cur", "tmp"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(reports):
        (folder / "new" / f"{number}.{host}").write_bytes(data)
    return folder


def test_a_maildir_is_read_once_whatever_lies_in_it(
    queue: Queue, postman: Postman, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    mail, other = sent(queue), sent(queue, "ben@example.net")
    box = maildir(tmp_path, postfix(mail.message_id), b"\xff\x00 noise", auto_reply(mail.message_id))
    (box / "new" / "link").symlink_to("/etc/passwd")
    out = io.StringIO()
    call_command("read_bounces", str(box), stdout=out)
    assert out.getvalue().strip() == f"{box}: 3 read: 1 marked, 2 no report."
    assert sorted(path.name for path in (box / "cur").iterdir()) == ["0.host:2,S", "1.host:2,S", "2.host:2,S"]
    assert queue.mail(mail).state == MailState.RETURNED
    monkeypatch.setattr(mail_returned, "AT_ONCE", 2)
    maildir(box, *[b"noise"] * 3, postfix(other.message_id), host="later")
    settings.BOUNCES_MAILDIR = str(box)
    now, turn = timezone.now(), Turn("Read", Every(minutes=10), "record.read_bounces")
    assert turns.take_turns(now, [turn]) == ["Read"] and turns.take_turns(now, [turn]) == []
    assert len(list((box / "cur").iterdir())) == 5, "so many at once, the rest with the next turn"
    for _ in range(2):
        call_command("read_bounces", stdout=out)
    assert queue.mail(other).state == MailState.RETURNED


def test_a_pipe_a_single_mail_and_an_mbox_are_read(
    queue: Queue, postman: Postman, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("ann@example.net", "ben@example.net", "cai@example.net", "dee@example.net")
    mails = [sent(queue, each) for each in names]
    (tmp_path / "one").write_bytes(postfix(mails[0].message_id))
    lines = [b"From MAILER-DAEMON Mon Jun 15 10:00:02 2026\n" + exchange(mail.message_id) for mail in mails[1:3]]
    (tmp_path / "mbox").write_bytes(b"\n".join(lines))

    class Piped:
        buffer = io.BytesIO(postfix(mails[3].message_id))

    monkeypatch.setattr("sys.stdin", Piped)
    out = io.StringIO()
    call_command("read_bounces", str(tmp_path / "one"), str(tmp_path / "mbox"), "-", stdout=out)
    assert [line.partition(": ")[2] for line in out.getvalue().splitlines()] == [
        "1 read: 1 marked.",
        "2 read: 2 marked.",
        "1 read: 1 marked.",
    ]
    assert {queue.mail(mail).state for mail in mails} == {MailState.RETURNED}


@pytest.mark.parametrize(
    ("paths", "says"),
    [([], "Say where the reports are"), (["nowhere"], "No such file"), (["."], "it is no mailbox")],
)
def test_what_cannot_be_read_is_said_in_a_sentence(
    queue: Queue, paths: list[str], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CommandError, match=says):
        call_command("read_bounces", *paths)
