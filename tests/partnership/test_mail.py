"""Mail that waits for somebody's word: the page, one answer, the same answer for all, and letting mail go again."""

from typing import Any

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hscp.lib.moves import problems
from hscp.lib.verdicts import Refused
from hscp.record.mail import HELD_WORDS, UNKNOWN, restoration_that_holds, write_mail
from hscp.record.mail_words import answer_held, answer_mail, let_mail_go
from hscp.record.models import Job, Mail, MailState
from hscp.record.restorations import MailWord, Restoration
from hscp.record.rules import MAIL, WAITING, answers_to
from hscp.spaces.acting import acting, in_space
from tests.conftest import NOW
from tests.factories.fixtures import World

HELD, UNSURE, FAILED, BACK = MailState.HELD, MailState.UNKNOWN, MailState.FAILED, MailState.RETURNED
PROBLEM = {HELD: HELD_WORDS, UNSURE: UNKNOWN, FAILED: "The mail server refused this mail: 550 No such person."}
PROBLEM[BACK] = "It came back, as we learned on 15 June 2026: 550 5.2.2 Mailbox full (a@example.org)."
PATH = "/p/herefordshire/mail/"


def waiting(world: World, state: str, name: str = "") -> Mail:
    """A mail in ``state``, in the space here."""
    with acting(in_space(world.here.pk)):
        subject = f"Meeting {name or state}"
        mail = write_mail(to="a@example.org", subject=subject, text="https://secret", key=subject, at=NOW)
        Mail.objects.filter(pk=mail.pk).update(state=state, problem=PROBLEM[MailState(state)])
        mail.refresh_from_db()
        return mail


def restored(world: World) -> Restoration:
    with acting(in_space(world.here.pk)):
        row = Restoration(taken_at=NOW, at=NOW, product="0", number=0)
        row.save()
        return row


def signed_in(world: World, role: str = "team") -> Client:
    client = Client()
    client.force_login(world.user(role))
    return client


def look(world: World, path: str = PATH) -> str:
    response = signed_in(world).get(path)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def state_of(world: World, mail: Mail) -> str:
    with acting(in_space(world.here.pk)):
        return str(Mail.objects.get(pk=mail.pk).state)


def test_the_table_of_states_is_complete_and_is_the_models() -> None:
    assert problems(MAIL) == ()
    assert [state.name for state in MAIL.states] == MailState.values
    assert WAITING == ("unknown", "failed", "returned", "held")
    assert [each.name for each in answers_to("held")] == ["send", "drop"]
    assert answers_to("queued") == answers_to("sent") == ()


def test_what_waits_is_listed_without_its_text(world: World) -> None:
    for state in (HELD, UNSURE, FAILED, BACK):
        waiting(world, state)
    shown = look(world)
    for words in (
        "Meeting held",
        HELD_WORDS,
        "Meeting unknown",
        "Outcome unknown",
        "550 No such person",
        "Came back",
        "Mailbox full",
    ):
        assert words in shown.replace("&#x27;", "'")
    assert "https://secret" not in shown
    assert "Let new mail go out again" not in shown


def test_nothing_waits(world: World) -> None:
    shown = look(world)
    assert "No mail waits" in shown
    assert "What was said before" not in shown


@pytest.mark.parametrize("role", ["member", "scrutineer", "lsp"])
def test_it_is_the_teams(world: World, role: str) -> None:
    mail = waiting(world, HELD)
    client = signed_in(world, role)
    for path in (PATH, f"{PATH}{mail.pk}/", f"{PATH}held/"):
        assert client.get(path).status_code == 403
        assert client.post(path, {"word": "send"}).status_code in (403, 405)
    assert client.post(f"{PATH}let-go/").status_code == 403
    assert state_of(world, mail) == HELD


@pytest.mark.parametrize("state", [HELD, UNSURE, FAILED, BACK])
def test_sent_on_a_persons_word_once(world: World, state: MailState) -> None:
    mail = waiting(world, state)
    assert "https://secret" not in look(world, f"{PATH}{mail.pk}/")
    client = signed_in(world)
    response = client.post(f"{PATH}{mail.pk}/", {"word": "send", "reason": ""}, follow=True)
    assert "The mail is on its way." in response.content.decode()
    with acting(in_space(world.here.pk)):
        word = MailWord.objects.get()
        assert (word.word, word.mail_key) == ("send", mail.pk)
        assert word.by == world.user("team")
        assert word.seat is not None
        job = Job.objects.get(key=f"mail:word:{word.pk}")
        assert job.arguments == {"mail_id": mail.pk, "by_word": True}
    again = client.post(f"{PATH}{mail.pk}/", {"word": "send", "reason": ""})
    assert again.status_code == 200
    assert "This mail is waiting. It needs nobody’s word." in again.content.decode()
    with acting(in_space(world.here.pk)):
        assert Job.objects.filter(key__startswith="mail:word:").count() == 1


@pytest.mark.parametrize(
    ("state", "word", "to"), [(HELD, "drop", "dropped"), (UNSURE, "settle", "settled"), (BACK, "settle", "settled")]
)
def test_left_with_a_reason(world: World, state: MailState, word: str, to: str) -> None:
    mail = waiting(world, state)
    client = signed_in(world)
    response = client.post(f"{PATH}{mail.pk}/", {"word": word, "reason": "  "})
    assert "Say why, for whoever asks later" in response.content.decode()
    assert state_of(world, mail) == state
    client.post(f"{PATH}{mail.pk}/", {"word": word, "reason": "She has it"})
    assert state_of(world, mail) == to
    shown = look(world)
    assert "She has it" in shown
    assert "No mail waits" in shown


def test_what_cannot_be_said_is_refused(world: World) -> None:
    held = waiting(world, HELD)
    with acting(in_space(world.here.pk)):
        with pytest.raises(Refused, match="is held after a restore now"):
            answer_mail(mail=held, word="settle", reason="r", at=NOW)
        with pytest.raises(Refused, match="Say why"):
            answer_mail(mail=held, word="drop", reason=" ", at=NOW)
        answer_mail(mail=held, word="drop", reason="r", at=NOW)
        with pytest.raises(Refused, match="is not sent now"):
            answer_mail(mail=held, word="send", reason="", at=NOW)
        with pytest.raises(Refused, match="No mail is held"):
            answer_held(word="send", reason="", at=NOW)
        assert MailWord.objects.count() == 1


def test_all_that_is_held_is_answered_at_once(world: World) -> None:
    mails = [waiting(world, HELD, name) for name in ("one", "two", "three")]
    unsure = waiting(world, UNSURE)
    assert "What should happen to the 3 mails held?" in look(world, f"{PATH}held/")
    client = signed_in(world)
    assert "Choose what should happen" in client.post(f"{PATH}held/", {"reason": ""}).content.decode()
    response = client.post(f"{PATH}held/", {"word": "drop", "reason": "Sent before"}, follow=True)
    assert "3 mails not sent." in response.content.decode()
    assert {state_of(world, mail) for mail in mails} == {"dropped"}
    assert state_of(world, unsure) == "unknown"
    assert "No mail is held." in look(world, f"{PATH}held/")


def test_mail_is_let_go_once_after_each_restore(world: World) -> None:
    restored(world)
    assert "Let new mail go out again" in look(world)
    client = signed_in(world)
    response = client.post(f"{PATH}let-go/", follow=True)
    assert "New mail goes out by itself again." in response.content.decode()
    assert "Let new mail go out again" not in look(world)
    assert "Mail goes out by itself already." in client.post(f"{PATH}let-go/", follow=True).content.decode()
    row = restored(world)
    with acting(in_space(world.here.pk)):
        assert restoration_that_holds() == row
        let_mail_go(at=NOW)
        with pytest.raises(DatabaseError), transaction.atomic():
            MailWord(word="let_go", restoration=row, at=NOW).save()


def test_a_restore_holds_no_other_space(world: World) -> None:
    restored(world)
    with acting(in_space(world.there.pk)):
        assert restoration_that_holds() is None


@pytest.mark.parametrize(
    "wrong", [{"word": "send"}, {"word": "drop", "mail_key": 1}, {"word": "let_go", "mail_key": 1}, {"word": "x"}]
)
def test_the_database_keeps_a_word_to_what_it_is_about(world: World, wrong: dict[str, Any]) -> None:
    with acting(in_space(world.here.pk)), pytest.raises(DatabaseError), transaction.atomic():
        MailWord(at=NOW, **wrong).save()


def test_it_is_on_the_teams_own_page_and_on_the_record(world: World) -> None:
    waiting(world, HELD)
    restored(world)
    assert "1 mail waits for somebody’s word" in look(world, "/p/herefordshire/")
    shown = look(world, "/p/herefordshire/record/")
    assert "Restored from a backup" in shown
    assert f'href="{PATH}"' in shown
    member = signed_in(world, "member").get("/p/herefordshire/").content.decode()
    assert "waits for somebody" not in member


def test_its_cost_does_not_grow(world: World) -> None:
    client, cost = signed_in(world), []
    for names in (("a",), ("b",), ("c", "d", "e")):
        for name in names:
            mail = waiting(world, HELD, name)
            with acting(in_space(world.here.pk)):
                answer_mail(mail=mail, word="drop", reason="r", at=NOW)
            waiting(world, UNSURE, f"{name} too")
        with CaptureQueriesContext(connection) as queries:
            client.get(PATH)
        cost.append(len(queries))
    assert cost[1] == cost[2]
